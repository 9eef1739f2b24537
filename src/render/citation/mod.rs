//! References to the articles for other people's bibliographies: BibTeX, RIS and CSL-JSON.

mod bibtex;
mod csl;
mod ris;

use crate::corpus::Article;
use crate::date::Date;
use crate::output::{OutputError, Staging};
use crate::render::pieces::write_list;
use crate::site::{Site, article_path};

/// An article as a bibliography lists it.
pub(super) struct Reference<'a> {
    /// The article's id, by which it is cited.
    key: &'a str,
    title: &'a str,
    author: Option<&'a str>,
    /// The paper, agency or site.
    publication: Option<&'a str>,
    /// When it appeared, if that is one date.
    date: Option<Date>,
    /// Where it was published; failing that, its page here, if that has an absolute address.
    address: Option<String>,
    language: &'static str,
}

impl<'a> Reference<'a> {
    /// The reference to an article of the site.
    pub(super) fn to(article: &'a Article, site: &Site) -> Self {
        let metadata = &article.metadata;
        let here = || site.config.base_url.as_ref().map(|base| format!("{base}{}", article_path(article)));
        Self {
            key: &article.id,
            title: &metadata.headline.text,
            author: metadata.author.as_deref(),
            publication: metadata.source.as_deref(),
            date: metadata.published.date(),
            address: metadata.url.clone().or_else(here),
            language: metadata.language.tag(),
        }
    }

    /// An entry of BibTeX, as biblatex and reference managers read it.
    pub(super) fn to_bibtex(&self) -> String {
        bibtex::write_entry(self)
    }

    /// A record of RIS.
    pub(super) fn to_ris(&self) -> String {
        ris::write_record(self)
    }

    /// An item of CSL-JSON.
    pub(super) fn to_csl(&self) -> String {
        csl::write_item(self)
    }
}

/// Writes the references to all articles, oldest first, in each of the three forms.
pub(super) fn write_references(site: &Site, staging: &Staging) -> Result<(), OutputError> {
    let order = site.dossier.chronology.oldest_first().iter();
    let references: Vec<Reference> =
        order.map(|&index| Reference::to(&site.dossier.readings[index].article, site)).collect();
    let write = |ending: &str, frame, draw: &(dyn Fn(&Reference) -> String + Sync)| {
        let mut file = staging.begin(&format!("data/references.{ending}"))?;
        let push = |reference: &Reference, list: &mut Vec<u8>| {
            list.extend_from_slice(draw(reference).as_bytes());
        };
        write_list(frame, &references, push, &mut file);
        file.finish()
    };
    write("bib", ["", "\n", ""], &|reference| reference.to_bibtex())?;
    write("ris", [""; 3], &|reference| reference.to_ris())?;
    write("json", ["[", ",\n", "]\n"], &|reference| reference.to_csl())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference() -> Reference<'static> {
        Reference {
            key: "2025-03-11-umbau",
            title: "„Überfällig“: 50 % {mehr} für A&B_C #1 \\ Ende",
            author: Some("Anna Gruber"),
            publication: Some("Der Anzeiger"),
            date: "2025-03-11".parse::<crate::date::Edtf>().unwrap().date(),
            address: Some("https://example.org/a_b?c=d&e=%20".to_owned()),
            language: "de",
        }
    }

    #[test]
    fn bibtex_escapes_what_tex_reads() {
        let entry = reference().to_bibtex();
        assert!(entry.starts_with("@article{2025-03-11-umbau,\n"), "{entry}");
        assert!(
            entry.contains(r"title = {{„Überfällig“: 50 \% \{mehr\} für A\&B\_C \#1 \textbackslash{} Ende}}"),
            "{entry}"
        );
        assert!(
            entry.contains("author = {{Anna Gruber}}") && entry.contains("date = {2025-03-11}"),
            "{entry}"
        );
        assert!(entry.contains("url = {https://example.org/a_b?c=d&e=%20}"), "{entry}");
    }

    #[test]
    fn ris_begins_with_its_type_and_ends_with_its_end() {
        let record = reference().to_ris();
        let lines: Vec<&str> = record.lines().collect();
        assert_eq!((lines[0], lines[lines.len() - 2]), ("TY  - NEWS", "ER  - "));
        assert!(lines.contains(&"DA  - 2025/03/11/") && lines.contains(&"T2  - Der Anzeiger"), "{record}");
        let month = Reference { date: "2025-03".parse::<crate::date::Edtf>().unwrap().date(), ..reference() };
        assert!(month.to_ris().contains("DA  - 2025/03//\n"));
    }

    #[test]
    fn csl_keeps_the_precision_of_the_date() {
        let item = |reference: Reference| -> serde_json::Value {
            serde_json::from_str(&reference.to_csl()).unwrap()
        };
        let year = Reference { date: Some(Date::from_year(2025)), ..reference() };
        assert_eq!(item(year)["issued"]["date-parts"], serde_json::json!([[2025]]));
        let item = item(reference());
        assert_eq!(item["issued"]["date-parts"], serde_json::json!([[2025, 3, 11]]));
        assert_eq!(item["type"], "article-newspaper");
    }
}
