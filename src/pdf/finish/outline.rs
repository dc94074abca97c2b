//! The outline: bookmarks within bookmarks.

use lopdf::{Document as File, Object, ObjectId, dictionary};

use super::destination;
use crate::pdf::frame::{Bookmark, Frames};
use crate::pdf::tags;

/// Adds the outline; returns its id, if there is anything in it.
pub fn add(file: &mut File, frames: &Frames, pages: &[ObjectId]) -> Option<ObjectId> {
    if frames.bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = frames.bookmarks.iter().map(|_| file.new_object_id()).collect();
    let parents = parents(&frames.bookmarks);
    let children = |parent: Option<usize>| -> Vec<usize> {
        (0..parents.len()).filter(|&index| parents[index] == parent).collect()
    };
    let mut all: Vec<Vec<usize>> = vec![Vec::new(); parents.len()];
    for (index, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            all[*parent].push(index);
        }
    }
    let top = children(None);
    write_level(file, frames, pages, (&ids, root), &top, &all);
    for (index, kids) in all.iter().enumerate() {
        write_level(file, frames, pages, (&ids, ids[index]), kids, &all);
    }
    let (first, last) = (ids[top[0]], ids[*top.last().expect("the first bookmark has no parent")]);
    file.objects.insert(
        root,
        dictionary! {
            "Type" => "Outlines", "First" => first, "Last" => last, "Count" => top.len() as i64,
        }
        .into(),
    );
    Some(root)
}

/// The bookmark that each one stands in: the nearest before it of a lower level.
fn parents(bookmarks: &[Bookmark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(bookmarks.len());
    for (index, bookmark) in bookmarks.iter().enumerate() {
        while open.last().is_some_and(|&before| bookmarks[before].level >= bookmark.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(index);
    }
    parents
}

fn write_level(
    file: &mut File,
    frames: &Frames,
    pages: &[ObjectId],
    (ids, parent): (&[ObjectId], ObjectId),
    level: &[usize],
    all: &[Vec<usize>],
) {
    for (place, &index) in level.iter().enumerate() {
        let bookmark = &frames.bookmarks[index];
        let mut entry = dictionary! {
            "Title" => tags::text(&bookmark.title),
            "Parent" => parent,
            "Dest" => destination(pages, bookmark.page, frames.height - bookmark.y),
        };
        if place > 0 {
            entry.set("Prev", ids[level[place - 1]]);
        }
        if let Some(&next) = level.get(place + 1) {
            entry.set("Next", ids[next]);
        }
        if let (Some(&first), Some(&last)) = (all[index].first(), all[index].last()) {
            entry.set("First", ids[first]);
            entry.set("Last", ids[last]);
            // A negative count: closed until somebody opens it.
            entry.set("Count", Object::Integer(-(all[index].len() as i64)));
        }
        file.objects.insert(ids[index], entry.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bookmark_stands_in_the_nearest_one_of_a_lower_level() {
        let bookmarks: Vec<Bookmark> = [1, 3, 2, 2, 1]
            .iter()
            .map(|&level| Bookmark { level, title: String::new(), page: 0, y: 0.0 })
            .collect();
        assert_eq!(parents(&bookmarks), [None, Some(0), Some(0), Some(0), None]);
    }
}
