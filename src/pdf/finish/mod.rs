//! What a file needs beyond printpdf's: content, structure, links, outline, metadata; and its bytes.

mod carried;
mod links;
mod metadata;
mod objects;
mod outline;
mod pack;
mod save;

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, dictionary};

use crate::pdf::attachment::page_digest;
use crate::pdf::frame::{Frames, ItemKind, Owner, Rect};
use crate::pdf::paint::{Made, Shared};
use crate::pdf::syntax;
use crate::pdf::tags::tree::{Alternative, Content, Link, objects};
use crate::pdf::tags::{Skeleton, Slot};
pub(super) use save::Packed;
use save::Structure;

/// What the painter made.
#[derive(Debug)]
pub(super) struct Painted {
    /// By page: its operators.
    pub(super) contents: Vec<String>,
    /// What many pages begin with.
    pub(super) underlays: Vec<String>,
    /// By page: the number of the underlay that it begins with.
    pub(super) under: Vec<Option<usize>>,
    /// By page: whose content its marked sequences are; none for a number that none has.
    pub(super) marks: Vec<Vec<Option<Slot>>>,
    /// The forms that pages show.
    pub(super) forms: Vec<Form>,
    /// The opacities in use, in percent.
    pub(super) opacities: Vec<u8>,
}

/// Content that many pages show.
#[derive(Debug)]
pub(super) struct Form {
    /// In points.
    pub(super) width: f32,
    /// In points.
    pub(super) height: f32,
    /// Its operators.
    pub(super) content: String,
    /// The opacities that they name, in percent.
    pub(super) opacities: Vec<u8>,
}

/// Finishes the file that printpdf made and writes its bytes: the same for the same input,
/// wherever it is made.
pub(super) fn finish(
    mut file: File,
    painted: Painted,
    skeleton: &Skeleton<'_>,
    frames: &Frames,
    made: &Made<'_>,
) -> Vec<u8> {
    let (pages, digests) = rayon::join(|| pages(&mut file, frames, &painted), || digests(&painted));
    let Painted { contents, underlays, under, marks, .. } = painted;
    let (carried, ()) = rayon::join(
        || made.carried.map(|carry| carry.make(&digests)),
        || {
            set_content(&mut file, &pages, contents);
            set_underlays(&mut file, &pages, underlays, &under);
            links::add(&mut file, skeleton, frames, &pages);
            let outline = outline::add(&mut file, frames, &pages);
            metadata::add(&mut file, made.info, outline);
        },
    );
    if let Some(carried) = carried {
        carried::add(&mut file, &carried);
    }
    // From here on the numbers stand: structure elements name pages and annotations.
    file.renumber_objects();
    let structure = |file: &mut File| {
        let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
        let page_ids: Vec<u32> = pages.iter().map(|page| page.0).collect();
        let links = links::found(file, skeleton, frames, &pages);
        let content = Content {
            marks: &marks,
            pages: &page_ids,
            links: &links,
            figures: &figures(skeleton, frames),
        };
        let root = file.max_id + 1;
        let objects = objects(skeleton, content, root, root + 2);
        set_structure(file, root);
        Structure { root, objects, marks: marks.iter().flatten().flatten().count() }
    };
    save::bytes(file, structure, made.shared.map(Shared::packed))
}

/// By page: the digest of its content.
fn digests(painted: &Painted) -> Vec<String> {
    let own = painted.contents.iter().zip(&painted.under);
    own.map(|(content, under)| {
        let under = under.map(|under| painted.underlays[under].as_bytes());
        page_digest(under.into_iter().chain([content.as_bytes()]))
    })
    .collect()
}

/// The pages that printpdf made, with one size and one set of resources.
fn pages(file: &mut File, frames: &Frames, painted: &Painted) -> Vec<ObjectId> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let mut fonts = None;
    for (index, &page) in pages.iter().enumerate() {
        let dictionary = file.get_dictionary_mut(page).expect("printpdf makes pages");
        let own = dictionary.remove(b"Resources").and_then(|own| own.as_reference().ok());
        for key in [b"MediaBox".as_slice(), b"TrimBox", b"CropBox", b"Annots"] {
            dictionary.remove(key);
        }
        dictionary.set("StructParents", index as i64);
        dictionary.set("Tabs", "S");
        let Some(resources) = own.and_then(|own| file.objects.remove(&own)) else { continue };
        let Ok(resources) = resources.as_dict() else { continue };
        let reference = |key: &[u8]| resources.get(key).and_then(Object::as_reference).ok();
        fonts = fonts.or(reference(b"Font"));
        for key in [b"XObject".as_slice(), b"ExtGState", b"Shading"] {
            if let Some(unused) = reference(key) {
                file.objects.remove(&unused);
            }
        }
    }
    let resources = resources(file, fonts, painted);
    for &page in &pages {
        // Pages could inherit them, but PDF/A-3 wants them named on each (6.2.2).
        let page = file.get_dictionary_mut(page).expect("the page was found before");
        page.set("Resources", resources);
    }
    let size = [0.0, 0.0, frames.width, frames.height].map(Object::Real).to_vec();
    let parent = pages.first().and_then(|&page| file.get_dictionary(page).ok());
    let parent = parent.and_then(|page| page.get(b"Parent").and_then(Object::as_reference).ok());
    if let Some(parent) = parent.and_then(|parent| file.get_dictionary_mut(parent).ok()) {
        // Pages inherit it.
        parent.set("MediaBox", Object::Array(size));
    }
    pages
}

/// The resources that all pages and forms share.
fn resources(file: &mut File, fonts: Option<ObjectId>, painted: &Painted) -> ObjectId {
    let id = file.new_object_id();
    let mut resources = Dictionary::new();
    if let Some(fonts) = fonts {
        resources.set("Font", fonts);
    }
    let mut states = Dictionary::new();
    for percent in &painted.opacities {
        let opacity = Object::Real(f32::from(*percent) / 100.0);
        states.set(format!("G{percent}"), dictionary! { "ca" => opacity });
    }
    if !states.is_empty() {
        resources.set("ExtGState", states);
    }
    let mut forms = Dictionary::new();
    for (number, form) in painted.forms.iter().enumerate() {
        let bounds = [0.0, 0.0, form.width, form.height].map(Object::Real).to_vec();
        let dictionary = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => Object::Array(bounds),
            "Resources" => id,
        };
        let form = Stream::new(dictionary, form.content.clone().into_bytes());
        forms.set(format!("S{number}"), file.add_object(form));
    }
    if !forms.is_empty() {
        resources.set("XObject", forms);
    }
    file.objects.insert(id, resources.into());
    id
}

fn set_content(file: &mut File, pages: &[ObjectId], contents: Vec<String>) {
    for (&page, content) in pages.iter().zip(contents) {
        let id = file
            .get_dictionary(page)
            .and_then(|page| page.get(b"Contents"))
            .and_then(Object::as_reference)
            .expect("printpdf gives each page a content stream");
        file.objects.insert(id, Stream::new(Dictionary::new(), content.into_bytes()).into());
    }
}

/// Lets pages begin with what they share.
fn set_underlays(
    file: &mut File,
    pages: &[ObjectId],
    underlays: Vec<String>,
    under: &[Option<usize>],
) {
    let stream = |content: String| Stream::new(Dictionary::new(), content.into_bytes());
    let ids: Vec<ObjectId> =
        underlays.into_iter().map(|content| file.add_object(stream(content))).collect();
    for (&page, under) in pages.iter().zip(under) {
        let Some(under) = under else { continue };
        let page = file.get_dictionary_mut(page).expect("the page was found before");
        let own = page.get(b"Contents").expect("printpdf gives each page content").clone();
        page.set("Contents", Object::Array(vec![ids[*under].into(), own]));
    }
}

/// What stands for each drawing that is read, and where it is.
fn figures(skeleton: &Skeleton<'_>, frames: &Frames) -> BTreeMap<Slot, Alternative> {
    let mut figures = BTreeMap::new();
    for item in frames.pages.iter().flat_map(|page| &page.items) {
        let (ItemKind::Drawing { name, rect }, Owner::Element(node)) = (&item.kind, item.owner)
        else {
            continue;
        };
        let Some(slot) = skeleton.figure(node, name) else { continue };
        figures.entry(slot).or_insert_with(|| Alternative {
            text: skeleton.alternative(slot),
            extent: extent(*rect, frames.height),
        });
    }
    figures
}

/// Left, bottom, right and top of a rectangle, with y up, in hundredths.
fn extent(rect: Rect, height: f32) -> [i64; 4] {
    let top = height - rect.y;
    [rect.x, top - rect.height, rect.x + rect.width, top]
        .map(|edge| syntax::hundredths(edge.into()))
}

/// A place on a page, a little above what is meant.
fn destination(pages: &[ObjectId], page: usize, y: f32) -> Object {
    let page = pages[page.min(pages.len() - 1)];
    let top = Object::Integer((y + 8.0).round() as i64);
    Object::Array(vec![page.into(), "XYZ".into(), Object::Null, top, Object::Null])
}

fn catalog(file: &mut File) -> &mut Dictionary {
    let root = file.trailer.get(b"Root").and_then(Object::as_reference);
    let root = root.expect("printpdf names the catalog");
    file.get_dictionary_mut(root).expect("printpdf writes a catalog")
}

fn set_structure(file: &mut File, root: u32) {
    catalog(file).set("StructTreeRoot", Object::Reference((root, 0)));
}

/// A text string: in PDF's own encoding where that has all its characters, else as UTF-16.
fn text(value: &str) -> Object {
    if let Some(bytes) = syntax::document_bytes(value) {
        return Object::String(bytes, lopdf::StringFormat::Literal);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(value.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}
