//! What a structure element is: the standard types of PDF 1.7 (ISO 32000-1, 14.8.4).

/// A standard structure type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::pdf) enum Role {
    Document,
    Sect,
    Art,
    Div,
    BlockQuote,
    P,
    H(u8),
    L,
    LI,
    Lbl,
    LBody,
    Table,
    Caption,
    THead,
    TBody,
    TFoot,
    TR,
    TH,
    TD,
    Figure,
    Formula,
    Link,
    Span,
    Code,
    Quote,
}

/// What may stand in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pdf) enum Holds {
    /// Text, drawings and other elements.
    Content,
    /// Blocks: text of its own stands in a paragraph without an element.
    Blocks,
    /// Parts of a list or a table, and nothing else.
    Parts,
}

impl Role {
    /// Its name in the file.
    pub(in crate::pdf) fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Sect => "Sect",
            Self::Art => "Art",
            Self::Div => "Div",
            Self::BlockQuote => "BlockQuote",
            Self::P => "P",
            Self::H(1) => "H1",
            Self::H(2) => "H2",
            Self::H(3) => "H3",
            Self::H(4) => "H4",
            Self::H(5) => "H5",
            Self::H(_) => "H6",
            Self::L => "L",
            Self::LI => "LI",
            Self::Lbl => "Lbl",
            Self::LBody => "LBody",
            Self::Table => "Table",
            Self::Caption => "Caption",
            Self::THead => "THead",
            Self::TBody => "TBody",
            Self::TFoot => "TFoot",
            Self::TR => "TR",
            Self::TH => "TH",
            Self::TD => "TD",
            Self::Figure => "Figure",
            Self::Formula => "Formula",
            Self::Link => "Link",
            Self::Span => "Span",
            Self::Code => "Code",
            Self::Quote => "Quote",
        }
    }

    /// Its place among all types.
    pub(super) fn place(self) -> u8 {
        const LEVELS: u8 = 6;
        match self {
            Self::Document => 0,
            Self::Sect => 1,
            Self::Art => 2,
            Self::Div => 3,
            Self::BlockQuote => 4,
            Self::P => 5,
            Self::L => 6,
            Self::LI => 7,
            Self::Lbl => 8,
            Self::LBody => 9,
            Self::Table => 10,
            Self::Caption => 11,
            Self::THead => 12,
            Self::TBody => 13,
            Self::TFoot => 14,
            Self::TR => 15,
            Self::TH => 16,
            Self::TD => 17,
            Self::Figure => 18,
            Self::Link => 19,
            Self::Span => 20,
            Self::Code => 21,
            Self::Quote => 22,
            Self::Formula => 23,
            Self::H(level) => 23 + level.min(LEVELS),
        }
    }

    /// What may stand in it.
    pub(in crate::pdf) fn holds(self) -> Holds {
        match self {
            Self::Document | Self::Sect | Self::Art | Self::Div | Self::BlockQuote => Holds::Blocks,
            Self::L
            | Self::LI
            | Self::Table
            | Self::THead
            | Self::TBody
            | Self::TFoot
            | Self::TR => Holds::Parts,
            Self::P
            | Self::H(_)
            | Self::Lbl
            | Self::LBody
            | Self::Caption
            | Self::TH
            | Self::TD
            | Self::Figure
            | Self::Formula
            | Self::Link
            | Self::Span
            | Self::Code
            | Self::Quote => Holds::Content,
        }
    }
}
