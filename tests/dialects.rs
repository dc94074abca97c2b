//! One set of answers as every tool exports it: each ends in the `scores.json` of a plain CSV.
//!
//! Each table is also stored as XLSX, with its numbers and moments as a spreadsheet has them, and as
//! ODS. Rows are told by their number in the file, so the plain CSV is pushed down by blank lines until
//! its people stand in the same rows. Nothing else may differ.

#[path = "input/books.rs"]
#[expect(dead_code, reason = "the tests of containers need more of it")]
mod books;
mod program;

use orient::instrument::Instrument;
use program::Program;

/// Whom the answers are from: first name, last name, address, moment, and a letter per trait: the
/// orientation's place, `-` for no answer, `?` for `not sure`.
const PEOPLE: [(&str, &str, &str, &str, &str); 4] = [
    ("Ana", "Ortiz", "ana@example.com", "2026-10-12 09:01:02", "000000000112222"),
    ("Bo", "Lindqvist", "bo@example.com", "2026-10-12 10:00:00", "11111111111122-"),
    ("Chidi", "Okonkwo", "chidi@example.com", "2026-10-13 08:30:00", "012012012012012"),
    ("Dana", "Levi", "dana@example.com", "2026-10-14 17:45:30", "2222222222?1000"),
];

const QUESTION: &str = "which of these fits your work best?";

/// How a table says what was chosen.
#[derive(Clone, Copy)]
enum Says {
    Statement,
    Orientation,
    Number,
    Float,
    Letter,
    NumberAndStatement,
}

fn statement(place: usize, orientation: usize) -> String {
    Instrument::built_in().traits()[place].statements[orientation].clone()
}

fn names() -> Vec<String> {
    Instrument::built_in().traits().iter().map(|one| one.name.clone()).collect()
}

fn ids() -> Vec<String> {
    Instrument::built_in().traits().iter().map(|one| one.id.clone()).collect()
}

/// The names as questions: `Horizon: which of these …`.
fn questions() -> Vec<String> {
    names().iter().map(|name| format!("{name}: {QUESTION}")).collect()
}

/// One person's answers, one cell per trait.
fn cells(letters: &str, says: Says) -> Vec<String> {
    let one = |(place, letter): (usize, char)| {
        let Some(chosen) = letter.to_digit(10).map(|digit| digit as usize) else {
            return if letter == '?' { "Not sure" } else { "" }.to_owned();
        };
        let name = &Instrument::built_in().orientations()[chosen].name;
        match says {
            Says::Statement => statement(place, chosen),
            Says::Orientation => name.clone(),
            Says::Number => (chosen + 1).to_string(),
            Says::Float => format!("{}.0", chosen + 1),
            Says::Letter => name[..1].to_owned(),
            Says::NumberAndStatement => format!("{} - {}", chosen + 1, statement(place, chosen)),
        }
    };
    letters.chars().enumerate().map(one).collect()
}

/// One person's answers, one cell per statement; `taken` is what stands below the chosen one.
fn expanded(letters: &str, taken: Option<&str>, not_taken: &str) -> Vec<String> {
    let all = letters.chars().enumerate();
    all.flat_map(|(place, letter)| {
        (0..3).map(move |orientation| {
            if letter.to_digit(10) == Some(orientation as u32) {
                taken.map_or_else(|| statement(place, orientation), str::to_owned)
            } else {
                not_taken.to_owned()
            }
        })
    })
    .collect()
}

/// A header cell per statement, made of the trait's place and the statement.
fn each_statement(of: impl Fn(usize, String) -> String) -> Vec<String> {
    (0..15)
        .flat_map(|at| (0..3).map(move |to| (at, to)))
        .map(|(at, to)| of(at, statement(at, to)))
        .collect()
}

fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

/// A table of text, with a delimiter, quotes where they are needed or everywhere, and a line end.
fn text(rows: &[Vec<String>], delimiter: &str, quote_all: bool, end: &str) -> String {
    let cell = |cell: &String| {
        if quote_all || cell.contains(['"', '\n', '\r']) || cell.contains(delimiter) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(delimiter) + end;
    rows.iter().map(line).collect()
}

/// The columns before the answers, from a person.
type Before = fn(&(&str, &str, &str, &str, &str)) -> Vec<String>;

/// A table: header rows, then a row per person.
fn table(
    header: Vec<Vec<String>>,
    before: Before,
    after: &[&str],
    answers: impl Fn(&str) -> Vec<String>,
) -> Vec<Vec<String>> {
    let rows =
        PEOPLE.iter().map(|person| [before(person), answers(person.4), texts(after)].concat());
    header.into_iter().chain(rows).collect()
}

/// The plain CSV, its people pushed down by so many blank lines.
fn plain(pushed: usize, unsure: bool) -> String {
    let header = [texts(&["Name", "Email"]), names()].concat();
    let before: Before = |person| vec![format!("{} {}", person.0, person.1), person.2.to_owned()];
    let letters =
        |letters: &str| if unsure { letters.to_owned() } else { letters.replace('?', "-") };
    let rows = table(vec![header], before, &[], |all| cells(&letters(all), Says::Statement));
    "\n".repeat(pushed) + &text(&rows, ",", false, "\n")
}

fn scores(program: &Program, bytes: &[u8]) -> serde_json::Value {
    std::fs::write(program.path("answers.csv"), bytes).expect("the folder can be written to");
    let words = ["score", "answers.csv", "--format", "json", "--wave", "2026-Q4", "--team", "Us"];
    let output = program.command(&words).output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    serde_json::from_slice(&output.stdout).expect("scores are JSON")
}

/// The kind of table that `orient check` takes this for.
fn kind(program: &Program) -> String {
    program.run(&["check", "answers.csv"]);
    let output = program.command(&["check", "answers.csv"]).output().expect("the program runs");
    let said = String::from_utf8(output.stdout).expect("it writes UTF-8");
    said.lines().next().unwrap_or_default().to_owned()
}

/// Fails unless the text, and a workbook of the same cells, is taken for the tool's, and ends in the
/// scores of the plain CSV.
fn assert_same(tool: &str, header_rows: usize, unsure: bool, rows: &[Vec<String>], text: &str) {
    let program = Program::new();
    let expected = scores(&program, plain(header_rows - 1, unsure).as_bytes());
    let sheet = books::Sheet::new("Answers", books::typed_rows(rows));
    for (format, bytes) in [
        ("text", text.as_bytes().to_vec()),
        ("XLSX", books::xlsx(&[sheet], "")),
        ("ODS", books::ods(&books::ods_table(rows))),
    ] {
        let first = text.lines().next().unwrap_or_default();
        assert_eq!(scores(&program, &bytes), expected, "{tool}, {format}: {first}");
        let kind = kind(&program);
        assert!(kind.starts_with(&format!("answers.csv: {tool}, ")), "{tool}: {kind}");
        assert!(format == "text" || kind.contains(format), "{tool}: {kind}");
    }
}

#[test]
fn google_forms() {
    let before: Before = |person| {
        let stamp = person.3.replace('-', "/") + " AM GMT+1";
        vec![stamp.replace("17:", "5:"), person.2.to_owned(), format!("{} {}", person.0, person.1)]
    };
    let own = || texts(&["Timestamp", "Email Address", "What is your name?"]);
    let columns =
        table(vec![[own(), questions()].concat()], before, &[], |all| cells(all, Says::Statement));
    assert_same("Google Forms", 1, true, &columns, &text(&columns, ",", true, "\n"));
    let heads = names().iter().map(|name| format!("How do you work? [{name}]")).collect();
    let grid =
        table(vec![[own(), heads].concat()], before, &[], |all| cells(all, Says::Orientation));
    assert_same("Google Forms", 1, true, &grid, &text(&grid, ",", false, "\r\n"));
}

#[test]
fn microsoft_forms() {
    let before: Before = |person| {
        vec![
            "1".to_owned(),
            person.3.to_owned(),
            person.3.to_owned(),
            person.2.to_owned(),
            format!("{} {}", person.0, person.1),
        ]
    };
    let own = texts(&["ID", "Start time", "Completion time", "Email", "Name"]);
    let alone = table(vec![[own, names()].concat()], before, &[], |all| {
        cells(all, Says::Statement).iter().map(|cell| format!("{cell};")).collect()
    });
    assert_same("Microsoft Forms", 1, true, &alone, &text(&alone, ",", false, "\r\n"));
    // One text for all questions: the answers tell them apart.
    let own = texts(&["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name"]);
    let same = (1..=15)
        .map(|n| format!("Was passt?{}", if n == 1 { String::new() } else { n.to_string() }));
    let repeated = table(vec![own.into_iter().chain(same).collect()], before, &[], |all| {
        cells(all, Says::Statement)
    });
    assert_same("Microsoft Forms", 1, true, &repeated, &text(&repeated, ";", false, "\r\n"));
}

#[test]
fn surveymonkey() {
    let before: Before =
        |person| texts(&["1180", "77", person.3, person.3, "", person.2, person.0, person.1, ""]);
    let own = || {
        texts(&[
            "Respondent ID",
            "Collector ID",
            "Start Date",
            "End Date",
            "IP Address",
            "Email Address",
            "First Name",
            "Last Name",
            "Custom Data 1",
        ])
    };
    let blank = |count: usize| vec![String::new(); count];
    let condensed = table(
        vec![[own(), questions()].concat(), [blank(9), vec!["Response".to_owned(); 15]].concat()],
        before,
        &[],
        |all| cells(all, Says::Statement),
    );
    assert_same("SurveyMonkey", 2, true, &condensed, &text(&condensed, ",", false, "\n"));
    let first = questions().into_iter().flat_map(|text| [text, String::new(), String::new()]);
    let header = vec![
        own().into_iter().chain(first).collect(),
        [blank(9), each_statement(|_, text| text)].concat(),
    ];
    let wide = table(header.clone(), before, &[], |all| expanded(all, None, ""));
    assert_same("SurveyMonkey", 2, false, &wide, &text(&wide, ",", false, "\r\n"));
    // Numbered questions above, and marks instead of texts.
    let numbers = (1..=15).flat_map(|n| [format!("Q{n}"), String::new(), String::new()]);
    let header = [vec![blank(9).into_iter().chain(numbers).collect()], header].concat();
    let three = table(header, before, &[], |all| expanded(all, Some("1"), "0"));
    assert_same("SurveyMonkey", 3, false, &three, &text(&three, ",", false, "\r\r\n"));
    // The texts of the questions once more below themselves.
    let numbers = (1..=15).map(|n| format!("Q{n}"));
    let numbers = blank(9).into_iter().chain(numbers).collect();
    let line = [own(), questions()].concat();
    let again =
        table(vec![numbers, line.clone(), line], before, &[], |all| cells(all, Says::Statement));
    assert_same("SurveyMonkey", 3, true, &again, &text(&again, ",", false, "\n"));
}

#[test]
fn qualtrics() {
    let before: Before = |person| {
        texts(&[
            person.3,
            person.3,
            "IP Address",
            "100",
            "True",
            person.3,
            "R_1",
            person.1,
            person.0,
            person.2,
            "email",
        ])
    };
    let own = [
        "StartDate",
        "EndDate",
        "Status",
        "Progress",
        "Finished",
        "RecordedDate",
        "ResponseId",
        "RecipientLastName",
        "RecipientFirstName",
        "RecipientEmail",
        "DistributionChannel",
    ];
    let german = [
        "Anfangsdatum",
        "Enddatum",
        "Antworttyp",
        "Aktueller Stand",
        "Beendet",
        "Erfassungsdatum",
        "Antwort-ID",
        "Nachname des Empfängers",
        "Vorname des Empfängers",
        "E-Mail des Empfängers",
        "Verteilungskanal",
    ];
    let import = |count: usize| {
        (0..count).map(|at| format!("{{\"ImportId\":\"QID{at}\"}}")).collect::<Vec<_>>()
    };
    let codes = (1..=15).map(|n| format!("Q{n}")).collect::<Vec<_>>();
    let header = vec![
        [texts(&own), codes.clone()].concat(),
        [texts(&german), questions()].concat(),
        import(26),
    ];
    let three = table(header.clone(), before, &[], |all| cells(all, Says::Statement));
    assert_same("Qualtrics", 3, true, &three, &text(&three, ",", false, "\n"));
    let recoded = table(header[..2].to_vec(), before, &[], |all| cells(all, Says::Number));
    assert_same("Qualtrics", 2, true, &recoded, &text(&recoded, "\t", false, "\n"));
    let wide = (0..45).map(|at| format!("Q{}_{}", at / 3 + 1, at % 3 + 1)).collect();
    let stems =
        each_statement(|at, text| format!("{} - Selected Choice - {text}", questions()[at]));
    let header = vec![[texts(&own), wide].concat(), [texts(&german), stems].concat(), import(56)];
    let expanded = table(header, before, &[], |all| expanded(all, Some("1"), ""));
    assert_same("Qualtrics", 3, false, &expanded, &text(&expanded, ",", false, "\n"));
    let before: Before =
        |person| texts(&["R_1", "Default", "", "", person.2, "", "0", person.3, person.3, "1"]);
    let numbered = (1..=10).map(|n| format!("V{n}")).collect();
    let labels = texts(&[
        "ResponseID",
        "ResponseSet",
        "Name",
        "ExternalDataReference",
        "EmailAddress",
        "IPAddress",
        "Status",
        "StartDate",
        "EndDate",
        "Finished",
    ]);
    let header = vec![[numbered, codes].concat(), [labels, questions()].concat()];
    let mut older = table(header, before, &[""], |all| cells(all, Says::Statement));
    for (row, person) in older[2..].iter_mut().zip(PEOPLE) {
        row[2] = format!("{} {}", person.0, person.1);
    }
    assert_same("Qualtrics", 2, true, &older, &text(&older, ",", false, "\n"));
}

#[test]
fn typeform() {
    let before: Before = |person| texts(&["e44a0a34f2465940", person.0, person.1, person.2]);
    let own = || texts(&["#", "<strong>First name</strong>", "Last name", "Email"]);
    let dates = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"];
    let after = ["2026-10-14 09:00:00", "2026-10-14 09:10:00", "4bbb884ccc"];
    let heads: Vec<String> =
        names().iter().map(|name| format!("<strong>{name}</strong>: {QUESTION}")).collect();
    let single = table(vec![[own(), heads, texts(&dates)].concat()], before, &after, |all| {
        cells(all, Says::Statement)
    });
    assert_same("Typeform", 1, true, &single, &text(&single, ",", false, "\n"));
    let header =
        [own(), each_statement(|_, text| text), texts(&["Response Type"]), texts(&dates)].concat();
    let after = ["completed", after[0], after[1], after[2]];
    let wide = table(vec![header], before, &after, |all| expanded(all, None, ""));
    assert_same("Typeform", 1, false, &wide, &text(&wide, ",", true, "\n"));
}

#[test]
fn limesurvey() {
    let before: Before = |person| texts(&["7", person.3, "3", "en", person.0, person.1, person.2]);
    let own = ["id", "submitdate", "lastpage", "startlanguage", "firstname", "lastname", "email"];
    let codes =
        table(vec![[texts(&own), ids()].concat()], before, &[], |all| cells(all, Says::Statement));
    assert_same(
        "LimeSurvey",
        1,
        true,
        &codes,
        &format!("\u{FEFF}{}\r\n", text(&codes, ";", true, "\r\n")),
    );
    let array = ids().iter().map(|id| format!("work[{id}]")).collect();
    let array = table(vec![[texts(&own), array].concat()], before, &[], |all| {
        cells(all, Says::Orientation)
    });
    assert_same("LimeSurvey", 1, true, &array, &text(&array, ",", true, "\r\n"));
    let full = [
        "id. Response ID",
        "submitdate. Date submitted",
        "lastpage. Last page",
        "startlanguage. Start language",
        "firstname. First name",
        "lastname. Last name",
        "email. Email address",
    ];
    let german = [
        "Antwort ID",
        "Datum Abgeschickt",
        "Letzte Seite",
        "Start-Sprache",
        "Vorname",
        "Nachname",
        "E-Mail-Adresse",
    ];
    let texts_only = table(vec![[texts(&german), questions()].concat()], before, &[], |all| {
        cells(all, Says::Statement)
    });
    assert_same("LimeSurvey", 1, true, &texts_only, &text(&texts_only, ";", true, "\r\n"));
    let heads = (0..15).map(|at| format!("q{at}. {}", questions()[at])).collect();
    let both = table(vec![[texts(&full), heads].concat()], before, &[], |all| {
        cells(all, Says::NumberAndStatement)
    });
    assert_same("LimeSurvey", 1, true, &both, &text(&both, ";", true, "\r\n"));
    let wide = each_statement(|at, text| format!("q{at}[SQ001]. {} [{text}]", questions()[at]));
    let wide = table(vec![[texts(&full), wide].concat()], before, &[], |all| {
        expanded(all, Some("Yes"), "No")
    });
    assert_same("LimeSurvey", 1, false, &wide, &text(&wide, ",", true, "\r\n"));
}

#[test]
fn a_spreadsheet_saved_as_csv() {
    let before: Before = |person| vec![format!("{} {}", person.0, person.1), person.2.to_owned()];
    let header = || [texts(&["Name", "E-mail"]), names(), texts(&["", ""])].concat();
    for says in [Says::Float, Says::Letter, Says::Number] {
        let saved = table(vec![header()], before, &["", ""], |all| {
            cells(all, says)
                .iter()
                .map(
                    |cell| {
                        if cell.ends_with(['1', '2']) { format!("'{cell}") } else { cell.clone() }
                    },
                )
                .collect()
        });
        assert_same("plain table", 1, true, &saved, &text(&saved, ";", false, "\r\n"));
    }
}
