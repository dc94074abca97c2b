//! The bytes of the file: streams deflated side by side, everything else in object streams.
//!
//! lopdf could save the file too, but it leaves the cross-references unpacked (7 bytes for each
//! of thousands of objects), deflates one stream after the other, and copies every object.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream};
use rayon::prelude::*;

use super::objects::Notation;
use super::pack::{self, ObjectStream, Record};
use crate::digest;
use crate::pdf::attachment;
use crate::pdf::tags::tree::Objects;

/// How hard a stream is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effort {
    /// Beyond this, most pages hardly shrink.
    Usual,
    /// For the structure, the carried file and long contents: rows and lists of numbers gain from it.
    Hard,
    /// Ten times as long for a tenth less: for structure that would cost too much.
    Hardest,
}

impl Effort {
    /// What libdeflate calls it.
    fn level(self) -> CompressionLvl {
        let level = match self {
            Self::Usual => 6,
            Self::Hard => 9,
            Self::Hardest => 12,
        };
        CompressionLvl::new(level).expect("libdeflate has levels up to 12")
    }
}

/// From so many bytes on, what a page shows is mostly rows of a table.
const LONG: usize = 10_000;

/// The bytes that structure, marks and the carried file may take for each hundred others, before they
/// are packed as hard as can be. Nobody should have to choose between a file that everybody can read
/// and a small one: a quarter more is the most.
const DEAR: usize = 24;

/// What a mark of the structure takes in a page's packed content, in tenths of a byte.
const MARK: usize = 34;

/// What serves the same and is not known before the file is written: metadata, entries of pages, and
/// cross-references.
const OTHERS: usize = 2_000;

/// The structure tree: its root, its number tree, and its elements.
pub(super) struct Structure {
    /// The number of the root. The number tree has the next; the elements have later ones.
    pub(super) root: u32,
    /// The others.
    pub(super) objects: Objects,
    /// How many marks the contents of the pages have.
    pub(super) marks: usize,
}

/// A stream before it is packed.
struct Raw {
    id: u32,
    /// The entries of its dictionary, but for filter and length.
    entries: String,
    data: Vec<u8>,
    kind: Kind,
    effort: Effort,
    /// Entries and data that say the same and may be smaller.
    other: Option<(String, Vec<u8>)>,
    /// What was packed, where it may be packed once more.
    unpacked: Option<Vec<u8>>,
}

impl Raw {
    /// How long it takes to pack, beside others.
    fn weight(&self) -> usize {
        let size = self.data.len() + self.other.as_ref().map_or(0, |(_, data)| data.len());
        if self.effort == Effort::Usual { size } else { size * 3 }
    }
}

#[derive(PartialEq)]
enum Kind {
    /// Content of any kind.
    Own,
    /// A font's program, which other files may have, too.
    Common,
    /// The carried file.
    Carried,
    /// Objects, by number.
    Objects(Vec<u32>),
    /// Objects of the structure, by number.
    Structure(Vec<u32>),
}

/// Where an object is.
#[derive(Debug, Clone, Copy)]
enum Place {
    Free,
    At(u32),
    In { stream: u32, index: u16 },
}

/// Streams that several files have in common, packed once. By digest; looked up only, never walked
/// through.
#[derive(Debug, Default)]
pub(in crate::pdf) struct Packed(Mutex<HashMap<String, Arc<Vec<u8>>>>);

impl Packed {
    /// The data packed, as it was before or by `pack`.
    fn get(&self, data: &[u8], pack: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
        let digest = digest::sha256(data);
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&digest).cloned();
        let packed = known.unwrap_or_else(|| {
            let packed = Arc::new(pack());
            lock().insert(digest, packed.clone());
            packed
        });
        packed.to_vec()
    }
}

/// Writes the file, which `structure` completes. Its id is a digest of its content.
pub(super) fn bytes(
    mut file: File,
    structure: impl FnOnce(&mut File) -> Structure + Send,
    packed: Option<&Packed>,
) -> Vec<u8> {
    let mut contents = take_contents(&mut file);
    // The structure is made while what pages show is packed.
    let ((), (mut objects, marks)) = rayon::join(
        || pack(contents.iter_mut().map(|(_, raw)| raw).collect(), packed),
        || {
            let structure = structure(&mut file);
            let marks = structure.marks;
            let mut objects = objects(file, structure);
            pack(objects.streams.iter_mut().collect(), packed);
            (objects, marks)
        },
    );
    let streams = contents.iter().map(|(_, raw)| raw).chain(&objects.streams);
    if is_dear(streams, marks * MARK / 10) {
        pack_harder(contents.iter_mut().map(|(_, raw)| raw).chain(&mut objects.streams).collect());
    }
    let with_entries = contents.into_iter().map(|(dictionary, mut raw)| {
        let mut text = String::new();
        objects.notation.dictionary(&mut text, &dictionary, &[b"Length"]);
        raw.entries.insert_str(0, inner(&text));
        raw
    });
    write(with_entries.chain(objects.streams), objects.next, objects.root, objects.info)
}

/// The streams of a file that no numbers of others decide: what pages show, fonts, the carried file.
fn take_contents(file: &mut File) -> Vec<(Dictionary, Raw)> {
    let is_stream = |(id, object): (&ObjectId, &Object)| object.as_stream().is_ok().then_some(*id);
    let ids: Vec<ObjectId> = file.objects.iter().filter_map(is_stream).collect();
    let streams = ids.into_iter().filter_map(|id| match file.objects.remove(&id) {
        Some(Object::Stream(stream)) => Some((id.0, stream)),
        _ => None,
    });
    streams
        .map(|(id, Stream { dict, content: data, .. })| {
            let kind = match () {
                () if dict.has(b"Length1") => Kind::Common,
                () if dict.has_type(b"EmbeddedFile") => Kind::Carried,
                () => Kind::Own,
            };
            let is_long = kind == Kind::Own && data.len() > LONG;
            let is_hard = kind == Kind::Carried || is_long;
            let effort = if is_hard { Effort::Hard } else { Effort::Usual };
            let entries = String::new();
            (dict, Raw { id, entries, data, kind, effort, other: None, unpacked: None })
        })
        .collect()
}

/// All of a file that is no stream, in streams.
struct Packable {
    streams: Vec<Raw>,
    notation: Notation,
    /// The number after the last.
    next: u32,
    /// The number of the catalog.
    root: u32,
    /// The number of what says who made the file.
    info: Option<u32>,
}

fn objects(file: File, structure: Structure) -> Packable {
    let Structure { root, objects, .. } = structure;
    let mut next = objects.next;
    let notation = Notation { width: next.to_string().len() };
    let record = |((id, _), object)| {
        let mut text = String::new();
        notation.object(&mut text, &object);
        Record { id, text }
    };
    let mut records: Vec<Record> = file.objects.into_iter().map(record).collect();
    records.push(structure_root(root, objects.next_key, notation));
    let parents = Record { id: root + 1, text: objects.parents };
    let groups = objects.elements.into_par_iter().map(|group| {
        let records = group.into_iter().map(|(id, text)| Record { id, text });
        pack::pack_in_order(&records.collect::<Vec<_>>())
    });
    let (records, elements) = rayon::join(
        || (pack::pack(&records), pack::pack_alone(&parents, objects.row)),
        || groups.collect::<Vec<_>>(),
    );
    let (records, parents) = records;
    let structure = elements.into_iter().flatten().chain([parents]);
    let mut streams = Vec::new();
    let mut add = |objects, kind: fn(Vec<u32>) -> Kind, effort| {
        streams.push(object_stream(next, objects, kind, effort));
        next += 1;
    };
    for objects in records {
        add(objects, Kind::Objects, Effort::Usual);
    }
    for objects in structure {
        add(objects, Kind::Structure, Effort::Hard);
    }
    let root = file.trailer.get(b"Root").and_then(Object::as_reference);
    let (root, _) = root.expect("printpdf names the catalog");
    let info = file.trailer.get(b"Info").and_then(Object::as_reference).ok();
    Packable { streams, notation, next, root, info: info.map(|(id, _)| id) }
}

/// The root of the structure; see [`Structure`] for the numbers of what it names.
fn structure_root(root: u32, next_key: usize, notation: Notation) -> Record {
    let mut text = String::from("<</Type/StructTreeRoot/K ");
    notation.reference(&mut text, root + 2);
    text.push_str("/ParentTree ");
    notation.reference(&mut text, root + 1);
    text.push_str("/ParentTreeNextKey ");
    text.push_str(&next_key.to_string());
    text.push_str(">>");
    Record { id: root, text }
}

fn object_stream(
    id: u32,
    objects: ObjectStream,
    kind: fn(Vec<u32>) -> Kind,
    effort: Effort,
) -> Raw {
    let many = objects.ids.len();
    let mut ways = objects.ways.into_iter().map(|way| {
        let rows = way.row.map(|row| format!("/DecodeParms<</Predictor 15/Columns {row}>>"));
        let rows = rows.unwrap_or_default();
        (format!("/Type/ObjStm/N {many}/First {}{rows}", way.first), way.data)
    });
    let (entries, data) = ways.next().expect("objects are written in one way at least");
    let kind = kind(objects.ids);
    Raw { id, entries, data, kind, effort, other: ways.next(), unpacked: None }
}

/// What stands between `<<` and `>>`.
fn inner(dictionary: &str) -> &str {
    let inner = dictionary.strip_prefix("<<").and_then(|text| text.strip_suffix(">>"));
    inner.expect("a dictionary was written")
}

/// Packs the streams side by side, those that take longest first.
fn pack(mut streams: Vec<&mut Raw>, packed: Option<&Packed>) {
    streams.sort_by_key(|stream| std::cmp::Reverse(stream.weight()));
    streams.into_iter().par_bridge().for_each(|stream| {
        let effort = stream.effort;
        let mut data = std::mem::take(&mut stream.data);
        stream.data = match (&stream.kind, packed) {
            (Kind::Common, Some(packed)) => packed.get(&data, || deflate(&data, effort)),
            _ => deflate(&data, effort),
        };
        if let Some((entries, other)) = stream.other.take() {
            let packed = deflate(&other, effort);
            if packed.len() < stream.data.len() {
                (stream.entries, stream.data, data) = (entries, packed, other);
            }
        }
        stream.entries.push_str("/Filter/FlateDecode");
        if let Kind::Structure(_) | Kind::Carried = stream.kind {
            stream.unpacked = Some(data);
        }
    });
}

/// Whether what serves readers beyond the eye takes much beside all else; `marks` is what it takes in
/// the contents of pages. By far most reports are not dear.
fn is_dear<'a>(streams: impl Iterator<Item = &'a Raw>, marks: usize) -> bool {
    let (mut cost, mut rest) = (0, 0);
    for stream in streams {
        match stream.kind {
            Kind::Structure(_) | Kind::Carried => cost += stream.data.len(),
            Kind::Own | Kind::Common | Kind::Objects(_) => rest += stream.data.len(),
        }
    }
    (cost + marks + OTHERS) * 100 > rest.saturating_sub(marks) * DEAR
}

/// Packs the structure and the carried file once more, as hard as can be.
fn pack_harder(streams: Vec<&mut Raw>) {
    streams.into_iter().par_bridge().for_each(|stream| {
        if let Some(data) = stream.unpacked.take() {
            stream.data = deflate(&data, Effort::Hardest);
        }
    });
}

fn write(streams: impl Iterator<Item = Raw>, size: u32, root: u32, info: Option<u32>) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xC3\xA4\xC3\xB6\n".to_vec();
    let mut places = vec![Place::Free; size as usize];
    for stream in streams {
        places[stream.id as usize] = Place::At(out.len() as u32);
        write_stream(&mut out, stream.id, &stream.entries, &stream.data);
        if let Kind::Objects(ids) | Kind::Structure(ids) = stream.kind {
            for (index, id) in ids.into_iter().enumerate() {
                places[id as usize] = Place::In { stream: stream.id, index: index as u16 };
            }
        }
    }
    write_references(&mut out, places, root, info);
    out
}

fn write_stream(out: &mut Vec<u8>, id: u32, entries: &str, data: &[u8]) {
    let head = format!("{id} 0 obj\n<<{entries}/Length {}>>stream\n", data.len());
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(data);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

/// The cross-reference stream (ISO 32000-1, 7.5.8), which is the trailer too.
fn write_references(out: &mut Vec<u8>, mut places: Vec<Place>, root: u32, info: Option<u32>) {
    /// Bytes of an entry: its kind, an offset or the number of a stream, an index.
    const ENTRY: usize = 7;
    let start = out.len();
    let id = places.len() as u32;
    places.push(Place::At(start as u32));
    let mut table = Vec::with_capacity(places.len() * ENTRY);
    for (number, place) in places.iter().enumerate() {
        let (kind, field, index) = match *place {
            Place::Free => (0, 0, if number == 0 { u16::MAX } else { 0 }),
            Place::At(offset) => (1, offset, 0),
            Place::In { stream, index } => (2, stream, index),
        };
        table.push(kind);
        table.extend_from_slice(&field.to_be_bytes());
        table.extend_from_slice(&index.to_be_bytes());
    }
    let info = info.map_or_else(String::new, |info| format!("/Info {info} 0 R"));
    let entries = format!(
        "/Type/XRef/Size {}/W[1 4 2]/Root {root} 0 R{info}/DecodeParms<</Predictor 15/Columns {ENTRY}>>\
         /Filter/FlateDecode",
        places.len()
    );
    let data = deflate(&pack::filter(&table, ENTRY), Effort::Hard);
    let head = format!("{id} 0 obj\n<<{entries}");
    // By this the file tells that no byte before was changed: see `attachment`.
    let references = attachment::sealed(out, &head, &data);
    out.extend_from_slice(&references);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
}

fn deflate(data: &[u8], effort: Effort) -> Vec<u8> {
    thread_local! {
        /// A deflater holds half a megabyte, so each thread has one of a kind for all its files.
        static USUAL: RefCell<Compressor> = RefCell::new(Compressor::new(Effort::Usual.level()));
        static HARD: RefCell<Compressor> = RefCell::new(Compressor::new(Effort::Hard.level()));
    }
    match effort {
        Effort::Usual => USUAL.with_borrow_mut(|deflater| deflate_with(deflater, data)),
        Effort::Hard => HARD.with_borrow_mut(|deflater| deflate_with(deflater, data)),
        // Such a one holds nine megabytes.
        Effort::Hardest => deflate_with(&mut Compressor::new(effort.level()), data),
    }
}

fn deflate_with(deflater: &mut Compressor, data: &[u8]) -> Vec<u8> {
    thread_local! {
        /// Room for the worst that can come of any data so far.
        static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    ROOM.with_borrow_mut(|room| {
        let worst = deflater.zlib_compress_bound(data.len());
        if room.len() < worst {
            room.resize(worst, 0);
        }
        let length = deflater.zlib_compress(data, room).expect("there is room for the worst");
        room[..length].to_vec()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(kind: Kind, data: Vec<u8>) -> Raw {
        let effort = Effort::Hard;
        Raw { id: 1, entries: String::new(), data, kind, effort, other: None, unpacked: None }
    }

    #[test]
    fn only_a_quarter_more_is_dear() {
        let share = |structure: usize| {
            let of = |kind, size| raw(kind, vec![0; size]);
            let streams = [
                of(Kind::Structure(vec![]), structure),
                of(Kind::Carried, 2_000),
                of(Kind::Own, 80_000),
            ];
            is_dear(streams.iter(), 5_000)
        };
        // (structure + 2,000 + 5,000 + 2,000) of (80,000 − 5,000) are 24 % at 9,000.
        assert!(!share(9_000));
        assert!(share(9_001));
    }

    #[test]
    fn structure_that_is_dear_is_packed_once_more() {
        // Rows as the structure has them: mostly zeros, and a number that changes.
        let rows: Vec<u8> =
            (0..30_000_u32).map(|at| if at % 40 == 0 { (at * at / 7) as u8 } else { 0 }).collect();
        let mut streams =
            [raw(Kind::Structure(vec![7]), rows.clone()), raw(Kind::Own, rows.clone())];
        pack(streams.iter_mut().collect(), None);
        let before: Vec<usize> = streams.iter().map(|stream| stream.data.len()).collect();
        pack_harder(streams.iter_mut().collect());
        assert!(streams[0].data.len() < before[0]);
        assert_eq!(streams[1].data.len(), before[1]);
        let mut read = Vec::new();
        let mut reader = flate2::read::ZlibDecoder::new(streams[0].data.as_slice());
        std::io::Read::read_to_end(&mut reader, &mut read).unwrap();
        assert_eq!(read, rows);
    }
}
