//! Tables of marked sentences for tests: each expression in brackets, its TIMEX3 value behind it in braces.

use super::*;
use crate::annotate::{TimexKind, find_timexes};
use crate::corpus::{Body, Language};

/// The text with each expression in brackets and its value behind it in braces; lengths and habits name their type.
fn mark(language: Language, text: &str, published: &str) -> String {
    let body = Body { text: text.into(), ..Body::default() };
    let timexes = find_timexes(&body, &[], language);
    let published: Option<Edtf> = published.parse().ok();
    let (mut marked, mut done) = (String::new(), 0);
    for resolved in resolve_dates(published.as_ref(), text, &timexes, &[]) {
        let timex = &timexes[resolved.timex];
        let value = timex3_value(timex, &resolved).unwrap_or_default();
        let kind = match timex.kind {
            TimexKind::Duration => "DURATION ",
            TimexKind::Set => "SET ",
            TimexKind::Date | TimexKind::Time => "",
        };
        marked.extend([&text[done..timex.span.start], "[", timex.span.of(text), "]{", kind, &value, "}"]);
        done = timex.span.end;
    }
    marked + &text[done..]
}

/// Each line is a text with what is to be found.
pub(super) fn check(language: Language, published: &str, lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut text = String::new();
        let mut inside = false;
        for c in line.chars() {
            match c {
                '{' => inside = true,
                '}' => inside = false,
                '[' | ']' => {}
                _ if !inside => text.push(c),
                _ => {}
            }
        }
        let found = mark(language, &text, published);
        if found != line {
            wrong.push(format!("expected {line}\nfound    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
