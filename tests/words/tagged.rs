//! A PDF as its tags have it read: the text of every element, as an assistive technology meets it.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId};

/// One element that has a text of its own.
#[derive(Debug)]
pub struct Element {
    /// `P`, `H1`, `TR`, `Figure` and so on; a `Table` without words stands before its rows.
    pub tag: String,
    /// Its text with plain spaces; of a row its cells, with a bar between them; of a figure its
    /// alternative text.
    pub words: String,
}

/// The elements of a file in the order of reading.
pub fn read(bytes: &[u8]) -> Vec<Element> {
    let file = Document::load_mem(bytes).expect("it is a PDF");
    let marked = file.get_pages().into_values().map(|page| (page, marked(&file, page))).collect();
    let root = file.catalog().and_then(|own| own.get(b"StructTreeRoot")).expect("it has tags");
    let mut reader = Reader { file: &file, marked, elements: Vec::new() };
    let root = reader.dictionary(root).expect("the root is there");
    for kid in reader.kids(root) {
        reader.element(kid);
    }
    reader.elements
}

struct Reader<'a> {
    file: &'a Document,
    /// Of each page, what stands under each number.
    marked: BTreeMap<ObjectId, BTreeMap<i64, String>>,
    elements: Vec<Element>,
}

impl<'a> Reader<'a> {
    fn dictionary(&self, object: &'a Object) -> Option<&'a Dictionary> {
        self.file.dereference(object).ok()?.1.as_dict().ok()
    }

    fn kids(&self, element: &'a Dictionary) -> Vec<&'a Object> {
        let Ok(kids) = element.get(b"K") else { return Vec::new() };
        match self.file.dereference(kids) {
            Ok((_, Object::Array(all))) => all.iter().collect(),
            _ => vec![kids],
        }
    }

    /// Tells of an element, or of those in it.
    fn element(&mut self, object: &'a Object) {
        let Some(own) = self.dictionary(object) else { return };
        let tag = own.get(b"S").and_then(Object::as_name).unwrap_or_default();
        let tag = String::from_utf8_lossy(tag).into_owned();
        let words = match tag.as_str() {
            "TR" => {
                let cells = self.kids(own).into_iter().filter_map(|kid| self.dictionary(kid));
                let cells: Vec<String> = cells.map(|cell| plain(&self.text(cell))).collect();
                cells.join(" | ")
            }
            "Figure" | "Formula" => said(own, b"Alt").unwrap_or_default(),
            "P" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6" | "LI" => plain(&self.text(own)),
            _ => {
                if tag == "Table" {
                    self.elements.push(Element { tag, words: String::new() });
                }
                return self.kids(own).into_iter().for_each(|kid| self.element(kid));
            }
        };
        self.elements.push(Element { tag, words });
    }

    /// The whole text of an element.
    fn text(&self, own: &'a Dictionary) -> String {
        if let Some(text) = said(own, b"ActualText") {
            return text;
        }
        let page = own.get(b"Pg").and_then(Object::as_reference).ok();
        let kids = self.kids(own).into_iter().map(|kid| match kid {
            Object::Integer(number) => self.mark(page, *number),
            _ => match self.dictionary(kid) {
                Some(kid) if kid.has(b"MCID") => {
                    let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                    self.mark(page, kid.get(b"MCID").and_then(Object::as_i64).expect("a number"))
                }
                Some(kid) if kid.has(b"S") => self.text(kid),
                _ => String::new(),
            },
        });
        kids.collect()
    }

    fn mark(&self, page: Option<ObjectId>, number: i64) -> String {
        let own = page.and_then(|page| self.marked.get(&page)?.get(&number));
        own.cloned().unwrap_or_default()
    }
}

/// A text of a dictionary.
fn said(own: &Dictionary, key: &[u8]) -> Option<String> {
    own.get(key).ok().map(|text| lopdf::decode_text_string(text).expect("it is a text"))
}

/// What stands on a page under each number of marked content.
fn marked(file: &Document, page: ObjectId) -> BTreeMap<i64, String> {
    let fonts = file.get_page_fonts(page).expect("the page has resources");
    let encodings: BTreeMap<&[u8], Encoding> = fonts
        .iter()
        .filter_map(|(name, font)| Some((name.as_slice(), font.get_font_encoding(file).ok()?)))
        .collect();
    let content = Content::decode(&file.get_page_content(page)).expect("the content is sound");
    let mut all: BTreeMap<i64, String> = BTreeMap::new();
    let mut font = None;
    // Each open piece of marked content: its number, and whether its text was said already.
    let mut open: Vec<(Option<i64>, bool)> = Vec::new();
    for operation in &content.operations {
        let own = &operation.operands;
        match operation.operator.as_str() {
            "Tf" => font = own.first().and_then(|name| encodings.get(name.as_name().ok()?)),
            "BMC" => open.push(*open.last().unwrap_or(&(None, false))),
            "BDC" => {
                let (mut number, mut is_said) = *open.last().unwrap_or(&(None, false));
                if let Some(Object::Dictionary(own)) = own.get(1) {
                    number = own.get(b"MCID").and_then(Object::as_i64).ok().or(number);
                    if let (Some(text), Some(number)) = (said(own, b"ActualText"), number) {
                        all.entry(number).or_default().push_str(&text);
                        is_said = true;
                    }
                }
                open.push((number, is_said));
            }
            "EMC" => {
                open.pop();
            }
            "Tj" | "TJ" => {
                let Some((Some(number), false)) = open.last().copied() else { continue };
                let text = all.entry(number).or_default();
                let pieces = match own.first() {
                    Some(Object::Array(all)) => all.iter().collect(),
                    one => one.into_iter().collect::<Vec<_>>(),
                };
                for piece in pieces {
                    if let (Object::String(bytes, _), Some(font)) = (piece, font) {
                        text.push_str(&Document::decode_text(font, bytes).expect("it is text"));
                    }
                }
            }
            _ => {}
        }
    }
    all
}

/// Text with one plain space between its words.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
