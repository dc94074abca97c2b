//! Rules by what an element must have, so that few are tried.

use std::collections::BTreeMap;

use selectors::parser::Component;

use super::declaration::Declaration;
use super::selector::PseudoBox;
use super::sheet::{Rule, Stylesheet};

/// A rule with its place in the cascade.
pub struct Placed<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Later sheets win over earlier ones.
    pub sheet: usize,
    /// Later rules win over earlier ones of the same weight.
    pub order: usize,
    /// The generated box it is for.
    pub generated: Option<PseudoBox>,
}

impl Placed<'_> {
    /// What decides between two rules: the greater one wins.
    #[must_use]
    pub fn weight(&self) -> (usize, u32, usize) {
        (self.sheet, self.rule.selector.specificity(), self.order)
    }

    /// What the rule sets.
    #[must_use]
    pub fn declarations(&self) -> &[Declaration] {
        &self.rule.declarations
    }
}

/// The rules of all sheets.
#[derive(Default)]
pub struct Index<'a> {
    /// In the order of the sheets.
    pub rules: Vec<Placed<'a>>,
    ids: BTreeMap<&'a str, Vec<usize>>,
    classes: BTreeMap<&'a str, Vec<usize>>,
    names: BTreeMap<&'a str, Vec<usize>>,
    rest: Vec<usize>,
}

impl<'a> Index<'a> {
    /// Sorts the rules of all sheets by what their last part asks for.
    #[must_use]
    pub fn new(sheets: &[&'a Stylesheet]) -> Self {
        let mut index = Self::default();
        for (sheet, rules) in sheets.iter().enumerate() {
            for rule in &rules.rules {
                let order = index.rules.len();
                let generated = rule.selector.pseudo_element().copied();
                index.rules.push(Placed { rule, sheet, order, generated });
                index.file(order, rule);
            }
        }
        index
    }

    fn file(&mut self, order: usize, rule: &'a Rule) {
        let (mut id, mut class, mut name) = (None, None, None);
        let mut parts = rule.selector.iter();
        loop {
            for part in &mut parts {
                match part {
                    Component::ID(found) => id = Some(&*found.0),
                    Component::Class(found) => class = Some(&*found.0),
                    Component::LocalName(found) => name = Some(&*found.lower_name.0),
                    _ => {}
                }
            }
            // A generated box stands behind its element as if it were inside it.
            let only_box = id.is_none() && class.is_none() && name.is_none();
            if !(only_box && parts.next_sequence().is_some_and(|c| c.is_pseudo_element())) {
                break;
            }
        }
        let list = match (id, class, name) {
            (Some(id), _, _) => self.ids.entry(id).or_default(),
            (None, Some(class), _) => self.classes.entry(class).or_default(),
            (None, None, Some(name)) => self.names.entry(name).or_default(),
            (None, None, None) => &mut self.rest,
        };
        list.push(order);
    }

    /// The rules that an element may match, by their numbers.
    pub fn candidates(
        &self,
        name: &str,
        id: Option<&str>,
        classes: &[String],
        out: &mut Vec<usize>,
    ) {
        out.clear();
        out.extend(&self.rest);
        out.extend(self.names.get(name).into_iter().flatten());
        if let Some(id) = id {
            out.extend(self.ids.get(id).into_iter().flatten());
        }
        for class in classes {
            out.extend(self.classes.get(class.as_str()).into_iter().flatten());
        }
        out.sort_unstable();
        out.dedup();
    }
}
