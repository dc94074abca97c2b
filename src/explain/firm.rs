//! How the findings about a team were made.

use super::team::Team;
use super::{Explanation, Step, Value, level};
use crate::analyse::{
    Absent, FEWEST_FOR_INFLUENCE, FEWEST_FOR_INTERVAL, Influence, Interval, NoInterval,
    TeamFindings, words_by_chance,
};
use crate::format::{count_noun, six_places};
use crate::score::most_share;

/// An explanation whose formula is told, and which has nothing to put in.
pub(super) fn nothing(name: &str, definition: &str, formula: &str, why: &str) -> Explanation {
    Explanation::new(name, definition, Value::Nothing).made(formula, why)
}

/// The number below `findings` of a team at this path.
pub(super) fn of_team(team: &Team, found: &TeamFindings, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let one = Firm { team, found };
    match path {
        [Key("lead")] => Some(one.lead()),
        [Key("first_place_changes_with")] => Some(nothing(
            "first place changes with",
            "How much would have to change for another orientation to be first or level.",
            "the fewest changes",
            "the first place is shared: nobody can lose it",
        )),
        [Key("first_place_changes_with"), Key("answers")] => Some(one.answers()),
        [Key("first_place_changes_with"), Key("people")] => Some(one.people()),
        [Key("absent")] => Some(nothing(
            "absent",
            "What those who were asked and are not scored could change.",
            "asked − people",
            match team.scores.absent() {
                None => "how many were asked is not known",
                Some(_) => "nobody is absent",
            },
        )),
        [Key("absent"), rest @ ..] => one.absent(found.absent.as_ref()?, rest),
        [Key("intervals")] => {
            Some(nothing("intervals", INTERVAL, INTERVAL_FORMULA, no_interval(found)))
        }
        [Key("intervals"), Key(id)] => {
            let name = one.name(team.facts.instrument.orientation_of(id)?);
            Some(nothing(
                &format!("interval of {name}"),
                INTERVAL,
                INTERVAL_FORMULA,
                "everybody has the same share, which says nothing of how shares differ",
            ))
        }
        [Key("intervals"), Key(id), Key(end)] => {
            one.interval(team.facts.instrument.orientation_of(id)?, end)
        }
        [Key("no_intervals")] => Some(match &found.intervals {
            Ok(_) => nothing("no intervals", NO_INTERVAL, "the reason", "there are intervals"),
            Err(why) => {
                Explanation::new("no intervals", NO_INTERVAL, Value::Word(why.word().into()))
                    .made("the reason", format!("{}: {}", no_interval(found), why.word()))
            }
        }),
        [Key("without_one_person")] => Some(nothing(
            "without one person",
            ONE_PERSON,
            "the team scored again without each of its people",
            &format!("the question is asked from {FEWEST_FOR_INFLUENCE} people on"),
        )),
        [Key("without_one_person"), Key("difference")] => {
            Some(one.difference(found.influence.as_ref()?))
        }
        [Key("without_one_person"), Key("people"), At(place)] => {
            one.decides(found.influence.as_ref()?, *place)
        }
        [Key("words_by_chance")] => Some(nothing(
            "words by chance",
            BY_CHANCE,
            BY_CHANCE_FORMULA,
            "not computed in this mode, or for more than 100 people",
        )),
        [Key("words_by_chance"), Key(word)] => one.by_chance(word),
        _ => None,
    }
}

const INTERVAL: &str = "Where the share would lie had everybody answered who was asked, at 95 %: \
                        Student’s t on the people’s shares with the finite-population correction, cut to \
                        what the absent could make of it.";
const INTERVAL_FORMULA: &str = "share ± t(.975, n − 1) × √(s² ÷ n × (1 − n ÷ N))";
const NO_INTERVAL: &str = "Why there are no intervals.";
const ONE_PERSON: &str = "How far the headline would be another one without some one person: by its first \
                          place, by naming an orientation, by clear or leaning, or not at all.";
const BY_CHANCE: &str = "How many traits would have the word if everybody answered at random: the \
                         probability for so many people, summed over the traits.";
const BY_CHANCE_FORMULA: &str = "Σ traits × the probability of the word";

fn no_interval(found: &TeamFindings) -> &'static str {
    match found.intervals {
        Ok(_) => "there are intervals",
        Err(NoInterval::AllAnswered) => "everybody answered",
        Err(NoInterval::SizeUnknown) => "how many were asked is not known",
        Err(NoInterval::TooFew) => {
            const { assert!(FEWEST_FOR_INTERVAL == 6) };
            "fewer than six people answered"
        }
    }
}

struct Firm<'a> {
    team: &'a Team<'a>,
    found: &'a TeamFindings,
}

impl Firm<'_> {
    fn name(&self, orientation: usize) -> &str {
        &self.team.facts.instrument.orientations()[orientation].name
    }

    /// What shares are multiplied by in the file, and the same as text.
    fn times(&self) -> f64 {
        level(self.team.facts.instrument.mode()).1
    }

    fn level(&self, share: f64) -> String {
        six_places(self.times() * share)
    }

    /// The shares of the first and of the second orientation.
    fn first_two(&self) -> (f64, f64) {
        let mut shares = self.team.scores.shares.clone();
        shares.sort_by(|one, other| other.total_cmp(one));
        (shares[0], shares[1])
    }

    fn lead(&self) -> Explanation {
        let definition = "By how much the first orientation is ahead of the second.";
        let formula = "first share − second share";
        let Some(margin) = &self.found.margin else {
            return nothing("lead", definition, formula, "the first place is shared");
        };
        let (first, second) = self.first_two();
        let value = self.times() * margin.lead;
        let filled =
            format!("{} − {} = {}", self.level(first), self.level(second), six_places(value));
        Explanation::new("lead", definition, Value::Number(value)).made(formula, filled).with(
            "answers",
            self.team.scores.people.to_string(),
            self.team.all_answers(),
        )
    }

    fn answers(&self) -> Explanation {
        let definition = "The fewest answers that would have to be others for another orientation to be \
                          first or level. An answer of somebody who answered fewer traits, or to a \
                          trait that weighs more, moves more; the largest moves come first.";
        let formula = "the fewest moves that sum to the lead";
        match self.found.margin.and_then(|margin| margin.answers) {
            None => nothing(
                "answers to change the first place",
                definition,
                formula,
                "defined for chosen statements only",
            ),
            Some(answers) => {
                let filled = format!("{} = {answers}", count_noun(answers, "answer", "answers"));
                let name = "answers to change the first place";
                Explanation::new(name, definition, Value::Count(answers))
                    .made(formula, filled)
                    .with("answers", self.team.scores.people.to_string(), self.team.all_answers())
            }
        }
    }

    fn people(&self) -> Explanation {
        let people = self.found.margin.map_or(0, |margin| margin.people);
        Explanation::new(
            "people to change the first place",
            "The fewest people who would have to answer for another orientation throughout for it to be \
             first or level: those come first whose answers move most.",
            Value::Count(people),
        )
        .made(
            "the fewest rows whose moves sum to the lead",
            format!("{} = {people}", count_noun(people, "row", "rows")),
        )
        .with("people", self.team.scores.people.to_string(), self.team.people_rows())
    }

    fn absent(&self, absent: &Absent, path: &[Step]) -> Option<Explanation> {
        use Step::Key;
        let asked = self.team.scores.people + absent.people;
        let scored = self.team.scores.people;
        let roster = self.team.facts.roster();
        match path {
            [Key("people")] => Some(
                Explanation::new(
                    "absent",
                    "How many were asked and are not scored.",
                    Value::Count(absent.people),
                )
                .made("asked − people", format!("{asked} − {scored} = {}", absent.people))
                .with("asked", asked.to_string(), roster),
            ),
            [Key("shares"), Key(id), Key(end)] => {
                let orientation = self.team.facts.instrument.orientation_of(id)?;
                let (least, most) = *absent.bounds.get(orientation)?;
                let share = self.level(self.team.scores.shares[orientation]);
                let name = self.name(orientation);
                let reach = self.times() * most_share(self.team.facts.instrument);
                let (word, value, formula, sum) = match *end {
                    "least" => (
                        "least",
                        least,
                        "share × people ÷ asked",
                        format!("{share} × {scored} ÷ {asked}"),
                    ),
                    "most" => (
                        "most",
                        most,
                        "(share × people + what the absent can give) ÷ asked",
                        format!(
                            "({share} × {scored} + {} × {}) ÷ {asked}",
                            absent.people,
                            six_places(reach)
                        ),
                    ),
                    _ => return None,
                };
                let value = self.times() * value;
                Some(
                    Explanation::new(
                        format!("{word} of {name}"),
                        format!("The {word} that {name} could have had everybody answered."),
                        Value::Number(value),
                    )
                    .made(formula, format!("{sum} = {}", six_places(value)))
                    .with("asked", asked.to_string(), roster),
                )
            }
            [Key("first_place_changes_with")] => {
                let name = "absent people to change the first place";
                let definition = "How many of the absent would have to give one other orientation all \
                                  that they can for it to be first or level.";
                let formula = "⌈(first − second) × people ÷ the most that one can give⌉";
                let Some(rival) = absent.change else {
                    return Some(nothing(name, definition, formula, "the first place is shared"));
                };
                let needed = rival.needed;
                Some(
                    Explanation::new(name, definition, Value::Count(needed))
                        .made(formula, format!("{} = {needed}", count_noun(needed, "row", "rows")))
                        .with("absent", absent.people.to_string(), roster),
                )
            }
            _ => None,
        }
    }

    fn interval(&self, orientation: usize, end: &str) -> Option<Explanation> {
        let one: &Interval = self.found.intervals.as_ref().ok()?.get(orientation)?.as_ref()?;
        let (least, most) = *self.found.absent.as_ref()?.bounds.get(orientation)?;
        let people = self.team.scores.people;
        let asked = people + self.found.absent.as_ref()?.people;
        let share = self.team.scores.shares[orientation];
        let shares = self.team.people.iter().map(|person| person.shares[orientation]);
        let squares: f64 = shares.map(|one| (one - share) * (one - share)).sum();
        let variance = squares / (people as f64 - 1.0);
        let root = (variance / people as f64 * (1.0 - people as f64 / asked as f64)).sqrt();
        let times = self.times();
        let half = format!(
            "{:.9} × √({:.9} ÷ {people} × (1 − {people} ÷ {asked}))",
            one.margin / root,
            times * times * variance
        );
        let share = self.level(share);
        let (value, filled) = match end {
            "low" => (one.low, format!("max({share} − {half}, {})", self.level(least))),
            "high" => (one.high, format!("min({share} + {half}, {})", self.level(most))),
            _ => return None,
        };
        let value = times * value;
        Some(
            Explanation::new(
                format!("{end} end of the interval of {}", self.name(orientation)),
                INTERVAL,
                Value::Number(value),
            )
            .made(INTERVAL_FORMULA, format!("{filled} = {}", six_places(value)))
            .with("people", people.to_string(), self.team.all_answers()),
        )
    }

    fn difference(&self, influence: &Influence) -> Explanation {
        let many = influence.people.len();
        let word = influence.difference.word();
        Explanation::new("without one person", ONE_PERSON, Value::Word(word.to_owned()))
            .made(
                "the largest difference to the headline of the team without each of its people",
                format!("{} of {} make it: {word}", many, self.team.scores.people),
            )
            .with("people", self.team.scores.people.to_string(), self.team.people_rows())
    }

    fn decides(&self, influence: &Influence, place: usize) -> Option<Explanation> {
        let person = self.team.facts.scores.people.get(*influence.people.get(place)?)?;
        let word = influence.difference.word();
        Some(
            Explanation::new(
                "person without whom the headline is another",
                "Somebody whose absence makes the largest difference to the headline.",
                Value::Word(person.id.clone()),
            )
            .made(
                "everybody without whom the difference is the largest",
                format!("without row {}, the difference is {word}: {}", person.row, person.id),
            )
            .with("response", "1", self.team.facts.rows([person.row])),
        )
    }

    fn by_chance(&self, word: &str) -> Option<Explanation> {
        let sum = self.found.by_chance?;
        let instrument = self.team.facts.instrument;
        let fewest = instrument.bounds().people_for_words;
        let traits = self.team.scores.traits.iter().map(|one| one.answered);
        let mut people: Vec<usize> = traits.filter(|&many| many >= fewest).collect();
        people.sort_unstable();
        let orientations = instrument.orientations().len();
        let parts: Vec<String> = people
            .chunk_by(|one, other| one == other)
            .map(|same| {
                let one = words_by_chance(same[0], orientations);
                let one = if word == "agreed" { one.agreed } else { one.split };
                format!("{} × {one:.9}", same.len())
            })
            .collect();
        let value = match word {
            "agreed" => sum.agreed,
            "split" => sum.split,
            _ => return None,
        };
        let parts = if parts.is_empty() { "0".to_owned() } else { parts.join(" + ") };
        Some(
            Explanation::new(format!("{word} by chance"), BY_CHANCE, Value::Number(value))
                .made(BY_CHANCE_FORMULA, format!("{parts} = {}", six_places(value)))
                .with("answers", self.team.scores.people.to_string(), self.team.all_answers()),
        )
    }
}
