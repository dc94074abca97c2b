//! The elements of a structure tree as text, like ones in like form so that they pack well.

use std::collections::BTreeMap;

use super::number::{Form, Numbers, form, number};
use super::role::Role;
use super::skeleton::Slot;
use super::tree::{Alternative, Kid, Objects, Tree};
use crate::pdf::syntax;

/// Up to how wide and high a drawing is a symbol in a line, in hundredths of a point.
const SYMBOL: i64 = 1400;

/// Writes the elements, like ones near to each other.
pub(super) fn objects(tree: &Tree<'_>, root: u32, first: u32) -> Objects {
    let width = (first as usize + tree.bones.len()).to_string().len();
    let mut writer = Writer { tree, ids: vec![], width };
    let own: Vec<Own> = (0..tree.bones.len()).map(|element| writer.own(element)).collect();
    let forms: Vec<Form> = (0..).zip(&own).map(|(at, own)| writer.form(at, own)).collect();
    let Numbers { ids, groups, next } = number(tree, &forms, first);
    writer.ids = ids;
    let element = |&at: &usize| (writer.ids[at], writer.element(at, &own[at], root));
    let elements = groups.iter().map(|group| group.iter().map(element).collect()).collect();
    let next_key = tree.owners.len() + tree.content.links.len();
    let (parents, row) = writer.parents();
    Objects { elements, next, parents, row, next_key }
}

/// What an element says of itself alone.
struct Own {
    role: Role,
    /// Language, alternatives and attributes, as they are written.
    text: String,
    /// The page that its content is on.
    page: Option<usize>,
}

struct Writer<'a> {
    tree: &'a Tree<'a>,
    ids: Vec<u32>,
    /// Of every object number, so that like objects have like lengths: see `finish::pack`.
    width: usize,
}

impl Writer<'_> {
    fn reference(&self, out: &mut String, id: u32) {
        syntax::aligned(out, id.into(), self.width);
        out.push_str(" 0 R");
    }

    fn own(&self, element: usize) -> Own {
        let tree = self.tree;
        let kids = &tree.kids[element];
        let has_annotation = kids.iter().any(|kid| matches!(kid, Kid::Link { .. }));
        let role = match tree.bones[element].role {
            Role::Link if !has_annotation => Role::Span,
            Role::Figure if self.symbol(element).is_some() => Role::Span,
            role => role,
        };
        let mut text = String::new();
        if tree.placed[element] {
            if let Some(language) = &tree.bones[element].language {
                text.push_str("/Lang");
                syntax::text(&mut text, language);
            }
            self.attributes(&mut text, element);
        }
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            Kid::Element(_) | Kid::Link { .. } => None,
        });
        Own { role, text, page }
    }

    /// How an element will be written, whatever its number is.
    fn form(&self, element: usize, own: &Own) -> Form {
        /// Of what stands for a drawing, only that there is something tells what it is like.
        const KEY: usize = "/A<<".len();
        let reference = self.width + " 0 R".len();
        let kid = |kid: &Kid| match kid {
            Kid::Element(_) => reference + 1,
            Kid::Mark { page, .. } if own.page == Some(*page) => 4,
            Kid::Mark { .. } => reference + "<</Type/MCR/Pg /MCID 000>> ".len(),
            Kid::Link { .. } => 2 * reference + "<</Type/OBJR/Pg /Obj >> ".len(),
        };
        let kids = &self.tree.kids[element];
        let brackets = usize::from(kids.len() > 1);
        let page = own.page.map_or(0, |_| "/Pg ".len() + reference);
        let frame = "<</S//P /K>>".len() + own.role.name().len() + reference;
        let kind =
            if own.role == Role::Figure { own.text.get(..KEY).unwrap_or("") } else { &own.text };
        Form {
            role: own.role,
            attributes: form(kind),
            length: frame + own.text.len() + page + kids.iter().map(kid).sum::<usize>() + brackets,
        }
    }

    fn element(&self, element: usize, own: &Own, root: u32) -> String {
        let tree = self.tree;
        let mut out = String::with_capacity(64 + own.text.len());
        // What differs from one element to the next, its parent and its content, stands together.
        out.push_str("<</S/");
        out.push_str(own.role.name());
        if let Some(page) = own.page {
            out.push_str("/Pg ");
            self.reference(&mut out, tree.content.pages[page]);
        }
        out.push_str("/P ");
        let parent = tree.bones[element].parent;
        self.reference(&mut out, parent.map_or(root, |parent| self.ids[parent.0 as usize]));
        match tree.kids[element].as_slice() {
            [] => {}
            [kid] => {
                out.push_str("/K ");
                self.kid(&mut out, kid, own.page);
            }
            kids => {
                out.push_str("/K[");
                for (index, kid) in kids.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    self.kid(&mut out, kid, own.page);
                }
                out.push(']');
            }
        }
        out.push_str(&own.text);
        out.push_str(">>");
        out
    }

    fn kid(&self, out: &mut String, kid: &Kid, own_page: Option<usize>) {
        match *kid {
            Kid::Element(element) => self.reference(out, self.ids[element]),
            Kid::Mark { page, number } if own_page == Some(page) => {
                syntax::aligned(out, number as u64, 3);
            }
            Kid::Mark { page, number } => {
                out.push_str("<</Type/MCR/Pg ");
                self.reference(out, self.tree.content.pages[page]);
                out.push_str("/MCID ");
                syntax::integer(out, number as u64);
                out.push_str(">>");
            }
            Kid::Link { page, id } => {
                out.push_str("<</Type/OBJR/Pg ");
                self.reference(out, self.tree.content.pages[page]);
                out.push_str("/Obj ");
                self.reference(out, id);
                out.push_str(">>");
            }
        }
    }

    fn attributes(&self, out: &mut String, element: usize) {
        let tree = self.tree;
        let role = tree.bones[element].role;
        match role {
            Role::TH | Role::TD => self.cell(out, element),
            Role::L if tree.is(element, "ol") => {
                out.push_str("/A<</O/List/ListNumbering/Decimal>>");
            }
            Role::Formula => {
                out.push_str("/Alt");
                syntax::text(out, tree.attribute(element, "alttext").unwrap_or_default());
            }
            Role::Figure => {
                if let Some(symbol) = self.symbol(element) {
                    out.push_str("/ActualText");
                    return syntax::text(out, &symbol.text);
                }
                let Some(alternative) = tree.content.figures.get(&Slot(element as u32)) else {
                    return;
                };
                // In whole points, around all of it.
                let [left, bottom, right, top] = alternative.extent;
                let [left, bottom] = [left, bottom].map(|edge| edge.div_euclid(100));
                let [right, top] = [right, top].map(|edge| -(-edge).div_euclid(100));
                let edges = format!("{left} {bottom} {right} {top}");
                out.push_str("/A<</O/Layout/Placement/Block/BBox[");
                out.push_str(&edges);
                out.push_str("]>>/Alt");
                syntax::text(out, &alternative.text);
            }
            _ => {
                if let Some(words) = self.words(element) {
                    out.push_str("/ActualText");
                    syntax::text(out, words);
                }
            }
        }
    }

    /// What is read in the place of an element's text: the label of one that is called an image.
    fn words(&self, element: usize) -> Option<&str> {
        let is_image = self.tree.attribute(element, "role") == Some("img");
        self.tree.attribute(element, "aria-label").filter(|_| is_image)
    }

    /// What a drawing says that is no larger than a letter: a symbol that stands for a word in a line
    /// of text, and is read as that word.
    fn symbol(&self, element: usize) -> Option<&Alternative> {
        let drawing = self.tree.content.figures.get(&Slot(element as u32))?;
        let [left, bottom, right, top] = drawing.extent;
        (right - left <= SYMBOL && top - bottom <= SYMBOL).then_some(drawing)
    }

    fn cell(&self, out: &mut String, element: usize) {
        let tree = self.tree;
        let span = |name| {
            let span: Option<u64> = tree.attribute(element, name)?.trim().parse().ok();
            span.filter(|&span| span > 1)
        };
        let scope = (tree.bones[element].role == Role::TH).then(|| tree.scope(element));
        let (columns, rows) = (span("colspan"), span("rowspan"));
        if scope.is_none() && columns.is_none() && rows.is_none() {
            return;
        }
        out.push_str("/A<</O/Table");
        if let Some(scope) = scope {
            out.push_str("/Scope/");
            out.push_str(scope);
        }
        for (key, span) in [("/ColSpan ", columns), ("/RowSpan ", rows)] {
            if let Some(span) = span {
                out.push_str(key);
                syntax::integer(out, span);
            }
        }
        out.push_str(">>");
    }

    /// The number tree from pages and annotations to elements, and the length of its rows. Every
    /// entry is as long as any other, so that neighbouring rows differ in a digit or two.
    fn parents(&self) -> (String, usize) {
        let entry = self.width + " 0 R ".len();
        let row = entry * self.entries_of_a_row();
        let fill = |out: &mut String, row: usize| {
            let end = out.len().next_multiple_of(row);
            out.extend(std::iter::repeat_n(' ', end - out.len()));
        };
        let mut out = String::from("<</Nums[");
        for (page, owners) in self.tree.owners.iter().enumerate() {
            fill(&mut out, row);
            let from = out.len();
            syntax::integer(&mut out, page as u64);
            out.push('[');
            let end = from + (out.len() - from).next_multiple_of(entry);
            out.extend(std::iter::repeat_n(' ', end - out.len()));
            for owner in owners {
                match owner {
                    Some(element) => self.reference(&mut out, self.ids[*element]),
                    None => {
                        out.extend(std::iter::repeat_n(' ', entry - "null ".len()));
                        out.push_str("null");
                    }
                }
                out.push(' ');
            }
            out.push(']');
        }
        for (index, link) in self.tree.content.links.iter().enumerate() {
            fill(&mut out, if index == 0 { row } else { entry });
            syntax::integer(&mut out, (self.tree.owners.len() + index) as u64);
            out.push(' ');
            self.reference(&mut out, self.ids[link.slot.0 as usize]);
        }
        out.push_str("]>>");
        fill(&mut out, row);
        (out, row)
    }

    /// How many entries of the number tree stand in a row: one, or a whole page where many pages have
    /// as many as each other, such as those of people.
    fn entries_of_a_row(&self) -> usize {
        const MANY: usize = 32;
        let mut pages: BTreeMap<usize, usize> = BTreeMap::new();
        for owners in &self.tree.owners {
            *pages.entry(owners.len()).or_default() += 1;
        }
        let most = pages.into_iter().max_by_key(|&(_, pages)| pages);
        let frame = ["0[", "]"].len();
        most.filter(|&(_, pages)| pages >= MANY && pages * 2 > self.tree.owners.len())
            .map_or(1, |(entries, _)| entries + frame)
    }
}

impl Tree<'_> {
    fn attribute(&self, element: usize, name: &str) -> Option<&str> {
        let found = self.skeleton.document.element(self.bones[element].node)?;
        found.attributes.get(name).map(String::as_str)
    }

    fn is(&self, element: usize, name: &str) -> bool {
        self.skeleton.document.element(self.bones[element].node).is_some_and(|e| e.name == name)
    }

    /// Which cells a heading cell is the heading of.
    fn scope(&self, element: usize) -> &'static str {
        match self.attribute(element, "scope") {
            Some("row" | "rowgroup") => return "Row",
            Some("col" | "colgroup") => return "Column",
            _ => {}
        }
        let parents = std::iter::successors(Some(element), |&at| {
            self.bones[at].parent.map(|parent| parent.0 as usize)
        });
        let in_head = parents.take(3).any(|at| self.bones[at].role == Role::THead);
        if in_head { "Column" } else { "Row" }
    }
}
