//! Tests of the report.
#![expect(clippy::format_push_string, reason = "tests read better in one line than fast")]

mod modes;

use proptest::prelude::*;

use super::sample::{Sample, instrument_of};
use super::story::Story;
use super::words::MOST_WORDS;
use super::*;
use crate::analyse::analyse;

fn options() -> Options {
    Options { compare: Compare::Teams, version: "0.0.0".to_owned(), ..Options::default() }
}

fn told(sample: &Sample, people: People) -> Report {
    sample.report(&Options { people, ..options() })
}

fn headlines(report: &Report) -> Vec<String> {
    let heads = [
        report.summary.as_ref().map(|chapter| &chapter.head),
        report.person.as_ref().map(|chapter| &chapter.head),
        Some(&report.how_to_read.head),
        report.radar.as_ref().map(|chapter| &chapter.head),
        report.traits.as_ref().map(|chapter| &chapter.head),
        report.agreement.as_ref().map(|chapter| &chapter.head),
        report.people.as_ref().map(|chapter| &chapter.head),
        report.teams.as_ref().map(|chapter| &chapter.head),
        report.conversation.as_ref().map(|chapter| &chapter.head),
        Some(&report.method.head),
        Some(&report.ledger.head),
    ];
    heads.into_iter().flatten().map(|head| head.headline.clone()).collect()
}

/// The headlines that depend on the answers, a line per case.
fn cases(cases: &[(&str, Sample)]) -> String {
    let mut lines = String::new();
    for (name, sample) in cases {
        let report = told(sample, People::Auto);
        lines += &format!("{name}\n");
        let chosen = headlines(&report).into_iter().filter(|headline| {
            !headline.contains("none of them better")
                && !headline.contains("How each number")
                && !headline.contains("came in")
        });
        for headline in chosen {
            lines += &format!("    {headline}\n");
        }
    }
    lines
}

#[test]
fn a_split_with_a_higher_figure_than_an_agreed_trait_is_accounted_for() {
    // 8 and 4 of 12 are split, with .33; 8, 2 and 2 are agreed, with .25.
    let answers = ["00", "00", "00", "00", "00", "00", "00", "00", "11", "11", "12", "12"];
    let rest = "0000000000000";
    let people: Vec<String> = answers.iter().map(|own| format!("{own}{rest}")).collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let agreement = told(&Sample::of(&people), People::Auto).agreement.unwrap();
    let figures: Vec<&str> = agreement.rows[13..].iter().map(|row| &row.numbers[0][..]).collect();
    assert_eq!(figures, [".25", ".33"]);
    assert!(agreement.notes.iter().any(|note| note.starts_with("The word goes by")));
    let alike = told(&Sample::of(&["000000000000000"; 12]), People::Auto).agreement.unwrap();
    assert!(!alike.notes.iter().any(|note| note.starts_with("The word goes by")));
}

#[test]
fn two_camps_are_not_called_alike_and_agreement_by_chance_is_told() {
    // Two traits are split 7 to 5; nowhere else do as many agree.
    let answers = ["00", "00", "00", "00", "00", "00", "00", "11", "11", "11", "11", "11"];
    let rest = ["00", "01", "12", "20", "11", "22", "02", "10", "21", "00", "11", "22"];
    let people: Vec<String> = answers
        .iter()
        .zip(rest)
        .map(|(own, rest)| format!("{own}{}", &rest.repeat(7)[1..]))
        .collect();
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    let report = told(&Sample::of(&people), People::Auto);
    let headline = report.traits.unwrap().head.headline;
    assert_eq!(headline, "At most seven of twelve chose the same statement");
    let lead = |people: &[&str]| {
        let agreement = told(&Sample::of(people), People::Auto).agreement.unwrap();
        agreement.head.lead.unwrap_or_default()
    };
    let few = ["000000000000000", "000111222111222", "000222111222111", "012012012012012"];
    assert!(!lead(&[few[0]; 5]).contains("Random answers would agree"));
    let one_agreed = [few[0], few[1], few[2], "012111000222012", "112222012000111"];
    assert!(lead(&one_agreed).contains("Random answers would agree"), "{}", lead(&one_agreed));
}

#[test]
fn cards_have_the_index_of_agreement_from_as_many_people_on_as_the_words() {
    let card = |people: &[&str]| {
        told(&Sample::of(people), People::Auto).conversation.unwrap().cards.remove(0).agreement
    };
    let [one, other] = ["000000000000000", "111111111111111"];
    assert_eq!(card(&[one, one, other, other]), None);
    assert_eq!(card(&[one, one, one, other, other]).as_deref(), Some(".28"));
}

#[test]
fn a_report_of_one_person_is_about_that_person() {
    let about = |name: &str, team: &str| {
        let mut sample = Sample::of(&["111111111110002"]);
        name.clone_into(&mut sample.scores.people[0].name);
        team.clone_into(&mut sample.scores.team.name);
        let row = format!("Row {}", sample.scores.people[0].row);
        if name.is_empty() {
            sample.scores.people[0].name = row;
        }
        let report = told(&sample, People::Auto);
        assert_eq!(report.title, format!("{}, 2026 Q4", report.cover.team));
        report.cover.team
    };
    assert_eq!(about("Ana Ortiz", "The team"), "Ana Ortiz");
    assert_eq!(about("Ana Ortiz", "Sales"), "Ana Ortiz, Sales");
    assert_eq!(about("", "The team"), "One person");
    assert_eq!(about("", "Sales"), "Sales");
}

#[test]
fn headlines_state_the_finding_and_never_name_a_leader_where_there_is_none() {
    let tactical = "111111111110002";
    let strategic = "000000000001112";
    let few = cases(&[
        ("one person, clear", Sample::of(&[tactical])),
        ("one person, tied", Sample::of(&["000000011111112"])),
        ("one person, all three tied", Sample::of(&["000001111122222"])),
        ("one person, first by one", Sample::of(&["000000111112222"])),
        ("two people alike", Sample::of(&[tactical, tactical])),
        ("two people opposed", Sample::of(&[tactical, strategic])),
        ("all statements shared", Sample::of(&["000000000000000", "111111111111111"])),
        ("three ways", Sample::of(&["000000000000000", "111111111111111", "222222222222222"])),
    ]);
    let more = cases(&[
        ("all answered", Sample::sized(12).with_silent(0)),
        ("absent cannot change it", Sample::sized(12).with_silent(2)),
        ("absent could change it", Sample::sized(12).with_silent(9)),
        ("nobody knows how many were asked", Sample::sized(12)),
        ("nobody agrees", Sample::of(&["012012012012012", "120120120120120", "201201201201201"])),
        ("five teams", Sample::sized(60).in_teams(5)),
        ("two hundred", Sample::sized(200)),
    ]);
    insta::assert_snapshot!(few + &more);
}

#[test]
fn of_three_parts_of_a_whole_none_that_ends_below_a_third_could_be_first() {
    let people = [
        "201011012011111",
        "012020002111010",
        "222122221100200",
        "211222201121100",
        "111022210221221",
        "102212100200200",
        "221211022011121",
        "100212222212120",
        "011020112210202",
    ];
    let sample = Sample::of(&people).with_silent(3);
    let found = analyse(&sample.scores, &sample.responses, &sample.instrument);
    let [Some(strategic), _, Some(first)] = found.team.interval_ends()[..] else {
        panic!("each has an interval")
    };
    assert!(strategic.1 >= first.0 && strategic.1 < 1.0 / 3.0, "{strategic:?}, {first:?}");
    let title = told(&sample, People::Auto).radar.expect("there is a team").dots.title;
    assert_eq!(title, "Hybrid or Tactical could be first: their intervals overlap");
}

#[test]
fn a_dot_plot_claims_no_difference_where_intervals_overlap() {
    let mostly = ["111111111110002", "000000000001112"];
    let mut seen = [0; 2];
    for (tactical, strategic, silent) in
        [(9, 3, 1), (9, 3, 9), (7, 5, 1), (7, 5, 40), (8, 6, 2), (12, 1, 5), (6, 6, 4), (4, 1, 2)]
    {
        let people = [vec![mostly[0]; tactical], vec![mostly[1]; strategic]].concat();
        let sample = Sample::of(&people).with_silent(silent);
        let radar = told(&sample, People::Auto).radar.expect("there is a team");
        let title = &radar.dots.title;
        let summary = told(&sample, People::Auto).summary.expect("there is a team").head.headline;
        let case = format!("{tactical}, {strategic} and {silent}: {title}");
        let found = analyse(&sample.scores, &sample.responses, &sample.instrument);
        let [Some(one), Some(other), _] = found.team.interval_ends()[..] else {
            assert!(!radar.has_intervals, "{case}");
            assert!(radar.dots.figure.caption.contains("No interval: with fewer"), "{case}");
            assert_eq!(*title, summary, "{case}");
            continue;
        };
        let is_tie = sample.scores.team.tied.len() > 1;
        let overlap = one.0 <= other.1 && other.0 <= one.1 && !is_tie;
        seen[usize::from(overlap)] += 1;
        if overlap {
            assert!(title.ends_with("could be first: their intervals overlap"), "{case}");
            assert!(title.contains("Strategic") && title.contains("Tactical"), "{case}");
        } else {
            assert_eq!(*title, summary, "{case}");
        }
    }
    assert!(seen.iter().all(|many| *many >= 2), "{seen:?}");
}

#[test]
fn one_team_of_a_kind_is_not_many() {
    let three = ["000000000000000", "111111111111111", "222222222222222"].repeat(5);
    let teams = told(&Sample::of(&three).in_teams(3), People::Auto).teams;
    let headline = teams.expect("there are three teams").head.headline;
    assert_eq!(headline, "One team is Strategic, one Tactical and one Hybrid");
}

#[test]
fn the_cover_says_what_its_picture_shows() {
    let caption = |people: usize| {
        let cover = told(&Sample::sized(people), People::Auto).cover;
        cover.figure.expect("a team has a picture").caption
    };
    assert_eq!(caption(45), "Every mark is one answer: 45 people, 15 traits, 663 answers");
    assert_eq!(
        caption(46),
        "The taller a colour, the more answers: 46 people, 15 traits, 678 answers"
    );
}

#[test]
fn headlines_hold_for_two_to_six_orientations_and_long_names() {
    let long = "Deliberately Long Orientation Name With Many Words In It";
    insta::assert_snapshot!(cases(&[
        ("two", Sample::with(instrument_of(2, 6, "Pole"), &["000001", "000011", "000111"])),
        ("two, tied", Sample::with(instrument_of(2, 4, "Pole"), &["0011", "1100"])),
        ("four", Sample::with(instrument_of(4, 8, "Pole"), &["00001123", "00001123", "11112230"])),
        ("six", Sample::with(instrument_of(6, 12, "Pole"), &["001122334455", "012345012345"])),
        ("long names", Sample::with(instrument_of(3, 6, long), &["000012", "000112", "111122"])),
        ("one trait", Sample::with(instrument_of(2, 1, "Pole"), &["0", "0", "1"])),
    ]));
}

proptest! {
    #[test]
    fn whatever_people_answer_every_headline_has_twelve_words_at_most(
        answers in prop::collection::vec("[012-]{12}[012]{3}", 1..9),
        silent in 0_usize..4,
    ) {
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        let sample = Sample::of(&answers).with_silent(silent);
        for people in [People::None, People::Auto, People::Pages] {
            for headline in headlines(&told(&sample, people)) {
                prop_assert!(headline.split_whitespace().count() <= MOST_WORDS, "{headline}");
                prop_assert!(!headline.ends_with('.'), "{headline}");
            }
        }
    }
}

#[test]
fn facts_and_the_caution_fit_the_team() {
    let mut lines = String::new();
    for (name, sample) in [
        ("2, tied", Sample::of(&["000000000000000", "111111111111111"])),
        ("2", Sample::sized(2)),
        ("5 of 6", Sample::sized(5).with_silent(1)),
        ("12 of 12", Sample::sized(12).with_silent(0)),
        ("12 of 21", Sample::sized(12).with_silent(9)),
        ("60", Sample::sized(60)),
    ] {
        let summary = told(&sample, People::Auto).summary.unwrap();
        lines += &format!("{name}\n");
        for fact in summary.facts {
            lines += &format!("    [{}] {}\n", fact.figure, fact.text);
        }
        lines += &format!("    {}\n", summary.caution);
    }
    insta::assert_snapshot!(lines);
}

#[test]
fn a_small_team_is_told_as_finished_strings() {
    let sample = Sample::of(&["111111111110002", "000000011111112", "0000001111122--"])
        .with_partial()
        .with_silent(1);
    let mut report = told(&sample, People::Auto);
    report.theme = Theme { light: Vec::new(), dark: Vec::new(), drawn: Vec::new() };
    let json = serde_json::to_string_pretty(&report).unwrap();
    insta::assert_snapshot!(json);
}

#[test]
fn chapters_with_nothing_to_say_are_left_out_and_numbers_close_up() {
    let contents = |sample: &Sample, people| {
        let report = told(sample, people);
        let lines = report.contents.iter().map(|one| format!("{} {}", one.number, one.name));
        lines.collect::<Vec<_>>().join(", ")
    };
    let one = Sample::sized(1);
    insta::assert_snapshot!(contents(&one, People::Auto), @"1 The answers, 2 How to read, 3 Method, 4 Data ledger");
    insta::assert_snapshot!(contents(&one, People::None), @"1 How to read, 2 Method, 3 Data ledger");
    let twelve = Sample::sized(12);
    insta::assert_snapshot!(contents(&twelve, People::None), @"1 Summary, 2 How to read, 3 Team radar, 4 Trait by trait, 5 Agreement, 6 Conversation, 7 Method, 8 Data ledger");
    insta::assert_snapshot!(contents(&twelve.in_teams(2), People::Auto), @"1 Summary, 2 How to read, 3 Radar of all people, 4 Trait by trait, 5 Agreement, 6 People, 7 Teams, 8 Conversation, 9 Method, 10 Data ledger");
}

#[test]
fn a_report_about_nobody_names_nobody() {
    let sample = Sample::sized(12).with_partial().with_silent(2);
    let json = serde_json::to_string(&told(&sample, People::None)).unwrap();
    let scored = sample.scores.people.iter().map(|one| &one.name);
    let not_scored = sample.scores.not_scored.iter().map(|one| &one.name);
    let invited =
        sample.scores.roster.iter().flat_map(|roster| &roster.people).map(|one| &one.name);
    for name in scored.chain(not_scored).chain(invited) {
        assert!(!json.contains(name.as_str()), "{name}");
    }
}

#[test]
fn folders_of_the_source_are_not_told() {
    let json = serde_json::to_string(&told(&Sample::sized(5), People::Auto)).unwrap();
    assert!(json.contains("2026-q4.csv") && !json.contains("secret"));
}

#[test]
fn small_radars_give_way_to_marks_in_the_table_above_sixty_people() {
    let of = |people| told(&Sample::sized(people), People::Auto).people.unwrap();
    let (sixty, more) = (of(60), of(61));
    assert_eq!((sixty.multiples.len(), sixty.has_strips), (60, false));
    assert_eq!((more.multiples.len(), more.has_strips), (0, true));
    assert_eq!(more.rows[60].strip.as_deref(), Some("strip-person-61"));
    assert!(sixty.triangle.is_none() && of(16).triangle.is_some());
}

#[test]
fn words_of_agreement_wait_for_five_people() {
    let has = |people| told(&Sample::sized(people), People::Auto).traits.unwrap().has_agreement;
    assert!(!has(4) && has(5));
}

#[test]
fn teams_are_compared_when_it_is_asked_for_and_possible() {
    let sample = Sample::sized(23).in_teams(4);
    let report = told(&sample, People::Auto);
    let teams = report.teams.expect("four teams of five or six");
    let rows: Vec<&str> = teams.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(rows, ["Deal Desk", "Enablement", "North", "South"]);
    assert!(teams.rows.iter().all(|row| row.is_compared && row.section.is_some()));
    assert_eq!(teams.rows[0].place, "2");
    assert_eq!(teams.sections[0].figure.as_ref().unwrap().drawing, "team-radar-3");
    let why = |report: &Report| {
        let all = report.method.not_shown.iter();
        { all }.find(|one| one.term == "A comparison of teams").map(|one| one.text.clone())
    };
    assert_eq!(why(&told(&sample, People::Auto)), None);
    let unasked = sample.report(&Options::default());
    assert!(unasked.teams.is_none());
    assert!(why(&unasked).unwrap().contains("--compare teams"));
    // One team of five and three of four: there is nothing to be compared with.
    let small = told(&Sample::sized(17).in_teams(4), People::Auto);
    assert!(small.teams.is_none());
    assert!(why(&small).unwrap().contains("five people or more"), "{:?}", why(&small));
    // Two of five and two of four: the small ones are listed only.
    let teams = told(&Sample::sized(18).in_teams(4), People::Auto).teams.unwrap();
    let compared: Vec<bool> = teams.rows.iter().map(|row| row.is_compared).collect();
    assert_eq!(compared, [false, false, true, true]);
    assert_eq!(teams.head.headline, "Both compared teams are Tactical");
}

#[test]
fn names_of_drawings_come_from_ids() {
    let sample = Sample::sized(2);
    let opts = options();
    let story = Story {
        change: None,
        target: None,
        scores: &sample.scores,
        findings: &sample.findings(),
        responses: &sample.responses,
        instrument: &sample.instrument,
        options: &opts,
    };
    assert_eq!(story.mark(Some(1)), "mark-tactical");
    assert_eq!(story.mark(None), "mark-none");
    assert_eq!(story.orientation(2).line, "line-hybrid");
}

#[test]
fn what_is_one_or_none_is_told_as_a_reader_would_say_it() {
    let same = "111111111111111";
    let report = told(&Sample::of(&[same; 6]).with_silent(1), People::Auto);
    let summary = report.summary.expect("six people are a team");
    assert_eq!(
        summary.head.headline,
        "Every answer is for Tactical, and no absent answer changes that"
    );
    assert!(summary.facts[0].text.contains("shares. No answer is for another orientation."));
    let shared = Sample::of(&["000001111122222"; 3]);
    let summary = told(&shared, People::Auto).summary.expect("three people are a team");
    assert!(
        summary.facts[0].text.starts_with("for each of Strategic, Tactical and Hybrid, the mean")
    );
    let firm = told(&shared, People::Auto).agreement.expect("a team has a chapter on it").firm;
    assert!(firm[0].text.contains("none leads"), "{}", firm[0].text);
    let mut one = Sample::sized(1);
    one.scores.ledger.left_out.clear();
    one.scores.ledger.rows = 1;
    let one = told(&one, People::Auto);
    assert_eq!(one.ledger.head.headline, "One row came in, and it was used");
    let silent = told(&Sample::sized(1).with_silent(3), People::Auto).people;
    assert_eq!(silent.expect("three are listed").head.headline, "Three people without a score");
    let short = Sample::with(instrument_of(3, 1, "Trait"), &["0", "1", "1"]);
    let lead = told(&short, People::Auto).how_to_read.head.lead.expect("it says how");
    assert!(lead.contains("statements for one trait."), "{lead}");
}
