//! Teams for tests: scores written down from answers, without the stages that make them.
#![expect(clippy::format_push_string, reason = "tests read better in one line than fast")]

use crate::analyse::{Analysed, Findings, analyse};
use crate::instrument::Instrument;
use crate::response::{
    Answer, ColumnMatch, ColumnRole, Invited, Ledger, LeftOut, MatchedBy, Partial, Person, Reason,
    Response, Responses, Roster,
};
use crate::score::{
    self, NotScored, PersonScores, Scores, Strength, TeamScores, TraitScores, Weighed,
};

use super::{Options, Report, report};

const NAMES: [&str; 12] = [
    "Ana Ortiz",
    "ليلى الحداد",
    "Łukasz Wiśniewski",
    "נועה בן־דוד",
    "Maria-Magdalena Wolfeschlegelsteinhausen de Oliveira e Sousa",
    "अनन्या शर्मा",
    "Chidi Okonkwo",
    "Søren Østergård",
    "Nguyễn Thị Minh Khai",
    "Ελένη Παπαδοπούλου",
    "Zoë Müller-Lüdenscheidt",
    "Grace Kim",
];

/// A team and everything that its report is told from.
pub(crate) struct Sample {
    pub(crate) scores: Scores,
    pub(crate) responses: Responses,
    pub(crate) instrument: Instrument,
}

impl Sample {
    /// A team from one string per person: a digit is a place of an orientation, a dash a blank.
    pub(crate) fn of(answers: &[&str]) -> Self {
        Self::with(Instrument::built_in().clone(), answers)
    }

    /// The same for another instrument.
    pub(crate) fn with(instrument: Instrument, answers: &[&str]) -> Self {
        let (poles, traits) = (instrument.orientations().len(), instrument.traits().len());
        let people: Vec<PersonScores> =
            answers.iter().enumerate().map(|(place, text)| person(place, text, poles)).collect();
        let team = team("Sales Operations", &people.iter().collect::<Vec<_>>(), poles, traits);
        let ledger = Ledger {
            rows: answers.len() + 2,
            used: answers.len(),
            left_out: vec![
                left_out(2, Reason::Preview, "status is “Survey Preview”", None),
                left_out(
                    5,
                    Reason::Duplicate,
                    "same person as row 11, which is later",
                    Some(NAMES[0]),
                ),
            ],
        };
        let columns = columns(&instrument);
        Self {
            scores: Scores {
                wave: "2026-Q4".to_owned(),
                ledger: ledger.clone(),
                team,
                teams: Vec::new(),
                people,
                not_scored: Vec::new(),
                roster: None,
                needed: instrument.answers_needed(),
            },
            responses: Responses {
                source: "folder/of/ana/2026-q4.csv".to_owned(),
                kind: "Google Forms, CSV, UTF-8".to_owned(),
                sheet: None,
                files: Vec::new(),
                people: Vec::new(),
                others: Vec::new(),
                columns,
                ledger,
                roster: None,
                crowd: None,
                mixed: None,
                days: Some(("2026-10-12".to_owned(), "2026-10-23".to_owned())),
            },
            instrument,
        }
    }

    /// A team of this size whose answers lean one way or the other; the same every time.
    pub(crate) fn sized(people: usize) -> Self {
        let mut state = 20_261_012_u32;
        let mut next = move |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        let weights = [2, 8, 6, 5, 0, 1, 3, 1, 7, 4, 8, 7, 1, 1, 2];
        let answers: Vec<String> = (0..people)
            .map(|person| {
                let lean = person % 7;
                weights
                    .iter()
                    .map(|&strategic| match (lean, next(14)) {
                        (3, roll) if roll < 7 => '2',
                        (5, roll) if roll < 6 => '0',
                        (_, 13) if person % 5 == 4 => '-',
                        (_, roll) if roll < strategic => '0',
                        (_, roll) if roll < 11 => '1',
                        _ => '2',
                    })
                    .collect()
            })
            .collect();
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        Self::of(&answers)
    }

    /// The same team with a roster of so many more who did not answer.
    pub(crate) fn with_silent(mut self, silent: usize) -> Self {
        let invited = self.scores.people.len() + self.scores.not_scored.len() + silent;
        self.scores.team.invited = Some(invited);
        let team = &self.scores.team;
        self.scores.team.holds_whatever_the_absent_say = holds(team, invited);
        let present = self.scores.people.iter().map(|one| (one.name.clone(), true));
        let absent = (0..silent).map(|place| (format!("Ирина Соколова {}", place + 1), false));
        let people = present.chain(absent).map(|(name, answered)| Invited {
            name,
            email: None,
            team: None,
            answered,
        });
        self.scores.roster = Some(Roster {
            source: "team/roster.csv".to_owned(),
            people: people.collect(),
            ..Roster::default()
        });
        self
    }

    /// The same team with somebody who answered seven traits.
    pub(crate) fn with_partial(mut self) -> Self {
        let name = "Tomás Ó Súilleabháin";
        let row = self.scores.people.len() + 4;
        self.scores.not_scored.push(NotScored {
            name: name.to_owned(),
            team: None,
            row,
            answered: 7,
            unfinished: None,
        });
        let seen = "7 of 15 traits answered; a score needs 12";
        self.scores.ledger.left_out.push(left_out(row, Reason::Partial, seen, Some(name)));
        self.scores.ledger.rows += 1;
        self
    }

    /// The same people in so many teams.
    pub(crate) fn in_teams(mut self, teams: usize) -> Self {
        let names = ["North", "South", "Deal Desk", "Enablement", "Systems & Data"];
        for (place, person) in self.scores.people.iter_mut().enumerate() {
            person.team = Some(names[place % teams].to_owned());
        }
        let people = &self.scores.people;
        self.scores.teams = names[..teams]
            .iter()
            .map(|name| {
                let members: Vec<&PersonScores> =
                    people.iter().filter(|one| one.team.as_deref() == Some(name)).collect();
                team(name, &members, 3, 15)
            })
            .collect();
        self
    }

    /// What is found about the same answers, scored as they are in a real run.
    pub(crate) fn findings(&self) -> Findings {
        let mut responses = self.responses.clone();
        responses.roster.clone_from(&self.scores.roster);
        let response = |person: &PersonScores| Response {
            person: Person {
                id: person.id.clone(),
                name: person.name.clone(),
                email: None,
                team: person.team.clone(),
                number: None,
            },
            row: person.row,
            answers: person.answers.clone(),
            seconds: None,
            unfinished: None,
        };
        responses.people = self.scores.people.iter().map(response).collect();
        let options = score::Options {
            wave: self.scores.wave.clone(),
            team: self.scores.team.name.clone(),
            partial: Partial::All,
        };
        let scores = score::score(responses.clone(), &self.instrument, &options);
        analyse(&scores, &responses, &self.instrument)
    }

    pub(crate) fn report(&self, options: &Options) -> Report {
        let analysed = Analysed {
            scores: &self.scores,
            findings: Some(&self.findings()),
            change: None,
            target: None,
            responses: &self.responses,
            instrument: &self.instrument,
        };
        report(&analysed, options)
    }
}

/// An instrument with so many orientations and traits, each with this much of a name.
pub(crate) fn instrument_of(orientations: usize, traits: usize, name: &str) -> Instrument {
    let mut text = "id = \"own\"\nversion = \"2\"\ntitle = \"Own\"\nmode = \"choose\"\n\
                    source = \"Ourselves.\"\ncaution = \"A trial.\"\n"
        .to_owned();
    for of in 0..orientations {
        text += &format!(
            "[[orientations]]\nid = \"o{of}\"\nname = \"{name} {of}\"\ndescription = \"What.\"\n\
             strengths = [\"One.\"]\nblind_spots = [\"Two.\"]\nadvice = [\"Three.\"]\n"
        );
    }
    for place in 0..traits {
        text += &format!(
            "[[traits]]\nid = \"t{place}\"\nname = \"Trait {place}\"\n[traits.statements]\n"
        );
        for of in 0..orientations {
            text += &format!("o{of} = \"{name} {place} {of}\"\n");
        }
    }
    Instrument::from_toml(&text, "own.toml").unwrap()
}

fn left_out(row: usize, reason: Reason, seen: &str, person: Option<&str>) -> LeftOut {
    LeftOut { row, reason, seen: seen.to_owned(), person: person.map(str::to_owned) }
}

fn columns(instrument: &Instrument) -> Vec<ColumnMatch> {
    let column = |letters: String, header: &str, role, by| ColumnMatch {
        letters,
        header: header.to_owned(),
        role,
        by,
    };
    let mut columns = vec![
        column("A".to_owned(), "Timestamp", ColumnRole::Timestamp, MatchedBy::Name),
        column("B".to_owned(), "Your name", ColumnRole::Name, MatchedBy::Question),
        column("C".to_owned(), "Anything else?", ColumnRole::Ignored, MatchedBy::Nothing),
    ];
    for (place, one) in instrument.traits().iter().enumerate() {
        let letters = char::from(b'D' + place as u8).to_string();
        let header = format!("{}. Which describes us best? [{}]", place + 1, one.name);
        columns.push(column(letters, &header, ColumnRole::Trait(place), MatchedBy::Question));
    }
    columns
}

fn person(place: usize, text: &str, orientations: usize) -> PersonScores {
    let answers: Vec<Answer> = text
        .chars()
        .map(|letter| match letter.to_digit(10) {
            Some(of) => Answer::Chosen(of as usize),
            None => Answer::Blank,
        })
        .collect();
    let mut counts = vec![0; orientations];
    for of in answers.iter().filter_map(|answer| answer.chosen()) {
        counts[of] += 1;
    }
    let answered: usize = counts.iter().sum();
    let (tied, ahead) = lead(&counts);
    let certainty = [0.5, 0.52, 0.68, 0.79, 0.84, 0.91, 0.93, 0.97][ahead.min(7)];
    let strength = strength(certainty);
    let first = counts.iter().position(|count| Some(count) == counts.iter().max());
    let name = match NAMES.get(place) {
        Some(name) => (*name).to_owned(),
        None => format!("{} {}", NAMES[place % NAMES.len()], place + 1),
    };
    PersonScores {
        id: format!("person-{}", place + 1),
        name,
        team: None,
        row: place + 3,
        answered,
        shares: counts.iter().map(|&count| count as f64 / answered.max(1) as f64).collect(),
        orientation: first.filter(|_| strength != Strength::None && tied.is_empty()),
        strength,
        certainty,
        tied,
        answers_from_losing_first: ahead.div_ceil(2),
        answers,
        points: counts.clone(),
        weighed: Weighed { sum: answered, squares: answered },
        counts,
    }
}

fn strength(certainty: f64) -> Strength {
    match certainty {
        certainty if certainty >= 0.9 => Strength::Clear,
        certainty if certainty >= 0.75 => Strength::Leaning,
        _ => Strength::None,
    }
}

fn lead(counts: &[usize]) -> (Vec<usize>, usize) {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let tied: Vec<usize> = (0..counts.len()).filter(|&of| counts[of] == sorted[0]).collect();
    (if tied.len() > 1 { tied } else { Vec::new() }, sorted[0] - sorted[1])
}

fn team(name: &str, people: &[&PersonScores], orientations: usize, traits: usize) -> TeamScores {
    let all = people.len().max(1) as f64;
    let shares: Vec<f64> = (0..orientations)
        .map(|of| people.iter().map(|person| person.shares[of]).sum::<f64>() / all)
        .collect();
    let most = shares.iter().copied().fold(0.0, f64::max);
    let tied: Vec<usize> = (0..orientations).filter(|&of| shares[of] > most - 1e-9).collect();
    let single = (tied.len() == 1).then(|| tied[0]);
    let mut sorted = shares.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let clear = sorted[0] - sorted[1] > 0.05;
    TeamScores {
        name: name.to_owned(),
        people: people.len(),
        invited: None,
        orientation: single.filter(|_| clear),
        strength: if single.is_some() && clear { Strength::Clear } else { Strength::None },
        tied: if tied.len() > 1 { tied } else { Vec::new() },
        holds_whatever_the_absent_say: false,
        traits: (0..traits).map(|place| trait_scores(people, place, orientations)).collect(),
        shares,
    }
}

fn trait_scores(people: &[&PersonScores], place: usize, orientations: usize) -> TraitScores {
    let mut counts = vec![0; orientations];
    for of in people.iter().filter_map(|person| person.answers[place].chosen()) {
        counts[of] += 1;
    }
    let answered: usize = counts.iter().sum();
    let all = answered.max(1) as f64;
    let shares: Vec<f64> = counts.iter().map(|&count| count as f64 / all).collect();
    let variety = orientations as f64 / (orientations as f64 - 1.0);
    let iqv = variety * (1.0 - shares.iter().map(|share| share * share).sum::<f64>());
    TraitScores { answered, counts, shares, agreement: (answered > 0).then_some(1.0 - iqv) }
}

fn holds(team: &TeamScores, invited: usize) -> bool {
    let (present, all) = (team.people as f64, invited as f64);
    let mut sorted = team.shares.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    sorted[0] * present > sorted[1] * present + (all - present)
}
