//! `people.toml`, the authority file: what its author knows of persons. It goes before whatever is recognised.

mod raw;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use toml::Spanned;

use crate::date::Edtf;
use crate::diagnostic::{Code, Diagnostic, Reported};
use crate::text::{exact_name, is_slug, one_line};

use raw::{RawAuthority, RawRecord, RawSeparate};

const UNREADABLE: Code = Code("people::unreadable");
const SYNTAX: Code = Code("people::syntax");
const EMPTY_NAME: Code = Code("people::empty-name");
const PERSON_TWICE: Code = Code("people::person-twice");
const ALIAS_TWICE: Code = Code("people::alias-twice");
const NOT_A_PERSON: Code = Code("people::not-a-person");
const SEPARATE: Code = Code("people::separate");
const SAME_AS: Code = Code("people::same-as");
const BORN: Code = Code("people::born");
const SLUG: Code = Code("people::slug");
const FORMER: Code = Code("people::former");
const SLUG_TWICE: Code = Code("people::slug-twice");

/// What is known of persons by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authority {
    /// The persons, as ordered in the file.
    pub people: Vec<Record>,
    /// Names of what is no person.
    pub not_people: Vec<String>,
    /// Names of which no two are one person.
    pub separate: Vec<Vec<String>>,
}

/// An authority record: one person, confirmed by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// The name that the site gives the person.
    pub name: String,
    /// Further names; a bare surname among them means this person in every article.
    pub aliases: Vec<String>,
    /// Who it is, in a sentence or two.
    pub description: Option<String>,
    /// Web addresses of the same person elsewhere, as in Wikidata or the GND.
    pub same_as: Vec<String>,
    /// The date of birth.
    pub born: Option<Edtf>,
    /// The name of the person's page, without ending.
    pub slug: Option<String>,
    /// Names that the page had before.
    pub former: Vec<String>,
}

impl Record {
    /// The name, then the aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.iter().map(String::as_str))
    }
}

/// Reads the authority file at `path`, if there is one.
pub(super) fn load_authority(path: &Utf8Path) -> Reported<Authority> {
    let mut diagnostics = Vec::new();
    let source: Arc<str> = match std::fs::read_to_string(path) {
        Ok(source) => source.into(),
        Err(fault) if fault.kind() == std::io::ErrorKind::NotFound => "".into(),
        Err(fault) => {
            let message = format!("`people.toml` cannot be read: {fault}");
            diagnostics.push(Diagnostic::error(UNREADABLE, message).in_file(path));
            "".into()
        }
    };
    let raw = toml::from_str(&source).unwrap_or_else(|fault| {
        let span = fault.span().unwrap_or(0..source.len().min(1));
        let message = fault.message().lines().next().unwrap_or_default();
        diagnostics.push(
            Diagnostic::error(SYNTAX, crate::text::lower_first(message))
                .at(path, source.clone(), span.into(), "")
                .help(
                    "`people.toml` holds tables `[[person]]` with `name`, `aliases`, `description`, `same_as`, \
                     `born`, `slug`, `former`; `[[not_a_person]]` with `name`; `[[separate]]` with `names`",
                ),
        );
        RawAuthority::default()
    });
    let mut check = Check { path: path.to_owned(), source, diagnostics, claims: BTreeMap::new() };
    let value = check.resolve(raw);
    Reported { value, diagnostics: check.diagnostics }
}

/// Who claims a name: the index of a person and whether as its alias.
struct Claim {
    person: usize,
    of: String,
    alias: bool,
}

struct Check {
    path: Utf8PathBuf,
    source: Arc<str>,
    diagnostics: Vec<Diagnostic>,
    /// By the exact name.
    claims: BTreeMap<String, Claim>,
}

impl Check {
    fn report(&mut self, code: Code, message: String, span: Range<usize>, label: &str, help: &str) {
        let diagnostic =
            Diagnostic::error(code, message).at(self.path.clone(), self.source.clone(), span.into(), label);
        self.diagnostics.push(diagnostic.help(help));
    }

    fn resolve(&mut self, raw: RawAuthority) -> Authority {
        // Names before aliases, so that an alias that is another's name is what is reported.
        for (index, record) in raw.person.iter().enumerate() {
            self.claim_name(index, &record.name);
        }
        for (index, record) in raw.person.iter().enumerate() {
            for alias in &record.aliases {
                self.claim_alias(index, record.name.as_ref(), alias);
            }
        }
        let mut slugs = BTreeMap::new();
        let people = raw.person.into_iter().map(|record| self.resolve_record(record, &mut slugs)).collect();
        let mut not_people = Vec::new();
        for entry in raw.not_a_person {
            if !self.is_empty(&entry.name) {
                if let Some(claim) = self.claims.get(&exact_name(entry.name.as_ref())) {
                    let label = format!("it names `{}` above", claim.of);
                    let message = format!("`{}` is listed both as a person and as none", entry.name.as_ref());
                    self.report(NOT_A_PERSON, message, entry.name.span(), &label, "delete one of the two");
                }
                not_people.push(one_line(entry.name.as_ref()));
            }
        }
        let separate = raw.separate.into_iter().map(|entry| self.resolve_separate(entry)).collect();
        Authority { people, not_people, separate }
    }

    fn is_empty(&mut self, name: &Spanned<String>) -> bool {
        let empty = !name.as_ref().chars().any(char::is_alphanumeric);
        if empty {
            let help = "write the name as the texts write it";
            self.report(EMPTY_NAME, "a name has no letters".to_owned(), name.span(), "", help);
        }
        empty
    }

    fn claim_name(&mut self, person: usize, name: &Spanned<String>) {
        if self.is_empty(name) {
            return;
        }
        let key = exact_name(name.as_ref());
        if self.claims.contains_key(&key) {
            let message = format!("`{}` is listed twice", name.as_ref());
            let help =
                "join both tables; for two persons of one name, give each a name that tells them apart";
            self.report(PERSON_TWICE, message, name.span(), "", help);
            return;
        }
        self.claims.insert(key, Claim { person, of: name.as_ref().clone(), alias: false });
    }

    fn claim_alias(&mut self, person: usize, of: &str, alias: &Spanned<String>) {
        if self.is_empty(alias) {
            return;
        }
        let key = exact_name(alias.as_ref());
        match self.claims.get(&key) {
            Some(claim) if claim.person == person => (),
            Some(claim) => {
                let label =
                    format!("it is {} of `{}`", if claim.alias { "an alias" } else { "the name" }, claim.of);
                let message = format!("`{}` is given to two persons", alias.as_ref());
                let help = "leave it to the one whom the texts call so, or to neither";
                self.report(ALIAS_TWICE, message, alias.span(), &label, help);
            }
            None => {
                self.claims.insert(key, Claim { person, of: of.to_owned(), alias: true });
            }
        }
    }

    fn resolve_record(&mut self, raw: RawRecord, slugs: &mut BTreeMap<String, String>) -> Record {
        let mut same_as = Vec::new();
        if let Some(list) = raw.same_as {
            let whole = list.span();
            for address in list.into_inner().0 {
                if !super::is_web_address(&address.text) {
                    let message = format!("`{}` is no web address", address.text);
                    let help = "write it in full, as in `https://www.wikidata.org/wiki/Q42`";
                    self.report(SAME_AS, message, address.span.unwrap_or(whole.clone()), "", help);
                }
                same_as.push(address.text);
            }
        }
        let born = raw.born.and_then(|born| {
            let date = born.as_ref().parse().ok();
            if date.is_none() {
                let message = format!("`{}` is no EDTF date", born.as_ref());
                let help = "write YYYY-MM-DD, or YYYY where only the year is known";
                self.report(BORN, message, born.span(), "", help);
            }
            date
        });
        if let Some(slug) = &raw.slug {
            let text = slug.as_ref();
            if !is_slug(text) || text == "index" {
                let message = format!("`{text}` is no slug");
                let help = "write small letters from a to z, digits and single hyphens, but not `index`";
                self.report(SLUG, message, slug.span(), "", help);
            } else if let Some(other) = slugs.insert(text.clone(), raw.name.as_ref().clone()) {
                let message = format!("the slug `{text}` is used twice");
                let label = format!("it is that of `{other}`");
                self.report(SLUG_TWICE, message, slug.span(), &label, "give each person a slug of its own");
            }
        }
        for former in &raw.former {
            if !is_slug(former.as_ref()) {
                let message = format!("`{}` is not the name of a page", former.as_ref());
                let help = "write what stood between `people/` and `.html`, as `anna-gruber`";
                self.report(FORMER, message, former.span(), "", help);
            }
        }
        Record {
            name: one_line(raw.name.as_ref()),
            aliases: raw.aliases.iter().map(|alias| one_line(alias.as_ref())).collect(),
            description: raw.description.map(|text| one_line(&text)).filter(|text| !text.is_empty()),
            same_as,
            born,
            slug: raw.slug.map(Spanned::into_inner),
            former: raw.former.into_iter().map(Spanned::into_inner).collect(),
        }
    }

    fn resolve_separate(&mut self, raw: RawSeparate) -> Vec<String> {
        let span = raw.names.span();
        let names = raw.names.into_inner();
        if names.len() < 2 {
            let help = "name two persons, as in `names = [\"Michael Müller\", \"Michael Mueller\"]`";
            let message = "`separate` needs two names".to_owned();
            self.report(SEPARATE, message, span, "", help);
        }
        let mut seen: BTreeMap<usize, &str> = BTreeMap::new();
        let mut exact: Vec<String> = Vec::new();
        for name in &names {
            self.is_empty(name);
            let key = exact_name(name.as_ref());
            let help = "delete the alias, or this table";
            if exact.contains(&key) {
                let message = format!("`{}` cannot be kept apart from itself", name.as_ref());
                self.report(SEPARATE, message, name.span(), "", "name two persons");
            } else if let Some(claim) = self.claims.get(&key) {
                let (person, of) = (claim.person, claim.of.clone());
                if let Some(other) = seen.insert(person, name.as_ref()) {
                    let message = format!("`{other}` and `{}` are one person and two", name.as_ref());
                    self.report(SEPARATE, message, name.span(), &format!("both are names of `{of}`"), help);
                }
            }
            exact.push(key);
        }
        names.iter().map(|name| one_line(name.as_ref())).collect()
    }
}
