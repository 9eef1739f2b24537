//! The parts of a name.

use crate::text::{is_capitalised, split_name, surname_of};

/// The part of a name by which registers sort it: the surname without its particles ("Leyen, Ursula von der").
pub(super) fn register_name(name: &str) -> &str {
    let surname = surname_of(name);
    let bare = surname.split(' ').find(|word| is_capitalised(word));
    bare.and_then(|word| surname.find(word)).map_or(surname, |start| &surname[start..])
}

/// Whether a name has more than one word, its particles not counted; `al-Scharaa` is a word, not a particle.
pub(super) fn is_full(name: &str) -> bool {
    name.split_ascii_whitespace().filter(|word| word.contains(char::is_uppercase)).nth(1).is_some()
}

/// Whether two full names differ by an initial alone, as "George Bush" and "George W. Bush" do.
pub(super) fn differ_by_initial(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let ((short_given, short_surname), (given, surname)) = (split_name(short), split_name(long));
    let is_initial = |word: &&str| {
        let bare = word.trim_end_matches('.');
        bare.chars().count() == 1 && bare.chars().all(char::is_uppercase)
    };
    let initials = given.split(' ').filter(is_initial).count();
    let kept: Vec<&str> = given.split(' ').filter(|word| !is_initial(word)).collect();
    short_surname == surname
        && initials == 1
        && !kept.is_empty()
        && kept == short_given.split(' ').collect::<Vec<_>>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_surname_keeps_its_particles() {
        assert_eq!(surname_of("Ursula von der Leyen"), "von der Leyen");
        assert_eq!(surname_of("Marco Rubio"), "Rubio");
        assert_eq!(surname_of("Selenskyj"), "Selenskyj");
        assert_eq!(surname_of("von der Leyen"), "von der Leyen");
        assert_eq!(register_name("Ursula von der Leyen"), "Leyen");
        assert_eq!(split_name("Ahmed al-Scharaa"), ("Ahmed", "al-Scharaa"));
        assert!(is_full("Ahmed al-Scharaa") && !is_full("von der Leyen"));
    }

    #[test]
    fn an_initial_is_the_least_difference() {
        assert!(differ_by_initial("George Bush", "George W. Bush"));
        assert!(!differ_by_initial("George W. Bush", "George Walker Bush"));
        assert!(!differ_by_initial("George Bush", "George H. W. Bush"));
        assert!(!differ_by_initial("Bush", "W. Bush"));
        assert!(!differ_by_initial("George Bush", "Georgina W. Bush"));
    }
}
