//! Drawing diagnostics for a terminal.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};

/// The most errors, and the most warnings, that are drawn of one file: whoever has mended so many asks again.
const MOST_OF_A_FILE: usize = 50;

/// Draws `diagnostics` as [`draw`] does. Of a file with very many the rest is counted at the end.
pub fn draw_all(diagnostics: &[Diagnostic], colour: bool) -> Vec<String> {
    let mut drawn = Vec::new();
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        if let Some(place) = &diagnostic.place {
            let number = seen.entry((&place.path, diagnostic.severity)).or_default();
            *number += 1;
            if *number > MOST_OF_A_FILE {
                continue;
            }
        }
        drawn.push(draw(diagnostic, colour));
    }
    let many = seen.into_iter().filter(|&(_, number)| number > MOST_OF_A_FILE);
    drawn.extend(many.map(|((path, severity), number)| {
        let kind = if severity == Severity::Error { "errors" } else { "warnings" };
        format!("{} more {kind} in `{path}`\n", number - MOST_OF_A_FILE)
    }));
    drawn
}

/// Draws `diagnostic` in the manner of the Rust compiler, with a final line break; in colour if `colour`.
pub fn draw(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.0);
    let mut group = Group::with_title(title);
    if let Some(place) = &diagnostic.place {
        let path = place.path.as_str();
        group = match &place.excerpt {
            None => group.element(Origin::path(path)),
            Some(excerpt) => {
                let mut mark = AnnotationKind::Primary.span(excerpt.span.into());
                if !excerpt.label.is_empty() {
                    mark = mark.label(excerpt.label.as_str());
                }
                group.element(
                    Snippet::source(&*excerpt.source)
                        .line_start(excerpt.first_line)
                        .path(path)
                        .annotation(mark),
                )
            }
        };
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    format!("{}\n", renderer.render(&[group]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;

    #[test]
    fn of_a_file_with_very_many_the_rest_is_counted() {
        let warning = Diagnostic::warning(Code("test"), "odd");
        let error = Diagnostic::error(Code("test"), "wrong");
        let mut all = vec![warning.clone().in_file("a.txt"); 60];
        all.push(error.in_file("a.txt"));
        all.push(warning.clone().in_file("b.txt"));
        all.extend(vec![warning; 60]);
        let drawn = draw_all(&all, false);
        assert_eq!(drawn.len(), 50 + 1 + 1 + 60 + 1);
        assert!(drawn[50].starts_with("error") && drawn[51].contains("b.txt"));
        assert_eq!(drawn.last().unwrap(), "10 more warnings in `a.txt`\n");
    }
}
