//! A meeting of 45 minutes, made of what the report has, and open questions for it.

use crate::analyse::Word;
use crate::compose::report::AgendaRow;
use crate::compose::story::Story;
use crate::compose::words::{capital, list_and, plural};
use crate::format::{self, spelled};

/// How long the meeting takes.
pub(super) const MINUTES: usize = 45;

/// The step that times are rounded to, and the least that a part takes.
const STEP: usize = 5;

/// A part of the meeting before its time is known.
struct Part {
    what: String,
    chapter: (&'static str, String),
    steps: usize,
    /// Whether it takes the time that others leave.
    may_grow: bool,
}

/// The parts in their order; what is not in the report is not on the agenda, and others take its
/// time.
pub(super) fn agenda(story: &Story, cards: &[&str], has_help: bool) -> Vec<AgendaRow> {
    let own = || ("conversation", "Conversation".to_owned());
    let part = |what: String, chapter, steps, may_grow| Part { what, chapter, steps, may_grow };
    let n = format::n(story.people());
    let mut parts = vec![
        part(
            "Read the summary in silence; each of us notes one surprise".to_owned(),
            ("summary", "Summary".to_owned()),
            1,
            false,
        ),
        part(
            format!("What the numbers are and are not: no grades, and {n}"),
            ("how-to-read", "How to read".to_owned()),
            1,
            false,
        ),
    ];
    if !agreed(story).is_empty() {
        let what = "Where we agree: what it makes easy, and what it hides".to_owned();
        parts.push(part(what, ("agreement", "Agreement".to_owned()), 1, true));
    }
    match cards.len() {
        0 => {
            let (few, what) = match story.traits() {
                traits @ ..=3 => (traits, "The traits one by one".to_owned()),
                _ => (3, "Three traits of our choice, five minutes each".to_owned()),
            };
            let what = format!("{what}: which answer surprises us, and why");
            parts.push(part(what, ("traits", "Trait by trait".to_owned()), few, false));
        }
        1 => parts.push(part(format!("The card {}", cards[0]), own(), 2, true)),
        many => parts.push(part(
            format!("{} cards, five minutes each: {}", capital(&spelled(many)), list_and(cards)),
            own(),
            many,
            false,
        )),
    }
    if let Some(change) = story.change.filter(|change| change.both > 0) {
        let before = format::wave(&change.before.name);
        let what = format!("What the comparison with {before} shows, and what it cannot show");
        parts.push(part(what, ("change", "Change".to_owned()), 1, false));
    }
    if has_help {
        let what = "What would help: keep what fits us, strike out what does not".to_owned();
        parts.push(part(what, own(), 1, true));
    } else {
        let what = "The questions for everybody, in turn".to_owned();
        parts.push(part(what, own(), 1, true));
    }
    parts.push(part(
        format!("At most {} actions, each with an owner and a date", spelled(super::ACTIONS)),
        own(),
        1,
        true,
    ));
    fill(&mut parts);
    let mut start = 0;
    parts
        .into_iter()
        .map(|part| {
            let minutes = part.steps * STEP;
            let row = AgendaRow {
                start: format!("0:{start:02}"),
                minutes: format::count(minutes),
                what: part.what,
                chapter: part.chapter.0.to_owned(),
                name: part.chapter.1,
            };
            start += minutes;
            row
        })
        .collect()
}

/// Gives what is left of the time to the parts that may grow, the last first and in turn.
fn fill(parts: &mut [Part]) {
    let taken: usize = parts.iter().map(|part| part.steps).sum();
    let growing: Vec<usize> = (0..parts.len()).rev().filter(|&at| parts[at].may_grow).collect();
    let left = (MINUTES / STEP).saturating_sub(taken);
    for at in growing.into_iter().cycle().take(left) {
        parts[at].steps += 1;
    }
}

/// The traits on which most agree, as the chapter on agreement has them, where most of all answered.
fn agreed(story: &Story) -> Vec<usize> {
    let (traits, team) = (&story.findings.team.traits, &story.scores.team);
    let is_of_most = |place: &usize| team.traits[*place].answered * 2 > team.people;
    let agreed = (0..traits.len()).filter(|&place| traits[place].word == Some(Word::Agreed));
    agreed.filter(is_of_most).collect()
}

/// Open questions for everybody, each only where the report has what it asks about.
pub(super) fn questions(story: &Story) -> Vec<String> {
    let mut all = Vec::new();
    let agreed = agreed(story);
    if !agreed.is_empty() {
        let on = story.on_traits(&agreed, 3);
        let scores = &story.scores.team.traits;
        let is_of_all = |place: &usize| scores[*place].counts.contains(&story.people());
        let alike = match story.is_chosen() {
            true if agreed.iter().all(is_of_all) => "all of us say the same",
            true => "most of us say the same",
            false => "our answers lie close together",
        };
        all.push(format!(
            "On {on} {alike}. What does that make easy, and what do we no longer see?"
        ));
    }
    let team = &story.scores.team;
    all.push(if team.tied.len() > 1 {
        let names: Vec<&str> = team.tied.iter().map(|&place| story.name(place)).collect();
        format!("{} share the first place. Which work belongs to which?", list_and(&names))
    } else if let Some(first) = story.first_of_team(team) {
        let name = story.name(first);
        format!("{name} comes first. In which work is that right, and in which would another help?")
    } else {
        "No orientation leads clearly. Which work of the next quarter needs which?".to_owned()
    });
    all.extend(moved(story));
    if let Some(absent) = story.absent().filter(|&absent| absent > 0) {
        let has = plural(absent, "of us has", "of us have");
        all.push(format!(
            "{} {has} no score. What might they have said that nobody did?",
            capital(&spelled(absent))
        ));
    }
    all.push("Which answer of our own would we give differently today?".to_owned());
    all
}

/// Asks about the shares that changed beyond the band.
fn moved(story: &Story) -> Option<String> {
    let change = story.change?;
    let told: Vec<String> = (0..change.shares.len())
        .filter_map(|place| {
            let verb = if change.told(place)? > 0.0 { "rose" } else { "fell" };
            Some(format!("{} {verb}", story.name(place)))
        })
        .collect();
    (!told.is_empty()).then(|| {
        format!(
            "{} among those who answered in both waves. What did we do differently?",
            list_and(&told)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::Options;
    use crate::compose::sample::Sample;

    fn minutes(sample: &Sample, cards: &[&str], has_help: bool) -> Vec<usize> {
        let options = Options::default();
        let story = Story {
            scores: &sample.scores,
            findings: &sample.findings(),
            change: None,
            target: None,
            responses: &sample.responses,
            instrument: &sample.instrument,
            options: &options,
        };
        let rows = agenda(&story, cards, has_help);
        let mut start = 0;
        for row in &rows {
            assert_eq!(row.start, format!("0:{start:02}"));
            start += row.minutes.parse::<usize>().unwrap();
        }
        rows.iter().map(|row| row.minutes.parse().unwrap()).collect()
    }

    #[test]
    fn the_minutes_always_add_up_to_those_of_the_meeting() {
        for people in [2, 3, 5, 12, 60] {
            let sample = Sample::sized(people);
            for cards in [&[][..], &["View"], &["View", "Risk"], &["View", "Risk", "Role"]] {
                for has_help in [false, true] {
                    let minutes = minutes(&sample, cards, has_help);
                    assert_eq!(minutes.iter().sum::<usize>(), MINUTES, "{people} {cards:?}");
                    assert!(minutes.iter().all(|own| own % STEP == 0 && *own > 0));
                }
            }
        }
    }
}
