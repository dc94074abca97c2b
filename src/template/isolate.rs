//! Names from right to left keep to themselves inside of sentences.
//!
//! Digits and signs take their direction from the letters beside them, so that in `נועה leads by 12`
//! a part of an English sentence would be shown on the wrong side of the name. An element `bdi`
//! around the name ends that: see <https://www.w3.org/International/articles/inline-bidi-markup/>.

use std::collections::BTreeMap;

use super::languages::isolated;
use super::screen::escape;

/// The names that a page may show and that have letters from right to left.
#[derive(Debug, Clone, Default)]
pub struct Isolated {
    /// As a page has them, by their first letters; longer ones first.
    names: BTreeMap<char, Vec<String>>,
}

impl Isolated {
    /// These names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a String>) -> Self {
        let mut own = Self::default();
        for name in names {
            let mut text = String::new();
            escape(name, &mut text);
            if let Some(first) = text.chars().next() {
                own.names.entry(first).or_default().push(text);
            }
        }
        for names in own.names.values_mut() {
            names.sort_unstable_by(|one, other| (other.len(), other).cmp(&(one.len(), one)));
            names.dedup();
        }
        own
    }

    /// The page with each of the names isolated that is not yet.
    pub(super) fn in_page(&self, page: String) -> String {
        if self.names.is_empty() {
            return page;
        }
        let Some(body) = page.find("<body") else { return page };
        let mut made = String::with_capacity(page.len() + page.len() / 8);
        let (head, mut rest) = page.split_at(body);
        made.push_str(head);
        // How many elements are open in which no name is to be touched.
        let mut closed = 0_usize;
        while let Some(start) = rest.find('<') {
            let (text, tag) = rest.split_at(start);
            if closed == 0 {
                self.in_text(text, &mut made);
            } else {
                made.push_str(text);
            }
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let (tag, after) = tag.split_at(end);
            match tag.strip_prefix("</") {
                Some(name) => closed = closed.saturating_sub(usize::from(keeps(name))),
                None => closed += usize::from(keeps(&tag[1..])),
            }
            made.push_str(tag);
            rest = after;
        }
        made.push_str(rest);
        made
    }

    /// Appends a text, as a page has it, with each of the names isolated.
    pub(super) fn in_text(&self, text: &str, into: &mut String) {
        let mut from = 0;
        let mut before = None;
        while let Some(letter) = text[from..].chars().next() {
            let name = self.name_at(&text[from..]).filter(|_| !before.is_some_and(is_of_a_word));
            let taken = match name {
                Some(name) => {
                    isolated(name, into);
                    name
                }
                None => {
                    into.push(letter);
                    &text[from..from + letter.len_utf8()]
                }
            };
            before = taken.chars().next_back();
            from += taken.len();
        }
    }

    /// The longest name that a text begins with, and that does not go on as another word.
    fn name_at(&self, text: &str) -> Option<&str> {
        let names = self.names.get(&text.chars().next()?)?;
        let fits = |name: &&String| {
            let rest = text.strip_prefix(name.as_str());
            rest.is_some_and(|rest| !rest.chars().next().is_some_and(is_of_a_word))
        };
        names.iter().find(fits).map(String::as_str)
    }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphanumeric()
}

/// Whether a tag, after its first sign, is of an element that isolates or that holds no markup.
fn keeps(tag: &str) -> bool {
    let name: &str = tag.split([' ', '>', '/']).next().unwrap_or_default();
    matches!(name, "bdi" | "script" | "style" | "svg" | "title" | "option")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(page: &str) -> String {
        let names = ["תכנון", "תכנון ארוך", "فريق <1>", "كمال"].map(str::to_owned);
        Isolated::new(&names).in_page(format!("<body>{page}</body>"))
    }

    #[test]
    fn a_name_in_a_sentence_is_isolated_and_a_longer_one_is_taken_whole() {
        let page = made("<p>תכנון leads by 12; תכנון ארוך is second.</p>");
        let wanted = "<body><p><bdi dir=\"auto\" lang=\"he\">תכנון</bdi> leads by 12; <bdi dir=\"auto\" \
                      lang=\"he\">תכנון ארוך</bdi> is second.</p></body>";
        assert_eq!(page, wanted);
    }

    #[test]
    fn names_with_signs_of_markup_are_found_as_the_page_has_them() {
        let page = made("<p>in فريق &lt;1&gt;</p>");
        assert_eq!(page, "<body><p>in <bdi dir=\"auto\">فريق &lt;1&gt;</bdi></p></body>");
    }

    #[test]
    fn what_is_isolated_or_part_of_another_word_stays() {
        for page in [
            "<td><bdi dir=\"auto\">تكنو كمال</bdi></td>",
            "<p>كمالي and وكمال</p>",
            "<svg><title>كمال</title></svg>",
            "<p title=\"كمال\">Kamal</p>",
        ] {
            assert_eq!(made(page), format!("<body>{page}</body>"));
        }
    }

    #[test]
    fn without_such_names_a_page_stays_as_it_is() {
        let page = "<body><p>Kamal 12</p></body>".to_owned();
        assert_eq!(Isolated::default().in_page(page.clone()), page);
    }
}
