//! The rendered page as a reader meets it: headings, sentences, alternative texts, and cells.

/// One text of the page.
#[derive(Clone, Debug)]
pub struct Text {
    /// The id of its chapter; `cover` before the first one.
    pub chapter: String,
    /// What it is: `h2`, `lead`, `fact`, `caption`, `alt`, `long`, `dd`, `row` and so on.
    pub kind: String,
    /// Whom or what its article is about: the heading of a card, of a person's or of a team's part.
    pub subject: String,
    /// How many articles before it are about one of the same name.
    pub nth: usize,
    /// The text itself, with plain spaces.
    pub words: String,
}

/// One element that shows the number of a path of `scores.json`.
pub struct Shown {
    pub path: String,
    pub text: String,
}

/// Everything that is read of a page.
#[derive(Default)]
pub struct Page {
    pub texts: Vec<Text>,
    pub shown: Vec<Shown>,
    /// What the articles are about, in their order.
    subjects: Vec<String>,
}

/// The texts of the brief, from the document that its template sees.
pub fn brief(context: &serde_json::Value) -> Vec<Text> {
    let told = |value: &serde_json::Value| value.as_str().map(plain).unwrap_or_default();
    let mut all = Vec::new();
    let brief = &context["brief"];
    for slide in brief["slides"].as_array().expect("slides are a list") {
        let subject = told(&slide["person"]);
        let kind = told(&slide["kind"]);
        let chapter = if subject.is_empty() { kind } else { "person".to_owned() };
        let mut tell = |kind: &str, words: String| {
            let (chapter, subject) = (chapter.clone(), subject.clone());
            all.push(Text { chapter, kind: kind.to_owned(), subject, nth: 0, words });
        };
        tell("h2", told(&slide["headline"]));
        tell("caption", told(&slide["figure"]["caption"]));
        tell("note", told(&slide["note"]));
        if !slide["rows"].as_array().is_none_or(Vec::is_empty) {
            let change = &context["change"];
            tell("row", format!("{} | {}", told(&change["same"]), told(&change["others"])));
        }
        for fact in slide["facts"].as_array().into_iter().flatten() {
            tell("fact", format!("{} {}", told(&fact["figure"]), told(&fact["text"])));
        }
        for lead in slide["leads"].as_array().into_iter().flatten() {
            tell("h3", format!("{} {}", told(&lead["orientation"]["name"]), told(&lead["title"])));
            tell("p", told(&lead["traits"]));
        }
        for row in slide["rows"].as_array().into_iter().flatten() {
            let name = told(&row["orientation"]["name"]);
            let cells = ["before", "after", "whole", "same", "others", "band"];
            let cells = cells.map(|key| told(&row[key]));
            tell("row", format!("{name} | {}", cells.join(" | ")));
        }
    }
    all.push(Text {
        chapter: "brief".to_owned(),
        kind: "source".to_owned(),
        subject: String::new(),
        nth: 0,
        words: told(&brief["source"]),
    });
    all.retain(|text| !text.words.is_empty());
    all
}

/// An element that is open while the page is read.
struct Open {
    tag: String,
    /// What its text is emitted as; none where the text belongs to the element around it.
    kind: Option<String>,
    text: String,
    path: Option<String>,
    /// Where the texts of an article begin, so that they learn what it is about.
    article: Option<usize>,
    /// Whether it is a card, or a person's or a team's part: of one name there may be several.
    is_part: bool,
}

/// Elements without an end tag.
const VOID: [&str; 4] = ["br", "meta", "link", "input"];

/// Reads the page behind the start of its body.
pub fn read(html: &str) -> Page {
    let body = &html[html.find("<body").expect("the page has a body")..];
    let mut page = Page::default();
    let mut open: Vec<Open> = Vec::new();
    let mut chapter = "cover".to_owned();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        say(&mut open, &plain(&rest[..at]));
        rest = &rest[at..];
        let end = rest.find('>').expect("a tag ends");
        let inside = &rest[1..end];
        let tag = inside.split([' ', '\n', '/']).next().unwrap_or("").to_owned();
        rest = &rest[end + 1..];
        if let Some(name) = inside.strip_prefix('/') {
            close(&mut open, name.trim(), &mut page, &chapter);
            continue;
        }
        match tag.as_str() {
            "svg" => {
                let close = rest.find("</svg>").expect("a drawing ends");
                drawing(inside, &rest[..close], &mut open, &mut page, &chapter);
                rest = &rest[close + 6..];
                continue;
            }
            "style" | "script" => {
                rest = &rest[rest.find(&format!("</{tag}>")).expect("it ends")..];
            }
            // How a number is made has tests of its own.
            "button" if inside.contains("data-explain") => {
                rest = &rest[rest.find("</button>").expect("it ends") + 9..];
                continue;
            }
            "div" if inside.contains("class=\"how-note\"") => {
                rest = &rest[rest.find("</dl></div>").expect("a note ends") + 11..];
                continue;
            }
            // Lists of chapters.
            "nav" => {
                rest = &rest[rest.find("</nav>").expect("it ends") + 6..];
                continue;
            }
            "section" => {
                if let Some(id) = attribute(inside, "id") {
                    chapter = id;
                }
            }
            // What is read in the place of a formula's marks.
            "math" => {
                if let Some(words) = attribute(inside, "alttext") {
                    let (chapter, kind, subject) =
                        (chapter.clone(), "formula".to_owned(), String::new());
                    page.texts.push(Text { chapter, kind, subject, nth: 0, words });
                }
            }
            _ => {}
        }
        if VOID.contains(&tag.as_str()) || inside.ends_with('/') {
            say(&mut open, " ");
            continue;
        }
        let class = attribute(inside, "class").unwrap_or_default();
        // What is read in the place of marks and numbers.
        if tag == "p"
            && let Some(words) = attribute(inside, "aria-label")
        {
            let (chapter, kind, subject) = (chapter.clone(), "li".to_owned(), String::new());
            page.texts.push(Text { chapter, kind, subject, nth: 0, words });
        }
        let in_caption = open.last().is_some_and(|own| own.kind.as_deref() == Some("caption"));
        let kind = kind(&tag, &class, inside).filter(|kind| {
            // A fact, a row, or an item of a list is one text, whatever it is made of.
            let whole = |own: &Open| matches!(own.kind.as_deref(), Some("fact" | "row" | "dd"));
            !open.iter().any(whole) || matches!(kind.as_str(), "evidence")
        });
        let kind =
            kind.map(|kind| if in_caption && kind == "p" { "caption".to_owned() } else { kind });
        let is_part = tag == "article" || class == "person";
        let article =
            is_part || matches!(tag.as_str(), "section" | "tr") || class == "person-page single";
        open.push(Open {
            tag,
            kind,
            text: String::new(),
            path: attribute(inside, "data-number"),
            article: article.then_some(page.texts.len()),
            is_part,
        });
    }
    page
}

/// What the text of an element is; none where it is part of the text around it.
fn kind(tag: &str, class: &str, inside: &str) -> Option<String> {
    let kind = match (tag, class) {
        ("div", "fact") => "fact",
        ("tr", _) => "row",
        ("p", "lead") => "lead",
        ("p", "what") => "what",
        ("p", "meta") => "meta",
        ("p", "number") => "number",
        ("p", "small soft") if !inside.contains("data-") => "evidence",
        ("p", _) if inside.contains("data-description") => "long",
        ("figcaption", _) => "caption",
        ("h1" | "h2" | "h3" | "h4" | "p" | "li" | "dt" | "dd" | "summary" | "title", _) => tag,
        _ => return None,
    };
    Some(kind.to_owned())
}

/// Text goes to the nearest element that has a text of its own. What a path names goes to its
/// element as well, or only there in a row of a table.
fn say(open: &mut [Open], text: &str) {
    let mut is_named = false;
    for own in open.iter_mut().rev() {
        if own.path.is_some() {
            own.text.push_str(text);
            is_named = true;
        }
        if let Some(kind) = &own.kind {
            if own.path.is_none() && !(is_named && kind == "row") {
                own.text.push_str(text);
            }
            break;
        }
    }
}

fn close(open: &mut Vec<Open>, name: &str, page: &mut Page, chapter: &str) {
    let Some(at) = open.iter().rposition(|own| own.tag == name) else { return };
    let own = open.remove(at);
    open.truncate(at);
    if own.path.is_some() {
        let row = open.iter_mut().rev().find(|own| own.kind.is_some());
        if let Some(row) = row.filter(|own| own.kind.as_deref() == Some("row")) {
            row.text.push('·');
        }
    }
    if matches!(name, "td" | "th") {
        say(open, " | ");
    } else if matches!(name, "p" | "li" | "dt" | "dd" | "b" | "span") {
        say(open, if matches!(name, "b" | "span") { "" } else { " " });
    }
    if let Some(from) = own.article {
        let heading = page.texts[from..].iter().find(|text| text.kind == "h3");
        let subject = match heading {
            Some(heading) => heading.words.clone(),
            // A row is about what its first cell says.
            None if name == "tr" => words(own.text.split(" |").next().unwrap_or_default()),
            None => String::new(),
        };
        let before = page.subjects.iter().filter(|own| **own == subject).count();
        if own.is_part {
            page.subjects.push(subject.clone());
        }
        let is_person = name != "section" || chapter == "person";
        for text in
            page.texts[from..].iter_mut().filter(|text| is_person && text.subject.is_empty())
        {
            text.subject.clone_from(&subject);
            text.nth = before;
        }
    }
    let text = words(&own.text);
    if let Some(path) = own.path {
        page.shown.push(Shown { path, text });
        return;
    }
    if let Some(kind) = own.kind.filter(|_| !text.is_empty()) {
        let text = text.trim_end_matches(" |").to_owned();
        page.texts.push(Text {
            chapter: chapter.to_owned(),
            kind,
            subject: String::new(),
            nth: 0,
            words: text,
        });
    }
}

/// The title of a drawing is its alternative text; the name of a mark is read in its place. What
/// stands for a drawing outside of all texts is a text itself.
fn drawing(tag: &str, inside: &str, open: &mut [Open], page: &mut Page, chapter: &str) {
    if let Some(label) = attribute(tag, "aria-label") {
        if open.iter().all(|own| own.kind.is_none()) {
            page.texts.push(Text {
                chapter: chapter.to_owned(),
                kind: "label".to_owned(),
                subject: String::new(),
                nth: 0,
                words: words(&label),
            });
        }
        say(open, &format!(" {} ", plain(&label)));
    }
    for (start, kind) in [("<title id", "alt"), ("<desc", "long")] {
        let Some(at) = inside.find(start) else { continue };
        let own = &inside[at..];
        let text = &own[own.find('>').expect("a tag ends") + 1..own.find("</").expect("it ends")];
        let text = words(&plain(text));
        page.texts.push(Text {
            chapter: chapter.to_owned(),
            kind: kind.to_owned(),
            subject: String::new(),
            nth: 0,
            words: text,
        });
    }
    let values = inside.split_once("<g class=\"values\"").map_or("", |(_, values)| values);
    for value in values.split("<title>").skip(1) {
        let text = value.split("</title>").next().expect("a split has a part");
        page.texts.push(Text {
            chapter: chapter.to_owned(),
            kind: "value".to_owned(),
            subject: String::new(),
            nth: 0,
            words: words(&plain(text)),
        });
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = format!(" {name}=\"");
    let rest = &tag[tag.find(&start)? + start.len()..];
    Some(plain(&rest[..rest.find('"')?]))
}

/// Text without entities and without special spaces.
pub fn plain(text: &str) -> String {
    let spaces = ['\u{a0}', '\u{202f}', '\u{2007}', '\u{2009}'];
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&").replace(spaces, " ")
}

/// Words with one space between them, and none before a comma or at the end of a sentence.
pub fn words(text: &str) -> String {
    let mut all = String::new();
    for word in text.split_whitespace() {
        if !all.is_empty() && !matches!(word, "," | "." | ";") {
            all.push(' ');
        }
        all.push_str(word);
    }
    all.replace(" , ", ", ")
}
