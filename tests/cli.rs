//! The command line, in cases that read as documentation: `tests/cli/*.md`.
//!
//! `TRYCMD=overwrite cargo test --test cli` renews them; the seconds of a closing line are then to be written `[..]`.

#[test]
fn the_command_line() {
    trycmd::TestCases::new().case("tests/cli/*.md").case("tests/cli/*.toml");
}
