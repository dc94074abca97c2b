//! Reading `content` and `string-set`.

use cssparser::{CowRcStr, Token};

use super::computed::{Content, NamedString};
use super::draft::Basis;
use super::value::{Complaint, Input, Read, expect, refuse};

/// `content`: its pieces; none for `none`.
pub fn content<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Option<Vec<Content>> + Send + Sync + use<>> {
    let what = "`none`, or texts in quotes, `attr(name)`, `counter(page)`, `counter(pages)`, \
                `string(name)` and `target-counter(attr(href), page)` in a row";
    let pieces = expect(input, what, |input| {
        for none in ["none", "normal"] {
            if input.try_parse(|input| input.expect_ident_matching(none)).is_ok() {
                return Ok(None);
            }
        }
        let mut pieces = vec![piece(input)?];
        while !input.is_exhausted() && !at_important(input) {
            pieces.push(piece(input)?);
        }
        Ok(Some(pieces))
    })?;
    Ok(move |_: &Basis| pieces.clone())
}

fn at_important(input: &mut Input) -> bool {
    let state = input.state();
    let found = input.expect_delim('!').is_ok();
    input.reset(&state);
    found
}

fn piece<'i>(input: &mut Input<'i, '_>) -> Read<'i, Content> {
    let start = input.current_source_location();
    let name = match input.next()?.clone() {
        Token::QuotedString(text) => return Ok(Content::Text(text.to_string())),
        Token::Function(name) => name.to_ascii_lowercase(),
        _ => return refuse(input),
    };
    input.parse_nested_block(|input| match name.as_str() {
        "attr" => Ok(Content::Attribute(input.expect_ident()?.to_ascii_lowercase())),
        "string" => Ok(Content::Named(input.expect_ident()?.to_string())),
        "counter" => {
            let counter = input.expect_ident_cloned()?;
            match &*counter {
                "page" => Ok(Content::Page),
                "pages" => Ok(Content::Pages),
                _ => Err(start.new_custom_error(unknown_counter(&counter))),
            }
        }
        "target-counter" => {
            input.expect_function_matching("attr")?;
            input.parse_nested_block(|input| {
                input.expect_ident_matching("href")?;
                let _ = input.try_parse(|input| input.expect_ident_matching("url"));
                Ok::<_, cssparser::ParseError<Complaint>>(())
            })?;
            input.expect_comma()?;
            input.expect_ident_matching("page")?;
            Ok(Content::TargetPage)
        }
        _ => refuse(input),
    })
}

fn unknown_counter(name: &CowRcStr) -> Complaint {
    Complaint::new(format!("unknown counter `{name}`"), "the counters are `page` and `pages`")
}

/// `string-set`: the name that takes the element's text, and what follows it; none for `none`.
pub fn string_set<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Option<NamedString> + Send + Sync + use<>> {
    let set = expect(input, "`none`, `name content()` or `name content() \"text\"`", |input| {
        let name = input.expect_ident_cloned()?;
        if name.eq_ignore_ascii_case("none") {
            return Ok(None);
        }
        input.expect_function_matching("content")?;
        input.parse_nested_block(|input| {
            let _ = input.try_parse(|input| input.expect_ident_matching("text"));
            Ok::<_, cssparser::ParseError<Complaint>>(())
        })?;
        let after = input.try_parse(cssparser::Parser::expect_string_cloned);
        let after = after.map_or_else(|_| String::new(), |text| text.to_string());
        Ok(Some(NamedString { name: name.to_string(), after }))
    })?;
    Ok(move |_: &Basis| set.clone())
}

/// `page`: the name of the pages an element stands on; none for `auto`.
pub fn page_name<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Option<String> + Send + Sync + use<>> {
    let name = expect(input, "`auto` or the name of an `@page` rule", |input| {
        let name = input.expect_ident_cloned()?;
        Ok((!name.eq_ignore_ascii_case("auto")).then(|| name.to_string()))
    })?;
    Ok(move |_: &Basis| name.clone())
}

/// `bookmark-level`; none for `none`.
pub fn bookmark_level<'i>(
    input: &mut Input<'i, '_>,
) -> Read<'i, impl Fn(&Basis) -> Option<u8> + Send + Sync + use<>> {
    let level = expect(input, "`none` or a level from 1 to 6", |input| {
        if input.try_parse(|input| input.expect_ident_matching("none")).is_ok() {
            return Ok(None);
        }
        match input.expect_integer()? {
            level @ 1..=6 => Ok(Some(level as u8)),
            _ => refuse(input),
        }
    })?;
    Ok(move |_: &Basis| level)
}
