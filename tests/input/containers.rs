//! The same answers in every container give the same scores.

use std::fmt::Write as _;
use std::fs;

use crate::books::{Sheet, escaped, inline, ods, place, xlsx, zip};
use crate::program::{Program, repository};

/// The sample that all containers are made of.
const SAMPLE: &str = "sample-data/2026-q4.csv";

/// The rows of the sample.
fn table() -> Vec<Vec<String>> {
    rows_of(SAMPLE)
}

/// The rows of a file of the repository.
fn rows_of(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(repository().join(name)).expect("the sample is there");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.expect("the sample is CSV"))).collect()
}

/// The rows as text with a delimiter and a line end.
fn text(table: &[Vec<String>], delimiter: &str, line_end: &str) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(delimiter);
    table.iter().map(|row| line(row) + line_end).collect()
}

/// What the program prints for a file: scores, and what it says about the file.
fn scores(program: &Program, name: &str, words: &[&str]) -> (String, String) {
    let all = [&["score", name, "--wave", "2026-Q4", "--format", "json"], words].concat();
    let output = program.command(&all).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let said = text(output.stderr);
    assert!(output.status.success(), "{name}: {said}");
    (text(output.stdout), said)
}

/// A file gives the scores of the sample, from the disk and from standard input, and is named so.
fn assert_same(program: &Program, name: &str, bytes: &[u8], words: &[&str], kind: &str) {
    let expected = scores(program, SAMPLE, &[]).0;
    fs::write(program.path(name), bytes).expect("the folder can be written");
    let (found, said) = scores(program, name, words);
    assert!(found == expected, "{name} gives other scores");
    assert!(said.contains(&format!("Google Forms, {kind}\n")), "{name}: {said}");
    let all = [&["score", "-", "--wave", "2026-Q4", "--format", "json"], words].concat();
    let output = program.command(&all).write_stdin(bytes).output().expect("the program runs");
    assert!(output.stdout == expected.as_bytes(), "{name} gives other scores on standard input");
}

#[test]
fn every_encoding_gives_the_same_scores() {
    let program = Program::new();
    let text = text(&table(), ",", "\r\n");
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let utf8 = text.as_bytes();
    for (name, bytes, kind) in [
        ("utf-8.csv", utf8.to_vec(), "CSV, UTF-8"),
        ("bom.csv", marked(b"\xEF\xBB\xBF", utf8), "CSV, UTF-8 with a byte order mark"),
        ("le.csv", little.clone(), "CSV, UTF-16LE"),
        ("be.csv", big.clone(), "CSV, UTF-16BE"),
        ("le-bom.csv", marked(b"\xFF\xFE", &little), "CSV, UTF-16LE"),
        ("be-bom.csv", marked(b"\xFE\xFF", &big), "CSV, UTF-16BE"),
    ] {
        assert_same(&program, name, &bytes, &[], kind);
    }
}

#[test]
fn every_delimiter_and_line_end_gives_the_same_scores() {
    let program = Program::new();
    let table = table();
    for (name, delimiter, line_end, kind) in [
        ("cr.csv", ",", "\r", "CSV, UTF-8"),
        ("lf.csv", ",", "\n", "CSV, UTF-8"),
        ("crcrlf.csv", ",", "\r\r\n", "CSV, UTF-8"),
        ("semicolons.csv", ";", "\n", "CSV with semicolons, UTF-8"),
        ("tabs.txt", "\t", "\r\n", "text with tabs, UTF-8"),
        ("bars.txt", "|", "\n", "CSV with vertical bars, UTF-8"),
    ] {
        assert_same(&program, name, text(&table, delimiter, line_end).as_bytes(), &[], kind);
        let stated = format!("sep={delimiter}\r\n{}", text(&table, delimiter, line_end));
        assert_same(&program, &format!("sep-{name}"), stated.as_bytes(), &[], kind);
    }
    let words = ["--delimiter", ";"];
    let semicolons = text(&table, ";", "\n");
    assert_same(&program, "told.csv", semicolons.as_bytes(), &words, "CSV with semicolons, UTF-8");
}

#[test]
fn a_file_that_is_not_utf8_is_read_with_a_warning_or_as_it_is_told() {
    let program = Program::new();
    let mut table = table();
    for cell in table.iter_mut().flatten() {
        // The sample has letters of many scripts; these two encodings hold few of them.
        cell.retain(|letter| letter.is_ascii() || letter == 'é');
    }
    let plain = text(&table, ",", "\n");
    fs::write(program.path("plain.csv"), &plain).expect("the folder can be written");
    let expected = scores(&program, "plain.csv", &[]).0;
    let with = |byte: u8| {
        let cut = plain.split('é').map(str::as_bytes).collect::<Vec<_>>();
        cut.join(&byte)
    };
    fs::write(program.path("western.csv"), with(0xE9)).expect("the folder can be written");
    let (found, said) = scores(&program, "western.csv", &[]);
    assert!(found == expected, "Windows-1252 gives other scores");
    assert_told("windows-1252", &said);
    let (found, said) = scores(&program, "western.csv", &["--encoding", "windows-1252"]);
    assert!(found == expected && !said.contains("warning"), "{said}");
    let marked = [b"\xEF\xBB\xBF", &with(0xE9)[..]].concat();
    fs::write(program.path("marked.csv"), marked).expect("the folder can be written");
    let (found, said) = scores(&program, "marked.csv", &[]);
    assert!(found == expected && said.contains("CSV, Windows-1252\n"), "{said}");
    fs::write(program.path("mac.csv"), with(0x8E)).expect("the folder can be written");
    let (found, said) = scores(&program, "mac.csv", &["--encoding", "macroman"]);
    assert!(found == expected, "MacRoman gives other scores");
    assert!(said.contains("CSV, MacRoman"), "{said}");
}

/// The texts that the cells of a workbook share.
struct Texts {
    xml: String,
    known: usize,
}

impl Texts {
    /// A cell that refers to this text.
    fn share(&mut self, place: &str, text: &str) -> String {
        self.xml.push_str(text);
        self.known += 1;
        format!("<c r=\"{place}\" t=\"s\"><v>{}</v></c>", self.known - 1)
    }
}

/// A cell as one of the programs writes it that write workbooks.
fn cell_of_xlsx(row: usize, column: usize, cell: &str, texts: &mut Texts) -> String {
    let (at, xml) = (place(row, column), escaped(cell));
    if row > 0 && column == 0 {
        return stamp(&at, cell);
    }
    if cell.is_empty() {
        return match row % 3 {
            0 => texts.share(&at, "<si><t/></si>"),
            1 => format!("<c r=\"{at}\" t=\"s\"><v></v></c>"),
            _ => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t></t></is></c>"),
        };
    }
    match (row + column) % 5 {
        0 => texts.share(&at, &format!("<si><t>{xml}</t></si>")),
        1 => {
            let (first, rest) = cell.split_at(cell.chars().next().map_or(0, char::len_utf8));
            let run = |text| format!("<t xml:space=\"preserve\">{}</t>", escaped(text));
            let (first, rest) = (run(first), run(rest));
            let ruby = "<rPh sb=\"0\" eb=\"1\"><t>ruby</t></rPh>";
            texts.share(&at, &format!("<si><r><rPr><b/></rPr>{first}</r><r>{rest}</r>{ruby}</si>"))
        }
        2 => inline(&at, cell),
        3 => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t><![CDATA[{cell}]]></t></is></c>"),
        _ => format!("<c r=\"{at}\" t=\"str\"><f>A1&amp;\"x\"</f><v>{xml}</v></c>"),
    }
}

/// The sample as a sheet that holds its texts in every way in which a workbook can.
fn workbook() -> Vec<u8> {
    let mut texts = Texts { xml: "<si><t>A text of no cell</t></si>".to_owned(), known: 1 };
    let mut rows = String::new();
    for (row, cells) in table().iter().enumerate() {
        write!(rows, "<row r=\"{}\">", row + 1).expect("a string takes any text");
        for (column, cell) in cells.iter().enumerate() {
            rows.push_str(&cell_of_xlsx(row, column, cell, &mut texts));
        }
        rows.push_str("</row>");
    }
    // Rows that a format made, without a value.
    rows.push_str("<row r=\"1048000\" s=\"1\"><c r=\"B1048000\" s=\"1\"/></row>");
    let about = Sheet::of("About", &[vec!["Role".to_owned(), "what it is".to_owned()]]);
    xlsx(&[about, Sheet::new("Form Responses 1", rows)], &texts.xml)
}

/// `2026/10/12 10:58:04 AM GMT+1` as a serial number of days with the format of a date.
fn stamp(at: &str, text: &str) -> String {
    let day: f64 = text[8..10].parse().expect("a day of October");
    let clock: Vec<f64> = text[11..].split([':', ' ']).flat_map(str::parse).collect();
    let half = if text.contains("PM") && clock[0] < 12.0 { 12.0 } else { 0.0 };
    let seconds = (clock[0] + half) * 3600.0 + clock[1] * 60.0 + clock[2];
    // 46295 is the last day of September 2026.
    format!("<c r=\"{at}\" s=\"1\"><v>{}</v></c>", 46_295.0 + day + seconds / 86_400.0)
}

#[test]
fn a_workbook_gives_the_same_scores_however_it_holds_its_texts() {
    let program = Program::new();
    let workbook = workbook();
    let kind = "XLSX, sheet \"Form Responses 1\"";
    assert_same(&program, "answers.xlsx", &workbook, &[], kind);
    // Its name says nothing.
    assert_same(&program, "answers.csv", &workbook, &["--sheet", "form responses 1"], kind);
    let zipped = zip(&[
        ("results/answers.xlsx", &workbook),
        ("__MACOSX/results/._answers.xlsx", b"junk"),
        ("results/read me.txt", b"hello"),
    ]);
    assert_same(&program, "answers.zip", &zipped, &[], kind);
}

/// A cell as `LibreOffice` writes it.
fn cell_of_ods(row: usize, column: usize, cell: &str) -> String {
    if cell.is_empty() {
        return "<table:table-cell/>".to_owned();
    }
    let text = format!("<text:p>{}</text:p></table:table-cell>", escaped(cell));
    if row == 0 || column > 0 {
        return format!("<table:table-cell office:value-type=\"string\">{text}");
    }
    let clock: Vec<&str> = cell[11..].split([':', ' ']).collect();
    let hour: usize = clock[0].parse().expect("an hour");
    let hour = if cell.contains("PM") && hour < 12 { hour + 12 } else { hour };
    let date = cell[..10].replace('/', "-");
    let value = format!("{date}T{hour:02}:{}:{}", clock[1], clock[2]);
    format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{value}\">{text}")
}

#[test]
fn an_opendocument_sheet_gives_the_same_scores() {
    let program = Program::new();
    let many = "<table:table-cell table:number-columns-repeated=\"16000\"/>";
    let mut rows = String::new();
    for (row, cells) in table().iter().enumerate() {
        rows.push_str("<table:table-row>");
        for (column, cell) in cells.iter().enumerate() {
            rows.push_str(&cell_of_ods(row, column, cell));
        }
        write!(rows, "{many}</table:table-row>").expect("a string takes any text");
    }
    let repeated = "<table:table-row table:number-rows-repeated=\"1048000\">";
    write!(rows, "{repeated}{many}</table:table-row>").expect("a string takes any text");
    let book = ods(&format!("<table:table table:name=\"Answers\">{rows}</table:table>"));
    assert_same(&program, "answers.ods", &book, &[], "ODS, sheet \"Answers\"");
}

/// A table in the order of its teams whose names stand beside the first of their people only, and the
/// cells of each team from its first to its last row, from 1.
fn merged_teams(team: usize) -> (Vec<Vec<String>>, Vec<[usize; 2]>) {
    let mut table = rows_of("sample-data/five-teams.csv");
    table[1..].sort_by(|one, other| one[team].cmp(&other[team]));
    let mut areas: Vec<[usize; 2]> = Vec::new();
    for row in 1..table.len() {
        match areas.last_mut() {
            Some([first, last]) if table[*first - 1][team] == table[row][team] => {
                *last = row + 1;
                table[row][team].clear();
            }
            _ => areas.push([row + 1, row + 1]),
        }
    }
    (table, areas)
}

#[test]
fn a_team_whose_cell_is_merged_over_its_people_is_the_team_of_all() {
    let program = Program::new();
    let (table, areas) = merged_teams(3);
    let mut sheet = Sheet::of("Answers", &table);
    sheet.merged = areas.iter().map(|[first, last]| format!("D{first}:D{last}")).collect();
    let mut rows = String::new();
    for (row, cells) in table.iter().enumerate() {
        rows.push_str("<table:table-row>");
        for (column, cell) in cells.iter().enumerate() {
            let xml = cell_of_ods(row, column, cell);
            let spanned = areas.iter().find(|[first, _]| (*first, 3) == (row + 1, column));
            rows.push_str(&match spanned {
                Some([first, last]) => {
                    let rows = last - first + 1;
                    let spans = format!("<table:table-cell table:number-rows-spanned=\"{rows}\"");
                    xml.replacen("<table:table-cell", &spans, 1)
                }
                None => xml,
            });
        }
        rows.push_str("</table:table-row>");
    }
    let book = ods(&format!("<table:table table:name=\"Answers\">{rows}</table:table>"));
    for (name, bytes) in [("merged.xlsx", xlsx(&[sheet], "")), ("merged.ods", book)] {
        fs::write(program.path(name), bytes).expect("the folder can be written");
        let (_, said) = scores(&program, name, &[]);
        assert!(!said.contains("no team"), "{said}");
        let output = program.command(&["check", name]).output().expect("the program runs");
        let told = String::from_utf8(output.stdout).expect("the program writes UTF-8");
        assert!(told.contains("Teams: 5\n"), "{told}");
        assert!(!told.contains("without a team"), "{told}");
    }
    // Nothing tells a text which cells were merged.
    fs::write(program.path("merged.csv"), text(&table, ",", "\n")).expect("it can be written");
    let (_, said) = scores(&program, "merged.csv", &[]);
    assert!(said.contains("55 people have no team"), "{said}");
    assert!(said.contains("every team is named once only"), "{said}");
}

#[test]
fn texts_between_people_are_told() {
    let program = Program::new();
    let (mut table, areas) = merged_teams(3);
    for [first, _] in areas.iter().rev() {
        let mut heading = vec![String::new(); table[0].len()];
        heading[0].clone_from(&table[first - 1][3]);
        table.insert(first - 1, heading);
    }
    for row in &mut table {
        row.remove(3);
    }
    fs::write(program.path("a.csv"), text(&table, ",", "\n")).expect("it can be written");
    let (_, said) = scores(&program, "a.csv", &[]);
    assert!(said.contains("rows 2, 19, 31, 45 and 54 are nothing but a text"), "{said}");
}

#[test]
fn the_download_of_a_tool_with_one_table_in_it_is_unpacked() {
    let program = Program::new();
    let csv = fs::read(repository().join(SAMPLE)).expect("the sample is there");
    let archive = zip(&[("Work styles.csv", &csv)]);
    assert_same(&program, "Work styles.csv.zip", &archive, &[], "CSV, UTF-8");
}

#[test]
fn the_roster_may_be_a_workbook() {
    let program = Program::new();
    let rows = rows_of("sample-data/roster.csv");
    let notes = Sheet::of("Notes", &[vec!["Call Jo".to_owned()]]);
    let book = xlsx(&[notes, Sheet::of("People", &rows)], "");
    fs::write(program.path("people.xlsx"), book).expect("the folder can be written");
    let expected = scores(&program, SAMPLE, &["--roster", "sample-data/roster.csv"]).0;
    assert!(scores(&program, SAMPLE, &["--roster", "people.xlsx"]).0 == expected);
}

/// What `check` says at its end, on both streams.
fn told(program: &Program, words: &[&str]) -> String {
    let output = program.command(words).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let result = text(output.stdout);
    let problems = result.find("Problems").map_or("", |start| &result[start..]);
    format!("{problems}{}", text(output.stderr))
}

/// What was told is what the file of this name expects.
fn assert_told(name: &str, told: &str) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("container__{name}"), told);
    });
}

#[test]
fn what_a_spreadsheet_hides_is_read_and_told() {
    let program = Program::new();
    let mut sheet = Sheet::of("Answers", &table()).hidden();
    sheet.rows = sheet.rows.replace("<row r=\"5\">", "<row r=\"5\" hidden=\"1\">");
    let other = Sheet::of("Other", &[vec!["nothing".to_owned()]]);
    fs::write(program.path("a.xlsx"), xlsx(&[other, sheet], "")).expect("it can be written");
    assert_told("hidden", &told(&program, &["check", "a.xlsx"]));
}

#[test]
fn a_formula_whose_value_nobody_stored_is_an_error_where_it_is_read() {
    let program = Program::new();
    let mut rows = table();
    rows[0].push("Remarks".to_owned());
    rows[1].push("none".to_owned());
    let last = u8::try_from(rows[0].len() - 1).expect("it has few columns");
    let remarks = format!("{}2", char::from(b'A' + last));
    let mut sheet = Sheet::of("Answers", &rows);
    for (cell, text, formula) in [
        ("F6", &rows[5][5], "<f>A1</f><v></v>"),
        ("G6", &rows[5][6], "<f>A1</f>"),
        (&remarks, &rows[1][rows[0].len() - 1], "<f>A1</f>"),
    ] {
        let kind = if cell == "G6" { " t=\"str\"" } else { "" };
        let inline = inline(cell, text);
        assert!(sheet.rows.contains(&inline), "{cell}");
        let formula = format!("<c r=\"{cell}\"{kind}>{formula}</c>");
        sheet.rows = sheet.rows.replace(&inline, &formula);
    }
    fs::write(program.path("a.xlsx"), xlsx(&[sheet], "")).expect("it can be written");
    assert_told("formula", &told(&program, &["check", "a.xlsx"]));
}

#[test]
fn two_sheets_of_answers_are_a_question() {
    let program = Program::new();
    let sheets = [Sheet::of("Q3", &table()), Sheet::of("Q4", &table())];
    fs::write(program.path("a.xlsx"), xlsx(&sheets, "")).expect("it can be written");
    assert_told("two-sheets", &told(&program, &["check", "a.xlsx"]));
    // A question of one of them may have been worded anew.
    let mut other = table();
    let last = other[0].iter().position(|header| header.contains("Role")).expect("it is there");
    "Which fits?".clone_into(&mut other[0][last]);
    let near = [Sheet::of("Q3", &other), Sheet::of("Q4", &table())];
    fs::write(program.path("b.xlsx"), xlsx(&near, "")).expect("it can be written");
    assert!(told(&program, &["check", "b.xlsx"]).contains("2 sheets look like answers"));
    // The questions of one may name no trait at all.
    let from = other[0].iter().position(|header| header.contains("Scale")).expect("it is there");
    for (at, header) in other[0].iter_mut().enumerate().skip(from) {
        *header = format!("Q{at}");
    }
    let nameless = [Sheet::of("Q3", &table()), Sheet::of("Q4", &other)];
    fs::write(program.path("c.xlsx"), xlsx(&nameless, "")).expect("it can be written");
    assert!(told(&program, &["check", "c.xlsx"]).contains("2 sheets look like answers"));
    // A list of the statements is no sheet of answers.
    let key: Vec<Vec<String>> =
        (0..15).map(|at| table()[1..4].iter().map(|row| row[3 + at].clone()).collect()).collect();
    let beside = [Sheet::of("Key", &key), Sheet::of("Q4", &table())];
    assert_same(&program, "e.xlsx", &xlsx(&beside, ""), &[], "XLSX, sheet \"Q4\"");
    let hidden = [Sheet::of("Q3", &table()[..3]).hidden(), Sheet::of("Q4", &other)];
    assert_same(&program, "d.xlsx", &xlsx(&hidden, ""), &[], "XLSX, sheet \"Q4\"");
    assert_told("no-such-sheet", &told(&program, &["check", "a.xlsx", "--sheet", "Q5"]));
    assert_told(
        "workbook-with-encoding",
        &told(&program, &["check", "a.xlsx", "--encoding", "utf-8"]),
    );
    assert_same(&program, "a.xlsx", &xlsx(&sheets, ""), &["--sheet", "Q4"], "XLSX, sheet \"Q4\"");
}

#[test]
fn a_cell_of_a_workbook_is_named_as_a_spreadsheet_names_it() {
    let program = Program::new();
    let mut table = table();
    table[5][6] = "now and then".to_owned();
    fs::write(program.path("a.xlsx"), xlsx(&[Sheet::of("A", &table)], ""))
        .expect("it can be written");
    assert_told("cell-of-a-workbook", &told(&program, &["check", "a.xlsx"]));
}

#[test]
fn a_call_that_does_not_fit_the_file_is_told() {
    let program = Program::new();
    assert_told("csv-with-sheet", &told(&program, &["check", SAMPLE, "--sheet", "Q4"]));
    assert_told("no-such-encoding", &told(&program, &["check", SAMPLE, "--encoding", "klingon"]));
    let two = zip(&[("a.csv", b"a"), ("b/c.xlsx", b"b"), (".hidden.csv", b"c")]);
    fs::write(program.path("two.zip"), two).expect("it can be written");
    assert_told("two-tables-in-an-archive", &told(&program, &["check", "two.zip"]));
}
