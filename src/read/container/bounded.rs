//! XML from a stranger, read piece by piece: no single piece may be longer than any cell is.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use crate::read::progress::Progress;

/// Excel allows 32,767 characters in a cell.
const LONGEST_PIECE: usize = 16 << 20;

/// How many bytes are told at once.
const TOLD: usize = 64 << 10;

/// What keeps XML from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flaw {
    /// It is not well-formed, or ends too early.
    Broken,
    /// A text or a tag is longer than any cell is.
    TooLong,
}

/// A pull parser whose memory is bounded.
pub(super) struct Xml<R: BufRead> {
    reader: quick_xml::Reader<Counted<R>>,
    taken: Rc<Cell<usize>>,
    buffer: Vec<u8>,
    open: usize,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(inner: R) -> Self {
        Self::watched(inner, &Progress::default())
    }

    /// One that tells how far it has come.
    pub(super) fn watched(inner: R, progress: &Progress) -> Self {
        let taken = Rc::new(Cell::new(0));
        let progress = progress.clone();
        let counted = Counted { inner, taken: Rc::clone(&taken), untold: 0, progress };
        let mut reader = quick_xml::Reader::from_reader(counted);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, taken, buffer: Vec::new(), open: 0 }
    }

    /// The next event; [`Event::Eof`] only when everything that was opened has been closed.
    pub(super) fn next(&mut self) -> Result<Event<'_>, Flaw> {
        self.taken.set(0);
        self.buffer.clear();
        let event = match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(_) if self.taken.get() > LONGEST_PIECE => return Err(Flaw::TooLong),
            Err(_) => return Err(Flaw::Broken),
        };
        match event {
            Event::Start(_) => self.open += 1,
            Event::End(_) => self.open = self.open.saturating_sub(1),
            Event::Eof if self.open > 0 => return Err(Flaw::Broken),
            _ => {}
        }
        Ok(event)
    }
}

/// The value of an attribute, by the local part of its name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|one| one.key.local_name().as_ref() == name);
    found.map(|one| unescaped(one.value).into_owned())
}

/// The value of an attribute, with what it names by `&…;`.
pub(super) fn unescaped(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => value,
    }
}

/// A reader that fails once too many bytes were taken for one piece.
struct Counted<R> {
    inner: R,
    taken: Rc<Cell<usize>>,
    /// How many bytes were taken and not told yet.
    untold: usize,
    progress: Progress,
}

impl<R: BufRead> Counted<R> {
    fn check(&self) -> io::Result<()> {
        if self.taken.get() > LONGEST_PIECE {
            return Err(io::Error::other("a piece of XML is too long"));
        }
        Ok(())
    }

    fn tell(&mut self, bytes: usize) {
        self.taken.set(self.taken.get() + bytes);
        self.untold += bytes;
        if self.untold >= TOLD {
            self.progress.add(std::mem::take(&mut self.untold));
        }
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.check()?;
        let length = self.inner.read(buffer)?;
        self.tell(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.tell(amount);
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<usize, Flaw> {
        let mut xml = Xml::new(io::BufReader::new(text.as_bytes()));
        let mut events = 0;
        while !matches!(xml.next()?, Event::Eof) {
            events += 1;
        }
        Ok(events)
    }

    #[test]
    fn a_piece_is_bounded_and_every_element_is_closed() {
        assert_eq!(read("<a><b/>text</a>"), Ok(5));
        assert_eq!(read("<a><b>"), Err(Flaw::Broken));
        assert_eq!(read("<a></b>"), Err(Flaw::Broken));
        assert_eq!(read(&format!("<a>{}</a>", "x".repeat(17 << 20))), Err(Flaw::TooLong));
        assert_eq!(read(&format!("<a><!--{}--></a>", "<".repeat(17 << 20))), Err(Flaw::TooLong));
    }
}
