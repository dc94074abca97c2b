//! The file that a PDF carries, and the digests by which a change in either is seen; for writing,
//! and for finding them again in a file.

use std::io::Read as _;
use std::ops::Range;

use flate2::read::ZlibDecoder;
use lopdf::{Dictionary, Document as File, Object, Stream};

use crate::digest;

/// A file that a PDF carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: &'static str,
    /// What it is, such as `application/json`.
    pub media_type: &'static str,
    /// What it is, for people.
    pub description: &'static str,
    /// The day that it is from: `YYYY-MM-DD`.
    pub day: Option<String>,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// A file that is made once the pages are: it may say what they were sealed with.
pub struct Carry {
    make: Box<Make>,
}

/// From the digests of the pages to the file.
type Make = dyn Fn(&[String]) -> Attachment + Send + Sync;

impl Carry {
    /// A file from the digests of the pages.
    pub fn new(make: impl Fn(&[String]) -> Attachment + Send + Sync + 'static) -> Self {
        Self { make: Box::new(make) }
    }

    pub(super) fn make(&self, digests: &[String]) -> Attachment {
        (self.make)(digests)
    }
}

/// The digest of a page: the first 12 digits of SHA-256 over its content, unpacked.
pub(super) fn page_digest<'a>(content: impl IntoIterator<Item = &'a [u8]>) -> String {
    digest::sha256_of(content)[..12].to_owned()
}

/// The cross-references of a file, with an identifier that is a digest: the first half of SHA-256 over
/// all bytes before, over the head of the cross-references and over their packed content.
pub(super) fn sealed(before: &[u8], head: &str, content: &[u8]) -> Vec<u8> {
    let digest = digest::sha256_of([before, head.as_bytes(), content])[..32].to_uppercase();
    let rest = format!("/ID[<{digest}><{digest}>]/Length {}>>stream\n", content.len());
    [head.as_bytes(), rest.as_bytes(), content, b"\nendstream\nendobj\n"].concat()
}

/// What was found in a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The carried file with the name that was asked for.
    pub bytes: Option<Vec<u8>>,
    /// By page: the digest of its content.
    pub pages: Vec<String>,
    /// Whether all bytes are as they were written.
    pub whole: Whole,
}

/// Whether the bytes of a PDF are as they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// They are.
    AsWritten,
    /// Something follows what was written, as editing programs leave it.
    Continued,
    /// A byte before the cross-references was changed.
    Changed,
    /// The file has no such cross-references: another program wrote it.
    Foreign,
}

/// The most that a carried file or a page may hold: 64 MiB.
const MOST: u64 = 64 << 20;

/// Looks for a carried file and for what tells of changes.
///
/// # Errors
///
/// Why the bytes cannot be read as a PDF.
pub fn find(bytes: &[u8], name: &str) -> Result<Found, String> {
    let file = File::load_mem(bytes).map_err(|error| error.to_string())?;
    let pages = file.get_pages().into_values().map(|page| {
        let contents = file.get_page_contents(page);
        let streams = contents.into_iter().filter_map(|id| file.get_object(id).ok());
        let streams: Vec<Vec<u8>> =
            streams.filter_map(|one| one.as_stream().ok()).filter_map(unpacked).collect();
        page_digest(streams.iter().map(Vec::as_slice))
    });
    let pages = pages.collect();
    Ok(Found { bytes: carried(&file, name), pages, whole: whole(bytes) })
}

fn carried(file: &File, name: &str) -> Option<Vec<u8>> {
    let catalog = file.catalog().ok()?;
    let all = resolved(file, catalog.get(b"AF").ok()?)?.as_array().ok()?;
    let specifications = all.iter().filter_map(|one| resolved(file, one)?.as_dict().ok());
    let named = |specification: &&Dictionary| {
        let own = specification.get(b"UF").and_then(Object::as_str);
        own.is_ok_and(|own| own == name.as_bytes())
    };
    let specification = specifications.into_iter().find(named)?;
    let streams = resolved(file, specification.get(b"EF").ok()?)?.as_dict().ok()?;
    unpacked(resolved(file, streams.get(b"F").ok()?)?.as_stream().ok()?)
}

fn resolved<'a>(file: &'a File, object: &'a Object) -> Option<&'a Object> {
    file.dereference(object).ok().map(|(_, object)| object)
}

/// The bytes of a stream of ours, which is deflated or as it is.
fn unpacked(stream: &Stream) -> Option<Vec<u8>> {
    if !stream.dict.has(b"Filter") {
        return Some(stream.content.clone());
    }
    let mut bytes = Vec::new();
    let decoder = ZlibDecoder::new(&stream.content[..]);
    decoder.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Seals a file's cross-references once more and compares.
fn whole(bytes: &[u8]) -> Whole {
    let Some((start, end)) = references(bytes) else { return Whole::Foreign };
    let references = &bytes[start..=end.start];
    let Some((head, content)) = parts(references) else { return Whole::Foreign };
    if sealed(&bytes[..start], head, content) != references {
        Whole::Changed
    } else if end.end == bytes.len() {
        Whole::AsWritten
    } else {
        Whole::Continued
    }
}

/// Where the first cross-references begin that the file was written with, and the mark of its end.
fn references(bytes: &[u8]) -> Option<(usize, Range<usize>)> {
    const MARK: &[u8] = b"\nstartxref\n";
    let mark = bytes.windows(MARK.len()).position(|window| window == MARK)?;
    let digits = &bytes[mark + MARK.len()..];
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let start = std::str::from_utf8(&digits[..length]).ok()?.parse().ok()?;
    let end = mark + MARK.len() + length + b"\n%%EOF\n".len();
    (start < mark).then_some((start, mark..end))
}

/// The head and the packed content of a cross-reference stream of ours.
fn parts(references: &[u8]) -> Option<(&str, &[u8])> {
    let find = |mark: &[u8]| references.windows(mark.len()).position(|window| window == mark);
    let head = std::str::from_utf8(&references[..find(b"/ID[<")?]).ok()?;
    let open = b">>stream\n";
    let content = &references[find(open)? + open.len()..];
    Some((head, content.strip_suffix(b"\nendstream\nendobj\n")?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::pdf::style::stylesheet;
    use crate::pdf::{Options, Styled};

    fn made() -> Vec<u8> {
        let sheet = stylesheet("@page { margin: 72pt }", "a.css", &BTreeMap::new()).unwrap();
        let html = "<!doctype html><html lang=\"en\"><head><title>T</title></head><body>\
                    <h1>One</h1><p>Two</p></body></html>";
        let carry = Carry::new(|pages| Attachment {
            name: "run.json",
            media_type: "application/json",
            description: "What was carried",
            day: None,
            bytes: pages.join(" ").into_bytes(),
        });
        let options = Options { carried: Some(carry), ..Options::default() };
        let styled = Styled::new(html, "a.html", &[&sheet]).unwrap();
        styled.render(&BTreeMap::new(), &options).unwrap().bytes
    }

    #[test]
    fn what_a_file_carries_is_found_again_with_the_digests_of_its_pages() {
        let found = find(&made(), "run.json").unwrap();
        assert_eq!(found.pages.len(), 1);
        assert_eq!(found.bytes, Some(found.pages[0].clone().into_bytes()));
        assert_eq!(found.whole, Whole::AsWritten);
        assert_eq!(find(&made(), "other.json").unwrap().bytes, None);
    }

    #[test]
    fn every_changed_byte_is_seen() {
        let bytes = made();
        let (start, end) = references(&bytes).unwrap();
        for at in (0..start).step_by(97).chain((start..end.start).step_by(3)) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            assert_ne!(whole(&changed), Whole::AsWritten, "byte {at}");
        }
        let mut longer = bytes.clone();
        longer.extend_from_slice(b"5 0 obj\nnull\nendobj\n");
        assert_eq!(whole(&longer), Whole::Continued);
        assert_eq!(whole(b"%PDF-1.7\n"), Whole::Foreign);
    }
}
