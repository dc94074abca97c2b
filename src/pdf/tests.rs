//! Pages as a reader finds them: nothing lost, nothing out of order, nothing off the page.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization as _;

use super::fonts::Fonts;
use super::frame::{Frames, Item, ItemKind, Owner};
use super::markup::parse;
use super::render::lay_out;
use super::style::{cascade, stylesheet};
use super::syntax::hundredths;
use super::{Options, Paper, Press, Styled};
use crate::drawing::{Drawing, Fill, Point, Shape};
use crate::error::Problem;
use crate::theme::INK;

const SHEET: &str = "@page { margin: 72pt }
    td, th { padding: 2pt 3pt; text-align: left }
    .grid { display: grid }
    .block { display: block }
    .flex { display: flex }
    .gone { display: none }
    .narrow { width: 40pt }
    .middle { vertical-align: middle }
    .bottom { vertical-align: bottom }";

fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><title>T</title></head><body>{body}</body></html>"
    )
}

fn frames(body: &str) -> Frames {
    let html = page(body);
    let document = parse(&html, "test.html").unwrap();
    let sheet = stylesheet(SHEET, "test.css", &BTreeMap::new()).unwrap();
    let styles = cascade(&document, &[&sheet]);
    let characters: BTreeMap<char, &str> = html.chars().map(|c| (c, "")).collect();
    let (fonts, _) = Fonts::for_characters(&characters, &[]);
    lay_out(&document, &styles, &BTreeMap::new(), &fonts, Paper::A4)
}

/// The words of each page in painting order, those that are read or those that are not.
fn words(frames: &Frames, read: bool) -> Vec<Vec<String>> {
    let word = |item: &Item| match &item.kind {
        ItemKind::Text { run, .. } if (item.owner != Owner::Artifact) == read => {
            Some(run.text.trim().to_owned())
        }
        _ => None,
    };
    let all = frames.pages.iter().map(|page| page.items.iter().filter_map(word).collect());
    all.collect()
}

/// How many links there are, by what they lead to.
fn links(frames: &Frames) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for item in frames.pages.iter().flat_map(|page| &page.items) {
        if let ItemKind::Link { target, .. } = &item.kind {
            *found.entry(format!("{target:?}")).or_default() += 1;
        }
    }
    found
}

#[test]
fn a_press_sets_each_document_as_if_it_were_the_only_one() {
    let characters: BTreeMap<char, &str> = ('A'..='z').chain(['ń']).map(|c| (c, "")).collect();
    let (fonts, _) = Fonts::for_characters(&characters, &[]);
    let drawings = BTreeMap::new();
    let shared = Press::new(&fonts, std::iter::empty());
    let styles = ["font-size: 12pt", "font-size: 20pt", "font-weight: 700", "letter-spacing: 1pt"];
    for style in styles.into_iter().chain(["font-size: 12pt"]) {
        let text = format!("h1, p {{ {style} }}");
        let sheet = stylesheet(&text, "test.css", &BTreeMap::new()).unwrap();
        for name in ["Ana", "Wiśniewski Gdańsk"] {
            let html = page(&format!("<h1>{name}</h1><p>Efficient files, as any other</p>"));
            let styled = Styled::new(&html, "test.html", &[&sheet]).unwrap();
            let alone = Press::new(&fonts, std::iter::empty());
            let made = |press: &Press<'_>| {
                styled.render_on(press, &drawings, &Options::default()).unwrap().bytes
            };
            assert!(made(&shared) == made(&alone), "{style}, {name}");
        }
    }
}

#[test]
fn a_link_is_one_whatever_box_it_is() {
    for style in ["inline", "block", "flex", "grid"] {
        let body = format!(
            "<div class=\"grid\"><a class=\"{style}\" href=\"https://example.org/\">There</a></div>\
             <a class=\"{style}\" href=\"https://example.org/\"><span>Here</span></a>"
        );
        let found = links(&frames(&body));
        assert_eq!(found.values().collect::<Vec<_>>(), [&2], "{style}: {found:?}");
    }
}

#[test]
fn a_name_from_right_to_left_keeps_its_side_in_a_running_head() {
    let head = "@page { @top-left { content: string(team) \" · \" string(wave) } }
        h1 { string-set: team content() } h2 { string-set: wave content() }";
    let html = page("<h1>צוות</h1><h2>موجة ٣</h2>");
    let document = parse(&html, "test.html").unwrap();
    let sheet = stylesheet(head, "test.css", &BTreeMap::new()).unwrap();
    let styles = cascade(&document, &[&sheet]);
    let characters: BTreeMap<char, &str> = html.chars().map(|c| (c, "")).collect();
    let (fonts, _) = Fonts::for_characters(&characters, &[]);
    let frames = lay_out(&document, &styles, &BTreeMap::new(), &fonts, Paper::A4);
    let place = |item: &Item| match &item.kind {
        ItemKind::Text { at, run, .. } if item.owner == Owner::Artifact => {
            Some((hundredths(at.x.into()), run.text.to_string()))
        }
        _ => None,
    };
    let mut found: Vec<_> = frames.pages[0].items.iter().filter_map(place).collect();
    found.sort();
    let side = |word: &str| found.iter().position(|(_, text)| text.contains(word)).unwrap();
    assert!(side("צוות") < side("موجة"), "{found:?}");
}

#[test]
fn a_text_follows_what_a_running_head_takes() {
    let head = "@page { @top-left { content: string(team) } }
        h1 { string-set: team content() \"…\" }";
    let document = parse(&page("<h1>Sales</h1>"), "test.html").unwrap();
    let sheet = stylesheet(head, "test.css", &BTreeMap::new()).unwrap();
    let styles = cascade(&document, &[&sheet]);
    let characters: BTreeMap<char, &str> = "Sales…".chars().map(|c| (c, "")).collect();
    let (fonts, _) = Fonts::for_characters(&characters, &[]);
    let frames = lay_out(&document, &styles, &BTreeMap::new(), &fonts, Paper::A4);
    let head = frames.pages[0].items.iter().filter_map(|item| match &item.kind {
        ItemKind::Text { run, .. } if item.owner == Owner::Artifact => Some(run.text.to_string()),
        _ => None,
    });
    assert_eq!(head.collect::<String>(), "Sales…");
}

#[test]
fn a_break_parts_words_for_a_reader_too() {
    let found = frames("<p>one<br>two <br> three</p>");
    let text = |item: &Item| match &item.kind {
        ItemKind::Text { run, .. } => Some(run.text.clone()),
        _ => None,
    };
    let all: String = found.pages[0].items.iter().filter_map(text).collect();
    assert_eq!(all.split_whitespace().collect::<Vec<_>>(), ["one", "two", "three"]);
}

#[test]
fn words_that_became_boxes_stay_apart() {
    let text = |item: &Item| match &item.kind {
        ItemKind::Text { run, .. } => Some(run.text.clone()),
        _ => None,
    };
    for (body, expected) in [
        ("<p class=\"flex\"><span>one</span> <b>two</b></p>", "one two"),
        ("<p class=\"flex\"><span>one</span><b>two</b> </p>", "onetwo"),
    ] {
        let found = frames(body);
        let all: String = found.pages[0].items.iter().filter_map(text).collect();
        assert_eq!(all.trim_end(), expected, "{body}");
    }
}

#[test]
fn a_word_is_whole_where_it_fits_and_in_parts_where_it_does_not() {
    let text = |item: &Item| match &item.kind {
        ItemKind::Text { run, .. } => Some(run.text.clone()),
        _ => None,
    };
    let word = "Rindfleischverordnung";
    let found = frames(&format!("<p>{word}</p><div class=\"narrow\">{word}</div><p>{word}</p>"));
    let runs: Vec<String> =
        found.pages[0].items.iter().filter_map(text).map(String::from).collect();
    assert!(runs.len() > 4, "{runs:?}");
    assert_eq!([runs.first(), runs.last()], [Some(&word.to_owned()); 2]);
    assert_eq!(runs[1..runs.len() - 1].concat(), word);
}

/// Where the first word with this text stands, in hundredths of a point.
fn place(frames: &Frames, text: &str) -> (i64, i64) {
    let mut found =
        frames.pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.kind {
            ItemKind::Text { run, at, .. } if run.text.trim() == text => {
                Some((hundredths(at.x.into()), hundredths(at.y.into())))
            }
            _ => None,
        });
    found.next().unwrap_or_else(|| panic!("`{text}` is not on any page"))
}

#[test]
fn a_cell_over_several_rows_stands_beside_all_of_them() {
    let frames = frames(
        "<table><tr><td rowspan=\"2\">tall</td><td>one</td></tr><tr><td>two</td></tr>\
         <tr><td>under</td><td>three</td></tr></table>",
    );
    assert_eq!(place(&frames, "tall").1, place(&frames, "one").1);
    assert_eq!(place(&frames, "one").0, place(&frames, "two").0);
    assert_eq!(place(&frames, "tall").0, place(&frames, "under").0);
    assert_eq!(place(&frames, "under").1, place(&frames, "three").1);
    assert!(place(&frames, "two").1 > place(&frames, "one").1);
}

#[test]
fn rows_are_as_high_as_their_highest_cell() {
    let frames = frames(
        "<table><tr><td>a<br>b<br>c</td><td class=\"middle\">mid</td><td class=\"bottom\">low</td>\
         <td>top</td></tr><tr><td>next</td></tr></table>",
    );
    assert_eq!(place(&frames, "top").1, place(&frames, "a").1);
    assert_eq!(place(&frames, "mid").1, place(&frames, "b").1);
    assert_eq!(place(&frames, "low").1, place(&frames, "c").1);
    assert!(place(&frames, "next").1 > place(&frames, "c").1);
}

#[test]
fn a_cell_over_several_columns_is_as_wide_as_they_are() {
    let frames = frames(
        "<table><tr><td colspan=\"2\">a rather long heading</td><td>last</td></tr>\
         <tr><td>x</td><td>y</td><td>z</td></tr></table>",
    );
    assert_eq!(place(&frames, "last").0, place(&frames, "z").0);
    assert!(place(&frames, "y").0 < place(&frames, "z").0);
}

/// How many structure elements of each role the file of a page has.
fn roles(body: &str) -> BTreeMap<String, usize> {
    let sheet = stylesheet(SHEET, "test.css", &BTreeMap::new()).unwrap();
    let html = page(body);
    let styled = Styled::new(&html, "test.html", &[&sheet]).unwrap();
    let made = styled.render(&BTreeMap::new(), &Options::default()).unwrap();
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let tree = file.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let mut open =
        vec![file.get_dictionary(tree).unwrap().get(b"K").unwrap().as_reference().unwrap()];
    let mut roles: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(id) = open.pop() {
        let element = file.get_dictionary(id).unwrap();
        let role = element.get(b"S").unwrap().as_name().unwrap();
        *roles.entry(String::from_utf8_lossy(role).into_owned()).or_default() += 1;
        let Ok(kids) = element.get(b"K") else { continue };
        let kids = match kids {
            lopdf::Object::Array(kids) => kids.clone(),
            kid => vec![kid.clone()],
        };
        for kid in kids {
            let Ok(kid) = kid.as_reference() else { continue };
            let parent = file.get_dictionary(kid).unwrap().get(b"P").unwrap();
            assert_eq!(parent.as_reference().unwrap(), id, "a kid names its parent");
            open.push(kid);
        }
    }
    roles
}

#[test]
fn a_file_of_many_like_parts_names_each_object_once() {
    let mut body = String::new();
    for part in 0..40 {
        write!(body, "<section><h2>Part {part}</h2><ul><li>a</li><li>b</li></ul></section>")
            .unwrap();
    }
    let roles = roles(&format!("<h1>All</h1>{body}"));
    let counts = ["H1", "Sect", "H2", "L", "LI", "LBody"].map(|role| roles[role]);
    assert_eq!(counts, [1, 40, 40, 40, 80, 80]);
}

#[test]
fn a_row_keeps_empty_cells_but_none_that_are_not_shown() {
    let row = "<tr><th>Name</th><td></td><td class=\"gone\">4</td></tr>";
    let roles = roles(&format!("<h1>All</h1><table>{row}{row}</table>"));
    assert_eq!([roles["TR"], roles["TH"], roles["TD"]], [2, 2, 2]);
}

/// What the glyphs of a page say one after the other, and the codes that show them. No marked
/// sequence may stand in another: poppler would take the end of the inner one for that of both.
fn said(file: &lopdf::Document, page: lopdf::ObjectId) -> (String, Vec<Vec<u8>>) {
    let fonts = file.get_page_fonts(page).unwrap();
    let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
    let (mut text, mut codes, mut encoding, mut open) = (String::new(), Vec::new(), None, 0);
    for operation in &content.operations {
        let own = &operation.operands;
        let pieces = match (operation.operator.as_str(), own.as_slice()) {
            ("Tj" | "TJ", [lopdf::Object::Array(pieces)]) => pieces.as_slice(),
            ("Tj" | "TJ", own) => own,
            ("Tf", [name, ..]) => {
                encoding = Some(fonts[name.as_name().unwrap()].get_font_encoding(file).unwrap());
                continue;
            }
            ("BDC" | "BMC", _) => {
                open += 1;
                assert_eq!(open, 1, "{operation:?} in another sequence");
                continue;
            }
            ("EMC", _) => {
                open -= 1;
                continue;
            }
            _ => continue,
        };
        for string in pieces.iter().filter_map(|piece| piece.as_str().ok()) {
            let encoding = encoding.as_ref().expect("text has a face");
            text.push_str(&lopdf::Document::decode_text(encoding, string).unwrap());
            codes.extend(string.chunks(2).map(<[u8]>::to_vec));
        }
    }
    (text, codes)
}

/// A file of this text, set in the faces of the project alone.
fn file(body: &str) -> (lopdf::Document, Vec<Problem>) {
    let html = page(body);
    let characters: BTreeMap<char, &str> = html.chars().map(|c| (c, "")).collect();
    let (fonts, warnings) = Fonts::without_system(&characters, &[]);
    let sheet = stylesheet(SHEET, "test.css", &BTreeMap::new()).unwrap();
    let styled = Styled::new(&html, "test.html", &[&sheet]).unwrap();
    let press = Press::new(&fonts, std::iter::empty());
    let made = styled.render_on(&press, &BTreeMap::new(), &Options::default()).unwrap();
    (lopdf::Document::load_mem(&made.bytes).unwrap(), warnings)
}

/// PDF/UA-1, 7.21.8: a file must not show glyph 0. The character is read all the same.
#[test]
fn a_character_that_no_font_has_is_read_and_never_shown_as_glyph_0() {
    let (file, warnings) =
        file("<h1>A \u{378}\u{378}</h1><p><b>B \u{378}</b> <i>\u{378}</i> \u{379}</p>");
    let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert!(told.len() == 1 && told[0].contains("(U+0378) and `\u{379}` (U+0379)"), "{told:?}");
    let (text, codes) = said(&file, file.get_pages()[&1]);
    assert_eq!(text.matches('\u{378}').count(), 4, "{text}");
    assert_eq!(text.matches('\u{379}').count(), 1, "{text}");
    assert!(codes.len() > 5 && !codes.contains(&vec![0, 0]), "{codes:?}");
}

/// What glyphs say stands in the order of reading, though those who ignore `ActualText` read it.
#[test]
fn glyphs_say_their_text_in_the_order_of_reading() {
    for text in [
        "Plan (b) שלום (b) > 3",
        "<שלום> 3, כהן & Co",
        "أولاً، ثم 3 خطوات في الاجتماع (لآلئ)",
        "مُحَمَّد الزَّهراء",
        "שָׁלוֹם בַּת שֶׁבַע",
        "علی\u{200c}رضا",
        "हिन्दी क्षितिज शर्मा",
        "กำธร น้ำใจ ปั้น",
        "ọ\u{300}ṣẹ\u{301} ffi ﬂ",
    ] {
        for direction in ["ltr", "rtl"] {
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
            let (file, _) = file(&format!("<h1>Name</h1><p dir=\"{direction}\">{escaped}</p>"));
            let (found, _) = said(&file, file.get_pages()[&1]);
            // Marks of the same letter may stand in another order, which says the same.
            let plain = |text: &str| {
                let seen = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{200f}'));
                seen.nfd().filter(|c| !c.is_whitespace()).collect::<String>()
            };
            assert_eq!(plain(&found), plain(&format!("Name{text}")), "{direction}");
        }
    }
}

#[test]
fn a_drawing_as_small_as_a_letter_is_read_as_a_word_and_a_larger_one_as_a_figure() {
    let drawing = |size: f32| Drawing {
        width: size,
        height: size,
        title: "Hybrid".to_owned(),
        description: String::new(),
        shapes: vec![Shape::Circle {
            center: Point::new(size / 2.0, size / 2.0),
            radius: size / 2.0,
            fill: Some(Fill { color: INK, opacity: 1.0 }),
            stroke: None,
        }],
        values: vec![],
    };
    let sizes = [("symbol", 8.0), ("chart", 80.0)];
    let drawings = sizes.map(|(name, size)| (name.to_owned(), drawing(size))).into();
    let sheet = stylesheet(SHEET, "test.css", &BTreeMap::new()).unwrap();
    let html = page(
        "<h1>All</h1><p><svg data-drawing=\"symbol\"></svg> 4</p><p role=\"img\" aria-label=\"Four\">4</p>\
         <figure><svg data-drawing=\"chart\"></svg></figure>\
         <math alttext=\"n\"><mi>n</mi></math>",
    );
    let styled = Styled::new(&html, "test.html", &[&sheet]).unwrap();
    let made = styled.render(&drawings, &Options::default()).unwrap();
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let with = |key: &[u8]| {
        let dictionaries = file.objects.values().filter_map(|object| object.as_dict().ok());
        let found = dictionaries.filter(|one| one.has(b"S") && one.has(key));
        let role = |one: &lopdf::Dictionary| {
            String::from_utf8_lossy(one.get(b"S").unwrap().as_name().unwrap()).into_owned()
        };
        let mut found: Vec<String> = found.map(role).collect();
        found.sort();
        found
    };
    // A paragraph that is called an image is read as its label.
    assert_eq!(with(b"ActualText"), ["P", "Span"]);
    assert_eq!(with(b"Alt"), ["Figure", "Formula"]);
}

#[test]
fn a_formula_is_set_in_two_dimensions() {
    let frames = frames(
        "<math alttext=\"m equals a over b c squared\"><mi>m</mi><mo>=</mo><mfrac><mi>a</mi><mrow><mi>b</mi>\
         <msup><mi>c</mi><mn>2</mn></msup></mrow></mfrac></math>",
    );
    let found: BTreeMap<String, (f32, f32, f32)> = frames.pages[0]
        .items
        .iter()
        .filter_map(|item| match &item.kind {
            ItemKind::Text { at, run, .. } => {
                Some((run.text.trim().to_owned(), (at.x, at.y, run.size)))
            }
            _ => None,
        })
        .collect();
    let [m, a, b, c, two] = ["m", "a", "b", "c", "2"].map(|text| found[text]);
    assert!(a.1 < m.1 && m.1 < b.1, "what is above stands above, and the rest between: {found:?}");
    assert!(m.0 < a.0 && b.0 < c.0 && c.0 < two.0, "from left to right: {found:?}");
    assert!((b.1 - c.1).abs() < 0.01, "one base line: {found:?}");
    assert!(two.1 < c.1 && two.2 < c.2, "the power is smaller and higher: {found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the lengths of its cells, a table keeps every row, whole and in order, and shows
    /// its head on each of its pages.
    #[test]
    fn no_row_is_lost_split_or_out_of_order(
        lengths in prop::collection::vec((1_usize..90, 0_usize..4), 1..160),
        before in 0_usize..40,
    ) {
        let mut body = "<p>line</p>".repeat(before);
        body.push_str("<table><thead><tr><th>Head</th><th>More</th></tr></thead><tbody>");
        for (row, (words, breaks)) in lengths.iter().enumerate() {
            write!(
                body,
                "<tr><td>r{row}</td><td>{}{}e{row}</td></tr>",
                "w ".repeat(*words),
                "<br>b".repeat(*breaks) + " ",
            )
            .unwrap();
        }
        body.push_str("</tbody></table><p>end</p>");
        let frames = frames(&body);
        let pages = words(&frames, true);
        let number = |word: &str, mark: char| word.strip_prefix(mark)?.parse::<usize>().ok();
        let last = |line: &str| line.split(' ').next_back().and_then(|word| number(word, 'e'));
        let mut next = 0;
        for (page, words) in pages.iter().enumerate() {
            let starts: Vec<usize> = words.iter().filter_map(|word| number(word, 'r')).collect();
            let ends: Vec<usize> = words.iter().filter_map(|line| last(line)).collect();
            prop_assert_eq!(&starts, &ends, "each row ends on the page it begins on");
            let expected: Vec<usize> = (next..next + starts.len()).collect();
            prop_assert_eq!(&starts, &expected);
            next += starts.len();
            let shown = self::words(&frames, false)[page].iter().any(|word| word == "Head")
                || words.iter().any(|word| word == "Head");
            prop_assert!(starts.is_empty() || shown, "page {page} shows rows without the head");
        }
        prop_assert_eq!(next, lengths.len());
        for item in frames.pages.iter().flat_map(|page| &page.items) {
            if let ItemKind::Text { at, run, .. } = &item.kind {
                prop_assert!(at.y > 72.0 && at.y < frames.height - 72.0, "{} at {}", run.text, at.y);
                prop_assert!(at.x >= 71.9 && at.x + run.width <= frames.width - 71.5);
            }
        }
    }
}
