//! Formulas, as the parts that `MathML` knows and as words for somebody who hears them.

use super::report::{Formula, FormulaPart};

/// A name of one letter: `n`.
pub(super) fn name(text: &str) -> FormulaPart {
    part("name", text)
}

/// Words that stand for a number: `traits answered`.
pub(super) fn words(text: &str) -> FormulaPart {
    part("words", text)
}

/// A number: `½`.
pub(super) fn number(text: &str) -> FormulaPart {
    part("number", text)
}

/// A sign between two things: `=`.
pub(super) fn sign(text: &str) -> FormulaPart {
    part("sign", text)
}

/// A sign that stands close to what it belongs to: `(`.
pub(super) fn fence(text: &str) -> FormulaPart {
    part("fence", text)
}

/// A fraction.
pub(super) fn over(above: impl Into<Row>, below: impl Into<Row>) -> FormulaPart {
    nested("over", [above.into(), below.into()])
}

/// Something raised to a power.
pub(super) fn power(base: impl Into<Row>, exponent: impl Into<Row>) -> FormulaPart {
    nested("power", [base.into(), exponent.into()])
}

/// Something with an index below it.
pub(super) fn index(base: impl Into<Row>, below: impl Into<Row>) -> FormulaPart {
    nested("index", [base.into(), below.into()])
}

/// What parts two things of a list.
pub(super) fn comma() -> FormulaPart {
    part("comma", ",")
}

/// The sum of something.
pub(super) fn sum(of: impl Into<Row>) -> FormulaPart {
    let mut parts = vec![part("sum", "Σ")];
    parts.extend(of.into().0);
    Row(parts).part()
}

/// Parts beside each other, in brackets.
pub(super) fn bracketed(parts: impl Into<Row>) -> FormulaPart {
    let mut all = vec![fence("(")];
    all.extend(parts.into().0);
    all.push(fence(")"));
    Row(all).part()
}

/// A whole formula.
pub(super) fn formula(parts: impl Into<Row>) -> Formula {
    let row = parts.into();
    let spoken = spoken_row(&row.0);
    Formula { spoken, parts: row.0 }
}

/// Parts beside each other.
pub(super) struct Row(Vec<FormulaPart>);

impl Row {
    fn part(self) -> FormulaPart {
        match <[FormulaPart; 1]>::try_from(self.0) {
            Ok([one]) => one,
            Err(parts) => FormulaPart { kind: "row", text: String::new(), parts },
        }
    }
}

impl From<FormulaPart> for Row {
    fn from(one: FormulaPart) -> Self {
        Self(vec![one])
    }
}

impl<const N: usize> From<[FormulaPart; N]> for Row {
    fn from(parts: [FormulaPart; N]) -> Self {
        Self(parts.into())
    }
}

fn part(kind: &'static str, text: &str) -> FormulaPart {
    FormulaPart { kind, text: text.to_owned(), parts: Vec::new() }
}

fn nested(kind: &'static str, rows: [Row; 2]) -> FormulaPart {
    FormulaPart { kind, text: String::new(), parts: rows.map(Row::part).into() }
}

/// A formula as one says it to somebody who writes it down.
fn spoken(part: &FormulaPart) -> String {
    match (part.kind, part.parts.as_slice()) {
        ("over", [above, below]) if is_short(above) && is_short(below) => {
            format!("{} over {}", spoken(above), spoken(below))
        }
        ("over", [above, below]) => {
            format!("the fraction {} over {}, end of fraction", spoken(above), spoken(below))
        }
        ("power", [base, exponent]) if exponent.text == "2" => format!("{} squared", spoken(base)),
        ("power", [base, exponent]) => {
            format!("{} to the power of {}", spoken(base), spoken(exponent))
        }
        ("index", [base, below]) => format!("{} {}", spoken(base), spoken(below)),
        ("row", parts) => spoken_row(parts),
        _ => spoken_text(&part.text).to_owned(),
    }
}

fn spoken_row(parts: &[FormulaPart]) -> String {
    let all: Vec<String> = parts.iter().map(spoken).filter(|text| !text.is_empty()).collect();
    all.join(" ").replace(" , ", ", ")
}

/// Whether it is heard as one thing.
fn is_short(part: &FormulaPart) -> bool {
    part.parts.is_empty()
}

fn spoken_text(text: &str) -> &str {
    match text {
        "=" => "equals",
        "+" => "plus",
        "−" => "minus",
        "·" | "×" => "times",
        "±" => "plus or minus",
        ">" => "is greater than",
        "~" => "follows",
        "(" => "open bracket",
        ")" => "close bracket",
        "|" => "absolute value",
        "Σ" => "the sum of",
        "…" => "and so on to",
        "½" => "one half",
        "θ" => "theta",
        "α" => "alpha",
        "λ" => "lambda",
        "ψ" => "psi",
        "σ" => "sigma",
        "ω" => "omega",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_said_so_that_it_can_be_written_down() {
        let iqv = formula([
            words("IQV"),
            sign("="),
            over(name("k"), [name("k"), sign("−"), number("1")]),
            sign("·"),
            bracketed([number("1"), sign("−"), sum(power(name("p"), number("2")))]),
        ]);
        assert_eq!(
            iqv.spoken,
            "IQV equals the fraction k over k minus 1, end of fraction times open bracket 1 minus the sum of \
             p squared close bracket"
        );
        let share = formula([words("share"), sign("="), over(words("answers"), words("traits"))]);
        assert_eq!(share.spoken, "share equals answers over traits");
    }
}
