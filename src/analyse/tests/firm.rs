//! Bounds, margins, one person's influence, and other rules.

use super::*;

#[test]
fn there_is_no_interval_where_it_would_mean_nothing() {
    let mixed = letters(5, 6, 4);
    assert_eq!(
        told(&[&mixed[..], T, S, H, T, S], 0).1.team.intervals,
        Err(NoInterval::AllAnswered)
    );
    assert_eq!(told_alone(&[&mixed[..], T]).1.team.intervals, Err(NoInterval::SizeUnknown));
    assert_eq!(told(&[&mixed[..], T, S, H, T], 2).1.team.intervals, Err(NoInterval::TooFew));
    assert!(told(&[&mixed[..], T, S, H, T, S], 2).1.team.intervals.is_ok());
}

#[test]
fn intervals_stay_within_what_the_absent_can_do() {
    let (_, findings) = told(&[T, T, T, S, S, H], 1);
    let absent = findings.team.absent.unwrap();
    for (interval, (least, most)) in findings.team.intervals.unwrap().iter().zip(absent.bounds) {
        let interval = interval.unwrap();
        assert!(interval.low >= least && interval.high <= most);
        assert!(interval.margin > 0.0);
    }
}

#[test]
fn nobody_absent_and_nobody_known_to_be_absent_leave_no_bounds() {
    assert_eq!(told(&[T, S], 0).1.team.absent, None);
    assert_eq!(told_alone(&[T, S]).1.team.absent, None);
}

/// Every sheet of answers to three traits of three statements.
fn sheets() -> Vec<String> {
    let mut all = vec![String::new()];
    for _ in 0..3 {
        all = all
            .iter()
            .flat_map(|one| ["a", "b", "c"].map(|letter| format!("{one}{letter}")))
            .collect();
    }
    all
}

/// Every choice of so many sheets, in whatever order.
fn completions(sheets: &[String], absent: usize) -> Vec<Vec<String>> {
    if absent == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for place in 0..sheets.len() {
        for mut rest in completions(&sheets[place..], absent - 1) {
            rest.push(sheets[place].clone());
            all.push(rest);
        }
    }
    all
}

#[test]
fn bounds_hold_for_every_answer_that_up_to_four_absent_people_could_give() {
    let tiny = tiny(3, 3);
    // Only how often each statement was chosen counts: one sheet for each of the ten counts.
    let mut sheets: Vec<String> = sheets();
    let sorted = |sheet: &String| {
        let mut letters: Vec<char> = sheet.chars().collect();
        letters.sort_unstable();
        letters
    };
    sheets.sort_by_key(sorted);
    sheets.dedup_by_key(|sheet| sorted(sheet));
    assert_eq!(sheets.len(), 10);
    for lines in [vec!["aab", "abb", "aac", "aaa"], vec!["aab", "bba"], vec!["abc", "aab", "bbc"]] {
        for absent in 1..=4 {
            let known = responses(&lines, &tiny);
            let (scores, findings) = found(&with_silent(known, absent), &tiny);
            let bounds = findings.team.absent.unwrap();
            let mut seen = vec![(1.0_f64, 0.0_f64); 3];
            let mut changes = false;
            for sheets in completions(&sheets, absent) {
                let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
                lines.extend(sheets);
                let team = crate::score::fixtures::scores(responses(&lines, &tiny), &tiny).team;
                for (seen, share) in seen.iter_mut().zip(&team.shares) {
                    *seen = (seen.0.min(*share), seen.1.max(*share));
                }
                changes |= team.headline().leaders != scores.team.headline().leaders;
            }
            for (bound, seen) in bounds.bounds.iter().zip(&seen) {
                close(bound.0, seen.0);
                close(bound.1, seen.1);
            }
            if let Some(rival) = bounds.change {
                assert_eq!(rival.needed <= absent, changes, "{lines:?} and {absent}");
                assert_eq!(scores.team.holds_whatever_the_absent_say, !changes);
            } else {
                assert!(scores.team.headline().leaders.len() > 1);
            }
        }
    }
}

#[test]
fn the_absent_of_a_ranking_can_give_no_more_than_a_first_rank() {
    let instrument = in_mode("mode = \"rank\"", 2);
    let sheet = vec![Answer::Ranked(marks(&[1, 2, 3], 1)); 2];
    let all = with_silent(with_answers(vec![sheet.clone(), sheet], &instrument), 2);
    let absent = found(&all, &instrument).1.team.absent.unwrap();
    close(absent.bounds[0].0, 1.0 / 3.0);
    close(absent.bounds[0].1, 2.0 / 3.0);
    // Two ranked the first 2⁄3 to 1⁄3: one absent gives the second 2⁄3 and the first nothing.
    assert_eq!(absent.change, Some(Rival { orientation: 1, needed: 1 }));
}

#[test]
fn the_margin_is_the_fewest_answers_and_people_that_a_search_finds() {
    let tiny = tiny(3, 2);
    let two: Vec<String> =
        ["a", "b", "c"].iter().flat_map(|x| ["a", "b", "c"].map(|y| format!("{x}{y}"))).collect();
    for lines in [["aa", "ab", "aa"], ["ab", "ac", "bc"], ["aa", "bb", "aa"], ["ac", "ac", "ab"]] {
        let (scores, findings) = found(&responses(&lines, &tiny), &tiny);
        let leaders = scores.team.headline().leaders;
        let Some(margin) = findings.team.margin else {
            assert!(leaders.len() > 1, "{lines:?}");
            continue;
        };
        let (mut answers, mut people) = (usize::MAX, usize::MAX);
        for one in &two {
            for other in &two {
                for third in &two {
                    let now = [&one[..], other, third];
                    let team = crate::score::fixtures::scores(responses(&now, &tiny), &tiny).team;
                    let still = team.headline().leaders == leaders;
                    if still {
                        continue;
                    }
                    let pairs = || lines.iter().zip(now);
                    let differing: usize = pairs()
                        .map(|(a, b)| a.chars().zip(b.chars()).filter(|(x, y)| x != y).count())
                        .sum();
                    answers = answers.min(differing);
                    people = people.min(pairs().filter(|(a, b)| *a != b).count());
                }
            }
        }
        assert_eq!((margin.answers, margin.people), (Some(answers), people), "{lines:?}");
    }
}

#[test]
fn answers_of_people_who_answered_less_weigh_more_in_the_margin() {
    // Tactical leads by 14⁄15 − 1⁄15 − 12⁄12 + … people: two sheets of 15 and one of 12 answers.
    let (scores, findings) = told_alone(&["TTTTTTTTTTTT...", &letters(7, 8, 0), &letters(8, 7, 0)]);
    let margin = findings.team.margin.unwrap();
    close(margin.lead, scores.team.lead());
    // The lead is one person's sheet of 12: six of its answers turned draw level.
    assert_eq!((margin.answers, margin.people), (Some(6), 1));
}

#[test]
fn one_persons_influence_is_what_scoring_without_them_shows() {
    let lines =
        [T.to_owned(), letters(6, 5, 4), letters(7, 6, 2), letters(6, 6, 3), letters(7, 5, 3)];
    let (scores, findings) = told_alone(&lines);
    let influence = findings.team.influence.unwrap();
    let without = |left: usize| {
        let rest: Vec<&String> = lines
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != left)
            .map(|(_, line)| line)
            .collect();
        let team = told_alone(&rest.iter().map(|line| line.as_str()).collect::<Vec<_>>()).0.team;
        scores.team.headline().difference(&team.headline())
    };
    let differences: Vec<Difference> = (0..5).map(without).collect();
    assert_eq!(influence.difference, Difference::FirstPlace);
    assert_eq!(differences[0], Difference::FirstPlace, "without the first, Strategic leads");
    assert_eq!(influence.people, [0]);
}

#[test]
fn nobody_decides_where_all_answer_alike_and_nobody_is_asked_of_two() {
    let influence = told(&[T; 6], 0).1.team.influence.unwrap();
    assert_eq!((influence.difference, influence.people.len()), (Difference::None, 0));
    assert_eq!(told(&[T, S], 0).1.team.influence, None);
}

#[test]
fn teams_have_findings_of_their_own_with_places_among_everybody() {
    let lines = [
        format!("EMEA: {S}"),
        format!("Asia: {T}"),
        format!("EMEA: {}", letters(7, 8, 0)),
        format!("EMEA: {}", letters(7, 8, 0)),
    ];
    let (scores, findings) = told_alone(&lines);
    let emea = findings.teams[0].influence.clone().unwrap();
    assert_eq!((scores.teams.len(), findings.teams.len()), (2, 2));
    assert_eq!((emea.difference, emea.people), (Difference::FirstPlace, vec![0]));
    assert_eq!(findings.teams[1].influence, None);
}

fn choices(findings: &Findings) -> Vec<(Choice, usize, usize, Difference)> {
    let one = |one: &Variant| (one.choice, one.responses, one.people, one.difference);
    findings.sensitivity.iter().map(one).collect()
}

#[test]
fn a_wave_without_anything_to_vary_has_no_variants() {
    assert_eq!(told(&[letters(5, 6, 4), letters(4, 6, 5)], 0).1.sensitivity, []);
}

#[test]
fn partials_come_in_and_go_out() {
    let twelve = "TTTTTTTTTTTT...";
    let (_, findings) = told_alone(&[S, S, S, twelve, "T", ""]);
    assert_eq!(
        choices(&findings)[..2],
        [
            (Choice::PartialsIn, 1, 5, Difference::None),
            (Choice::PartialsOut, 1, 3, Difference::None),
        ]
    );
    let (_, findings) = told_alone(&[S, S, "T", "T", "T"]);
    let expected = (Choice::PartialsIn, 3, 5, Difference::FirstPlace);
    assert!(choices(&findings).contains(&expected), "{findings:?}");
}

#[test]
fn the_first_of_repeated_responses_may_say_something_else() {
    let instrument = Instrument::built_in();
    let mixed = letters(5, 6, 4);
    let mut responses = responses(&[&letters(6, 5, 4)[..], &mixed, &mixed], instrument);
    responses.others = vec![OtherResponse {
        under: OtherRule::First,
        becomes: Becomes::Instead(3),
        row: 9,
        answers: answers(&letters(12, 2, 1), instrument),
    }];
    let (_, findings) = found(&responses, instrument);
    assert_eq!(choices(&findings), [(Choice::DuplicatesFirst, 1, 3, Difference::FirstPlace)]);
    assert_eq!(findings.sensitivity[0].headline.leaders, [0]);
}

#[test]
fn where_all_count_the_others_of_a_person_may_go() {
    let instrument = Instrument::built_in();
    let mixed = letters(5, 6, 4);
    let rows = [&letters(14, 1, 0)[..], &letters(13, 2, 0), &mixed, &mixed];
    let mut responses = responses(&rows, instrument);
    let out = |under, row| OtherResponse {
        under,
        becomes: Becomes::LeftOut,
        row,
        answers: responses.people[row - 2].answers.clone(),
    };
    responses.others = vec![out(OtherRule::First, 3), out(OtherRule::Latest, 2)];
    let (scores, findings) = found(&responses, instrument);
    assert_eq!(scores.team.people, 4);
    assert_eq!(
        choices(&findings)[..2],
        [
            (Choice::DuplicatesFirst, 1, 3, Difference::None),
            (Choice::DuplicatesLatest, 1, 3, Difference::None),
        ]
    );
    // Without the second of the two: (14 + 5 + 5) ÷ 45 and (1 + 6 + 6) ÷ 45.
    let firsts = crate::score::fixtures::scored(&["SSSSSSSSSSSSSST", &mixed, &mixed]);
    close(firsts.team.shares[0], 24.0 / 45.0);
    assert_eq!(findings.sensitivity[0].headline, firsts.team.headline());
}

#[test]
fn an_unfinished_response_comes_in_as_one_of_those_who_were_asked() {
    let instrument = Instrument::built_in();
    let mut responses = responses(&[S, S, S], instrument);
    let unfinished = Response {
        row: 9,
        answers: answers("TTTTTTTTTTTTTT.", instrument),
        unfinished: Some("not finished".to_owned()),
        ..responses.people[0].clone()
    };
    responses.people.push(unfinished);
    let person = |answered| Invited { name: String::new(), email: None, team: None, answered };
    // S S S T: a lead of 2 against one absent. Taken for one more who was asked, against two.
    for (invited, holds) in [(true, true), (false, false)] {
        let people = [true, true, true, invited, false, !invited].map(person);
        let people = people[..if invited { 5 } else { 6 }].to_vec();
        responses.roster = Some(Roster { people, ..Roster::default() });
        let (scores, findings) = found(&responses, instrument);
        assert_eq!((scores.people.len(), scores.not_scored.len()), (3, 1));
        let one = &findings.sensitivity[0];
        assert_eq!((one.choice, one.responses, one.people), (Choice::PartialsIn, 1, 4));
        assert_eq!(one.headline.holds_whatever_the_absent_say, holds);
    }
}

#[test]
fn flagged_people_are_left_out_to_see_what_they_change() {
    let mixed = ["TSTHTSTHTSTHTSH", "STTHSTTHSTTHSTH", "HSTTHSTTHSTTHST"];
    let (_, findings) = told(&[mixed[0], mixed[1], mixed[2], S, S], 0);
    assert_eq!(findings.flagged(), [3, 4]);
    let found = findings.sensitivity.iter().find(|one| one.choice == Choice::FlaggedOut).unwrap();
    assert_eq!((found.responses, found.people), (2, 3));
    assert_eq!(found.difference, Difference::FirstPlace);
    assert_eq!(
        (found.headline.leaders[..].to_vec(), found.headline.strength),
        (vec![1], Strength::Leaning)
    );
}

#[test]
fn the_margin_counts_answers_to_heavy_traits_first() {
    // T1 weighs 3 and T2 weighs 1: `a` leads by 6 of 8 parts against 2.
    let text = crate::score::fixtures::instrument_text(2, 2).replacen(
        "name = \"T1\"",
        "name = \"T1\"\nweight = 3",
        1,
    );
    let instrument = Instrument::from_toml(&text, "tiny.toml").unwrap();
    let (scores, findings) = found(&responses(&["ab", "ab"], &instrument), &instrument);
    assert_eq!(scores.team.shares, [0.75, 0.25]);
    let margin = findings.team.margin.unwrap();
    close(margin.lead, 0.5);
    // One other answer to T1 takes 3⁄4 from one person and gives it to the other orientation.
    assert_eq!((margin.answers, margin.people), (Some(1), 1));
}
