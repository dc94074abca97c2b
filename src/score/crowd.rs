//! The scores of people who are not listed: what a team's numbers are made from is counted, and
//! nobody's own scores are kept. A test holds that the numbers are those of everybody listed.

use std::collections::BTreeMap;

use super::tally::{Alike, Tally};
use super::{
    NotScored, Options, Scores, Strength, TeamScores, TraitScores, Weighed, leave_out, person,
    points, team,
};
use crate::instrument::{Instrument, Mode};
use crate::response::{Answer, Crowd, Person, Response, Responses, Sheet};

/// Scores a crowd as [`score`](super::score) scores people, without the list of them.
pub(super) fn score(
    crowd: &Crowd,
    responses: Responses,
    instrument: &Instrument,
    options: &Options,
) -> Scores {
    let Responses { mut ledger, roster, .. } = responses;
    let needed = options.partial.answers_needed(instrument);
    // Whoever has no team stands in the last place.
    let mut counts = vec![Counts::new(instrument); crowd.names.len() + 1];
    let mut not_scored = Vec::new();
    let mut partial = vec![0; counts.len()];
    let mut answers = Vec::with_capacity(instrument.traits().len());
    let mut recent = Recent::new();
    let counted = crowd.rows.len() - crowd.unfinished.len();
    let team_of =
        |place: usize| crowd.teams.get(place).copied().flatten().map(|team| team as usize);
    for (place, row) in crowd.rows[..counted].iter().enumerate() {
        let team = team_of(place);
        let place_of_team = team.unwrap_or(crowd.names.len());
        let of_team = &mut counts[place_of_team];
        let codes = crowd.answers.codes_of(place).filter(|_| of_team.is_plain);
        let answered = if let Some(codes) = codes {
            let pattern = pattern(codes);
            let answered = chosen(pattern);
            if answered >= needed {
                of_team.add_codes(place, codes);
                recent.add(place_of_team, pattern, &mut counts);
                continue;
            }
            answered
        } else {
            answers.clear();
            answers.extend(crowd.answers.of(place));
            let answered = answers.iter().filter(|answer| answer.is_in_scale()).count();
            if answered >= needed {
                of_team.add(place, &answers);
                continue;
            }
            answered
        };
        partial[place_of_team] += 1;
        let row = *row as usize;
        let team = team.map(|team| crowd.names[team].clone());
        leave_out(&mut ledger, row, None, [answered, needed], instrument);
        not_scored.push(NotScored {
            name: Person::of_row(row),
            team,
            row,
            answered,
            unfinished: None,
        });
    }
    // The ledger has left out already what was not finished.
    for (place, why) in (counted..).zip(&crowd.unfinished) {
        let (row, team) = (crowd.rows[place] as usize, team_of(place));
        partial[team.unwrap_or(crowd.names.len())] += 1;
        not_scored.push(NotScored {
            name: Person::of_row(row),
            team: team.map(|team| crowd.names[team].clone()),
            row,
            answered: crowd.answers.of(place).filter(|answer| answer.is_in_scale()).count(),
            unfinished: Some(why.clone()),
        });
    }
    not_scored.sort_by_key(|one| one.row);
    ledger.left_out.sort_by_key(|left_out| left_out.row);
    recent.close(&mut counts);
    counts.iter_mut().for_each(Counts::decode);

    let mut all = Counts::new(instrument);
    for counts in &counts {
        all.merge(counts);
    }
    let invited = team::invited(roster.as_ref(), None, all.people + not_scored.len());
    let whole = all.team(&options.team, invited, crowd);
    let mut teams = Vec::new();
    if crowd.names.len() > 1 {
        for (place, name) in crowd.names.iter().enumerate() {
            let responded = counts[place].people + partial[place];
            let invited = team::invited(roster.as_ref(), Some(name), responded);
            teams.push(counts[place].team(name, invited, crowd));
        }
    }
    Scores {
        wave: options.wave.clone(),
        ledger,
        team: whole,
        teams,
        people: Vec::new(),
        not_scored,
        roster,
        needed,
    }
}

/// The most orientations of an instrument.
const ORIENTATIONS: usize = 6;

/// How many answers of each half byte a byte stands for that has one for each orientation.
const CHOSEN: [u64; 16] = {
    let mut patterns = [0; 16];
    let mut code = 0;
    while code < patterns.len() {
        if let Answer::Chosen(orientation) = Sheet::answer(code as u8)
            && orientation < ORIENTATIONS
        {
            patterns[code] = 1 << (8 * orientation);
        }
        code += 1;
    }
    patterns
};

/// How many statements of each orientation somebody chose, one byte for each.
fn pattern(codes: &[u8]) -> u64 {
    let of = |byte: u8| CHOSEN[usize::from(byte & 15)] + CHOSEN[usize::from(byte >> 4)];
    codes.iter().map(|byte| of(*byte)).sum()
}

/// How many statements a pattern has.
fn chosen(pattern: u64) -> usize {
    pattern.to_le_bytes().into_iter().map(usize::from).sum()
}

/// Patterns that were counted and are not yet with their team: few are many people's.
struct Recent(Vec<(usize, u64, usize)>);

impl Recent {
    const BITS: u32 = 10;

    fn new() -> Self {
        Self(vec![(0, 0, 0); 1 << Self::BITS])
    }

    fn add(&mut self, team: usize, pattern: u64, counts: &mut [Counts<'_>]) {
        // Fibonacci hashing: the upper bits of the product depend on all of the pattern.
        let mixed = (pattern ^ (team as u64) << 56).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let place = &mut self.0[(mixed >> (u64::BITS - Self::BITS)) as usize];
        if (place.0, place.1) != (team, pattern) {
            let (team, pattern, people) = std::mem::replace(place, (team, pattern, 0));
            counts[team].add_pattern(pattern, people);
        }
        place.2 += 1;
    }

    fn close(self, counts: &mut [Counts<'_>]) {
        for (team, pattern, people) in self.0 {
            counts[team].add_pattern(pattern, people);
        }
    }
}

/// How many people divide their answers among the orientations in the same way, and the sum of what
/// was said to each trait.
#[derive(Debug, Clone)]
struct Counts<'a> {
    instrument: &'a Instrument,
    weights: Vec<usize>,
    /// Whether statements of equal weight are chosen, so few that a byte counts those of one
    /// orientation.
    is_plain: bool,
    /// The people by how many statements they chose of each orientation, one byte for each.
    plain: BTreeMap<u64, usize>,
    /// The others, by the points of each orientation and by what their answers weigh.
    weighed: BTreeMap<([usize; ORIENTATIONS], [usize; 2]), usize>,
    people: usize,
    /// The place in the crowd of one of them.
    one: usize,
    traits: Vec<OfTrait>,
    /// How often each half byte stands for an answer to each trait, where they are counted.
    codes: Vec<[u32; 16]>,
}

/// What was said to one trait.
#[derive(Debug, Clone, Copy, Default)]
struct OfTrait {
    answered: usize,
    /// The sum of what the answers give to each orientation.
    counts: [usize; ORIENTATIONS],
}

impl<'a> Counts<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        let weights = instrument.weights();
        let is_plain = instrument.mode() == Mode::Choose
            && u8::try_from(weights.len()).is_ok()
            && weights.iter().all(|&weight| weight == 1);
        Self {
            instrument,
            is_plain,
            plain: BTreeMap::new(),
            weighed: BTreeMap::new(),
            people: 0,
            one: 0,
            traits: vec![OfTrait::default(); weights.len()],
            codes: Vec::new(),
            weights,
        }
    }

    /// Adds a person of the crowd.
    fn add(&mut self, place: usize, answers: &[Answer]) {
        self.people += 1;
        self.one = place;
        self.add_weighed(answers);
    }

    /// Adds a person by the half bytes of the answers, but for the pattern of them.
    fn add_codes(&mut self, place: usize, codes: &[u8]) {
        self.people += 1;
        self.one = place;
        if self.codes.is_empty() {
            self.codes = vec![[0; 16]; self.weights.len().next_multiple_of(2)];
        }
        for (pair, byte) in self.codes.chunks_exact_mut(2).zip(codes) {
            pair[0][usize::from(byte & 15)] += 1;
            pair[1][usize::from(byte >> 4)] += 1;
        }
    }

    /// Adds the patterns of so many people.
    fn add_pattern(&mut self, pattern: u64, people: usize) {
        if people > 0 {
            *self.plain.entry(pattern).or_insert(0) += people;
        }
    }

    /// Turns half bytes that were counted into answers.
    fn decode(&mut self) {
        for (sum, codes) in self.traits.iter_mut().zip(std::mem::take(&mut self.codes)) {
            for (code, count) in (0..).zip(codes) {
                if let Answer::Chosen(orientation) = Sheet::answer(code)
                    && orientation < ORIENTATIONS
                {
                    sum.answered += count as usize;
                    sum.counts[orientation] += count as usize;
                }
            }
        }
    }

    fn add_weighed(&mut self, answers: &[Answer]) {
        let orientations = self.instrument.orientations().len();
        let mut all = [0; ORIENTATIONS];
        for (place, (answer, sum)) in answers.iter().zip(&mut self.traits).enumerate() {
            sum.answered += usize::from(answer.is_in_scale());
            for (orientation, weighed) in all.iter_mut().enumerate().take(orientations) {
                let points = points::given(*answer, place, orientation, self.instrument);
                sum.counts[orientation] += points;
                *weighed += points * self.weights[place];
            }
        }
        let Weighed { sum, squares } = Weighed::of(answers, &self.weights);
        *self.weighed.entry((all, [sum, squares])).or_insert(0) += 1;
    }

    fn merge(&mut self, other: &Self) {
        for (pattern, people) in &other.plain {
            *self.plain.entry(*pattern).or_insert(0) += people;
        }
        for (pattern, people) in &other.weighed {
            *self.weighed.entry(*pattern).or_insert(0) += people;
        }
        if other.people > 0 {
            self.one = other.one;
        }
        self.people += other.people;
        for (sum, more) in self.traits.iter_mut().zip(&other.traits) {
            sum.answered += more.answered;
            for (count, more) in sum.counts.iter_mut().zip(more.counts) {
                *count += more;
            }
        }
    }

    /// Those whose points and weights are the same.
    fn alike(&self) -> Vec<Alike> {
        let orientations = self.instrument.orientations().len();
        let plain = self.plain.iter().map(|(pattern, people)| {
            let counts = (0..orientations).map(|at| (pattern >> (8 * at) & 0xFF) as usize);
            let points: Vec<usize> = counts.collect();
            let sum = points.iter().sum();
            Alike { points, weighed: Weighed { sum, squares: sum }, people: *people }
        });
        let weighed = self.weighed.iter().map(|((points, [sum, squares]), people)| Alike {
            points: points[..orientations].to_vec(),
            weighed: Weighed { sum: *sum, squares: *squares },
            people: *people,
        });
        plain.chain(weighed).collect()
    }

    /// The numbers of these people as a team.
    fn team(&self, name: &str, invited: Option<usize>, crowd: &Crowd) -> TeamScores {
        let instrument = self.instrument;
        let alone = (self.people == 1).then(|| alone(crowd, self.one, instrument));
        let tally = Tally::of_alike(&self.alike(), alone, instrument);
        let orientations = instrument.orientations().len();
        let traits = self.traits.iter().map(|sum| {
            team::one_trait(sum.counts[..orientations].to_vec(), sum.answered, instrument)
        });
        let traits: Vec<TraitScores> = traits.collect();
        team::of_tally(name, &tally, traits, invited, instrument)
    }
}

/// The word for somebody who is a team alone.
fn alone(crowd: &Crowd, place: usize, instrument: &Instrument) -> Strength {
    let row = crowd.rows[place] as usize;
    let id = format!("row-{row}");
    let person = Person { id: id.clone(), name: id, email: None, team: None, number: None };
    let answers = crowd.answers.of(place).collect();
    person::score(Response { person, row, answers, seconds: None, unfinished: None }, instrument)
        .strength
}
