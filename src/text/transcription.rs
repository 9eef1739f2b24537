//! Transcription: whether two spellings write one name of another script.
//!
//! Every word is read back by the rules of each system (German after Duden, English after BGN and the press, French,
//! scientific after DIN 1460) into one coarse alphabet: `č š h c ǰ` for ч, ш/ж, х/г, ц, дж, and `i` for и, ы, й; е
//! and э are one, as are с and з. Two words agree where any two readings do.
//!
//! Agreement is not enough: `Fischer` and `Fisher` agree, too. So something must tell that the name comes from
//! another script: an ending such as -enko or -skyj, a digraph that only transcription writes, or a difference
//! that only transcription makes (tsch/ch, kh/ch). And what is no matter of transcription (doubled consonants, ph/f,
//! c/k) counts in a word only that itself tells so: `Stefan` and `Stephan` stay two.
//!
//! Ukrainian and Belarusian г is `h`, Russian г is `g`. Where a Slavic surname shows that change of language
//! (Hryhorenko, Grigorenko), a given name may have the other language's form as well (Oleksij, Aleksej).
//!
//! Known misses: beside a surname that shows no language (Wladimir and Wolodymyr Selenskyj) they stay two; vowels of Arabic (Mohammed, Muhammad), Chinese after Wade–Giles, and Polish sz, cz are not read.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{fold, fold_name, split_name};

/// Graphemes and what they are read as, the longer before the shorter.
type Graphemes = &'static [(&'static str, &'static str)];

const GERMAN: Graphemes = &[
    ("tsch", "č"),
    ("dsch", "ǰ"),
    ("sch", "š"),
    ("ch", "h"),
    ("kh", "h"),
    ("tz", "c"),
    ("ts", "c"),
    ("z", "c"),
    ("w", "v"),
    ("x", "ks"),
];
const ENGLISH: Graphemes = &[
    ("dzh", "ǰ"),
    ("tch", "č"),
    ("ch", "č"),
    ("sh", "š"),
    ("zh", "š"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("z", "s"),
    ("j", "ǰ"),
    ("w", "v"),
    ("x", "ks"),
];
const FRENCH: Graphemes = &[
    ("tch", "č"),
    ("dj", "ǰ"),
    ("ch", "š"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("ou", "u"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("z", "s"),
    ("j", "š"),
    ("w", "v"),
    ("x", "ks"),
];
const SCIENTIFIC: Graphemes =
    &[("dž", "ǰ"), ("ch", "h"), ("ts", "c"), ("tz", "c"), ("c", "c"), ("z", "s"), ("w", "v"), ("x", "ks")];

/// Systems, and whether their `j` and `y` before a vowel are the consonant й.
const SYSTEMS: [(Graphemes, char); 4] = [(GERMAN, 'j'), (ENGLISH, 'y'), (FRENCH, 'y'), (SCIENTIFIC, 'j')];

/// How two words are related.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Same,
    /// One in another transcription.
    Transcribed,
    /// The same but for doubled consonants, ph/f or c/k.
    Loose,
    Different,
}

/// Whether two full names are spellings of one. Symmetric; every name agrees with itself.
///
/// # Examples
/// "Rustem Umjerow" and "Rustem Umerov" agree; "Thomas Fischer" and "Thomas Fisher" do not.
pub fn agree(one: &str, other: &str) -> bool {
    if fold_name(one) == fold_name(other) {
        return true;
    }
    let ((given, surname), (other_given, other_surname)) = (split_name(one), split_name(other));
    let given: Vec<(&str, &str)> = given.split(' ').zip(other_given.split(' ')).collect();
    if one.split(' ').count() != other.split(' ').count() || given.len() != other_given.split(' ').count() {
        return false;
    }
    let family = relate(surname, other_surname);
    if are_of_two_languages(surname, other_surname) {
        return tells_surname(surname, other_surname)
            && given.iter().all(|(one, other)| is_given_name_of_both(one, other));
    }
    let relations: Vec<Relation> = given.iter().map(|(one, other)| relate(one, other)).collect();
    let all = || relations.iter().chain(std::iter::once(&family));
    if all().any(|relation| *relation == Relation::Different) {
        return false;
    }
    let family_tells = tells_surname(surname, other_surname)
        || tells_difference(surname, other_surname)
        || differ_by_system(&given, surname, other_surname);
    let given_tells: Vec<bool> = given.iter().map(|(one, other)| tells_given(one, other)).collect();
    if !family_tells && (family == Relation::Loose || !given_tells.contains(&true)) {
        return false;
    }
    relations.iter().zip(given_tells).all(|(relation, tells)| *relation != Relation::Loose || tells)
}

/// Whether two full names are so near that an author may want to look at them: one reading, for whatever reason.
pub fn resemble(one: &str, other: &str) -> bool {
    let ((given, surname), (other_given, other_surname)) = (split_name(one), split_name(other));
    relate(surname, other_surname) != Relation::Different
        && given.split(' ').next().zip(other_given.split(' ').next()).is_some_and(|(one, other)| {
            relate(one, other) != Relation::Different
                || is_initial_of(one, other)
                || is_initial_of(other, one)
        })
}

/// Whether two single words have a reading in common.
pub fn resemble_words(one: &str, other: &str) -> bool {
    relate(one, other) != Relation::Different
}

fn is_initial_of(one: &str, other: &str) -> bool {
    let bare = one.trim_end_matches('.');
    bare.chars().count() == 1 && fold(other).starts_with(&fold(bare))
}

/// Every reading of a word with what is no matter of transcription levelled; spellings that agree share one.
pub fn loose_readings(word: &str) -> BTreeSet<String> {
    read(word, true).into_iter().map(|reading| reading.replace('h', "g")).collect()
}

/// Keys of a full name. Names that [`agree`] share one, so that the many Müllers of a large dossier need not be
/// compared each with each.
pub fn name_keys(name: &str) -> BTreeSet<String> {
    let (given, surname) = split_name(name);
    let (first, last) = (given.split(' ').next(), given.split(' ').next_back());
    let mut keys: BTreeSet<String> = loose_readings(surname);
    for word in first.into_iter().chain(last.filter(|_| first != last)) {
        let readings = given_name_readings(word);
        let join = |key: &String| readings.iter().map(|read| format!("{key} {read}")).collect::<Vec<_>>();
        keys = keys.iter().flat_map(join).collect();
    }
    keys.insert(fold_name(name));
    keys
}

/// Given names of which one is a transcription of the other, or its Russian form, share one of these.
fn given_name_readings(word: &str) -> BTreeSet<String> {
    let mut readings = russian_readings(word);
    let russian = OWN_AND_RUSSIAN.iter().filter(|(own, _)| readings.contains(*own));
    let russian: Vec<String> = russian.map(|(_, russian)| (*russian).to_owned()).collect();
    readings.extend(russian);
    readings.extend(loose_readings(word));
    readings.insert(fold(word));
    readings
}

/// Whether two surnames have one reading but for г, which Ukrainian and Belarusian read `h` and Russian `g`.
fn are_of_two_languages(one: &str, other: &str) -> bool {
    relate(one, other) == Relation::Different && !russian_readings(one).is_disjoint(&russian_readings(other))
}

fn russian_readings(word: &str) -> BTreeSet<String> {
    read(word, false).into_iter().map(|reading| reading.replace('h', "g")).collect()
}

/// Whether two given names are one, or the forms that two East Slavic languages have of one.
fn is_given_name_of_both(one: &str, other: &str) -> bool {
    let (readings, others) = (russian_readings(one), russian_readings(other));
    let pair = |(own, russian): &(&str, &str)| {
        let is = |readings: &BTreeSet<String>, name: &str| readings.contains(name);
        is(&readings, own) && is(&others, russian) || is(&readings, russian) && is(&others, own)
    };
    !readings.is_disjoint(&others) || OWN_AND_RUSSIAN.iter().any(pair)
}

/// Given names in Ukrainian or Belarusian and in Russian, as read with `g` for `h`.
const OWN_AND_RUSSIAN: [(&str, &str); 27] = [
    ("oleksi", "aleksei"),
    ("oleksander", "aleksander"),
    ("aliaksander", "aleksander"),
    ("volodimir", "vladimir"),
    ("uladsimir", "vladimir"),
    ("sergi", "sergei"),
    ("siargei", "sergei"),
    ("andri", "andrei"),
    ("mikola", "nikolai"),
    ("mikalai", "nikolai"),
    ("migailo", "migail"),
    ("petro", "piotr"),
    ("pavlo", "pavel"),
    ("evgen", "evgeni"),
    ("iaugen", "evgeni"),
    ("dmitro", "dmitri"),
    ("dsmitri", "dmitri"),
    ("vasil", "vasili"),
    ("vassil", "vassili"),
    ("viktar", "viktor"),
    ("kostiantin", "konstantin"),
    ("olena", "elena"),
    ("katerina", "ekaterina"),
    ("svitlana", "svetlana"),
    ("sviatlana", "svetlana"),
    ("tetiana", "tatiana"),
    ("natalka", "natalia"),
];

/// Whether two names differ letter for letter as German and English write them, by w for v in both words or by s for z
/// as well: "Wiktor Sawarsin", "Viktor Zavarzin".
fn differ_by_system(given: &[(&str, &str)], surname: &str, other: &str) -> bool {
    let spelled = |word: &str| spell(word).chars().collect::<Vec<char>>();
    let (mut voiced, mut words, mut german, mut english) = (false, 0, false, false);
    for (one, other) in given.iter().copied().chain([(surname, other)]) {
        let (one, other) = (spelled(one), spelled(other));
        if one.len() != other.len() {
            return false;
        }
        let mut differ = false;
        for pair in one.into_iter().zip(other).filter(|(one, other)| one != other) {
            match pair {
                ('w', 'v') | ('s', 'z') => german = true,
                ('v', 'w') | ('z', 's') => english = true,
                _ => return false,
            }
            differ |= matches!(pair, ('w', 'v') | ('v', 'w'));
            voiced |= matches!(pair, ('s', 'z') | ('z', 's'));
        }
        words += usize::from(differ);
    }
    german != english && words > 0 && (voiced || words > 1)
}

fn relate(one: &str, other: &str) -> Relation {
    if fold(one) == fold(other) {
        Relation::Same
    } else if !read(one, false).is_disjoint(&read(other, false)) {
        Relation::Transcribed
    } else if !read(one, true).is_disjoint(&read(other, true)) {
        Relation::Loose
    } else {
        Relation::Different
    }
}

fn read(word: &str, loose: bool) -> BTreeSet<String> {
    let spelled = spell(word);
    SYSTEMS.iter().map(|(graphemes, glide)| read_by(&spelled, graphemes, *glide, loose)).collect()
}

/// The word in small letters; háčeks stay, other marks fold.
fn spell(word: &str) -> String {
    let mut spelled = String::new();
    for letter in word.nfc().flat_map(char::to_lowercase) {
        match letter {
            'č' | 'ć' => spelled.push('č'),
            'š' | 'ś' | 'ş' => spelled.push('š'),
            'ž' | 'ż' | 'ź' => spelled.push('ž'),
            '\'' | '’' | '‘' | 'ʼ' | 'ʹ' => (),
            _ => spelled.push_str(&fold(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    spelled
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn read_by(spelled: &str, graphemes: Graphemes, glide: char, loose: bool) -> String {
    let mut reading = String::with_capacity(spelled.len());
    let mut rest = spelled;
    while let Some(letter) = rest.chars().next() {
        let next = rest[letter.len_utf8()..].chars().next();
        if let Some((grapheme, sound)) = graphemes.iter().find(|(grapheme, _)| rest.starts_with(grapheme)) {
            reading.push_str(sound);
            rest = &rest[grapheme.len()..];
            continue;
        }
        match letter {
            // е, є, э: Jermak, Yermak, Umjerow.
            'j' | 'y' if letter == glide && next == Some('e') => (),
            // Mayer is not Maier where y is no consonant of the system.
            'y' if letter != glide && next.is_some_and(is_vowel) => reading.push('y'),
            'j' | 'y' => reading.push('i'),
            'ž' => reading.push('š'),
            'p' if loose && next == Some('h') => {
                reading.push('f');
                rest = &rest[1..];
            }
            'c' if loose => reading.push('k'),
            'c' => reading.push('ꞓ'),
            _ => reading.push(letter),
        }
        rest = &rest[letter.len_utf8()..];
    }
    end_alike(level(&reading, loose), graphemes == FRENCH)
}

/// Without repeated `i`; if `loose`, without any repeated letter.
fn level(reading: &str, loose: bool) -> String {
    let mut levelled = String::with_capacity(reading.len());
    let mut last = None;
    for letter in reading.chars() {
        // -off is an ending of its own.
        if last != Some(letter) || (letter != 'i' && (!loose || letter == 'f')) {
            levelled.push(letter);
        }
        last = Some(letter);
    }
    levelled
}

/// Endings that the systems write in ways of their own.
fn end_alike(reading: String, french: bool) -> String {
    let swap = |ending: &str, by: &str| reading.strip_suffix(ending).map(|stem| format!("{stem}{by}"));
    if french && let Some(read) = swap("ine", "in") {
        return read;
    }
    for (ending, by) in [
        ("off", "ov"),
        ("eff", "ev"),
        ("ndr", "nder"),
        // ё, after a hushing sound or a soft consonant: Gorbatschow, Kisseljow.
        ("čov", "čev"),
        ("šov", "šev"),
        ("aiev", "aev"),
        ("eiev", "eev"),
        ("liov", "lev"),
        ("niov", "nev"),
    ] {
        if let Some(read) = swap(ending, by) {
            return read;
        }
    }
    reading
}

/// Endings of surnames, as read, that German, English and French names do not have.
const SURNAME_ENDINGS: [&str; 25] = [
    "ski", "cki", "ska", "cka", "skaia", "ckaia", "naia", "enko", "čuk", "iuk", "iak", "čak", "vič", "švili",
    "dse", "nian", "sian", "kian", "čian", "cin", "šin", "bekov", "čev", "aev", "šev",
];
/// Endings as written: -ow alone may be German (Bülow), -ov is not.
const WRITTEN_ENDINGS: [&str; 8] = ["ov", "ev", "off", "eff", "ova", "eva", "owa", "ewa"];

/// Whether a surname, in either spelling, shows that it comes from another script.
fn tells_surname(one: &str, other: &str) -> bool {
    [one, other].iter().any(|word| {
        let spelled = spell(word);
        spelled.starts_with("al-")
            || spelled.starts_with("el-")
            || has_digraph(&spelled)
            || WRITTEN_ENDINGS.iter().any(|ending| spelled.ends_with(ending))
            || read(word, true)
                .iter()
                .any(|reading| SURNAME_ENDINGS.iter().any(|ending| reading.ends_with(ending)))
    })
}

/// Digraphs that only transcription writes.
fn has_digraph(spelled: &str) -> bool {
    spelled.contains("kh")
        || spelled.contains("zh")
        || spelled.contains("shch")
        || spelled.contains("schtsch")
}

/// Whether a given name, in either spelling, shows that it comes from another script.
fn tells_given(one: &str, other: &str) -> bool {
    let tells = |word: &str| {
        let spelled = spell(word);
        let ends = |endings: &[&str]| endings.iter().any(|ending| spelled.ends_with(ending));
        let long = spelled.chars().count() >= 5;
        has_digraph(&spelled)
            || ends(&["ij", "iy", "yj", "yy", "ej", "ii", "slaw", "slav"])
            || long && ends(&["mir", "myr", "gei", "rei", "xei", "fei", "gey", "ndrey", "xey", "fey"])
            || ["wl", "vl", "tsch"].iter().any(|start| spelled.starts_with(start))
    };
    let (first, second) = (spell(one), spell(other));
    let throat = |word: &str| word.contains("chm") || word.contains("khm");
    tells(one) || tells(other) || throat(&first) != throat(&second)
}

/// Whether two spellings of a surname differ as only transcriptions do.
fn tells_difference(one: &str, other: &str) -> bool {
    let (one, other) = (spell(one), spell(other));
    let glides = |word: &str, glide: char| {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(3).any(|part| part[1] == glide && !is_vowel(part[0]) && is_vowel(part[2]))
    };
    one != other
        && (["tsch", "zh", "kh"].iter().any(|grapheme| one.contains(grapheme) != other.contains(grapheme))
            || glides(&one, 'j') && glides(&other, 'y')
            || glides(&one, 'y') && glides(&other, 'j'))
}

#[cfg(test)]
#[path = "transcription_tests.rs"]
mod tests;
