//! The README's own commands work as they stand there.

mod program;

use std::fs;

use program::{Program, repository};

/// The commands in the README's shell blocks, in their order.
fn commands() -> Vec<String> {
    let text = fs::read_to_string(repository().join("README.md")).expect("the README is there");
    let mut commands = Vec::new();
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        match line {
            "```sh" => inside = true,
            "```" => inside = false,
            command if inside && !command.is_empty() => commands.push(command.to_owned()),
            _ => {}
        }
    }
    commands
}

/// The words that a shell would hand to the program: quotes keep spaces.
fn words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in command.split('"').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn every_command_of_the_readme_ends_well() {
    let program = Program::new();
    fs::copy(program.path("sample-data/2026-q4.csv"), program.path("answers.csv"))
        .expect("the sample is there");
    let mut ran = 0;
    for command in commands() {
        let words = words(&command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let arguments = match words.as_slice() {
            ["cargo", "run", "--release", "--", rest @ ..] | ["orient", rest @ ..] => rest,
            ["cargo", "test"] => continue, // what is running just now
            other => panic!("the README has a command that this test does not know: {other:?}"),
        };
        program.run(arguments);
        ran += 1;
    }
    assert!(ran >= 3, "only {ran} commands were found in the README");
}

#[test]
fn the_first_command_of_the_readme_makes_the_report() {
    let program = Program::new();
    let first = commands().into_iter().next().expect("the README has a command");
    let arguments = first.strip_prefix("cargo run --release -- ").expect("it runs the program");
    program.run(&arguments.split_whitespace().collect::<Vec<_>>());
    for name in ["report.html", "report.pdf", "scores.json"] {
        let length = fs::metadata(program.path("report").join(name)).map_or(0, |file| file.len());
        assert!(length > 500, "report/{name} has {length} bytes");
    }
}
