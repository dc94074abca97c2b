//! Elements that rules can tell apart by nothing but their siblings. Hundreds of table cells look
//! alike, so their rules are matched once for all of them.

use std::collections::{BTreeSet, HashMap};

use selectors::parser::{Component, Selector};

use super::index::Placed;
use super::selector::Ours;
use crate::pdf::markup::Element;

/// What rules other than those about siblings can see of an element.
#[derive(PartialEq, Eq, Hash)]
struct Look<'a> {
    /// The family of the element around it.
    parent: Option<usize>,
    name: &'static str,
    id: Option<&'a str>,
    classes: &'a [String],
    attributes: Vec<Option<&'a str>>,
}

/// Elements of one look.
#[derive(Debug, Default, Clone)]
pub struct Family {
    /// The rules that all of them match.
    pub matched: Vec<usize>,
    /// The rules that depend on an element's siblings.
    pub open: Vec<usize>,
}

/// All families of a document.
pub struct Families<'a> {
    /// Looked up only; never walked through.
    known: HashMap<Look<'a>, usize>,
    all: Vec<Family>,
    /// By rule: whether it looks at nothing but an element and those around it.
    local: Vec<bool>,
    /// The ids that local rules name.
    ids: BTreeSet<&'a str>,
    /// The attributes that local rules name.
    attributes: BTreeSet<&'a str>,
}

impl<'a> Families<'a> {
    /// No families yet, for elements that are matched with these rules.
    #[must_use]
    pub fn new(rules: &[Placed<'a>]) -> Self {
        let mut families = Self {
            known: HashMap::new(),
            all: Vec::new(),
            local: Vec::with_capacity(rules.len()),
            ids: BTreeSet::new(),
            attributes: BTreeSet::new(),
        };
        for placed in rules {
            let selector = &placed.rule.selector;
            let local = selector.iter_raw_match_order().all(is_local);
            families.local.push(local);
            if local {
                families.note(selector);
            }
        }
        families
    }

    fn note(&mut self, selector: &'a Selector<Ours>) {
        for part in selector.iter_raw_match_order() {
            match part {
                Component::ID(id) => {
                    self.ids.insert(&id.0);
                }
                Component::AttributeInNoNamespaceExists { local_name, .. }
                | Component::AttributeInNoNamespace { local_name, .. } => {
                    self.attributes.insert(&local_name.0);
                }
                _ => {}
            }
        }
    }

    /// Whether a rule looks at nothing but an element and those around it.
    #[must_use]
    pub fn is_local(&self, rule: usize) -> bool {
        self.local[rule]
    }

    /// The family of an element inside of an element of the family `parent`. For the first of its
    /// look, `found` says which rules it matches.
    pub fn of(
        &mut self,
        parent: Option<usize>,
        element: &'a Element,
        found: impl FnOnce(&Self) -> Family,
    ) -> usize {
        let own_id = element.id.as_deref();
        let attribute = |&name: &&str| match name {
            "id" => own_id,
            // The classes are compared anyway.
            "class" => None,
            _ => element.attributes.get(name).map(String::as_str),
        };
        let look = Look {
            parent,
            name: element.name,
            id: own_id.filter(|id| self.ids.contains(id)),
            classes: &element.classes,
            attributes: self.attributes.iter().map(attribute).collect(),
        };
        if let Some(known) = self.known.get(&look) {
            return *known;
        }
        let family = found(self);
        self.all.push(family);
        self.known.insert(look, self.all.len() - 1);
        self.all.len() - 1
    }

    /// A family by the number that [`of`](Self::of) gave.
    #[must_use]
    pub fn family(&self, number: usize) -> &Family {
        &self.all[number]
    }
}

/// Whether a part of a selector looks at nothing but an element and those around it.
fn is_local(part: &Component<Ours>) -> bool {
    match part {
        Component::Combinator(combinator) => !combinator.is_sibling(),
        Component::LocalName(_)
        | Component::ID(_)
        | Component::Class(_)
        | Component::AttributeInNoNamespaceExists { .. }
        | Component::AttributeInNoNamespace { .. }
        | Component::ExplicitUniversalType
        | Component::PseudoElement(_)
        | Component::Root => true,
        _ => false,
    }
}
