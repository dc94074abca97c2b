//! The formulas of explanations, computed once more: in ways of their own, slow and plain.

use std::collections::BTreeMap;

/// The value of the arithmetic in an explanation: `(4 ÷ 15 + 9 ÷ 15) ÷ 2`, `⌈(9 − 4) ÷ 2⌉`,
/// `(3 ÷ 12)²`, `√(2)`, and functions such as `max(1, 2)` and `largest(9.5 | 4.5, 2.5)`.
pub fn value(text: &str) -> f64 {
    let mut reader = Reader { rest: text };
    let value = reader.sum();
    assert_eq!(reader.rest.trim(), "", "in `{text}`");
    value
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn take(&mut self, sign: &str) -> bool {
        match self.rest.trim_start().strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn sum(&mut self) -> f64 {
        let mut sum = self.product();
        loop {
            if self.take("+") {
                sum += self.product();
            } else if self.take("−") {
                sum -= self.product();
            } else {
                return sum;
            }
        }
    }

    fn product(&mut self) -> f64 {
        let mut product = self.power();
        loop {
            if self.take("×") {
                product *= self.power();
            } else if self.take("÷") {
                product /= self.power();
            } else {
                return product;
            }
        }
    }

    fn power(&mut self) -> f64 {
        let base = self.atom();
        if self.take("²") { base * base } else { base }
    }

    fn list(&mut self) -> Vec<f64> {
        let mut list = vec![self.sum()];
        while self.take(",") || self.take("|") {
            list.push(self.sum());
        }
        assert!(self.take(")"), "`)` before `{}`", self.rest);
        list
    }

    /// `2 × 7, 1 × 3`: 7, 7 and 3.
    fn repeated(&mut self) -> Vec<f64> {
        let mut all = Vec::new();
        loop {
            let times = self.power();
            assert!(self.take("×"), "`×` before `{}`", self.rest);
            let size = self.power();
            all.extend(vec![size; times as usize]);
            if !self.take(",") {
                assert!(self.take(")"), "`)` before `{}`", self.rest);
                return all;
            }
        }
    }

    fn atom(&mut self) -> f64 {
        for name in ["fewest", "flips"] {
            if self.take(&format!("{name}(")) {
                let goal = self.sum();
                assert!(self.take("|"), "`|` before `{}`", self.rest);
                let all = self.repeated();
                return if name == "fewest" { fewest(goal, all) } else { flips(goal, &all) };
            }
        }
        for (name, function) in FUNCTIONS {
            if self.take(&format!("{name}(")) {
                return function(&self.list());
            }
        }
        if self.take("-") {
            return -self.atom();
        }
        if self.take("(") {
            return self.list()[0];
        }
        if self.take("⌈") {
            let inner = self.sum();
            assert!(self.take("⌉"), "`⌉` before `{}`", self.rest);
            return inner.ceil();
        }
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (number, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        number.parse().unwrap_or_else(|_| panic!("a number before `{rest}`"))
    }
}

type Function = fn(&[f64]) -> f64;

/// What a formula may call, by name.
const FUNCTIONS: [(&str, Function); 11] = [
    ("max", |all| all.iter().copied().fold(f64::MIN, f64::max)),
    ("min", |all| all.iter().copied().fold(f64::MAX, f64::min)),
    ("√", |all| all[0].sqrt()),
    ("Φ", |all| normal(all[0])),
    ("largest", |all| largest(all[0], &all[1..])),
    ("t", |all| quantile(all[0], |x| student(x, all[1]))),
    ("F", |all| quantile(all[0], |x| fisher(x, all[1], all[2]))),
    ("agreed", |all| by_chance(all, false)),
    ("split", |all| if all.len() > 2 { rated_split(all) } else { by_chance(all, true) }),
    ("row", |all| row(all[0] as usize, &all[1..])),
    ("needed", |all| needed(all[0] as usize, all[1])),
];

/// How many of these, the largest first, sum to a goal.
fn fewest(goal: f64, mut all: Vec<f64>) -> f64 {
    all.sort_by(|one, other| other.total_cmp(one));
    let mut sum = 0.0;
    let mut taken = 0;
    for one in all {
        if sum >= goal {
            break;
        }
        sum += one;
        taken += 1;
    }
    assert!(sum >= goal, "all together are not enough");
    f64::from(taken)
}

/// Of all ways to give whole numbers signs, the part whose sum is as far from zero, or farther.
fn flips(sum: f64, all: &[f64]) -> f64 {
    let mut sums: BTreeMap<i64, f64> = BTreeMap::from([(0, 1.0)]);
    for one in all {
        let mut next = BTreeMap::new();
        for (known, chance) in sums {
            *next.entry(known + *one as i64).or_insert(0.0) += chance / 2.0;
            *next.entry(known - *one as i64).or_insert(0.0) += chance / 2.0;
        }
        sums = next;
    }
    sums.into_iter().filter(|(known, _)| known.abs() >= sum as i64).map(|(_, chance)| chance).sum()
}

/// The least difference of so many who move that is as rare as the bound; if there is none, how many
/// must move one way.
fn needed(moved: usize, bound: f64) -> f64 {
    let is_rare = |moved: usize, far: usize| flips(far as f64, &vec![1.0; moved]) <= bound;
    let possible = (0..=moved).filter(|far| (moved - far).is_multiple_of(2));
    let far = possible.filter(|far| *far > 0).find(|&far| is_rare(moved, far));
    far.unwrap_or_else(|| (1..=1000).find(|&all| is_rare(all, all)).expect("there is one")) as f64
}

/// The probability that so many people who choose at random among so many statements agree on a trait,
/// or split: by all ways to choose.
fn by_chance(all: &[f64], split: bool) -> f64 {
    let (people, kinds) = (all[0] as usize, all[1] as usize);
    // Chances of the counts, a person at a time.
    let mut chances: BTreeMap<Vec<usize>, f64> = BTreeMap::from([(vec![0; kinds], 1.0)]);
    for _ in 0..people {
        let mut next = BTreeMap::new();
        for (counts, chance) in chances {
            for kind in 0..kinds {
                let mut counts = counts.clone();
                counts[kind] += 1;
                *next.entry(counts).or_insert(0.0) += chance / kinds as f64;
            }
        }
        chances = next;
    }
    let has_word = |counts: &Vec<usize>| {
        let mut counts = counts.clone();
        counts.sort_unstable_by(|one, other| other.cmp(one));
        let is_split = 3 * counts[1] >= people && 10 * (counts[0] + counts[1]) >= 9 * people;
        if split { is_split } else { !is_split && 3 * counts[0] >= 2 * people }
    };
    chances.into_iter().filter(|(counts, _)| has_word(counts)).map(|(_, chance)| chance).sum()
}

/// The probability that so many people who take each of so many steps as often split over one of so many
/// statements: by how many stand on each side, a person at a time.
fn rated_split(all: &[f64]) -> f64 {
    let [people, statements, steps] = [0, 1, 2].map(|at| all[at] as usize);
    let mut chances: BTreeMap<(usize, usize), f64> = BTreeMap::from([((0, 0), 1.0)]);
    for _ in 0..people {
        let mut next = BTreeMap::new();
        for ((below, above), chance) in chances {
            for step in 1..=steps {
                let side = (
                    below + usize::from(2 * step < steps + 1),
                    above + usize::from(2 * step > steps + 1),
                );
                *next.entry(side).or_insert(0.0) += chance / steps as f64;
            }
        }
        chances = next;
    }
    let is_split = |&(below, above): &(usize, usize)| 3 * below.min(above) >= people;
    let one: f64 =
        chances.iter().filter(|(side, _)| is_split(side)).map(|(_, chance)| chance).sum();
    1.0 - (0..statements).map(|_| 1.0 - one).product::<f64>()
}

/// The part of all orders of some answers in which one kind stands so often in a row: by the answers
/// that are left, the last one, and how long it stands in a row.
fn row(length: usize, counts: &[f64]) -> f64 {
    type State = (Vec<usize>, usize, usize);
    let counts: Vec<usize> = counts.iter().map(|count| *count as usize).collect();
    let all: usize = counts.iter().sum();
    let mut states: BTreeMap<State, f64> = BTreeMap::from([((counts, usize::MAX, 0), 1.0)]);
    let mut found = 0.0;
    for place in 0..all {
        let mut next: BTreeMap<State, f64> = BTreeMap::new();
        for ((left, last, run), chance) in states {
            for kind in (0..left.len()).filter(|&kind| left[kind] > 0) {
                let chance = chance * left[kind] as f64 / (all - place) as f64;
                let run = if kind == last { run + 1 } else { 1 };
                if run >= length {
                    found += chance;
                    continue;
                }
                let mut left = left.clone();
                left[kind] -= 1;
                *next.entry((left, kind, run)).or_insert(0.0) += chance;
            }
        }
        states = next;
    }
    found
}

/// Where a distribution reaches a probability, by halving.
fn quantile(probability: f64, below: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0, 400.0);
    for _ in 0..50 {
        let middle = f64::midpoint(low, high);
        if below(middle) < probability { low = middle } else { high = middle }
    }
    high
}

/// Student's t distribution above 0, by Simpson's rule; with t = tan u there is no tail to cut.
fn student(t: f64, degrees: f64) -> f64 {
    let density = |u: f64| {
        let t = libm::tan(u);
        libm::pow(1.0 + t * t / degrees, -f64::midpoint(degrees, 1.0)) * (1.0 + t * t)
    };
    let whole = simpson(density, std::f64::consts::FRAC_PI_2 - 1e-9);
    0.5 + simpson(density, libm::atan(t)) / whole / 2.0
}

/// The F distribution: that of a beta variable, by Simpson's rule in the square of a sine.
fn fisher(x: f64, above: f64, below: f64) -> f64 {
    // y = sin² u has the density sin^(a−1) cos^(b−1) with these degrees of freedom.
    let log =
        |u: f64| (above - 1.0) * libm::log(libm::sin(u)) + (below - 1.0) * libm::log(libm::cos(u));
    let top = log(libm::atan((above / below).sqrt()));
    let density = |u: f64| if u <= 0.0 { 0.0 } else { libm::exp(log(u) - top) };
    let whole = simpson(density, std::f64::consts::FRAC_PI_2 - 1e-12);
    simpson(density, libm::atan((above * x / below).sqrt())) / whole
}

/// The normal distribution by Simpson's rule.
fn normal(x: f64) -> f64 {
    let density = |t: f64| libm::exp(-t * t / 2.0) / (2.0 * std::f64::consts::PI).sqrt();
    0.5 + simpson(density, x.clamp(-40.0, 40.0))
}

/// The probability that a gamma variable is the largest, by sums over a fine grid of t = √x: the
/// densities t^(2a−1) e^(−t²) need no gamma function, since each is divided by its own sum.
fn largest(first: f64, others: &[f64]) -> f64 {
    const STEPS: usize = 40_000;
    let step = 12.0 / STEPS as f64;
    let density = |a: f64| -> Vec<f64> {
        let log = |t: f64| (2.0 * a - 1.0) * libm::log(t) - t * t;
        let peak = log((a - 0.5).max(0.01).sqrt());
        let all: Vec<f64> =
            (0..STEPS).map(|at| libm::exp(log((at as f64 + 0.5) * step) - peak)).collect();
        let sum: f64 = all.iter().sum();
        all.into_iter().map(|one| one / sum).collect()
    };
    let below = |a: &f64| -> Vec<f64> {
        let mut sum = 0.0;
        let middle = |one: f64| {
            sum += one;
            sum - one / 2.0
        };
        density(*a).into_iter().map(middle).collect()
    };
    let below: Vec<Vec<f64>> = others.iter().map(below).collect();
    let first = density(first);
    (0..STEPS).map(|at| first[at] * below.iter().map(|one| one[at]).product::<f64>()).sum()
}

fn simpson(f: impl Fn(f64) -> f64, to: f64) -> f64 {
    let (steps, half) = (2_000, to / 2_000.0);
    let weight = |at: usize| if at == 0 || at == steps { 1.0 } else { 2.0 + 2.0 * (at % 2) as f64 };
    (0..=steps).map(|at| weight(at) * f(at as f64 * half)).sum::<f64>() * half / 3.0
}
