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

/// Appends a text, as a page has it, isolated and with its language.
pub fn isolated(text: &str, into: &mut String) {
    into.push_str(OPEN.trim_end_matches('>'));
    if let Some(language) = language(text) {
        into.push_str(" lang=\"");
        into.push_str(language);
        into.push('"');
    }
    into.push('>');
    into.push_str(text);
    into.push_str("</bdi>");
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
        '\u{700}'..='\u{74f}' => "und-Syrc",
        '\u{780}'..='\u{7bf}' => "dv",
        '\u{7c0}'..='\u{7ff}' => "und-Nkoo",
        '\u{900}'..='\u{97f}' => "und-Deva",
        '\u{980}'..='\u{9ff}' => "und-Beng",
        '\u{a00}'..='\u{a7f}' => "pa",
        '\u{a80}'..='\u{aff}' => "gu",
        '\u{b00}'..='\u{b7f}' => "or",
        '\u{b80}'..='\u{bff}' => "ta",
        '\u{c00}'..='\u{c7f}' => "te",
        '\u{c80}'..='\u{cff}' => "kn",
        '\u{d00}'..='\u{d7f}' => "ml",
        '\u{d80}'..='\u{dff}' => "si",
        '\u{e00}'..='\u{e7f}' => "th",
        '\u{e80}'..='\u{eff}' => "lo",
        '\u{f00}'..='\u{fff}' => "und-Tibt",
        '\u{1000}'..='\u{109f}' => "und-Mymr",
        '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}' | '\u{2d00}'..='\u{2d2f}' => "ka",
        '\u{1200}'..='\u{139f}' | '\u{2d80}'..='\u{2ddf}' => "und-Ethi",
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => "chr",
        '\u{1780}'..='\u{17ff}' => "km",
        '\u{1800}'..='\u{18af}' => "und-Mong",
        '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => "ja",
        '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => "ko",
        // With the mark that repeats a letter, as in 佐々木.
        '\u{3005}'..='\u{3007}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3134f}' => "und-Hani",
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
            ("佐々木", Some("und-Hani")),
            ("佐々木 はな", Some("ja")),
            ("గీత రావు", Some("te")),
            ("අමල් පෙරේරා", Some("si")),
            ("አበበ ቢቂላ", Some("und-Ethi")),
            ("សុខា", Some("km")),
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
