//! What no page may be made from, because somebody who cannot see it would miss something: judged on
//! the page's elements before anything is written.
//!
//! The rules are those of PDF/UA-1 and WCAG 2.2 that a template can break; what the engine sees to by
//! itself, such as tags for every element, is no rule here.

use std::collections::{BTreeMap, BTreeSet};

use super::markup::{Document, Element, NodeId, NodeKind, rules};
use super::render::Styled;
use crate::drawing::Drawing;
use crate::error::{Place, Problem};

/// The attribute that says which line of which template an element comes from: `cover.html:12`.
pub const SOURCE: &str = "data-source";

impl Styled<'_> {
    /// Everything on the page that somebody who cannot see it would miss.
    #[must_use]
    pub fn audit(&self, drawings: &BTreeMap<String, Drawing>) -> Vec<Problem> {
        audit(&self.document, self.name, drawings)
    }
}

fn audit(document: &Document, name: &str, drawings: &BTreeMap<String, Drawing>) -> Vec<Problem> {
    let mut auditor = Auditor { document, name, drawings, problems: Vec::new() };
    auditor.page();
    auditor.headings();
    let hidden = auditor.hidden();
    let ids: BTreeSet<&str> = document.nodes.iter().filter_map(id).collect();
    auditor.ids();
    for (index, node) in document.nodes.iter().enumerate() {
        let (NodeKind::Element(element), id) = (&node.kind, NodeId(index as u32)) else { continue };
        auditor.language(element);
        if element.attributes.get("role").is_some_and(|role| role == "img") && !hidden[index] {
            auditor.image(element);
        }
        match element.name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => auditor.heading(id, element),
            "svg" => auditor.drawing(id, element, hidden[index]),
            "table" => auditor.table(id, element),
            "math" => auditor.formula(element),
            "a" => auditor.link(id, element, &ids),
            _ => {}
        }
    }
    auditor.problems
}

fn id(node: &super::markup::Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Element(element) => element.id.as_deref(),
        NodeKind::Text(_) => None,
    }
}

struct Auditor<'a> {
    document: &'a Document,
    name: &'a str,
    drawings: &'a BTreeMap<String, Drawing>,
    problems: Vec<Problem>,
}

impl<'a> Auditor<'a> {
    fn add(&mut self, element: &Element, message: impl Into<String>, hint: &str) {
        let place = place(element, self.name);
        self.problems.push(Problem::error(message).at(place).hint(hint));
    }

    /// The page has a language and a title.
    fn page(&mut self) {
        let document = self.document;
        let Some(root) = document.nodes.first().and_then(|_| document.element(NodeId(0))) else {
            return;
        };
        if document.language.trim().is_empty() {
            let hint = "write `<html lang=\"{{ language }}\">`: a reader picks its voice by it";
            self.add(root, "the page has no language", hint);
        }
        if document.title.trim().is_empty() {
            let hint = "write `<title>{{ title }}</title>` into the `head`";
            self.add(root, "the page has no title", hint);
        }
    }

    /// Headings begin at the first level and leave none out on the way down.
    fn headings(&mut self) {
        let mut above = 0;
        for element in elements(self.document) {
            let level = match element.name {
                "h1" => 1,
                "h2" => 2,
                "h3" => 3,
                "h4" => 4,
                "h5" => 5,
                "h6" => 6,
                _ => continue,
            };
            if level > above + 1 {
                let message = match above {
                    0 => format!("the first heading is `h{level}`"),
                    _ => format!("`h{level}` follows `h{above}`: a level is left out"),
                };
                let hint = format!("make it `h{}`, and give it its size by a class", above + 1);
                self.add(element, message, &hint);
            }
            above = level;
        }
    }

    /// A heading says what stands below it.
    fn heading(&mut self, id: NodeId, element: &Element) {
        if !self.has_words(id) {
            let message = format!("`{}` without text", element.name);
            self.add(element, message, "write into it what stands below, or leave it out");
        }
    }

    /// No two elements have one id: a link or a label would mean the first of them.
    fn ids(&mut self) {
        let mut known = BTreeSet::new();
        for element in elements(self.document) {
            let Some(id) = element.id.as_deref() else { continue };
            if !known.insert(id) {
                self.add(
                    element,
                    format!("the id `{id}` is used twice"),
                    "give it an id of its own",
                );
            }
        }
    }

    /// A language is named as BCP 47 has it.
    fn language(&mut self, element: &Element) {
        let Some(language) = element.attributes.get("lang") else { return };
        if !language.trim().is_empty() && !is_language(language) {
            let hint = "write it as `en`, `pt-BR` or `und-Cyrl`";
            self.add(element, format!("`{language}` is no language"), hint);
        }
    }

    /// What is called an image has a name.
    fn image(&mut self, element: &Element) {
        if element.name != "svg" && !has_label(element) {
            let hint = "give it an `aria-label` that is read in its place";
            self.add(element, "image without alternative text", hint);
        }
    }

    /// Whether text or a drawing below a node says something.
    fn has_words(&self, id: NodeId) -> bool {
        let drawings = || {
            let drawings = self.drawings_in(id).into_iter();
            drawings.filter_map(|at| self.document.element(at))
        };
        !self.document.text(id).trim().is_empty()
            || drawings().any(|drawing| {
                let is_hidden =
                    drawing.attributes.get("aria-hidden").is_some_and(|is| is == "true");
                !is_hidden && self.says_something(drawing)
            })
    }

    /// By node: whether it is hidden from screen readers, with all that is in it.
    fn hidden(&self) -> Vec<bool> {
        let mut hidden = vec![false; self.document.nodes.len()];
        for (index, node) in self.document.nodes.iter().enumerate() {
            let around = node.parent.is_some_and(|parent| hidden[parent.0 as usize]);
            hidden[index] = around
                || matches!(&node.kind, NodeKind::Element(element)
                    if element.attributes.get("aria-hidden").is_some_and(|is| is == "true"));
        }
        hidden
    }

    /// A drawing says what it shows, unless it is hidden; and the drawing of a figure is not.
    fn drawing(&mut self, id: NodeId, element: &Element, hidden: bool) {
        const HINT: &str = "give the `svg` an `aria-label`; beside words that say the same, give it \
                            `aria-hidden=\"true\"`";
        if hidden {
            let is_all = self.figure(id).is_some_and(|figure| self.drawings_in(figure).len() == 1);
            if is_all {
                let hint = "take `aria-hidden` away: the drawing is what the figure is about";
                self.add(element, "figure without alternative text", hint);
            }
            return;
        }
        if !self.says_something(element) {
            self.add(element, "figure without alternative text", HINT);
        }
    }

    /// A formula says in words what it is: what stands above and below is not heard.
    fn formula(&mut self, element: &Element) {
        let words = element.attributes.get("alttext");
        if words.is_none_or(|words| words.trim().is_empty()) {
            let hint = "give the `math` an `alttext` that says the formula";
            self.add(element, "formula without alternative text", hint);
        }
    }

    /// Whether something stands for a drawing.
    fn says_something(&self, element: &Element) -> bool {
        if let Some(label) = element.attributes.get("aria-label") {
            return !label.trim().is_empty();
        }
        let name = element.attributes.get("data-drawing");
        name.and_then(|name| self.drawings.get(name)).is_some_and(|drawing| {
            !drawing.title.trim().is_empty() || !drawing.description.trim().is_empty()
        })
    }

    /// The figure that a node stands in.
    fn figure(&self, id: NodeId) -> Option<NodeId> {
        let above = |at: &NodeId| self.document.node(*at).parent;
        let is = |at: &NodeId| self.document.element(*at).is_some_and(|one| one.name == "figure");
        std::iter::successors(Some(id), above).find(is)
    }

    fn drawings_in(&self, id: NodeId) -> Vec<NodeId> {
        self.below(id, &|element| element.name == "svg")
    }

    /// All elements below a node that are like this, in the order of the document.
    fn below(&self, id: NodeId, is: &dyn Fn(&Element) -> bool) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut open: Vec<NodeId> = vec![id];
        while let Some(next) = open.pop() {
            let node = self.document.node(next);
            if next != id && self.document.element(next).is_some_and(is) {
                found.push(next);
            }
            open.extend(node.children.iter().rev());
        }
        found
    }

    /// A table has cells that name its columns or rows.
    fn table(&mut self, id: NodeId, element: &Element) {
        if self.below(id, &|one| one.name == "th").is_empty() {
            let hint = "write the cells that name a column or row as `<th scope=\"col\">` or \
                        `<th scope=\"row\">`";
            self.add(element, "table without header cells", hint);
        }
    }

    /// A link has words, and leads somewhere.
    fn link(&mut self, id: NodeId, element: &Element, ids: &BTreeSet<&'a str>) {
        let Some(target) = element.attributes.get("href") else { return };
        if !self.has_words(id) {
            let hint = "write into it where it leads";
            self.add(element, format!("link without text to `{target}`"), hint);
        }
        if let Some(wanted) = target.strip_prefix('#').filter(|wanted| !wanted.is_empty())
            && !ids.contains(wanted)
        {
            let near = crate::error::nearest(wanted, ids.iter().copied());
            let hint = match near {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "give the element that is meant this `id`".to_owned(),
            };
            self.add(element, format!("link to `{target}`, which is not on the page"), &hint);
        }
    }
}

/// Whether an element is named by a label.
fn has_label(element: &Element) -> bool {
    let label = element.attributes.get("aria-label");
    label.is_some_and(|label| !label.trim().is_empty())
        || element.attributes.contains_key("aria-labelledby")
}

/// Whether a text has the form of a language tag (BCP 47): a language of two to eight letters, and
/// parts of one to eight letters and digits.
#[must_use]
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

fn elements(document: &Document) -> impl Iterator<Item = &Element> {
    document.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Element(element) => Some(element),
        NodeKind::Text(_) => None,
    })
}

/// The line of the template, where the element says it, else that of the page.
fn place(element: &Element, page: &str) -> Place {
    let named = element.attributes.get(SOURCE).and_then(|source| source.rsplit_once(':'));
    match named.and_then(|(file, line)| Some((file, line.parse().ok()?))) {
        Some((file, line)) => rules::line(file, line),
        None => rules::line(page, element.line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::markup::parse;

    fn told(body: &str) -> Vec<String> {
        let html = format!(
            "<html lang=\"en\"><head><title>T</title></head><body><h1>A</h1>{body}</body></html>"
        );
        let drawing = |title: &str| Drawing {
            width: 10.0,
            height: 10.0,
            title: title.to_owned(),
            description: String::new(),
            shapes: Vec::new(),
            values: Vec::new(),
        };
        let drawings = BTreeMap::from([
            ("told".to_owned(), drawing("Shares")),
            ("mute".to_owned(), drawing(" ")),
        ]);
        let document = parse(&html, "page").unwrap();
        audit(&document, "page", &drawings).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_sound_page_has_nothing_to_mend() {
        let body = "<h2 id=\"b\">B</h2><h3>C</h3><h2>D</h2><svg data-drawing=\"told\"></svg>\
                    <p><svg data-drawing=\"mute\" aria-hidden=\"true\"></svg> words</p>\
                    <math alttext=\"n\"><mi>n</mi></math>\
                    <table><tr><th scope=\"row\">a</th><td>b</td></tr></table><a href=\"#b\">B</a>\
                    <a href=\"#b\"><svg data-drawing=\"told\"></svg></a><a href=\"#\">top</a>\
                    <h2><svg data-drawing=\"told\"></svg></h2><p lang=\"und-Cyrl\">b</p>\
                    <p role=\"img\" aria-label=\"b\">b</p>";
        assert_eq!(told(body), Vec::<String>::new());
    }

    #[test]
    fn each_rule_is_told() {
        let figure = "figure without alternative text";
        let cases = [
            ("<h3>B</h3>", "`h3` follows `h1`: a level is left out"),
            (
                "<h2> <svg data-drawing=\"told\" aria-hidden=\"true\"></svg></h2>",
                "`h2` without text",
            ),
            ("<h2 id=\"b\">B</h2><p id=\"b\">b</p>", "the id `b` is used twice"),
            ("<p lang=\"12\">b</p>", "`12` is no language"),
            ("<p role=\"img\" aria-label=\"\">b</p>", "image without alternative text"),
            ("<svg data-drawing=\"mute\"></svg>", figure),
            ("<svg data-drawing=\"told\" aria-label=\" \"></svg>", figure),
            ("<figure><svg data-drawing=\"told\" aria-hidden=\"true\"></svg></figure>", figure),
            ("<math alttext=\" \"><mi>n</mi></math>", "formula without alternative text"),
            ("<table><tr><td>b</td></tr></table>", "table without header cells"),
            ("<a href=\"https://example.org\"> </a>", "link without text to `https://example.org`"),
            ("<a href=\"#gone\">a</a>", "link to `#gone`, which is not on the page"),
        ];
        for (body, message) in cases {
            assert_eq!(told(body), [message], "{body}");
        }
    }
}
