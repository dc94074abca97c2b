//! `@page`: margins and what stands in them.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, ParseErrorKind, Parser, ParserState,
    QualifiedRuleParser, RuleBodyItemParser, RuleBodyParser, SourceLocation,
};

use super::computed::MarginPlace;
use super::declaration::{self, Declaration};
use super::sheet::Body;
use super::value::{Complaint, Input, Read};
use super::variable::Variables;
use crate::error::nearest;

/// Which pages a rule is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PagePrelude {
    /// Pages of this name.
    pub name: Option<String>,
    /// The first page.
    pub first: bool,
}

/// A rule before its values are computed.
pub struct RawPage {
    /// Which pages it is for.
    pub prelude: PagePrelude,
    /// What it sets on the page itself.
    pub declarations: Vec<Declaration>,
    /// What it sets on margin boxes.
    pub boxes: Vec<(MarginPlace, Vec<Declaration>)>,
}

/// A part of a block that could not be read: where, why, and its text.
pub type Failed = (SourceLocation, Complaint, String);

const PLACES: &[(&str, MarginPlace)] = &[
    ("top-left", MarginPlace::TopLeft),
    ("top-center", MarginPlace::TopCenter),
    ("top-right", MarginPlace::TopRight),
    ("bottom-left", MarginPlace::BottomLeft),
    ("bottom-center", MarginPlace::BottomCenter),
    ("bottom-right", MarginPlace::BottomRight),
];

/// Reads what stands between `@page` and its block.
pub fn prelude<'i>(input: &mut Input<'i, '_>) -> Read<'i, PagePrelude> {
    let name = input.try_parse(cssparser::Parser::expect_ident_cloned).ok();
    let mut first = false;
    if input.try_parse(cssparser::Parser::expect_colon).is_ok() {
        let start = input.current_source_location();
        let word = input.expect_ident_cloned()?;
        if !word.eq_ignore_ascii_case("first") {
            return Err(start.new_custom_error(Complaint::new(
                format!("`@page :{word}` is not known"),
                "the only one is `:first`",
            )));
        }
        first = true;
    }
    input.expect_exhausted()?;
    Ok(PagePrelude { name: name.map(|name| name.to_string()), first })
}

/// Reads the block of `@page`.
pub fn block(
    prelude: PagePrelude,
    input: &mut Input,
    variables: &Variables,
) -> (RawPage, Vec<Failed>) {
    let mut raw = RawPage { prelude, declarations: Vec::new(), boxes: Vec::new() };
    let mut failed = Vec::new();
    let mut body = PageBody { variables, failed: Vec::new() };
    for result in RuleBodyParser::new(input, &mut body) {
        match result {
            Ok(Part::Own(mut found)) => raw.declarations.append(&mut found),
            Ok(Part::Box(place, found)) => raw.boxes.push((place, found)),
            Err((error, text)) => failed.push(explain(error, text)),
        }
    }
    failed.append(&mut body.failed);
    (raw, failed)
}

fn explain(error: ParseError<'_, Complaint>, text: &str) -> Failed {
    let complaint = match error.kind {
        ParseErrorKind::Custom(complaint) => complaint,
        ParseErrorKind::Basic(_) => Complaint::default(),
    };
    let line = text.trim().lines().next().unwrap_or_default().chars().take(60).collect();
    (error.location, complaint, line)
}

/// A part of the block.
enum Part {
    Own(Vec<Declaration>),
    Box(MarginPlace, Vec<Declaration>),
}

struct PageBody<'a> {
    variables: &'a Variables,
    failed: Vec<Failed>,
}

impl<'i> DeclarationParser<'i> for PageBody<'_> {
    type Declaration = Part;
    type Error = Complaint;

    fn parse_value<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
        _: &ParserState,
    ) -> Result<Part, ParseError<'i, Complaint>> {
        let start = input.current_source_location();
        if name.eq_ignore_ascii_case("size") {
            let word = input.expect_ident_cloned()?;
            if word.eq_ignore_ascii_case("a4") || word.eq_ignore_ascii_case("letter") {
                return Ok(Part::Own(Vec::new()));
            }
            return Err(start.new_custom_error(Complaint::new(
                format!("`size: {word}` is not a paper that can be chosen"),
                "`--paper a4` or `--paper letter` decides; take the line out",
            )));
        }
        if !name.to_ascii_lowercase().starts_with("margin") {
            return Err(start.new_custom_error(Complaint::new(
                format!("`{name}` cannot be set on a page"),
                "`@page` takes margins and margin boxes such as `@top-left`",
            )));
        }
        declaration::read(&name, input, self.variables).map(Part::Own)
    }
}

impl<'i> AtRuleParser<'i> for PageBody<'_> {
    type Prelude = MarginPlace;
    type AtRule = Part;
    type Error = Complaint;

    fn parse_prelude<'t>(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i, 't>,
    ) -> Result<MarginPlace, ParseError<'i, Complaint>> {
        let found = PLACES.iter().find(|(known, _)| name.eq_ignore_ascii_case(known));
        found.map(|(_, place)| *place).ok_or_else(|| {
            let hint = nearest(&name, PLACES.iter().map(|(known, _)| *known)).map_or_else(
                || "the margin boxes are `@top-left` to `@bottom-right`".to_owned(),
                |near| format!("did you mean `@{near}`?"),
            );
            let message = format!("unknown margin box `@{name}`");
            input.new_custom_error(Complaint::new(message, hint))
        })
    }

    fn parse_block<'t>(
        &mut self,
        place: MarginPlace,
        _: &ParserState,
        input: &mut Parser<'i, 't>,
    ) -> Result<Part, ParseError<'i, Complaint>> {
        let mut all = Vec::new();
        let mut body = Body { variables: self.variables };
        for result in RuleBodyParser::new(input, &mut body) {
            match result {
                Ok(mut found) => all.append(&mut found),
                Err((error, text)) => self.failed.push(explain(error, text)),
            }
        }
        Ok(Part::Box(place, all))
    }
}

impl QualifiedRuleParser<'_> for PageBody<'_> {
    type Prelude = ();
    type QualifiedRule = Part;
    type Error = Complaint;
}

impl RuleBodyItemParser<'_, Part, Complaint> for PageBody<'_> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
