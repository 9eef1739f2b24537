//! A corpus of invented German articles: the same number gives the same texts everywhere.

use std::fs;
use std::io;
use std::path::Path;

use chrono::{Datelike, Days, NaiveDate};
use leporello::text::GERMAN_MONTHS;

use crate::words::{
    BODIES, CLAUSES, CROSSHEADS, MATTERS, MEN, PLACES, REMARKS, REPORTS, ROLES, SAYINGS, SURNAMES, TIMES,
    TITLES, VERBS, WEEKDAYS, WOMEN,
};

/// How many persons there are; the n-th is named in proportion to 1/n, as persons of the news are.
const PERSONS: usize = 400;
/// The articles are of these years.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2022, 1, 1).expect("a day of the calendar");
const DAYS: usize = 3 * 365;

/// An article with what programs that do not read are told about it.
pub(crate) struct Article {
    /// A name for its file, without suffix.
    pub slug: String,
    pub title: String,
    pub date: NaiveDate,
    /// The full names of the persons whom it names.
    pub persons: Vec<String>,
    pub lead: String,
    pub blocks: Vec<Block>,
}

pub(crate) enum Block {
    Crosshead(String),
    Paragraph(String),
}

/// Invents so many articles.
pub(crate) fn invent(count: usize) -> Vec<Article> {
    let mut random = Random(7);
    let people = invent_people(&mut random);
    (0..count).map(|index| Desk::new(&mut random, &people).write(index)).collect()
}

/// Writes articles as plain text, a file each, as README.md describes them.
pub(crate) fn save(articles: &[Article], folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for article in articles {
        let mut text = format!("date {} {}\n", article.date, article.lead);
        for block in &article.blocks {
            let (Block::Crosshead(line) | Block::Paragraph(line)) = block;
            text.extend(["\n", line, "\n"]);
        }
        fs::write(folder.join(&article.slug).with_extension("txt"), text)?;
    }
    Ok(())
}

struct Person {
    given: &'static str,
    surname: &'static str,
    role: &'static str,
}

impl Person {
    fn full_name(&self) -> String {
        format!("{} {}", self.given, self.surname)
    }
}

fn invent_people(random: &mut Random) -> Vec<Person> {
    let names = SURNAMES.iter().flat_map(|surname| {
        [(0, WOMEN), (1, MEN)]
            .into_iter()
            .flat_map(move |(sex, given)| given.iter().map(move |given| (*given, *surname, sex)))
    });
    let mut names: Vec<_> = names.collect();
    let drawn = (0..PERSONS).map(|_| names.swap_remove(random.below(names.len()))).collect::<Vec<_>>();
    drawn
        .into_iter()
        .map(|(given, surname, sex)| Person { given, surname, role: random.pick(ROLES)[sex] })
        .collect()
}

/// Where one article is written.
struct Desk<'a> {
    random: &'a mut Random,
    date: NaiveDate,
    /// Whom the article names.
    cast: Vec<&'a Person>,
    /// How many of them it has named yet.
    named: usize,
}

impl<'a> Desk<'a> {
    fn new(random: &'a mut Random, people: &'a [Person]) -> Self {
        let date = FIRST_DAY + Days::new(random.below(DAYS) as u64);
        let mut cast: Vec<&Person> = Vec::new();
        let size = 3 + random.below(7);
        while cast.len() < size {
            let person = &people[random.below_unevenly(people.len())];
            // Two of one surname would be hard to tell apart.
            if cast.iter().all(|other| other.surname != person.surname) {
                cast.push(person);
            }
        }
        Self { random, date, cast, named: 0 }
    }

    fn write(mut self, index: usize) -> Article {
        let title = self.fill(TITLES);
        let lead = self.write_paragraph(2);
        let length = 2800 + self.random.below(2000);
        let (mut blocks, mut written) = (Vec::new(), 0);
        while written < length || self.named < self.cast.len() {
            if !blocks.is_empty() && self.random.below(4) == 0 {
                blocks.push(Block::Crosshead(self.fill(CROSSHEADS)));
            }
            let sentences = 2 + self.random.below(4);
            let paragraph = self.write_paragraph(sentences);
            written += paragraph.len();
            blocks.push(Block::Paragraph(paragraph));
        }
        Article {
            slug: format!("{}-{index:05}", self.date),
            title,
            date: self.date,
            persons: self.cast.iter().map(|person| person.full_name()).collect(),
            lead,
            blocks,
        }
    }

    fn write_paragraph(&mut self, sentences: usize) -> String {
        let sentences: Vec<String> = (0..sentences)
            .map(|_| if self.random.below(2) == 0 { self.fill(REPORTS) } else { self.fill(REMARKS) })
            .collect();
        sentences.join(" ")
    }

    /// Fills one of the patterns.
    fn fill(&mut self, patterns: &[&str]) -> String {
        let mut rest = *self.random.pick(patterns);
        let mut text = String::new();
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (blank, after) = after.split_once('}').expect("a blank is closed");
            text.push_str(&self.fill_in(blank));
            rest = after;
        }
        text.push_str(rest);
        upper_first(&text)
    }

    fn fill_in(&mut self, blank: &str) -> String {
        match blank {
            "P" => self.name_someone(),
            "W" => self.tell_time(),
            "N" => (2 + self.random.below(900)).to_string(),
            "T" => (*self.random.pick(MATTERS)).to_owned(),
            "O" => (*self.random.pick(PLACES)).to_owned(),
            "G" => (*self.random.pick(BODIES)).to_owned(),
            "I" => (*self.random.pick(CLAUSES)).to_owned(),
            "Z" => (*self.random.pick(SAYINGS)).to_owned(),
            "V" => (*self.random.pick(VERBS)).to_owned(),
            other => unreachable!("no word stands for {other}"),
        }
    }

    /// Someone new with the full name, mostly with a role; someone known by the surname.
    fn name_someone(&mut self) -> String {
        if self.named < self.cast.len() && (self.named == 0 || self.random.below(2) == 0) {
            let person = self.cast[self.named];
            self.named += 1;
            let role = if self.random.below(4) > 0 { format!("{} ", person.role) } else { String::new() };
            return role + &person.full_name();
        }
        self.cast[self.random.below(self.named)].surname.to_owned()
    }

    fn tell_time(&mut self) -> String {
        let day = self.date - Days::new(self.random.below(45) as u64);
        let month = GERMAN_MONTHS[day.month0() as usize];
        match self.random.below(8) {
            0 => format!("am {}. {month} {}", day.day(), day.year()),
            1 => format!("am {}. {month}", day.day()),
            2 => format!("im {month}"),
            3 => (*self.random.pick(TIMES)).to_owned(),
            _ => format!("am {}", self.random.pick(WEEKDAYS)),
        }
    }
}

fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `SplitMix64` (Steele, Lea and Flood, 2014): small, and the same on every machine and in every year.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, each as often as the others.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// A number below `end`, the n-th about in proportion to 1/n (Zipf's law).
    fn below_unevenly(&mut self, end: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        // The integral of 1/n is a logarithm.
        (((end + 1) as f64).powf(share) as usize - 1).min(end - 1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}
