//! The structure elements that have content, as objects of the file.

use std::collections::BTreeMap;

use super::role::{Holds, Role};
use super::skeleton::{Bone, Skeleton, Slot};
use super::write;

/// What the finished pages say about the structure.
#[derive(Debug)]
pub(in crate::pdf) struct Content<'a> {
    /// By page: whose each marked sequence is; none for a number that none has.
    pub(in crate::pdf) marks: &'a [Vec<Option<Slot>>],
    /// By page: the object that is the page.
    pub(in crate::pdf) pages: &'a [u32],
    /// The links, in the order of the pages.
    pub(in crate::pdf) links: &'a [Link],
    /// What stands for each drawing.
    pub(in crate::pdf) figures: &'a BTreeMap<Slot, Alternative>,
}

/// A link's annotation.
#[derive(Debug, Clone, Copy)]
pub(in crate::pdf) struct Link {
    /// The structure element.
    pub(in crate::pdf) slot: Slot,
    /// The page, from 0.
    pub(in crate::pdf) page: usize,
    /// The annotation object.
    pub(in crate::pdf) id: u32,
}

/// What stands for a drawing.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::pdf) struct Alternative {
    /// The text.
    pub(in crate::pdf) text: String,
    /// Left, bottom, right and top on its page, in hundredths.
    pub(in crate::pdf) extent: [i64; 4],
}

/// The objects of a structure tree.
#[derive(Debug)]
pub(in crate::pdf) struct Objects {
    /// The elements with their numbers, like ones one after the other, in groups of like length.
    /// The outermost has the number that was asked for.
    pub(in crate::pdf) elements: Vec<Vec<(u32, String)>>,
    /// The first number after those of the elements.
    pub(in crate::pdf) next: u32,
    /// The tree from marked sequences to elements, laid out in rows of `row` bytes.
    pub(in crate::pdf) parents: String,
    /// The length of a row.
    pub(in crate::pdf) row: usize,
    /// The first number that no sequence or annotation has.
    pub(in crate::pdf) next_key: usize,
}

/// What stands in an element.
pub(super) enum Kid {
    Element(usize),
    Mark { page: usize, number: usize },
    Link { page: usize, id: u32 },
}

/// The elements that have content, and what is in them.
pub(super) struct Tree<'a> {
    pub(super) content: Content<'a>,
    pub(super) skeleton: &'a Skeleton<'a>,
    /// Those of the skeleton, and paragraphs that text without an element stands in.
    pub(super) bones: Vec<Bone>,
    pub(super) kids: Vec<Vec<Kid>>,
    /// Whether an element is in the tree.
    pub(super) placed: Vec<bool>,
    /// By page: the element of each marked sequence.
    pub(super) owners: Vec<Vec<Option<usize>>>,
}

/// Makes the objects of the structure, numbered from `first` on, below the object `root`.
pub(in crate::pdf) fn objects<'a>(
    skeleton: &'a Skeleton<'a>,
    content: Content<'a>,
    root: u32,
    first: u32,
) -> Objects {
    let bones = skeleton.bones.clone();
    let mut tree = Tree {
        content,
        skeleton,
        kids: bones.iter().map(|_| vec![]).collect(),
        placed: vec![false; bones.len()],
        bones,
        owners: vec![],
    };
    tree.gather();
    tree.keep_cells();
    tree.sort();
    write::objects(&tree, root, first)
}

impl Tree<'_> {
    /// Gives each marked sequence and each annotation to its element.
    fn gather(&mut self) {
        let mut links = self.content.links.iter().peekable();
        for (page, marks) in self.content.marks.iter().enumerate() {
            let mut owners = Vec::with_capacity(marks.len());
            for (number, &slot) in marks.iter().enumerate() {
                let element = slot.map(|slot| self.holder(slot.0 as usize));
                if let Some(element) = element {
                    self.kids[element].push(Kid::Mark { page, number });
                }
                owners.push(element);
            }
            self.owners.push(owners);
            while let Some(link) = links.next_if(|link| link.page == page) {
                let element = link.slot.0 as usize;
                self.place(element);
                self.kids[element].push(Kid::Link { page, id: link.id });
            }
        }
        if let Some(root) = self.placed.first_mut() {
            *root = true;
        }
    }

    /// The element that can hold content: itself, or a paragraph in it.
    fn holder(&mut self, element: usize) -> usize {
        self.place(element);
        if self.bones[element].role.holds() == Holds::Content {
            return element;
        }
        if let Some(&Kid::Element(last)) = self.kids[element].last()
            && last >= self.skeleton.bones.len()
        {
            return last;
        }
        let paragraph = Bone {
            role: Role::P,
            parent: Some(Slot(element as u32)),
            node: self.bones[element].node,
            language: None,
        };
        self.bones.push(paragraph);
        self.kids.push(vec![]);
        self.placed.push(false);
        self.place(self.bones.len() - 1);
        self.bones.len() - 1
    }

    /// Puts an element and those around it into the tree.
    fn place(&mut self, mut element: usize) {
        while !self.placed[element] {
            self.placed[element] = true;
            let Some(parent) = self.bones[element].parent else { return };
            self.kids[parent.0 as usize].push(Kid::Element(element));
            element = parent.0 as usize;
        }
    }

    /// A row keeps its empty cells: without them its columns would shift.
    fn keep_cells(&mut self) {
        for element in 0..self.bones.len() {
            let Bone { role, parent: Some(parent), .. } = self.bones[element] else { continue };
            if matches!(role, Role::TH | Role::TD) && self.placed[parent.0 as usize] {
                self.place(element);
            }
        }
    }

    /// Blocks stand in the order of the document, whatever order they were painted in.
    fn sort(&mut self) {
        let known = self.skeleton.bones.len();
        let place = |kid: &Kid| match kid {
            Kid::Element(element) if *element < known => Some(*element),
            Kid::Element(_) | Kid::Mark { .. } | Kid::Link { .. } => None,
        };
        for kids in &mut self.kids {
            if kids.iter().all(|kid| place(kid).is_some()) {
                kids.sort_by_key(place);
            }
        }
    }
}
