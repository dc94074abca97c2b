//! Who was asked: answers that bear no name, names written another way, and rows that are nobody.

mod program;

use std::fmt::Write as _;
use std::fs;

use program::Program;
use serde_json::Value;

const Q4: &str = "sample-data/2026-q4.csv";
const ROSTER: &str = "sample-data/roster.csv";

/// The answers without the columns from the second on that come before the traits, but for some.
fn answers(program: &Program, name: &str, keep: impl Fn(usize, &str) -> bool) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(program.path(Q4))
        .expect("it is there");
    let mut writer = csv::Writer::from_path(program.path(name)).expect("it can be written");
    for (row, cells) in reader.records().enumerate() {
        let cells = cells.expect("it is sound");
        let address = cells[1].to_owned();
        let cells = cells.iter().enumerate().map(|(column, cell)| {
            let hides = (1..3).contains(&column) && row > 0 && !keep(column, &address);
            if hides { "" } else { cell }
        });
        writer.write_record(cells).expect("it can be written");
    }
}

/// The rows of the sample's roster as names, addresses and teams.
fn listed(program: &Program) -> Vec<[String; 3]> {
    let mut reader = csv::Reader::from_path(program.path(ROSTER)).expect("it is there");
    let rows = reader.records().map(|row| row.expect("it is sound"));
    rows.map(|row| [0, 1, 2].map(|column| row[column].to_owned())).collect()
}

fn write(program: &Program, name: &str, text: &str) {
    fs::write(program.path(name), text).expect("the folder can be written");
}

/// What is said, how many were scored and how many were invited.
fn scored(program: &Program, source: &str, roster: &str) -> (String, u64, u64) {
    let call = ["score", source, "--roster", roster, "--format", "json"];
    let made = program.command(&call).output().expect("it runs");
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success(), "{said}");
    let scores: Value = serde_json::from_slice(&made.stdout).expect("it is JSON");
    let number = |key: &str| scores["team"][key].as_u64().expect("a count");
    (said, number("people"), number("invited"))
}

fn checked(program: &Program, source: &str, roster: &str) -> String {
    let call = ["check", source, "--roster", roster];
    let made = program.command(&call).output().expect("it runs");
    String::from_utf8_lossy(&made.stdout).into_owned()
}

fn names_only(program: &Program, name: &str, more: &str) {
    let names: Vec<String> = listed(program).into_iter().map(|[name, ..]| name).collect();
    write(program, name, &format!("Name\n{}\n{more}", names.join("\n")));
}

#[test]
fn an_answer_without_a_name_can_be_anybodys() {
    let program = Program::new();
    answers(&program, "nobody.csv", |_, _| false);
    let (said, people, invited) = scored(&program, "nobody.csv", ROSTER);
    // One more answered too few traits for a score.
    assert_eq!((people, invited), (16, 17));
    let told = "17 answers bear no name, so who is missing is not known";
    assert_eq!(said.matches(told).count(), 1, "{said}");
    assert!(!said.contains("not in the roster"), "{said}");
    let text = checked(&program, "nobody.csv", ROSTER);
    assert!(text.contains("Roster: 0 of 14 found, who is missing is not known"), "{text}");
    assert!(!text.contains("not yet") && text.contains(told), "{text}");
    let call = ["check", "nobody.csv", "--roster", ROSTER, "--json"];
    let made = program.command(&call).output().expect("it runs");
    let document: Value = serde_json::from_slice(&made.stdout).expect("it is JSON");
    assert_eq!(document["roster"]["nameless"], 17);
    // Two gave no name, and one more is missing: which of the three, nobody knows.
    let hidden = ["grace.kim@example.com", "tom.becker@example.com"];
    answers(&program, "some.csv", |_, address| !hidden.contains(&address));
    let (said, people, invited) = scored(&program, "some.csv", ROSTER);
    assert_eq!((people, invited), (12, 14));
    assert!(said.contains("bear no name, so who is missing is not known"), "{said}");
    let text = checked(&program, "some.csv", ROSTER);
    assert!(!text.contains("not yet"), "{text}");
    program.run(&["report", "some.csv", "--roster", ROSTER, "--out", "report"]);
    let page = fs::read_to_string(program.path("report/report.html")).expect("it was written");
    assert!(!page.contains("no answer in this wave"));
    let source = ["--roster", ROSTER];
    let explain = [&["explain", "team.invited", "some.csv"][..], &source].concat();
    let made = program.command(&explain).output().expect("it runs");
    let text = String::from_utf8_lossy(&made.stdout).into_owned();
    assert!(text.contains("answers without a name"), "{text}");
    assert!(text.contains("= 14"), "{text}");
}

#[test]
fn an_address_says_nothing_to_a_roster_of_names() {
    let program = Program::new();
    names_only(&program, "names.csv", "");
    answers(&program, "addresses.csv", |column, _| column == 1);
    let (said, people, invited) = scored(&program, "addresses.csv", "names.csv");
    assert_eq!((people, invited), (13, 14));
    let told = "bear no name or address that the roster has, so who is missing is not known";
    assert!(said.contains(told) && !said.contains("not in the roster"), "{said}");
}

#[test]
fn a_name_that_stands_twice_is_counted_once() {
    let program = Program::new();
    let again: Vec<String> =
        listed(&program).into_iter().take(3).map(|[name, ..]| name.to_uppercase()).collect();
    names_only(&program, "twice.csv", &again.join("\n"));
    let (said, people, invited) = scored(&program, Q4, "twice.csv");
    assert_eq!((people, invited), (12, 14));
    assert_eq!(said.matches("is in the roster twice; counted once").count(), 3, "{said}");
    assert!(said.contains("twice.csv row 16: `ANA ORTIZ` is in the roster twice"), "{said}");
    // With two addresses or in two teams they are two people.
    for two in [
        "Name,Email\nAna Ortiz,ana.ortiz@example.com\nAna Ortiz,ortiz@example.com\n",
        "Name,Team\nAna Ortiz,North\nAna Ortiz,South\n",
    ] {
        write(&program, "two.csv", two);
        let text = checked(&program, Q4, "two.csv");
        assert!(text.contains("Roster: 1 of 2 answered") && !text.contains("twice"), "{text}");
    }
    let once = "Name,Email\nAna Ortiz,\nAna Ortiz,ana.ortiz@example.com\n";
    write(&program, "once.csv", once);
    assert!(checked(&program, Q4, "once.csv").contains("Roster: 1 of 1 answered"));
}

#[test]
fn rows_that_are_no_people_are_not_invited() {
    let program = Program::new();
    let nobody = [
        "-",
        "n/a",
        "Vacant",
        "TBD",
        "Total,14",
        "Total: 14",
        "Anzahl,14",
        "Exported 2026-10-12",
        "Page 1 of 1",
    ];
    names_only(&program, "closed.csv", &nobody.join("\n"));
    let (said, people, invited) = scored(&program, Q4, "closed.csv");
    assert_eq!((people, invited), (12, 14));
    for row in 16..16 + nobody.len() {
        let told = format!("closed.csv row {row}: this row names no person; it is left out");
        assert!(said.contains(&told), "{told}: {said}");
    }
    names_only(&program, "counted.csv", "");
    let counted = fs::read_to_string(program.path("counted.csv")).expect("it was written");
    let counted = counted.replace("Name\n", "Name,Phone\n");
    for (last, many) in [("Count,14", 14), ("Count,7", 15)] {
        write(&program, "counted.csv", &format!("{}\n{last}\n", counted.trim_end()));
        assert_eq!(scored(&program, Q4, "counted.csv").2, many, "{last}");
    }
    names_only(&program, "people.csv", "Page Miller,\nCount Basie,1044\n");
    assert_eq!(scored(&program, Q4, "people.csv").2, 16);
    write(&program, "dashes.csv", "Email\nana.ortiz@example.com\n-\n");
    let text = checked(&program, Q4, "dashes.csv");
    assert!(text.contains("Roster: 1 of 1 answered"), "{text}");
    assert!(text.contains("this row names no person"), "{text}");
    // With an address of their own they are somebody, and an address of dashes is none.
    let odd = "Name,Email\nTotal,total@example.com\nAna Ortiz,n/a\nGrace Kim,n/a\n";
    write(&program, "odd.csv", odd);
    let text = checked(&program, Q4, "odd.csv");
    assert!(text.contains("Roster: 2 of 3 answered"), "{text}");
}

#[test]
fn who_is_not_there_any_more_was_not_asked() {
    let program = Program::new();
    let rows: Vec<String> =
        listed(&program).iter().map(|[name, email, _]| format!("{name},{email},Active")).collect();
    let gone = "Old Gone,old@example.com,Terminated\nIn Wait,wait@example.com,On leave";
    let list = format!("displayName,mail,Employment Status\n{}\n{gone}\n", rows.join("\n"));
    write(&program, "status.csv", &list);
    let (_, people, invited) = scored(&program, Q4, "status.csv");
    assert_eq!((people, invited), (12, 15));
    let text = checked(&program, Q4, "status.csv");
    assert!(text.contains("not asked  Old Gone has the status `Terminated`"), "{text}");
    program.run(&["report", Q4, "--roster", "status.csv", "--out", "gone", "--format", "html"]);
    let page = fs::read_to_string(program.path("gone/report.html")).expect("it was written");
    assert!(page.contains("1 more was not there at the time and does not count as asked"));
    assert!(!page.contains("Old Gone"), "who it is stays with the caller");
    // Where it has a day, that says more than a status, which is of now.
    let list = list.replace("Employment Status\n", "Employment Status,Leave date\n");
    write(&program, "days.csv", &list.replace("Terminated", "Terminated,2026-11-20"));
    assert_eq!(scored(&program, Q4, "days.csv").2, 16);
    // Whoever answered was there.
    write(&program, "status.csv", &list.replacen("Active", "Terminated", 1));
    assert_eq!(scored(&program, Q4, "status.csv").2, 15);
}

#[test]
fn a_blank_a_letter_or_a_mark_says_who_was_not_asked() {
    let program = Program::new();
    for (header, here, gone, why) in [
        ("Active", "x", "", "has nothing below `Active`"),
        ("Invited", "Yes", "", "has nothing below `Invited`"),
        ("Active", "✓", "✗", "has the status `✗`"),
        ("Active", "☑", "☐", "has the status `☐`"),
        ("Active", "✓", "", "has nothing below `Active`"),
        ("Enabled", "True", "False", "has the status `False`"),
        ("Status", "A", "T", "has the status `T`"),
        ("Exclude", "", "x", "has `x` below `Exclude`"),
        ("Exclude", "no", "left the company", "has `left the company` below `Exclude`"),
    ] {
        let rows = listed(&program).into_iter().map(|[name, email, _]| (name, email, here));
        let rows = rows.chain([("Old Gone".to_owned(), "old@example.com".to_owned(), gone)]);
        let rows: Vec<String> =
            rows.map(|(name, email, cell)| format!("{name},{email},{cell}\n")).collect();
        write(&program, "list.csv", &format!("Name,Email,{header}\n{}", rows.concat()));
        assert_eq!(scored(&program, Q4, "list.csv").2, 14, "{header}");
        let text = checked(&program, Q4, "list.csv");
        assert!(text.contains(&format!("not asked  Old Gone {why}")), "{why}: {text}");
    }
    // Where those who answered have a blank there, it is no `no`.
    let rows = listed(&program).into_iter().enumerate();
    let row = |(at, [name, email, _]): (usize, [String; 3])| {
        format!("{name},{email},{}\n", if at == 0 { "x" } else { "" })
    };
    let rows: Vec<String> = rows.map(row).collect();
    write(&program, "half.csv", &format!("Name,Email,Invited\n{}", rows.concat()));
    assert_eq!(scored(&program, Q4, "half.csv").2, 14);
    for (header, one, other) in [
        ("Status", "A", "B"),
        ("Employment status", "P", "T"),
        ("Contract type", "A", "T"),
        ("Active", "x", "maybe"),
        ("Exclude", "", "?"),
        ("Duplicate", "FALSE", "TRUE"),
    ] {
        let rows = listed(&program).into_iter().map(|[name, email, _]| (name, email, one));
        let rows = rows.chain([("Old Gone".to_owned(), "old@example.com".to_owned(), other)]);
        let rows: Vec<String> =
            rows.map(|(name, email, cell)| format!("{name},{email},{cell}\n")).collect();
        write(&program, "list.csv", &format!("Name,Email,{header}\n{}", rows.concat()));
        assert_eq!(scored(&program, Q4, "list.csv").2, 15, "{header}");
    }
}

#[test]
fn a_name_alone_among_rows_that_hold_more_is_told() {
    let program = Program::new();
    let rows: Vec<String> =
        listed(&program).iter().map(|[name, email, _]| format!("{name},{email}")).collect();
    write(&program, "headed.csv", &format!("Name,Email\nDeal Desk,\n{}\n", rows.join("\n")));
    let (said, _, invited) = scored(&program, Q4, "headed.csv");
    assert_eq!(invited, 15);
    assert!(said.contains("headed.csv row 2: this row holds nothing but a name"), "{said}");
    names_only(&program, "names.csv", "");
    assert!(!scored(&program, Q4, "names.csv").0.contains("nothing but a name"));
    // A list of names alone may have headings, too.
    let names: Vec<String> =
        listed(&program).iter().map(|[name, ..]| format!("\"{name}\"")).collect();
    write(&program, "teams.csv", &format!("Name\nTeam A\n{}\n", names.join("\n")));
    let (said, _, invited) = scored(&program, Q4, "teams.csv");
    assert_eq!(invited, 15);
    assert!(said.contains("teams.csv row 2: `Team A` sounds like a team"), "{said}");
}

#[test]
fn the_words_of_a_name_may_stand_in_another_order() {
    let program = Program::new();
    let turned = |name: &str| match name.rsplit_once(' ') {
        Some((given, family)) => format!("\"{family}, {given}\""),
        None => name.to_owned(),
    };
    let rows: Vec<String> = listed(&program).iter().map(|[name, ..]| turned(name)).collect();
    write(&program, "turned.csv", &format!("Name\n{}\n", rows.join("\n")));
    let (said, people, invited) = scored(&program, Q4, "turned.csv");
    assert_eq!((people, invited), (12, 14));
    assert!(!said.contains("not in the roster"), "{said}");
    assert!(
        said.contains("of the roster found by the words of the name in another order"),
        "{said}"
    );
    let text = checked(&program, Q4, "turned.csv");
    assert!(text.contains("taken for  Ortiz, Ana: Ana Ortiz"), "{text}");
    // Where two on the list have these words, nobody is guessed.
    write(
        &program,
        "two.csv",
        "Name,Email\n\"Ortiz, Ana\",ana@x\n\"Ortiz, Ana\",ortiz@x\n\"Kim, Grace\",\n",
    );
    let text = checked(&program, Q4, "two.csv");
    assert!(text.contains("taken for  Kim, Grace") && !text.contains("taken for  Ortiz"), "{text}");
    let hidden = ["score", Q4, "--roster", "turned.csv", "--people", "none"];
    let made = program.command(&hidden).output().expect("it runs");
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(said.contains("in another order") && !said.contains("Ortiz"), "{said}");
}

#[test]
fn titles_above_the_header_of_a_roster_are_passed_over() {
    let program = Program::new();
    let rows: Vec<String> = listed(&program).iter().map(|row| row.join(",")).collect();
    let rows = rows.join("\n");
    for (name, title) in [("title", "Staff list"), ("two", "Staff list,as of October\n\nSales")] {
        write(&program, name, &format!("{title}\nName,Email,Team\n{rows}\n"));
        let (_, people, invited) = scored(&program, Q4, name);
        assert_eq!((people, invited), (12, 14), "{name}");
    }
    write(&program, "none.csv", "Staff list\nA,B\nAna Ortiz,1\n");
    let call = ["check", Q4, "--roster", "none.csv"];
    let made = program.command(&call).output().expect("it runs");
    let said = String::from_utf8_lossy(&[made.stdout, made.stderr].concat()).into_owned();
    assert!(said.contains("the roster has neither a column `Name` nor `Email`"), "{said}");
}

#[test]
fn a_team_of_which_nobody_answered_is_told_of_where_people_are_named() {
    let program = Program::new();
    let teams = "sample-data/five-teams.csv";
    let mut reader = csv::Reader::from_path(program.path(teams)).expect("it is there");
    let rows = reader.records().map(|row| row.expect("it is sound"));
    let mut roster: Vec<String> =
        rows.map(|row| format!("{},{},{}", &row[2], &row[1], &row[3])).collect();
    roster.extend((1..=3).map(|of| format!("Silent {of},silent{of}@example.com,צוות 4")));
    write(&program, "roster.csv", &format!("Name,Email,Team\n{}\n", roster.join("\n")));
    let page = |people: &str| {
        let call = ["report", teams, "--roster", "roster.csv", "--compare", "teams", "--people"];
        program.run(&[&call[..], &[people, "--format", "html", "--out", people]].concat());
        fs::read_to_string(program.path(people).join("report.html")).expect("it was written")
    };
    let told = "Nobody was scored in <bdi dir=\"auto\" lang=\"he\">צוות 4</bdi> (3 asked), which is not listed.";
    assert!(page("auto").contains(told));
    assert!(!page("none").contains("Nobody was scored"));
}

#[test]
fn teams_that_differ_between_answers_and_roster_are_told() {
    let program = Program::new();
    let five = "sample-data/five-teams.csv";
    let mut reader = csv::Reader::from_path(program.path(five)).expect("it is there");
    let rows = reader.records().map(|row| row.expect("it is sound"));
    let lines = rows.map(|row| {
        let team = if &row[3] == "Deal Desk" { "Deals" } else { &row[3] };
        format!("\"{}\",{},{team}", &row[2], &row[1])
    });
    let lines: Vec<String> = std::iter::once("Name,Email,Team".to_owned()).chain(lines).collect();
    let roster = lines.join("\n");
    write(&program, "roster.csv", &roster);
    let said = checked(&program, five, "roster.csv");
    assert!(
        said.contains(
            "16 people gave another team than the roster has, such as `Deal Desk`, there `Deals`"
        ),
        "{said}"
    );
}

#[test]
fn whoever_moved_was_asked_once_and_in_the_team_that_counts() {
    let program = Program::new();
    of_teams(&program, "moved.csv", &[("North", 4), ("South", 2)]);
    let answers = fs::read_to_string(program.path("moved.csv")).expect("it was written");
    let names: Vec<&str> =
        answers.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let teams = ["North", "South", "South", "South", "South", "North"];
    let listed = names.iter().zip(teams).map(|(name, team)| format!("{name},{team}\n"));
    write(
        &program,
        "moved-roster.csv",
        &format!("Name,Team\n{}Zoe,South\n", listed.collect::<String>()),
    );
    let found = self::teams(&program, &["moved.csv", "--roster", "moved-roster.csv"]);
    let asked = [("North", 4, Some(4)), ("South", 2, Some(3))];
    assert_eq!(found, asked.map(|(name, people, asked)| (name.to_owned(), people, asked)));
}

#[test]
fn a_list_of_others_is_refused() {
    let program = Program::new();
    let refused = |roster: &str| {
        write(&program, "others.csv", roster);
        let call = ["score", Q4, "--roster", "others.csv"];
        let output = program.command(&call).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code() == Some(1), said)
    };
    let (is_refused, said) = refused("Name\nSomebody Else\nAna Ortiz\n");
    assert!(is_refused && said.contains("are not in the roster\n  hint: name the list"), "{said}");
    let most: Vec<String> = listed(&program).into_iter().skip(3).map(|[name, ..]| name).collect();
    let (is_refused, said) = refused(&format!("Name\n{}\n", most.join("\n")));
    assert!(!is_refused && said.contains("answered but is not in the roster"), "{said}");
}

/// An export of as many people of each team as stands beside its name.
fn of_teams(program: &Program, name: &str, teams: &[(&str, usize)]) {
    let text = fs::read_to_string(program.path(Q4)).expect("it is there");
    let mut lines = text.lines();
    let header = lines.next().expect("it has a header");
    let traits = header.match_indices(',').nth(2).expect("three columns stand before the traits").0;
    let mut out = format!("Name,Team{}\n", &header[traits..]);
    let answers = |person: usize| if person.is_multiple_of(3) { ",S" } else { ",T" }.repeat(15);
    for (team, people) in teams {
        for person in 0..*people {
            let place = out.len();
            writeln!(out, "P{place} {person},{team}{}", answers(person))
                .expect("it takes any text");
        }
    }
    write(program, name, &out);
}

/// The teams of a run with their sizes and how many were asked.
fn teams(program: &Program, words: &[&str]) -> Vec<(String, u64, Option<u64>)> {
    let call = [&["score"], words, &["--format", "json"]].concat();
    let made = program.command(&call).output().expect("it runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let scores: Value = serde_json::from_slice(&made.stdout).expect("it is JSON");
    let teams = scores["teams"].as_array().expect("a list").iter();
    teams
        .map(|team| {
            let name = team["name"].as_str().expect("a name").to_owned();
            (name, team["people"].as_u64().expect("a count"), team["invited"].as_u64())
        })
        .collect()
}

#[test]
fn teams_are_one_however_they_are_spelled_and_signs_keep_them_apart() {
    let program = Program::new();
    let spelled = [("R & D", 2), ("C", 1), ("r&d", 1), ("C++", 2), ("Team 🔴", 1), ("C#", 1)];
    let others = [("Team 🔵", 1), ("Sales-Ops", 1), ("sales ops", 1)];
    of_teams(&program, "teams.csv", &[&spelled[..], &others[..]].concat());
    let roster = "Name,Team\nNew,R&D\nNewer,C++\nNewest,Sales ops\nLast,Nobody’s\n";
    let answers = fs::read_to_string(program.path("teams.csv")).expect("it was written");
    let names = answers.lines().skip(1).filter_map(|line| line.split(',').next());
    let listed: Vec<&str> = names.collect();
    write(&program, "roster-of-teams.csv", &format!("{roster}{},\n", listed.join(",\n")));
    let found = teams(&program, &["teams.csv", "--roster", "roster-of-teams.csv"]);
    let asked = [
        ("R & D", 3, Some(4)),
        ("C", 1, None),
        ("C++", 2, Some(3)),
        ("Team 🔴", 1, None),
        ("C#", 1, None),
        ("Team 🔵", 1, None),
        ("Sales-Ops", 2, Some(3)),
    ];
    assert_eq!(found, asked.map(|(name, people, asked)| (name.to_owned(), people, asked)));
}

#[test]
fn of_two_people_with_one_name_the_one_in_the_same_team_answered() {
    let program = Program::new();
    of_teams(&program, "two.csv", &[("North", 1), ("South", 5)]);
    let answers = fs::read_to_string(program.path("two.csv")).expect("it was written");
    let names: Vec<&str> =
        answers.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    let mut listed = vec![format!("{},South\n", names[0])];
    listed.extend(
        names
            .iter()
            .zip(["North"].into_iter().chain(["South"; 5]))
            .map(|(name, team)| format!("{name},{team}\n")),
    );
    write(&program, "two-roster.csv", &format!("Name,Team\n{}", listed.concat()));
    let found = self::teams(&program, &["two.csv", "--roster", "two-roster.csv"]);
    let asked = [("North", 1, Some(1)), ("South", 5, Some(6))];
    assert_eq!(found, asked.map(|(name, people, asked)| (name.to_owned(), people, asked)));
    // Nothing tells without the answers' own team.
    let without: Vec<String> = answers
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let team = cells.iter().position(|cell| ["Team", "North", "South"].contains(cell));
            let kept = (0..cells.len()).filter(|at| Some(*at) != team).map(|at| cells[at]);
            kept.collect::<Vec<_>>().join(",")
        })
        .collect();
    write(&program, "without.csv", &without.join("\n"));
    let said = checked(&program, "without.csv", "two-roster.csv");
    let told =
        format!("several people on the roster are called `{}`, in different teams", names[0]);
    assert!(said.contains(&told), "{said}");
}

#[test]
fn standard_input_is_not_read_twice() {
    let program = Program::new();
    for option in ["--roster", "--baseline"] {
        let words = ["report", "-", option, "-"];
        let output = program.command(&words).output().expect("it runs");
        assert_eq!(output.status.code(), Some(2));
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.starts_with("error: standard input can be read only once"), "{said}");
    }
}

#[test]
fn the_export_is_no_roster() {
    let program = Program::new();
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    fs::write(program.path("list.csv"), &text).expect("the folder can be written");
    let words = ["check", "sample-data/2026-q4.csv", "--roster", "list.csv"];
    let output = program.command(&words).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    let error = "error: list.csv: the roster holds everybody's answers: it lists who answered, not who was asked";
    assert!(said.contains(error), "{said}");
    // With somebody who has no answers, it may be a list of everybody who was asked.
    fs::write(program.path("list.csv"), text + "\n,zoe@example.com,Zoe Zander\n")
        .expect("the folder can be written");
    let output = program.command(&words).output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn whoever_gives_a_number_is_found_on_the_roster_by_it() {
    let program = Program::new();
    let text = fs::read_to_string(program.path("sample-data/five-teams.csv")).expect("it is there");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("it has a header").clone();
    let traits: Vec<String> = header.iter().skip(4).map(|of| format!("\"{of}\"")).collect();
    let people: Vec<String> = reader
        .records()
        .take(6)
        .enumerate()
        .map(|(at, record)| {
            let record = record.expect("the sample is sound");
            let answers: Vec<String> =
                record.iter().skip(4).map(|of| format!("\"{of}\"")).collect();
            format!("{},{}", 100 + at, answers.join(","))
        })
        .collect();
    let list = "Ana,0100,A\nBo,101.0,A\nChi,102,A\nDee,103,B\nEd,104,B\nFlo,105,B\nGus,106,B\n";
    for (heads, is_found) in [("Employee ID", true), ("ID", false)] {
        let answers = format!("{heads},{}\n{}\n", traits.join(","), people.join("\n"));
        fs::write(program.path("answers.csv"), answers).expect("the folder can be written");
        fs::write(program.path("list.csv"), format!("Name,{heads},Team\n{list}"))
            .expect("the folder can be written");
        let output = program
            .command(&["check", "answers.csv", "--roster", "list.csv"])
            .output()
            .expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            said.contains("Roster: 6 of 7 answered\n  not yet    Gus\n"),
            is_found,
            "{said}"
        );
        assert_eq!(said.contains("  3       A\n"), is_found, "{said}");
    }
}

/// Answers of six people with these columns before them, one row of cells for each.
fn with_columns(program: &Program, header: &str, rows: &[&str]) {
    let text = fs::read_to_string(program.path("sample-data/five-teams.csv")).expect("it is there");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let quoted = |record: &csv::StringRecord| {
        let cells: Vec<String> = record.iter().skip(4).map(|of| format!("\"{of}\"")).collect();
        cells.join(",")
    };
    let mut answers = format!("{header},{}\n", quoted(reader.headers().expect("it has a header")));
    for (record, cells) in reader.records().zip(rows) {
        let record = record.expect("the sample is sound");
        writeln!(answers, "{cells},{}", quoted(&record)).expect("a string takes every text");
    }
    write(program, "answers.csv", &answers);
}

#[test]
fn a_name_that_the_roster_has_counts_more_than_a_number() {
    let program = Program::new();
    let list = "Participant ID,Name,Team\n1,Ana Ortiz,East\n2,Bo Chan,West\n3,Chi Okoye,East\n\
                4,Dee Wood,West\n5,Ed Mora,East\n6,Flo Reis,West\n";
    write(&program, "list.csv", list);
    // The numbers count the rows of each file.
    with_columns(
        &program,
        "Participant ID,Name",
        &["1,Flo Reis", "2,Ed Mora", "3,Dee Wood", "4,Chi Okoye", "5,Zed Blum"],
    );
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("  2       East\n  2       West\n"), "{said}");
    assert!(said.contains("  not yet    Ana Ortiz\n  not yet    Bo Chan\n"), "{said}");
    let warning = "row 2   warning  4 people have numbers that are somebody else’s in the roster, such as here";
    assert!(said.contains(warning), "{said}");
    assert!(said.contains("`Zed Blum` answered but is not in the roster"), "{said}");
    // Of two with one name, the number tells which; a name that the roster lacks has a number.
    write(&program, "list.csv", &list.replace("Bo Chan", "Ana Ortiz"));
    with_columns(&program, "Participant ID,Name", &["2,Ana Ortiz", "4,Dee Wood", "6,Sunny"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 3 of 6 answered\n  not yet    Ana Ortiz\n"), "{said}");
    assert!(said.contains("  3       West\n"), "{said}");
    assert!(!said.contains("by their numbers alone"), "{said}");
}

#[test]
fn a_number_counts_beside_a_name_that_is_nearly_the_same_and_beside_a_slip() {
    let program = Program::new();
    let list = "Employee ID,Name,Team\n1,John Smith,East\n2,John M. Smith,West\n3,Ann Lee,East\n\
                4,Cy Fox,West\n5,Jürgen Müller,East\n";
    write(&program, "list.csv", list);
    with_columns(&program, "Employee ID,Name", &["2,John Smith", "3,Ann Lee"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 2 of 5 answered\n  not yet    John Smith\n"), "{said}");
    assert!(said.contains("Problems: none"), "{said}");
    // One number is wrong, and the others are not.
    with_columns(&program, "Employee ID,Name", &["1,", "4,Ann Lee", "5,"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 3 of 5 answered\n  not yet    John M. Smith\n"), "{said}");
    assert!(said.contains("1 person has a number that is somebody else’s"), "{said}");
    // Other spellings are no other names.
    let spelled = ["5,Juergen Mueller", "3,안 리", "4,Сай", "2,Johnny"];
    with_columns(&program, "Employee ID,Name", &spelled);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 4 of 5 answered\n"), "{said}");
    assert!(said.contains("Problems: none"), "{said}");
    with_columns(&program, "Employee ID,Name", &["1,Zed", "3,Yan", "4,Xi Wu"]);
    let said = checked(&program, "answers.csv", "list.csv");
    let warning = "row 2   warning  3 people are found in the roster by their numbers alone";
    assert!(said.contains(warning), "{said}");
}

#[test]
fn every_row_of_one_number_is_one_persons_where_all_count() {
    let program = Program::new();
    write(&program, "list.csv", "Employee ID,Name,Team\n1,Ana Ortiz,East\n2,Bo Chan,East\n");
    with_columns(&program, "Employee ID", &["1", "2", "1"]);
    let call = ["check", "answers.csv", "--roster", "list.csv", "--duplicates", "keep"];
    let made = program.command(&call).output().expect("it runs");
    let said = String::from_utf8_lossy(&made.stdout);
    assert!(said.contains("  3       East\n"), "{said}");
    assert!(said.contains("Roster: 2 of 2 answered\n"), "{said}");
    assert!(said.contains("Problems: none"), "{said}");
}

#[test]
fn whoever_was_never_hired_again_has_the_first_day_of_all() {
    let program = Program::new();
    with_columns(&program, "Timestamp,Name", &["2026-10-12 09:00:10,Ana Ortiz"]);
    for [first, again] in [
        ["Original Hire Date", "Rehire Date"],
        ["Original Hire Date", "Last Hire Date"],
        ["Employment start", "Rehire Date"],
    ] {
        let list = format!(
            "Name,Team,{first},{again}\nAna Ortiz,East,2018-01-01,\nBo Chan,East,2018-01-01,2027-02-01\n\
             Chi Okoye,East,2027-01-01,\nDee Wood,East,2018-01-01,-\n"
        );
        write(&program, "list.csv", &list);
        let said = checked(&program, "answers.csv", "list.csv");
        let found = "Roster: 1 of 2 answered\n  not yet    Dee Wood\n  \
                     not asked  Bo Chan joined on 2027-02-01, after the last answer\n  \
                     not asked  Chi Okoye joined on 2027-01-01, after the last answer\n";
        assert!(said.contains(found), "{first}: {said}");
    }
}

#[test]
fn a_number_is_found_below_a_question_and_told_where_nobody_has_it() {
    let program = Program::new();
    let list = "Username,Employee ID,Name,Team\na,E1,Ana Ortiz,East\nb,E2,Bo Chan,West\nc,E3,Chi Okoye,East\n";
    write(&program, "list.csv", list);
    with_columns(&program, "What is your employee ID?", &["E1", "E9"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 1 of 3 answered\n  not yet    Bo Chan\n"), "{said}");
    assert!(said.contains("`E9` answered but is not in the roster"), "{said}");
    with_columns(&program, "Staff number", &["E1", "E9"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(
        said.contains("2 answers bear only a number, by which the roster tells nobody"),
        "{said}"
    );
    // One number and one name are one person, in whichever team.
    write(&program, "list.csv", &format!("{list}a,E1,Ana Ortiz,West\n"));
    with_columns(&program, "Employee ID", &["E1", "E2"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 2 of 3 answered\n"), "{said}");
    let list = "Username,Name\nana@example.com,Ana Ortiz\nbo@example.com,Bo Chan\n";
    write(&program, "list.csv", list);
    with_columns(&program, "Email", &["ana@example.com"]);
    let said = checked(&program, "answers.csv", "list.csv");
    assert!(said.contains("Roster: 1 of 2 answered\n  not yet    Bo Chan\n"), "{said}");
}

#[test]
fn nobody_is_gone_by_a_day_before_the_first_one_or_by_one_of_two_rows() {
    let program = Program::new();
    with_columns(&program, "Timestamp,Name", &["2026-10-12 09:00:10,Ana Ortiz"]);
    let list = "Name,Email,Team,Last hire date,Termination date\n\
                Ana Ortiz,ana@example.com,East,2015-01-01,\n\
                Re Hired,re@example.com,East,2020-01-01,2018-01-01\n\
                Old System,old@example.com,East,2015-01-01,1900-01-01\n\
                Mo Ved,mo@example.com,East,2015-01-01,2026-06-30\n\
                Mo Ved,mo@example.com,West,2026-07-01,\n\
                Le Aver,le@example.com,East,2015-01-01,2026-06-30\n\
                Ne Wer,ne@example.com,East,2026-11-01,\n";
    write(&program, "list.csv", list);
    let said = checked(&program, "answers.csv", "list.csv");
    let found = "Roster: 1 of 4 answered\n  not yet    Re Hired\n  not yet    Old System\n  not yet    Mo Ved\n  \
                 not asked  Le Aver left on 2026-06-30, before the first answer\n  \
                 not asked  Ne Wer joined on 2026-11-01, after the last answer\n";
    assert!(said.contains(found), "{said}");
    // Of two teams, the one counts that was not left.
    let twice = "`mo@example.com` is in the roster twice; counted once, in `West`";
    assert!(said.contains(twice), "{said}");
}
