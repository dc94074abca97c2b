//! Workbooks and archives made of plain text, so that no binary file lies in the repository.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// An archive of these parts.
pub fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let options = options.compression_level(Some(1));
    for (path, bytes) in parts {
        archive.start_file(*path, options).expect("a part can be begun");
        archive.write_all(bytes).expect("a part can be written");
    }
    archive.finish().expect("an archive can be closed").into_inner()
}

/// A sheet of an XLSX file: its name, its attributes in the workbook, and its rows as XML.
pub struct Sheet<'a> {
    pub name: &'a str,
    pub state: &'a str,
    pub rows: String,
    /// The areas of merged cells, such as `D2:D5`.
    pub merged: Vec<String>,
}

impl<'a> Sheet<'a> {
    /// A sheet that is shown.
    pub fn new(name: &'a str, rows: impl Into<String>) -> Self {
        Self { name, state: "visible", rows: rows.into(), merged: Vec::new() }
    }

    /// A sheet of these texts, all of them inline.
    pub fn of(name: &'a str, table: &[Vec<String>]) -> Self {
        let mut rows = String::new();
        for (row, cells) in table.iter().enumerate() {
            write!(rows, "<row r=\"{}\">", row + 1).expect("a string takes any text");
            for (column, cell) in cells.iter().enumerate() {
                rows.push_str(&inline(&place(row, column), cell));
            }
            rows.push_str("</row>");
        }
        Self::new(name, rows)
    }

    /// The same sheet, hidden.
    pub fn hidden(self) -> Self {
        Self { state: "hidden", ..self }
    }
}

/// The name of a cell by its row and column, both from 0.
pub fn place(row: usize, column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).expect("a letter"));
    let first = (column >= 26).then(|| letter(column / 26 - 1));
    format!("{}{}{}", first.map(String::from).unwrap_or_default(), letter(column), row + 1)
}

/// The rows of an XLSX sheet in which numbers and moments of 2026 are what a spreadsheet makes of
/// them.
pub fn typed_rows(table: &[Vec<String>]) -> String {
    let mut rows = String::new();
    for (row, cells) in table.iter().enumerate() {
        write!(rows, "<row r=\"{}\">", row + 1).expect("a string takes any text");
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let place = place(row, column);
            let cell = match (text.parse::<f64>(), serial(text)) {
                (Ok(number), _) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
                (_, Some(serial)) => format!("<c r=\"{place}\" s=\"1\"><v>{serial}</v></c>"),
                (Err(_), None) => inline(&place, text),
            };
            rows.push_str(&cell);
        }
        rows.push_str("</row>");
    }
    rows
}

/// The days since the end of 1899 of a moment such as `2026-10-12 09:01:02`, of October 2026.
fn serial(text: &str) -> Option<f64> {
    let (day, clock) = text.strip_prefix("2026-10-")?.split_once(' ')?;
    let fields: Vec<f64> = clock.split(':').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [hour, minute, second] = fields[..] else { return None };
    let day: f64 = day.parse().ok()?;
    Some(46_295.0 + day + (hour * 3600.0 + minute * 60.0 + second) / 86_400.0)
}

/// A table of an ODS file, all of it text.
pub fn ods_table(table: &[Vec<String>]) -> String {
    let cell = |text: &String| match text.as_str() {
        "" => "<table:table-cell/>".to_owned(),
        text => format!(
            r#"<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>"#,
            escaped(text)
        ),
    };
    let row = |cells: &Vec<String>| {
        let cells: String = cells.iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = table.iter().map(row).collect();
    format!(r#"<table:table table:name="Answers">{rows}</table:table>"#)
}

/// A cell that holds its text itself.
pub fn inline(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
}

/// Text as XML holds it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The parts of an XLSX file; `texts` are its shared texts as XML, an `<si>` for each.
pub fn xlsx_parts(sheets: &[Sheet<'_>], texts: &str) -> Vec<(String, Vec<u8>)> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let (name, state) = (escaped(sheet.name), sheet.state);
        write!(list, r#"<sheet name="{name}" sheetId="{index}" state="{state}" r:id="s{index}"/>"#)
            .expect("a string takes any text");
        write!(
            relations,
            r#"<Relationship Id="s{index}" Type="{RELATIONS}/worksheet" Target="worksheets/{index}.xml"/>"#
        )
        .expect("a string takes any text");
        let merge = |area: &String| format!("<mergeCell ref=\"{area}\"/>");
        let merges: String = sheet.merged.iter().map(merge).collect();
        let xml = format!(
            r#"<worksheet xmlns="{MAIN}"><sheetData>{}</sheetData><mergeCells>{merges}</mergeCells></worksheet>"#,
            sheet.rows
        );
        parts.push((format!("xl/worksheets/{index}.xml"), xml.into_bytes()));
    }
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    for (path, xml) in [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{main}"/></Types>"#
            ),
        ),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships><Relationship Id="w" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{list}</sheets></workbook>"#
            ),
        ),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        (
            "xl/styles.xml",
            // Format 22 is a date with a time.
            format!(
                r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>"#
            ),
        ),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{MAIN}">{texts}</sst>"#)),
    ] {
        parts.push((path.to_owned(), xml.into_bytes()));
    }
    parts
}

/// An XLSX file.
pub fn xlsx(sheets: &[Sheet<'_>], texts: &str) -> Vec<u8> {
    packed(&xlsx_parts(sheets, texts))
}

/// Parts that were changed, as an archive.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let parts: Vec<(&str, &[u8])> =
        parts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    zip(&parts)
}

/// An ODS file with these tables as XML.
pub fn ods(tables: &str) -> Vec<u8> {
    let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    let content = format!(
        r#"<office:document-content xmlns:office="{office}" xmlns:table="{table}" xmlns:text="{text}"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest xmlns:manifest=\"m\"/>"),
    ])
}

/// An OLE2 file with this name in its directory.
pub fn compound(name: &str) -> Vec<u8> {
    let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    bytes.resize(1024, 0);
    bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(2048, 0);
    bytes
}
