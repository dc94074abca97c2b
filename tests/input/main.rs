//! What the program makes of files: every container, the account that `check` gives, and files that
//! mean harm.

mod books;
mod check;
mod containers;
mod hostile;
mod odd;
#[path = "../program/mod.rs"]
mod program;
mod shapes;
