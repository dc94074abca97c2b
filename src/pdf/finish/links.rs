//! The annotations that lead somewhere.

use lopdf::{Document as File, Object, ObjectId, dictionary};

use super::{Link, destination, extent, text};
use crate::pdf::frame::{Frames, ItemKind, Owner, Rect, Target};
use crate::pdf::markup::NodeId;
use crate::pdf::tags::{Skeleton, Slot};

/// A link on one line of a page.
struct Area<'a> {
    slot: Slot,
    node: NodeId,
    rect: Rect,
    target: &'a Target,
}

/// Adds the annotations of all pages.
pub(super) fn add(file: &mut File, skeleton: &Skeleton<'_>, frames: &Frames, pages: &[ObjectId]) {
    let mut key = pages.len() as i64;
    for (page, &id) in pages.iter().enumerate() {
        let mut own = vec![];
        for area in areas(skeleton, frames, page) {
            let annotation = annotation(skeleton, frames, pages, &area, key);
            own.push(Object::Reference(file.add_object(annotation)));
            key += 1;
        }
        if !own.is_empty() {
            let page = file.get_dictionary_mut(id).expect("the page was found before");
            page.set("Annots", Object::Array(own));
        }
    }
}

/// The annotations as they are numbered in the end, for the structure.
pub(super) fn found(
    file: &File,
    skeleton: &Skeleton<'_>,
    frames: &Frames,
    pages: &[ObjectId],
) -> Vec<Link> {
    let mut links = vec![];
    for (page, &id) in pages.iter().enumerate() {
        let own = file.get_dictionary(id).and_then(|page| page.get(b"Annots"));
        let Ok(own) = own.and_then(Object::as_array) else { continue };
        for (area, annotation) in areas(skeleton, frames, page).into_iter().zip(own) {
            let (id, _) = annotation.as_reference().expect("annotations were added by reference");
            links.push(Link { slot: area.slot, page, id });
        }
    }
    links
}

/// The links of a page; what one link covers of a line is one area.
fn areas<'a>(skeleton: &Skeleton<'_>, frames: &'a Frames, page: usize) -> Vec<Area<'a>> {
    let mut areas: Vec<Area<'a>> = vec![];
    for item in &frames.pages[page].items {
        let (ItemKind::Link { rect, target }, Owner::Element(node)) = (&item.kind, item.owner)
        else {
            continue;
        };
        let Some(slot) = skeleton.content(node) else { continue };
        match areas.last_mut() {
            Some(before) if before.node == node && (before.rect.y - rect.y).abs() < 0.5 => {
                let area = &mut before.rect;
                let right = (area.x + area.width).max(rect.x + rect.width);
                let bottom = (area.y + area.height).max(rect.y + rect.height);
                area.x = area.x.min(rect.x);
                area.y = area.y.min(rect.y);
                area.width = right - area.x;
                area.height = bottom - area.y;
            }
            _ => areas.push(Area { slot, node, rect: *rect, target }),
        }
    }
    areas
}

fn annotation(
    skeleton: &Skeleton<'_>,
    frames: &Frames,
    pages: &[ObjectId],
    area: &Area<'_>,
    key: i64,
) -> lopdf::Dictionary {
    let edges = extent(area.rect, frames.height).map(|edge| Object::Real(edge as f32 / 100.0));
    let mut annotation = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => Object::Array(edges.to_vec()),
        "Border" => Object::Array(vec![0.into(), 0.into(), 0.into()]),
        // Printed with the page, as PDF/A asks for.
        "F" => 4,
        "StructParent" => key,
    };
    let words = skeleton.words(area.node);
    match area.target {
        Target::Place { page, y } => {
            annotation.set("Dest", destination(pages, *page, frames.height - y));
            let says = if words.is_empty() { format!("Page {}", page + 1) } else { words };
            annotation.set("Contents", text(&says));
        }
        Target::Address(address) => {
            let uri = Object::string_literal(plain(address));
            annotation.set("A", dictionary! { "S" => "URI", "URI" => uri });
            let says = if words.is_empty() { address.clone() } else { words };
            annotation.set("Contents", text(&says));
        }
    }
    annotation
}

/// An address in ASCII, as PDF wants it: other characters as `%XX` (RFC 3986).
fn plain(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            out.push('%');
            crate::pdf::syntax::hex_byte(&mut out, byte);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn addresses_become_ascii() {
        assert_eq!(
            super::plain("https://a.example/ä b?c=(d)"),
            "https://a.example/%C3%A4%20b?c=(d)"
        );
    }
}
