//! The files that are no page: a person's own PDF, and the slides of the brief.

use serde_json::Value;

use crate::facts::Facts;
use crate::page::{Text, plain, words};
use crate::tagged::{self, Element};

/// The texts of a person's file: what the pages about people have, too, belongs to the chapter
/// `person`, the rest to `file`.
pub fn of_person(bytes: &[u8], id: &str, facts: &Facts) -> Vec<Text> {
    let place = facts.people.iter().position(|one| one["id"] == *id).expect("they were scored");
    let subject = facts.people[place]["name"].as_str().expect("a name").to_owned();
    let before = facts.people[..place].iter().filter(|one| one["name"] == *subject).count();
    let (mut has_name, mut has_lead, mut tables) = (false, false, 0);
    let mut all = Vec::new();
    for Element { tag, words } in tagged::read(bytes) {
        let (chapter, kind) = match (tag.as_str(), tables) {
            ("H1", _) => {
                has_name = true;
                ("file", "h1")
            }
            ("Table", _) => {
                tables += 1;
                continue;
            }
            ("Figure", _) => ("person", "alt"),
            ("TR", _) => ("file", "row"),
            (_, 0) if !has_name => ("file", "head"),
            (_, 0) if !has_lead => {
                has_lead = true;
                ("person", "h2")
            }
            (_, 0) => ("person", "what"),
            (_, 1) => ("person", "fact"),
            _ => ("file", "p"),
        };
        all.push(Text {
            chapter: chapter.to_owned(),
            kind: kind.to_owned(),
            subject: subject.clone(),
            nth: before,
            words,
        });
    }
    all
}

/// The texts of the brief as its tags have them, without those of its figures.
pub fn slides(bytes: &[u8]) -> Vec<String> {
    let all = tagged::read(bytes).into_iter();
    all.filter(|own| !matches!(own.tag.as_str(), "Figure" | "Table")).map(|own| own.words).collect()
}

/// The same, as the document says them that the brief's template sees.
pub fn expected_slides(context: &Value) -> Vec<String> {
    let told = |value: &Value| words(&plain(value.as_str().unwrap_or_default()));
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (brief, change) = (&context["brief"], &context["change"]);
    let mut all = Vec::new();
    for slide in list(&brief["slides"]) {
        let person = told(&slide["person"]);
        let who = if person.is_empty() { told(&context["cover"]["team"]) } else { person };
        all.push(format!("{who}, {} Orient", told(&context["cover"]["wave"])));
        all.push(told(&slide["headline"]));
        for fact in list(&slide["facts"]) {
            all.extend([told(&fact["figure"]), told(&fact["text"])]);
        }
        for lead in list(&slide["leads"]) {
            let name = told(&lead["orientation"]["name"]);
            all.extend([format!("{name} {}", told(&lead["title"])), told(&lead["traits"])]);
        }
        let rows = list(&slide["rows"]);
        if !rows.is_empty() && !change.is_null() {
            let others = [&change["same"], &change["others"]].map(told);
            all.push(format!("Points | Change of the team | {}", others.join(" | ")));
        }
        for row in rows {
            let name = told(&row["orientation"]["name"]);
            let cells = ["whole", "same", "others"].map(|key| told(&row[key]));
            all.push(format!("{name} | {}", cells.join(" | ")));
        }
        let note = told(&slide["note"]);
        let is_caution = slide["kind"] == "summary" && !note.is_empty();
        let note = if is_caution { format!("One caution. {note}") } else { note };
        all.extend([note].into_iter().filter(|note| !note.is_empty()));
        all.push(format!("{} {}", told(&brief["source"]), told(&slide["number"])));
    }
    all
}
