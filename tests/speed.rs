//! How long answering took, as every tool tells it: who took less than two seconds a question has a
//! flag, in text, XLSX and ODS alike, and counts all the same.

#[path = "input/books.rs"]
#[expect(dead_code, reason = "the tests of containers need more of it")]
mod books;
mod program;

use orient::instrument::Instrument;
use program::Program;
use serde_json::{Value, json};

/// A name, an address, when answering began and ended, and the seconds between.
type Timed = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Fifteen answers are read in 30 seconds at the least: Ana took 29, and Bo 30. Chidi's end stands
/// before the beginning, Dana left the form open for three days, and Eve's row was imported.
const PEOPLE: [Timed; 5] = [
    ("Ana Ortiz", "ana@example.com", "2026-10-12 09:01:02", "2026-10-12 09:01:31", "29"),
    ("Bo Lindqvist", "bo@example.com", "2026-10-12 23:59:45", "2026-10-13 00:00:15", "30"),
    ("Chidi Okonkwo", "chidi@example.com", "2026-10-13 08:30:00", "2026-10-13 08:29:55", "-5"),
    ("Dana Levi", "dana@example.com", "2026-10-11 17:45:30", "2026-10-14 17:45:30", "259200"),
    ("Eve Moreau", "eve@example.com", "2026-10-14 12:00:01", "2026-10-14 12:00:01", "0"),
];

/// Answers that nobody would take for a pattern.
const LETTERS: [&str; 5] =
    ["012021102210210", "102201102012210", "210012021120102", "201120102012210", "021102012210012"];

fn answers(letters: &str) -> Vec<String> {
    let traits = Instrument::built_in().traits().iter();
    let chosen = letters.bytes().map(|letter| usize::from(letter - b'0'));
    traits.zip(chosen).map(|(one, place)| one.statements[place].clone()).collect()
}

/// The header rows, then a row for each person: what stands before the answers, and behind them.
fn table(header: &[&[&str]], row: fn(&Timed) -> (Vec<&str>, Vec<&str>)) -> Vec<Vec<String>> {
    let names: Vec<&str> =
        Instrument::built_in().traits().iter().map(|one| &one.name[..]).collect();
    let owned = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect::<Vec<_>>();
    let mut rows: Vec<Vec<String>> = header
        .iter()
        .map(|cells| {
            let at = cells.iter().position(|cell| *cell == "…").expect("the answers have a place");
            let head = if cells[0].starts_with('{') {
                vec!["{\"ImportId\":\"Q\"}"; 15]
            } else {
                names.clone()
            };
            [owned(&cells[..at]), owned(&head), owned(&cells[at + 1..])].concat()
        })
        .collect();
    for (person, letters) in PEOPLE.iter().zip(LETTERS) {
        let (before, after) = row(person);
        rows.push([owned(&before), answers(letters), owned(&after)].concat());
    }
    rows
}

fn csv(rows: &[Vec<String>]) -> String {
    let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n").collect()
}

/// The scores of a file with these bytes, and what was said.
fn scores(bytes: &[u8]) -> (Value, String) {
    let program = Program::new();
    std::fs::write(program.path("answers.csv"), bytes).expect("the folder can be written to");
    let words = ["score", "answers.csv", "--format", "json", "--wave", "2026-Q4"];
    let output = program.command(&words).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}");
    (serde_json::from_slice(&output.stdout).expect("scores are JSON"), said)
}

/// Fails unless Ana, and nobody else, has a flag in each kind of file.
fn assert_ana(tool: &str, rows: &[Vec<String>]) {
    let sheet = books::Sheet::new("Answers", books::typed_rows(rows));
    for bytes in
        [csv(rows).into_bytes(), books::xlsx(&[sheet], ""), books::ods(&books::ods_table(rows))]
    {
        let (scores, said) = scores(&bytes);
        assert!(said.starts_with(&format!("read answers.csv: {tool}, ")), "{said}");
        let flags = &scores["findings"]["flags"];
        let expected = json!([{"person": "ana-ortiz", "flag": "fast", "seconds": 29, "least": 30}]);
        assert_eq!(*flags, expected, "{said}{}", csv(rows));
        // She counts all the same, and what would be without her is told.
        assert_eq!(scores["team"]["people"], 5);
        let out = scores["findings"]["sensitivity"].as_array().and_then(|all| all.last());
        let out = out.expect("a rule was tried");
        assert_eq!((&out["rule"], &out["people"]), (&json!("flagged_out"), &json!(4)));
    }
}

#[test]
fn microsoft_forms_tells_start_and_completion() {
    for (start, end) in [
        ("Start time", "Completion time"),
        ("Startzeit", "Fertigstellungszeit"),
        ("Heure de début", "Heure de fin"),
        ("Hora de inicio", "Hora de finalización"),
        ("Ora di inizio", "Ora di completamento"),
        ("開始時刻", "完了時刻"),
    ] {
        let header: [&[&str]; 1] =
            [&["ID", start, end, "Email", "Name", "Last modified time", "…"]];
        let rows = table(&header, |one| (vec!["1", one.2, one.3, one.1, one.0, ""], vec![]));
        assert_ana("Microsoft Forms", &rows);
    }
}

#[test]
fn surveymonkey_tells_start_and_end() {
    let blank = ["", "", "", "", "", "", "…"];
    let own =
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "Email Address", "Name", "…"];
    let rows = table(&[&own], |one| (vec!["118", "77", one.2, one.3, one.1, one.0], vec![]));
    assert_ana("SurveyMonkey", &rows);
    let mut rows =
        table(&[&own, &blank], |one| (vec!["118", "77", one.2, one.3, one.1, one.0], vec![]));
    rows[1][6..].fill("Response".to_owned());
    assert_ana("SurveyMonkey", &rows);
    let own = [
        "respondent_id",
        "collector_id",
        "date_created",
        "date_modified",
        "email_address",
        "Name",
        "…",
    ];
    let rows = table(&[&own], |one| (vec!["118", "77", one.2, one.3, one.1, one.0], vec![]));
    assert_ana("SurveyMonkey", &rows);
}

#[test]
fn qualtrics_tells_seconds_or_else_start_and_end() {
    let own = [
        "StartDate",
        "EndDate",
        "Duration (in seconds)",
        "Finished",
        "ResponseId",
        "RecipientEmail",
        "RecipientFirstName",
        "…",
    ];
    let german = [
        "Anfangsdatum",
        "Enddatum",
        "Dauer (in Sekunden)",
        "Beendet",
        "Antwort-ID",
        "E-Mail des Empfängers",
        "Vorname des Empfängers",
        "…",
    ];
    let import = ["{\"ImportId\":\"startDate\"}", "", "", "", "", "", "", "…"];
    // The column of seconds decides, and the moments only where it says nothing.
    let rows = table(&[&own, &german, &import], |one| {
        (vec![one.3, one.3, one.4, "True", "R_1", one.1, one.0], vec![])
    });
    assert_ana("Qualtrics", &rows);
    let rows = table(&[&own, &german, &import], |one| {
        (vec![one.2, one.3, "", "True", "R_1", one.1, one.0], vec![])
    });
    assert_ana("Qualtrics", &rows);
    let older = ["V1", "V2", "V3", "V5", "V8", "V9", "V10", "…"];
    let labels = [
        "ResponseID",
        "ResponseSet",
        "Name",
        "EmailAddress",
        "StartDate",
        "EndDate",
        "Finished",
        "…",
    ];
    let rows = table(&[&older, &labels], |one| {
        (vec!["R_1", "Default", one.0, one.1, one.2, one.3, "1"], vec![])
    });
    assert_ana("Qualtrics", &rows);
}

#[test]
fn limesurvey_tells_the_time_of_the_interview_or_its_moments() {
    let own = [
        "id",
        "submitdate",
        "lastpage",
        "startlanguage",
        "startdate",
        "datestamp",
        "email",
        "name",
        "…",
        "interviewtime",
        "groupTime7",
        "roleTime",
    ];
    // Without a moment of the end, the last action stands for it.
    for is_finished in [true, false] {
        let mut rows = table(&[&own], |one| {
            (vec!["7", one.3, "3", "en", one.2, one.3, one.1, one.0], vec!["", "12.5", "2"])
        });
        if !is_finished {
            rows[1][1].clear();
        }
        assert_ana("LimeSurvey", &rows);
    }
    let seconds = table(&[&own], |one| {
        (vec!["7", one.3, "3", "en", "", "", one.1, one.0], vec![one.4, "12.5", "2"])
    });
    assert_ana("LimeSurvey", &seconds);
    let full = [
        "id. Response ID",
        "submitdate. Date submitted",
        "lastpage. Last page",
        "startlanguage. Start language",
        "startdate. Date started",
        "datestamp. Date last action",
        "email. Email address",
        "name. Name",
        "…",
        "interviewtime. Total time",
        "groupTime7. Group time: Work",
        "Q1Time. Question time: Role",
    ];
    let rows = table(&[&full], |one| {
        (vec!["7", one.3, "3", "en", one.2, one.3, one.1, one.0], vec!["", "12.5", "2"])
    });
    assert_ana("LimeSurvey", &rows);
    // A survey that keeps no times writes one in 1980, which is nobody's.
    let rows = table(&[&own], |one| {
        (
            vec![
                "7",
                "1980-01-01 00:00:00",
                "3",
                "en",
                "1980-01-01 00:00:00",
                "1980-01-01 00:00:00",
                one.1,
                one.0,
            ],
            vec!["", "", ""],
        )
    });
    assert_eq!(scores(csv(&rows).as_bytes()).0["findings"]["flags"], json!([]));
}

#[test]
fn typeform_tells_start_and_submit() {
    let own = [
        "#",
        "Name",
        "Email",
        "…",
        "Response Type",
        "Start Date (UTC)",
        "Stage Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
    ];
    let rows = table(&[&own], |one| {
        (vec!["e44a", one.0, one.1], vec!["completed", one.2, "", one.3, "4bbb"])
    });
    assert_ana("Typeform", &rows);
}

#[test]
fn a_plain_table_tells_a_duration_in_its_usual_spellings() {
    for head in [
        "Seconds",
        "Duration (seconds)",
        "Time taken (s)",
        "Duration",
        "Time spent",
        "Dauer (Sekunden)",
    ] {
        let rows = table(&[&["Name", "Email", "…", head]], |one| {
            (vec![one.0, one.1], vec![if one.4 == "29" { "29" } else { "31" }])
        });
        assert_ana("plain table", &rows);
    }
    for head in ["Duration", "Time taken"] {
        let rows = table(&[&["Name", "Email", "…", head]], |one| {
            (vec![one.0, one.1], vec![if one.4 == "29" { "00:00:29" } else { "00:03:25" }])
        });
        assert_ana("plain table", &rows);
    }
    // A clock that was set back for most of them takes nothing from the others.
    let rows = table(&[&["Name", "Email", "…", "Duration (seconds)"]], |one| {
        (vec![one.0, one.1], vec![if one.4 == "29" { "29" } else { "-5" }])
    });
    assert_ana("plain table", &rows);
    let rows = table(&[&["Name", "Started at", "Email", "Finished at", "…"]], |one| {
        (vec![one.0, one.2, one.1, one.3], vec![])
    });
    assert_ana("plain table", &rows);
}

#[test]
fn day_and_month_are_told_apart_over_all_moments() {
    // `10/12/2026` alone may be December; the 14th of other rows says which it is.
    let header: [&[&str]; 1] = [&["ID", "Start time", "Completion time", "Email", "Name", "…"]];
    let mut rows = table(&header, |one| (vec!["1", one.2, one.3, one.1, one.0], vec![]));
    for row in &mut rows[1..] {
        for cell in &mut row[1..3] {
            *cell = format!("10/{}/2026 {}", &cell[8..10], &cell[11..]);
        }
    }
    let flags = &scores(csv(&rows).as_bytes()).0["findings"]["flags"];
    assert_eq!(flags[0]["seconds"], 29);
    assert_eq!(flags.as_array().unwrap().len(), 1);
}

#[test]
fn what_is_no_evidence_flags_nobody() {
    // Moments to the minute: 0 or 1 minute may be anything below two.
    let header: [&[&str]; 1] = [&["ID", "Start time", "Completion time", "Email", "Name", "…"]];
    let minutes = table(&header, |one| {
        (vec!["1", "2026-10-12 09:01", "2026-10-12 09:01", one.1, one.0], vec![])
    });
    // Minutes under a header that does not say so: nobody reads fifteen traits in five seconds.
    let unsaid = table(&[&["Name", "Email", "…", "Duration"]], |one| {
        (vec![one.0, one.1], vec![&one.4[..1]])
    });
    // A word that only looks like one, and hours that may be minutes.
    let words =
        table(&[&["Name", "Email", "…", "Duration"]], |one| (vec![one.0, one.1], vec!["short"]));
    let clock =
        table(&[&["Name", "Email", "…", "Duration"]], |one| (vec![one.0, one.1], vec!["0:03"]));
    Program::new().run(&["check", "sample-data/2026-q4.csv"]);
    for rows in [minutes, words, clock] {
        let (scores, said) = scores(csv(&rows).as_bytes());
        assert_eq!(scores["findings"]["flags"], json!([]));
        assert!(!said.contains("warning"), "{said}");
    }
    let (scores, said) = scores(csv(&unsaid).as_bytes());
    assert_eq!(scores["findings"]["flags"], json!([]));
    insta::assert_snapshot!(said.lines().skip(2).collect::<Vec<_>>().join("\n"), @r"
    warning: answers.csv column R: these numbers are too small for seconds, and are not used
      hint: write the unit into the header, such as `Duration (minutes)`
    ");
}

#[test]
fn how_long_answering_took_is_told_and_explained() {
    let program = Program::new();
    let own = ["Name", "Email", "…", "Duration (seconds)"];
    let mut rows = table(&[&own], |one| (vec![one.0, one.1], vec![one.4]));
    std::fs::write(program.path("answers.csv"), csv(&rows)).expect("it can be written");
    let explained = |number: &str| {
        let output = program.command(&["explain", number, "answers.csv"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!(explained("findings.flags.0"), @r"
    findings.flags.0.flag = fast
      what     A sign that somebody’s answers may not have been read. They count all the same.
      formula  fast: answering took less than 2 seconds for each question answered
      here     29 < 30: fast
      from     row: 2
               answers.csv 2:2

    findings.flags.0.seconds = 29
      what     How long answering took, as the file tells.
      formula  seconds that the file says, or from when answering began to when it ended
      here     29 seconds = 29
      from     seconds: how long answering took, or when it began and ended
               answers.csv R2

    findings.flags.0.least = 30
      what     How long it takes at the least to read what the person answered.
      formula  seconds for a question × questions answered
      here     2 × 15 = 30
      from     row: 2
               answers.csv 2:2
    ");
    // Nobody answers before the question, or in no time: of those two nothing is known.
    insta::assert_snapshot!(explained("findings.timed"), @r"
    findings.timed = 3
      what     Of how many scored people the file tells how long answering took; only these can have answered too fast.
      formula  scored people with a duration above 0, by a column of seconds or from two moments
      here     3 people = 3
      from     seconds: how long answering took, or when it began and ended
               answers.csv R2:R3, R5
    ");
    let told = |rows: &[Vec<String>]| {
        std::fs::write(program.path("answers.csv"), csv(rows)).expect("it can be written");
        let output =
            program.command(&["report", "answers.csv", "--dump-context"]).output().unwrap();
        let context: Value = serde_json::from_slice(&output.stdout).unwrap();
        let firm = context["agreement"]["firm"].as_array().or(context["firm"].as_array());
        let firm = firm.unwrap_or_else(|| panic!("{context}"));
        let of = |term: &str| {
            let found = firm.iter().find(|one| one["term"] == term).unwrap();
            found["text"].as_str().unwrap().to_owned()
        };
        format!("{}\n{}", of("Other rules"), of("Flagged answers"))
    };
    insta::assert_snapshot!(told(&rows), @r"
    The headline is the same without one flagged person.
    1 of 5 people: less than two seconds a question. That may be what they meant, so these answers count; what the headline would be without them is told above. The file tells of three of the five people how long answering took.
    ");
    rows[1].last_mut().unwrap().clear();
    insta::assert_snapshot!(told(&rows), @r"
    No other rule would change whose answers count.
    None. Nobody gave the same answer throughout, or in a row, for so long that chance would hardly explain it, and of the two people whose time the file tells nobody took less than two seconds a question.
    ");
}

#[test]
fn the_bound_is_two_seconds_for_each_question_or_statement_that_was_answered() {
    // Twelve of fifteen choices: 24 seconds, of which 23 are too few and 24 are not.
    let own = ["Name", "Email", "…", "Duration (s)"];
    let mut rows = table(&[&own], |one| (vec![one.0, one.1], vec!["24"]));
    for row in &mut rows[1..] {
        row[2..5].fill(String::new());
    }
    rows[2][17] = "23".to_owned();
    let flags = scores(csv(&rows).as_bytes()).0["findings"]["flags"].clone();
    let expected = json!([{"person": "bo-lindqvist", "flag": "fast", "seconds": 23, "least": 24}]);
    assert_eq!(flags, expected);
    // Forty-five ratings: 90 seconds.
    let program = Program::new();
    let text =
        std::fs::read_to_string(program.path("sample-data/2026-q4-rated.csv")).expect("a sample");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header = reader.headers().expect("it has a header").clone();
    header.push_field("Seconds");
    writer.write_record(&header).expect("memory takes all");
    let whole =
        |record: &csv::StringRecord| record.iter().filter(|cell| cell.len() == 1).count() == 45;
    let mut seconds = [89, 90].into_iter().cycle();
    let mut fast = 0;
    for record in reader.records() {
        let mut record = record.expect("the sample is sound");
        let own = if whole(&record) { seconds.next().unwrap_or(0) } else { 200 };
        fast += usize::from(own == 89);
        record.push_field(&own.to_string());
        writer.write_record(&record).expect("memory takes all");
    }
    std::fs::write(program.path("a.csv"), writer.into_inner().expect("it is whole"))
        .expect("a folder");
    let call = ["score", "a.csv", "--format", "json", "--instrument", "sales-operations-rated"];
    let output = program
        .command(&[&call[..], &["--duplicates", "keep"]].concat())
        .output()
        .expect("it runs");
    let scores: Value = serde_json::from_slice(&output.stdout).expect("scores are JSON");
    let flags = scores["findings"]["flags"].as_array().expect("a list").iter();
    let told: Vec<&Value> = flags.filter(|flag| flag["flag"] == "fast").collect();
    assert!(fast > 3, "{fast}");
    assert_eq!(told.len(), fast);
    assert!(told.iter().all(|flag| flag["seconds"] == 89 && flag["least"] == 90), "{told:?}");
    assert_eq!(scores["findings"]["flagged"]["fast"], told.len());
}
