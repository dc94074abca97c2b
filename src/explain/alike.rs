//! How the findings about a trait were made: words, camps, and agreement of ratings.

use super::firm::nothing;
use super::team::Team;
use super::{Explanation, Step, Value};
use crate::analyse::{Ratings, Split, TraitFindings, Word};
use crate::format::{count_noun, six_places};
use crate::instrument::Mode;
use crate::score::TraitScores;

/// The number of a trait behind `agreement`.
pub(super) fn of_trait(
    team: &Team,
    place: usize,
    scores: &TraitScores,
    found: &TraitFindings,
    path: &[Step],
) -> Option<Explanation> {
    use Step::{At, Key};
    let cells = || team.answers(place..place + 1, None);
    let answered = scores.answered.to_string();
    let instrument = team.facts.instrument;
    match path {
        [Key("word")] => Some(word(team, scores, found).with("answers", answered, cells())),
        [Key("split")] => {
            Some(nothing("split", SPLIT, SPLIT_FORMULA, "there are no two camps").with(
                "answers",
                answered,
                cells(),
            ))
        }
        [Key("split"), Key("between"), At(at)] => {
            let Some(Split::Between { orientations, people }) = found.split else { return None };
            let one = &instrument.orientations()[*orientations.get(*at)?];
            Some(
                Explanation::new("camp", SPLIT, Value::Word(one.id.clone()))
                    .made(SPLIT_FORMULA, format!("{} of {answered}: {}", people[*at], one.id))
                    .with("answers", answered, cells()),
            )
        }
        [Key("split"), Key("over")] => {
            let Some(Split::Over { orientation, below, above }) = found.split else { return None };
            let one = &instrument.orientations()[orientation];
            let filled = format!("{below} below and {above} above the middle: {}", one.id);
            Some(
                Explanation::new("statement of the split", SPLIT, Value::Word(one.id.clone()))
                    .made(SPLIT_FORMULA, filled)
                    .with("answers", answered, cells()),
            )
        }
        [Key("split"), Key("people"), At(at)] => {
            let people = match found.split? {
                Split::Between { people, .. } => people,
                Split::Over { below, above, .. } => [below, above],
            };
            let many = *people.get(*at)?;
            Some(
                Explanation::new("people in a camp", SPLIT, Value::Count(many))
                    .made(
                        "answers of the camp",
                        format!("{} = {many}", count_noun(many, "answer", "answers")),
                    )
                    .with("answers", answered, cells()),
            )
        }
        [Key("r_wg" | "average_deviation")] => Some(
            nothing(
                "agreement of ratings",
                "How far the ratings of the trait’s statements lie apart.",
                "1 − s̄² ÷ σ²",
                "fewer than two people rated the trait",
            )
            .with("answers", answered, cells()),
        ),
        [Key("r_wg"), Key(null)] => r_wg(team, found.ratings.as_ref()?, null)
            .map(|one| one.with("answers", answered, cells())),
        [Key("average_deviation"), Key(centre)] => deviation(found.ratings.as_ref()?, centre)
            .map(|one| one.with("answers", answered, cells())),
        _ => None,
    }
}

const SPLIT: &str = "Two camps: two statements, each put first by a third or more of those who answered and \
                     together by nine tenths or more; of ratings, a statement that a third or more rate \
                     below the middle of the scale and a third or more above.";
const SPLIT_FORMULA: &str =
    "the two largest groups, if the smaller is a third and both are nine tenths";

fn word(team: &Team, scores: &TraitScores, found: &TraitFindings) -> Explanation {
    let definition = "How alike the answers are: split with two camps; agreed when two thirds or more put \
                      the same statement first, or when r*wg of ratings is .70 or more under both nulls; \
                      otherwise mixed.";
    let formula = "split, agreed or mixed, by their rules";
    let Some(word) = found.word else {
        let fewest = team.facts.instrument.bounds().people_for_words;
        let why = format!("{} answered, and words need {fewest}", scores.answered);
        return nothing("word of agreement", definition, formula, &why);
    };
    let why = match (word, &found.ratings, team.facts.instrument.mode()) {
        (Word::Split, _, _) => "there are two camps".to_owned(),
        (_, Some(ratings), _) => format!("the lower r*wg is {}", six_places(ratings.lower())),
        (_, None, Mode::Choose) => {
            let most = scores.counts.iter().copied().max().unwrap_or(0);
            format!("{most} of {} chose the same", scores.answered)
        }
        (_, None, Mode::Rate(_) | Mode::Allocate { .. } | Mode::Rank) => {
            "the largest group that put the same first".to_owned()
        }
    };
    Explanation::new("word of agreement", definition, Value::Word(word.word().to_owned()))
        .made(formula, format!("{why}: {}", word.word()))
}

fn r_wg(team: &Team, ratings: &Ratings, null: &str) -> Option<Explanation> {
    let steps = match team.facts.instrument.mode() {
        Mode::Rate(scale) => scale.steps(),
        Mode::Choose | Mode::Allocate { .. } | Mode::Rank => return None,
    };
    let uniform = ((steps * steps - 1) as f64) / 12.0;
    let spread = uniform * (1.0 - ratings.uniform);
    let (name, value, null) = match null {
        "uniform" => ("uniform", Some(ratings.uniform), format!("(({steps}² − 1) ÷ 12)")),
        "slight_skew" => {
            let skewed = ratings.slight_skew.map_or(0.0, |skewed| spread / (1.0 - skewed));
            ("slightly skewed", ratings.slight_skew, six_places(skewed))
        }
        _ => return None,
    };
    let definition = format!(
        "1 minus the mean variance of the ratings of the trait’s statements divided by that of random \
         ratings, {name}."
    );
    let name = format!("r*wg, {name}");
    let formula = "1 − s̄² ÷ σ²";
    Some(match value {
        None => nothing(&name, &definition, formula, "no variance is published for this scale"),
        Some(value) => Explanation::new(name, definition, Value::Number(value))
            .made(formula, format!("1 − {spread:.9} ÷ {null} = {}", six_places(value))),
    })
}

fn deviation(ratings: &Ratings, centre: &str) -> Option<Explanation> {
    let (word, value, parts) = match centre {
        "mean" => ("mean", ratings.from_mean, &ratings.each_from_mean),
        "median" => ("median", ratings.from_median, &ratings.each_from_median),
        _ => return None,
    };
    let parts: Vec<String> = parts.iter().map(|part| format!("{part:.9}")).collect();
    Some(
        Explanation::new(
            format!("average deviation from the {word}"),
            format!(
                "The mean distance of the ratings from their {word}, in steps of the scale, averaged over \
                 the trait’s statements."
            ),
            Value::Number(value),
        )
        .made(
            format!("Σ (Σ |rating − {word}| ÷ people) ÷ statements"),
            format!("({}) ÷ {} = {}", parts.join(" + "), parts.len(), six_places(value)),
        ),
    )
}
