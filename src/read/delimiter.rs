//! What stands between two cells: found by trying, since a name such as `.csv` does not tell.

use super::table::Rows;

/// How many rows are tried.
const TRIED_ROWS: usize = 21;
/// How many bytes are tried at most; a cut last row does no harm.
const TRIED_BYTES: usize = 256 * 1024;

/// How a first line such as `sep=;` begins, by which Excel is told the delimiter.
const STATED: &str = "sep=";

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// All of them; of two that fit as well, the earlier one is taken.
    const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// The kind of file, for people.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Comma => "CSV",
            Self::Semicolon => "CSV with semicolons",
            Self::Tab => "text with tabs",
            Self::Pipe => "CSV with vertical bars",
        }
    }

    /// Several of it, for people.
    pub(super) fn plural(self) -> &'static str {
        match self {
            Self::Comma => "commas",
            Self::Semicolon => "semicolons",
            Self::Tab => "tabs",
            Self::Pipe => "vertical bars",
        }
    }
}

/// The delimiter that a first line `sep=;` states, and the text behind that line, which a spreadsheet
/// neither shows nor counts.
pub(super) fn stated(text: &str) -> Option<(Delimiter, &str)> {
    let (line, rest) = text.split_once('\n').or_else(|| text.split_once('\r'))?;
    let line = line.trim_matches(['\r', '"', ' ']);
    let head = line.get(..STATED.len())?;
    let mark = &line.as_bytes()[STATED.len()..];
    let delimiter = Delimiter::ALL.into_iter().find(|one| mark == [one.byte()])?;
    head.eq_ignore_ascii_case(STATED).then_some((delimiter, rest))
}

/// The delimiter under which the first rows are most alike and the header is longest.
pub(super) fn sniff(bytes: &[u8]) -> Delimiter {
    let tried = &bytes[..bytes.len().min(TRIED_BYTES)];
    let mut best = (Delimiter::Comma, (false, 0, 0));
    for delimiter in Delimiter::ALL {
        let fit = fit(tried, delimiter);
        if fit > best.1 {
            best = (delimiter, fit);
        }
    }
    best.0
}

/// The delimiter that divides the first rows where the one that was asked for does not.
pub(super) fn instead_of(asked: Delimiter, bytes: &[u8]) -> Option<Delimiter> {
    let tried = &bytes[..bytes.len().min(TRIED_BYTES)];
    let divides = |delimiter| fit(tried, delimiter).0;
    (!divides(asked)).then(|| sniff(bytes)).filter(|&found| divides(found))
}

/// How well a delimiter fits: whether it divides the header at all, how many of the first rows have
/// as many cells as the header, and how many those are. A line above the header counts for nobody, so
/// that `2,0;3,0` below `Role;Scale` is not taken for cells with commas between them.
fn fit(bytes: &[u8], delimiter: Delimiter) -> (bool, usize, usize) {
    let mut rows = Rows::of_bytes(bytes, delimiter, 0, true);
    let (mut header, mut alike, mut seen) = (0, 0, 0);
    while let Ok(Some(row)) = rows.next() {
        if row.is_blank() {
            continue;
        }
        // A title above the header is one cell under every delimiter.
        if header <= 1 {
            header = row.len();
        }
        alike += usize::from(header > 1 && row.len() == header);
        seen += 1;
        if seen == TRIED_ROWS {
            break;
        }
    }
    (header > 1, alike, header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_found_by_the_shape_of_the_rows() {
        assert_eq!(sniff(b"a,b,c\n1,2,3\n"), Delimiter::Comma);
        assert_eq!(sniff(b"a;b;c\n1,5;2;3\n"), Delimiter::Semicolon);
        assert_eq!(sniff(b"a\tb\n1\t2\n"), Delimiter::Tab);
        assert_eq!(sniff(b"a|b\n1|2\n"), Delimiter::Pipe);
        assert_eq!(sniff(b"only\n"), Delimiter::Comma);
        assert_eq!(sniff(b"\"a;b\",\"c;d\"\n\"1;2\",\"3;4\"\n"), Delimiter::Comma);
        assert_eq!(sniff(b"Results, 2026\n\na;b;c\n1,5;2;3\n"), Delimiter::Semicolon);
        assert_eq!(sniff(b"Results\na,b,c\n1,2;3,4\n"), Delimiter::Comma);
        assert_eq!(sniff(b"Name;Role;Scale\nAnn;2,0;3,0\nBen;1,0;2,0\n"), Delimiter::Semicolon);
        assert_eq!(sniff(b"Name\tRole\tScale\nAnn\t33,5\t66,5\n"), Delimiter::Tab);
        assert_eq!(sniff(b"Name,Start,End\nAnn,a;b;c,d;e;f\nBen,c;b;a,f;e;d\n"), Delimiter::Comma);
        assert_eq!(sniff(b"Pick one, please;Role\nPlan;Do\nDo;Plan\n"), Delimiter::Semicolon);
    }

    #[test]
    fn another_delimiter_is_named_only_where_the_one_asked_for_divides_nothing() {
        let quoted = b"\"a\",\"b\"\n\"1\",\"2\"\n";
        assert_eq!(instead_of(Delimiter::Semicolon, quoted), Some(Delimiter::Comma));
        assert_eq!(instead_of(Delimiter::Tab, b"a;b\n1;2\n"), Some(Delimiter::Semicolon));
        assert_eq!(instead_of(Delimiter::Comma, b"a,b;c;d\n1,2;3;4\n"), None);
        assert_eq!(instead_of(Delimiter::Pipe, b"only\n"), None);
    }

    #[test]
    fn a_first_line_may_state_the_delimiter() {
        assert_eq!(stated("sep=;\r\na;b"), Some((Delimiter::Semicolon, "a;b")));
        assert_eq!(stated("\"SEP=|\"\na|b"), Some((Delimiter::Pipe, "a|b")));
        assert_eq!(stated("sep=\t\na\tb"), Some((Delimiter::Tab, "a\tb")));
        assert_eq!(stated("sep=;"), None);
        assert_eq!(stated("separate,b\n"), None);
    }
}
