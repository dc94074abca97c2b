//! HTML → [`Document`]: html5ever builds the tree, one walk keeps what is laid out and collects
//! everything that is wrong.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, ns, parse_document};

use super::arena::{Arena, DEEPEST, Knot, NONE, What};
use super::{Attributes, Document, Element, Node, NodeId, NodeKind, rules};
use crate::error::Problem;

/// So much is parsed before we look whether the page can still be good.
const CHUNK: usize = 1 << 16;

/// Parses a page. `name` is how messages call it.
///
/// # Errors
///
/// All unknown elements, `style` attributes, event handlers and unsafe addresses, in the order of
/// the page; or one problem if elements stand in each other deeper than 256 levels.
pub fn parse(html: &str, name: &str) -> Result<Document, Vec<Problem>> {
    let arena = build(html).map_err(|line| vec![too_deep(name, line)])?;
    let mut walk = Walk {
        name,
        knots: arena.into_knots(),
        document: Document::default(),
        problems: Vec::new(),
    };
    walk.run();
    if walk.problems.is_empty() { Ok(walk.document) } else { Err(walk.problems) }
}

fn too_deep(name: &str, line: u32) -> Problem {
    Problem::error(format!("elements stand in each other more than {DEEPEST} levels deep"))
        .at(rules::line(name, line))
        .hint("look for an element that is never closed")
}

/// The tree, or the line at which it got too deep.
fn build(html: &str) -> Result<Arena, u32> {
    let mut parser = parse_document(Arena::for_page(html.len()), ParseOpts::default());
    let whole = StrTendril::from(html);
    let mut start = 0;
    while start < html.len() {
        let mut end = html.len().min(start + CHUNK);
        while !html.is_char_boundary(end) {
            end += 1;
        }
        // The pieces share the buffer of the whole; a StrTendril holds less than 4 GiB.
        parser.process(whole.subtendril(start as u32, (end - start) as u32));
        start = end;
        if let Some(line) = parser.tokenizer.sink.sink.too_deep() {
            return Err(line);
        }
    }
    let arena = parser.finish();
    arena.too_deep().map_or(Ok(arena), Err)
}

struct Walk<'a> {
    name: &'a str,
    knots: Vec<Knot>,
    document: Document,
    problems: Vec<Problem>,
}

/// What to do below a node.
enum Below {
    Enter(Option<NodeId>),
    Skip,
}

impl Walk<'_> {
    /// Visits every node in document order; deep markup must not use up the stack.
    fn run(&mut self) {
        self.document.nodes.reserve(self.knots.len());
        // Each level remembers which node of the document its children belong to.
        let mut parents: Vec<Option<NodeId>> = vec![None];
        let mut at = self.knots[0].first;
        while at != NONE {
            let parent = *parents.last().expect("the document's level is never left");
            if let Below::Enter(node) = self.visit(at, parent)
                && self.knots[at as usize].first != NONE
            {
                if parents.len() > usize::from(DEEPEST) {
                    self.problems = vec![too_deep(self.name, self.knots[at as usize].line)];
                    return;
                }
                parents.push(node);
                at = self.knots[at as usize].first;
                continue;
            }
            while self.knots[at as usize].next == NONE {
                at = self.knots[at as usize].parent;
                if at == 0 {
                    return;
                }
                parents.pop();
            }
            at = self.knots[at as usize].next;
        }
    }

    fn visit(&mut self, at: u32, parent: Option<NodeId>) -> Below {
        let knot = &mut self.knots[at as usize];
        let line = knot.line;
        if std::mem::take(&mut knot.out_of_table) {
            let problem = Problem::error("a table has content outside of its cells");
            let problem = problem.hint("put it into a `td`, a `th` or the `caption`");
            self.problems.push(problem.at(rules::line(self.name, line)));
        }
        match std::mem::replace(&mut knot.what, What::Remark) {
            What::Document | What::Remark => Below::Skip,
            What::Text(text) => {
                if parent.is_some() {
                    self.push(parent, NodeKind::Text(text.into()));
                }
                Below::Skip
            }
            What::Element { name, attributes } => {
                let name: &str = &name.local;
                self.check(name, &attributes, line);
                self.element(at, name, attributes, parent)
            }
        }
    }

    fn element(
        &mut self,
        at: u32,
        name: &str,
        attributes: Vec<Attribute>,
        parent: Option<NodeId>,
    ) -> Below {
        let line = self.knots[at as usize].line;
        if let Some(name) = rules::known(name) {
            if name == "html"
                && let Some(lang) = attributes.iter().find(|known| &*known.name.local == "lang")
            {
                self.document.language = lang.value.to_string();
            }
            let id = self.push(parent, NodeKind::Element(element(name, attributes, line)));
            // Our own translator writes what is inside a drawing, and nobody reads it here.
            return if name == "svg" { Below::Skip } else { Below::Enter(Some(id)) };
        }
        if rules::skipped(name) {
            if name == "title" {
                self.document.title = self.title(at);
            }
            // Only the head is searched further: for the title.
            return if name == "head" { Below::Enter(None) } else { Below::Skip };
        }
        self.problems.push(rules::unknown_element(name).at(rules::line(self.name, line)));
        Below::Enter(parent)
    }

    fn title(&self, at: u32) -> String {
        let first = self.knots[at as usize].first;
        match self.knots.get(first as usize).map(|knot| &knot.what) {
            Some(What::Text(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => String::new(),
        }
    }

    fn check(&mut self, element: &str, attributes: &[Attribute], line: u32) {
        for attribute in attributes {
            let problem =
                rules::attribute_problem(element, &attribute.name.local, &attribute.value);
            self.problems.extend(problem.map(|problem| problem.at(rules::line(self.name, line))));
        }
    }

    fn push(&mut self, parent: Option<NodeId>, kind: NodeKind) -> NodeId {
        let id = NodeId(self.document.nodes.len() as u32);
        self.document.nodes.push(Node { parent, children: Vec::new(), kind });
        if let Some(parent) = parent {
            self.document.nodes[parent.0 as usize].children.push(id);
        }
        id
    }
}

fn element(name: &'static str, attributes: Vec<Attribute>, line: u32) -> Element {
    let others = attributes.iter().filter(|one| !matches!(&*one.name.local, "id" | "class"));
    let mut element = Element {
        name,
        id: None,
        classes: Vec::new(),
        attributes: Attributes(Vec::with_capacity(others.count())),
        line,
    };
    for Attribute { name, value } in attributes {
        match &*name.local {
            "id" => element.id = Some(value.into()),
            "class" => {
                element.classes = value.split_ascii_whitespace().map(str::to_owned).collect();
            }
            _ if name.ns == ns!() => element.attributes.0.push((name.local, value.into())),
            _ => {}
        }
    }
    element
}
