//! The numbers of structure elements, chosen so that a file of many like parts stays small.
//!
//! The pages of two hundred people have the same elements in the same order. Each such part gets
//! its numbers in a block of round size, so that the references in one part are those of the part
//! before with a few leading digits changed, alike in all its elements. In the file stand the
//! first elements of all parts, then the second ones, and so on: each series of rows changes as the
//! one before did, which is what deflate can say in a few bytes.

use std::collections::BTreeMap;

use super::tree::{Kid, Tree};

/// From how many like parts on they are numbered in blocks.
const MANY: usize = 4;

/// Sizes of blocks: what is added to a number changes only the digits that stand before.
const ROUND: [usize; 9] = [2, 5, 10, 20, 50, 100, 200, 500, 1000];

/// The numbers of all elements of a tree.
pub(super) struct Numbers {
    /// By element; 0 for those that are not in the tree.
    pub(super) ids: Vec<u32>,
    /// The elements as they stand in the file.
    pub(super) order: Vec<usize>,
    /// The first number after all of them.
    pub(super) next: u32,
}

/// Numbers the elements of a tree from `first` on, which the outermost gets.
pub(super) fn number(tree: &Tree<'_>, first: u32) -> Numbers {
    let mut shapes = vec![Shape::default(); tree.bones.len()];
    let has_root = tree.placed.first() == Some(&true);
    if has_root {
        measure(tree, 0, &mut shapes);
    }
    let numbers = Numbers { ids: vec![0; tree.bones.len()], order: vec![], next: first };
    let mut numberer = Numberer { tree, shapes, single: vec![], parts: vec![], numbers };
    if has_root {
        numberer.sort_out(0);
    }
    numberer.finish()
}

/// What a part looks like, whatever it says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    /// The same for parts that look alike.
    kind: u64,
    /// How many elements it has.
    size: usize,
}

/// Finds the shape of every element below one. Parts that look alike have one kind, which is a
/// digest of their roles; should two others ever share it, the file only gets a little larger.
fn measure(tree: &Tree<'_>, element: usize, shapes: &mut [Shape]) {
    let mix = |kind: u64, part: u64| (kind ^ part).wrapping_mul(0x0100_0000_01b3).rotate_left(23);
    let role = tree.bones[element].role.name();
    let mut kind = role.bytes().fold(0xcbf2_9ce4_8422_2325, |kind, byte| mix(kind, byte.into()));
    let mut size = 1;
    for kid in &tree.kids[element] {
        let part = match *kid {
            Kid::Element(kid) => {
                measure(tree, kid, shapes);
                size += shapes[kid].size;
                shapes[kid].kind
            }
            Kid::Mark { .. } => 1,
            Kid::Link { .. } => 2,
        };
        kind = mix(kind, part);
    }
    shapes[element] = Shape { kind, size };
}

struct Numberer<'a> {
    tree: &'a Tree<'a>,
    shapes: Vec<Shape>,
    /// Elements that are like no others.
    single: Vec<usize>,
    /// Parts that are like each other.
    parts: Vec<Vec<usize>>,
    numbers: Numbers,
}

impl Numberer<'_> {
    /// Finds the largest parts below an element that are like enough others.
    fn sort_out(&mut self, element: usize) {
        self.single.push(element);
        let mut parts: BTreeMap<Shape, Vec<usize>> = BTreeMap::new();
        for kid in elements(&self.tree.kids[element]) {
            parts.entry(self.shapes[kid]).or_default().push(kid);
        }
        for (shape, parts) in parts {
            if parts.len() >= MANY && shape.size <= ROUND[ROUND.len() - 1] {
                self.parts.push(parts);
            } else {
                for part in parts {
                    self.sort_out(part);
                }
            }
        }
    }

    fn finish(mut self) -> Numbers {
        let tree = self.tree;
        // The root is the first of its role, and roles of a kind stand together.
        self.single[1..].sort_by_key(|&at| (tree.bones[at].role, tree.kids[at].len(), at));
        for element in std::mem::take(&mut self.single) {
            self.give(element, self.numbers.next);
        }
        for parts in std::mem::take(&mut self.parts) {
            self.give_block(&parts);
        }
        self.numbers
    }

    fn give(&mut self, element: usize, id: u32) {
        self.numbers.ids[element] = id;
        self.numbers.order.push(element);
        self.numbers.next = self.numbers.next.max(id + 1);
    }

    fn give_block(&mut self, parts: &[usize]) {
        let size = self.shapes[parts[0]].size;
        let stride = ROUND.into_iter().find(|&stride| stride >= size);
        let stride = stride.expect("larger parts are not numbered in blocks") as u32;
        let start = self.numbers.next.next_multiple_of(stride);
        let members: Vec<Vec<usize>> = parts.iter().map(|&part| self.members(part)).collect();
        for place in 0..size {
            for (members, block) in members.iter().zip(0..) {
                self.give(members[place], start + block * stride + place as u32);
            }
        }
    }

    /// The elements of a part in the order of the document.
    fn members(&self, part: usize) -> Vec<usize> {
        let mut members = Vec::with_capacity(self.shapes[part].size);
        let mut waiting = vec![part];
        while let Some(element) = waiting.pop() {
            members.push(element);
            waiting.extend(elements(&self.tree.kids[element]).rev());
        }
        members
    }
}

fn elements(kids: &[Kid]) -> impl DoubleEndedIterator<Item = usize> + '_ {
    kids.iter().filter_map(|kid| match *kid {
        Kid::Element(element) => Some(element),
        Kid::Mark { .. } | Kid::Link { .. } => None,
    })
}
