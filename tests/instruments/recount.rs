//! Surveys that are made up by rule, and their numbers counted again, slowly and in fractions.

use std::fmt::Write as _;

/// The words for the modes.
pub const MODES: [&str; 4] = ["choose", "rate", "allocate", "rank"];

/// What the names of the orientations begin with.
pub const NAMES: [&str; 6] = ["Far", "Near", "Both", "Deep", "Wide", "Fast"];
const IDS: [&str; 6] = ["far", "near", "both", "deep", "wide", "fast"];

/// A survey: its instrument, and what everybody gave to every statement.
pub struct Survey {
    pub mode: &'static str,
    pub orientations: usize,
    pub traits: usize,
    pub people: usize,
    /// How much each trait weighs.
    weights: Vec<i128>,
    /// By person and trait: a number for each statement, or none where the trait is blank. In the
    /// mode `choose`, 1 for the chosen one.
    given: Vec<Vec<Option<Vec<i128>>>>,
}

/// A part and its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction(pub i128, pub i128);

impl Fraction {
    fn plus(self, other: Self) -> Self {
        let common = self.1 / divisor(self.1, other.1) * other.1;
        Self(self.0 * (common / self.1) + other.0 * (common / other.1), common)
    }

    pub fn number(self) -> f64 {
        self.0 as f64 / self.1 as f64
    }

    /// The fraction times a number, with so many decimal places, half away from zero.
    pub fn shown(self, times: i128, places: u32) -> String {
        let scale = 10_i128.pow(places);
        let rounded = (2 * self.0 * times * scale + self.1) / (2 * self.1);
        if places == 0 {
            return rounded.to_string();
        }
        format!("{}.{:0width$}", rounded / scale, rounded % scale, width = places as usize)
    }
}

fn divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

/// Numbers that look like chance and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % below
    }
}

impl Survey {
    /// A survey whose traits weigh 1 to 3 if `weighed`; every fifth person leaves a trait out, where
    /// there are enough for a score all the same.
    pub fn new(
        mode: &'static str,
        (orientations, traits, people): (usize, usize, usize),
        weighed: bool,
    ) -> Self {
        let mut numbers = Numbers((orientations * 10_007 + traits * 101 + people) as u64);
        let weight = |trait_: usize| if weighed { 1 + (trait_ % 3) as i128 } else { 1 };
        let mut given = Vec::new();
        for person in 0..people {
            let leaning = numbers.next(orientations);
            let mut rows = Vec::new();
            for trait_ in 0..traits {
                let row = match mode {
                    "choose" => {
                        let chosen = match numbers.next(5) {
                            0..=2 => leaning,
                            _ => numbers.next(orientations),
                        };
                        (0..orientations).map(|of| i128::from(of == chosen)).collect()
                    }
                    "rate" => (0..orientations)
                        .map(|of| (1 + numbers.next(4) + usize::from(of == leaning)) as i128)
                        .collect(),
                    "allocate" => {
                        let mut left = 10;
                        let mut row = vec![0; orientations];
                        for of in 0..orientations {
                            let part = numbers.next(left + 1);
                            row[(of + leaning) % orientations] = part as i128;
                            left -= part;
                        }
                        row[leaning] += left as i128;
                        row
                    }
                    _ => {
                        let mut order: Vec<usize> = (0..orientations).collect();
                        for place in (1..orientations).rev() {
                            order.swap(place, numbers.next(place + 1));
                        }
                        let mut row = vec![0; orientations];
                        for (rank, of) in order.into_iter().enumerate() {
                            row[of] = rank as i128 + 1;
                        }
                        row
                    }
                };
                let is_blank = traits > 4 && person % 5 == 4 && trait_ == person % traits;
                rows.push((!is_blank).then_some(row));
            }
            given.push(rows);
        }
        let weights = (0..traits).map(weight).collect();
        Self { mode, orientations, traits, people, weights, given }
    }

    /// Whether the statement is turned round: in the mode `rate`, the second of every fourth trait.
    fn is_reversed(&self, trait_: usize, of: usize) -> bool {
        self.mode == "rate" && trait_ % 4 == 3 && of == 1
    }

    /// The file of the instrument.
    pub fn instrument(&self) -> String {
        let mode = match self.mode {
            "rate" => "mode = \"rate\"\nscale = { least = 1, most = 5 }".to_owned(),
            "allocate" => "mode = \"allocate\"\npoints = 10".to_owned(),
            other => format!("mode = \"{other}\""),
        };
        let mut text = format!(
            "id = \"made-up\"\nversion = \"1\"\ntitle = \"Made up\"\nsource = \"A rule.\"\n\
             caution = \"A trial.\"\n{mode}\n"
        );
        for of in 0..self.orientations {
            let _ = write!(
                text,
                "[[orientations]]\nid = \"{}\"\nname = \"{}\"\ndescription = \"What.\"\n\
                 strengths = [\"One.\"]\nblind_spots = [\"Two.\"]\nadvice = [\"Three.\"]\n",
                IDS[of], NAMES[of]
            );
        }
        for trait_ in 0..self.traits {
            let own: Vec<String> = (0..self.orientations)
                .map(|of| format!("{} = \"{}\"", IDS[of], statement(trait_, of)))
                .collect();
            let _ = writeln!(
                text,
                "[[traits]]\nid = \"t{trait_}\"\nname = \"Trait {trait_}\"\nweight = {}\n\
                 statements = {{ {} }}",
                self.weights[trait_],
                own.join(", ")
            );
            let reversed = (0..self.orientations).filter(|&of| self.is_reversed(trait_, of));
            for of in reversed {
                let _ = writeln!(text, "reversed = [\"{}\"]", IDS[of]);
            }
        }
        text
    }

    /// The export.
    pub fn table(&self) -> String {
        let mut text = "Name".to_owned();
        for trait_ in 0..self.traits {
            if self.mode == "choose" {
                let _ = write!(text, ",Trait {trait_}");
                continue;
            }
            for of in 0..self.orientations {
                let _ = write!(text, ",Trait {trait_} [{}]", statement(trait_, of));
            }
        }
        for (person, rows) in self.given.iter().enumerate() {
            let _ = write!(text, "\nPerson {person}");
            for (trait_, row) in rows.iter().enumerate() {
                match (row, self.mode) {
                    (Some(row), "choose") => {
                        let chosen = row.iter().position(|one| *one == 1).expect("one is chosen");
                        let _ = write!(text, ",{}", statement(trait_, chosen));
                    }
                    (None, "choose") => text.push(','),
                    (Some(row), _) => {
                        for number in row {
                            let _ = write!(text, ",{number}");
                        }
                    }
                    (None, _) => text.push_str(&",".repeat(self.orientations)),
                }
            }
        }
        text + "\n"
    }

    /// What an answer is worth for an orientation, as a part of 1.
    fn worth(&self, trait_: usize, row: &[i128], of: usize) -> Fraction {
        let many = self.orientations as i128;
        match self.mode {
            "choose" => Fraction(row[of], 1),
            "rate" if self.is_reversed(trait_, of) => Fraction(5 - row[of], 4),
            "rate" => Fraction(row[of] - 1, 4),
            "allocate" => Fraction(row[of], 10),
            _ => Fraction(many - row[of], many * (many - 1) / 2),
        }
    }

    /// A person's number of an orientation, as a part of 1.
    pub fn person(&self, person: usize, of: usize) -> Fraction {
        let mut sum = Fraction(0, 1);
        let mut whole = 0;
        for (trait_, row) in self.given[person].iter().enumerate() {
            if let Some(row) = row {
                let Fraction(part, all) = self.worth(trait_, row, of);
                sum = sum.plus(Fraction(part * self.weights[trait_], all));
                whole += self.weights[trait_];
            }
        }
        Fraction(sum.0, sum.1 * whole)
    }

    /// The team's number.
    pub fn team(&self, of: usize) -> Fraction {
        let all = (0..self.people).map(|person| self.person(person, of));
        let sum = all.fold(Fraction(0, 1), Fraction::plus);
        Fraction(sum.0, sum.1 * self.people as i128)
    }

    /// The mean worth of a trait's statement among those who answered.
    pub fn of_trait(&self, trait_: usize, of: usize) -> Fraction {
        let rows = self.given.iter().filter_map(|rows| rows[trait_].as_ref());
        let answered = rows.clone().count() as i128;
        let all = rows.map(|row| self.worth(trait_, row, of));
        let sum = all.fold(Fraction(0, 1), Fraction::plus);
        Fraction(sum.0, sum.1 * answered)
    }

    /// That mean as the table of traits writes it.
    pub fn trait_shown(&self, trait_: usize, of: usize) -> String {
        let mean = self.of_trait(trait_, of);
        let many = self.orientations as i128;
        match self.mode {
            "choose" => {
                let rows = self.given.iter().filter_map(|rows| rows[trait_].as_ref());
                rows.map(|row| row[of]).sum::<i128>().to_string()
            }
            "rate" => mean.shown(100, 0),
            "allocate" => mean.shown(10, 1),
            _ => mean.shown(many * (many - 1) / 2, 1),
        }
    }

    /// A person's or a team's number as the report writes it.
    pub fn level_shown(&self, level: Fraction) -> String {
        let number = level.shown(100, 0);
        if self.mode == "rate" { number } else { format!("{number} %") }
    }

    /// The id of an orientation.
    pub fn id(of: usize) -> &'static str {
        IDS[of]
    }
}

fn statement(trait_: usize, of: usize) -> String {
    format!("{} of {trait_}", NAMES[of])
}
