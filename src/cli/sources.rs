//! What all subcommands take: the source, and what is needed to read and name it.

use std::path::PathBuf;

use crate::pipeline::Input;

/// The source and how to read it.
#[derive(Debug, clap::Args)]
pub struct SourceArgs {
    /// The file that the survey tool exported; `-` reads standard input
    #[arg(value_name = "SOURCE")]
    source: PathBuf,
    /// Who was asked: a CSV with the columns name, email and team
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,
    /// The questions, if they are not the built-in ones: a TOML file
    #[arg(long, value_name = "FILE")]
    instrument: Option<PathBuf>,
    /// The name of the wave; by default from the file's name or the days of the answers
    #[arg(long, value_name = "NAME")]
    wave: Option<String>,
    /// The name of the team; by default from the file
    #[arg(long, value_name = "NAME")]
    team: Option<String>,
}

impl SourceArgs {
    /// What the pipeline reads.
    pub fn input(&self) -> Input {
        Input {
            source: self.source.clone(),
            roster: self.roster.clone(),
            instrument: self.instrument.clone(),
            wave: self.wave.clone(),
            team: self.team.clone(),
        }
    }
}
