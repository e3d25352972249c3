//! The `depesche` program.

fn main() {}
