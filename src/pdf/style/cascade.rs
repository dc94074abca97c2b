//! Rules → the style of every element: cascade, inheritance, and values that need both.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use selectors::context::{
    MatchingContext, MatchingForInvalidation, MatchingMode, NeedsSelectorFlags, QuirksMode,
    SelectorCaches,
};
use selectors::matching::matches_selector;

use super::computed::{Content, Generated, MarginBox, PageRule, PageRules, Sides, Size, Style};
use super::declaration::Declaration;
use super::direction::direction;
use super::draft::{Basis, Draft, Leading};
use super::element::Seen;
use super::family::{Families, Family};
use super::index::Index;
use super::initial::FONT_SIZE;
use super::longhand::LONGHANDS;
use super::page::RawPage;
use super::selector::{Ours, PseudoBox};
use super::sheet::{Stylesheet, stylesheet};
use crate::pdf::markup::{Document, Element, NodeId};

/// The style of every element of a page.
pub struct Styles {
    by_node: Vec<Arc<Style>>,
    rules: PageRules,
}

impl Styles {
    /// The style of an element; that of the element around it for text.
    #[must_use]
    pub fn style(&self, node: NodeId) -> &Arc<Style> {
        &self.by_node[node.0 as usize]
    }

    /// What `@page` says.
    #[must_use]
    pub fn page_rules(&self) -> &PageRules {
        &self.rules
    }
}

/// Our own sheet, which stands before all others.
fn default_sheet() -> &'static Stylesheet {
    static SHEET: std::sync::OnceLock<Stylesheet> = std::sync::OnceLock::new();
    SHEET.get_or_init(|| {
        let text = include_str!("default.css");
        stylesheet(text, "default.css", &BTreeMap::new())
            .unwrap_or_else(|problems| panic!("our default sheet is sound: {problems:?}"))
    })
}

/// Computes the style of every element.
#[must_use]
pub fn cascade(document: &Document, sheets: &[&Stylesheet]) -> Styles {
    let mut all = vec![default_sheet()];
    all.extend(sheets);
    let index = Index::new(&all);
    let mut cascade = Cascade {
        document,
        index: &index,
        places: places(document),
        known: BTreeMap::new(),
        drafts: Vec::new(),
        root_size: FONT_SIZE,
        body: 0,
    };
    let by_node = cascade.run();
    let initial = Draft::default();
    let body = cascade.drafts.get(cascade.body).unwrap_or(&initial);
    let rules = all
        .iter()
        .flat_map(|sheet| &sheet.pages)
        .map(|raw| page_rule(raw, body, cascade.root_size))
        .collect();
    Styles { by_node, rules: PageRules { rules } }
}

fn places(document: &Document) -> Vec<u32> {
    let mut places = vec![0; document.nodes.len()];
    for node in &document.nodes {
        for (place, child) in node.children.iter().enumerate() {
            places[child.0 as usize] = place as u32;
        }
    }
    places
}

/// What two elements share that have the same style: the parent's style, the rules, the direction.
type Key = (usize, Vec<usize>, bool);

struct Cascade<'a> {
    document: &'a Document,
    index: &'a Index<'a>,
    places: Vec<u32>,
    known: BTreeMap<Key, usize>,
    drafts: Vec<Draft>,
    root_size: f32,
    /// The draft of `body`, which margin boxes inherit from.
    body: usize,
}

impl Cascade<'_> {
    fn run(&mut self) -> Vec<Arc<Style>> {
        let mut caches = SelectorCaches::default();
        let mut context = MatchingContext::new(
            MatchingMode::Normal,
            None,
            &mut caches,
            QuirksMode::NoQuirks,
            NeedsSelectorFlags::No,
            MatchingForInvalidation::No,
        );
        let mut finished: Vec<Arc<Style>> = vec![Arc::new(Style::default())];
        self.drafts.push(Draft::default());
        let mut of_node: Vec<usize> = Vec::with_capacity(self.document.nodes.len());
        let mut family_of_node: Vec<usize> = Vec::with_capacity(self.document.nodes.len());
        let mut families = Families::new(&self.index.rules);
        // Looked up only; never walked through.
        let mut of_family: HashMap<(usize, usize, bool, bool), usize> = HashMap::new();
        // A parent stands before its children, so one pass in order is enough.
        for (number, node) in self.document.nodes.iter().enumerate() {
            let id = NodeId(number as u32);
            let parent = node.parent.map_or(0, |parent| of_node[parent.0 as usize]);
            let around = node.parent.map(|parent| family_of_node[parent.0 as usize]);
            let Some(element) = self.document.element(id) else {
                of_node.push(parent);
                family_of_node.push(around.unwrap_or(0));
                continue;
            };
            let seen = Seen { document: self.document, node: id, places: &self.places };
            let mut matches = |rule: usize| self.matches(rule, &seen, &mut context);
            let family = families
                .of(around, element, |families| self.family(families, element, &mut matches));
            family_of_node.push(family);
            let right_to_left =
                direction(self.document, id).unwrap_or(self.drafts[parent].style.right_to_left);
            let hidden = element.attributes.contains_key("hidden");
            let Family { matched, open } = families.family(family);
            let open: Vec<usize> = open.iter().copied().filter(|&rule| matches(rule)).collect();
            let short = (parent, family, right_to_left, hidden);
            if open.is_empty()
                && let Some(own) = of_family.get(&short)
            {
                of_node.push(*own);
                continue;
            }
            let mut rules: Vec<usize> = matched.iter().chain(&open).copied().collect();
            rules.sort_unstable();
            let key = (parent * 2 + usize::from(hidden), rules, right_to_left);
            let own = match self.known.get(&key) {
                Some(own) => *own,
                None => {
                    let mut draft = self.compute(parent, &key.1, right_to_left);
                    if hidden {
                        draft.style.display = super::computed::Display::None;
                    }
                    if node.parent.is_none() {
                        self.root_size = draft.style.font_size;
                    }
                    finished.push(Arc::new(draft.style.clone()));
                    self.drafts.push(draft);
                    self.known.insert(key, self.drafts.len() - 1);
                    self.drafts.len() - 1
                }
            };
            if open.is_empty() {
                of_family.insert(short, own);
            }
            if element.name == "body" {
                self.body = own;
            }
            of_node.push(own);
        }
        of_node.into_iter().map(|own| finished[own].clone()).collect()
    }

    fn matches(
        &self,
        rule: usize,
        seen: &Seen<'_>,
        context: &mut MatchingContext<'_, Ours>,
    ) -> bool {
        let placed = &self.index.rules[rule];
        // A rule for a generated box is matched without that last part.
        let skip = if placed.generated.is_some() { box_parts(&placed.rule.selector) } else { 0 };
        matches_selector(&placed.rule.selector, skip, None, seen, context)
    }

    /// The rules of all elements that look like this one.
    fn family(
        &self,
        families: &Families<'_>,
        element: &Element,
        mut matches: impl FnMut(usize) -> bool,
    ) -> Family {
        let mut candidates = Vec::new();
        let id = element.id.as_deref();
        self.index.candidates(element.name, id, &element.classes, &mut candidates);
        let (local, open): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|&rule| families.is_local(rule));
        Family { matched: local.into_iter().filter(|&rule| matches(rule)).collect(), open }
    }

    fn compute(&self, parent: usize, matched: &[usize], right_to_left: bool) -> Draft {
        let parent = &self.drafts[parent];
        let mut rules: Vec<usize> = matched.to_vec();
        rules.sort_by_key(|&rule| self.index.rules[rule].weight());
        let of = |generated: Option<PseudoBox>| -> Vec<&Declaration> {
            let fitting = rules
                .iter()
                .map(|&rule| &self.index.rules[rule])
                .filter(|placed| placed.generated == generated);
            fitting.flat_map(super::index::Placed::declarations).collect()
        };
        let mut draft = inherited(parent);
        draft.style.right_to_left = right_to_left;
        apply(&mut draft, parent, &of(None), self.root_size);
        for which in [PseudoBox::Before, PseudoBox::After] {
            let declarations = of(Some(which));
            if declarations.is_empty() {
                continue;
            }
            let mut own = inherited(&draft);
            apply(&mut own, &draft, &declarations, self.root_size);
            let Some(content) = own.content.take() else { continue };
            let generated = Some(Arc::new(Generated { content, style: Arc::new(own.style) }));
            match which {
                PseudoBox::Before => draft.style.before = generated,
                PseudoBox::After => draft.style.after = generated,
            }
        }
        draft
    }
}

/// How many parts of a selector, from its end, name the generated box.
fn box_parts(selector: &selectors::parser::Selector<Ours>) -> usize {
    use selectors::parser::Component;
    // `a::after` is kept as `::after`, a combinator, `a`, read from the right.
    selector
        .iter_raw_match_order()
        .position(|part| matches!(part, Component::Combinator(c) if c.is_pseudo_element()))
        .map_or(0, |place| place + 1)
}

/// A draft with what an element takes from its parent.
fn inherited(parent: &Draft) -> Draft {
    let mut draft = Draft { leading: parent.leading, ..Draft::default() };
    for longhand in LONGHANDS.iter().filter(|longhand| longhand.inherited) {
        (longhand.copy)(parent, &mut draft);
    }
    draft.style.right_to_left = parent.style.right_to_left;
    draft
}

/// Applies declarations, the weakest first. Font size and colour come before what refers to them.
fn apply(draft: &mut Draft, parent: &Draft, declarations: &[&Declaration], root_size: f32) {
    let ranked = || {
        let usual = declarations.iter().filter(|d| !d.important);
        usual.chain(declarations.iter().filter(|d| d.important))
    };
    let basis = |draft: &Draft| Basis {
        parent,
        font_size: draft.style.font_size,
        root_font_size: root_size,
        color: draft.style.color,
    };
    for first in ["font-size", "color"] {
        for declaration in ranked().filter(|d| d.property == first) {
            let mut from = basis(draft);
            if first == "font-size" {
                from.font_size = parent.style.font_size;
            } else {
                from.color = parent.style.color;
            }
            (declaration.set)(draft, &from);
        }
    }
    let basis = basis(draft);
    for declaration in ranked().filter(|d| !matches!(d.property, "font-size" | "color")) {
        (declaration.set)(draft, &basis);
    }
    draft.style.line_height = match draft.leading {
        Leading::Factor(factor) => factor * draft.style.font_size,
        Leading::Points(points) => points,
    };
}

fn page_rule(raw: &RawPage, body: &Draft, root_size: f32) -> PageRule {
    let mut draft = Draft::default();
    let unset = Size::Share(f32::NAN);
    draft.style.margin = Sides { top: unset, right: unset, bottom: unset, left: unset };
    let own: Vec<&Declaration> = raw.declarations.iter().collect();
    apply(&mut draft, body, &own, root_size);
    let points = |size: Size| match size {
        Size::Points(points) => Some(points),
        Size::Auto | Size::Share(_) => None,
    };
    let margin = draft.style.margin;
    let boxes = raw
        .boxes
        .iter()
        .map(|(at, declarations)| {
            let mut own = inherited(body);
            apply(&mut own, body, &declarations.iter().collect::<Vec<_>>(), root_size);
            let content: Vec<Content> = own.content.take().unwrap_or_default();
            MarginBox { at: *at, content, style: Arc::new(own.style) }
        })
        .collect();
    PageRule {
        name: raw.prelude.name.clone(),
        first: raw.prelude.first,
        margin: Sides {
            top: points(margin.top),
            right: points(margin.right),
            bottom: points(margin.bottom),
            left: points(margin.left),
        },
        boxes,
    }
}
