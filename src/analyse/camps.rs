//! Two camps on a trait, and how many of them answers at random would make.

use std::iter;

use crate::instrument::{Instrument, Mode, Scale};
use crate::response::{Answer, HUNDREDTHS, Marks};

/// Two camps on a trait. Each holds a third or more of the people who answered it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Two statements that people are divided between: nine tenths or more chose one of them.
    Between {
        /// The orientations of the statements, the more chosen one first.
        orientations: [usize; 2],
        /// How many people chose each.
        people: [usize; 2],
    },
    /// Mode `rate`: a statement that people are divided over.
    Over {
        /// The orientation of the statement.
        orientation: usize,
        /// How many rated it below the middle of the scale, after a reversed one is turned round.
        below: usize,
        /// How many rated it above.
        above: usize,
    },
}

/// How many people put each statement first: chose it, gave it the most points, or ranked it first.
/// Whoever put two statements first is in no camp.
pub(crate) fn first_choices(answers: &[Answer], orientations: usize) -> Vec<usize> {
    let mut counts = vec![0; orientations];
    for first in answers.iter().filter_map(|answer| first_choice(*answer, orientations)) {
        counts[first] += 1;
    }
    counts
}

fn first_choice(answer: Answer, orientations: usize) -> Option<usize> {
    let most = |marks: Marks| {
        let best = (0..orientations).filter_map(|place| marks.of(place)).max()?;
        let mut first = (0..orientations).filter(|&place| marks.of(place) == Some(best));
        first.next().filter(|_| first.next().is_none())
    };
    match answer {
        Answer::Blank | Answer::Outside => None,
        Answer::Chosen(orientation) => Some(orientation),
        Answer::Rated(marks) | Answer::Allocated(marks) => most(marks),
        Answer::Ranked(marks) => (0..orientations).find(|&place| marks.of(place) == Some(1)),
    }
}

/// The rule of two camps between statements, in whole numbers.
pub(super) fn between(counts: &[usize], answered: usize) -> Option<Split> {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(counts[place]));
    let [first, second] = [order[0], order[1]];
    let people = [counts[first], counts[second]];
    is_split(people, answered).then_some(Split::Between { orientations: [first, second], people })
}

fn is_split([first, second]: [usize; 2], answered: usize) -> bool {
    second > 0 && 3 * second >= answered && 10 * (first + second) >= 9 * answered
}

/// The statement that two thirds or more put first. No two can be that.
pub(super) fn first_of_most(counts: &[usize], answered: usize) -> Option<usize> {
    let is_most = |&place: &usize| counts[place] > 0 && 3 * counts[place] >= 2 * answered;
    (0..counts.len()).find(is_most)
}

/// The statement whose ratings lie on both sides of the middle of the scale: of several the one with
/// the larger smaller camp, and of equals the earlier one. Of a `reversed` statement, a rating counts on
/// the other side.
pub(super) fn over(answers: &[Answer], reversed: &[bool], scale: Scale) -> Option<Split> {
    // Twice the middle, in hundredths.
    let middle = u32::from(scale.least + scale.most) * u32::from(HUNDREDTHS);
    let mut found: Option<(usize, Split)> = None;
    for (orientation, is_reversed) in reversed.iter().enumerate() {
        let ratings = answers.iter().filter_map(|answer| match answer {
            Answer::Rated(marks) => marks.of(orientation).map(|rating| 2 * u32::from(rating)),
            Answer::Blank
            | Answer::Outside
            | Answer::Chosen(_)
            | Answer::Allocated(_)
            | Answer::Ranked(_) => None,
        });
        let (mut below, mut above) = (0, 0);
        for rating in ratings {
            below += usize::from(rating < middle);
            above += usize::from(rating > middle);
        }
        if *is_reversed {
            (below, above) = (above, below);
        }
        let smaller = below.min(above);
        let is_split = smaller > 0 && 3 * smaller >= answers.len();
        if is_split && found.is_none_or(|(known, _)| smaller > known) {
            found = Some((smaller, Split::Over { orientation, below, above }));
        }
    }
    found.map(|(_, split)| split)
}

/// How many traits would look agreed, and how many split, if everybody answered at random.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ByChance {
    /// The expected number of agreed traits; none in the mode `rate`, where it is not computed.
    pub agreed: Option<f64>,
    /// The expected number of split traits.
    pub split: f64,
}

/// Up to so many people, every way in which they could answer a trait is gone through.
pub const MOST_ENUMERATED: usize = 100;

/// The expectation over traits that so many people answered, in the modes in which an answer at random is
/// any statement, or any step of the scale, with the same probability.
pub(super) fn by_chance(answered: &[usize], instrument: &Instrument) -> Option<ByChance> {
    let statements = instrument.orientations().len();
    let of_one = |people: usize| match instrument.mode() {
        Mode::Choose | Mode::Rank => Some(probability(people, statements)),
        Mode::Rate(scale) => {
            Some(ByChance { agreed: None, split: split_over(people, scale, statements) })
        }
        Mode::Allocate { .. } => None,
    };
    if answered.iter().any(|&people| people > MOST_ENUMERATED) {
        return None;
    }
    // A trait that fewer answered has no word.
    let fewest = instrument.bounds().people_for_words;
    let mut people: Vec<usize> = answered.iter().copied().filter(|&one| one >= fewest).collect();
    people.sort_unstable();
    let is_counted = matches!(instrument.mode(), Mode::Choose | Mode::Rank);
    let mut sum = ByChance { agreed: is_counted.then_some(0.0), split: 0.0 };
    for same in people.chunk_by(|one, other| one == other) {
        let one = of_one(same[0])?;
        sum.agreed =
            sum.agreed.zip(one.agreed).map(|(sum, agreed)| sum + same.len() as f64 * agreed);
        sum.split += same.len() as f64 * one.split;
    }
    matches!(instrument.mode(), Mode::Choose | Mode::Rank | Mode::Rate(_)).then_some(sum)
}

/// The logarithms of the factorials up to this number.
fn logarithms(most: usize) -> Vec<f64> {
    let mut all = vec![0.0];
    for number in 1..=most {
        all.push(all[number - 1] + libm::log(number as f64));
    }
    all
}

/// The probability that people who take each step of the scale as often split over one of a trait's
/// statements or over several.
///
/// A rating is below the middle with the probability p, above it with the same, and else on it. The sum
/// goes over all ways in which a third or more stand on each side.
fn split_over(people: usize, scale: Scale, statements: usize) -> f64 {
    let steps = f64::from(scale.most - scale.least + 1);
    let middle = if (scale.most - scale.least).is_multiple_of(2) { 1.0 / steps } else { 0.0 };
    let side = libm::log((1.0 - middle) / 2.0);
    let logarithms = logarithms(people);
    let least = people.div_ceil(3).max(1);
    let mut split = 0.0;
    for below in least..=people {
        for above in least..=people - below {
            let on = people - below - above;
            if on > 0 && middle == 0.0 {
                continue;
            }
            let ways = [below, above, on]
                .iter()
                .fold(logarithms[people], |ways, &part| ways - logarithms[part]);
            let of_middle = if on > 0 { on as f64 * libm::log(middle) } else { 0.0 };
            split += libm::exp(ways + (below + above) as f64 * side + of_middle);
        }
    }
    1.0 - iter::repeat_n(1.0 - split, statements).product::<f64>()
}

/// The probabilities for one trait that so many people answer at random.
///
/// Goes through the ways to part the people into groups, largest first. Each stands for
/// n! ÷ Πc! ways to place the people and k! ÷ Πm! ways to name the groups, with c people in a
/// group and m groups of the same size, out of kⁿ.
fn probability(people: usize, orientations: usize) -> ByChance {
    let logarithms = logarithms(people.max(orientations));
    let (mut agreed, mut split) = (0.0, 0.0);
    let start = logarithms[people] - people as f64 * libm::log(orientations as f64);
    let mut groups = Vec::with_capacity(orientations);
    part(people, orientations, &mut groups, &mut |groups| {
        let is_split = is_split([groups[0], groups[1]], people);
        if !is_split && first_of_most(groups, people).is_none() {
            return;
        }
        let placed: f64 = groups.iter().map(|&group| logarithms[group]).sum();
        let same: f64 =
            groups.chunk_by(|one, other| one == other).map(|same| logarithms[same.len()]).sum();
        let chance = libm::exp(start - placed + logarithms[orientations] - same);
        if is_split {
            split += chance;
        } else {
            agreed += chance;
        }
    });
    ByChance { agreed: Some(agreed), split }
}

/// Every way to part so many people into so many groups, the largest first.
fn part(left: usize, places: usize, groups: &mut Vec<usize>, each: &mut impl FnMut(&[usize])) {
    let most = groups.last().copied().unwrap_or(left).min(left);
    if places == 1 {
        if left <= most {
            groups.push(left);
            each(groups);
            groups.pop();
        }
        return;
    }
    for group in (left.div_ceil(places)..=most).rev() {
        groups.push(group);
        part(left - group, places - 1, groups, each);
        groups.pop();
    }
}
