//! The elements of a structure tree as text, like ones in like form so that they pack well.

use super::number::{Numbers, number};
use super::role::Role;
use super::skeleton::Slot;
use super::tree::{Alternative, Kid, Objects, Tree};
use crate::pdf::syntax;

/// Up to how wide and high a drawing is a symbol in a line, in hundredths of a point.
const SYMBOL: i64 = 1400;

/// Writes the elements, like ones near to each other.
pub(super) fn objects(tree: &Tree<'_>, root: u32, first: u32) -> Objects {
    let Numbers { ids, order, next } = number(tree, first);
    let width = next.to_string().len();
    let writer = Writer { tree, ids, width };
    let element = |&element: &usize| (writer.ids[element], writer.element(element, root));
    let elements = order.iter().map(element).collect();
    let next_key = tree.owners.len() + tree.content.links.len();
    Objects { elements, next, parents: writer.parents(), row: width + 5, next_key }
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

    fn element(&self, element: usize, root: u32) -> String {
        let tree = self.tree;
        let bone = &tree.bones[element];
        let kids = &tree.kids[element];
        let mut out = String::with_capacity(64);
        out.push_str("<</S/");
        let has_annotation = kids.iter().any(|kid| matches!(kid, Kid::Link { .. }));
        let role = match bone.role {
            Role::Link if !has_annotation => Role::Span,
            Role::Figure if self.symbol(element).is_some() => Role::Span,
            role => role,
        };
        out.push_str(role.name());
        out.push_str("/P ");
        self.reference(&mut out, bone.parent.map_or(root, |parent| self.ids[parent.0 as usize]));
        if let Some(language) = &bone.language {
            out.push_str("/Lang");
            syntax::text(&mut out, language);
        }
        self.attributes(&mut out, element);
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Mark { page, .. } => Some(*page),
            Kid::Element(_) | Kid::Link { .. } => None,
        });
        if let Some(page) = page {
            out.push_str("/Pg ");
            self.reference(&mut out, tree.content.pages[page]);
        }
        match kids.as_slice() {
            [] => {}
            [kid] => {
                out.push_str("/K ");
                self.kid(&mut out, kid, page);
            }
            kids => {
                out.push_str("/K[");
                for (index, kid) in kids.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    self.kid(&mut out, kid, page);
                }
                out.push(']');
            }
        }
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
                out.push_str("/Alt");
                syntax::text(out, &alternative.text);
                out.push_str("/A<</O/Layout/Placement/Block/BBox[");
                for (index, &edge) in alternative.extent.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                    }
                    syntax::number(out, edge);
                }
                out.push_str("]>>");
            }
            _ => {}
        }
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

    /// The number tree from pages and annotations to elements. Every entry fills whole rows, so
    /// that neighbouring rows differ in a digit or two.
    fn parents(&self) -> String {
        let row = self.width + 5;
        let fill = |out: &mut String| {
            let rows = out.len().div_ceil(row);
            out.extend(std::iter::repeat_n(' ', rows * row - out.len()));
        };
        let mut out = String::from("<</Nums[");
        for (page, owners) in self.tree.owners.iter().enumerate() {
            syntax::integer(&mut out, page as u64);
            out.push('[');
            fill(&mut out);
            for &element in owners {
                self.reference(&mut out, self.ids[element]);
                out.push(' ');
            }
            out.push(']');
        }
        for (index, link) in self.tree.content.links.iter().enumerate() {
            fill(&mut out);
            syntax::integer(&mut out, (self.tree.owners.len() + index) as u64);
            out.push(' ');
            self.reference(&mut out, self.ids[link.slot.0 as usize]);
        }
        out.push_str("]>>");
        fill(&mut out);
        out
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
