//! The command `spotcheck`.

fn main() {}
