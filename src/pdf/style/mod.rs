//! Style sheets → the computed style of every element.
//!
//! ```text
//! text ─► sheet (rules) ─► declaration (longhand, shorthand, value) ─► Stylesheet
//! Document + Stylesheets ─► element (matching) ─► cascade ─► Styles
//! ```
//!
//! A declaration is read once, into a function that writes a typed value into a style; the cascade
//! only calls these functions, and only once for all elements that share parent style and rules.

mod cascade;
mod color;
pub mod computed;
mod content;
mod declaration;
mod direction;
mod draft;
mod element;
mod family;
mod font;
mod grid;
mod index;
mod initial;
mod longhand;
mod page;
mod selector;
mod sheet;
mod shorthand;
mod value;
mod variable;

pub use cascade::{Styles, cascade};
pub use declaration::property_names;
pub use sheet::{Stylesheet, stylesheet};

#[cfg(test)]
mod tests {
    use super::property_names;
    use crate::pdf::markup::KNOWN;

    const GUIDE: &str = include_str!("../../../templates/README.md");

    #[test]
    fn the_guide_names_every_property_and_element() {
        let named = |name: &str| GUIDE.contains(&format!("`{name}`"));
        let missing: Vec<_> = property_names()
            .into_iter()
            .chain(KNOWN.iter().copied())
            .filter(|name| !named(name))
            .collect();
        assert!(missing.is_empty(), "templates/README.md lacks {missing:?}");
    }

    #[test]
    fn the_guide_names_no_property_that_there_is_not() {
        let table = GUIDE.split("| property | values |").nth(1).unwrap();
        let rows = table.lines().filter(|line| line.starts_with("| `"));
        let cells = rows.filter_map(|row| row.split('|').nth(1));
        let known = property_names();
        for name in cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)) {
            assert!(known.contains(&name), "`{name}` is in the guide only");
        }
    }
}
