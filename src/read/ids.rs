//! Ids of people, each given once.

use std::collections::HashMap;

use crate::response::slug;

/// Gives out ids, each one once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// How often an id was given out, with the number that was tried last.
    taken: HashMap<String, usize>,
}

impl Ids {
    /// The id of the person with this name in this row.
    pub(super) fn give(&mut self, name: Option<&str>, row: usize) -> String {
        let base = name.map_or_else(|| format!("row-{row}"), slug);
        let mut id = base.clone();
        while self.taken.contains_key(&id) {
            let number = self.taken.entry(base.clone()).or_insert(1);
            *number += 1;
            id = format!("{base}-{number}");
        }
        self.taken.insert(id.clone(), 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        let mut give = |name| ids.give(Some(name), 1);
        assert_eq!(give("Ana"), "ana");
        assert_eq!(give("Ana 2"), "ana-2");
        assert_eq!(give("ana"), "ana-3");
        assert_eq!(give("ANA"), "ana-4");
        assert_eq!(give("Ana 2"), "ana-2-2");
        assert_eq!(ids.give(None, 7), "row-7");
    }
}
