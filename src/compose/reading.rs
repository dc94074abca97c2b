//! How to read the report: the orientations, what is most often misread, the words of strength.

use crate::format::{self, spelled};
use crate::instrument::{Bounds, Mode};
use crate::score::{certainty, most_share};

use super::report::{Definition, Head, HowToRead, OrientationText, WordRow};
use super::story::Story;
use super::words::capital;

/// Fifteen answers of one person to three orientations, the most first.
const KNOWN: [[usize; 3]; 7] =
    [[12, 2, 1], [10, 3, 2], [9, 4, 2], [8, 4, 3], [8, 5, 2], [7, 5, 3], [6, 5, 4]];

pub(super) fn how_to_read(story: &Story) -> HowToRead {
    let many = story.names().len();
    let none_better = if many == 2 {
        "Two orientations, neither of them better than the other".to_owned()
    } else {
        format!("{} orientations, none of them better than another", capital(&spelled(many)))
    };
    let lead = lead(story);
    let (mix_title, mix_text) = mix(story);
    let has_examples = many == 3 && !story.instrument.has_weights();
    HowToRead {
        head: Head::new("how-to-read", "How to read", none_better).lead(lead),
        orientations: texts(story),
        mix_title,
        mix_text,
        numbers: numbers(story),
        words: if story.is_chosen() {
            words(story.instrument.bounds(), has_examples)
        } else {
            Vec::new()
        },
        has_word_examples: has_examples,
        certainty: "Certainty is the probability that the first orientation would stay first if \
                    the same person answered many more questions of this kind."
            .to_owned(),
    }
}

/// What people did, and what a number is.
fn lead(story: &Story) -> String {
    let many = spelled(story.names().len());
    let each = match story.traits() {
        1 => "one trait".to_owned(),
        many => format!("each of {} traits", format::count(many)),
    };
    let weights = if story.instrument.has_weights() {
        " Some traits weigh more than others; the method names them."
    } else {
        ""
    };
    let lead = match story.instrument.mode() {
        Mode::Choose => format!(
            "Each person chose one of {many} statements for {each}. A share is the answers \
             for an orientation, divided by the traits answered."
        ),
        Mode::Rate(scale) => format!(
            "Each person rated {many} statements for {each}, from {} to {}. A score is the \
             mean of the ratings, brought to a scale from 0 to 100.",
            scale.least, scale.most
        ),
        Mode::Allocate { points } => format!(
            "Each person gave {} to {many} statements, for {each}. A share is the part of all \
             points that an orientation was given.",
            format::count_noun(points.into(), "point", "points")
        ),
        Mode::Rank => format!(
            "Each person put {many} statements in order, for {each}. A share is the part \
             of all rank points that an orientation has."
        ),
    };
    lead + weights
}

/// What the numbers are, and what they are not.
fn numbers(story: &Story) -> Vec<Definition> {
    let define = |term: &str, text: String| Definition { term: term.to_owned(), text };
    let many = story.names().len();
    let whole = define(
        "More is less",
        "Everybody’s shares add up to the same, so that more for one orientation is less for \
         the others. They tell of the balance within a person or a team, not of how much there \
         is."
        .to_owned(),
    );
    match story.instrument.mode() {
        Mode::Choose => Vec::new(),
        Mode::Rate(scale) => {
            let labels = match (story.instrument.labels().first(), story.instrument.labels().last())
            {
                (Some(least), Some(most)) => format!(" ({least})")
                    + &format!(", and 100 when all are {} ({most})", scale.most),
                _ => format!(", and 100 when all are {}", scale.most),
            };
            vec![
                define(
                    "Score",
                    format!(
                        "0 when all ratings of an orientation are {}{labels}. The scores of several \
                         orientations are independent: all can be high. There is no word for how \
                         firmly one is first: read it with the distance to the next.",
                        scale.least
                    ),
                ),
                define(
                    "Own mean",
                    "Some people rate everything high, others low. Each person’s mean of all scores \
                     stands beside them: what is above it is high for that person."
                        .to_owned(),
                ),
            ]
        }
        Mode::Allocate { .. } => vec![
            whole,
            define(
                "First place",
                "The orientation with most points. There is no word for how firmly it is first: \
                 read it with the distance to the next."
                    .to_owned(),
            ),
        ],
        Mode::Rank => vec![
            define(
                "Rank points",
                format!(
                    "A statement gets a point for each one that is ranked below it: {} for the first \
                     of {}, none for the last. The most that an orientation can have is {} of all \
                     points.",
                    many - 1,
                    spelled(many),
                    format::percent(most_share(story.instrument))
                ),
            ),
            whole,
            define(
                "First place",
                "The orientation with most rank points. There is no word for how firmly it is first: \
                 read it with the distance to the next."
                    .to_owned(),
            ),
        ],
    }
}

fn texts(story: &Story) -> Vec<OrientationText> {
    story
        .instrument
        .orientations()
        .iter()
        .enumerate()
        .map(|(place, one)| OrientationText {
            orientation: story.orientation(place),
            description: one.description.clone(),
            strengths: one.strengths.clone(),
            blind_spots: one.blind_spots.clone(),
            // What it helps is a team.
            advice: if story.has_team() { one.advice.clone() } else { Vec::new() },
        })
        .collect()
}

fn mix(story: &Story) -> (String, String) {
    let text = format!(
        "Equal {} are a tie and stay one: nothing is decided by the order of the columns.",
        story.levels_word()
    );
    let orientations = story.instrument.orientations();
    let Some(hybrid) = orientations.iter().position(|one| one.id == "hybrid") else {
        return ("A tie is shown as a tie".to_owned(), text);
    };
    let name = story.name(hybrid);
    let title = format!("{name} is an orientation, not a mix");
    let own = match story.instrument.mode() {
        Mode::Choose => {
            format!("It has statements of its own, and a person is {name} by choosing them")
        }
        Mode::Rate(_) => {
            "It has statements of its own, and is high where people rate these high".to_owned()
        }
        Mode::Allocate { .. } => {
            "It has statements of its own, and is first where these get most points".to_owned()
        }
        Mode::Rank => {
            "It has statements of its own, and is first where these are ranked high".to_owned()
        }
    };
    if (orientations.len(), hybrid) != (3, 2) || !story.is_chosen() {
        return (title, format!("{own}. {text}"));
    }
    let names = story.names();
    let tie = format!(
        "{} and {} share first place, and there is no single orientation",
        names[0], names[1]
    );
    let examples = if certainty(9, &[3, 3]) >= story.instrument.bounds().leaning {
        format!("3 · 3 · 9 is {name}. 7 · 7 · 1 is not: {tie}")
    } else {
        format!("{name} is first in 3 · 3 · 9. In 7 · 7 · 1, {tie}")
    };
    let text = format!("{own}. Of 15 answers, written {}, {examples}.", names.join(" · "));
    (title, text)
}

fn words(bounds: Bounds, has_examples: bool) -> Vec<WordRow> {
    let clear = format::probability_bound(bounds.clear);
    let leaning = format::probability_bound(bounds.leaning);
    let known = |from: f64, below: f64, also: Option<&str>| {
        if !has_examples {
            return String::new();
        }
        let found = KNOWN.into_iter().filter_map(|counts| {
            let [first, others @ ..] = counts;
            let certainty = certainty(first, &others);
            let counts = counts.map(format::count).join(" · ");
            let text = || format!("{counts} ({})", format::probability(certainty));
            (from..below).contains(&certainty).then(text)
        });
        let mut found: Vec<String> = found.collect();
        found.extend(also.map(str::to_owned));
        found.join(", ")
    };
    let row = |word: &str, when: String, examples: String| WordRow {
        word: word.to_owned(),
        when,
        examples,
    };
    vec![
        row("Clear", format!("certainty {clear} or more"), known(bounds.clear, 2.0, None)),
        row(
            "Leaning",
            format!("certainty {leaning} up to {clear}"),
            known(bounds.leaning, bounds.clear, None),
        ),
        row(
            "No single orientation",
            format!("certainty below {leaning}, or a tie for first"),
            known(0.0, bounds.leaning, Some("7 · 7 · 1 (tie)")),
        ),
    ]
}
