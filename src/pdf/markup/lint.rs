//! What is wrong in a template, told with the template's own file and line: the page itself is
//! made from several.

use std::cell::RefCell;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::rules;
use crate::error::Problem;

/// Everything on a template that no page may hold: unknown elements, scripts, `style` attributes,
/// event handlers, glyphs that say nothing, and whatever would be loaded from elsewhere.
#[must_use]
pub fn lint_template(source: &str, name: &str) -> Vec<Problem> {
    let judge = Judge { name, problems: RefCell::new(Vec::new()) };
    let tokenizer = Tokenizer::new(judge, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(without_tera(source).as_str()));
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut problems = tokenizer.sink.problems.into_inner();
    problems.extend(lint_sheet(source, name));
    problems
}

/// Every place of a style sheet for the screen, or of one inside a template, that would load
/// something; and, in a sheet of its own, what would end it before its time.
#[must_use]
pub fn lint_sheet(source: &str, name: &str) -> Vec<Problem> {
    let is_sheet = std::path::Path::new(name).extension().is_some_and(|kind| kind == "css");
    let mut problems = Vec::new();
    for (line, text) in (1..).zip(source.lines()) {
        let text = text.to_ascii_lowercase();
        let mut add = |message: &str, hint: &str| {
            problems.push(Problem::error(message).hint(hint).at(rules::line(name, line)));
        };
        if text.contains("@import") {
            add("`@import` would load another style sheet", "put its rules into this one");
        }
        let is_own = |inner: &str| {
            let inner = inner.trim_start().trim_start_matches(['"', '\'']);
            inner.starts_with("data:") || inner.starts_with('#')
        };
        if text.split("url(").skip(1).any(|inner| !is_own(inner)) {
            add(
                "`url()` would load a file",
                "a report is one file; write it in as a `data:` address",
            );
        }
        if is_sheet && text.contains("</") {
            add("`</` would end the style sheet in the page", "write `<\\/` in a text of CSS");
        }
    }
    problems
}

struct Judge<'a> {
    name: &'a str,
    problems: RefCell<Vec<Problem>>,
}

impl TokenSink for Judge<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.tag(&tag, line as u32),
            Token::CharacterTokens(text) => self.text(&text, line as u32),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Judge<'_> {
    /// Characters whose glyph would say nothing to somebody who cannot see it (PDF/UA-1, 7.21.7).
    fn text(&self, text: &str, line: u32) {
        let says_nothing = |c: &char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        if let Some(character) = text.chars().find(says_nothing) {
            let number = u32::from(character);
            let message =
                format!("the character U+{number:04X} is of private use and says nothing");
            let problem = Problem::error(message).at(rules::line(self.name, line));
            let hint = "take one that Unicode names, or a drawing with an `aria-label`";
            self.problems.borrow_mut().push(problem.hint(hint));
        }
    }

    fn tag(&self, tag: &Tag, line: u32) {
        let mut problems = self.problems.borrow_mut();
        let mut add = |problem: Problem| problems.push(problem.at(rules::line(self.name, line)));
        let name = &*tag.name;
        if rules::known(name).is_none() && !rules::skipped(name) {
            add(rules::unknown_element(name));
        }
        if name == "script" {
            let problem = Problem::error("a template has a `script`");
            add(problem
                .hint("a report works without scripts, in print as on the screen; take it out"));
        }
        for attribute in &tag.attrs {
            let (key, value) = (&*attribute.name.local, &*attribute.value);
            if let Some(problem) = rules::attribute_problem(name, key, value) {
                add(problem);
            }
            let loads = matches!(
                (name, key),
                ("link", "href")
                    | ("script" | "img" | "iframe" | "audio" | "video" | "source" | "input", "src")
                    | ("meta", "http-equiv")
                    | ("form", "action")
            );
            if loads {
                let problem = Problem::error(format!("`{name}` would load `{value}`"));
                add(problem.hint("a report is one file; put what it needs into the template"));
            }
        }
    }
}

/// The template without its tera parts: blanks in their place, so that lines stay.
fn without_tera(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) =
        rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min()
    {
        let end = match &rest[start..start + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        out.push_str(&rest[..start]);
        let inside = &rest[start..];
        let length = inside.find(end).map_or(inside.len(), |at| at + 2);
        out.extend(inside[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &inside[length..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{lint_sheet, lint_template};

    #[test]
    fn problems_of_a_template_have_its_own_lines() {
        let source = "<p>{{ name }}</p>\n{# <blink> #}\n<sektion style=\"color: red\">\n\
                      {% if a %}\n<img src=\"http://example.org/a.png\">{% endif %}\n";
        let told: Vec<String> =
            lint_template(source, "mine/person.html").iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        error: mine/person.html:3: unknown element `sektion`
          hint: did you mean `section`?
        error: mine/person.html:3: `sektion` has a `style` attribute
          hint: give it a class, and the class its style in screen.css and print.css
        error: mine/person.html:5: unknown element `img`
          hint: did you mean `time`?
        error: mine/person.html:5: `img` would load `http://example.org/a.png`
          hint: a report is one file; put what it needs into the template
        ");
    }

    #[test]
    fn a_sound_template_has_no_problems() {
        let source =
            "<section id=\"{{ id }}\"><h2>{{ title }}</h2><svg data-drawing=\"x\"></svg></section>";
        assert!(lint_template(source, "a.html").is_empty());
    }

    #[test]
    fn a_sheet_may_load_nothing_and_end_nothing() {
        let said = |text, name| -> Vec<String> {
            lint_sheet(text, name).into_iter().map(|problem| problem.message).collect()
        };
        let loads = "a { background: url( 'http://e/x.png') }\n@IMPORT \"http://e\";";
        assert_eq!(
            said(loads, "screen.css"),
            ["`url()` would load a file", "`@import` would load another style sheet"]
        );
        assert_eq!(said("</style><script>", "theme.css").len(), 1);
        assert!(
            said("a { mask: url(#m); background: url(data:image/png;base64,AA) }", "screen.css")
                .is_empty()
        );
        assert!(said("<p>a</p>", "cover.html").is_empty());
        assert_eq!(lint_template("<meta http-equiv=\"refresh\" content=\"0\">", "a.html").len(), 1);
    }
}
