//! What each number of a sentence is in `scores.json`: a rule for every form.

mod chapters;
mod conversation;
mod drawings;
mod files;
mod firm;
mod method;
mod shares;
mod summary;
mod target;
mod values;
mod waves;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use crate::facts::{Facts, number};
use crate::forms::Found;

/// A form of words, where it stands, and whether its numbers are those that it speaks of.
pub struct Rule {
    /// Chapters and kinds of text: `summary.h2 teams.lead`; a star for any.
    pub at: &'static str,
    pub form: &'static str,
    pub holds: fn(&Found, &Facts) -> bool,
    /// Whether its numbers belong to a definition. Those that stand in the form itself can be no
    /// others, so that only those of its gaps go unread.
    pub is_known: bool,
}

const fn rule(at: &'static str, form: &'static str, holds: fn(&Found, &Facts) -> bool) -> Rule {
    Rule { at, form, holds, is_known: false }
}

/// Words whose numbers belong to a definition, and are the same in every report.
const fn known(at: &'static str, form: &'static str) -> Rule {
    Rule { at, form, holds: |_, _| true, is_known: true }
}

impl Rule {
    fn is_for(&self, chapter: &str, kind: &str) -> bool {
        let fits = |own: &str, of: &str| own == "*" || own == of;
        self.at.split(' ').any(|at| {
            let (own, of) = at.split_once('.').expect("a chapter and a kind");
            fits(own, chapter) && fits(of, kind)
        })
    }
}

/// The rules for a kind of text of a chapter, found once for all texts of the kind. The first whose
/// form fits is the one that is asked.
pub fn of(chapter: &str, kind: &str) -> Arc<[&'static Rule]> {
    type Known = BTreeMap<(String, String), Arc<[&'static Rule]>>;
    static KNOWN: Mutex<Known> = Mutex::new(BTreeMap::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let own = known.entry((chapter.to_owned(), kind.to_owned()));
    Arc::clone(own.or_insert_with(|| all().filter(|rule| rule.is_for(chapter, kind)).collect()))
}

fn all() -> impl Iterator<Item = &'static Rule> {
    let all = [
        summary::RULES,
        chapters::RULES,
        waves::RULES,
        conversation::RULES,
        firm::RULES,
        target::RULES,
        drawings::RULES,
        values::RULES,
        shares::RULES,
        method::RULES,
        files::RULES,
    ];
    all.into_iter().flatten()
}

/// The team that an article is about, or all people.
fn team<'a>(found: &Found, facts: &'a Facts) -> &'a Value {
    let place = facts.place("m", &found.subject);
    place.and_then(|place| facts.scores["teams"].get(place)).unwrap_or(facts.team())
}

/// The trait that a card is about, or the one that a name in the text means.
fn own_trait<'a>(found: &Found, facts: &'a Facts) -> Option<&'a Value> {
    Some(&facts.traits()[facts.place("t", &found.subject)?])
}

/// The person that an article is about.
fn person<'a>(found: &Found, facts: &'a Facts) -> Option<&'a Value> {
    facts.people.iter().filter(|one| one["name"] == *found.subject).nth(found.nth)
}

/// Whether the value is a count that an object holds.
fn counted(value: &Value, expected: f64) -> bool {
    (number(value) - expected).abs() < 1e-9
}
