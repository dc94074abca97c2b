//! The change since an earlier wave, computed once more from what stands beside it: differences, who
//! joined and left, and the exact test on each trait. The test of the shares needs each person's
//! answers, which only the sources tell.

use serde_json::Value;

use super::recount::{Counter, list, numbers};

/// The bound that all orientations, or all statements, share.
const BOUND: f64 = 0.05;

impl Counter<'_> {
    /// Everything below `change`.
    pub(super) fn since(&mut self, scores: &Value) {
        let change = &scores["change"];
        if !change.is_object() {
            return;
        }
        let level = self.level();
        if let Some(both) = change["in_both_waves"].as_f64() {
            for (key, wave) in [("joined", &scores["team"]), ("left", &scores["baseline"])] {
                // Where somebody cannot be recognised, it is not known who joined and who left.
                if change[key].is_null() {
                    continue;
                }
                let people = wave["people"].as_f64().unwrap_or_default();
                self.number(format!("change.{key}"), &change[key], people - both);
            }
        }
        let shares: Vec<(String, f64)> = numbers(&scores["team"][level]);
        for (key, now) in &shares {
            let before = scores["baseline"][level][key].as_f64().unwrap_or_default();
            self.share(&format!("change.shares.{key}"), &change["shares"][key], now - before);
        }
        let traits = list(&change["traits"]);
        for (place, one) in traits.iter().enumerate() {
            let bound = BOUND / (traits.len() * shares.len()).max(1) as f64;
            self.moves(&format!("change.traits.{place}"), one, bound);
        }
    }

    fn share(&mut self, path: &str, own: &Value, difference: f64) {
        self.number(format!("{path}.difference"), &own["difference"], difference);
        let same = &own["same_people"];
        let number = |key: &str| same[key].as_f64().unwrap_or_default();
        if same.is_object() {
            let difference = number("after") - number("before");
            let path = format!("{path}.same_people.difference");
            self.number(path, &same["difference"], difference);
        }
        let whole = own["difference"].as_f64().unwrap_or_default();
        let rest = whole - number("difference");
        self.number(format!("{path}.joined_and_left"), &own["joined_and_left"], rest);
        // A change beyond the band is larger than the band; one without a band is not beyond it.
        if same["band"].as_f64().is_none_or(|band| number("difference").abs() < band - 1e-5) {
            self.value(
                format!("{path}.same_people.beyond_band"),
                &same["beyond_band"],
                &if same.is_object() { false.into() } else { Value::Null },
            );
        }
    }

    /// Who moved on one trait.
    fn moves(&mut self, path: &str, one: &Value, bound: f64) {
        let of = |key: &str| numbers(&one[key]);
        for key in ["before", "after"] {
            let sum: f64 = of(key).iter().map(|(_, count)| count).sum();
            let path = format!("the sum of {path}.{key}");
            self.number(path, &sum.into(), one["answered_both"].as_f64().unwrap_or_default());
        }
        for (key, before) in of("before") {
            let number = |what: &str| one[what][&key].as_f64().unwrap_or_default();
            let (came, went) = (number("came"), number("went"));
            self.number(format!("{path}.after.{key}"), &one["after"][&key], before + came - went);
            let moved = came + went;
            // What no wave can have is told above.
            if !(0.0..=1e4).contains(&moved) || came < 0.0 || went < 0.0 {
                continue;
            }
            let p = two_sided(moved as usize, (came - went).abs() as usize);
            self.number(format!("{path}.p.{key}"), &one["p"][&key], p);
            let needed = needed(moved as usize, bound);
            self.number(format!("{path}.needed.{key}"), &one["needed"][&key], needed as f64);
            let beyond = &one["beyond_band"][&key];
            self.value(format!("{path}.beyond_band.{key}"), beyond, &(p <= bound).into());
        }
    }
}

/// The probability that so many throws of a coin part by so much or more.
fn two_sided(moved: usize, far: usize) -> f64 {
    if far == 0 {
        return 1.0;
    }
    // The probability of each number of heads, one from the other.
    let half = moved as f64 * libm::log(0.5);
    let mut ways = 0.0;
    let mut sum = 0.0;
    for heads in 0..=(moved - far) / 2 {
        if heads > 0 {
            ways += libm::log((moved - heads + 1) as f64) - libm::log(heads as f64);
        }
        sum += libm::exp(ways + half);
    }
    (2.0 * sum).min(1.0)
}

/// By how much so many who move must part to be as rare as the bound; if they cannot, how many must
/// move one way.
fn needed(moved: usize, bound: f64) -> usize {
    let mut own = (1..=moved).filter(|far| (moved - far).is_multiple_of(2));
    let mut more = (1..=10_000).filter(|&all| two_sided(all, all) <= bound);
    own.find(|&far| two_sided(moved, far) <= bound).or_else(|| more.next()).unwrap_or_default()
}
