//! Objects → object streams that pack extremely well.
//!
//! A report has thousands of structure elements that differ in little but their numbers. Deflate
//! cannot count, so each would cost some fifteen bytes. Here every object fills a row of fixed
//! length, objects of one form stand one below the other, and each row is stored as its difference
//! to the row above: PNG's filter "up", which `FlateDecode` undoes in every reader (ISO 32000-1,
//! 7.4.4.4). What remains is mostly zeros, and an element costs a byte or two.

use crate::pdf::syntax;

/// The longest row where objects of many forms stand together.
const ROW: usize = 100;

/// Rows are as long as a multiple of this: from object to object, where it begins grows by a number
/// that ends in zero, so that fewer digits change.
const WHOLE: usize = 10;

/// How many entries of an index may stand in a row: the last digits of their numbers come again.
const ENTRIES: [usize; 4] = [10, 5, 2, 1];

/// The longest row of objects of like length.
const LONG_ROW: usize = 512;

/// Up to how long objects are surely better in rows: they hold hardly any text.
const SHORT_ROW: usize = 120;

/// How many objects share a stream: a reader unpacks all of them to see one.
const TOGETHER: usize = 4096;

/// An object that is not a stream.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Record {
    /// Its number.
    pub(super) id: u32,
    /// What it is.
    pub(super) text: String,
}

/// An object stream, not yet deflated.
#[derive(Debug, PartialEq)]
pub(super) struct ObjectStream {
    /// The numbers of its objects in their order.
    pub(super) ids: Vec<u32>,
    /// Its content in one or two ways, of which the shorter is to be taken once deflated. Without
    /// rows is better where objects hold text of their own, such as what stands for drawings.
    pub(super) ways: Vec<Way>,
}

/// The content of an object stream.
#[derive(Debug, PartialEq)]
pub(super) struct Way {
    /// Where the first object begins.
    pub(super) first: usize,
    /// The length of a row, where it is in rows.
    pub(super) row: Option<usize>,
    /// All of it; rows stand after the number of their filter.
    pub(super) data: Vec<u8>,
}

/// Up to how many objects a stream is tried without rows: thousands of like ones gain nothing.
const FEW_ENOUGH: usize = 1024;

/// Puts records into object streams, those of one form one after the other.
pub(super) fn pack(records: &[Record]) -> Vec<ObjectStream> {
    records.chunks(TOGETHER).map(|chunk| mixed(&alike(chunk))).collect()
}

/// Puts records of like length into object streams in the order that they have.
pub(super) fn pack_in_order(records: &[Record]) -> Vec<ObjectStream> {
    let longest = |chunk: &[&Record]| chunk.iter().map(|one| one.text.len()).max().unwrap_or(ROW);
    let row = |chunk: &[&Record]| longest(chunk).next_multiple_of(WHOLE);
    let chunks = records.chunks(TOGETHER).map(|chunk| chunk.iter().collect::<Vec<_>>());
    chunks.map(|chunk| stream(&chunk, row(&chunk))).collect()
}

/// Records of one form one after the other.
fn alike(records: &[Record]) -> Vec<&Record> {
    let mut records: Vec<(u64, &Record)> =
        records.iter().map(|record| (form(&record.text), record)).collect();
    records.sort_by_key(|(form, record)| (*form, record.id));
    records.into_iter().map(|(_, record)| record).collect()
}

/// Puts one large object into a stream of its own, whose text is already in rows of this length.
pub(super) fn pack_alone(record: &Record, row: usize) -> ObjectStream {
    ObjectStream { ids: vec![record.id], ways: vec![in_rows(&[record], row)] }
}

/// A number for the form of a text: what it is apart from its digits.
fn form(text: &str) -> u64 {
    if text.len() > ROW {
        return u64::MAX;
    }
    // FNV-1a with every digit, and every space that fills in for one, taken as the same.
    let form = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |form, byte| {
        let byte = if matches!(byte, b' ' | b'0'..=b'9') { b'0' } else { byte };
        (form ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    form >> 1
}

fn stream(records: &[&Record], row: usize) -> ObjectStream {
    let ids = records.iter().map(|record| record.id).collect();
    let rows = (row <= LONG_ROW).then(|| in_rows(records, row));
    let may_be_text = row > SHORT_ROW && records.len() <= FEW_ENOUGH;
    let plain = (may_be_text || rows.is_none()).then(|| plain(records));
    ObjectStream { ids, ways: rows.into_iter().chain(plain).collect() }
}

/// Records of many forms, which may well hold text.
fn mixed(records: &[&Record]) -> ObjectStream {
    let ids = records.iter().map(|record| record.id).collect();
    let plain = (records.len() <= FEW_ENOUGH).then(|| plain(records));
    ObjectStream { ids, ways: std::iter::once(in_rows(records, ROW)).chain(plain).collect() }
}

fn in_rows(records: &[&Record], row: usize) -> Way {
    let mut text = index(records, row);
    let first = text.len();
    for record in records {
        text.push_str(&record.text);
        fill(&mut text, row);
    }
    Way { first, row: Some(row), data: filter(text.as_bytes(), row) }
}

fn plain(records: &[&Record]) -> Way {
    let (mut index, mut objects) = (String::new(), String::new());
    for record in records {
        index.push_str(&record.id.to_string());
        index.push(' ');
        index.push_str(&objects.len().to_string());
        index.push(' ');
        objects.push_str(record.text.trim_end());
        objects.push('\n');
    }
    Way { first: index.len(), row: None, data: (index + &objects).into_bytes() }
}

/// The numbers of the objects and where they begin, as many to a row as fit and repeat.
fn index(records: &[&Record], row: usize) -> String {
    let id_width = records.iter().map(|record| record.id).max().unwrap_or(0).to_string().len();
    let lengths = records.iter().map(|record| record.text.len().next_multiple_of(row));
    let offset_width = lengths.clone().sum::<usize>().to_string().len();
    let entry = id_width + offset_width + 2;
    let per_row = ENTRIES.into_iter().find(|many| many * entry <= row).unwrap_or(1);
    let (mut text, mut offset) = (String::new(), 0_usize);
    for (place, (record, length)) in records.iter().zip(lengths).enumerate() {
        if place > 0 && place.is_multiple_of(per_row) {
            fill(&mut text, row);
        }
        syntax::aligned(&mut text, record.id.into(), id_width);
        text.push(' ');
        syntax::aligned(&mut text, offset as u64, offset_width);
        text.push(' ');
        offset += length;
    }
    fill(&mut text, row);
    text
}

fn fill(text: &mut String, row: usize) {
    let end = text.len().next_multiple_of(row);
    text.extend(std::iter::repeat_n(' ', end - text.len()));
}

/// Rows as PNG's predictor keeps them: as they are, or as the difference to the row above where
/// they are much alike.
pub(super) fn filter(text: &[u8], row: usize) -> Vec<u8> {
    const AS_IS: u8 = 0;
    const UP: u8 = 2;
    let mut out = Vec::with_capacity(text.len() + text.len().div_ceil(row));
    let mut above: &[u8] = &[];
    for bytes in text.chunks_exact(row) {
        let alike = bytes.iter().zip(above).filter(|(one, other)| one == other).count();
        if alike * 2 > row {
            out.push(UP);
            out.extend(bytes.iter().zip(above).map(|(one, other)| one.wrapping_sub(*other)));
        } else {
            out.push(AS_IS);
            out.extend_from_slice(bytes);
        }
        above = bytes;
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a reader of PNG's predictor sees.
    fn unfilter(data: &[u8], row: usize) -> Vec<u8> {
        let (mut out, mut above) = (vec![], vec![0; row]);
        for line in data.chunks_exact(row + 1) {
            let read = line[1..].iter().zip(&above);
            above = match line[0] {
                0 => line[1..].to_vec(),
                2 => read.map(|(one, other)| one.wrapping_add(*other)).collect(),
                other => panic!("no filter {other}"),
            };
            out.extend_from_slice(&above);
        }
        out
    }

    /// What a reader finds in an object stream, with rows and without.
    fn objects(stream: &ObjectStream) -> Vec<(u32, String)> {
        let unpacked = |way: &Way| match way.row {
            Some(row) => unfilter(&way.data, row),
            None => way.data.clone(),
        };
        let mut found = stream.ways.iter().map(|way| read(unpacked(way), way.first));
        let first = found.next().unwrap();
        assert!(found.all(|other| other == first));
        assert!(first.iter().map(|(id, _)| id).eq(&stream.ids));
        first
    }

    fn read(text: Vec<u8>, first: usize) -> Vec<(u32, String)> {
        let text = String::from_utf8(text).unwrap();
        let numbers: Vec<usize> =
            text[..first].split_whitespace().map(|number| number.parse().unwrap()).collect();
        let pairs: Vec<(u32, usize)> =
            numbers.chunks(2).map(|pair| (pair[0] as u32, pair[1])).collect();
        let ends = pairs.iter().skip(1).map(|pair| pair.1).chain([text.len() - first]);
        let body = &text[first..];
        let object = |(&(id, from), to): (&(u32, usize), usize)| (id, body[from..to].trim_end());
        pairs.iter().zip(ends).map(object).map(|(id, text)| (id, text.to_owned())).collect()
    }

    proptest! {
        #[test]
        fn every_object_is_found_again(texts in prop::collection::vec("<<[ -~]{0,300}>>|(<<[ -~]{90,110}>>){1,2}", 1..300)) {
            let records: Vec<Record> = texts
                .iter()
                .enumerate()
                .map(|(at, text)| Record { id: at as u32 + 3, text: text.clone() })
                .collect();
            let found = |streams: Vec<ObjectStream>| {
                let mut found: Vec<_> = streams.iter().flat_map(objects).collect();
                found.sort_unstable();
                found
            };
            let (sorted, in_order) = (found(pack(&records)), found(pack_in_order(&records)));
            let expected: Vec<_> =
                records.into_iter().map(|record| (record.id, record.text)).collect();
            prop_assert_eq!(&sorted, &expected);
            prop_assert_eq!(&in_order, &expected);
        }
    }

    #[test]
    fn rows_that_differ_in_a_digit_become_zeros() {
        let records = [
            Record { id: 10, text: "<</S/TD/K  1>>".into() },
            Record { id: 11, text: "<</S/P>>".into() },
            Record { id: 12, text: "<</S/TD/K  2>>".into() },
        ];
        let stream = &pack(&records)[0];
        assert!(stream.ids == [10, 12, 11] || stream.ids == [11, 10, 12], "{:?}", stream.ids);
        let length = stream.ways[0].row.unwrap();
        let mut rows = stream.ways[0].data.chunks(length + 1);
        let zeros = |row: &[u8]| row[1..].split(|&byte| byte != 0).map(<[u8]>::len).sum::<usize>();
        assert!(rows.any(|row| row[0] == 2 && zeros(row) == length - 1));
    }
}
