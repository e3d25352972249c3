//! Tasks of the project's developers: `cargo xtask eval`, `cargo xtask test`.

fn main() {}
