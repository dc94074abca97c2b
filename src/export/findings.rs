//! What `scores.json` tells of the findings: beside a trait's numbers, of a team, and of the wave.

use super::json::{
    counts_of, number, object, orientation, orientations, per_orientation, strength,
};
use super::node::Node;
use crate::analyse::{
    Absent, Findings, Flag, Influence, Interval, NoInterval, Refusal, Reliability, Split,
    TeamFindings, TraitFindings, Variant, Word,
};
use crate::edition::Edition;
use crate::instrument::{Instrument, Mode};
use crate::score::{Difference, Scores};

type Entries = Vec<(&'static str, Node)>;

fn optional<T>(value: Option<T>, node: impl FnOnce(T) -> Node) -> Node {
    value.map_or(Node::Nothing, node)
}

/// The keys of a trait behind `agreement`.
pub(super) fn of_trait(found: &TraitFindings, instrument: &Instrument) -> Entries {
    let mut entries = vec![
        ("word", Node::optional(found.word.map(Word::word))),
        ("split", optional(found.split, |split| of_split(split, instrument))),
    ];
    if let Mode::Rate(_) = instrument.mode() {
        let ratings = found.ratings.as_ref();
        entries.push((
            "r_wg",
            optional(ratings, |one| {
                Node::object([
                    ("uniform", number(one.uniform)),
                    ("slight_skew", optional(one.slight_skew, number)),
                ])
            }),
        ));
        entries.push((
            "average_deviation",
            optional(ratings, |one| {
                Node::object([("mean", number(one.from_mean)), ("median", number(one.from_median))])
            }),
        ));
    }
    entries
}

fn of_split(split: Split, instrument: &Instrument) -> Node {
    match split {
        Split::Between { orientations: camps, people } => Node::object([
            ("between", orientations(&camps, instrument)),
            ("people", counts_of(&people)),
        ]),
        Split::Over { orientation: over, below, above } => Node::object([
            ("over", orientation(Some(over), instrument)),
            ("people", counts_of(&[below, above])),
        ]),
    }
}

/// The object `findings` of a team.
pub(super) fn of_team(
    found: &TeamFindings,
    scores: &Scores,
    instrument: &Instrument,
    edition: Edition,
) -> Node {
    let times = times(instrument);
    let margin = found.margin.as_ref();
    let absent = found.absent.as_ref();
    object(vec![
        ("lead", optional(margin, |margin| number(times * margin.lead))),
        (
            "first_place_changes_with",
            optional(margin, |margin| {
                Node::object([
                    ("answers", optional(margin.answers, Node::Count)),
                    ("people", Node::Count(margin.people)),
                ])
            }),
        ),
        ("absent", optional(absent, |absent| of_absent(absent, times, instrument))),
        (
            "intervals",
            optional(found.intervals.as_ref().ok(), |intervals| {
                let one = |one: &Option<Interval>| {
                    optional(one.as_ref(), |one| {
                        range("low", times * one.low, "high", times * one.high)
                    })
                };
                per_orientation(intervals.iter().map(one), instrument)
            }),
        ),
        (
            "no_intervals",
            Node::optional(found.intervals.as_ref().err().map(|why| NoInterval::word(*why))),
        ),
        (
            "without_one_person",
            optional(found.influence.as_ref(), |one| of_influence(one, scores, edition)),
        ),
        (
            "words_by_chance",
            optional(found.by_chance, |one| {
                Node::object([
                    ("agreed", optional(one.agreed, number)),
                    ("split", number(one.split)),
                ])
            }),
        ),
    ])
}

/// What a share is multiplied by: 100 in the mode `rate`, whose scores go from 0 to 100.
fn times(instrument: &Instrument) -> f64 {
    match instrument.mode() {
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => 1.0,
        Mode::Rate(_) => 100.0,
    }
}

fn range(from: &'static str, low: f64, to: &'static str, high: f64) -> Node {
    Node::object([(from, number(low)), (to, number(high))])
}

fn of_absent(absent: &Absent, times: f64, instrument: &Instrument) -> Node {
    let bounds = absent
        .bounds
        .iter()
        .map(|(least, most)| range("least", times * least, "most", times * most));
    Node::object([
        ("people", Node::Count(absent.people)),
        ("shares", per_orientation(bounds, instrument)),
        ("first_place_changes_with", optional(absent.change, |rival| Node::Count(rival.needed))),
    ])
}

fn of_influence(found: &Influence, scores: &Scores, edition: Edition) -> Node {
    let listed = match edition {
        Edition::Named => found.people.iter().map(|&place| id(scores, place)).collect(),
        Edition::Aggregate => Vec::new(),
    };
    Node::object([
        ("difference", Node::text(found.difference.word())),
        ("people", Node::List(listed)),
    ])
}

fn id(scores: &Scores, place: usize) -> Node {
    Node::text(&scores.people[place].id)
}

/// The object `findings` of the wave.
pub(super) fn of_wave(
    found: &Findings,
    scores: &Scores,
    instrument: &Instrument,
    edition: Edition,
) -> Node {
    let flags: Vec<Node> = match edition {
        Edition::Named => {
            let flags = found.flags.iter();
            flags.map(|(place, flag)| of_flag(id(scores, *place), *flag)).collect()
        }
        // In no order that would tell whose they are.
        Edition::Aggregate => {
            let mut words: Vec<&str> = found.flags.iter().map(|(_, flag)| flag.word()).collect();
            words.sort_unstable();
            words.into_iter().map(|word| Node::object([("flag", Node::text(word))])).collect()
        }
    };
    let sensitivity = found.sensitivity.iter().map(|one| of_variant(one, instrument));
    object(vec![
        ("flags", Node::List(flags)),
        ("flagged", {
            let each = Flag::WORDS.map(|word| (word, Node::Count(found.having(word))));
            let people = ("people", Node::Count(found.flagged().len()));
            object([people].into_iter().chain(each).collect())
        }),
        ("timed", Node::Count(found.timed)),
        (
            "reliability",
            optional(found.reliability.as_ref().ok(), |all| {
                per_orientation(all.iter().map(of_reliability), instrument)
            }),
        ),
        (
            "no_reliability",
            Node::optional(found.reliability.as_ref().err().map(|why| Refusal::word(*why))),
        ),
        ("sensitivity", Node::List(sensitivity.collect())),
    ])
}

fn of_flag(person: Node, flag: Flag) -> Node {
    let mut entries = vec![("person", person), ("flag", Node::text(flag.word()))];
    entries.extend(match flag {
        Flag::Same { answers } => vec![("answers", Node::Count(answers))],
        Flag::Run { length, answers, chance } => vec![
            ("length", Node::Count(length)),
            ("answers", Node::Count(answers)),
            ("chance", number(chance)),
        ],
        Flag::Fast { seconds, least } => {
            vec![("seconds", Node::Count(seconds)), ("least", Node::Count(least))]
        }
    });
    object(entries)
}

fn of_reliability(found: &Reliability) -> Node {
    object(vec![
        ("people", Node::Count(found.people)),
        ("statements", Node::Count(found.items)),
        ("alpha", optional(found.alpha.ok(), |one| number(one.alpha))),
        ("interval", optional(found.alpha.ok(), |one| range("low", one.low, "high", one.high))),
        ("no_alpha", Node::optional(found.alpha.err().map(Refusal::word))),
        ("omega", optional(found.omega.ok(), |one| number(one.omega))),
        ("no_omega", Node::optional(found.omega.err().map(Refusal::word))),
    ])
}

fn of_variant(found: &Variant, instrument: &Instrument) -> Node {
    let same = match found.difference {
        Difference::None => true,
        Difference::Strength | Difference::Orientation | Difference::FirstPlace => false,
    };
    object(vec![
        ("rule", Node::text(found.choice.word())),
        ("responses", Node::Count(found.responses)),
        ("people", Node::Count(found.people)),
        ("same", Node::Truth(same)),
        ("difference", Node::text(found.difference.word())),
        ("first", orientations(&found.headline.leaders, instrument)),
        ("orientation", orientation(found.headline.orientation, instrument)),
        ("strength", strength(found.headline.strength, instrument)),
    ])
}
