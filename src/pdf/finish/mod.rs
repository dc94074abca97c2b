//! What a file needs beyond printpdf's: content, structure, links, outline, metadata; and its bytes.

mod metadata;
mod outline;
mod save;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};
use rayon::prelude::*;

use crate::pdf::frame::{Frames, ItemKind, Owner, Rect, Target};
use crate::pdf::paint::Info;
use crate::pdf::tags::{self, Skeleton, Slot, Tree};

/// What the painter made.
pub struct Painted {
    /// Each page's operators, and whose content its marked sequences are.
    pub pages: Vec<(String, Vec<Slot>)>,
    /// The forms that pages show.
    pub forms: Vec<Form>,
    /// The opacities in use, in percent.
    pub opacities: Vec<u8>,
}

/// Content that many pages show.
#[derive(Debug)]
pub struct Form {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// Its operators.
    pub content: String,
    /// The opacities that they name, in percent.
    pub opacities: Vec<u8>,
}

/// Finishes the file and writes its bytes: the same for the same input, wherever it is made.
#[must_use]
pub fn finish(
    mut file: File,
    painted: Painted,
    skeleton: &Skeleton<'_>,
    frames: &Frames,
    info: &Info,
) -> Vec<u8> {
    "1.7".clone_into(&mut file.version);
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let resources = share_resources(&mut file, &pages, &painted);
    add_forms(&mut file, resources, &painted.forms);
    let mut tree = Tree::new(skeleton);
    let mut annotations = Vec::new();
    for (index, (_, marks)) in painted.pages.iter().enumerate() {
        tree.page(&mut file, marks);
        let own = page_annotations(&mut file, &mut tree, frames, index, &pages);
        annotations.push(own);
    }
    for (index, &page) in pages.iter().enumerate() {
        page_entries(&mut file, page, index, frames, std::mem::take(&mut annotations[index]));
    }
    let root = tree.write(&mut file, &pages);
    let outline = outline::add(&mut file, frames, &pages);
    set_content(&mut file, &pages, painted.pages);
    metadata::add(&mut file, info, root, outline);
    compress(&mut file);
    save::bytes(file)
}

/// All pages use the resources of the first; the others' are dropped.
fn share_resources(file: &mut File, pages: &[ObjectId], painted: &Painted) -> ObjectId {
    let of = |file: &File, page: ObjectId| {
        file.get_dictionary(page)
            .and_then(|page| page.get(b"Resources"))
            .and_then(Object::as_reference)
            .expect("printpdf gives each page resources of its own")
    };
    let first = of(file, pages[0]);
    for &page in &pages[1..] {
        let own = of(file, page);
        file.objects.remove(&own);
        if let Ok(page) = file.get_dictionary_mut(page) {
            page.set("Resources", first);
        }
    }
    let states: Dictionary = painted
        .opacities
        .iter()
        .map(|percent| {
            let share = Object::Real(f32::from(*percent) / 100.0);
            (format!("G{percent}"), dictionary! { "ca" => share }.into())
        })
        .fold(Dictionary::new(), |mut all, (name, state): (String, Object)| {
            all.set(name, state);
            all
        });
    for key in ["ExtGState", "Shading", "XObject"] {
        let old = file
            .get_dictionary(first)
            .and_then(|resources| resources.get(key.as_bytes()))
            .and_then(Object::as_reference);
        if let Ok(old) = old {
            file.objects.remove(&old);
        }
        if let Ok(resources) = file.get_dictionary_mut(first) {
            resources.remove(key.as_bytes());
        }
    }
    if let Ok(resources) = file.get_dictionary_mut(first)
        && !states.is_empty()
    {
        resources.set("ExtGState", states);
    }
    first
}

fn add_forms(file: &mut File, resources: ObjectId, forms: &[Form]) {
    if forms.is_empty() {
        return;
    }
    let mut named = Dictionary::new();
    for (number, form) in forms.iter().enumerate() {
        let bounds = [0.0, 0.0, form.width, form.height].map(Object::Real).to_vec();
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => Object::Array(bounds),
            "Resources" => resources,
        };
        let id = file.add_object(Stream::new(dictionary, form.content.clone().into_bytes()));
        named.set(format!("S{number}"), id);
    }
    if let Ok(resources) = file.get_dictionary_mut(resources) {
        resources.set("XObject", named);
    }
}

/// The page's links as annotations. A link's areas on one line are one annotation.
fn page_annotations(
    file: &mut File,
    tree: &mut Tree<'_>,
    frames: &Frames,
    page: usize,
    pages: &[ObjectId],
) -> Vec<Object> {
    let height = frames.height;
    let mut links: Vec<(Owner, Rect, &Target)> = Vec::new();
    for item in &frames.pages[page].items {
        match (&item.kind, item.owner) {
            (ItemKind::Link { rect, target }, owner) => match links.last_mut() {
                Some((before, area, _))
                    if *before == owner
                        && (area.y - rect.y).abs() < 0.5
                        && owner != Owner::Artifact =>
                {
                    let right = (area.x + area.width).max(rect.x + rect.width);
                    area.x = area.x.min(rect.x);
                    area.width = right - area.x;
                }
                _ => links.push((owner, *rect, target)),
            },
            (ItemKind::Drawing { rect, .. }, Owner::Element(node)) => {
                let top = height - rect.y;
                tree.place(node, [rect.x, top - rect.height, rect.x + rect.width, top]);
            }
            _ => {}
        }
    }
    let mut made = Vec::new();
    for (owner, rect, target) in links {
        let Owner::Element(node) = owner else { continue };
        let id = file.new_object_id();
        let key = tree.annotation(file, node, page, id, pages.len());
        let top = height - rect.y;
        let area = [rect.x, top - rect.height, rect.x + rect.width, top];
        let area = area.map(|n| Object::Real((n * 100.0).round() / 100.0)).to_vec();
        let mut dictionary = dictionary! {
            "Type" => "Annot",
            "Subtype" => "Link",
            "Rect" => Object::Array(area),
            "Border" => Object::Array(vec![0.into(), 0.into(), 0.into()]),
            "F" => 4,
            "StructParent" => key,
        };
        match target {
            Target::Place { page, y } => {
                dictionary.set("Dest", destination(pages, *page, height - y));
                dictionary.set("Contents", tags::text(&format!("Page {}", page + 1)));
            }
            Target::Address(address) => {
                let action =
                    dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_str()) };
                dictionary.set("A", action);
                dictionary.set("Contents", tags::text(address));
            }
        }
        file.objects.insert(id, dictionary.into());
        made.push(Object::Reference(id));
    }
    made
}

/// A place on a page, a little above what is meant.
fn destination(pages: &[ObjectId], page: usize, y: f32) -> Object {
    let page = pages[page.min(pages.len() - 1)];
    let top = (y + 8.0).round();
    Object::Array(vec![page.into(), "XYZ".into(), Object::Null, Object::Real(top), Object::Null])
}

fn page_entries(
    file: &mut File,
    page: ObjectId,
    index: usize,
    frames: &Frames,
    annotations: Vec<Object>,
) {
    let Ok(dictionary) = file.get_dictionary_mut(page) else { return };
    let size = [0.0, 0.0, frames.width, frames.height].map(Object::Real).to_vec();
    dictionary.set("MediaBox", Object::Array(size));
    dictionary.remove(b"TrimBox");
    dictionary.remove(b"CropBox");
    dictionary.set("StructParents", index as i64);
    dictionary.set("Tabs", "S");
    if annotations.is_empty() {
        dictionary.remove(b"Annots");
    } else {
        dictionary.set("Annots", Object::Array(annotations));
    }
}

fn set_content(file: &mut File, pages: &[ObjectId], painted: Vec<(String, Vec<Slot>)>) {
    for (&page, (content, _)) in pages.iter().zip(painted) {
        let id = file
            .get_dictionary(page)
            .and_then(|page| page.get(b"Contents"))
            .and_then(Object::as_reference)
            .expect("printpdf gives each page a content stream");
        let stream = Stream::new(Dictionary::new(), content.into_bytes());
        file.objects.insert(id, stream.into());
    }
}

/// How hard streams are packed: beyond this, files hardly shrink.
const LEVEL: u32 = 6;

/// Packs bytes as `FlateDecode` reads them.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(bytes).expect("writing to memory cannot fail");
    encoder.finish().expect("writing to memory cannot fail")
}

/// Packs all streams at once, each on its own.
fn compress(file: &mut File) {
    let streams: Vec<&mut Stream> = file
        .objects
        .values_mut()
        .filter_map(|object| match object {
            Object::Stream(stream) => Some(stream),
            _ => None,
        })
        .filter(|stream| stream.allows_compression && !stream.dict.has(b"Filter"))
        .collect();
    streams.into_par_iter().for_each(|stream| {
        let content = packed(&stream.content);
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(content);
    });
}
