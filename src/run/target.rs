//! The gaps to a target, computed once more from the numbers of the traits beside them.

use serde_json::Value;

use super::recount::{Counter, list, numbers};

impl Counter<'_> {
    /// Everything below `target`.
    pub(super) fn against_target(&mut self, scores: &Value) {
        let level = self.level();
        for (row, one) in list(&scores["target"]["traits"]).iter().enumerate() {
            let traits = list(&scores["team"]["traits"]);
            let Some(own) = traits.iter().find(|own| own["id"] == one["id"]) else {
                let id = format!("target.traits.{row}.id");
                self.value(id, &one["id"], &"a trait of the team".into());
                continue;
            };
            let answered = own["answered"].as_f64().unwrap_or_default();
            let shares = numbers(&own[level]);
            let share =
                |key: &str| shares.iter().find(|(own, _)| own == key).map(|(_, share)| *share);
            let wanted: Vec<(String, f64)> = match one["wanted_first"].as_str() {
                Some(first) => {
                    let others = shares.iter().filter(|(key, _)| key != first);
                    let most = others.map(|(_, share)| *share).fold(0.0, f64::max);
                    vec![(first.to_owned(), most)]
                }
                None => numbers(&one["wanted"]),
            };
            let path = format!("target.traits.{row}");
            let known = if answered > 0.0 { wanted.len() } else { 0 };
            let told = numbers(&one["gaps"]).len() as f64;
            self.number(format!("the number of {path}.gaps"), &told.into(), known as f64);
            if answered == 0.0 {
                self.value(format!("{path}.reached"), &one["reached"], &Value::Null);
                continue;
            }
            for (key, wanted) in &wanted {
                let gap = share(key).unwrap_or(f64::NAN) - wanted;
                self.number(format!("{path}.gaps.{key}"), &one["gaps"][key], gap);
            }
            let gaps: Vec<f64> = numbers(&one["gaps"]).into_iter().map(|(_, gap)| gap).collect();
            if let Some(reached) = self.reached(one, &gaps, answered, shares.len()) {
                self.value(format!("{path}.reached"), &one["reached"], &reached.into());
            }
        }
    }

    /// Whether so far is near enough; none where rounding could have decided.
    fn reached(&self, one: &Value, gaps: &[f64], answered: f64, kinds: usize) -> Option<bool> {
        let hair = 1e-5;
        if one["wanted_first"].is_string() {
            let ahead = *gaps.first()?;
            return (ahead.abs() > hair || ahead == 0.0).then_some(ahead > 0.0);
        }
        let (times, most) = match self.mode {
            "choose" => (answered, 0.5),
            "rate" => (1.0, 0.05),
            "rank" => ((kinds * kinds.saturating_sub(1)) as f64 / 2.0, 0.05),
            // How many points there are to share out, the scores do not tell.
            _ => return None,
        };
        let far = gaps.iter().map(|gap| gap.abs() * times).fold(0.0, f64::max);
        ((far - most).abs() > hair * times).then_some(far < most)
    }
}
