//! Drawing a diagnostic for a terminal.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Severity};

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
