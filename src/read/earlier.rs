//! An earlier `scores.json` → a wave that this one can be compared with.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::bytes;
use crate::change::{Member, Wave};
use crate::error::{Failure, Place, Problem};
use crate::instrument::Instrument;
use crate::response::{Person, ReadFile};

/// What is read of the file; it may hold more.
#[derive(Debug, Deserialize)]
struct Document {
    schema: String,
    instrument: Asked,
    wave: String,
    team: Team,
    #[serde(default)]
    people: Vec<Scored>,
}

#[derive(Debug, Deserialize)]
struct Asked {
    id: String,
    version: String,
    mode: String,
}

#[derive(Debug, Deserialize)]
struct Team {
    people: usize,
    #[serde(default)]
    shares: BTreeMap<String, f64>,
    #[serde(default)]
    traits: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    id: String,
    #[serde(default)]
    shares: BTreeMap<String, f64>,
}

#[derive(Debug, Deserialize)]
struct Scored {
    id: String,
    name: String,
    team: Option<String>,
    answered: usize,
    #[serde(default)]
    counts: BTreeMap<String, usize>,
}

/// Reads an earlier `scores.json`; nothing when the file is something else, such as a table. Also
/// gives the file by its digest.
///
/// # Errors
///
/// A file that cannot be read, is no `scores.json`, or is that of another instrument.
pub fn earlier_scores(
    path: &Path,
    instrument: &Instrument,
) -> Result<Option<(Wave, ReadFile)>, Failure> {
    let stored = bytes::open(path)?;
    let text = stored.bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&stored.bytes);
    if text.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Ok(None);
    }
    let refused = |problem: Problem| {
        Failure::Data(vec![problem.at(Place::File { file: stored.name.clone() })])
    };
    let document: Document = serde_json::from_slice(text).map_err(|error| {
        let message = format!("the file is no `scores.json` of orient: {error}");
        refused(Problem::error(message).hint("name a `scores.json`, or the earlier export itself"))
    })?;
    let read = ReadFile::new(&stored.name, &stored.bytes);
    let wave = document.wave(&stored.name, instrument).map_err(refused)?;
    Ok(Some((wave, read)))
}

impl Document {
    fn wave(self, source: &str, instrument: &Instrument) -> Result<Wave, Problem> {
        if self.schema != "orient/scores/1" {
            return Err(Problem::error(format!("the file has the form `{}`", self.schema))
                .hint("this version reads `orient/scores/1`"));
        }
        self.same_questions(instrument)?;
        if instrument.has_weights() && !self.people.is_empty() {
            let message = "the file does not say what each person chose, which weights ask for";
            return Err(Problem::error(message).hint("name the earlier export itself"));
        }
        let ids: Vec<&str> = instrument.orientations().iter().map(|own| own.id.as_str()).collect();
        let in_order = |shares: &BTreeMap<String, f64>| -> Vec<f64> {
            ids.iter().map(|id| shares.get(*id).copied().unwrap_or(0.0)).collect()
        };
        let members = self.people.iter().map(|one| {
            let counts: Vec<usize> =
                ids.iter().map(|id| one.counts.get(*id).copied().unwrap_or(0)).collect();
            let sum = counts.iter().try_fold(0_usize, |sum, count| sum.checked_add(*count));
            let most = instrument.traits().len();
            if !(1..=most).contains(&one.answered) || sum != Some(one.answered) {
                return Err(Problem::error(format!(
                    "the counts of `{}` do not add up to the answers",
                    one.name
                ))
                .hint("name a `scores.json` as orient wrote it"));
            }
            let person = Person {
                id: one.id.clone(),
                name: one.name.clone(),
                email: None,
                team: one.team.clone(),
                number: None,
            };
            Ok(Member {
                person,
                points: counts,
                weight: one.answered,
                row: None,
                answers: Vec::new(),
            })
        });
        let members: Vec<Member> = members.collect::<Result<_, _>>()?;
        if !members.is_empty() && members.len() != self.team.people {
            let message = "the file does not list as many people as it counts";
            return Err(Problem::error(message).hint("name a `scores.json` as orient wrote it"));
        }
        // Shares are rounded in the file, counts are not.
        let mean = |place: usize| {
            members.iter().map(|member| member.share(place)).sum::<f64>() / members.len() as f64
        };
        let shares = if members.is_empty() {
            in_order(&self.team.shares)
        } else {
            (0..ids.len()).map(mean).collect()
        };
        Ok(Wave {
            name: self.wave,
            source: source.to_owned(),
            people: self.team.people,
            shares,
            traits: self.team.traits.iter().map(|row| in_order(&row.shares)).collect(),
            members,
        })
    }

    /// Refuses a file in which other questions were asked.
    fn same_questions(&self, instrument: &Instrument) -> Result<(), Problem> {
        let other = |what: String| {
            Err(Problem::error(format!("the waves cannot be compared: {what}"))
                .hint("a baseline has the traits and orientations of this wave’s instrument"))
        };
        let asked = &self.instrument;
        if asked.id != instrument.id() || asked.version != instrument.version() {
            return other(format!(
                "the earlier one is of instrument `{}` version {}, this one of `{}` version {}",
                asked.id,
                asked.version,
                instrument.id(),
                instrument.version()
            ));
        }
        if asked.mode != instrument.mode().word() {
            return other(format!("the earlier one was answered in the mode `{}`", asked.mode));
        }
        let traits: Vec<&str> = self.team.traits.iter().map(|row| row.id.as_str()).collect();
        let own: Vec<&str> = instrument.traits().iter().map(|row| row.id.as_str()).collect();
        if traits != own {
            return other("the earlier one has other traits".to_owned());
        }
        let has = |id: &String| instrument.orientations().iter().any(|own| own.id == *id);
        if self.team.shares.len() != instrument.orientations().len()
            || !self.team.shares.keys().all(has)
        {
            return other("the earlier one has other orientations".to_owned());
        }
        Ok(())
    }
}
