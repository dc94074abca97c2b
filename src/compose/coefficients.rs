//! α and ω, or why there are none.

use crate::analyse::{FEWEST_TRAITS, Refusal};
use crate::format;
use crate::instrument::Mode;

use super::formula::{bracketed, formula, index, name, number, over, power, sign, sum, words};
use super::not_shown::define;
use super::report::{Definition, Formula, FormulaLetter, MethodEntry};
use super::story::Story;
use super::words::{capital, count_noun, list_and, plural};

/// α and ω where they mean something.
pub(super) fn shown(story: &Story) -> Option<MethodEntry> {
    let all = story.findings.reliability.as_ref().ok()?;
    let each: Vec<String> = all
        .iter()
        .enumerate()
        .filter_map(|(place, one)| {
            let alpha = one.alpha.ok()?;
            let omega =
                one.omega.map_or(String::new(), |one| format!(", ω {}", format::index(one.omega)));
            Some(format!(
                "{}: α {} ({} to {}){omega}, {}",
                story.name(place),
                format::decimal(alpha.alpha, 2),
                format::decimal(alpha.low, 2),
                format::decimal(alpha.high, 2),
                format::n(one.people)
            ))
        })
        .collect();
    let text = format!(
        "How consistently people rate an orientation’s statements over the traits. {}. The \
         interval of α is Feldt’s, at 95 %.",
        each.join("; ")
    );
    (!each.is_empty()).then(|| MethodEntry {
        term: "Reliability (α, ω)".to_owned(),
        formulas: formulas(),
        letters: letters(),
        text,
        paths: "findings.reliability".to_owned(),
    })
}

/// What stands in [`formulas`].
fn letters() -> Vec<FormulaLetter> {
    let told = [
        ("k", "statements"),
        ("s²", "the variance of each statement, and of people’s sums over all"),
        ("λ", "the loadings of the statements on one factor"),
        ("ψ", "what that factor leaves of their variances"),
    ];
    let letter = |(letter, meaning): (&str, &str)| FormulaLetter {
        letter: letter.to_owned(),
        meaning: meaning.to_owned(),
    };
    told.map(letter).into()
}

/// α and ω.
fn formulas() -> Vec<Formula> {
    let square = |part| power(part, number("2"));
    let variances =
        over(sum(square(index(name("s"), words("each")))), square(index(name("s"), words("sums"))));
    let loadings = || square(bracketed(sum(name("λ"))));
    vec![
        formula([
            name("α"),
            sign("="),
            over(name("k"), [name("k"), sign("−"), number("1")]),
            sign("·"),
            bracketed([number("1"), sign("−"), variances]),
        ]),
        formula([name("ω"), sign("="), over(loadings(), [loadings(), sign("+"), sum(name("ψ"))])]),
    ]
}

/// Why α or ω is not there, a definition for each reason.
pub(super) fn not_shown(story: &Story) -> Vec<Definition> {
    let all = match &story.findings.reliability {
        Err(why) => return vec![define("Reliability (α, ω)", why_not(story, *why))],
        Ok(all) => all,
    };
    let mut told: Vec<((&str, Refusal), Vec<usize>)> = Vec::new();
    for (place, one) in all.iter().enumerate() {
        for (name, why) in [("α", one.alpha.err()), ("ω", one.omega.err())] {
            let Some(why) = why else { continue };
            match told.iter_mut().find(|(known, _)| *known == (name, why)) {
                Some((_, places)) => places.push(place),
                None => told.push(((name, why), vec![place])),
            }
        }
    }
    let define_one = |((name, why), places): ((&str, Refusal), Vec<usize>)| {
        let why = capital(&why_not(story, why));
        let names: Vec<&str> = places.iter().map(|&place| story.name(place)).collect();
        let of = if places.len() == all.len() {
            String::new()
        } else {
            format!("{}: ", list_and(&names))
        };
        define(&format!("Reliability ({name})"), format!("{of}{why}"))
    };
    told.into_iter().map(define_one).collect()
}

fn why_not(story: &Story, why: Refusal) -> String {
    match why {
        Refusal::Ipsative => {
            let how = match story.instrument.mode() {
                Mode::Choose | Mode::Rate(_) => "Choosing one statement of several",
                Mode::Allocate { .. } => "Sharing out a sum of points",
                Mode::Rank => "Putting statements in order",
            };
            format!(
                "{how} makes the scores depend on each other (ipsative). The coefficients would be wrong, \
                 so they are not printed."
            )
        }
        Refusal::TooFewPeople { people, needed } => format!(
            "{} rated every statement; {} are needed, since with fewer it could be almost anything.",
            count_noun(people, "person", "people"),
            format::count(needed)
        ),
        Refusal::TooFewTraits => {
            format!("It needs {} traits.", format::spelled(FEWEST_TRAITS))
        }
        Refusal::NoSpread => "Everybody gave a statement the same rating.".to_owned(),
        Refusal::NotPositive => {
            "Whoever rates one statement higher does not rate the others higher; so they do not measure \
             one thing."
                .to_owned()
        }
        Refusal::Against { statements } => format!(
            "{} not rated higher where the others are. If one is meant the other way, say so in the \
             instrument (“reversed”).",
            capital(&format!(
                "{} {}",
                format::spelled(statements),
                plural(statements, "statement is", "statements are")
            ))
        ),
        Refusal::NoFactor => "No single factor explains the ratings.".to_owned(),
    }
}
