//! A run in a page of HTML: put in, and found again.

use std::collections::BTreeMap;

use super::{Run, part_digest};
use crate::digest;

/// What a run stands in. Browsers neither run nor show it.
const OPEN: &str = "<script type=\"application/json\" id=\"orient-run\">";
const CLOSE: &str = "</script>\n";

/// Puts a run at the end of a page, sealed with digests of the page: of the whole, and of each
/// section.
#[must_use]
pub fn put_into_page(mut page: String, run: &Run) -> String {
    let after = page.split_off(page.rfind("</body>").unwrap_or(page.len()));
    let seal = BTreeMap::from([
        ("page".to_owned(), vec![whole(&page, &after)]),
        ("parts".to_owned(), parts(&page, &after)),
    ]);
    let text = run.text(&seal);
    page.reserve(OPEN.len() + text.len() + CLOSE.len() + after.len());
    page.push_str(OPEN);
    // No text of a run can end the element, nor open a comment in it.
    for (index, part) in text.split('<').enumerate() {
        page.push_str(if index > 0 { "\\u003c" } else { "" });
        page.push_str(part);
    }
    page.push_str(CLOSE);
    page.push_str(&after);
    page
}

/// What a page carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InPage<'a> {
    /// The text of the run.
    pub run: &'a str,
    /// The page before it.
    before: &'a str,
    /// The page after it.
    after: &'a str,
}

/// Finds the run that a page carries.
#[must_use]
pub fn find_in_page(page: &str) -> Option<InPage<'_>> {
    let start = page.rfind(OPEN)?;
    let inside = &page[start + OPEN.len()..];
    let length = inside.find("</script>")?;
    let after = &inside[length + "</script>".len()..];
    Some(InPage {
        run: &inside[..length],
        before: &page[..start],
        after: after.strip_prefix('\n').unwrap_or(after),
    })
}

impl InPage<'_> {
    /// The page without its run.
    #[must_use]
    pub fn page(&self) -> String {
        format!("{}{}", self.before, self.after)
    }

    /// What was changed since the page was sealed: nothing, or the names of its sections.
    #[must_use]
    pub fn changed(&self, run: &Run) -> Vec<String> {
        if run.seal("page") == [whole(self.before, self.after)] {
            return Vec::new();
        }
        let sealed = run.seal("parts");
        let found = parts(self.before, self.after);
        let names = names(self.before);
        if sealed.len() != found.len() {
            return vec![format!("{} sections instead of {}", found.len(), sealed.len())];
        }
        let changed = names.into_iter().zip(sealed.iter().zip(&found));
        let changed: Vec<String> =
            changed.filter(|(_, (sealed, found))| *sealed != found).map(|(name, _)| name).collect();
        if changed.is_empty() { vec!["the seal itself".to_owned()] } else { changed }
    }
}

fn whole(before: &str, after: &str) -> String {
    digest::sha256_of([before.as_bytes(), after.as_bytes()])
}

/// Digests of the page's head, of each section, of what follows the last, and of what follows the run.
fn parts(before: &str, after: &str) -> Vec<String> {
    sections(before).into_iter().chain([after]).map(|part| part_digest([part.as_bytes()])).collect()
}

fn names(before: &str) -> Vec<String> {
    let name = |part: &str| {
        let tag = part.split('>').next().unwrap_or_default();
        let id = tag.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next());
        match id {
            Some(id) if part.starts_with("<section") => format!("the section `{id}`"),
            _ if part.starts_with("<section") => "a section".to_owned(),
            _ if part.starts_with(END) => "what stands after the last section".to_owned(),
            _ => "what stands before the first section".to_owned(),
        }
    };
    let last = "what stands after the run".to_owned();
    sections(before).into_iter().map(name).chain([last]).collect()
}

/// What stands after the last section: the foot of the page, and its script.
const END: &str = "</main>";

/// The page cut before each of its sections, and after the last.
fn sections(page: &str) -> Vec<&str> {
    let mut cuts: Vec<usize> = page.match_indices("<section").map(|(at, _)| at).collect();
    cuts.insert(0, 0);
    cuts.extend(page.rfind(END));
    cuts.push(page.len());
    cuts.sort_unstable();
    cuts.windows(2).map(|ends| &page[ends[0]..ends[1]]).collect()
}
