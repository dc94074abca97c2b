//! Orient turns an export of survey answers into an assessment of how a team works.
//!
//! ```text
//! answers.csv ─┐                                                        templates/*.html  print.css
//! roster.csv  ─┤                                                                  │
//! orient.toml ─┤                                                                  │
//! instrument  ─┴► read ──► Responses ──► score ──► Scores ──► analyse ──► Findings
//!                  └► Ledger                          │                       │    │
//!                                                     │            compose ◄──┘    │
//!                                                     │               └─► Report   │
//!                                                     └► chart ──► Drawings ┐ │    │
//!                                                                           ▼ ▼    ▼
//!                                              template (tera) ──► one semantic page
//!                                                                       │        │
//!                                                                       ▼        ▼
//!                                                          report.html      pdf: style ► layout ►
//!                                                                       │        pages ► paint ► finish
//!                                                                       └────┬───┘
//!                                                                            ▼
//!                                                                  write (all or nothing)
//! ```
//!
//! With an earlier wave, `change` stands between `score` and `compose`. `brief.pdf` and each person's
//! file go the way of the PDF from templates of their own; `picture` makes PNG files of Drawings.
//!
//! ```text
//! earlier.csv, scores.json ──► read ──► Wave ──► change ──► Change ──► compose, chart, export
//! ```
//!
//! A target, where one is given, is compared with the scores in the same place: `target`.
//!
//! Beside that way stand `explain`: Scores and Responses → how one number was made; and `run`: what a
//! report carries of how it was made, and whether it still matches. Every file of TOML is read
//! through `form`, which tells all of its faults of form at once.
//!
//! Nouns are plain data and import no stage. A stage is a function from value to value; it imports
//! nouns and the output of the stage before it. What a run reads comes through `read`, but for the
//! folder of the user's templates; what it writes goes through `write`.

pub mod analyse;
pub mod change;
pub mod chart;
pub mod cli;
pub mod compose;
pub mod digest;
pub mod direction;
pub mod drawing;
pub mod edition;
pub mod error;
pub mod explain;
pub mod export;
pub mod face;
mod form;
pub mod format;
pub mod instrument;
pub mod pdf;
pub mod picture;
pub mod pipeline;
pub mod project;
pub mod read;
pub mod response;
pub mod run;
pub mod score;
pub mod target;
pub mod template;
pub mod theme;
pub mod write;
