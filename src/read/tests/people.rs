//! People and rows: what counts, what does not, and what is said about it.

use super::super::Options;
use super::rows::{left_out, rows};
use super::{
    assert_adds_up, fails, read_table, read_with, statements, table, texts, traits, try_read,
};
use crate::project::Project;
use crate::response::{Answer, Becomes, Duplicates, OtherRule, Partial};

/// Three responses by Ana: whole, whole and later, and broken off after three answers.
fn three() -> Vec<Vec<String>> {
    let mut rows = table(&[
        ("2026/10/12 10:00:00", "ana@example.com", "Ana", 0),
        ("2026/10/13 10:00:00", "ana@example.com", "Ana", 1),
        ("2026/10/14 10:00:00", "ana@example.com", "Ana", 2),
    ]);
    for cell in &mut rows[3][6..] {
        cell.clear();
    }
    rows[2][17].clear();
    rows
}

#[test]
fn the_call_says_which_of_several_responses_counts() {
    let read = |duplicates| {
        let found = read_with(&three(), &Options { duplicates, ..Options::default() });
        assert_adds_up(&found);
        (rows(&found), left_out(&found))
    };
    assert_eq!(
        read(Duplicates::Latest),
        (
            vec![3],
            texts(&[
                "2 duplicate: same person as row 3, which is later",
                "4 duplicate: same person as row 3, this one answers 3 of 15 traits, too few for a score",
            ])
        )
    );
    assert_eq!(read(Duplicates::First).0, [2]);
    assert_eq!(
        read(Duplicates::MostComplete),
        (
            vec![2],
            texts(&[
                "3 duplicate: same person as row 2, which holds more answers",
                "4 duplicate: same person as row 2, this one answers 3 of 15 traits, too few for a score",
            ])
        )
    );
    assert_eq!(read(Duplicates::Keep), (vec![2, 3, 4], vec![]));
}

#[test]
fn what_another_rule_would_count_is_kept_beside() {
    let read = |duplicates| -> Vec<(OtherRule, Becomes, usize, usize)> {
        let found = read_with(&three(), &Options { duplicates, ..Options::default() });
        let others = found.responses.others.iter();
        let given = |answers: &[Answer]| answers.iter().filter(|one| one.is_in_scale()).count();
        others.map(|one| (one.under, one.becomes, one.row, given(&one.answers))).collect()
    };
    // Of the two that count by themselves, row 2 has 15 answers and row 3 has 14.
    let (first, latest) = (OtherRule::First, OtherRule::Latest);
    assert_eq!(read(Duplicates::Latest), [(first, Becomes::Instead(3), 2, 15)]);
    assert_eq!(read(Duplicates::First), [(latest, Becomes::Instead(2), 3, 14)]);
    assert_eq!(read(Duplicates::MostComplete), [(latest, Becomes::Instead(2), 3, 14)]);
    assert_eq!(
        read(Duplicates::Keep),
        [
            (first, Becomes::LeftOut, 3, 14),
            (first, Becomes::LeftOut, 4, 3),
            (latest, Becomes::LeftOut, 2, 15),
            (latest, Becomes::LeftOut, 4, 3),
        ]
    );
}

#[test]
fn the_unfinished_of_those_who_have_nothing_else_are_kept_beside() {
    let mut rows = three();
    // Bo broke off twice, Chi never answered, and a name without an address is a person by itself.
    for (name, email, given) in [
        ("Bo", "bo@example.com", 5),
        ("Bo", "bo@example.com", 3),
        ("Chi", "chi@example.com", 0),
        ("Ana", "", 2),
    ] {
        let moment = format!("2026/10/15 10:00:0{}", rows.len());
        let mut row = table(&[(&moment, email, name, 1)]).remove(1);
        row[3 + given..].iter_mut().for_each(String::clear);
        rows.push(row);
    }
    let read = |duplicates| -> Vec<(usize, usize)> {
        let found = read_with(
            &rows,
            &Options { duplicates, partial: Partial::Complete, ..Options::default() },
        );
        assert_adds_up(&found);
        assert_eq!(found.responses.ledger.used, 1);
        let people = found.responses.people.iter();
        let unfinished = people.filter(|one| one.unfinished.is_some());
        unfinished.map(|one| (one.row, one.answered())).collect()
    };
    // Who sent an empty form is not silent either.
    assert_eq!(read(Duplicates::Latest), [(6, 3), (7, 0), (8, 2)]);
    assert_eq!(read(Duplicates::First), [(5, 5), (7, 0), (8, 2)]);
    assert_eq!(read(Duplicates::MostComplete), [(5, 5), (7, 0), (8, 2)]);
    // Where each row is a person, so is each of these.
    assert_eq!(read(Duplicates::Keep), [(3, 14), (4, 3), (5, 5), (6, 3), (7, 0), (8, 2)]);
}

#[test]
fn the_call_says_which_incomplete_responses_count() {
    let read = |partial| {
        let options = Options { partial, duplicates: Duplicates::Keep, ..Options::default() };
        let found = read_with(&three(), &options);
        assert_adds_up(&found);
        (rows(&found), left_out(&found))
    };
    assert_eq!(read(Partial::Scored), (vec![2, 3, 4], vec![]));
    assert_eq!(
        read(Partial::Complete),
        (
            vec![2],
            texts(&["3 partial: 14 of 15 traits answered", "4 partial: 3 of 15 traits answered"])
        )
    );
    // Every answer counts, so the latest of the three does.
    let found = read_with(&three(), &Options { partial: Partial::All, ..Options::default() });
    assert_eq!(rows(&found), [4]);
}

#[test]
fn a_tool_says_what_was_finished() {
    let before = ["StartDate", "Finished", "ResponseId", "Status", "RecipientEmail"];
    let person = |finished: &str, status: &str, email: &str| {
        [texts(&["2026-10-14 10:00:00", finished, "R_1", status, email]), statements(0)].concat()
    };
    let rows_of = [
        [texts(&before), traits()].concat(),
        person("True", "IP Address", "ana@example.com"),
        person("False", "IP Address", "bo@example.com"),
        person("1", "Survey Preview", ""),
        person("1", "2", ""),
        person("1", "Disqualified", "chi@example.com"),
    ];
    let options = Options { partial: Partial::Complete, ..Options::default() };
    let found = read_with(&rows_of, &options);
    assert_adds_up(&found);
    assert_eq!(
        left_out(&found),
        [
            "3 partial: not finished: `Finished` is `False`",
            "4 preview: status is `Survey Preview`",
            "5 preview: status is `2`",
            "6 preview: status is `Disqualified`",
        ]
    );
    let mut rows_of = table(&[("", "Ja", "Ana", 0), ("", "Nein", "Bo", 1)]);
    "Abgeschlossen".clone_into(&mut rows_of[0][1]);
    let found = read_with(&rows_of, &options);
    assert_eq!(left_out(&found), ["3 partial: not finished: `Abgeschlossen` is `Nein`"]);
}

#[test]
fn a_number_tells_people_apart_where_there_is_no_address() {
    let mut rows_of = table(&[("", "7", "Kim", 0), ("", "8", "Kim", 1), ("", "7", "Kim Lee", 2)]);
    rows_of[0][1] = "Employee ID".to_owned();
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(rows(&found), [3, 4]);
    let why = "2 duplicate: same person as row 4, which stands further down";
    assert_eq!(left_out(&found), [why]);
}

#[test]
fn who_answered_only_other_questions_is_a_person() {
    let mut rows_of = table(&[("2026/10/12", "", "Ana", 0), ("2026/10/12", "", "Bo", 1)]);
    let wide = rows_of[0].len();
    let others = ["Country", "Degree", "Field"];
    rows_of[0].extend(texts(&others));
    let mut line = texts(&["187"]);
    line.resize(wide, String::new());
    line.extend(texts(&["Chile", "Master", "History"]));
    rows_of.push(line);
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(left_out(&found), [""; 0]);
    assert_eq!(rows(&found), [2, 3, 4]);
}

#[test]
fn a_text_below_the_table_is_nobody() {
    let mut rows_of = table(&[("2026/10/12", "", "Ana", 0), ("2026/10/12", "", "Bo", 1)]);
    let wide = rows_of[0].len();
    let line = |cells: &[&str]| {
        let mut line = texts(cells);
        line.resize(wide, String::new());
        line
    };
    rows_of.push(line(&["2 responses"]));
    rows_of.push(line(&[]));
    rows_of.push(line(&["", "", "Exported by the office"]));
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(
        left_out(&found),
        [
            "4 note: only the text `2 responses`",
            "5 blank: no cell holds anything",
            "6 note: only the text `Exported by the office`",
        ]
    );
    assert_eq!(rows(&found), [2, 3]);
    assert_eq!(found.problems, []);
}

#[test]
fn not_sure_is_an_answer_outside_the_statements() {
    let mut rows_of = table(&[("2026/10/12", "", "Ana", 0)]);
    rows_of[1][3] = "Don’t know".to_owned();
    rows_of[1][4] = "N/A".to_owned();
    rows_of[1][5].clear();
    let found = read_with(&rows_of, &Options::default());
    assert_eq!(found.problems, []);
    let answers = &found.responses.people[0].answers;
    assert_eq!(answers[..4], [Answer::Outside, Answer::Outside, Answer::Blank, Answer::Chosen(0)]);
}

#[test]
fn two_choices_where_one_is_allowed_are_an_error_with_its_cell() {
    let heads = ["Name", "Horizon [Long Term]", "Horizon [Short Term]", "Horizon [Sliding Term]"];
    let mut header = texts(&heads);
    header.extend(traits().into_iter().filter(|name| name != "Horizon"));
    let others: Vec<String> =
        statements(1).into_iter().enumerate().filter(|(at, _)| *at != 3).map(|(_, s)| s).collect();
    let person = |cells: &[&str]| [texts(cells), others.clone()].concat();
    let found = read_with(
        &[
            header,
            person(&["Ana", "", "x", ""]),
            person(&["Bo", "x", "", "x"]),
            person(&["Chi", "", "maybe", ""]),
        ],
        &Options::default(),
    );
    assert_eq!(found.responses.people[0].answers[3], Answer::Chosen(1));
    let told: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(told.join("\n"), @r"
    error: answers.csv D3: `Horizon` has two answers: `Long Term` and `Sliding Term`
      hint: keep one of them; where all cells are empty it counts as not answered
    error: answers.csv C4: `maybe` does not say whether `Short Term` was chosen
      hint: a cell here is empty, or holds `Short Term`, `1` or `x`
    ");
}

#[test]
fn a_word_in_another_survey_is_no_trait() {
    let rows_of = [
        texts(&["Name", "Is your primary role technical?", "Anything else?"]),
        texts(&["Ana", "1", ""]),
        texts(&["Bo", "2", ""]),
    ];
    let failure = super::fails(&rows_of);
    insta::assert_snapshot!(failure, @r"
    error: answers.csv: no column holds a trait of the instrument `sales-operations`: the header begins `Name`, `Is your primary role technical?`, `Anything else?`
      hint: a column per trait is needed, named `Role`, `Scale`, `Question` and so on; `orient check --write-map` lets you say which column is which
    ");
}

#[test]
fn a_header_that_is_the_name_comes_before_one_that_has_the_word_in_it() {
    let mut rows_of = table(&[("2026/10/12", "", "Ana", 0)]);
    rows_of[0].push("Does your horizon matter?".to_owned());
    rows_of[1].push("Short Term".to_owned());
    let found = read_with(&rows_of, &Options::default());
    assert_eq!(found.problems, []);
    assert_eq!(found.responses.people[0].answers[3], Answer::Chosen(0));
    rows_of[0][18] = "Horizon: how far?".to_owned();
    let found = read_with(&rows_of, &Options::default());
    insta::assert_snapshot!(found.problems[0], @r"
    error: answers.csv: 2 columns hold the trait `Horizon`: G `Horizon`, S `Horizon: how far?`
      hint: delete or rename all but one of them, or name it under `[columns]` in `orient.toml`
    ");
}

#[test]
fn names_that_look_alike_are_told_and_never_merged() {
    let people = [("", "", "Joanna Smith", 0), ("", "", "Joana Smith", 1), ("", "", "Jo Li", 2)];
    let found = read_with(&table(&people), &Options::default());
    assert_eq!(rows(&found), [2, 3, 4]);
    let told: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
    assert!(
        told.iter().any(|one| one.contains("`Joana Smith` looks like `Joanna Smith` in row 2"))
    );
    assert!(!told.iter().any(|one| one.contains("Jo Li")), "{told:?}");
    for [one, other] in
        [["Anna Müller", "Anna Mueller"], ["Müller, Anna", "Anna Müller"], ["Söre Åk", "Ak Sore"]]
    {
        let found = read_with(&table(&[("", "", one, 0), ("", "", other, 1)]), &Options::default());
        assert_eq!(found.responses.people.len(), 2);
        assert!(found.problems.iter().any(|told| told.message.contains("looks like")), "{one}");
    }
    for [one, other] in
        [["Anna M", "Anna B"], ["Anna Maria", "Anna Mario Li"], ["Person A", "Person B"]]
    {
        let found = read_with(&table(&[("", "", one, 0), ("", "", other, 1)]), &Options::default());
        assert!(!found.problems.iter().any(|told| told.message.contains("looks like")), "{one}");
    }
    let numbered = [("", "", "Participant 1", 0), ("", "", "Participant 2", 1)];
    let found = read_with(&table(&numbered), &Options::default());
    assert!(!found.problems.iter().any(|one| one.to_string().contains("2` looks like")));
}

#[test]
fn a_map_by_hand_comes_before_every_header() {
    let map = |text: &str| {
        let project = Project::from_toml(text, "orient.toml").expect("the map is right");
        Options { columns: project.columns, ..Options::default() }
    };
    let mut rows_of = table(&[("2026/10/12", "", "Ana", 0)]);
    rows_of[0].extend(texts(&["", "Then", "Now"]));
    rows_of[1].extend(texts(&["Sam One", "", "x"]));
    let text = "[columns]\nname = \"column S\"\n[columns.traits]\n\
                horizon = { strategic = \"Then\", tactical = \"now\" }\n";
    let found = read_with(&rows_of, &map(text));
    assert_eq!(found.problems, []);
    assert_eq!(found.responses.people[0].person.name, "Sam One");
    assert_eq!(found.responses.people[0].answers[3], Answer::Chosen(1));
    let wrong = "[columns]\nteam = \"Them\"\nname = \"Then\"\nid = \"Then\"\n\
                 [columns.traits]\nhorizn = \"Now\"\nrole = { strategc = \"Now\" }\n";
    let told = try_read(&rows_of, &map(wrong)).expect_err("the map is wrong");
    assert_eq!(told.exit_code(), 2);
    insta::assert_snapshot!(told, @r"
    error: orient.toml: `columns.id` names column T, which another line has
      hint: name each column once
    error: orient.toml: `columns.team` names `Them`, which answers.csv does not have
      hint: the nearest header is `Then`
    error: orient.toml: `columns.traits.horizn` names no trait of the instrument
      hint: did you mean `horizon`?
    error: orient.toml: `columns.traits.role.strategc` names no orientation of the instrument
      hint: did you mean `strategic`?
    ");
}

#[test]
fn a_table_without_a_header_is_refused_and_nobody_is_lost() {
    let mut rows = table(&[
        ("2026/10/12 10:00:00", "ana@example.com", "Ana Ortiz", 0),
        ("2026/10/13 10:00:00", "bo@example.com", "Bo", 1),
        ("2026/10/14 10:00:00", "cy@example.com", "Cy", 2),
    ]);
    rows.remove(0);
    let said = fails(&rows).to_string();
    assert!(said.contains("the first row holds answers"), "{said}");
}

#[test]
fn people_who_keep_their_names_to_themselves_stay_apart() {
    let mut rows = table(&[
        ("2026/10/12 10:00:00", "", "Anonymous", 0),
        ("2026/10/13 10:00:00", "", "anonymous", 1),
        ("2026/10/13 10:00:00", "", "N/A", 1),
        ("2026/10/14 10:00:00", "", "N/A", 2),
        ("2026/10/15 10:00:00", "", "Bo Berg", 2),
    ]);
    for row in &mut rows {
        row.remove(1);
    }
    let found = read_table(&rows);
    assert_adds_up(&found);
    assert_eq!(found.responses.people.len(), 5);
}

#[test]
fn two_names_with_one_address_are_told() {
    let found = read_table(&table(&[
        ("2026/10/12 10:00:00", "desk@example.com", "Dora Lind", 0),
        ("2026/10/13 10:00:00", "desk@example.com", "Emil Berg", 1),
        ("2026/10/14 10:00:00", "ana@example.com", "Ana Ortiz", 0),
        ("2026/10/15 10:00:00", "ana@example.com", "Ana O.", 0),
    ]));
    let told: Vec<&str> = found.problems.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "`Dora Lind` and `Emil Berg` in row 3 have one address or number; only the latter is counted"
        ]
    );
}

#[test]
fn the_later_row_counts_where_both_readings_of_the_stamps_agree() {
    // Which number is the day is not told; either way 10/11 comes before 11/12, and 03/04 before
    // 04/05. Of 05/06 and 06/05 nothing is known but their order in the file.
    let found = read_table(&table(&[
        ("11/12/2026 10:00", "", "Ana Ortiz", 0),
        ("10/11/2026 10:00", "", "Ana Ortiz", 1),
        ("03/04/2026 10:00", "", "Bo Lind", 1),
        ("04/05/2026 10:00", "", "Bo Lind", 0),
        ("06/05/2026 10:00", "", "Chi Park", 1),
        ("05/06/2026 10:00", "", "Chi Park", 0),
    ]));
    assert_eq!(rows(&found), [2, 5, 7]);
    assert_eq!(
        left_out(&found),
        [
            "3 duplicate: same name as row 2, which is later",
            "4 duplicate: same name as row 5, which is later",
            "6 duplicate: same name as row 7, which stands further down",
        ]
    );
    assert_eq!(found.problems.len(), 1);
}

#[test]
fn a_first_name_alone_in_two_rows_is_told() {
    let said = |name| {
        let found = read_table(&table(&[("2026-10-14", "", name, 1), ("2026-10-15", "", name, 0)]));
        assert_eq!(left_out(&found), ["2 duplicate: same name as row 3, which is later"]);
        found.problems.iter().map(|one| one.message.clone()).collect::<String>()
    };
    assert_eq!(
        said("Ana"),
        "2 rows have the name `Ana` and count as one person, by row 3: rows 2 and 3"
    );
    assert_eq!([said("Ana Ortiz"), said("田中")], ["", ""]);
}

#[test]
fn moments_below_an_unknown_header_are_told() {
    let mut rows =
        table(&[("2026-10-14 10:00:00", "", "Ana", 1), ("2026-10-12 10:00:00", "", "Ana", 0)]);
    "Logged".clone_into(&mut rows[0][0]);
    insta::assert_snapshot!(read_table(&rows).problems[0], @r"
    warning: answers.csv column A: `Logged` holds moments and is not read, since its header does not say what of; the order of the file counts
      hint: if it says when somebody answered, name it `Timestamp`
    ");
    "Einreichungsdatum".clone_into(&mut rows[0][0]);
    let found = read_table(&rows);
    assert_eq!(left_out(&found), ["3 duplicate: same name as row 2, which is later"]);
}

#[test]
fn one_stamp_that_cannot_be_read_takes_only_its_own_row_from_the_days() {
    let found = read_table(&table(&[
        ("2026/10/14 10:00:00", "", "Ana", 1),
        ("2026/10/12 10:00:00", "", "Ana", 0),
        ("soon", "", "Bo", 0),
        ("2026/10/16 10:00:00", "", "Bo", 1),
        ("2026/10/15 10:00:00", "", "Bo", 0),
    ]));
    assert_eq!(
        left_out(&found),
        [
            "3 duplicate: same name as row 2, which is later",
            "4 duplicate: same name as row 6, which stands further down",
            "5 duplicate: same name as row 6, which stands further down",
        ]
    );
    assert_eq!(found.responses.days, Some(("2026-10-14".to_owned(), "2026-10-15".to_owned())));
    insta::assert_snapshot!(found.problems[0], @r"
    warning: answers.csv column A: row 4 is without a time stamp that can be read; days are taken from the other rows, and where the same person answered more than once, the order of the file counts
      hint: a time stamp looks like `2026/10/14 10:10:09`
    ");
}

#[test]
fn a_title_or_a_pronoun_does_not_make_two_people_unlike() {
    for other in ["Ana Ortiz (she/her)", "Dr. Ana Ortiz", "Ana M. Ortiz"] {
        let rows = table(&[("2026/10/12", "", "Ana Ortiz", 0), ("2026/10/12", "", other, 1)]);
        let told = &read_table(&rows).problems[0].message;
        assert!(told.contains("looks like `Ana Ortiz`"), "{other}: {told}");
    }
    let rows = table(&[("2026/10/12", "", "Ana O.", 0), ("2026/10/12", "", "Ana P.", 1)]);
    assert_eq!(read_table(&rows).problems, []);
}
