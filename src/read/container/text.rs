//! Bytes → text. UTF-8 is known by itself and UTF-16 by its mark or its zeros; what is neither is
//! guessed, and a guess is told with a word that shows whether it is right.

use super::encoding::{Encoding, Undecodable};
use super::{Kind, Merged, Source, Storage, data, usage};
use crate::error::{Failure, Place, Problem};
use crate::read::pieces::Text;
use crate::read::table;

/// Text in another encoding grows up to threefold, so less of it is read.
const MOST_DECODED: usize = 160 << 20;

const SAVE_AS: &str = "save it as `CSV UTF-8` (in Excel: Save As, CSV UTF-8)";

/// Reads a text file.
pub(super) fn read(name: String, bytes: Vec<u8>, storage: &Storage) -> Result<Source, Failure> {
    let asked = match &storage.encoding {
        Some(label) => Some(Encoding::named(label).ok_or_else(|| unknown(label))?),
        None => None,
    };
    let mut warnings = Vec::new();
    let (text, encoding) = match asked {
        Some(encoding) => decode(&name, bytes, encoding).map_err(data)?,
        None => find(&name, bytes, &mut warnings).map_err(data)?,
    };
    if let Some(offset) = text.find('\0') {
        return Err(data(nul(&name, text.as_bytes(), offset)));
    }
    if text.trim().is_empty() {
        return Err(data(
            Problem::error("the file holds nothing but white space")
                .at(Place::File { file: name })
                .hint("export the individual responses again, as CSV or XLSX"),
        ));
    }
    let kind = Kind::Text { encoding, delimiter: storage.delimiter };
    Ok(Source {
        name,
        text: Text::Held(text),
        kind,
        warnings,
        uncomputed: Vec::new(),
        merged: Merged::default(),
    })
}

fn unknown(label: &str) -> Failure {
    usage(Problem::error(format!("there is no encoding `{label}`")).hint(
        "usual ones are `utf-8`, `utf-16le`, `windows-1252`, `windows-1250`, `macintosh` and `shift_jis`",
    ))
}

/// What a text is called that is UTF-8 and says so.
pub(in crate::read) const MARKED: &str = "UTF-8 with a byte order mark";

/// The text in the encoding that the bytes themselves show.
fn find(
    name: &str,
    mut bytes: Vec<u8>,
    warnings: &mut Vec<Problem>,
) -> Result<(String, String), Problem> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
        // A mark before what is none of it says nothing.
        let (text, encoding) = utf8(name, bytes, warnings)?;
        let marked = if encoding == "UTF-8" { MARKED.to_owned() } else { encoding };
        return Ok((text, marked));
    }
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Problem::error("the file is UTF-32, which is not read")
            .at(Place::File { file: name.to_owned() })
            .hint(SAVE_AS));
    }
    match Encoding::of_wide(&bytes) {
        Some(encoding) => decode(name, bytes, encoding),
        None => utf8(name, bytes, warnings),
    }
}

/// The text as UTF-8, or in the encoding that is guessed when none of it can be UTF-8.
fn utf8(
    name: &str,
    bytes: Vec<u8>,
    warnings: &mut Vec<Problem>,
) -> Result<(String, String), Problem> {
    let (bytes, offset) = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, "UTF-8".to_owned())),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            (error.into_bytes(), offset)
        }
    };
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(nul(name, &bytes, offset));
    }
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let place = table::place_of(name, &bytes, offset);
    if whole >= broken {
        let byte = bytes[offset];
        let many = if broken == 1 { String::new() } else { format!(" ({broken} such places)") };
        return Err(Problem::error(format!(
            "byte {byte:#04X} cannot be read as a letter, though the rest of the file is UTF-8{many}"
        ))
        .at(place)
        .hint(
            "put the cell right and save the file as `CSV UTF-8`, or name the encoding of the whole \
             file, as in `--encoding windows-1252`",
        ));
    }
    let encoding = Encoding::guess(&bytes[offset..]);
    let word = encoding.word_at(&bytes, offset);
    let (text, words) = decode(name, bytes, encoding)?;
    warnings.push(
        Problem::warning(format!(
            "the file is not UTF-8 and is read as {words}, in which this is `{}`",
            super::shown(&word)
        ))
        .at(place)
        .hint("if that is wrong, name the encoding, as in `--encoding macintosh`"),
    );
    Ok((text, words))
}

/// The text in a known encoding.
fn decode(name: &str, bytes: Vec<u8>, encoding: Encoding) -> Result<(String, String), Problem> {
    let words = encoding.words();
    if encoding.is_utf8() {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
        return String::from_utf8(bytes).map(|text| (text, words)).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            undecodable(name, &Undecodable { offset }, error.as_bytes(), "UTF-8")
        });
    }
    if bytes.len() > MOST_DECODED {
        return Err(Problem::error(format!("the file is {words} and larger than 160 MiB"))
            .at(Place::File { file: name.to_owned() })
            .hint(SAVE_AS));
    }
    match encoding.decode(&bytes) {
        Ok(text) => Ok((text, words)),
        Err(flaw) => Err(undecodable(name, &flaw, &bytes, &words)),
    }
}

fn nul(name: &str, bytes: &[u8], offset: usize) -> Problem {
    Problem::error("the file is damaged: it holds a NUL byte, which no text does")
        .at(table::place_of(name, bytes, offset))
        .hint("export the responses again, as CSV in UTF-8")
}

fn undecodable(name: &str, flaw: &Undecodable, bytes: &[u8], words: &str) -> Problem {
    let byte = bytes.get(flaw.offset).copied().unwrap_or_default();
    let problem = Problem::error(format!("byte {byte:#04X} cannot be read as a letter in {words}"));
    let problem = if words.starts_with("UTF-16") {
        problem.at(Place::File { file: name.to_owned() })
    } else {
        problem.at(table::place_of(name, bytes, flaw.offset))
    };
    problem.hint("name the right encoding, as in `--encoding macintosh`, or save it as `CSV UTF-8`")
}
