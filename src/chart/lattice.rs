//! Where certainty reaches a bound: lines between the mixes of so many answers.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::ternary::Triangle;
use crate::drawing::Point;
use crate::score::certainty;

/// Certainties on all mixes of so many answers.
pub(super) struct Lattice {
    answers: usize,
    /// Of the first orientation, by its count and the second's.
    values: Vec<Vec<f64>>,
}

impl Lattice {
    /// The lattice of so many answers: every triangle of a run has the same.
    pub(super) fn of(answers: usize) -> Arc<Self> {
        static KNOWN: Mutex<BTreeMap<usize, Arc<Lattice>>> = Mutex::new(BTreeMap::new());
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(answers).or_insert_with(|| Arc::new(Self::new(answers))).clone()
    }

    fn new(answers: usize) -> Self {
        let row = |first: usize| {
            let others = answers - first;
            let mut row = vec![0.0; others + 1];
            // The second and the third may change places.
            for second in 0..=others / 2 {
                let third = others - second;
                // Where somebody else is first, far enough below every bound.
                let value = if first >= third { certainty(first, &[second, third]) } else { 0.25 };
                (row[second], row[third]) = (value, value);
            }
            row
        };
        Self { answers, values: (0..=answers).map(row).collect() }
    }

    /// The line on which the certainty of a corner's orientation is this, from one edge to the
    /// other: where it crosses the edges of the lattice.
    pub(super) fn border(&self, bound: f64, corner: usize, triangle: Triangle) -> Vec<Point> {
        let all = self.answers as f64;
        let mut crossings: Vec<(f64, [f64; 3])> = Vec::new();
        for first in 0..self.answers {
            for second in 0..=self.answers - first {
                let here = self.values[first][second];
                for (up, over) in [(1, 0), (1, -1_isize)] {
                    let Some(next) = second.checked_add_signed(over) else { continue };
                    let Some(there) = self.values.get(first + up).and_then(|row| row.get(next))
                    else {
                        continue;
                    };
                    if (here < bound) == (*there < bound) {
                        continue;
                    }
                    let part = (bound - here) / (there - here);
                    let one = first as f64 + part;
                    let two = second as f64 + over as f64 * part;
                    let three = all - one - two;
                    crossings.push((two - three, [one, two, three]));
                }
            }
        }
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        crossings
            .into_iter()
            .map(|(_, [one, two, three])| {
                let mut shares = [0.0; 3];
                shares[corner] = one;
                shares[(corner + 1) % 3] = two;
                shares[(corner + 2) % 3] = three;
                triangle.place(shares)
            })
            .collect()
    }
}
