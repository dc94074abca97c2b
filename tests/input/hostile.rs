//! Files that mean harm or are broken: a clear error or a right reading, in bounded time and memory.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::books::{Sheet, compound, inline, ods, packed, xlsx, xlsx_parts, zip};
use crate::program::{Program, repository};
use assert_cmd::Command as Run;
use proptest::prelude::*;

/// No file may take longer than 20 seconds; a build without optimisation gets three times as many.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 20 });

/// The program with a limit on its memory, where the system has one to set: 1 GiB.
fn limited(program: &Program, words: &[&str]) -> Run {
    let binary = env!("CARGO_BIN_EXE_orient");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -v 1048576; exec \"$@\"", "sh", binary]);
        shell
    } else {
        Command::new(binary)
    };
    command.args(words).current_dir(program.path("."));
    let mut run = Run::from_std(command);
    run.timeout(LONGEST);
    run
}

/// What the program says about a file, on standard error, after its exit code.
fn said(name: &str, bytes: &[u8]) -> String {
    let program = Program::new();
    fs::write(program.path(name), bytes).expect("the folder can be written");
    let output = limited(&program, &["check", name]).output().expect("the program runs");
    let said = String::from_utf8(output.stderr).expect("the program writes UTF-8");
    assert!(!said.contains("panicked"), "{name}: {said}");
    let code = output.status.code();
    let code = code.unwrap_or_else(|| panic!("{name}: the program took too long or too much"));
    format!("{code}\n{said}")
}

/// What the program says about a file is what the file of this name expects.
fn assert_said(name: &str, bytes: &[u8]) {
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("hostile__{name}"), said(name, bytes));
    });
}

/// The rows of a small table of answers that can be read.
fn answers() -> Vec<Vec<String>> {
    let text =
        fs::read_to_string(repository().join("sample-data/2026-q2.csv")).expect("it is there");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let cells = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|row| cells(row.expect("the sample is CSV"))).collect()
}

/// The table as CSV.
fn csv_of(table: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| format!("\"{}\"", row.join("\",\""));
    table.iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// A readable sheet with more rows below it.
fn with_rows(more: &str) -> Vec<u8> {
    let mut sheet = Sheet::of("Answers", &answers());
    sheet.rows.push_str(more);
    xlsx(&[sheet], "<si><t>Some Body</t></si>")
}

#[test]
fn a_cell_of_a_million_characters_is_read() {
    let mut table = answers();
    table[1][2] = "x".repeat(1_000_000);
    assert_said("long-name.csv", csv_of(&table).as_bytes());
    assert_said("long-name.xlsx", &xlsx(&[Sheet::of("A", &table)], ""));
    table[1][5] = "<b>x</b> ".repeat(125_000);
    assert_said("long-answer.csv", csv_of(&table).as_bytes());
    table[1][5] = "x".repeat(11 << 20);
    assert_said("longer-answer.csv", csv_of(&table).as_bytes());
}

#[test]
fn a_quote_that_swallows_the_file_is_found_without_a_second_copy_of_it() {
    let mut text = csv_of(&answers());
    text.push_str("\"never closed,");
    text.push_str(&"a,b\n".repeat(50 << 20));
    assert_said("unclosed.csv", text.as_bytes());
    assert_said("one-cell.csv", "a".repeat(100 << 20).as_bytes());
}

#[test]
fn ten_thousand_columns_are_read_and_a_million_are_refused() {
    let mut table = answers();
    for (index, row) in table.iter_mut().enumerate() {
        let text = if index == 0 { "Other question" } else { "x" };
        row.extend((0..10_000).map(|column| format!("{text} {column}")));
    }
    assert_said("wide.csv", csv_of(&table).as_bytes());
    assert_said("wider.csv", ",".repeat(1_000_000).as_bytes());
    assert_said("widest.csv", format!("a{}", ",b".repeat(1_000_000)).as_bytes());
}

#[test]
fn a_file_of_zeros_or_of_noise_is_refused() {
    assert_said("zeros.csv", &vec![0; 5_000_000]);
    assert_said("zeros.xlsx", &[b"PK\x03\x04".as_slice(), &vec![0; 5_000_000]].concat());
    let noise: Vec<u8> =
        (0..1_000_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    assert_said("noise.csv", &noise);
}

#[test]
fn a_file_of_line_ends_is_refused() {
    assert_said("lines.csv", &vec![b'\n'; 5_000_000]);
    let rows = format!("{}{}", csv_of(&answers()), "\n".repeat(3_000_000));
    assert_said("rows.csv", rows.as_bytes());
}

#[test]
fn another_kind_of_document_is_named() {
    let office = |kind: &str| {
        let types =
            format!("<Types><Override ContentType=\"application/{kind}.main+xml\"/></Types>");
        zip(&[("[Content_Types].xml", types.as_bytes())])
    };
    for (name, bytes) in [
        ("letter.xlsx", office("vnd.openxmlformats-officedocument.wordprocessingml.document")),
        ("slides.xlsx", office("vnd.openxmlformats-officedocument.presentationml.presentation")),
        ("binary.xlsx", office("vnd.ms-excel.sheet.binary.macroEnabled")),
        ("text.ods", zip(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        ("numbers.zip", zip(&[("Index/Document.iwa", b"x")])),
        ("pictures.zip", zip(&[("a.png", b"x"), ("b.png", b"x")])),
        ("nested.zip", zip(&[("a.csv", &zip(&[("b.csv", b"c")]))])),
        ("secret.xlsx", compound("EncryptedPackage")),
        ("old.xls", compound("Workbook")),
        ("old.doc", compound("WordDocument")),
        (
            "secret.ods",
            zip(&[
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", b"\x01\x02"),
                (
                    "META-INF/manifest.xml",
                    b"<m:manifest xmlns:m='m'><m:encryption-data/></m:manifest>",
                ),
            ]),
        ),
        (
            "report.xls",
            b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".to_vec(),
        ),
        ("table.xls", b"<html><body><table><tr><td>Role</td></tr></table>".to_vec()),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0".to_vec()),
        ("answers.sav", b"$FL2@(#) SPSS DATA FILE".to_vec()),
        ("answers.json", b"[{\"Role\": \"Plan\"}]".to_vec()),
        ("scores.json", b"{\n  \"schema\": \"orient/scores/1\"".to_vec()),
        (
            "report.html",
            b"<!doctype html>\n<html><head><meta name=\"generator\" content=\"orient 0.1.0\">"
                .to_vec(),
        ),
        ("page.xlsx", b"<!DOCTYPE html><html><body>Sign in</body></html>".to_vec()),
        ("paper.xlsx", b"%PDF-1.7\n".to_vec()),
    ] {
        assert_said(name, &bytes);
    }
}

#[test]
fn a_workbook_that_is_cut_or_damaged_is_refused() {
    let whole = with_rows("");
    for share in [1, 2, 5, 9] {
        let cut = &whole[..whole.len() * share / 10];
        let said = said("cut.xlsx", cut);
        assert!(said.starts_with("1\nerror: cut.xlsx: the file is cut off or damaged"), "{said}");
    }
    let mut bad = whole.clone();
    for byte in &mut bad[200..260] {
        *byte ^= 0x55;
    }
    assert_said("bad.xlsx", &bad);
    let sheets = [Sheet::of("Answers", &answers())];
    for missing in ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/0.xml"] {
        let mut parts = xlsx_parts(&sheets, "");
        parts.retain(|(path, _)| path != missing);
        let said = said("a.xlsx", &packed(&parts));
        assert!(said.starts_with("1\nerror: a.xlsx: the workbook is damaged"), "{missing}: {said}");
    }
    let mut parts = xlsx_parts(&sheets, "");
    for (path, bytes) in &mut parts {
        if path.contains("worksheets") {
            bytes.truncate(bytes.len() / 2);
        }
    }
    assert_said("short.xlsx", &packed(&parts));
    assert_said("open.ods", &ods("<table:table table:name=\"A\"><table:table-row>"));
}

#[test]
fn a_workbook_that_unpacks_to_a_thousand_times_its_size_is_refused() {
    let spaces = vec![b' '; 64 << 20];
    let mut parts = xlsx_parts(&[Sheet::of("Answers", &answers())], "");
    let parts_with = |parts: &[(String, Vec<u8>)], times: usize| {
        let more: Vec<(String, &[u8])> =
            (0..times).map(|index| (format!("xl/media/{index}.xml"), spaces.as_slice())).collect();
        let all: Vec<(&str, &[u8])> = parts
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
            .chain(more.iter().map(|(path, bytes)| (path.as_str(), *bytes)))
            .collect();
        zip(&all)
    };
    assert_said("bomb.xlsx", &parts_with(&parts, 9));
    parts.iter_mut().find(|(path, _)| path.contains("worksheets")).expect("it is there").1 =
        spaces.clone();
    assert_said("one-piece.xlsx", &packed(&parts));
}

#[test]
fn a_workbook_that_claims_a_million_rows_or_texts_is_read_or_refused() {
    use std::fmt::Write as _;
    let mut rows = String::new();
    for row in 100..1_048_576 {
        write!(rows, "<row r=\"{row}\"/>").expect("a string takes any text");
    }
    assert_said("empty-rows.xlsx", &with_rows(&rows));
    let far = inline("F1048576", "far away");
    assert_said("far.xlsx", &with_rows(&format!("<row r=\"1048576\">{far}</row>")));
    let mut rows = String::new();
    for row in 100..300_000 {
        write!(rows, "<row r=\"{row}\"><c r=\"C{row}\" t=\"s\"><v>0</v></c></row>")
            .expect("as above");
    }
    let mut sheet = Sheet::of("Answers", &answers());
    sheet.rows.push_str(&rows);
    let text = format!("<si><t>{}</t></si>", "long ".repeat(1000));
    assert_said("shared.xlsx", &xlsx(&[sheet], &text));
    let parts = xlsx_parts(&[Sheet::of("Answers", &answers())], "");
    let claimed: Vec<(String, Vec<u8>)> = parts
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).expect("parts are text");
            (path, text.replace("<sst ", "<sst uniqueCount=\"99999999999999\" ").into_bytes())
        })
        .collect();
    assert_said("claimed.xlsx", &packed(&claimed));
}

#[test]
fn a_cell_that_would_be_misread_is_refused() {
    let cell = |at: &str, value: &str| {
        with_rows(&format!("<row r=\"100\"><c r=\"{at}\" t=\"s\"><v>{value}</v></c></row>"))
    };
    assert_said("negative.xlsx", &cell("C100", "-1"));
    assert_said("beyond.xlsx", &cell("C100", "7"));
    assert_said("column.xlsx", &cell("XFE100", "0"));
    assert_said("wrapped.xlsx", &cell("C4294967298", "0"));
    assert_said("order.xlsx", &with_rows("<row r=\"2\"/>"));
}

#[test]
fn an_opendocument_sheet_with_repeated_cells_is_refused() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>Role</text:p></table:table-cell>";
    let rows =
        format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert_said(
        "repeated.ods",
        &ods(&format!("<table:table table:name=\"A\">{rows}</table:table>")),
    );
    let spaces = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>";
    assert_said(
        "spaces.ods",
        &ods(&format!("<table:table table:name=\"A\">{spaces}</table:table>")),
    );
}

/// Damage to the XML of a part: what stands from one place to another, as shares of its length, gives
/// way to this.
type Damage = (f64, f64, String);

/// The bytes of a part with its damage.
fn damaged(bytes: &[u8], (from, length, instead): &Damage) -> Vec<u8> {
    let place = |share: f64| ((bytes.len() as f64) * share) as usize;
    let from = place(*from);
    let to = (from + place(*length)).min(bytes.len());
    [&bytes[..from], instead.as_bytes(), &bytes[to..]].concat()
}

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = [
        "",
        "<row>",
        "</row>",
        "<c r=\"A1\">",
        "<v>-1</v>",
        "<v>9</v>",
        "</c>",
        "<c t=\"s\">",
        "\"",
        "<",
        "&#0;",
        "&x;",
        "<!--",
        "]]>",
        "1e999",
        "999999999999",
        " r=\"ZZZ9\"",
        "<is>",
        "<f>",
        " table:number-rows-repeated=\"99999999\"",
        "<table:table>",
        "</table:table>",
        "<si/>",
    ];
    (0.0..1.0, 0.0..0.05, proptest::sample::select(pieces.map(str::to_owned).to_vec()))
}

/// Reads a file in this process; whatever is wrong with it, reading ends with a value.
fn read_here(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let path = folder.path().join("a.xlsx");
    fs::write(&path, bytes).expect("the folder can be written");
    let instrument = orient::instrument::Instrument::built_in();
    match orient::read::inspect(&path, instrument, &orient::read::Options::default()) {
        Ok(found) => {
            let ledger = &found.responses.ledger;
            assert_eq!(ledger.rows, ledger.used + ledger.left_out.len());
        }
        Err(failure) => assert!(!failure.problems().is_empty()),
    }
}

proptest! {
    #[test]
    fn no_damage_makes_reading_a_workbook_panic(part in 0_usize..7, damage in damage()) {
        let texts = "<si><t>Plan</t></si><si><r><t>Long</t></r></si>";
        let mut parts = xlsx_parts(&[Sheet::of("Answers", &answers())], texts);
        parts[part].1 = damaged(&parts[part].1, &damage);
        read_here(&packed(&parts));
    }

    #[test]
    fn no_damage_makes_reading_an_opendocument_sheet_panic(damage in damage()) {
        let cell = |text: &String| format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        );
        let row = |row: &Vec<String>| format!(
            "<table:table-row>{}</table:table-row>", row.iter().map(cell).collect::<Vec<_>>().concat()
        );
        let rows = answers().iter().map(row).collect::<Vec<_>>().concat();
        let table = format!("<table:table table:name=\"A\">{rows}</table:table>");
        let table = String::from_utf8_lossy(&damaged(table.as_bytes(), &damage)).into_owned();
        read_here(&ods(&table));
    }
}
