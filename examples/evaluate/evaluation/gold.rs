//! Reads an annotated article: `evaluation/README.md` gives its form. Whatever does not hold is refused with its line.

use std::collections::BTreeSet;

use leporello::corpus::Language;
use leporello::date::Edtf;
use leporello::text::Span;

use super::check;

/// An article with everything that a program should find in it; spans lie in `text`.
#[derive(Debug, Clone)]
pub(crate) struct GoldArticle {
    /// The file's name without ending.
    pub(crate) id: String,
    pub(crate) published: Edtf,
    pub(crate) language: Language,
    pub(crate) topic: String,
    /// The article without marks.
    pub(crate) text: String,
    pub(crate) persons: Vec<GoldPerson>,
    /// Where a person, given as an index, is named.
    pub(crate) mentions: Vec<(Span, usize)>,
    /// A person's role, in the nominative singular, and where it stands.
    pub(crate) roles: Vec<(Span, usize, String)>,
    /// What stands between quotation marks, and whose words it is.
    pub(crate) quotations: Vec<(Span, Option<usize>)>,
    /// Sentences that tell without marks what somebody said, and who did; none in articles where they are not marked.
    pub(crate) reports: Vec<(Span, usize)>,
    /// Dates, with their TIMEX3 value if the text and the day of publication fix one.
    pub(crate) dates: Vec<(Span, Option<String>)>,
    /// Phrases that hold a person's surname, but name a firm, a family or a street.
    pub(crate) others: Vec<String>,
}

#[derive(Debug, Clone)]
pub(crate) struct GoldPerson {
    pub(crate) key: String,
    /// The fullest name that the article gives.
    pub(crate) name: String,
    /// Other spellings and nicknames.
    pub(crate) forms: Vec<String>,
}

/// Reads an article.
///
/// # Errors
/// Says the line and what is wrong with it: an unknown head line or mark, a mark that is not closed, a person who is
/// not declared, and all that `check` holds against an annotation.
pub(crate) fn parse(id: &str, source: &str) -> Result<GoldArticle, String> {
    let (head, body) = source.split_once("\n\n").ok_or("line 1: no blank line behind the head")?;
    let mut article = read_head(id, head)?;
    let first = head.lines().count() + 2;
    Reader { article: &mut article, source: body.trim_end(), at: 0, first }.read()?;
    let faults = check::find_faults(&article);
    if faults.is_empty() { Ok(article) } else { Err(faults.join("\n")) }
}

fn read_head(id: &str, head: &str) -> Result<GoldArticle, String> {
    let (mut published, mut language, mut topic) = (None, None, None);
    let (mut persons, mut others): (Vec<GoldPerson>, Vec<String>) = (Vec::new(), Vec::new());
    for (number, line) in head.lines().enumerate() {
        let fault = |what: &str| format!("line {}: {what}: `{line}`", number + 1);
        let (key, value) = line
            .strip_prefix("# ")
            .and_then(|line| line.split_once(' '))
            .ok_or_else(|| fault("no `# key value`"))?;
        match key {
            "date" => published = Some(value.parse::<Edtf>().map_err(|reason| fault(&reason.to_string()))?),
            "lang" => language = Some(Language::from_tag(value).ok_or_else(|| fault("no language"))?),
            "topic" => topic = Some(value.to_owned()),
            "other" => others.push(value.to_owned()),
            "person" => {
                let (key, names) = value.split_once(' ').ok_or_else(|| fault("a key without a name"))?;
                let mut names = names.split("; ").map(str::to_owned);
                let name = names.next().unwrap_or_default();
                if persons.iter().any(|known| known.key == key || known.name == name) {
                    return Err(fault("a second time"));
                }
                persons.push(GoldPerson { key: key.to_owned(), name, forms: names.collect() });
            }
            _ => return Err(fault("no key of a head")),
        }
    }
    Ok(GoldArticle {
        id: id.to_owned(),
        published: published.ok_or("line 1: no `# date`")?,
        language: language.ok_or("line 1: no `# lang`")?,
        topic: topic.ok_or("line 1: no `# topic`")?,
        text: String::new(),
        persons,
        mentions: Vec::new(),
        roles: Vec::new(),
        quotations: Vec::new(),
        reports: Vec::new(),
        dates: Vec::new(),
        others,
    })
}

/// What an open mark will become, and where in the text it began.
struct Open {
    label: String,
    start: usize,
    line: usize,
}

/// Goes once over an article's body, taking the marks out.
struct Reader<'a> {
    article: &'a mut GoldArticle,
    source: &'a str,
    at: usize,
    /// The line of the file on which the body begins.
    first: usize,
}

impl Reader<'_> {
    fn read(mut self) -> Result<(), String> {
        let mut open: Vec<Open> = Vec::new();
        while let Some(letter) = self.source[self.at..].chars().next() {
            match letter {
                '[' => {
                    let behind = &self.source[self.at + 1..];
                    let label = behind.split(['|', '[', ']', '\n']).next().unwrap_or_default();
                    if !behind[label.len()..].starts_with('|') {
                        return Err(format!("line {}: a mark without `|`", self.line()));
                    }
                    let (start, line) = (self.article.text.len(), self.line());
                    open.push(Open { label: label.to_owned(), start, line });
                    self.at += label.len() + 2;
                }
                ']' => {
                    let line = self.line();
                    let mark = open.pop().ok_or_else(|| format!("line {line}: `]` closes nothing"))?;
                    self.close(&mark)?;
                    self.at += 1;
                }
                '\n' if !open.is_empty() => {
                    return Err(format!("line {}: a mark is not closed", self.line()));
                }
                _ => {
                    self.article.text.push(letter);
                    self.at += letter.len_utf8();
                }
            }
        }
        if let Some(mark) = open.first() {
            return Err(format!("line {}: a mark is not closed", mark.line));
        }
        self.article.mentions.sort();
        self.article.roles.sort();
        self.article.quotations.sort();
        self.article.reports.sort();
        self.article.dates.sort();
        Ok(())
    }

    fn line(&self) -> usize {
        self.first + self.source[..self.at].matches('\n').count()
    }

    fn close(&mut self, mark: &Open) -> Result<(), String> {
        let span = Span::new(mark.start, self.article.text.len());
        let words = span.of(&self.article.text).to_owned();
        let fault = |what: &str| format!("line {}: {what}: `[{}|{words}]`", mark.line, mark.label);
        if words.trim() != words || words.is_empty() {
            return Err(fault("empty, or white space at an end"));
        }
        let person = |key: &str| {
            let known = self.article.persons.iter().position(|person| person.key == key);
            known.ok_or_else(|| fault(&format!("`{key}` is not declared")))
        };
        match mark.label.split_once(' ') {
            None => {
                let person = person(&mark.label)?;
                self.article.mentions.push((span, person));
            }
            Some(("role", value)) => {
                let (keys, title) = value.split_once(" = ").unwrap_or((value, &words));
                let bearers: Result<BTreeSet<usize>, String> = keys.split('+').map(person).collect();
                let bearers = bearers?;
                self.article.roles.extend(bearers.into_iter().map(|person| (span, person, title.to_owned())));
            }
            Some(("said", key)) => {
                let speaker = if key == "?" { None } else { Some(person(key)?) };
                self.article.quotations.push((span, speaker));
            }
            Some(("told", key)) => self.article.reports.push((span, person(key)?)),
            Some(("date", value)) => {
                self.article.dates.push((span, (value != "?").then(|| value.to_owned())));
            }
            Some(_) => return Err(fault("no mark of this form")),
        }
        Ok(())
    }
}
