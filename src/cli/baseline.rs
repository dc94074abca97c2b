//! The earlier wave that a call names.

use std::path::PathBuf;

use crate::pipeline::Input;

/// Which earlier wave to compare with.
#[derive(Debug, clap::Args)]
pub struct BaselineArgs {
    /// An earlier wave to compare with, where people choose statements: its export, or the scores.json of
    /// its report
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// The name of that wave; where a column of its file tells several waves apart, only the rows of
    /// this one are taken
    #[arg(long, value_name = "NAME", value_parser = super::sources::named, requires = "baseline")]
    baseline_wave: Option<String>,
}

impl BaselineArgs {
    /// Whether an earlier wave is named.
    pub(super) fn is_given(&self) -> bool {
        self.baseline.is_some()
    }

    /// What the pipeline reads, with the earlier wave.
    pub(super) fn input(&self, input: Input) -> Input {
        Input {
            baseline: self.baseline.clone(),
            baseline_wave: self.baseline_wave.clone(),
            ..input
        }
    }
}
