//! Which teams stand side by side.

use crate::compose::sample::Sample;
use crate::score::{FEWEST_SIDE_BY_SIDE, Scores, TeamScores};

/// Teams of these sizes, and so many people in none.
fn sizes(teams: &[usize], in_none: usize) -> Scores {
    let all = teams.iter().sum::<usize>() + in_none;
    let mut scores = Sample::sized(all).in_teams(1).scores;
    let one = scores.teams[0].clone();
    scores.teams = teams
        .iter()
        .enumerate()
        .map(|(at, &people)| TeamScores { name: format!("T{at}"), people, ..one.clone() })
        .collect();
    scores.team.people = all;
    scores
}

#[test]
fn small_teams_are_withheld_and_so_is_what_would_give_them_away() {
    let shown = |teams: &[usize], in_none| sizes(teams, in_none).shown_where_nobody_is_named();
    assert_eq!(shown(&[5, 6, 7], 0), [0, 1, 2]);
    // The rest of three is hidden behind the smallest of the others.
    assert_eq!(shown(&[3, 6, 7], 0), [2]);
    assert_eq!(shown(&[8, 3, 8], 0), [0], "of equals the last is withheld");
    assert_eq!(shown(&[3, 2, 7, 9], 0), [2, 3], "two small ones hide each other");
    // People in no team could be worked out, too.
    assert_eq!(shown(&[6, 7, 9], 2), [1, 2]);
    assert_eq!(shown(&[6, 7, 9], 5), [0, 1, 2]);
    assert_eq!(shown(&[3, 4], 0), [0_usize; 0]);
    for (teams, in_none) in [(vec![5, 9, 2, 12, 4], 1), (vec![20, 4, 4], 3), (vec![6, 1], 0)] {
        let scores = sizes(&teams, in_none);
        let shown = scores.shown_where_nobody_is_named();
        let seen: usize = shown.iter().map(|&place| teams[place]).sum();
        let rest = teams.iter().sum::<usize>() + in_none - seen;
        assert!(rest == 0 || rest >= FEWEST_SIDE_BY_SIDE, "{teams:?} leaves {rest}");
    }
}

#[test]
fn teams_stand_in_the_order_of_the_roster_or_of_the_alphabet() {
    let mut scores = Sample::sized(60).in_teams(5).scores;
    let names = |scores: &Scores| -> Vec<String> {
        scores.teams_in_order().iter().map(|&at| scores.teams[at].name.clone()).collect()
    };
    let alphabet = ["Deal Desk", "Enablement", "North", "South", "Systems & Data"];
    assert_eq!(names(&scores), alphabet);
    scores = Sample::sized(60).in_teams(5).with_silent(2).scores;
    assert!(!scores.has_roster_of_teams());
    let roster = scores.roster.as_mut().unwrap();
    for (one, team) in roster.people.iter_mut().zip(["south", "North", "SOUTH"]) {
        one.team = Some(team.to_owned());
    }
    assert!(scores.has_roster_of_teams());
    assert_eq!(names(&scores)[..3], ["South", "North", "Deal Desk"]);
}
