//! Whether margins leave room for what stands between them.

use crate::error::Problem;
use crate::pdf::pages::running::{PageKind, margins};
use crate::pdf::style::computed::PageRules;

/// The least width and height, in points, in which a line and a chart are still something: 4 cm.
const LEAST: f32 = 113.4;
/// How many points a millimetre has.
const MILLIMETRE: f32 = 72.0 / 25.4;

/// Checks that the margins of each kind of page leave room on paper of this size, in points. Of a name, it
/// asks whether any page has it.
///
/// # Errors
///
/// One for each kind of page that they leave hardly any.
pub fn check(
    rules: &PageRules,
    (width, height): (f32, f32),
    is_used: impl Fn(&str) -> bool,
) -> Result<(), Vec<Problem>> {
    let mut kinds: Vec<PageKind> = rules
        .rules
        .iter()
        .map(|rule| PageKind { name: rule.name.clone(), first: rule.first })
        .collect();
    kinds.sort();
    kinds.dedup();
    let problems: Vec<Problem> = kinds
        .iter()
        .filter_map(|kind| {
            let margins = margins(rules, kind);
            let room =
                [width - margins.left - margins.right, height - margins.top - margins.bottom];
            let is_unused = || kind.name.as_deref().is_some_and(|name| !is_used(name));
            if room.iter().all(|room| *room >= LEAST) || is_unused() {
                return None;
            }
            let [wide, high] = room.map(|room| (room.max(0.0) / MILLIMETRE).round());
            let name = kind.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
            let first = if kind.first { " :first" } else { "" };
            Some(
                Problem::error(format!(
                    "the margins of `@page{name}{first}` leave {wide} by {high} mm of {} by {} mm",
                    (width / MILLIMETRE).round(),
                    (height / MILLIMETRE).round()
                ))
                .hint("make them smaller in the style sheet; 40 by 40 mm have to be left"),
            )
        })
        .collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::style::computed::{PageRule, Sides};

    #[test]
    fn margins_leave_room_or_are_an_error() {
        let rule = |name: Option<&str>, margin: f32| PageRule {
            name: name.map(str::to_owned),
            first: false,
            margin: Sides {
                top: Some(margin),
                right: Some(margin),
                bottom: None,
                left: Some(margin),
            },
            boxes: Vec::new(),
        };
        let told = |cover: f32| {
            let rules = PageRules { rules: vec![rule(None, 56.7), rule(Some("cover"), cover)] };
            let is_used = |name: &str| name == "cover";
            check(&rules, (595.3, 841.9), is_used).map_err(|problems| problems[0].message.clone())
        };
        assert_eq!(told(100.0), Ok(()));
        let said = "the margins of `@page cover` leave 10 by 177 mm of 210 by 297 mm";
        assert_eq!(told(283.5), Err(said.to_owned()));
        let rules = PageRules { rules: vec![rule(Some("label"), 283.5)] };
        assert_eq!(check(&rules, (595.3, 841.9), |_| false), Ok(()));
    }
}
