//! The findings computed once more from the counts that stand beside them: camps and words, the lead,
//! what the absent could make of the shares. What needs the answers themselves (flags, times, other rules,
//! one person's influence) only the source can tell again.

use serde_json::Value;

use super::recount::{Counter, first_two, list, numbers};

/// What one person could change against a rival: how many moves of which size.
type Moves<'a> = &'a dyn Fn(&Value, &str) -> Vec<(f64, f64)>;

impl Counter<'_> {
    /// The two camps on a trait, and its word.
    pub(super) fn camps(&mut self, path: &str, one: &Value) {
        let answered = one["answered"].as_f64().unwrap_or_default();
        let mut counts = numbers(&one["counts"]);
        // The larger first; of equals, the earlier in the file.
        counts.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let [(first, many), (second, few), ..] = &counts[..] else { return };
        let third = *few > 0.0 && 3.0 * few >= answered;
        let is_split = third && 10.0 * (many + few) >= 9.0 * answered;
        let split = &one["split"];
        if is_split {
            let between = serde_json::json!([first, second]);
            self.value(format!("{path}.split.between"), &split["between"], &between);
            for (place, people) in [many, few].into_iter().enumerate() {
                let path = format!("{path}.split.people.{place}");
                self.number(path, &split["people"][place], *people);
            }
        } else {
            self.value(format!("{path}.split"), split, &Value::Null);
        }
        let Some(fewest) = self.fewest_for_words() else { return };
        let word = match (answered < fewest, is_split) {
            (true, _) => Value::Null,
            (false, true) => "split".into(),
            (false, false) if 3.0 * many >= 2.0 * answered => "agreed".into(),
            (false, false) => "mixed".into(),
        };
        self.value(format!("{path}.word"), &one["word"], &word);
    }

    /// How many people have a flag of each kind.
    pub(super) fn flagged(&mut self, found: &Value) {
        // A report of an earlier version does not count them; a later one does not list them.
        if found["flagged"].is_null() || found["flags"].is_null() {
            return;
        }
        let flags = list(&found["flags"]);
        for word in ["same", "run", "fast"] {
            let many = flags.iter().filter(|flag| flag["flag"] == word).count();
            let path = format!("findings.flagged.{word}");
            self.number(path, &found["flagged"][word], many as f64);
        }
        let mut people: Vec<&str> =
            flags.iter().filter_map(|flag| flag["person"].as_str()).collect();
        people.sort_unstable();
        people.dedup();
        // Of people who are hidden, it is not told whose flags are whose.
        if !people.is_empty() || flags.is_empty() {
            let path = "findings.flagged.people".to_owned();
            self.number(path, &found["flagged"]["people"], people.len() as f64);
        }
    }

    /// The lead, what it would take to lose it, and the bounds on the absent.
    pub(super) fn firm(&mut self, path: &str, team: &Value, people: Option<&[&Value]>) {
        let shares = numbers(&team[self.level()]);
        let many = team["people"].as_f64().unwrap_or_default();
        if many == 0.0 || shares.len() < 2 {
            return;
        }
        let found = &team["findings"];
        let path = format!("{path}.findings");
        let (most, second, first) = first_two(&shares);
        let is_tied = !list(&team["tied"]).is_empty();
        if is_tied {
            self.value(format!("{path}.lead"), &found["lead"], &Value::Null);
        } else {
            self.number(format!("{path}.lead"), &found["lead"], most - second);
        }
        let absent = team["invited"].as_f64().map(|invited| (invited - many).max(0.0));
        if let Some(absent) = absent.filter(|absent| *absent > 0.0) {
            let (asked, given) = (many + absent, self.most(shares.len()));
            let own = &found["absent"];
            self.number(format!("{path}.absent.people"), &own["people"], absent);
            for (key, share) in &shares {
                let bounds = &own["shares"][key];
                let path = format!("{path}.absent.shares.{key}");
                self.number(format!("{path}.least"), &bounds["least"], share * many / asked);
                let most = (share * many + absent * given) / asked;
                self.number(format!("{path}.most"), &bounds["most"], most);
            }
            let needed = (most - second) * many / given;
            // Within what rounding could have moved, nothing is said.
            if !is_tied && (needed - needed.round()).abs() > 1e-5 * many {
                let key = "first_place_changes_with";
                self.number(format!("{path}.absent.{key}"), &own[key], needed.ceil());
            }
        }
        let Some((people, &[first])) = people.zip(first.first_chunk().filter(|_| !is_tied)) else {
            return;
        };
        let own = &found["first_place_changes_with"];
        let path = format!("{path}.first_place_changes_with");
        let rivals = || shares.iter().map(|(key, _)| key.as_str()).filter(|key| *key != first);
        let fewest = |moves: Moves<'_>| {
            rivals()
                .map(|rival| {
                    let lead = people
                        .iter()
                        .map(|person| share(person, first) - share(person, rival))
                        .sum::<f64>();
                    taken(people.iter().flat_map(|one| moves(one, rival)).collect(), lead)
                })
                .fold(f64::MAX, f64::min)
        };
        let answers = fewest(&|person, rival| {
            let one = 1.0 / person["answered"].as_f64().unwrap_or(1.0).max(1.0);
            let count = |key: &str| person["counts"][key].as_f64().unwrap_or_default();
            let others =
                person["answered"].as_f64().unwrap_or_default() - count(first) - count(rival);
            vec![(count(first), 2.0 * one), (others, one)]
        });
        let whole =
            fewest(&|person, rival| vec![(1.0, 1.0 + share(person, first) - share(person, rival))]);
        self.number(format!("{path}.answers"), &own["answers"], answers);
        self.number(format!("{path}.people"), &own["people"], whole);
    }
}

fn share(person: &Value, key: &str) -> f64 {
    let count = person["counts"][key].as_f64().unwrap_or_default();
    count / person["answered"].as_f64().unwrap_or_default().max(1.0)
}

/// The fewest moves that sum to the lead, the largest first.
fn taken(mut moves: Vec<(f64, f64)>, lead: f64) -> f64 {
    moves.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let (mut left, mut taken) = (lead, 0.0);
    for (times, size) in moves {
        if left <= 1e-9 || size <= 0.0 {
            break;
        }
        let now = ((left / size) - 1e-9).ceil().min(times);
        taken += now;
        left -= now * size;
    }
    taken
}
