//! Selectors: what the `selectors` crate needs to know of ours, and reading a list of them.

use std::borrow::Borrow;
use std::fmt;

use cssparser::{CowRcStr, ParseError, SourceLocation, ToCss};
use precomputed_hash::PrecomputedHash;
use selectors::parser::{
    NonTSPseudoClass, ParseRelative, Parser, PseudoElement, SelectorImpl, SelectorList,
    SelectorParseErrorKind,
};

use super::value::{Complaint, Input, Read};

/// A name in a selector.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name(pub Box<str>);

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self(name.into())
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl ToCss for Name {
    fn to_css<W: fmt::Write>(&self, out: &mut W) -> fmt::Result {
        cssparser::serialize_identifier(&self.0, out)
    }
}

impl PrecomputedHash for Name {
    fn precomputed_hash(&self) -> u32 {
        // FNV-1a: only has to be the same for the same name.
        self.0
            .bytes()
            .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// Which generated box a selector names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PseudoBox {
    /// `::before`
    Before,
    /// `::after`
    After,
}

impl ToCss for PseudoBox {
    fn to_css<W: fmt::Write>(&self, out: &mut W) -> fmt::Result {
        out.write_str(match self {
            Self::Before => "::before",
            Self::After => "::after",
        })
    }
}

impl PseudoElement for PseudoBox {
    type Impl = Ours;
}

/// A pseudo-class that depends on a person: there is none on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Never {}

impl ToCss for Never {
    fn to_css<W: fmt::Write>(&self, _: &mut W) -> fmt::Result {
        match *self {}
    }
}

impl NonTSPseudoClass for Never {
    type Impl = Ours;

    fn is_active_or_hover(&self) -> bool {
        match *self {}
    }

    fn is_user_action_state(&self) -> bool {
        match *self {}
    }
}

/// Our kind of selectors.
#[derive(Debug, Clone)]
pub struct Ours;

impl SelectorImpl for Ours {
    type ExtraMatchingData<'a> = ();
    type AttrValue = Name;
    type Identifier = Name;
    type LocalName = Name;
    type NamespaceUrl = Name;
    type NamespacePrefix = Name;
    type BorrowedNamespaceUrl = str;
    type BorrowedLocalName = str;
    type NonTSPseudoClass = Never;
    type PseudoElement = PseudoBox;
}

struct Reader;

impl<'i> Parser<'i> for Reader {
    type Impl = Ours;
    type Error = Complaint;

    fn parse_is_and_where(&self) -> bool {
        true
    }

    fn parse_nth_child_of(&self) -> bool {
        true
    }

    fn allow_forgiving_selectors(&self) -> bool {
        false
    }

    fn parse_pseudo_element(
        &self,
        location: SourceLocation,
        name: CowRcStr<'i>,
    ) -> Result<PseudoBox, ParseError<'i, Complaint>> {
        match &*name.to_ascii_lowercase() {
            "before" => Ok(PseudoBox::Before),
            "after" => Ok(PseudoBox::After),
            _ => Err(location
                .new_custom_error(SelectorParseErrorKind::UnsupportedPseudoClassOrElement(name))),
        }
    }
}

impl From<SelectorParseErrorKind<'_>> for Complaint {
    fn from(kind: SelectorParseErrorKind<'_>) -> Self {
        match kind {
            SelectorParseErrorKind::UnsupportedPseudoClassOrElement(name) => Self::new(
                format!("`:{name}` does not exist on paper"),
                "put it into screen.css, or use a structural one such as `:first-child` or \
                 `::before`",
            ),
            SelectorParseErrorKind::EmptySelector => {
                Self::new("a selector is missing", "write an element, `.class` or `#id` before `{`")
            }
            SelectorParseErrorKind::DanglingCombinator => {
                Self::new("a selector ends with a combinator", "name what stands inside it")
            }
            other => Self::new(
                format!("this selector cannot be read ({other:?})"),
                "templates/README.md lists the selectors that work on paper",
            ),
        }
    }
}

/// A list of selectors.
pub fn list<'i>(input: &mut Input<'i, '_>) -> Read<'i, SelectorList<Ours>> {
    SelectorList::parse(&Reader, input, ParseRelative::No)
}
