//! What a page may hold, as one judgement for the page itself and for the templates it comes from.

use super::{KNOWN, SKIPPED};
use crate::error::{Place, Problem, nearest};

/// The name in the list of known elements, which lives as long as the program.
pub fn known(name: &str) -> Option<&'static str> {
    KNOWN.binary_search(&name).ok().map(|index| KNOWN[index])
}

/// Whether the element is read but never laid out.
pub fn skipped(name: &str) -> bool {
    SKIPPED.contains(&name)
}

/// A place on a line of a page or template.
pub fn line(file: &str, line: u32) -> Place {
    Place::Line { file: file.to_owned(), line: line as usize, column: None }
}

/// The problem of an element that nobody lays out.
pub fn unknown_element(name: &str) -> Problem {
    let problem = Problem::error(format!("unknown element `{name}`"));
    match nearest(name, KNOWN.iter().chain(SKIPPED).copied()) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.hint("templates/README.md lists the elements that can be laid out"),
    }
}

/// What is wrong with an attribute, if anything is.
pub fn attribute_problem(element: &str, name: &str, value: &str) -> Option<Problem> {
    if name == "style" {
        let problem = Problem::error(format!("`{element}` has a `style` attribute"));
        return Some(
            problem.hint("give it a class, and the class its style in screen.css and print.css"),
        );
    }
    if name.len() > 2 && name.starts_with("on") {
        let problem = Problem::error(format!("`{element}` has an event handler `{name}`"));
        return Some(problem.hint("the page must work without scripts; take the attribute out"));
    }
    if matches!(name, "href" | "src" | "action" | "formaction" | "xlink:href") {
        return address_problem(element, name, value);
    }
    None
}

/// Addresses that may stand on a page; everything else could run or load something.
const SCHEMES: &[&str] = &["http", "https", "mailto", "tel"];

fn address_problem(element: &str, name: &str, value: &str) -> Option<Problem> {
    // Browsers drop control characters and white space before they look for the scheme.
    let address = || value.chars().filter(|c| !c.is_control() && !c.is_whitespace());
    let scheme: String = address().take_while(|c| !matches!(c, ':' | '/' | '?' | '#')).collect();
    if address().nth(scheme.chars().count()) != Some(':') {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    let problem = Problem::error(format!("`{name}` of `{element}` leads to a `{scheme}:` address"));
    (!SCHEMES.contains(&scheme.as_str()))
        .then(|| problem.hint("a link may be `http:`, `https:`, `mailto:`, `tel:` or `#id`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_known_elements_are_sorted_so_that_they_can_be_searched() {
        assert!(KNOWN.is_sorted());
        assert_eq!(known("figure"), Some("figure"));
        assert_eq!(known("figur"), None);
    }

    #[test]
    fn an_address_is_judged_as_a_browser_would_read_it() {
        let judge = |value| attribute_problem("a", "href", value).map(|problem| problem.message);
        assert_eq!(judge("#people"), None);
        assert_eq!(judge("https://example.org/?a:b"), None);
        assert_eq!(judge("people.html#a:b"), None);
        let found = Some("`href` of `a` leads to a `javascript:` address".to_owned());
        assert_eq!(judge("javascript:alert(1)"), found);
        assert_eq!(judge(" java\nscript\u{1}:alert(1)"), found);
        assert_eq!(judge("JavaScript:alert(1)"), found);
    }
}
