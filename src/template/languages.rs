//! Names in another script say so, for voices that read them out and for fonts.
//!
//! A script that one language is written in names the language; one that many share names itself, as
//! BCP 47 has it: `und-Cyrl`, some language in Cyrillic letters. Latin letters say nothing.

const OPEN: &str = "<bdi dir=\"auto\">";

/// The page with a `lang` on each isolated text whose letters are all of one such script.
#[must_use]
pub fn with_languages(page: String) -> String {
    let isolated = page.match_indices(OPEN).filter_map(|(at, _)| {
        let inside = at + OPEN.len();
        let text = page[inside..].split('<').next().unwrap_or_default();
        language(text).map(|language| (inside - 1, language))
    });
    let found: Vec<(usize, &str)> = isolated.collect();
    if found.is_empty() {
        return page;
    }
    let mut marked = String::with_capacity(page.len() + found.len() * " lang=\"und-Arab\"".len());
    let mut from = 0;
    for (end, language) in found {
        marked.push_str(&page[from..end]);
        marked.push_str(" lang=\"");
        marked.push_str(language);
        marked.push('"');
        from = end;
    }
    marked.push_str(&page[from..]);
    marked
}

/// The language of a text by its letters; none for Latin letters, a mixture, or no letters.
fn language(text: &str) -> Option<&'static str> {
    let mut found = None;
    for letter in text.chars().filter(|letter| letter.is_alphabetic()) {
        let own = of_letter(letter)?;
        match found {
            // Japanese is written in two scripts of its own and in Han letters.
            Some("und-Hani") if own == "ja" => found = Some("ja"),
            Some("ja") if own == "und-Hani" => {}
            Some(known) if known != own => return None,
            _ => found = Some(own),
        }
    }
    found
}

fn of_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "el",
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' => "und-Cyrl",
        '\u{530}'..='\u{58f}' => "hy",
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => "he",
        '\u{600}'..='\u{6ff}'
        | '\u{750}'..='\u{77f}'
        | '\u{8a0}'..='\u{8ff}'
        | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}' => "und-Arab",
        '\u{900}'..='\u{97f}' => "und-Deva",
        '\u{980}'..='\u{9ff}' => "und-Beng",
        '\u{b80}'..='\u{bff}' => "ta",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' => "ka",
        '\u{3040}'..='\u{30ff}' => "ja",
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => "ko",
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' => "und-Hani",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_names_its_language_or_itself() {
        let cases = [
            ("Ελένη Παπαδοπούλου", Some("el")),
            ("דוד כהן", Some("he")),
            ("محمد علي", Some("und-Arab")),
            ("Олена Шевченко", Some("und-Cyrl")),
            ("山田 たろう", Some("ja")),
            ("王芳", Some("und-Hani")),
            ("Ana Ortiz", None),
            ("Ana Ελένη", None),
            ("1 + 2", None),
        ];
        for (name, expected) in cases {
            assert_eq!(language(name), expected, "{name}");
        }
    }

    #[test]
    fn only_isolated_names_are_marked() {
        let page = "<p>Ελένη</p><td><bdi dir=\"auto\">Ελένη</bdi> <bdi dir=\"auto\">Ana</bdi></td>";
        let marked = "<p>Ελένη</p><td><bdi dir=\"auto\" lang=\"el\">Ελένη</bdi> \
                      <bdi dir=\"auto\">Ana</bdi></td>";
        assert_eq!(with_languages(page.to_owned()), marked);
    }
}
