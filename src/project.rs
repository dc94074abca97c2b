//! `orient.toml`: what is said once for all runs of a project. So far that is which column of an
//! export holds what, where the header does not tell.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::error::Problem;
use crate::form;
use crate::instrument::Instrument;
use crate::response::{ColumnMatch, ColumnRole};

/// The name of the file.
pub const FILE_NAME: &str = "orient.toml";

/// What a project says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Project {
    /// Which column holds what.
    pub columns: ColumnMap,
}

/// Columns by what they hold, each named by its header or as `column F`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ColumnMap {
    /// The file that the map stands in, for messages.
    #[serde(skip)]
    pub file: String,
    /// When the answer was given.
    pub time: Option<String>,
    /// The whole name.
    pub name: Option<String>,
    /// The first name, where the file parts it from the last.
    pub first_name: Option<String>,
    /// The last name.
    pub last_name: Option<String>,
    /// The e-mail address.
    pub email: Option<String>,
    /// A number or word that stands for one person.
    pub id: Option<String>,
    /// The team.
    pub team: Option<String>,
    /// Which of several waves in one file the answer belongs to.
    pub wave: Option<String>,
    /// Whether the row is a preview.
    pub status: Option<String>,
    /// Whether the form was finished.
    pub finished: Option<String>,
    /// When answering began.
    pub began: Option<String>,
    /// How long it took.
    pub duration: Option<String>,
    /// The answers to each trait, by its id.
    pub traits: BTreeMap<String, ByHand>,
}

/// Where the answers to a trait stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ByHand {
    /// In one column.
    One(String),
    /// In a column for each orientation, by its id.
    Each(BTreeMap<String, String>),
    /// In a column for each place of an order, the first place first.
    Places(Vec<String>),
}

impl<'de> Deserialize<'de> for ByHand {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = ByHand;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "a header in quotes such as \"Q4\" or \"column F\", one for each \
                     orientation such as { strategic = \"Q4_1\", tactical = \"Q4_2\" }, or of an \
                     order one for each place such as [\"1st\", \"2nd\"]",
                )
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ByHand, E> {
                Ok(ByHand::One(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ByHand, A::Error> {
                let mut each = BTreeMap::new();
                while let Some((orientation, header)) = map.next_entry()? {
                    each.insert(orientation, header);
                }
                Ok(ByHand::Each(each))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ByHand, A::Error> {
                let mut places = Vec::new();
                while let Some(header) = list.next_element()? {
                    places.push(header);
                }
                Ok(ByHand::Places(places))
            }
        }
        from.deserialize_any(Either)
    }
}

impl ColumnMap {
    /// The file that says where a column is; none where it says so of none.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        let says_nothing = Self { file: self.file.clone(), ..Self::default() } == *self;
        (!says_nothing).then_some(self.file.as_str())
    }
}

impl Project {
    /// Reads the text of a project file; `file` is its name for people.
    ///
    /// # Errors
    ///
    /// All slips in the syntax, unknown keys and wrong types.
    pub fn from_toml(text: &str, file: &str) -> Result<Self, Vec<Problem>> {
        let mut project: Self = form::read(text, file)
            .map_err(|problems| problems.into_iter().map(below_traits).collect::<Vec<_>>())?;
        file.clone_into(&mut project.columns.file);
        Ok(project)
    }
}

/// An unknown key beside those of columns may be a trait.
fn below_traits(problem: Problem) -> Problem {
    let is_beside_columns = problem.message.contains("`duration`, `traits`");
    if is_beside_columns && problem.hint.is_none() {
        return problem.hint("the column of a trait stands below `[columns.traits]`");
    }
    problem
}

/// Whether a project file has a map of columns already.
///
/// # Errors
///
/// A text that is not TOML.
pub fn has_columns(text: &str, file: &str) -> Result<bool, Vec<Problem>> {
    let table: toml::Table = form::read(text, file)?;
    Ok(table.contains_key("columns"))
}

/// The section `[columns]` for a file whose columns were taken for these, ready to be edited.
#[must_use]
pub fn columns_section(columns: &[ColumnMatch], instrument: &Instrument) -> String {
    let of = |role: &ColumnRole| columns.iter().filter(|one| one.role == *role).collect::<Vec<_>>();
    let one = |role: &ColumnRole| of(role).first().map(|column| named(column, columns));
    let mut out = String::from(
        "# Which column holds what: a header as the file has it, or `column F`.\n[columns]\n",
    );
    let mut line = |key: &str, value: Option<String>| {
        let _ = match value {
            Some(value) => writeln!(out, "{key} = {value}"),
            None => writeln!(out, "# {key} = \"\""),
        };
    };
    line("time", one(&ColumnRole::Timestamp));
    let parts = [one(&ColumnRole::GivenName), one(&ColumnRole::FamilyName)];
    let has_parts = parts.iter().any(Option::is_some);
    let whole = one(&ColumnRole::Name);
    if whole.is_some() || !has_parts {
        line("name", whole);
    }
    if has_parts {
        let [first, last] = parts;
        line("first-name", first);
        line("last-name", last);
    }
    line("email", one(&ColumnRole::Email));
    line("id", one(&ColumnRole::Id));
    line("team", one(&ColumnRole::Team));
    if let Some(wave) = one(&ColumnRole::Wave) {
        line("wave", Some(wave));
    }
    line("status", one(&ColumnRole::Status));
    line("finished", one(&ColumnRole::Finished));
    line("began", one(&ColumnRole::Began));
    line("duration", one(&ColumnRole::Duration));
    let _ = writeln!(out, "\n[columns.traits]");
    for (place, row) in instrument.traits().iter().enumerate() {
        let each: Vec<String> = (instrument.orientations().iter().enumerate())
            .filter_map(|(at, orientation)| {
                let text = one(&ColumnRole::Statement(place, at))?;
                Some(format!("{} = {text}", orientation.id))
            })
            .collect();
        let ranks: Vec<String> = (0..instrument.orientations().len())
            .filter_map(|rank| one(&ColumnRole::Rank(place, rank)))
            .collect();
        let _ = match one(&ColumnRole::Trait(place)) {
            Some(text) => writeln!(out, "{} = {text}", row.id),
            None if !ranks.is_empty() => writeln!(out, "{} = [{}]", row.id, ranks.join(", ")),
            None if each.is_empty() => writeln!(out, "# {} = \"\"", row.id),
            None => writeln!(out, "{} = {{ {} }}", row.id, each.join(", ")),
        };
    }
    let free = of(&ColumnRole::Ignored);
    if !free.is_empty() {
        let _ = writeln!(out, "\n# Columns that are not used:");
        for column in free {
            let _ = writeln!(out, "#   column {}: {}", column.letters, quoted(&column.header));
        }
    }
    out
}

/// How a line of the map names a column: by its header where that is the only one.
fn named(column: &ColumnMatch, all: &[ColumnMatch]) -> String {
    let alike = all.iter().filter(|other| other.header == column.header).count();
    if alike == 1 && !column.header.is_empty() {
        quoted(&column.header)
    } else {
        quoted(&format!("column {}", column.letters))
    }
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::response::MatchedBy;

    #[test]
    fn a_map_is_read_and_a_slip_is_told_with_its_line() {
        let text = "[columns]\nname = \"Who\"\n[columns.traits]\nhorizon = \"Q4\"\nrole = { strategic = \"A\" }\n";
        let map = Project::from_toml(text, "orient.toml").unwrap().columns;
        assert_eq!(map.name.as_deref(), Some("Who"));
        assert_eq!(map.traits["horizon"], ByHand::One("Q4".to_owned()));
        let slip =
            Project::from_toml("[columns]\nmane = \"Who\"\n", "orient.toml").unwrap_err().remove(0);
        insta::assert_snapshot!(slip, @r"
        error: orient.toml:2: `mane` is no key that is known here; known: `time`, `name`, `first-name`, `last-name`, `email`, `id`, `team`, `wave`, `status`, `finished`, `began`, `duration`, `traits`
          hint: did you mean `name`?
        ");
    }

    #[test]
    fn a_trait_whose_column_is_no_header_is_told_in_plain_words() {
        let text = "[columns.traits]\nhorizon = \"Q4\"\nrole = 5\n";
        insta::assert_snapshot!(Project::from_toml(text, "orient.toml").unwrap_err()[0], @r#"error: orient.toml:3: the number `5` stands where a header in quotes such as "Q4" or "column F", one for each orientation such as { strategic = "Q4_1", tactical = "Q4_2" }, or of an order one for each place such as ["1st", "2nd"] is needed"#);
    }

    #[test]
    fn a_section_that_was_written_is_read_as_the_same_map() {
        let column = |letters: &str, header: &str, role| ColumnMatch {
            letters: letters.to_owned(),
            header: header.to_owned(),
            role,
            by: MatchedBy::Name,
        };
        let columns = [
            column("A", "Who \"you\"\nare", ColumnRole::Name),
            column("B", "", ColumnRole::Trait(3)),
            column("C", "Plan", ColumnRole::Statement(0, 0)),
            column("D", "Do", ColumnRole::Statement(0, 1)),
            column("E", "Notes", ColumnRole::Ignored),
            column("F", "Scale [2]", ColumnRole::Rank(1, 1)),
            column("G", "Scale [1]", ColumnRole::Rank(1, 0)),
            column("H", "Scale [3]", ColumnRole::Rank(1, 2)),
        ];
        let text = columns_section(&columns, Instrument::built_in());
        let map = Project::from_toml(&text, "orient.toml").unwrap().columns;
        assert_eq!(map.name.as_deref(), Some("Who \"you\"\nare"));
        assert_eq!(map.traits["horizon"], ByHand::One("column B".to_owned()));
        let ByHand::Each(each) = &map.traits["role"] else { panic!("a column for each") };
        assert_eq!(each["tactical"], "Do");
        let ranks = ["Scale [1]", "Scale [2]", "Scale [3]"].map(str::to_owned);
        assert_eq!(map.traits["scale"], ByHand::Places(ranks.into()));
        assert_eq!(map.traits.len(), 3);
        assert!(text.contains("#   column E: \"Notes\""));
    }
}
