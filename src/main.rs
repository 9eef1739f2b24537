//! The program `leporello`.

fn main() {}
