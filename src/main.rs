//! The `orient` program.

fn main() {}
