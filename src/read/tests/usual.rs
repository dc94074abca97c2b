//! What columns say that are no answers and nobody's name.

use super::rows::{left_out, rows};
use super::{assert_adds_up, read_table, read_with, table};
use crate::read::{Inspection, Options};
use crate::response::{ColumnRole, Partial, Response};

#[test]
fn a_column_says_what_was_a_test() {
    let mut rows_of = table(&[("", "No", "Ana", 0), ("", "Yes", "Bo", 1), ("", "no", "Chi", 1)]);
    rows_of[0][1] = "Is test".to_owned();
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(left_out(&found), ["3 preview: test is `Yes`"]);
    // The result of a test is something else, and so is a group.
    "Test".clone_into(&mut rows_of[0][1]);
    for cells in [["1", "85", "90"], ["1", "0", "1"], ["yes", "yes", "no"]] {
        for (row, cell) in rows_of[1..].iter_mut().zip(cells) {
            cell.clone_into(&mut row[1]);
        }
        assert_eq!(rows(&read_with(&rows_of, &Options::default())), [2, 3, 4], "{cells:?}");
    }
}

#[test]
fn rows_that_weigh_unlike_are_told_to_count_alike() {
    let told = |cells: [&str; 3]| {
        let found = beside("Count", cells);
        found.problems.iter().any(|problem| problem.message.contains("counts as one response"))
    };
    assert!(told(["3", "1", "4"]));
    assert!(told(["0,8", "1,1", "1,1"]));
    for silent in [["15", "15", "15"], ["1", "2", "3"], ["low", "2", "3"]] {
        assert!(!told(silent), "{silent:?}");
    }
}

/// Three people beside whom a further column says this.
fn beside(header: &str, cells: [&str; 3]) -> Inspection {
    let mut rows_of = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Chi", 1)]);
    for (row, cell) in rows_of.iter_mut().zip([header].into_iter().chain(cells)) {
        row.push(cell.to_owned());
    }
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    found
}

/// Who of them counts, and what is said about the column.
fn marked(header: &str, cells: [&str; 3]) -> (Vec<usize>, Vec<String>) {
    let found = beside(header, cells);
    (rows(&found), found.problems.iter().map(|problem| problem.message.clone()).collect())
}

#[test]
fn whoever_is_marked_as_not_to_be_counted_is_left_out() {
    for (header, cells) in [
        ("Exclude", ["", "x", ""]),
        ("Deleted", ["No", "Yes", "No"]),
        ("Is spam", ["FALSE", "TRUE", "FALSE"]),
        ("Include", ["yes", "no", "yes"]),
        ("Valid", ["1", "0", "1"]),
        ("Consent", ["Yes, I agree", "No", "I agree"]),
        ("Einwilligung", ["Ja", "Nein", "Ja"]),
        ("Approval Status", ["Approved", "Denied", "Approved"]),
        ("Exclude", ["", "✓", ""]),
        ("Exclude", ["✗", "✓", "NA"]),
        ("Exclude", ["FALSO", "VERDADERO", "FALSO"]),
        ("Exclude", ["", "exclude", ""]),
        ("Include", ["WAAR", "ONWAAR", "WAAR"]),
        ("Consent", ["Agree", "Disagree", "Agree"]),
        ("Do you consent to take part?", ["Yes", "No", "Yes"]),
        ("I consent to the processing of my data", ["Yes", "No", "Yes"]),
        ("Do you agree to participate?", ["I agree", "I do not agree", "I agree"]),
        ("Consent status", ["Given", "Withdrawn", "Given"]),
        ("Exclude (Y/N)", ["N", "Y", "N"]),
        ("Excluded", ["No", "Yes - test", "No"]),
        ("To delete", ["", "x", ""]),
        ("Valid", ["ok", "not ok", "ok"]),
        ("Consent", ["Consented", "Not consented", "Consented"]),
        ("Consent", ["No objection", "No, I do not", "No problem with that"]),
        ("Consent", ["Yes", "No, I do not consent to participate in this study", "Yes"]),
        ("Einwilligung", ["Ja", "Nein, ich möchte nicht teilnehmen", "Ja"]),
        ("Einwilligung", ["Ich stimme zu", "Ich stimme nicht zu", "Ich stimme zu"]),
        ("Exclude", ["", "left the company", ""]),
        ("Remove", ["", "x", ""]),
        ("To be removed", ["no", "yes", "no"]),
        ("Withdrawn", ["", "yes", ""]),
        ("Is this a test response?", ["No", "Yes", "No"]),
        ("Consentimiento informado", ["Sí, acepto", "No acepto", "Sí, acepto"]),
        ("Consenso informato", ["Acconsento", "Non acconsento", "Acconsento"]),
        ("1. Do you agree to take part? (required)", ["Yes", "No", "Yes"]),
    ] {
        assert_eq!(marked(header, cells), (vec![2, 4], vec![]), "{header}");
    }
    for (header, cells) in [
        ("Exclude", ["", "", ""]),
        ("Consent", ["Yes", "Yes", "Yes"]),
        ("Use", ["often", "seldom", "never"]),
        // A comment about what to keep.
        ("Keep", ["", "No changes", ""]),
        ("Keep", ["", "no", ""]),
        ("Duplicate", ["0", "0", "0"]),
        ("Use", ["NA", "NA", "NA"]),
        // Consent to something else, and another kind of it.
        ("Consent to be contacted", ["Yes", "No", "Yes"]),
        ("Marketing consent", ["Yes", "No", "Yes"]),
        ("Does your team decide by consent?", ["Yes", "No", "Yes"]),
        ("Do you agree with our strategy?", ["Yes", "No", "Yes"]),
        ("Are you willing to take part in planning?", ["Yes", "No", "Yes"]),
    ] {
        assert_eq!(marked(header, cells), (vec![2, 3, 4], vec![]), "{header}");
    }
    for (header, cells, why) in [
        ("Duplicate", ["1", "1", "1"], "it says the same of every row"),
        ("Include", ["x", "", "x"], "it says yes of some rows and nothing of the others"),
        ("Consent", ["✓", "", "✓"], "it says yes of some rows and nothing of the others"),
        ("Consent", ["Yes", "Hm", ""], "1 cell says neither yes nor no"),
        ("Exclude", ["left", "x", ""], "1 cell says neither yes nor no"),
        ("Consent", ["Yes", "Hm", "Hm"], "cells such as `Hm` say neither yes nor no"),
        // Names are not shown.
        ("Consent", ["Yes", "Bo Chan", "Chi Okoye"], "2 cells say neither yes nor no"),
        (
            "Duplicate",
            ["No", "Yes, but a different person - keep", ""],
            "1 cell says neither yes nor no",
        ),
        ("Exclude", ["", "see Ann", ""], "1 cell says neither yes nor no"),
        ("Exclude", ["", "duplicate?", ""], "1 cell says neither yes nor no"),
        ("Exclude", ["", "not a duplicate", ""], "1 cell says neither yes nor no"),
        ("Exclude", ["", "X: ask Ann first", ""], "1 cell says neither yes nor no"),
        ("Exclude", ["x", "x?", "x?"], "cells such as `x?` say neither yes nor no"),
    ] {
        let told = format!("`{header}` is not read, since {why}; every row counts");
        assert_eq!(marked(header, cells), (vec![2, 3, 4], vec![told]));
    }
    let unclear = "I agree to take part in this survey and to be contacted";
    let told = format!(
        "`{unclear}` says no in 1 row and is not read, since it is not clear whether it asks for consent to this \
         survey; every row counts"
    );
    assert_eq!(marked(unclear, ["Yes", "No", "Yes"]), (vec![2, 3, 4], vec![told]));
    assert_eq!(marked(unclear, ["Yes", "No", "Hm"]), (vec![2, 3, 4], vec![]));
    for neither in [
        "Not applicable",
        "Do not contact me, but use my answers",
        "NA",
        "No tengo objeciones",
        "No, that's fine",
        "I do not want to be named, otherwise yes",
    ] {
        let (used, told) = marked("Consent", ["Yes", neither, ""]);
        assert_eq!((used, told.len()), (vec![2, 3, 4], 1), "{neither}");
    }
    let told = "`Exclude` is not read, since `❌` may say yes or no; every row counts";
    assert_eq!(marked("Exclude", ["", "❌", ""]), (vec![2, 3, 4], vec![told.to_owned()]));
}

#[test]
fn a_name_below_consent_is_not_shown() {
    let names = ["Ana Ortiz", "Bo Chan", "Chi Okoye", "Ana Ortiz", "Bo Chan", "Dee Wood"];
    let people: Vec<_> = names.iter().map(|&name| ("", "", name, 0)).collect();
    let mut rows_of = table(&people);
    rows_of[0].push("Consent".to_owned());
    for (at, row) in rows_of.iter_mut().enumerate().skip(1) {
        row.push(if at == 6 { "Yes" } else { names[at - 1] }.to_owned());
    }
    let found = read_with(&rows_of, &Options::default());
    let told: Vec<&str> = found.problems.iter().map(|problem| &*problem.message).collect();
    let said = "`Consent` is not read, since 5 cells say neither yes nor no; every row counts";
    assert!(told.contains(&said), "{told:?}");
}

#[test]
fn consent_that_a_few_left_out_or_who_broke_off_is_not_told() {
    let told = |people: usize, blank: usize, is_whole: bool| {
        let names: Vec<String> = (0..people).map(|at| format!("Person {at}")).collect();
        let people: Vec<_> = names.iter().map(|name| ("", "", name.as_str(), 0)).collect();
        let mut rows_of = table(&people);
        rows_of[0].push("Consent".to_owned());
        for (at, row) in rows_of.iter_mut().enumerate().skip(1) {
            if at <= blank && !is_whole {
                row[5..18].fill(String::new());
            }
            row.push(if at <= blank { "" } else { "Yes" }.to_owned());
        }
        let found = read_with(&rows_of, &Options::default());
        found.problems.iter().any(|problem| problem.message.contains("`Consent` is not read"))
    };
    assert!(!told(10, 1, true));
    assert!(told(10, 2, true));
    assert!(!told(10, 4, false));
}

#[test]
fn a_mark_far_below_the_first_rows_is_seen() {
    for (header, plain, mark) in
        [("Consent", "Yes", "No"), ("Exclude", "", "x"), ("Is test", "No", "Yes")]
    {
        let names: Vec<String> = (0..250).map(|at| format!("Person {at}")).collect();
        let people: Vec<_> = names.iter().map(|name| ("", "", name.as_str(), 0)).collect();
        let mut rows_of = table(&people);
        rows_of[0].push(header.to_owned());
        for (at, row) in rows_of.iter_mut().enumerate().skip(1) {
            row.push(if at == 240 { mark } else { plain }.to_owned());
        }
        let found = read_with(&rows_of, &Options::default());
        assert_adds_up(&found);
        let rows: Vec<usize> =
            found.responses.ledger.left_out.iter().map(|left| left.row).collect();
        assert_eq!(rows, [241], "{header}");
    }
}

#[test]
fn the_error_of_a_formula_is_no_statement() {
    let mut rows_of = table(&[("", "", "Ana", 0), ("", "", "Bo", 1)]);
    let last = rows_of[1].len() - 1;
    assert_eq!(rows_of[0][last], "Outcome");
    "#VALUE!".clone_into(&mut rows_of[1][last]);
    let found = read_with(&rows_of, &Options::default());
    assert_eq!(found.problems[0].message, "`#VALUE!` is not a statement of `Outcome`");
}

#[test]
fn a_column_is_no_wave_and_no_team_by_its_header_alone() {
    let told = |header: &str, cells: [&str; 3]| {
        let found = beside(header, cells);
        let teams = found.responses.people.iter().filter(|one| one.person.team.is_some()).count();
        let waves = found.problems.iter().any(|one| one.message.contains("waves apart"));
        (teams, waves)
    };
    assert_eq!(told("Phase", ["Before the move", "After", "after"]), (0, true));
    assert_eq!(told("Phase", ["Design", "Build 2", "Run"]), (0, false));
    assert_eq!(told("Pulse", ["7", "8", "9"]), (0, false));
    assert_eq!(told("Bereich", ["Nord", "Süd", "Nord"]), (3, false));
    assert_eq!(told("Service", ["3", "4", "5"]), (0, false));
    assert_eq!(told("In welchem Team arbeitest du?", ["A", "B", "B"]), (3, false));
    assert_eq!(told("Dans quelle équipe travaillez-vous ?", ["A", "B", "B"]), (3, false));
    assert_eq!(told("Você trabalha em equipe?", ["Sim", "Não", "Sim"]), (0, false));
}

#[test]
fn what_is_not_said_to_be_finished_is_not_where_finished_forms_count() {
    let options = Options { partial: Partial::Complete, ..Options::default() };
    let unfinished = |header: &str, cells: [&str; 3]| {
        let found = read_with(&three(&[[header, cells[0], cells[1], cells[2]]]), &options);
        assert_adds_up(&found);
        left_out(&found)
    };
    let said = |what: &str| vec![format!("3 partial: not finished: `Finished` is {what}")];
    assert_eq!(unfinished("Finished", ["x", "", "x"]), said("empty"));
    assert_eq!(unfinished("Finished", ["100", "60", "100"]), said("`60`"));
    assert_eq!(unfinished("Finished", ["100 %", "99,5 %", ""])[0], said("`99,5 %`")[0]);
    assert_eq!(unfinished("Finished", ["WAAR", "ONWAAR", "WAAR"]), said("`ONWAAR`"));
    for silent in [["15", "13", "15"], ["", "", ""], ["100", "87", "92"], ["NA", "yes", "yes"]] {
        assert_eq!(unfinished("Finished", silent), Vec::<String>::new(), "{silent:?}");
    }
}

/// Three people with these columns beside their answers.
fn three(columns: &[[&str; 4]]) -> Vec<Vec<String>> {
    let mut rows_of = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Chi", 1)]);
    for column in columns {
        for (row, cell) in rows_of.iter_mut().zip(column) {
            row.push((*cell).to_owned());
        }
    }
    rows_of
}

#[test]
fn the_parts_of_a_question_about_somebody_are_who_it_is() {
    let teams = |columns: &[[&str; 4]]| {
        let found = read_with(&three(columns), &Options::default());
        assert_adds_up(&found);
        let teams = found.responses.people.iter().filter(|one| one.person.team.is_some()).count();
        (teams, found.responses.people.iter().any(|one| one.person.number.is_some()))
    };
    let team = ["About you [Team]", "A", "B", "A"];
    let former = ["About you [Former team]", "B", "A", "A"];
    assert_eq!(teams(&[["About you [Your name]", "An", "Bo", "Ch"], team, former]).0, 3);
    let number = ["About you [Employee ID]", "11", "12", "13"];
    let in_numbers = ["About you [Team]", "1", "2", "1"];
    assert_eq!(teams(&[number, in_numbers, ["About you [Age]", "33", "44", "55"]]), (3, true));
    // One answer stands in no other row, or there is one other row.
    let grid = ["Satisfied with [Team]", "Satisfied", "Neutral", "Very satisfied"];
    let pay = ["Satisfied with [Pay]", "Satisfied", "Satisfied", "Very satisfied"];
    assert_eq!(teams(&[grid, pay]), (0, false));
    let numbers = ["Satisfied with [Team]", "1", "3", "3"];
    let address = ["Satisfied with [Email]", "4", "4", "2"];
    assert_eq!(teams(&[numbers, address, ["Satisfied with [Pay]", "1", "1", "2"]]), (0, false));
    let test = ["How often do you [Test]", "Yes", "No", "No"];
    assert_eq!(teams(&[test, ["How often do you [Deploy]", "No", "No", "Yes"]]), (0, false));
}

#[test]
fn a_team_beside_other_places_is_a_team_and_an_opinion_alone_is_none() {
    let teams = |columns: &[[&str; 4]]| {
        let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Chi", 1)]);
        for column in columns {
            for (row, cell) in rows.iter_mut().zip(column) {
                row.push((*cell).to_owned());
            }
        }
        let people = read_with(&rows, &Options::default()).responses.people;
        people.into_iter().map(|one| one.person.team).collect::<Vec<_>>()
    };
    let own = ["East", "West", "East"].map(|team| Some(team.to_owned()));
    for (question, others) in [
        ("About you", ["Location", "Home region"]),
        ("Your work", ["Previous team", "Preferred team"]),
    ] {
        let head = |part: &str| format!("{question} [{part}]");
        let (team, one, two) = (head("Team"), head(others[0]), head(others[1]));
        let all = [
            [&*team, "East", "West", "East"],
            [&*one, "West", "East", "East"],
            [&*two, "West", "West", "East"],
        ];
        assert_eq!(teams(&all), own, "{question}");
    }
    for team in ["Hold", "Tým", "Takım", "团队", "팀", "チーム"] {
        assert_eq!(teams(&[[team, "East", "West", "East"]]), own, "{team}");
    }
    let ticked = [["Team [East]", "x", "", "x"], ["Team [West]", "", "x", ""]];
    let mut rows = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Chi", 1)]);
    for column in ticked {
        for (row, cell) in rows.iter_mut().zip(column) {
            row.push(cell.to_owned());
        }
    }
    let told = read_with(&rows, &Options::default()).problems;
    let said = "`Team [East]`, `Team [West]` and their like are not read as teams";
    assert_eq!(told.iter().map(|one| &*one.message).collect::<Vec<_>>(), [said]);
    let opinion = ["Satisfied with [Team]", "Neutral", "Satisfied", "Dissatisfied"];
    assert_eq!(teams(&[opinion]), [None, None, None]);
}

#[test]
fn a_row_of_a_grid_is_no_team_and_no_moment() {
    let mut rows_of = table(&[("", "", "Ana", 0), ("", "", "Bo", 1), ("", "", "Chi", 1)]);
    let grid = [
        ["Satisfied with [Pay]", "Fairly", "Very", "Not at all"],
        ["Satisfied with [Team]", "Very", "Very", "Fairly"],
        ["Satisfied with [Response time]", "Not at all", "Fairly", "Very"],
        ["Effort [Tools]", "3", "5", "1"],
        ["Effort [Group]", "2", "5", "4"],
        ["Your work [Department]", "Sales", "Sales", "Law"],
        ["Your work [Place]", "Rome", "Bonn", "Bonn"],
        ["Submitted at", "2026-10-14 09:00", "2026-10-14 09:05", "2026-10-14 09:10"],
    ];
    for column in grid {
        for (row, cell) in rows_of.iter_mut().zip(column) {
            row.push(cell.to_owned());
        }
    }
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    assert_eq!(found.problems, []);
    let team = |one: &Response| one.person.team.clone();
    let teams: Vec<_> = found.responses.people.iter().map(team).collect();
    assert_eq!(teams, ["Sales", "Sales", "Law"].map(|team| Some(team.to_owned())));
}

#[test]
fn a_name_behind_the_group_of_a_trait_is_one() {
    let mut rows_of =
        three(&[["page/consent", "yes", "no", "yes"], ["tools/email", "1", "0", "1"]]);
    for header in &mut rows_of[0][1..18] {
        *header = format!("page/{}", header.to_lowercase());
    }
    let found = read_with(&rows_of, &Options::default());
    assert_adds_up(&found);
    let names: Vec<&str> =
        found.responses.people.iter().map(|one| one.person.name.as_str()).collect();
    assert_eq!(names, ["Ana", "Chi"]);
    assert_eq!(found.problems, []);
}

#[test]
fn the_parts_of_a_name_are_known_in_several_languages() {
    for [given, family] in [
        ["Given names", "Surname"],
        ["Имя", "Фамилия"],
        ["Fornavn", "Efternavn"],
        ["Nombre", "Primer apellido"],
        ["First name", "Initial of last name"],
    ] {
        let mut rows_of = three(&[[given, "Anna", "Anna", "Pavel"]]);
        family.clone_into(&mut rows_of[0][2]);
        for (row, name) in rows_of[1..].iter_mut().zip(["Ivanova", "Petrova", "Orlov"]) {
            name.clone_into(&mut row[2]);
        }
        let found = read_with(&rows_of, &Options::default());
        let names: Vec<&str> =
            found.responses.people.iter().map(|one| one.person.name.as_str()).collect();
        assert_eq!(names, ["Anna Ivanova", "Anna Petrova", "Pavel Orlov"], "{given}");
    }
}

#[test]
fn a_whole_name_beside_a_part_of_it_stays_whole() {
    let latin = ["Ana Ortiz", "Bo Chan", "Chi Okoye"];
    for (header, part, cells, names) in [
        ("Name", "Last initial", ["O", "C", "O"], latin),
        ("Name", "Surname initial", ["O.", "C.", "O."], latin),
        ("Name", "Last name", ["", "Chan", "Okoye"], latin),
        ("Nombre", "Apellido paterno", ["", "Chan", "Okoye"], latin),
        ("名前", "姓", ["山田", "佐藤", "高橋"], ["山田太郎", "佐藤花子", "高橋健"]),
    ] {
        let [first, second, third] = cells;
        let mut rows_of = three(&[[part, first, second, third]]);
        header.clone_into(&mut rows_of[0][2]);
        for (row, name) in rows_of[1..].iter_mut().zip(names) {
            name.clone_into(&mut row[2]);
        }
        let found = read_with(&rows_of, &Options::default());
        let people = found.responses.people.iter().map(|one| one.person.name.as_str());
        assert_eq!(people.collect::<Vec<_>>(), names, "{part}");
    }
}

#[test]
fn the_number_of_a_question_does_not_hide_who_answered() {
    let names = |headers: [&str; 2]| {
        let mut rows_of = table(&[("", "ops", "Ana Ortiz", 0), ("", "ops", "Bo Chan", 1)]);
        for (at, header) in headers.into_iter().enumerate() {
            header.clone_into(&mut rows_of[0][at + 1]);
        }
        let found = read_with(&rows_of, &Options::default());
        found.responses.people.iter().map(|one| one.person.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(["Q1: Your team", "2. Your name"]), ["Ana Ortiz", "Bo Chan"]);
    // The names of others.
    assert_eq!(names(["1. Name", "2. Name"]), ["Row 2", "Row 3"]);
}

#[test]
fn items_with_a_number_say_nothing_of_who_answers() {
    let read = |header: &str, cells: [&str; 4]| {
        let mut rows = table(&["Ana", "Bo", "Cy", "Dee"].map(|name| ("2026-10-12", "", name, 0)));
        "Site".clone_into(&mut rows[0][1]);
        rows[0].push(header.to_owned());
        for (row, cell) in rows[1..].iter_mut().zip(cells) {
            row.push(cell.to_owned());
        }
        let found = read_table(&rows).responses;
        (found.columns.last().map(|column| column.role.clone()), found.people.len())
    };
    let ratings = ["4", "5", "4", "3"];
    for header in
        ["16. Team", "17. Employee", "18. Email", "17. Quarter", "2. Your team", "3. Employee ID"]
    {
        assert_eq!(read(header, ratings), (Some(ColumnRole::Ignored), 4), "{header}");
    }
    let names = ["Red", "Blue", "Red", "Blue"];
    assert_eq!(read("16. Team", names).0, Some(ColumnRole::Ignored));
    assert_eq!(read("2. Your team", names).0, Some(ColumnRole::Team));
    let addresses = ["a@x.org", "b@x.org", "c@x.org", "d@x.org"];
    assert_eq!(read("2. Email", addresses).0, Some(ColumnRole::Email));
}

#[test]
fn what_is_said_of_something_else_leaves_nobody_out() {
    for header in [
        "Do you agree that participation is voluntary?",
        "I want to be part of the research",
        "16. Consent",
    ] {
        assert_eq!(marked(header, ["Yes", "No", "Yes"]), (vec![2, 3, 4], vec![]), "{header}");
    }
    for (header, cells, count) in [
        // Which of two rows is left out is not said.
        ("Duplicate", ["", "Duplicate", ""], "1 cell says"),
        ("Exclude", ["", "duplicate", ""], "1 cell says"),
        // What says something of somebody is not shown.
        ("Exclude", ["see Ann", "see Ann", "x"], "2 cells say"),
    ] {
        let told =
            format!("`{header}` is not read, since {count} neither yes nor no; every row counts");
        assert_eq!(marked(header, cells), (vec![2, 3, 4], vec![told]));
    }
    let told = "`Opted out` says yes in 1 row and is not read, since it is not clear whether that is about this \
                survey; every row counts";
    let opted_out = ("Opted out", ["No", "Yes", "No"]);
    assert_eq!(marked(opted_out.0, opted_out.1), (vec![2, 3, 4], vec![told.to_owned()]));
}
