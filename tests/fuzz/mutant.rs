//! Real texts with faults in them: cut, doubled, crossed with others, strewn with what programs stumble over.

use std::fs;
use std::path::Path;

/// What readers, parsers and recognisers watch for, and what they seldom see.
const PIECES: [&str; 84] = [
    "„",
    "“",
    "”",
    "\"",
    "»",
    "«",
    "‚",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "&",
    "#",
    "*",
    "_",
    "`",
    "~",
    "|",
    "\\",
    "/",
    ":",
    ";",
    ",",
    ".",
    "…",
    "!",
    "?",
    "-",
    "–",
    "--",
    "---\n",
    "+++\n",
    "\n\n",
    "\n",
    "\r\n",
    "\t",
    "\u{a0}",
    " ",
    "\u{0}",
    "\u{1b}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "ß",
    "ẞ",
    "İ",
    "ﬁ",
    "Ǆ",
    "漢",
    "😀",
    "0",
    "1.",
    "13. ",
    "2025",
    "2025-02-30",
    "9999-12",
    "99999999999999999999",
    "-0001",
    "Montag ",
    "im März ",
    "vor drei Jahren ",
    "8.30 Uhr ",
    "bis ",
    "Dr. ",
    "Anna ",
    "Präsident ",
    "von ",
    "sagte ",
    "er ",
    "date: ",
    "lang: en\n",
    "<script>",
    "javascript:x",
    "[^1]",
    "](a.md)",
];

/// The longest mutant, in bytes.
const LONGEST: usize = 4_000;

/// Numbers that look like chance and are the same each time.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`, which is not zero.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % end as u64).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// A character border of `text`.
    fn border(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    /// Two borders of `text`, the first not behind the second, and seldom far apart.
    fn stretch(&mut self, text: &str) -> (usize, usize) {
        let start = self.border(text);
        let most = [4, 40, 400][self.below(3)];
        (start, text.floor_char_boundary((start + self.below(most)).min(text.len())))
    }
}

/// The texts of all files in these folders whose names have one of these endings.
pub(crate) fn seeds(folders: &[&str], endings: &[&str]) -> Vec<String> {
    let mut texts = Vec::new();
    for folder in folders {
        let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
        let fits = |path: &Path| endings.iter().any(|ending| path.to_string_lossy().ends_with(ending));
        texts.extend(files.filter(|it| fits(it.path())).filter_map(|it| fs::read_to_string(it.path()).ok()));
    }
    assert!(texts.len() > 3, "there are texts in {folders:?}");
    texts
}

/// One of `seeds`, with one to eight faults.
pub(crate) fn mutant(dice: &mut Dice, seeds: &[String]) -> String {
    let seed = &seeds[dice.below(seeds.len())];
    let mut text = window(dice, seed).to_owned();
    for _ in 0..=dice.below(8) {
        let (start, end) = dice.stretch(&text);
        match dice.below(8) {
            0 => text.replace_range(start..end, ""),
            1 => text = [&text[..end], &text[start..]].concat(),
            2 => text.truncate(end),
            3 => text.replace_range(start..end, dice.pick(&PIECES)),
            4 => text.insert_str(start, dice.pick(&PIECES)),
            5 => text.insert_str(start, &dice.pick(&PIECES).repeat(1 + dice.below(40))),
            6 => {
                let other = &seeds[dice.below(seeds.len())];
                let (from, to) = dice.stretch(other);
                text.insert_str(start, &other[from..to]);
            }
            _ => {
                let drawn = u32::try_from(dice.below(0x11_0000)).unwrap();
                text.insert(start, char::from_u32(drawn).unwrap_or('\u{fffd}'));
            }
        }
    }
    text.truncate(text.floor_char_boundary(LONGEST));
    text
}

/// The beginning of a long text, which holds its head, and sometimes a later part.
fn window<'a>(dice: &mut Dice, text: &'a str) -> &'a str {
    let start = if dice.below(4) == 0 { dice.border(text) } else { 0 };
    &text[start..text.floor_char_boundary(start + LONGEST / 2)]
}
