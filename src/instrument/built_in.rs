//! The instruments inside the program, and the examples for one's own.

use std::sync::OnceLock;

use super::Instrument;

/// The text of the built-in instrument, the example for one's own.
pub const BUILT_IN: &str = include_str!("sales-operations.toml");

/// What the example of every mode has in common.
const EXAMPLE: &str = include_str!("example.toml");

/// The names of the built-in instruments; the first one is used when no other is named.
pub const NAMES: [&str; 2] = ["sales-operations", "sales-operations-rated"];

/// The words for the modes, in the order in which they are told.
pub const MODES: [&str; 4] = ["choose", "rate", "allocate", "rank"];

impl Instrument {
    /// The instrument that is used when no other is named: `sales-operations`.
    ///
    /// # Panics
    ///
    /// Never in a program that passed its tests: one of them loads the built-in instrument.
    pub fn built_in() -> &'static Self {
        static LOADED: OnceLock<Instrument> = OnceLock::new();
        LOADED.get_or_init(|| sure(BUILT_IN, "sales-operations.toml"))
    }

    /// The built-in instrument with this name, one of [`NAMES`].
    ///
    /// # Panics
    ///
    /// Never in a program that passed its tests: one of them loads every built-in instrument.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        static RATED: OnceLock<Instrument> = OnceLock::new();
        match NAMES.iter().position(|known| *known == name)? {
            0 => Some(Self::built_in()),
            _ => Some(RATED.get_or_init(|| sure(&rated(), "sales-operations-rated.toml"))),
        }
    }
}

fn sure(text: &str, file: &str) -> Instrument {
    Instrument::from_toml(text, file).expect("a built-in instrument is valid, as a test makes sure")
}

/// The text of the built-in instrument in the mode `rate`: the same traits and statements, each of
/// them rated from 1 to 5.
///
/// # Panics
///
/// Never in a program that passed its tests: the built-in text has what is taken from it.
#[must_use]
pub fn rated() -> String {
    let body = BUILT_IN.find("[[orientations]]").expect("an instrument has orientations");
    let value = |key: &str| {
        let start = format!("{key} = ");
        BUILT_IN.lines().find(|line| line.starts_with(&start)).expect("the text has this key")
    };
    format!(
        "# The built-in instrument in the mode `rate`: the traits, statements and texts of \
         `sales-operations`,\n# each statement rated from 1, the least agreement, to 5, the \
         most.\n\n\
         id = \"sales-operations-rated\"\n\
         version = \"1\"\n\
         title = \"Sales Operations: strategic, tactical and hybrid, rated\"\n\
         mode = \"rate\"\n\
         scale = {{ least = 1, most = 5 }}\n\
         {}\n{}\n\n\
         [bounds]\nanswered = 0.80\npeople_for_words = 5\n\n{}",
        value("source"),
        value("caution"),
        &BUILT_IN[body..]
    )
}

/// A commented instrument in this mode, one of [`MODES`], to be changed; `file` is what it will be
/// called.
///
/// # Panics
///
/// With any other word.
#[must_use]
pub fn example(mode: &str, file: &str) -> String {
    let words = "clear = 0.90                 # least certainty for `clear`\n\
                 leaning = 0.75               # least certainty for `leaning`\n";
    let turned = "# A statement that says the opposite of its orientation: its rating is turned \
                  round, so that a 2\n# of 1 to 5 counts as a 4.\n\
                  reversed = [\"open\"]\n";
    let (how, bounds, reversed) = match mode {
        "choose" => (
            "# Everybody chooses one statement for each trait. The export has a column for each \
             trait.\nmode = \"choose\"",
            words,
            "",
        ),
        "rate" => (
            "# Everybody rates every statement. The export has a column for each: `Start [We begin \
             with a text]`.\nmode = \"rate\"\n# The labels may be left out where the export has \
             numbers or the usual words of agreement.\nscale = { least = 1, most = 5, labels = \
             [\"Never\", \"Rarely\", \"Sometimes\", \"Often\", \"Always\"] }",
            "",
            turned,
        ),
        "allocate" => (
            "# Everybody shares so many points among the statements of a trait. The export has a \
             column\n# for each statement.\nmode = \"allocate\"\npoints = 10",
            "",
            "",
        ),
        "rank" => (
            "# Everybody puts the statements of a trait in order, 1 for the one that fits best. \
             The export\n# has a column for each statement, or one with a list for each \
             trait.\nmode = \"rank\"",
            "",
            "",
        ),
        other => panic!("no mode is called {other}"),
    };
    let text = if reversed.is_empty() {
        EXAMPLE.to_owned()
    } else {
        EXAMPLE.replace("We end when all is said", "We end before all is said")
    };
    text.replace("{file}", file)
        .replace("{id}", &format!("how-we-meet-{mode}"))
        .replace("{mode}", how)
        .replace("{bounds}", bounds)
        .replace("{reversed}", reversed)
}
