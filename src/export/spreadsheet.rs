//! `scores.csv`: a row per person. Nothing in it is run by a spreadsheet.

use crate::instrument::Instrument;
use crate::score::Scores;

/// The people's scores as CSV.
///
/// # Panics
///
/// Never: it is written to memory.
#[must_use]
pub fn csv(scores: &Scores, instrument: &Instrument) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut head: Vec<String> =
        ["id", "name", "team", "answered"].iter().map(|name| (*name).to_owned()).collect();
    for orientation in instrument.orientations() {
        head.push(orientation.id.clone());
    }
    for orientation in instrument.orientations() {
        head.push(format!("{}_share", orientation.id));
    }
    head.extend(
        ["orientation", "strength", "certainty", "tied", "answers_from_losing_first"]
            .iter()
            .map(|name| (*name).to_owned()),
    );
    let name = |place: usize| instrument.orientations()[place].id.clone();
    let mut rows = vec![head];
    for person in &scores.people {
        let mut row = vec![
            person.id.clone(),
            person.name.clone(),
            person.team.clone().unwrap_or_default(),
            person.answered.to_string(),
        ];
        row.extend(person.counts.iter().map(ToString::to_string));
        row.extend(person.shares.iter().map(|share| six(*share)));
        row.push(person.orientation.map(name).unwrap_or_default());
        row.push(person.strength.word().to_owned());
        row.push(six(person.certainty));
        row.push(person.tied.iter().map(|place| name(*place)).collect::<Vec<_>>().join(" "));
        row.push(person.answers_from_losing_first.to_string());
        rows.push(row);
    }
    for row in rows {
        let inert: Vec<String> = row.iter().map(|cell| inert(cell)).collect();
        out.write_record(&inert).expect("writing to memory cannot fail");
    }
    let bytes = out.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("it was written from strings")
}

fn six(value: f64) -> String {
    let value = (value * 1e6).round() / 1e6;
    value.to_string()
}

/// A cell that a spreadsheet takes for text: one that could begin a formula gets an apostrophe
/// (OWASP ASVS 5.0, 1.2.10).
fn inert(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn what_could_begin_a_formula_gets_an_apostrophe() {
        assert_eq!(inert("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(inert("@SUM(1)"), "'@SUM(1)");
        assert_eq!(inert("Ana Ortiz"), "Ana Ortiz");
    }
}
