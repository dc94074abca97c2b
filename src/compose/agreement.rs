//! Where people agree, where they split, and how firm the headline is.

use crate::analyse::{Split, TraitFindings, Word};
use crate::chart::MOST_STRIP_MARKS;
use crate::format;
use crate::instrument::Mode;
use crate::score::TraitScores;

use super::firm;
use super::report::{Agreement, AgreementRow, Head};
use super::story::Story;
use super::traits::{everybody_answered, has_n, statement, turned};
use super::words::{DASH, capital, fitting, plural};

/// A name of more letters takes several lines of a narrow column.
const LONG_NAME: usize = 28;

pub(super) fn agreement(story: &Story) -> Option<Agreement> {
    if !story.has_team() {
        return None;
    }
    let places = places(story);
    let (headline, lead) = if places.is_empty() {
        let least = format::spelled(story.instrument.bounds().people_for_words);
        let lead =
            format!("Words of agreement need {least} people; this is what can be said of fewer.");
        (fitting(&["What it would take to change the headline".to_owned()]), lead)
    } else {
        let lead = "Agreement says how alike the answers are, not whether they are right.";
        let said = [Some(lead), of_agreed(story), of_splits(story)];
        (headline(story), said.into_iter().flatten().collect::<Vec<&str>>().join(" "))
    };
    let shown = shown(story, &places);
    let rows: Vec<AgreementRow> = shown.iter().map(|&place| row(story, place)).collect();
    Some(Agreement {
        head: Head::new("agreement", "Agreement", headline).lead(lead),
        numbers: numbers(story, |(name, _)| name),
        paths: numbers(story, |(_, path)| path),
        has_chance: story.findings.team.by_chance.is_some(),
        marks: rows.iter().any(|row| row.marks.is_some()).then(|| marks(story)),
        has_about: rows.iter().any(|row| row.about.is_some()),
        has_long_names: rows.iter().any(|row| row.name.chars().count() > LONG_NAME),
        notes: if places.is_empty() { Vec::new() } else { notes(story, &places, &shown) },
        rows,
        firm: firm::firm(story),
    })
}

/// How many traits have each word.
fn headline(story: &Story) -> String {
    let traits = &story.findings.team.traits;
    let of = |word| traits.iter().filter(|one| one.word == Some(word)).count();
    let (agreed, split) = (of(Word::Agreed), of(Word::Split));
    let all = story.traits();
    let many =
        |count: usize| format!("{} {}", format::spelled(count), plural(count, "trait", "traits"));
    let team = capital(story.everybody());
    match (agreed, split) {
        (0, 0) => format!("{team} neither agrees nor splits on any trait"),
        (agreed, 0) if agreed == all => format!("{team} agrees on every trait"),
        (0, split) if split == all => format!("{team} splits on every trait"),
        (agreed, 0) => format!("{team} agrees on {} and splits on none", many(agreed)),
        (0, split) => {
            format!("{team} agrees on no trait and splits on {}", format::spelled(split))
        }
        (agreed, split) => {
            let text = format!(
                "{team} agrees on {} and splits on {}",
                many(agreed),
                format::spelled(split)
            );
            fitting(&[text])
        }
    }
}

/// What the drawings show.
fn marks(story: &Story) -> String {
    let name = if story.people() > MOST_STRIP_MARKS {
        "Share of each statement"
    } else {
        "One mark per person"
    };
    name.to_owned()
}

/// The columns of numbers: what they are called, or where they stand below a trait in `scores.json`.
fn numbers(story: &Story, of: fn((&'static str, &'static str)) -> &'static str) -> Vec<String> {
    let columns: &[(&str, &str)] = match story.instrument.mode() {
        Mode::Choose => &[("n", "answered"), ("Agreement", "agreement")],
        Mode::Rate(_) => &[
            ("n", "answered"),
            ("r*wg", "r_wg.uniform"),
            ("r*wg, skewed", "r_wg.slight_skew"),
            ("AD", "average_deviation.mean"),
        ],
        Mode::Allocate { .. } | Mode::Rank => &[("n", "answered")],
    };
    let columns = &columns[usize::from(!has_n(story))..];
    columns.iter().map(|&column| of(column).to_owned()).collect()
}

/// The traits that enough people answered, the most agreed first.
fn places(story: &Story) -> Vec<usize> {
    let team = &story.scores.team;
    let found = &story.findings.team.traits;
    let mut places: Vec<usize> =
        (0..found.len()).filter(|&place| found[place].word.is_some()).collect();
    places.sort_by(|&one, &other| {
        let rank = |place: usize| match found[place].word {
            Some(Word::Agreed) => 0,
            Some(Word::Mixed) => 1,
            Some(Word::Split) | None => 2,
        };
        let alike = |place: usize| likeness(&team.traits[place], &found[place]);
        rank(one).cmp(&rank(other)).then(alike(other).total_cmp(&alike(one)))
    });
    places
}

/// The traits that have a row: where there is no figure, a row of a mixed trait would say nothing.
fn shown(story: &Story, places: &[usize]) -> Vec<usize> {
    let has_figure = match story.instrument.mode() {
        Mode::Choose | Mode::Rate(_) => true,
        Mode::Allocate { .. } | Mode::Rank => false,
    };
    let found = &story.findings.team.traits;
    let says = |place: &usize| has_figure || found[*place].word != Some(Word::Mixed);
    places.iter().copied().filter(says).collect()
}

/// Whether a trait stands below another although its figure is the higher one.
fn is_out_of_step(story: &Story, places: &[usize]) -> bool {
    let figure = |place: usize| {
        likeness(&story.scores.team.traits[place], &story.findings.team.traits[place])
    };
    places.windows(2).any(|pair| figure(pair[1]) > figure(pair[0]) + 1e-9)
}

/// Why a word and a figure may seem to differ.
fn two_measures(story: &Story) -> Option<&'static str> {
    match story.instrument.mode() {
        Mode::Choose => Some(
            "The word goes by the statements that most chose, the figure by all of them: it is the \
             higher, the fewer chose any other. So the figure of a split trait can be higher than that of \
             an agreed or mixed trait.",
        ),
        Mode::Rate(_) => Some(
            "A split goes by a single statement, r*wg by all of a trait: so a split trait can have a \
             higher r*wg than a mixed trait.",
        ),
        Mode::Allocate { .. } | Mode::Rank => None,
    }
}

/// What rows are sorted by: agreement, or r*wg, or the share of the most chosen.
pub(super) fn likeness(scores: &TraitScores, found: &TraitFindings) -> f64 {
    match (&found.ratings, scores.agreement) {
        (Some(ratings), _) => ratings.lower(),
        (None, Some(agreement)) => agreement,
        (None, None) => scores.shares.iter().copied().fold(0.0, f64::max),
    }
}

fn row(story: &Story, place: usize) -> AgreementRow {
    let scores = &story.scores.team.traits[place];
    let found = &story.findings.team.traits[place];
    let of = &story.instrument.traits()[place];
    let mut numbers = Vec::new();
    if has_n(story) {
        numbers.push(format::count(scores.answered));
    }
    let index = |value: Option<f64>| value.map_or_else(|| DASH.to_owned(), format::index);
    match story.instrument.mode() {
        Mode::Choose => numbers.push(index(scores.agreement)),
        Mode::Rate(_) => {
            let ratings = found.ratings.as_ref();
            numbers.push(index(ratings.map(|one| one.uniform)));
            numbers.push(index(ratings.and_then(|one| one.slight_skew)));
            let deviation = ratings.map(|one| format::decimal(one.from_mean, 2));
            numbers.push(deviation.unwrap_or_else(|| DASH.to_owned()));
        }
        Mode::Allocate { .. } | Mode::Rank => {}
    }
    AgreementRow {
        at: place.to_string(),
        name: of.name.clone(),
        marks: (story.instrument.mode() == Mode::Choose).then(|| format!("trait-{}", of.id)),
        numbers,
        word: found.word.map_or(DASH, Word::word).to_owned(),
        strong: matches!(found.word, Some(Word::Agreed | Word::Split)),
        about: about(story, place),
    }
}

/// The statements that a word is about.
fn about(story: &Story, place: usize) -> Option<String> {
    let found = &story.findings.team.traits[place];
    match (found.split, found.word, story.instrument.mode()) {
        (Some(Split::Between { orientations: [first, second], people: [many, few] }), _, _) => {
            Some(format!(
                "{}: {}; {}: {}",
                statement(story, place, first),
                format::count(many),
                statement(story, place, second),
                format::count(few)
            ))
        }
        (Some(Split::Over { orientation, below, above }), _, _) => Some(format!(
            "{}: {} below the middle, {} above",
            statement(story, place, orientation),
            format::count(below),
            format::count(above)
        )),
        (None, Some(Word::Agreed), mode) => {
            let first = found.first_of_most?;
            let statement = statement(story, place, first);
            // In the other modes, how many put it first is no number of `scores.json`.
            let counts = &story.scores.team.traits[place].counts;
            Some(match mode {
                Mode::Choose => format!("{statement}: {}", format::count(counts[first])),
                Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank => statement,
            })
        }
        (None, _, _) => None,
    }
}

/// Whether a trait is split over a statement that says the opposite of its orientation.
pub(super) fn is_over_reversed(story: &Story, place: usize) -> bool {
    match story.findings.team.traits[place].split {
        Some(Split::Over { orientation, .. }) => {
            story.instrument.traits()[place].reversed[orientation]
        }
        Some(Split::Between { .. }) | None => false,
    }
}

/// How many traits would have a word if everybody answered at random.
fn by_chance(story: &Story) -> Option<String> {
    let by_chance = story.findings.team.by_chance?;
    let traits = &story.findings.team.traits;
    let with_word = traits.iter().filter(|one| one.word.is_some()).count();
    let all = match with_word {
        0 => return None,
        all if all == traits.len() => {
            format!("{} {}", format::count(all), plural(all, "trait", "traits"))
        }
        some => format!("{} {} with a word", format::count(some), plural(some, "trait", "traits")),
    };
    let split = format::decimal(by_chance.split, 1);
    let Some(agreed) = by_chance.agreed else {
        return Some(format!(
            "If everybody rated at random, each step as often, {split} of the {all} would be split on average."
        ));
    };
    let agreed = format::decimal(agreed, 1);
    Some(if agreed == "0.0" && split == "0.0" {
        "If everybody answered at random, hardly any trait would be agreed or split.".to_owned()
    } else {
        let agreed = if agreed == "0.0" { "less than 0.1".to_owned() } else { agreed };
        format!(
            "If everybody answered at random, {agreed} of the {all} would be agreed and {split} split on \
             average."
        )
    })
}

/// That agreement is no more than answers at random would bring; nothing where it is more, or none.
fn of_agreed(story: &Story) -> Option<&'static str> {
    let traits = &story.findings.team.traits;
    let agreed = traits.iter().filter(|one| one.word == Some(Word::Agreed)).count() as f64;
    let by_chance = story.findings.team.by_chance.and_then(|by_chance| by_chance.agreed)?;
    // What nobody would expect of answers at random is a finding by itself.
    let scores = &story.scores.team.traits;
    let is_unanimous =
        scores.iter().any(|one| one.answered > 0 && one.counts.contains(&one.answered));
    match () {
        () if agreed == 0.0 || agreed > by_chance + 0.5 || is_unanimous => None,
        () if agreed >= by_chance - 0.5 => {
            Some("Random answers would agree on as many traits: this agreement is no finding.")
        }
        () => Some("Random answers would agree on more traits: this agreement is no finding."),
    }
}

/// What a split is worth, beside how many traits random answers would split; nothing where none is.
fn of_splits(story: &Story) -> Option<&'static str> {
    let traits = &story.findings.team.traits;
    let split = traits.iter().filter(|one| one.word == Some(Word::Split)).count() as f64;
    let by_chance = story.findings.team.by_chance.map_or(0.0, |by_chance| by_chance.split);
    Some(match () {
        () if split == 0.0 => return None,
        () if split > by_chance + 0.5 => "A split is a reason to talk.",
        () if split >= by_chance - 0.5 => {
            "Random answers would split as many traits: take a split as a question, not as a finding."
        }
        () => {
            "Random answers would split more traits: take a split as a question, not as a finding."
        }
    })
}

/// What the words and figures of these traits mean, of which some are shown.
fn notes(story: &Story, places: &[usize], shown: &[usize]) -> Vec<String> {
    let first = match story.instrument.mode() {
        Mode::Choose => {
            "Split: two camps, each a third or more, that together hold nine tenths or more. Agreed: no \
             split, and two thirds or more chose the same statement. Mixed: neither. Agreement is 1 when \
             all choose the same statement and 0 when the statements are chosen equally often."
        }
        Mode::Rank | Mode::Allocate { .. } => {
            "Split: two camps, each a third or more, that together hold nine tenths or more. Agreed: no \
             split, and two thirds or more put the same statement first. Mixed: neither. Who puts two \
             statements first is in no camp."
        }
        Mode::Rate(_) => {
            "Split: a third or more rate a statement below the middle of the scale, and a third or more \
             above. Agreed: no split, and r*wg is .70 or more under both nulls. Mixed: neither. r*wg is 1 \
             when all rate alike and 0 when ratings differ as much as random ones, each step as often or \
             slightly skewed. AD is the mean distance from the mean, in steps."
        }
    };
    let mut notes = vec![first.to_owned()];
    notes.extend(
        turned(story).filter(|_| shown.iter().any(|&place| is_over_reversed(story, place))),
    );
    if !has_n(story) {
        notes[0].push(' ');
        notes[0].push_str(&everybody_answered(story));
    }
    if shown.len() < places.len() {
        let mixed = match (shown.len(), places.len() == story.traits()) {
            (0, true) => "Every trait is mixed.",
            (0, false) => "Every trait with enough answers is mixed.",
            _ => "Every other trait is mixed.",
        };
        notes.insert(0, mixed.to_owned());
    }
    if is_out_of_step(story, shown) {
        notes.extend(two_measures(story).map(str::to_owned));
    }
    notes.extend(by_chance(story));
    let without_word = story.findings.team.traits.iter().enumerate();
    let without_word = without_word.filter(|(_, one)| one.word.is_none()).map(|(place, _)| place);
    let silent = story.silent_traits();
    let (silent, few): (Vec<usize>, Vec<usize>) =
        without_word.partition(|place| silent.contains(place));
    let least = format::spelled(story.instrument.bounds().people_for_words);
    for (places, why) in
        [(few, format!("fewer than {least} answers")), (silent, "no answer".to_owned())]
    {
        if !places.is_empty() {
            let on = capital(&story.on_traits(&places, 3));
            notes.push(format!("{on}: {why}, so no word."));
        }
    }
    notes
}
