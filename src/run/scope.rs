//! What of the scores a report shows: `scores.json` is its owner's, but a report goes round.

use serde_json::{Value, json};

use super::recount::list;
use crate::score::PRIVATE_BELOW;

/// What a team's section does not show of a trait.
const UNSHOWN: [&str; 4] = ["word", "split", "r_wg", "average_deviation"];

/// What a report shows of a team that is too small to be compared.
const SHOWN_OF_FEW: [&str; 3] = ["name", "people", "invited"];

/// Leaves of a document of scores what a report with or without a chapter on teams shows: no team's
/// numbers where no teams are set side by side, of a small team only how many it is, of a larger one's
/// traits the answers, and neither whose answers have which flag nor without whom the headline would
/// be another.
pub(super) fn keep_shown(scores: &mut Value, compares_teams: bool) {
    let is_compared = |team: &&Value| {
        team["people"].as_u64().is_some_and(|people| people >= PRIVATE_BELOW as u64)
    };
    let has_chapter =
        compares_teams && list(&scores["teams"]).iter().filter(is_compared).count() >= 2;
    if let Some(scores) = scores.as_object_mut()
        && !has_chapter
    {
        scores.shift_remove("teams");
    }
    for team in scores.get_mut("teams").and_then(Value::as_array_mut).into_iter().flatten() {
        let is_compared = is_compared(&&*team);
        if let Some(team) = team.as_object_mut()
            && !is_compared
        {
            team.retain(|key, _| SHOWN_OF_FEW.contains(&key.as_str()));
        }
        let traits = team.get_mut("traits").and_then(Value::as_array_mut);
        for one in traits.into_iter().flatten().filter_map(Value::as_object_mut) {
            one.retain(|key, _| !UNSHOWN.contains(&key.as_str()));
        }
        name_nobody(team);
    }
    if let Some(team) = scores.get_mut("team") {
        name_nobody(team);
    }
    // How many have one stays.
    if let Some(findings) = scores.get_mut("findings").and_then(Value::as_object_mut) {
        findings.shift_remove("flags");
    }
}

/// Leaves out who alone would change a headline.
fn name_nobody(team: &mut Value) {
    if let Some(people) = team.pointer_mut("/findings/without_one_person/people") {
        *people = json!([]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores() -> Value {
        let findings = json!({"lead": 0.2, "without_one_person": {"people": ["ana-ortiz"]}});
        let traits = json!([{"id": "a", "word": "split"}]);
        let team = |name: &str, people: usize| json!({"name": name, "people": people, "traits": traits, "findings": findings});
        json!({
            "team": team("All", 12),
            "teams": [team("North", 5), team("South", 6), team("West", 1)],
            "findings": {"flags": [{"person": "ana-ortiz", "flag": "same"}], "timed": 0},
        })
    }

    #[test]
    fn nobody_is_named_for_a_flag_or_for_deciding_the_headline() {
        for compares_teams in [false, true] {
            let mut shown = scores();
            keep_shown(&mut shown, compares_teams);
            assert!(!shown.to_string().contains("ana-ortiz"), "{shown}");
            assert_eq!(shown["findings"], json!({"timed": 0}));
            assert_eq!(shown["team"]["findings"]["lead"], 0.2);
        }
    }

    #[test]
    fn teams_are_held_only_where_they_are_set_side_by_side() {
        let teams = |people: u64, compares_teams| {
            let mut shown = scores();
            shown["teams"][0]["people"] = json!(people);
            keep_shown(&mut shown, compares_teams);
            shown.get("teams").cloned()
        };
        assert_eq!(teams(5, false), None);
        assert_eq!(teams(4, true), None, "one team alone is not compared");
        let shown = teams(5, true).unwrap();
        let traits: Vec<usize> =
            list(&shown).iter().map(|one| list(&one["traits"]).len()).collect();
        assert_eq!(traits, [1, 1, 0]);
        assert_eq!(shown[2], json!({"name": "West", "people": 1}));
        assert!(!shown.to_string().contains("split"), "a section does not say it");
    }
}
