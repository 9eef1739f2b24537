//! Texts with named slots, as a language file writes them: `{date}, in: {dossier}`.

use std::fmt::Display;

use serde::Deserialize;

use crate::render::escape::push_format;

/// As long as most filled patterns become, so that they grow in one step.
const ROOM: usize = 64;

/// What a slot of a name is filled with.
pub(in crate::render) type Slots<'a> = &'a [(&'a str, &'a dyn Display)];

/// A text with slots, taken apart once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(in crate::render) struct Pattern(Vec<Piece>);

/// A stretch of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::render) enum Piece {
    /// What stands there as it is.
    Text(String),
    /// The name of what is filled in.
    Slot(String),
}

/// What is said of one thing, of nothing, and of several.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::render) struct Counted {
    none: Option<Pattern>,
    one: Pattern,
    many: Pattern,
}

impl Counted {
    /// The pattern for so many.
    pub(in crate::render) fn of(&self, number: usize) -> &Pattern {
        match number {
            0 => self.none.as_ref().unwrap_or(&self.many),
            1 => &self.one,
            _ => &self.many,
        }
    }
}

impl From<String> for Pattern {
    fn from(text: String) -> Self {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some((before, name, behind)) = split_slot(rest) {
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            pieces.push(Piece::Slot(name.to_owned()));
            rest = behind;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Self(pieces)
    }
}

/// The text before the first slot, the slot's name, and the text behind it.
fn split_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((before, name, behind))
}

impl Pattern {
    /// The text with its slots filled; one that `slots` does not name stays empty.
    pub(in crate::render) fn fill(&self, slots: Slots) -> String {
        let mut text = String::with_capacity(ROOM);
        for piece in &self.0 {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Slot(name) => {
                    let slot = slots.iter().find(|(known, _)| known == name);
                    debug_assert!(slot.is_some(), "nothing is known of `{name}`");
                    if let Some((_, value)) = slot {
                        push_format(format_args!("{value}"), &mut text);
                    }
                }
            }
        }
        text
    }

    /// The texts before and behind its slot `place`, which something else than text will fill.
    pub(in crate::render) fn fill_around(&self, place: &str, slots: Slots) -> (String, String) {
        let is_place = |piece: &Piece| matches!(piece, Piece::Slot(name) if name == place);
        let at = self.0.iter().position(is_place).unwrap_or(self.0.len());
        let part = |pieces: &[Piece]| Self(pieces.to_vec()).fill(slots);
        (part(&self.0[..at]), part(self.0.get(at + 1..).unwrap_or_default()))
    }

    /// Its stretches in order, for whoever fills slots with more than text.
    pub(in crate::render) fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// The names of its slots.
    pub(super) fn slots(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Slot(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_by_name() {
        let pattern = Pattern::from("{Number} von {all}, {all}!".to_owned());
        assert_eq!(pattern.fill(&[("all", &12), ("Number", &"Drei")]), "Drei von 12, 12!");
        assert_eq!(pattern.slots().collect::<Vec<_>>(), ["Number", "all", "all"]);
        assert_eq!(Pattern::from("a { b".to_owned()).fill(&[]), "a { b");
    }
}
