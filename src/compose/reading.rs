//! How to read the report: the orientations, what is most often misread, the words of strength.

use crate::format::{self, spelled};
use crate::instrument::Bounds;

use super::report::{Example, Head, HowToRead, OrientationText, WordRow};
use super::story::Story;
use super::words::{capital, counted};

/// Answers of one person and the certainty of their first orientation: the check values of
/// `docs/numbers.md`, for three orientations.
const KNOWN: [(&str, f64); 7] = [
    ("12 · 2 · 1", 0.997),
    ("10 · 3 · 2", 0.97),
    ("9 · 4 · 2", 0.91),
    ("8 · 4 · 3", 0.84),
    ("8 · 5 · 2", 0.79),
    ("7 · 5 · 3", 0.68),
    ("6 · 5 · 4", 0.52),
];

pub(super) fn how_to_read(story: &Story) -> HowToRead {
    let many = story.names().len();
    let none_better = if many == 2 {
        "Two orientations, neither of them better than the other".to_owned()
    } else {
        format!("{} orientations, none of them better than another", capital(&spelled(many)))
    };
    let lead = format!(
        "Each person chose one of {} statements for each of {}. A share is the answers for an \
         orientation, divided by the traits answered.",
        spelled(many),
        counted(story.traits(), "trait", "traits"),
    );
    let (mix_title, mix_text) = mix(story);
    let has_examples = many == 3;
    HowToRead {
        head: Head::new("how-to-read", "How to read", none_better).lead(lead),
        orientations: texts(story),
        mix_title,
        mix_text,
        examples: if has_examples { examples(story) } else { Vec::new() },
        words: words(story.instrument.bounds(), has_examples),
        has_word_examples: has_examples,
        certainty: "Certainty is the probability that the first orientation would stay first if \
                    the same person answered many more questions of this kind."
            .to_owned(),
        caution: story.instrument.caution().to_owned(),
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
            advice: one.advice.clone(),
        })
        .collect()
}

fn mix(story: &Story) -> (String, String) {
    let hybrid = story.instrument.orientations().iter().find(|one| one.id == "hybrid");
    let text = "Equal shares are a tie and stay one: nothing is decided by the order of the columns.";
    match hybrid {
        Some(one) => (
            format!("{} is an orientation, not a mix", one.name),
            format!(
                "It has statements of its own, and a person is {} by choosing them. {text}",
                one.name
            ),
        ),
        None => ("A tie is shown as a tie".to_owned(), text.to_owned()),
    }
}

fn examples(story: &Story) -> Vec<Example> {
    let names = story.names();
    let level = format!("{} and {} share first place", names[0], names[1]);
    vec![
        Example {
            counts: "7 · 7 · 1".to_owned(),
            mark: story.mark(None),
            text: format!(
                "A tie. {level}, so there is no single orientation. One {} answer does not make it {}.",
                names[2], names[2]
            ),
        },
        Example {
            counts: "3 · 3 · 9".to_owned(),
            mark: story.mark(Some(2)),
            text: format!(
                "{}, clear. Nine times this person chose the {} statement itself.",
                names[2], names[2]
            ),
        },
        Example {
            counts: "6 · 5 · 4".to_owned(),
            mark: story.mark(None),
            text: format!(
                "No single orientation. {} is first by one answer, and its certainty is {}.",
                names[0],
                format::probability(0.52)
            ),
        },
    ]
}

fn words(bounds: Bounds, has_examples: bool) -> Vec<WordRow> {
    let clear = format::probability(bounds.clear);
    let leaning = format::probability(bounds.leaning);
    let known = |from: f64, below: f64, also: Option<&str>| {
        if !has_examples {
            return String::new();
        }
        let found = KNOWN.iter().filter(|(_, certainty)| (from..below).contains(certainty));
        let mut found: Vec<String> = found
            .map(|(counts, certainty)| format!("{counts} ({})", format::probability(*certainty)))
            .collect();
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
