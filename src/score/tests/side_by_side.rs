//! Which teams stand side by side.

use crate::instrument::Instrument;
use crate::score::fixtures::{letters, responses, scored, scores, with_silent};
use crate::score::{PRIVATE_BELOW, Scores};

/// Teams of these sizes, and so many people in none.
fn sizes(teams: &[usize], in_none: usize) -> Scores {
    let answers = letters(5, 5, 5);
    let of = |(at, people): (usize, &usize)| vec![format!("T{at}: {answers}"); *people];
    let mut lines: Vec<String> = teams.iter().enumerate().flat_map(of).collect();
    lines.extend(vec![answers.clone(); in_none]);
    scored(&lines)
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
        let seen: usize = shown(&teams, in_none).iter().map(|&place| teams[place]).sum();
        let rest = teams.iter().sum::<usize>() + in_none - seen;
        assert!(rest == 0 || rest >= PRIVATE_BELOW, "{teams:?} leaves {rest}");
    }
}

#[test]
fn teams_stand_in_the_order_of_the_roster_or_of_the_alphabet() {
    let names = |scores: &Scores| -> Vec<String> {
        scores.teams_in_order().iter().map(|&at| scores.teams[at].name.clone()).collect()
    };
    let answers = letters(5, 5, 5);
    let lines = ["west", "North", "East"].map(|team| format!("{team}: {answers}"));
    let alphabet = scored(&lines);
    assert!(!alphabet.has_roster_of_teams());
    assert_eq!(names(&alphabet), ["East", "North", "west"]);
    let instrument = Instrument::built_in();
    let listed = scores(with_silent(responses(&lines, instrument), 1), instrument);
    assert!(listed.has_roster_of_teams());
    assert_eq!(names(&listed), ["west", "North", "East"]);
}
