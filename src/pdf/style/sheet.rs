//! Reading a style sheet: rules, `@page` and `@media`, with everything that is wrong in it.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, ParseErrorKind, Parser, ParserInput,
    ParserState, QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, SourceLocation,
    StyleSheetParser,
};
use selectors::parser::{Selector, SelectorList};

use super::declaration::{self, Declaration};
use super::page::{self, PagePrelude, RawPage};
use super::selector::{self, Ours};
use super::value::{Complaint, Input, Read};
use super::variable::{self, Variables};
use crate::error::{Place, Problem, nearest};

/// A style sheet that was read.
pub struct Stylesheet {
    pub(super) rules: Vec<Rule>,
    pub(super) pages: Vec<RawPage>,
}

/// A rule for one selector.
pub struct Rule {
    /// Which elements it is for.
    pub selector: Selector<Ours>,
    /// What it sets, shared by the selectors of a list.
    pub declarations: std::sync::Arc<Vec<Declaration>>,
}

/// Reads a style sheet. `variables` are custom properties that it may use without declaring them.
///
/// # Errors
///
/// Every unknown property, value, selector and at-rule, each with its line and column.
pub fn stylesheet(
    text: &str,
    name: &str,
    variables: &Variables,
) -> Result<Stylesheet, Vec<Problem>> {
    let variables = variable::declared(text, variables);
    let mut reader = Reader {
        variables: &variables,
        file: name,
        sheet: Stylesheet { rules: Vec::new(), pages: Vec::new() },
        problems: Vec::new(),
    };
    let mut input = ParserInput::new(text);
    let mut input = Parser::new(&mut input);
    read_rules(&mut input, &mut reader);
    if reader.problems.is_empty() { Ok(reader.sheet) } else { Err(reader.problems) }
}

fn read_rules(input: &mut Input, reader: &mut Reader) {
    let mut failed = Vec::new();
    for result in StyleSheetParser::new(input, reader) {
        if let Err((error, text)) = result {
            failed.push((error.location, complaint(error), first_line(text)));
        }
    }
    for (location, found, text) in failed {
        reader.problem(location, found, &text);
    }
}

/// What reads a sheet.
pub struct Reader<'a> {
    variables: &'a Variables,
    file: &'a str,
    sheet: Stylesheet,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, location: SourceLocation, found: Complaint, text: &str) {
        let place = Place::Line {
            file: self.file.to_owned(),
            line: location.line as usize + 1,
            column: Some(location.column as usize),
        };
        let message = found.message.unwrap_or_else(|| format!("`{text}` cannot be read"));
        let mut problem = Problem::error(message).at(place);
        problem.hint = found.hint;
        self.problems.push(problem);
    }

    /// The declarations of a block; what is wrong in it is noted.
    fn declarations(&mut self, input: &mut Input) -> Vec<Declaration> {
        let mut all = Vec::new();
        let mut body = Body { variables: self.variables };
        let mut failed = Vec::new();
        for result in RuleBodyParser::new(input, &mut body) {
            match result {
                Ok(mut found) => all.append(&mut found),
                Err((error, text)) => {
                    failed.push((error.location, complaint(error), first_line(text)));
                }
            }
        }
        for (location, found, text) in failed {
            self.problem(location, found, &text);
        }
        all
    }
}

fn complaint(error: ParseError<'_, Complaint>) -> Complaint {
    match error.kind {
        ParseErrorKind::Custom(complaint) => complaint,
        ParseErrorKind::Basic(_) => Complaint::default(),
    }
}

fn first_line(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end_matches(['{', ' ']);
    line.chars().take(60).collect()
}

/// What stands between an at-word and its block.
pub enum Prelude {
    /// `@page`
    Page(PagePrelude),
    /// `@media` that holds on paper.
    Applies,
    /// `@media` that does not.
    Skipped,
}

const AT_RULES: &[&str] = &["page", "media"];

impl<'i> AtRuleParser<'i> for Reader<'_> {
    type Prelude = Prelude;
    type AtRule = ();
    type Error = Complaint;

    fn parse_prelude<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
    ) -> Result<Prelude, ParseError<'i, Complaint>> {
        let start = input.current_source_location();
        match &*name.to_ascii_lowercase() {
            "page" => page::prelude(input).map(Prelude::Page),
            "media" => media(input),
            "import" | "font-face" | "namespace" => Err(start.new_custom_error(Complaint::new(
                format!("`@{name}` would load something"),
                "a report loads nothing; put the rules into this file, and fonts into a folder \
                 for `--fonts`",
            ))),
            "charset" => Err(start.new_custom_error(Complaint::new(
                "`@charset` is not needed",
                "style sheets are read as UTF-8; take the line out",
            ))),
            other => {
                let hint = nearest(other, AT_RULES.iter().copied()).map_or_else(
                    || "the at-rules are `@page` and `@media`".to_owned(),
                    |near| format!("did you mean `@{near}`?"),
                );
                let message = format!("unknown at-rule `@{name}`");
                Err(start.new_custom_error(Complaint::new(message, hint)))
            }
        }
    }

    fn parse_block<'t>(
        &mut self,
        prelude: Prelude,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), ParseError<'i, Complaint>> {
        match prelude {
            Prelude::Page(prelude) => {
                let (raw, failed) = page::block(prelude, input, self.variables);
                for (location, found, text) in failed {
                    self.problem(location, found, &text);
                }
                self.sheet.pages.push(raw);
            }
            Prelude::Applies => read_rules(input, self),
            Prelude::Skipped => while input.next().is_ok() {},
        }
        Ok(())
    }
}

fn media<'i>(input: &mut Input<'i, '_>) -> Read<'i, Prelude> {
    let start = input.current_source_location();
    let mut applies = false;
    loop {
        let name = input.expect_ident_cloned()?;
        match &*name.to_ascii_lowercase() {
            "print" | "all" => applies = true,
            "screen" => {}
            _ => {
                return Err(start.new_custom_error(Complaint::new(
                    format!("`@media {name}` cannot be judged on paper"),
                    "use `print`, `screen` or `all`",
                )));
            }
        }
        if input.try_parse(cssparser::Parser::expect_comma).is_err() {
            break;
        }
    }
    input.expect_exhausted()?;
    Ok(if applies { Prelude::Applies } else { Prelude::Skipped })
}

impl<'i> QualifiedRuleParser<'i> for Reader<'_> {
    type Prelude = SelectorList<Ours>;
    type QualifiedRule = ();
    type Error = Complaint;

    fn parse_prelude<'t>(
        &mut self,
        input: &mut Parser<'i, 't>,
    ) -> Result<SelectorList<Ours>, ParseError<'i, Complaint>> {
        selector::list(input)
    }

    fn parse_block<'t>(
        &mut self,
        list: SelectorList<Ours>,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<(), ParseError<'i, Complaint>> {
        let declarations = std::sync::Arc::new(self.declarations(input));
        for selector in list.slice() {
            let declarations = declarations.clone();
            self.sheet.rules.push(Rule { selector: selector.clone(), declarations });
        }
        Ok(())
    }
}

/// Reads the declarations of a block.
pub struct Body<'a> {
    /// Custom properties.
    pub variables: &'a Variables,
}

impl<'i> DeclarationParser<'i> for Body<'_> {
    type Declaration = Vec<Declaration>;
    type Error = Complaint;

    fn parse_value<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
        _: &ParserState,
    ) -> Result<Vec<Declaration>, ParseError<'i, Complaint>> {
        declaration::read(&name, input, self.variables)
    }
}

impl AtRuleParser<'_> for Body<'_> {
    type Prelude = ();
    type AtRule = Vec<Declaration>;
    type Error = Complaint;
}

impl QualifiedRuleParser<'_> for Body<'_> {
    type Prelude = ();
    type QualifiedRule = Vec<Declaration>;
    type Error = Complaint;
}

impl RuleBodyItemParser<'_, Vec<Declaration>, Complaint> for Body<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
