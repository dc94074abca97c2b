//! A large file, read in pieces side by side, against the same file read as a whole.

use std::fmt::Write as _;
use std::fs;

use super::super::{Listed, bytes, container, inspect, inspect_source, large};
use super::{Options, Sought, Storage};
use crate::instrument::Instrument;
use crate::read::pieces::{Stored, Text};
use crate::read::{Inspection, Progress};
use crate::response::{Duplicates, Partial, Reason};
use crate::score;

/// A file of some pieces with everything in it that a row may be.
fn text(line_end: &str) -> String {
    let traits = Instrument::built_in().traits();
    let mut text = "Timestamp,Email Address,Name,Team".to_owned();
    for one in traits {
        write!(text, ",{}", one.name).unwrap();
    }
    text += line_end;
    let mut row = 0_u64;
    while text.len() < 5 << 19 {
        row += 1;
        let noise = row.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
        match noise % 97 {
            0 => text += line_end,
            1 => write!(text, "{line_end},,Total {row},{}{line_end}", ",".repeat(traits.len() - 1))
                .unwrap(),
            _ => {
                let email = if noise.is_multiple_of(11) { noise % 500 } else { row };
                let name = match noise % 89 {
                    0 => "Test".to_owned(),
                    1 => format!("\"O’Hara, \"\"Ana\"\"{line_end} {row}\""),
                    2 => format!("Zoe\u{308} {row}"),
                    _ => format!("Łukasz {row}"),
                };
                let day = 1 + row % 27;
                write!(text, "2026/10/{day:02} 10:10:09,p{email}@example.org,{name}").unwrap();
                write!(text, ",{}", ["East", "West", " east ", ""][(noise % 4) as usize]).unwrap();
                for (place, one) in traits.iter().enumerate() {
                    let cell = match (noise >> place) % 300 {
                        0 => "not sure",
                        1 => "",
                        _ => &one.statements[((noise >> place) % 3) as usize],
                    };
                    write!(text, ",{cell}").unwrap();
                }
                text += line_end;
            }
        }
    }
    text
}

fn whole(path: &std::path::Path, options: &Options) -> Inspection {
    let stored = bytes::open(path).unwrap();
    let sought = Sought::traits(Instrument::built_in());
    let source =
        container::read(stored, &Storage::default(), &sought, &Progress::default()).unwrap();
    inspect_source(source, Vec::new(), Instrument::built_in(), options).unwrap()
}

#[test]
fn a_large_file_is_read_in_pieces_as_it_is_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.csv");
    for (line_end, duplicates) in [("\r\n", Duplicates::Latest), ("\n", Duplicates::MostComplete)] {
        fs::write(&path, text(line_end)).unwrap();
        let options = Options { duplicates, ..Options::default() };
        let source = large::open_from(&path, &Storage::default(), 1 << 20).expect("it is large");
        let found = inspect_source(source, Vec::new(), Instrument::built_in(), &options).unwrap();
        let whole = whole(&path, &options);
        assert_eq!(found.problems, whole.problems);
        let (ours, theirs) = (&found.responses, &whole.responses);
        assert_eq!(ours.ledger, theirs.ledger);
        let differs = ours.people.iter().zip(&theirs.people).find(|(one, other)| one != other);
        assert_eq!(differs, None);
        assert!(ours == theirs, "the two do not agree");
        let reasons = [Reason::Preview, Reason::Duplicate, Reason::Blank, Reason::Note];
        for reason in reasons {
            assert!(found.responses.ledger.left_out.iter().any(|left| left.reason == reason));
        }
        assert!(found.responses.people.len() > 2000);
    }
}

#[test]
fn what_is_wrong_with_a_large_file_is_told_as_with_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.csv");
    let good = text("\n");
    let last = good.trim_end().rfind('\n').unwrap() + 1;
    for (bytes, told) in [
        ([&good.as_bytes()[..last], b"2026/10/14,Ren\xE9e,x\n"].concat(), "UTF-8"),
        ([&good.as_bytes()[..last], b"2026/10/14,\"Ana,x\n"].concat(), "never closed"),
        ([&good.as_bytes()[..last], b"2026/10/14,A\0na,x\n"].concat(), "NUL"),
    ] {
        fs::write(&path, bytes).unwrap();
        let source = large::open_from(&path, &Storage::default(), 1 << 20).expect("it is large");
        let options = Options::default();
        assert!(inspect_source(source, Vec::new(), Instrument::built_in(), &options).is_err());
        let problem = inspect(&path, Instrument::built_in(), &options).unwrap_err();
        assert!(problem.to_string().contains(told), "{problem}");
    }
}

#[test]
fn a_crowd_has_the_numbers_of_its_people() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.csv");
    fs::write(&path, &text("\n")[..]).unwrap();
    for partial in [Partial::Scored, Partial::Complete, Partial::All] {
        let scores = |listed| {
            let options = Options { partial, listed, ..Options::default() };
            let found = inspect(&path, Instrument::built_in(), &options).unwrap();
            let options =
                score::Options { wave: "2026-Q4".to_owned(), team: "All".to_owned(), partial };
            score::score(found.responses, Instrument::built_in(), &options)
        };
        let (crowd, people) = (scores(Listed::UpTo(10)), scores(Listed::Everybody));
        assert_eq!(crowd.team, people.team);
        assert_eq!(crowd.teams, people.teams);
        let rows = |scores: &score::Scores| -> Vec<_> {
            let left_out = scores.ledger.left_out.iter();
            left_out.map(|left| (left.row, left.reason, left.seen.clone())).collect()
        };
        assert_eq!(rows(&crowd), rows(&people));
        // Of more people than are listed, those who did not finish are forgotten.
        let too_few = |scores: &score::Scores| {
            scores.not_scored.iter().filter(|one| one.unfinished.is_none()).count()
        };
        assert_eq!(too_few(&crowd), too_few(&people));
        assert!(crowd.people.is_empty() && people.people.len() == people.team.people);
    }
}

#[test]
fn pieces_end_with_a_record_and_hold_the_whole_text() {
    let row = format!("\"a\n{}\",b\r\n", "x".repeat(1000));
    let text = row.repeat(2000) + "last";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.csv");
    fs::write(&path, format!("\u{FEFF}{text}")).unwrap();
    let stored = Stored { path, start: 3, head: String::new() };
    for origin in [Text::Held(text.clone()), Text::Stored(stored)] {
        let mut pieces = origin.pieces(0, b',', &Progress::default()).unwrap();
        let (mut all, mut rows, mut count) = (String::new(), 0, 0);
        while let Some(piece) = pieces.next(Vec::new()).unwrap() {
            assert_eq!(piece.rows_before, rows);
            let text = piece.text().unwrap();
            rows += text.matches("b\r\n").count();
            all += text;
            count += 1;
        }
        assert!(all == text, "the pieces are not the text");
        assert!(count > 3);
        assert_eq!(rows, 2000);
    }
}
