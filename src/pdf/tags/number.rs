//! The numbers of structure elements, chosen so that a file of many like parts stays small.
//!
//! The rows of a table have the same elements in the same order, and so have the pages of two hundred
//! people. In the file stand all elements that are alike, one below the other: the first cells of
//! all rows, then all second cells, and so on. Numbers follow that order, so that from one element to
//! the next every reference grows by one, and the content that it marks by as much as a row has:
//! differences that are the same from row to row, which is what deflate can say in a few bits.

use super::role::Role;
use super::tree::{Kid, Tree};

/// Up to how long elements stand together. A stream of short ones has short rows: see
/// `finish::pack`.
const LENGTHS: [usize; 4] = [40, 70, 130, 200];

/// From how many on the longest of these stand apart from still longer ones. Fewer are texts, such
/// as what stands for drawings, and gain by the words that they share.
const MANY: usize = 64;

/// How an element is written, as far as it decides what others are like it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    /// The structure type that it gets.
    pub(super) role: Role,
    /// The same for elements with attributes of the same kind.
    pub(super) attributes: u64,
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// The numbers of all elements of a tree.
pub(super) struct Numbers {
    /// By element; 0 for those that are not in the tree.
    pub(super) ids: Vec<u32>,
    /// The elements as they stand in the file, in groups of like length.
    pub(super) groups: Vec<Vec<usize>>,
    /// The first number after all of them.
    pub(super) next: u32,
}

/// Numbers the elements of a tree from `first` on, which the outermost gets. `forms` holds by
/// element how it is written.
pub(super) fn number(tree: &Tree<'_>, forms: &[Form], first: u32) -> Numbers {
    let mut numbers = Numbers { ids: vec![0; tree.bones.len()], groups: vec![], next: first };
    if tree.placed.first() != Some(&true) {
        return numbers;
    }
    let mut sorter = Sorter { tree, forms, found: Vec::with_capacity(tree.bones.len()), tables: 0 };
    sorter.gather(0, Around::default());
    let mut found = sorter.found;
    let last = LENGTHS.len() - 1;
    if found.iter().filter(|(key, ..)| key.length == last).count() < MANY {
        for (key, ..) in found.iter_mut().filter(|(key, ..)| key.length == last) {
            key.length = LENGTHS.len();
        }
    }
    // The outermost first, the others with those that are like them, in the order of the document.
    found[1..].sort_unstable();
    let is_alike =
        |one: &(Key, usize, usize), other: &(Key, usize, usize)| one.0.length == other.0.length;
    for group in found.chunk_by(is_alike) {
        for &(_, _, element) in group {
            numbers.ids[element] = numbers.next;
            numbers.next += 1;
        }
        numbers.groups.push(group.iter().map(|&(_, _, element)| element).collect());
    }
    numbers
}

/// What elements that are alike have in common, in the order in which they stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    length: usize,
    /// How many things stand in it.
    many: usize,
    role: Role,
    attributes: u64,
    /// Of which kinds the things in it are.
    kids: u64,
    /// What it stands in.
    around: u64,
    /// Which table it stands in: its columns one after the other have all their rows in step.
    table: usize,
    /// Where it stands in a row.
    place: u8,
}

/// What an element stands in.
#[derive(Debug, Clone, Copy, Default)]
struct Around {
    /// The three closest: their roles and places.
    closest: u64,
    /// The number of the table; 0 outside of tables.
    table: usize,
    /// Where in a row.
    place: u8,
}

/// The three closest of what an element stands in: their roles and places, two bytes each.
const CLOSEST: u64 = (1 << 48) - 1;

struct Sorter<'a> {
    tree: &'a Tree<'a>,
    forms: &'a [Form],
    /// By element in the order of the document: its key, its place in that order, and which it is.
    found: Vec<(Key, usize, usize)>,
    /// How many tables were found.
    tables: usize,
}

impl Sorter<'_> {
    /// Finds an element and all below it.
    fn gather(&mut self, element: usize, outer: Around) {
        let Form { role, attributes, length } = self.forms[element];
        let Around { closest, mut table, place } = outer;
        let kids = &self.tree.kids[element];
        let key = Key {
            length: LENGTHS.iter().filter(|&&most| length > most).count(),
            many: kids.len(),
            role,
            attributes,
            kids: kinds(kids),
            around: closest,
            table,
            place,
        };
        self.found.push((key, self.found.len(), element));
        if role == Role::Table {
            self.tables += 1;
            table = self.tables;
        }
        let closest = ((closest << 16) | u64::from(role.place()) << 8 | u64::from(place)) & CLOSEST;
        for (at, kid) in kids.iter().enumerate() {
            if let Kid::Element(kid) = *kid {
                let place = if is_row(role) { u8::try_from(at).unwrap_or(u8::MAX) } else { 0 };
                self.gather(kid, Around { closest, table, place });
            }
        }
    }
}

/// Whether what stands in an element differs by its place.
fn is_row(role: Role) -> bool {
    match role {
        Role::TR
        | Role::L
        | Role::LI
        | Role::Art
        | Role::Div
        | Role::LBody
        | Role::P
        | Role::TH
        | Role::TD => true,
        Role::Document
        | Role::Sect
        | Role::BlockQuote
        | Role::H(_)
        | Role::Lbl
        | Role::Table
        | Role::Caption
        | Role::THead
        | Role::TBody
        | Role::TFoot
        | Role::Figure
        | Role::Link
        | Role::Span
        | Role::Code
        | Role::Quote
        | Role::Formula => false,
    }
}

/// A digest of the kinds of what stands in an element. Should two lists ever share it, the file only
/// gets a little larger.
fn kinds(kids: &[Kid]) -> u64 {
    digest(kids.iter().map(|kid| match kid {
        Kid::Element(_) => 0,
        Kid::Mark { .. } => 1,
        Kid::Link { .. } => 2,
    }))
}

/// A number for the form of a text: what it is apart from its digits.
pub(super) fn form(text: &str) -> u64 {
    digest(text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }))
}

/// FNV-1a.
fn digest(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
