//! How the numbers of a team were made.

use super::{Cells, Explanation, Facts, Step, Value, alike, firm, level, undefined};
use crate::analyse::{TeamFindings, TraitFindings};
use crate::edition::Edition;
use crate::format;
use crate::format::count_noun;
use crate::instrument::Mode;
use crate::response::Answer;
use crate::score::{PersonScores, Strength, TeamScores, TraitScores, first_two, most_share};

/// A team, its people, and what it is explained from.
pub(super) struct Team<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) scores: &'a TeamScores,
    pub(super) found: &'a TeamFindings,
    pub(super) people: &'a [&'a PersonScores],
    /// Its name on the roster; none for everybody together.
    pub(super) listed_as: Option<&'a str>,
}

/// The number of a team at this path.
pub(super) fn explain(team: &Team, path: &[Step]) -> Option<Explanation> {
    use Step::{At, Key};
    let Team { facts, scores, .. } = *team;
    let instrument = facts.instrument;
    let is_choose = instrument.mode() == Mode::Choose;
    match path {
        [Key("people")] => Some(team.people()),
        [Key("invited")] => Some(team.invited()),
        [Key(key), Key(id)] if *key == level(instrument.mode()).0 => {
            Some(team.share(instrument.orientation_of(id)?))
        }
        [Key("orientation")] if !is_choose => Some(undefined("orientation", instrument)),
        [Key("orientation")] => Some(team.orientation()),
        [Key("strength")] if !is_choose => Some(undefined("strength", instrument)),
        [Key("strength")] => Some(team.strength()),
        [Key("tied"), At(place)] => Some(team.tied(*scores.tied.get(*place)?)),
        [Key("holds_whatever_the_absent_say")] => Some(team.holds()),
        [Key("traits"), At(place), rest @ ..] => {
            let one = scores.traits.get(*place)?;
            let of =
                Trait { team, place: *place, scores: one, found: team.found.traits.get(*place)? };
            match rest {
                [Key("answered")] => Some(of.answered()),
                [Key("weight")] if instrument.has_weights() => Some(of.weight()),
                [Key("counts"), Key(id)] if is_choose => {
                    Some(of.count(instrument.orientation_of(id)?))
                }
                [Key(key), Key(id)] if *key == level(instrument.mode()).0 => {
                    Some(of.share(instrument.orientation_of(id)?))
                }
                [Key("agreement")] if !is_choose => Some(undefined("agreement", instrument)),
                [Key("agreement")] => Some(of.agreement()),
                rest => alike::explain(&of, rest),
            }
        }
        [Key("findings"), rest @ ..] => firm::explain(team, rest),
        _ => None,
    }
}

impl Team<'_> {
    pub(super) fn rows(&self) -> Vec<usize> {
        self.people.iter().map(|person| person.row).collect()
    }

    /// The answers of the team's people that count, to these traits.
    pub(super) fn answers(
        &self,
        traits: std::ops::Range<usize>,
        orientation: Option<usize>,
    ) -> Cells {
        self.facts.answers(&self.rows(), traits, orientation, |at, place| {
            self.people[at].answers[place].is_in_scale()
        })
    }

    pub(super) fn all_answers(&self) -> Cells {
        self.answers(0..self.facts.instrument.traits().len(), None)
    }

    /// The rows of the people, where they may be told.
    pub(super) fn people_rows(&self) -> Cells {
        match self.facts.edition {
            Edition::Named => self.facts.rows(self.rows()),
            Edition::Aggregate => Cells { file: self.facts.file(), ranges: Vec::new() },
        }
    }

    fn people(&self) -> Explanation {
        let many = self.scores.people;
        Explanation::new(
            "people",
            format!(
                "How many people are scored: those who answered at least {}{}.",
                count_noun(self.facts.scores.needed, "trait", "traits"),
                if self.facts.scores.counts_finished_only() {
                    " and finished the form"
                } else {
                    ""
                }
            ),
            Value::Count(many),
        )
        .made("rows with a scored response", format!("{many} rows = {many}"))
        .with("people scored", many.to_string(), self.people_rows())
    }

    fn invited(&self) -> Explanation {
        let definition = "How many people were asked: everybody on the roster, and whoever answered \
                          without being on it.";
        let Some(invited) = self.scores.invited else {
            let why = match self.facts.scores.roster {
                None => "there is no roster",
                Some(_) => "the roster does not have the team",
            };
            return Explanation::new("invited", definition, Value::Nothing)
                .made("the larger of listed and (responded + listed without a response)", why);
        };
        let is_of_team = |own: Option<&str>| match self.listed_as {
            None => true,
            Some(team) => own == Some(team),
        };
        let roster = self.facts.scores.roster.iter();
        let listed: Vec<bool> = roster
            .clone()
            .flat_map(|roster| &roster.people)
            .filter(|person| is_of_team(person.team.as_deref()))
            .map(|person| person.answered)
            .collect();
        let nameless = roster.flat_map(|roster| &roster.nameless);
        let nameless = nameless.filter(|own| is_of_team(own.as_deref())).count();
        let silent = listed.iter().filter(|answered| !**answered).count();
        let partial = self.facts.scores.not_scored.iter().filter(|one| match self.listed_as {
            None => true,
            Some(team) => one.team.as_deref() == Some(team),
        });
        let responded = self.people.len() + partial.count();
        let (formula, filled) = if nameless == 0 {
            (
                "max(listed, responded + listed without a response)",
                format!("max({}, {responded} + {silent}) = {invited}", listed.len()),
            )
        } else {
            (
                "max(listed, responded + max(0, listed without a response − answers without a name))",
                format!(
                    "max({}, {responded} + max(0, {silent} − {nameless})) = {invited}",
                    listed.len()
                ),
            )
        };
        Explanation::new("invited", definition, Value::Count(invited))
            .made(formula, filled)
            .with("listed", listed.len().to_string(), self.facts.roster())
            .with("responded", responded.to_string(), self.people_rows())
    }

    fn share(&self, orientation: usize) -> Explanation {
        let mode = self.facts.instrument.mode();
        let name = &self.facts.instrument.orientations()[orientation].name;
        let (key, times) = level(mode);
        let value = times * self.scores.shares[orientation];
        let what = if key == "scores" { "score" } else { "share" };
        let sum = self.facts.sum_of_shares(self.people, orientation);
        let many = self.scores.people;
        let before = if times > 1.0 { "100 × " } else { "" };
        Explanation::new(
            format!("{what} of {name}"),
            format!(
                "The mean of the people’s {what}s of {name}, so that each person weighs the same, \
                 however many traits they answered."
            ),
            Value::Number(value),
        )
        .made(
            format!("{before}sum of ({}) ÷ people", self.facts.weighed_words(orientation)),
            format!("{before}({sum}) ÷ {} = {}", many.max(1), format::six_places(value)),
        )
        .with("people", many.to_string(), self.all_answers())
    }

    fn lead_words(&self) -> (String, f64) {
        let chance = self.chance();
        let lead = self.scores.lead();
        let certainty = f64::midpoint(1.0, libm::erf(lead / chance / 2_f64.sqrt()));
        let filled = format!(
            "Φ({} ÷ {}) = {}",
            format::six_places(lead),
            format::six_places(chance),
            format::six_places(certainty)
        );
        (filled, certainty)
    }

    /// √(Σ 1⁄answered) ÷ people, with as many answers of equal weight as say as much.
    fn chance(&self) -> f64 {
        let sum: f64 = self.people.iter().map(|person| 1.0 / person.weighed.answers()).sum();
        sum.sqrt() / self.people.len().max(1) as f64
    }

    fn strength(&self) -> Explanation {
        let bounds = self.facts.instrument.bounds();
        let (clear, leaning) =
            (format::six_places(bounds.clear), format::six_places(bounds.leaning));
        let word = self.scores.strength.word();
        let definition = "How firmly the first orientation leads, as a word: from the lead of the \
                          first over the second share, measured by √(Σ 1 ÷ answered) ÷ people, the \
                          most that chance in answering could make its standard deviation. Φ gives \
                          the probability that the first place would remain, by the normal curve. A \
                          team of one takes the certainty of that person.";
        let answered = if self.facts.instrument.has_weights() {
            "((Σw)² ÷ Σw²), w the weights of the traits that a person answered"
        } else {
            "answered"
        };
        let formula = format!(
            "Φ((first − second) ÷ (√(Σ 1 ÷ {answered}) ÷ people)): clear from {clear} if the absent \
             cannot change the first place, leaning from {leaning}, otherwise none; none at a tie"
        );
        let filled = if self.people.is_empty() {
            "nobody is scored: none".to_owned()
        } else if !self.scores.tied.is_empty() {
            format!("{} share the first place: {word}", self.scores.tied.len())
        } else if let [person] = self.people {
            let absent = self.absent_words(person.certainty);
            let certainty = format::six_places(person.certainty);
            format!("certainty of the only person {certainty}{absent}: {word}")
        } else {
            let (lead, certainty) = self.lead_words();
            format!("{lead}{}: {word}", self.absent_words(certainty))
        };
        Explanation::new("strength", definition, Value::Word(word.to_owned()))
            .made(formula, filled)
            .with("people", self.scores.people.to_string(), self.all_answers())
    }

    /// What keeps the word below that of such a certainty.
    fn absent_words(&self, certainty: f64) -> &'static str {
        let is_held_back = self.scores.strength == Strength::Leaning
            && certainty >= self.facts.instrument.bounds().clear;
        match self.scores.invited {
            _ if !is_held_back => "",
            None => ", but how many were asked is not known",
            Some(_) => ", but the absent could change the first place",
        }
    }

    fn orientation(&self) -> Explanation {
        let orientations = self.facts.instrument.orientations();
        let id = self.scores.orientation.map(|place| orientations[place].id.clone());
        let shares: Vec<String> = orientations
            .iter()
            .zip(&self.scores.shares)
            .map(|(one, share)| format!("{} {}", one.name, format::six_places(*share)))
            .collect();
        let word = self.scores.strength.word();
        Explanation::new(
            "orientation",
            "The orientation with the largest share, if its strength is clear or leaning; otherwise \
             none: the team has no single orientation.",
            id.map_or(Value::Nothing, Value::Word),
        )
        .made(
            "the orientation with the largest share, where the strength is not none",
            format!("{}; strength {word}", shares.join(", ")),
        )
        .with("people", self.scores.people.to_string(), self.all_answers())
    }

    fn tied(&self, orientation: usize) -> Explanation {
        let one = &self.facts.instrument.orientations()[orientation];
        let shares: Vec<String> =
            self.scores.shares.iter().map(|share| format::six_places(*share)).collect();
        Explanation::new(
            "tied",
            format!(
                "{} shares the first place of the team with another orientation, exactly; nothing \
                 breaks a tie.",
                one.name
            ),
            Value::Word(one.id.clone()),
        )
        .made("all orientations with the largest share", shares.join(" · "))
    }

    fn holds(&self) -> Explanation {
        let truth = self.scores.holds_whatever_the_absent_say;
        let definition = "Whether the first place stays the same whatever those who were asked and \
                          are not scored would answer: at worst, all of them give the second \
                          orientation the most that they can, and the first nothing.";
        let formula = "first × people ÷ asked > (second × people + absent × most) ÷ asked, where most \
                       is the largest share that one person can give";
        let explanation = Explanation::new("holds", definition, Value::Truth(truth));
        let Some(absent) = self.scores.absent() else {
            return explanation.made(formula, "how many were asked is not known: false");
        };
        let (first, second) = first_two(&self.scores.shares);
        let (scored, away) = (self.scores.people as f64, absent as f64);
        let most = most_share(self.facts.instrument);
        let everybody = (scored + away).max(1.0);
        let (kept, rival) =
            (first * scored / everybody, (second * scored + away * most) / everybody);
        let asked = self.scores.people + absent;
        // Rounded shares would hide on which side sums stand that are all but equal.
        let filled = if (kept - rival).abs() < 1e-4 || asked == 0 {
            (format::six_places(kept), format::six_places(rival))
        } else {
            let (_, times) = level(self.facts.instrument.mode());
            let [first, second, most] =
                [first, second, most].map(|share| format::six_places(times * share));
            (
                format!("{first} × {} ÷ {asked}", self.scores.people),
                format!("({second} × {} + {absent} × {most}) ÷ {asked}", self.scores.people),
            )
        };
        let sign = if truth { ">" } else { "≤" };
        let why = if self.scores.tied.is_empty() { "" } else { ", and there is a tie" };
        explanation.made(formula, format!("{} {sign} {}{why}: {truth}", filled.0, filled.1)).with(
            "absent",
            absent.to_string(),
            self.facts.roster(),
        )
    }
}

/// What a team said to one trait.
pub(super) struct Trait<'a> {
    pub(super) team: &'a Team<'a>,
    pub(super) place: usize,
    pub(super) scores: &'a TraitScores,
    pub(super) found: &'a TraitFindings,
}

impl Trait<'_> {
    pub(super) fn name(&self) -> &str {
        &self.team.facts.instrument.traits()[self.place].name
    }

    pub(super) fn cells(&self, orientation: Option<usize>) -> Cells {
        self.team.answers(self.place..self.place + 1, orientation)
    }

    fn answered(&self) -> Explanation {
        let many = self.scores.answered;
        Explanation::new(
            "people who answered",
            format!("How many of the scored people answered the trait {}.", self.name()),
            Value::Count(many),
        )
        .made("answers that count", format!("{many} answers = {many}"))
        .with("answers", many.to_string(), self.cells(None))
    }

    fn weight(&self) -> Explanation {
        let weight = f64::from(self.team.facts.instrument.traits()[self.place].weight) / 100.0;
        let text = format::six_places(weight);
        Explanation::new(
            "weight",
            format!(
                "How much the trait {} counts in the shares of people and team, as the instrument’s \
                 file says; a trait without a weight has 1.",
                self.name()
            ),
            Value::Number(weight),
        )
        .made("the weight in the file", format!("{text} = {text}"))
    }

    fn count(&self, orientation: usize) -> Explanation {
        let facts = self.team.facts;
        let many = self.scores.counts[orientation];
        let name = &facts.instrument.orientations()[orientation].name;
        let statement = &facts.instrument.traits()[self.place].statements[orientation];
        Explanation::new(
            format!("answers for {name}"),
            format!(
                "How many people chose “{statement}” for {}, the {name} statement.",
                self.name()
            ),
            Value::Count(many),
        )
        .made(format!("answers “{statement}”"), format!("{many} cells = {many}"))
        .with(format!("answers “{statement}”"), many.to_string(), self.chosen(orientation))
    }

    /// The answers that chose an orientation, or gave it points.
    pub(super) fn chosen(&self, orientation: usize) -> Cells {
        let team = self.team;
        let place = self.place..self.place + 1;
        team.facts.answers(&team.rows(), place, Some(orientation), |at, place| {
            match team.people[at].answers[place] {
                Answer::Chosen(chosen) => chosen == orientation,
                answer => answer.is_in_scale(),
            }
        })
    }

    fn share(&self, orientation: usize) -> Explanation {
        let facts = self.team.facts;
        let name = &facts.instrument.orientations()[orientation].name;
        let (key, times) = level(facts.instrument.mode());
        let value = times * self.scores.shares[orientation];
        let what = if key == "scores" { "score" } else { "share" };
        let answered = self.scores.answered.max(1);
        let points = self.scores.counts[orientation];
        let before = if times > 1.0 { "100 × " } else { "" };
        let words = facts.fraction_words(orientation);
        Explanation::new(
            format!("{what} of {name}"),
            match facts.instrument.mode() {
                Mode::Choose => {
                    format!("The answers to {} for {name}, divided by all of them.", self.name())
                }
                Mode::Rate(_) => format!(
                    "The mean of the ratings of the {name} statement of {}, from 0 for the least of \
                     the scale to 100 for the most.",
                    self.name()
                ),
                Mode::Allocate { .. } | Mode::Rank => format!(
                    "The points for the {name} statement of {}, divided by all points of the trait.",
                    self.name()
                ),
            },
            Value::Number(value),
        )
        .made(
            format!("{before}{words}"),
            format!(
                "{before}{} = {}",
                facts.fraction(points, answered),
                format::six_places(value)
            ),
        )
        .with(facts.points_name(orientation), facts.points(points), self.chosen(orientation))
        .with("people who answered", self.scores.answered.to_string(), self.cells(None))
    }

    fn agreement(&self) -> Explanation {
        let definition = format!(
            "1 − IQV of the answers to {}: 1 when all choose the same statement, 0 when the \
             statements are chosen equally often.",
            self.name()
        );
        let formula = "1 − k ÷ (k − 1) × (1 − Σ (count ÷ answered)²), with k statements";
        let Some(value) = self.scores.agreement else {
            return Explanation::new("agreement", definition, Value::Nothing)
                .made(formula, "nobody answered: no agreement to speak of");
        };
        let kinds = self.scores.counts.len();
        let answered = self.scores.answered;
        let squares: Vec<String> =
            self.scores.counts.iter().map(|count| format!("({count} ÷ {answered})²")).collect();
        Explanation::new("agreement", definition, Value::Number(value))
            .made(
                formula,
                format!(
                    "1 − {kinds} ÷ ({kinds} − 1) × (1 − ({})) = {}",
                    squares.join(" + "),
                    format::six_places(value)
                ),
            )
            .with("answers", answered.to_string(), self.cells(None))
    }
}
