//! Many short texts one behind the other, without a place in memory for each.

/// Texts by their places; one that is empty is none.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn push(&mut self, text: Option<&str>) {
        self.all.push_str(text.unwrap_or_default());
        self.ends.push(end(self.all.len()));
    }

    /// Makes room for so many times as many.
    pub(super) fn reserve(&mut self, times: usize) {
        self.all.reserve_exact(self.all.len().saturating_mul(times));
        self.ends.reserve_exact(self.ends.len().saturating_mul(times));
    }

    pub(super) fn get(&self, place: usize) -> Option<&str> {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let text = &self.all[start as usize..self.ends[place] as usize];
        (!text.is_empty()).then_some(text)
    }

    pub(super) fn append(&mut self, other: &Self) {
        let before = end(self.all.len());
        self.all.push_str(&other.all);
        end(self.all.len());
        self.ends.extend(other.ends.iter().map(|end| before + end));
    }

    /// Keeps the texts of the places that `keep` holds for.
    pub(super) fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        if (0..self.ends.len()).all(&keep) {
            return;
        }
        let mut kept = Self::default();
        for place in (0..self.ends.len()).filter(|&place| keep(place)) {
            kept.push(self.get(place));
        }
        *self = kept;
    }
}

/// A file has fewer bytes than this counts, and a text is never longer than what it was made from
/// and a few stand-ins.
fn end(length: usize) -> u32 {
    u32::try_from(length).expect("all texts of a file have less than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_places() {
        let (mut texts, mut more) = (Texts::default(), Texts::default());
        texts.push(Some("Ana"));
        texts.push(None);
        more.push(Some("Łukasz"));
        texts.append(&more);
        let all = |texts: &Texts| -> Vec<Option<String>> {
            (0..texts.ends.len()).map(|at| texts.get(at).map(str::to_owned)).collect()
        };
        assert_eq!(all(&texts), [Some("Ana".into()), None, Some("Łukasz".into())]);
        texts.retain(|place| place != 0);
        assert_eq!(all(&texts), [None, Some("Łukasz".into())]);
    }
}
