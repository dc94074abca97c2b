//! Scores computed once more from the counts that they carry.
//!
//! Nothing is taken from the code that made them but the integral of the certainty: what can be
//! counted from what stands in the file is counted here in its own way.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::Difference;
use crate::format;
use crate::instrument::Bounds;
use crate::score::certainty;

/// The result of a recount.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recount {
    /// How many numbers and words were computed again.
    pub computed: usize,
    /// Those that came out otherwise.
    pub differences: Vec<Difference>,
}

/// How far a number may be from what up to three others make it, each rounded to six places.
const HAIR: f64 = 2e-6;

/// Computes everything again that the counts in a document of scores decide.
///
/// Without bounds, no words of strength are judged.
#[must_use]
pub fn recount(scores: &Value, bounds: Option<Bounds>) -> Recount {
    let mode = scores["instrument"]["mode"].as_str().unwrap_or("choose");
    let is_weighed = list(&scores["team"]["traits"]).iter().any(|one| one["weight"].is_number());
    // Of people who are not listed there are none.
    let has_findings = scores["no_findings"].is_null();
    let result = Recount::default();
    let mut counter = Counter { mode, is_weighed, has_findings, bounds, result };
    counter.ledger(scores);
    counter.complete(scores);
    let people = list(&scores["people"]);
    for (place, person) in people.iter().enumerate() {
        counter.person(&format!("people.{place}"), person);
    }
    let listed = scores["edition"] != "aggregate";
    let members: Vec<&Value> = people.iter().collect();
    counter.team("team", &scores["team"], listed.then_some(&members[..]));
    // Of a team that is too small to compare, a report says only how many it is.
    let teams = list(&scores["teams"]).iter().enumerate();
    let level = counter.level();
    for (place, team) in teams.filter(|(_, team)| team.get(level).is_some()) {
        let members: Vec<&Value> =
            people.iter().filter(|person| person["team"] == team["name"]).collect();
        counter.team(&format!("teams.{place}"), team, listed.then_some(&members[..]));
    }
    if counter.has_findings {
        counter.flagged(&scores["findings"]);
    }
    counter.since(scores);
    counter.against_target(scores);
    counter.result
}

pub(super) struct Counter<'a> {
    pub(super) mode: &'a str,
    /// Whether traits weigh differently, so that counts alone do not make shares.
    is_weighed: bool,
    /// Whether the scores say how firm they are, and what people agree on.
    has_findings: bool,
    bounds: Option<Bounds>,
    result: Recount,
}

pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The numbers of an object by its keys.
pub(super) fn numbers(value: &Value) -> Vec<(String, f64)> {
    let entries = value.as_object().into_iter().flatten();
    entries.map(|(key, value)| (key.clone(), value.as_f64().unwrap_or(f64::NAN))).collect()
}

/// The largest number, the next one, and whose the largest is.
pub(super) fn first_two(numbers: &[(String, f64)]) -> (f64, f64, Vec<&str>) {
    let most = numbers.iter().map(|(_, number)| *number).fold(f64::MIN, f64::max);
    let is_first = |number: f64| (number - most).abs() < 1e-9;
    let first: Vec<&str> =
        numbers.iter().filter(|(_, one)| is_first(*one)).map(|(key, _)| key.as_str()).collect();
    let below = numbers.iter().map(|(_, one)| *one).filter(|one| !is_first(*one));
    let second = if first.len() > 1 { most } else { below.fold(f64::MIN, f64::max) };
    (most, second, first)
}

impl Counter<'_> {
    fn is_choose(&self) -> bool {
        self.mode == "choose"
    }

    /// Whether a person's counts say all about their shares.
    fn counts_decide(&self) -> bool {
        self.is_choose() && !self.is_weighed
    }

    /// The most that one person's number can be for one orientation, among so many.
    pub(super) fn most(&self, orientations: usize) -> f64 {
        match self.mode {
            "rate" => 100.0,
            "rank" => 2.0 / orientations.max(1) as f64,
            _ => 1.0,
        }
    }

    /// Fewest people for words of agreement, where the bounds are known.
    pub(super) fn fewest_for_words(&self) -> Option<f64> {
        self.bounds.map(|bounds| bounds.people_for_words as f64)
    }

    pub(super) fn level(&self) -> &'static str {
        if self.mode == "rate" { "scores" } else { "shares" }
    }

    pub(super) fn number(&mut self, path: String, found: &Value, expected: f64) {
        self.result.computed += 1;
        let near = found.as_f64().is_some_and(|found| (found - expected).abs() <= HAIR);
        if !near {
            let expected = format::six_places(expected);
            self.result.differences.push(Difference { path, found: found.to_string(), expected });
        }
    }

    pub(super) fn value(&mut self, path: String, found: &Value, expected: &Value) {
        self.result.computed += 1;
        if found != expected {
            let (found, expected) = (found.to_string(), expected.to_string());
            self.result.differences.push(Difference { path, found, expected });
        }
    }

    /// That no orientation's number was left out anywhere: what one of them has, all have.
    fn complete(&mut self, scores: &Value) {
        let mut holders: Vec<(String, &Value)> = Vec::new();
        let teams = list(&scores["teams"]).iter().enumerate();
        let teams = teams.map(|(place, team)| (format!("teams.{place}"), team));
        for (path, team) in teams.chain([("team".to_owned(), &scores["team"])]) {
            let traits = list(&team["traits"]).iter().enumerate();
            holders.extend(traits.map(|(place, one)| (format!("{path}.traits.{place}"), one)));
            holders.push((path, team));
        }
        let people = list(&scores["people"]).iter().enumerate();
        holders.extend(people.map(|(place, one)| (format!("people.{place}"), one)));
        let mut objects: Vec<(String, &Map<String, Value>)> = Vec::new();
        for (path, holder) in holders {
            for key in ["counts", self.level()] {
                let own = holder.get(key).and_then(Value::as_object);
                objects.extend(own.map(|own| (format!("{path}.{key}"), own)));
            }
            // Without an answer it is null, and where people do not choose it is not there at all.
            if self.is_choose() && path.contains(".traits.") && holder.get("agreement").is_none() {
                self.missing(format!("{path}.agreement"));
            }
        }
        let known: BTreeSet<&String> = objects.iter().flat_map(|(_, own)| own.keys()).collect();
        for (path, own) in objects {
            for key in known.iter().filter(|key| !own.contains_key(**key)) {
                self.missing(format!("{path}.{key}"));
            }
        }
    }

    fn missing(&mut self, path: String) {
        let (found, expected) = ("missing".to_owned(), "one of the numbers".to_owned());
        self.result.differences.push(Difference { path, found, expected });
    }

    fn ledger(&mut self, scores: &Value) {
        let ledger = &scores["ledger"];
        let left_out = list(&ledger["left_out"]).len() as f64;
        let used = ledger["used"].as_f64().unwrap_or_default();
        self.number("ledger.rows".to_owned(), &ledger["rows"], used + left_out);
        let people = scores["team"]["people"].as_f64().unwrap_or_default();
        self.number("ledger.used".to_owned(), &ledger["used"], people);
    }

    fn person(&mut self, path: &str, person: &Value) {
        let answered = person["answered"].as_f64().unwrap_or_default();
        let counts = numbers(&person["counts"]);
        if self.is_choose() {
            let sum: f64 = counts.iter().map(|(_, count)| count).sum();
            self.number(format!("{path}.answered"), &person["answered"], sum);
        }
        if !self.counts_decide() {
            let levels = numbers(&person[self.level()]);
            self.levels(path, person, &levels);
            let (_, _, first) = first_two(&levels);
            let sure = person["certainty"].as_f64().filter(|_| self.is_choose());
            if let Some(word) = sure.and_then(|sure| self.word(sure, first.len() == 1, true)) {
                self.words(path, person, word, first.first().copied());
            }
            return;
        }
        for (key, count) in &counts {
            let found = &person["shares"][key];
            self.number(format!("{path}.shares.{key}"), found, count / answered.max(1.0));
        }
        let (most, second, first) = first_two(&counts);
        let tied = if first.len() > 1 { first.clone() } else { Vec::new() };
        self.value(format!("{path}.tied"), &person["tied"], &tied.clone().into());
        let losing = ((most - second) / 2.0).ceil();
        let key = "answers_from_losing_first";
        self.number(format!("{path}.{key}"), &person[key], losing);
        let mut others: Vec<usize> = counts.iter().map(|(_, count)| *count as usize).collect();
        if let Some(place) = others.iter().position(|count| *count == most as usize) {
            others.remove(place);
        }
        let is_sound = counts.iter().all(|(_, count)| (0.0..=1e4).contains(count));
        if !is_sound {
            return;
        }
        let sure = certainty(most as usize, &others);
        self.number(format!("{path}.certainty"), &person["certainty"], sure);
        if let Some(word) = self.word(sure, tied.is_empty(), true) {
            self.words(path, person, word, first.first().copied());
        }
    }

    /// Levels that are no counts: what they sum to, and whose are the largest.
    fn levels(&mut self, path: &str, holder: &Value, levels: &[(String, f64)]) {
        let sum: f64 = levels.iter().map(|(_, level)| level).sum();
        if self.mode == "rate" {
            if let Some(mean) = holder.get("own_mean") {
                self.number(format!("{path}.own_mean"), mean, sum / levels.len().max(1) as f64);
            }
        } else {
            // Each of up to six numbers may be rounded by half a millionth.
            let sum = (sum * 1e5).round() / 1e5;
            self.number(format!("the sum of {path}.{}", self.level()), &sum.into(), 1.0);
        }
        let (_, _, first) = first_two(levels);
        let tied = if first.len() > 1 { first } else { Vec::new() };
        self.value(format!("{path}.tied"), &holder["tied"], &tied.into());
    }

    /// The word for a certainty; none where it cannot be judged.
    fn word(&self, sure: f64, alone: bool, holds: bool) -> Option<&'static str> {
        let bounds = self.bounds?;
        if !alone {
            return Some("none");
        }
        let near = |bound: f64| (sure - bound).abs() < 1e-9;
        if near(bounds.clear) || near(bounds.leaning) {
            return None;
        }
        Some(match sure {
            sure if sure >= bounds.clear && holds => "clear",
            sure if sure >= bounds.leaning => "leaning",
            _ => "none",
        })
    }

    fn words(&mut self, path: &str, holder: &Value, word: &str, first: Option<&str>) {
        self.value(format!("{path}.strength"), &holder["strength"], &word.into());
        let orientation = first.filter(|_| word != "none");
        let orientation = orientation.map_or(Value::Null, Value::from);
        self.value(format!("{path}.orientation"), &holder["orientation"], &orientation);
    }

    /// A team: from its people where they are listed, else from itself.
    fn team(&mut self, path: &str, team: &Value, people: Option<&[&Value]>) {
        let level = self.level();
        if let Some(people) = people {
            self.number(format!("{path}.people"), &team["people"], people.len() as f64);
        }
        let shares = self.mean(path, team, people);
        self.standing(path, team, people, &shares);
        if self.has_findings {
            self.firm(path, team, people.filter(|_| self.counts_decide()));
        }
        let traits = list(&team["traits"]);
        for (place, one) in traits.iter().enumerate() {
            self.one_trait(&format!("{path}.traits.{place}"), one);
        }
        let Some(people) = people.filter(|_| self.is_choose()) else { return };
        // What the traits count is what the people count.
        for (key, _) in numbers(&team[level]) {
            let of = |holder: &Value| holder["counts"][&key].as_f64().unwrap_or_default();
            let by_trait: f64 = traits.iter().map(of).sum();
            let by_person: f64 = people.iter().map(|person| of(person)).sum();
            let path = format!("the sum of {path}.traits.*.counts.{key}");
            self.number(path, &by_trait.into(), by_person);
        }
    }

    /// The mean of the people's shares; without people, the shares themselves, which sum to 1.
    fn mean(&mut self, path: &str, team: &Value, people: Option<&[&Value]>) -> Vec<(String, f64)> {
        let level = self.level();
        let carried = numbers(&team[level]);
        let Some(people) = people else {
            if self.mode != "rate" {
                let sum: f64 = carried.iter().map(|(_, share)| share).sum();
                let sum = (sum * 1e5).round() / 1e5;
                self.number(format!("the sum of {path}.{level}"), &sum.into(), 1.0);
            }
            return carried;
        };
        let counts_decide = self.counts_decide();
        let share = |person: &Value, key: &str| {
            if counts_decide {
                let count = person["counts"][key].as_f64().unwrap_or_default();
                count / person["answered"].as_f64().unwrap_or_default().max(1.0)
            } else {
                person[level][key].as_f64().unwrap_or_default()
            }
        };
        let many = people.len().max(1) as f64;
        let means: Vec<(String, f64)> = carried
            .iter()
            .map(|(key, _)| {
                let sum: f64 = people.iter().map(|person| share(person, key)).sum();
                (key.clone(), sum / many)
            })
            .collect();
        for (key, mean) in &means {
            self.number(format!("{path}.{level}.{key}"), &team[level][key], *mean);
        }
        means
    }

    /// Who is first, whether the absent could change that, and the word for it.
    fn standing(
        &mut self,
        path: &str,
        team: &Value,
        people: Option<&[&Value]>,
        shares: &[(String, f64)],
    ) {
        let many = team["people"].as_f64().unwrap_or_default();
        if many == 0.0 {
            return;
        }
        let (most, second, first) = first_two(shares);
        // Rounded shares may look alike where the exact ones are not; and how much less several
        // weights say, the file does not tell.
        let people = people.filter(|_| self.counts_decide());
        if people.is_some() {
            let tied = if first.len() > 1 { first.clone() } else { Vec::new() };
            self.value(format!("{path}.tied"), &team["tied"], &tied.into());
        }
        let lead = most - second;
        let absent = team["invited"].as_f64().map(|invited| (invited - many).max(0.0));
        let most = self.most(shares.len());
        let margin = absent.map(|absent| lead * many - absent * most);
        let holds = first.len() == 1 && margin.is_some_and(|margin| margin > 0.0);
        let key = "holds_whatever_the_absent_say";
        // Within what rounding could have moved, nothing is said.
        if margin.is_none_or(|margin| margin.abs() > 1e-5 * many * most) {
            self.value(format!("{path}.{key}"), &team[key], &holds.into());
        }
        let holds = team[key] == Value::Bool(true);
        let sure = match people {
            Some([person]) => person["certainty"].as_f64(),
            Some(people) => {
                let answered =
                    |one: &&Value| 1.0 / one["answered"].as_f64().unwrap_or(1.0).max(1.0);
                let chance = people.iter().map(answered).sum::<f64>().sqrt() / many;
                Some(f64::midpoint(1.0, libm::erf(lead / chance / 2_f64.sqrt())))
            }
            None => None,
        };
        if let Some(word) = sure.and_then(|sure| self.word(sure, first.len() == 1, holds)) {
            self.words(path, team, word, first.first().copied());
        }
    }

    fn one_trait(&mut self, path: &str, one: &Value) {
        let answered = one["answered"].as_f64().unwrap_or_default();
        if !self.is_choose() {
            let levels = numbers(&one[self.level()]);
            if self.mode != "rate" && answered > 0.0 {
                let sum: f64 = levels.iter().map(|(_, level)| level).sum();
                let sum = (sum * 1e5).round() / 1e5;
                self.number(format!("the sum of {path}.{}", self.level()), &sum.into(), 1.0);
            }
            return;
        }
        let counts = numbers(&one["counts"]);
        let sum: f64 = counts.iter().map(|(_, count)| count).sum();
        self.number(format!("{path}.answered"), &one["answered"], sum);
        for (key, count) in &counts {
            let found = &one["shares"][key];
            self.number(format!("{path}.shares.{key}"), found, count / answered.max(1.0));
        }
        if answered > 0.0 && one["agreement"].is_number() {
            let kinds = counts.len() as f64;
            let alike: f64 = counts.iter().map(|(_, count)| count * count).sum();
            let alike = alike / (answered * answered);
            let agreement = 1.0 - kinds / (kinds - 1.0) * (1.0 - alike);
            self.number(format!("{path}.agreement"), &one["agreement"], agreement);
        }
        // A report shows the answers of a team, and of all people what they make, too.
        let is_told = one.get("word").is_some() || !path.starts_with("teams.");
        if self.has_findings && is_told {
            self.camps(path, one);
        }
    }
}
