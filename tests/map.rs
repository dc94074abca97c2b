//! The map of columns by hand: written, edited, obeyed.

mod program;

use std::fmt::Write as _;
use std::fs;

use program::Program;

/// The sample with headers that say nothing.
fn renamed(program: &Program) -> String {
    let text = fs::read_to_string(program.path("sample-data/2026-q4.csv")).expect("it is there");
    let (header, body) = text.split_once('\n').expect("it has rows");
    let horizon = "4. Horizon: how far ahead do you plan?";
    assert!(header.contains(horizon), "{header}");
    format!("{}\n{body}", header.replace(horizon, "Question on time"))
}

#[test]
fn a_map_is_written_once_and_obeyed() {
    let program = Program::new();
    fs::write(program.path("answers.csv"), renamed(&program)).expect("the folder can be written");
    fs::write(program.path("orient.toml"), "# mine\n").expect("the folder can be written");
    program.run(&["check", "answers.csv", "--write-map"]);
    let map = fs::read_to_string(program.path("orient.toml")).expect("the map is there");
    assert!(map.starts_with("# mine\n\n# Which column holds what"), "{map}");
    assert!(map.contains("\nname = \"Your name\"\n"), "{map}");
    assert!(map.contains("\nhorizon = \"Question on time\"\n"), "{map}");

    let again =
        program.command(&["check", "answers.csv", "--write-map"]).output().expect("it runs");
    assert_eq!(again.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8_lossy(&again.stderr), @r"
    error: orient.toml: the file has a section `[columns]` already
      hint: edit that section, or delete it to have it written again
    ");

    let swapped = map
        .replace("role = \"1. Role: which describes your work best?\"", "role = \"column G\"")
        .replace("horizon = \"Question on time\"", "horizon = \"Question on tim\"");
    fs::write(program.path("orient.toml"), swapped).expect("the folder can be written");
    let wrong = program.command(&["score", "answers.csv"]).output().expect("it runs");
    assert_eq!(wrong.status.code(), Some(2));
    let said = String::from_utf8_lossy(&wrong.stderr);
    let first: Vec<&str> = said.lines().skip(1).take(2).collect();
    insta::assert_snapshot!(first.join("\n"), @r"
    error: orient.toml: `columns.traits.horizon` names `Question on tim`, which answers.csv does not have
      hint: the nearest header is `Question on time`
    ");
}

#[test]
fn a_map_is_not_written_for_what_cannot_be_read_twice() {
    let program = Program::new();
    let mut command = program.command(&["check", "-", "--write-map"]);
    let refused = command.write_stdin("Name,Role\nAna,Plan\n").output().expect("it runs");
    assert_eq!(refused.status.code(), Some(2));
    assert!(!program.path("orient.toml").exists());
    insta::assert_snapshot!(String::from_utf8_lossy(&refused.stderr), @r"
    error: standard input can be read only once, not for a map too
      hint: save the export as a file, and name the file
    ");
}

#[test]
fn a_map_of_ranks_is_read_as_the_file_was() {
    let program = Program::new();
    program.run(&["init", "--instrument", "rank"]);
    let instrument =
        fs::read_to_string(program.path("instrument-rank.toml")).expect("it was written");
    let instrument = orient::instrument::Instrument::from_toml(&instrument, "instrument-rank.toml")
        .expect("it is sound");
    // The second place stands before the first.
    let order = [1, 0, 2];
    let mut text = "Name".to_owned();
    for row in instrument.traits() {
        for place in order {
            write!(text, ",{} [{}]", row.name, place + 1).expect("a string takes any text");
        }
    }
    for person in 0..4 {
        write!(text, "\nPerson {person}").expect("a string takes any text");
        for row in instrument.traits() {
            for place in order {
                let statement = &row.statements[(place + person) % 3];
                write!(text, ",{statement}").expect("a string takes any text");
            }
        }
    }
    fs::write(program.path("ranks.csv"), text).expect("the folder can be written to");
    let score = ["score", "ranks.csv", "--instrument", "instrument-rank.toml", "--format", "json"];
    let scores = || program.command(&score).output().expect("it runs").stdout;
    let found = scores();
    assert!(!found.is_empty());
    program.run(&["check", "ranks.csv", "--instrument", "instrument-rank.toml", "--write-map"]);
    let map = fs::read_to_string(program.path("orient.toml")).expect("the map is there");
    assert!(map.contains("\nstart = [\"Start [1]\", \"Start [2]\", \"Start [3]\"]\n"), "{map}");
    assert!(scores() == found, "the map says what was found");

    let short = map.replace("[\"Start [1]\", ", "[");
    fs::write(program.path("orient.toml"), short).expect("the folder can be written to");
    let refused = program.command(&score).output().expect("it runs");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    let first: Vec<&str> = said.lines().skip(1).take(2).collect();
    insta::assert_snapshot!(first.join("\n"), @r"
    error: orient.toml: `columns.traits.start` lists 2 columns
      hint: list 3, the column of the first place first
    ");
}

#[test]
fn without_a_column_of_teams_it_is_told_how_to_name_one() {
    let program = Program::new();
    let source = "sample-data/five-teams.csv";
    let text = fs::read_to_string(program.path(source)).expect("it is there");
    let (header, body) = text.split_once('\n').expect("it has rows");
    let team = header.split(',').find(|text| text.to_lowercase().contains("team"));
    let header = header.replace(team.expect("it has teams"), "Colour");
    fs::write(program.path("colours.csv"), format!("{header}\n{body}")).expect("it is written");
    let call = ["report", "colours.csv", "--compare", "teams", "--format", "html"];
    let made = program.command(&call).output().expect("it runs");
    let said = String::from_utf8_lossy(&made.stderr);
    let told = "no teams are compared, since no column is taken for the team; name it `Team`, or as `team` \
                below `[columns]` in `orient.toml`";
    assert!(made.status.success() && said.contains(told), "{said}");
}
