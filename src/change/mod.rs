//! Two waves → what changed: among the same people, and by who joined and who left.
//!
//! The same people are compared in pairs, with exact tests; everybody else is accounted for apart.
//! A change is only called one beyond its band: the minimum detectable change, and never less than
//! what the exact test takes for rarer than chance. `docs/numbers.md` has the definitions.

mod detectable;
mod exact;
mod gone;
#[cfg(test)]
mod tests;
mod wave;

pub use wave::{Member, Wave};

use crate::score::PRIVATE_BELOW;
use exact::SignFlips;

/// The chance of taking no change for one, for all orientations or all statements together.
pub const BOUND: f64 = detectable::BOUND;

/// Who of an earlier wave is who of this one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SamePeople {
    /// The places of the same people in both waves, the earlier one first, in the order of the later.
    pub pairs: Vec<(usize, usize)>,
    /// The places in the earlier wave of those who were asked in this one, too, and gave no answer or
    /// too few for a score.
    pub unscored: Vec<usize>,
    /// Whether whoever is not paired is somebody else for certain: both files know them by an
    /// address, by a number or by a name.
    pub all_known: bool,
}

/// What changed from an earlier wave to this one.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The earlier wave.
    pub before: Wave,
    /// Who is who in the two.
    pub same: SamePeople,
    /// How many were found in both waves, of those who were scored.
    pub both: usize,
    /// How many were scored in this wave only; none where not everybody can be known.
    pub joined: Option<usize>,
    /// How many were scored in the earlier wave only; none where not everybody can be known.
    pub left: Option<usize>,
    /// One per orientation of the instrument.
    pub shares: Vec<ShareChange>,
    /// One per trait; none when the earlier file does not say what each person chose.
    pub traits: Option<Vec<TraitChange>>,
}

/// The change of one orientation's share.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareChange {
    /// The earlier share of everybody.
    pub whole_before: f64,
    /// The share of everybody now.
    pub whole_after: f64,
    /// What the same people make of it; none when nobody is in both waves.
    pub paired: Option<Paired>,
    /// What that is judged by.
    pub evidence: Option<Evidence>,
}

/// The change of one orientation's share among the same people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// Their mean share in the earlier wave.
    pub before: f64,
    /// Their mean share now.
    pub after: f64,
    /// The chance of a mean change as large as this, had every difference either sign: two-sided.
    pub p: f64,
    /// Half the width of the band in which a change cannot be told from none; none where no change
    /// of so few people could be told.
    pub band: Option<f64>,
    /// Whether the change is beyond the band.
    pub beyond: bool,
}

impl ShareChange {
    /// The change of the whole team's share.
    #[must_use]
    pub fn whole(&self) -> f64 {
        self.whole_after - self.whole_before
    }

    /// What of it comes from who joined and who left: what the same people do not make.
    #[must_use]
    pub fn joined_and_left(&self) -> f64 {
        self.whole() - self.paired.map_or(0.0, Paired::difference)
    }
}

impl Paired {
    /// Share now minus share then.
    #[must_use]
    pub fn difference(self) -> f64 {
        self.after - self.before
    }
}

/// What the same people changed on one trait.
#[derive(Debug, Clone, PartialEq)]
pub struct TraitChange {
    /// How many of the same people answered it in both waves.
    pub both: usize,
    /// One per orientation.
    pub statements: Vec<StatementChange>,
}

/// How many of the same people chose a statement, then and now.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementChange {
    /// How many chose it in the earlier wave.
    pub before: usize,
    /// How many choose it now.
    pub after: usize,
    /// How many came to it from another statement.
    pub came: usize,
    /// How many went from it to another.
    pub went: usize,
    /// The exact two-sided probability of the two: the test of `McNemar`.
    pub p: f64,
    /// By how many the two must at least differ to be told from chance.
    pub needed: usize,
    /// Whether they do.
    pub beyond: bool,
}

/// Compares two waves of one instrument.
#[must_use]
pub fn change(before: Wave, after: &Wave, same: SamePeople) -> Change {
    let SamePeople { pairs, all_known, .. } = &same;
    let orientations = after.shares.len();
    let shares = (0..orientations).map(|place| {
        let (paired, evidence) = paired(&before, after, pairs, place).unzip();
        let (whole_before, whole_after) = (before.shares[place], after.shares[place]);
        ShareChange { whole_before, whole_after, paired, evidence }
    });
    let shares = shares.collect();
    let known = |wave: &Wave| wave.members.iter().all(|member| !member.answers.is_empty());
    let traits = (known(&before) && known(after) && !pairs.is_empty()).then(|| {
        let all = after.traits.len();
        (0..all).map(|place| on_trait(&before, after, pairs, place, all * orientations)).collect()
    });
    Change {
        both: pairs.len(),
        joined: all_known.then(|| after.people.saturating_sub(pairs.len())),
        left: all_known.then(|| before.people.saturating_sub(pairs.len())),
        same,
        before,
        shares,
        traits,
    }
}

impl Change {
    /// How many are in both waves; none where nobody was found and somebody may not be known.
    #[must_use]
    pub fn in_both(&self) -> Option<usize> {
        (self.same.all_known || self.both > 0).then_some(self.both)
    }

    /// Whether the orientation's share changed beyond its band, and which way: the difference.
    #[must_use]
    pub fn told(&self, orientation: usize) -> Option<f64> {
        let paired = self.shares[orientation].paired?;
        paired.beyond.then(|| paired.difference())
    }

    /// Whether any change could be told from none.
    #[must_use]
    pub fn has_band(&self) -> bool {
        self.shares.iter().filter_map(|own| own.paired).any(|paired| paired.band.is_some())
    }

    /// Whether a group is a single person, whose answers the two waves tell.
    #[must_use]
    pub fn exposes_one(&self) -> bool {
        self.exposed().iter().any(|(_, people)| *people == 1)
    }

    /// The groups whose numbers would be those of single people: with what they are, their sizes.
    #[must_use]
    pub fn exposed(&self) -> Vec<(&'static str, usize)> {
        let groups = [
            ("answered in both waves", Some(self.both)),
            ("answered in this wave only", self.joined),
            ("answered in the earlier wave only", self.left),
        ];
        let groups = groups.into_iter().filter_map(|(what, people)| Some((what, people?)));
        groups.filter(|(_, people)| (1..PRIVATE_BELOW).contains(people)).collect()
    }
}

/// Most work that an exact distribution should take, in additions.
const MOST_WORK: f64 = 200_000_000.0;

fn paired(
    before: &Wave,
    after: &Wave,
    pairs: &[(usize, usize)],
    orientation: usize,
) -> Option<(Paired, Evidence)> {
    if pairs.is_empty() {
        return None;
    }
    let members = || pairs.iter().map(|&(then, now)| (&before.members[then], &after.members[now]));
    let many = pairs.len() as f64;
    let mean = |shares: Vec<f64>| shares.iter().sum::<f64>() / many;
    let then = mean(members().map(|(then, _)| then.share(orientation)).collect());
    let now = mean(members().map(|(_, now)| now.share(orientation)).collect());
    let evidence = evidence(before, after, pairs, orientation);
    let Evidence { p, rare, bound, .. } = evidence;
    let detectable = evidence.detectable();
    let band = rare.zip(detectable).map(|(rare, detectable)| rare.max(detectable));
    let size = (now - then).abs();
    // The exact test decides in whole numbers; the other bound is no fraction of answers.
    let beyond = p <= bound && detectable.is_some_and(|detectable| size > detectable);
    Some((Paired { before: then, after: now, p, band, beyond }, evidence))
}

/// What a change of the same people is judged by.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Each person's difference of shares, in parts of the unit, with the sign of the change.
    pub parts: Vec<i128>,
    /// How much of a share one part is.
    pub unit: f64,
    /// Whether the differences were rounded to the unit, which is then a fine one.
    pub is_rounded: bool,
    /// The chance of a mean change as large, had every part either sign.
    pub p: f64,
    /// The standard deviation of the differences; none of less than two people.
    pub deviation: Option<f64>,
    /// The minimum detectable change in standard deviations; none of less than two people.
    pub times: Option<f64>,
    /// The largest mean change that the exact test takes for possible by chance; none when no
    /// pattern of signs is rarer than the bound.
    pub rare: Option<f64>,
    /// The bound of the test: .05 shared out among the orientations.
    pub bound: f64,
}

impl Evidence {
    /// The minimum detectable change; none of less than two people.
    #[must_use]
    pub fn detectable(&self) -> Option<f64> {
        self.deviation.zip(self.times).map(|(deviation, times)| deviation * times)
    }
}

fn evidence(before: &Wave, after: &Wave, pairs: &[(usize, usize)], orientation: usize) -> Evidence {
    let difference = |&(then, now): &(usize, usize)| {
        let (then, now) = (&before.members[then], &after.members[now]);
        let part = |member: &Member| member.points[orientation] as i128;
        let (below, above) = (then.weight as i128, now.weight as i128);
        (part(now) * below - part(then) * above, below * above)
    };
    let differences: Vec<(i128, i128)> = pairs.iter().map(difference).collect();
    let Lattice { parts, unit, is_rounded } = lattice(&differences);
    let flips = if is_rounded { SignFlips::rounded } else { SignFlips::of }(&sizes(&parts));
    let bound = BOUND / before.shares.len() as f64;
    Evidence {
        p: flips.p(sum(&parts)),
        rare: flips.most_within(bound).map(|sum| sum as f64 * unit / pairs.len() as f64),
        parts,
        unit,
        is_rounded,
        deviation: deviation(&differences),
        times: detectable::in_deviations(pairs.len()),
        bound,
    }
}

/// Differences in whole numbers of one unit.
struct Lattice {
    parts: Vec<i128>,
    unit: f64,
    is_rounded: bool,
}

/// Brings fractions to their common denominator, as far as that is feasible: an instrument of many
/// traits and people who skipped some in many ways are rounded to a fine unit.
fn lattice(differences: &[(i128, i128)]) -> Lattice {
    let whole = differences.iter().try_fold(1_i128, |whole, &(_, below)| {
        let common = whole / divisor(whole, below);
        common.checked_mul(below).filter(|&whole| whole < 1 << 60)
    });
    let exact = whole.map(|whole| {
        let parts: Vec<i128> =
            differences.iter().map(|&(above, below)| above * (whole / below)).collect();
        let common = parts.iter().fold(whole, |common, &part| divisor(common, part.abs())).max(1);
        (parts.iter().map(|part| part / common).collect::<Vec<i128>>(), whole / common)
    });
    // For each person, an addition to every sum that comes up and whose chance is not negligible.
    let work = |parts: &mut dyn Iterator<Item = f64>| {
        let (mut people, mut total, mut squares) = (0.0, 0.0, 0.0);
        for part in parts {
            people += 1.0;
            total += part.abs();
            squares += part * part;
        }
        people * f64::min(total, exact::REACH * f64::sqrt(squares))
    };
    if let Some((parts, whole)) =
        exact.filter(|(parts, _)| work(&mut parts.iter().map(|&part| part as f64)) <= MOST_WORK)
    {
        return Lattice { parts, unit: 1.0 / whole as f64, is_rounded: false };
    }
    let of_shares =
        work(&mut differences.iter().map(|&(above, below)| above as f64 / below as f64));
    let fine = (MOST_WORK / of_shares.max(1.0)).clamp(100.0, 100_000.0).floor();
    let parts: Vec<i128> = differences
        .iter()
        .map(|&(above, below)| (above as f64 / below as f64 * fine).round() as i128)
        .collect();
    Lattice { parts, unit: 1.0 / fine, is_rounded: true }
}

fn sizes(parts: &[i128]) -> Vec<usize> {
    parts.iter().map(|part| part.unsigned_abs() as usize).collect()
}

fn sum(parts: &[i128]) -> usize {
    parts.iter().sum::<i128>().unsigned_abs() as usize
}

fn divisor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// The standard deviation of the differences, with n − 1 below the line; none for less than two.
fn deviation(differences: &[(i128, i128)]) -> Option<f64> {
    if differences.len() < 2 {
        return None;
    }
    let values: Vec<f64> =
        differences.iter().map(|&(above, below)| above as f64 / below as f64).collect();
    let many = values.len() as f64;
    let mean = values.iter().sum::<f64>() / many;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    Some((squares / (many - 1.0)).sqrt())
}

/// What the same people changed on the trait in this place; `all` is the number of statements.
fn on_trait(
    before: &Wave,
    after: &Wave,
    pairs: &[(usize, usize)],
    place: usize,
    all: usize,
) -> TraitChange {
    let chosen = |wave: &Wave, member: usize| wave.members[member].answers[place].chosen();
    let both: Vec<(usize, usize)> = pairs
        .iter()
        .filter_map(|&(then, now)| Some((chosen(before, then)?, chosen(after, now)?)))
        .collect();
    let count = |of: &dyn Fn(&(usize, usize)) -> bool| both.iter().filter(|pair| of(pair)).count();
    let statements = (0..after.shares.len()).map(|own| {
        let came = count(&|&(then, now)| then != own && now == own);
        let went = count(&|&(then, now)| then == own && now != own);
        let flips = SignFlips::of_ones(came + went);
        let bound = BOUND / all as f64;
        let p = flips.p(came.abs_diff(went));
        StatementChange {
            before: count(&|&(then, _)| then == own),
            after: count(&|&(_, now)| now == own),
            came,
            went,
            p,
            needed: flips.least_beyond(bound).unwrap_or_else(|| fewest(bound)),
            beyond: p <= bound,
        }
    });
    TraitChange { both: both.len(), statements: statements.collect() }
}

/// How many must at least move one way, and none back, to be told from chance.
fn fewest(bound: f64) -> usize {
    let mut people = 1;
    let mut p = 1.0;
    while p > bound {
        people += 1;
        p /= 2.0;
    }
    people
}

/// How many of the same people must at least move one way on a trait, and none back, to be told
/// from chance: for an instrument with so many statements in all.
#[must_use]
pub fn fewest_movers(statements: usize) -> usize {
    fewest(BOUND / statements.max(1) as f64)
}
