//! A file in the PDF, associated with the document as PDF/A-3 has it (ISO 19005-3, 6.8).

use lopdf::{Dictionary, Document as File, Object, Stream, dictionary};

use super::{catalog, text};
use crate::pdf::attachment::Attachment;

/// Adds a file to the document.
pub(super) fn add(file: &mut File, attachment: &Attachment) {
    let mut facts = dictionary! { "Size" => attachment.bytes.len() as i64 };
    if let Some(day) = &attachment.day {
        let stamp = format!("D:{}000000Z", day.replace('-', ""));
        facts.set("ModDate", Object::string_literal(stamp.as_str()));
    }
    let stream = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(attachment.media_type.as_bytes().to_vec()),
        "Params" => facts,
    };
    let stream = file.add_object(Stream::new(stream, attachment.bytes.clone()));
    let name = text(attachment.name);
    let specification = file.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name.clone(),
        "Desc" => text(attachment.description),
        "AFRelationship" => "Data",
        "EF" => dictionary! { "F" => stream, "UF" => stream },
    });
    let catalog = catalog(file);
    catalog.set("AF", Object::Array(vec![specification.into()]));
    let names = dictionary! { "Names" => Object::Array(vec![name, specification.into()]) };
    let mut all = Dictionary::new();
    all.set("EmbeddedFiles", names);
    catalog.set("Names", all);
}
