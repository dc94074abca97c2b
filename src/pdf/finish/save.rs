//! The bytes: object streams by lopdf, and the cross-reference stream packed by us, which lopdf
//! leaves as it is (7 bytes for each object).

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document as File, Object, SaveOptions, StringFormat};

use crate::pdf::digest;

/// How many objects share a stream: the more, the better they pack.
const TOGETHER: usize = 2000;

/// Writes the file. Its id is a digest of its content.
#[must_use]
pub fn bytes(mut file: File) -> Vec<u8> {
    let id = format!("{:032x}", content_digest(&file)).into_bytes();
    let id = Object::String(id, StringFormat::Literal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    file.renumber_objects();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(TOGETHER)
        .compression_level(6)
        .build();
    let mut out = Vec::new();
    file.save_with_options(&mut out, options).expect("writing to memory cannot fail");
    pack_references(&mut out, &file.trailer);
    out
}

fn content_digest(file: &File) -> u128 {
    file.objects.values().fold(digest::of(b""), |digest, object| match object {
        Object::Stream(stream) => digest::extend(digest, &stream.content),
        other => digest::extend(digest, format!("{other:?}").as_bytes()),
    })
}

/// Width of an entry: kind, offset or container, generation or index.
const ENTRY: usize = 7;

/// Packs the cross-reference stream at the end of the file.
fn pack_references(out: &mut Vec<u8>, trailer: &Dictionary) {
    let Some(place) = find_last(out, b"startxref\n") else { return };
    let number = out[place + 10..].split(|byte| *byte == b'\n').next().unwrap_or_default();
    let Some(start) = std::str::from_utf8(number).ok().and_then(|n| n.parse::<usize>().ok()) else {
        return;
    };
    let tail = &out[start..];
    let (Some(stream), Some(end)) = (find(tail, b"stream\n"), find_last(tail, b"endstream")) else {
        return;
    };
    let Some(length) = trailer.get(b"Length").and_then(Object::as_i64).ok().map(|n| n as usize)
    else {
        return;
    };
    let data = &tail[stream + 7..stream + 7 + length.min(end - stream - 7)];
    let packed = pack(data);
    let id = tail.split(|byte| *byte == b' ').next().unwrap_or_default().to_vec();
    let mut object = Vec::new();
    object.extend(id);
    object.extend(
        b" 0 obj\n<</Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/W[1 4 2]",
    );
    for key in ["Root", "Info"] {
        if let Ok((number, generation)) = trailer.get(key.as_bytes()).and_then(Object::as_reference)
        {
            object.extend(format!("/{key} {number} {generation} R").bytes());
        }
    }
    let size = trailer.get(b"Size").and_then(Object::as_i64).unwrap_or_default();
    object.extend(format!("/Size {size}/Index[").bytes());
    if let Ok(index) = trailer.get(b"Index").and_then(Object::as_array) {
        let numbers: Vec<String> =
            index.iter().filter_map(|n| n.as_i64().ok()).map(|n| n.to_string()).collect();
        object.extend(numbers.join(" ").bytes());
    }
    object.push(b']');
    if let Ok(ids) = trailer.get(b"ID").and_then(Object::as_array) {
        object.extend(b"/ID[");
        for id in ids.iter().filter_map(|id| id.as_str().ok()) {
            object.push(b'(');
            object.extend(id);
            object.push(b')');
        }
        object.push(b']');
    }
    object.extend(format!("/Length {}>>\nstream\n", packed.len()).bytes());
    object.extend(packed);
    object.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
    out.truncate(start);
    out.extend(object);
}

/// Packs rows of entries: each as the difference to the one above (PNG's filter "up").
fn pack(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(9));
    let mut above = [0_u8; ENTRY];
    let mut row = [0_u8; ENTRY + 1];
    for entry in data.chunks_exact(ENTRY) {
        row[0] = 2;
        for (at, byte) in entry.iter().enumerate() {
            row[at + 1] = byte.wrapping_sub(above[at]);
            above[at] = *byte;
        }
        encoder.write_all(&row).expect("writing to memory cannot fail");
    }
    encoder.finish().expect("writing to memory cannot fail")
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

fn find_last(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).rposition(|window| window == part)
}
