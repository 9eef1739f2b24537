//! Old addresses of articles and persons lead on to the new ones.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

mod support;

use std::process::Command;

use scraper::{Html, Selector};
use support::dossier::{Dossier, read_tree};
use support::links::check_links;

const OLD: &str = "articles/2025-03-10-ein-fest.html";
const NEW: &str = "articles/2025-03-11-die-bruecke-ist-offen.html";

fn article(former: &str) -> String {
    format!(
        "---\ntitle: Die Brücke <ist> offen\ndate: 2025-03-11\n{former}---\n\
         Bürgermeisterin Anna Gruber eröffnete die Brücke. Später sprach auch Verteidigungsminister Rustem Umjerow.\n"
    )
}

fn dossier() -> Dossier {
    let dossier = Dossier::new();
    dossier.write("site.toml", "title = \"Brücken\"\nbase_url = \"https://example.org/dossier\"\n");
    dossier.write("corpus/bruecke.md", &article("former: [2025-03-10-ein-fest]\n"));
    dossier.write(
        "corpus/rat.txt",
        "date 2025-04-02 Verteidigungsminister Rustem Umerov kam. Es sprach Ministerin Anna Gruber.\n",
    );
    dossier.write(
        "people.toml",
        "[[person]]\nname = \"Anna Gruber\"\naliases = [\"Anna Gruber-Thiel\"]\nformer = [\"a-gruber\"]\nslug = \"gruber\"\n",
    );
    dossier
}

fn attribute(page: &Html, selector: &str, attribute: &str) -> String {
    let found =
        page.select(&Selector::parse(selector).unwrap()).next().unwrap_or_else(|| panic!("no {selector}"));
    found.attr(attribute).unwrap().to_owned()
}

#[test]
fn an_old_address_of_an_article_leads_to_the_new_one() {
    let dossier = dossier();
    dossier.build();
    let page = Html::parse_document(&dossier.read(OLD));
    let new = format!("../{NEW}");
    assert_eq!(attribute(&page, "link[rel=canonical]", "href"), format!("https://example.org/dossier/{NEW}"));
    assert_eq!(attribute(&page, "meta[http-equiv=refresh]", "content"), format!("0; url={new}"));
    assert_eq!(attribute(&page, "meta[name=robots]", "content"), "noindex");
    assert_eq!(attribute(&page, "a", "href"), new);
    let link: String = page.select(&Selector::parse("a").unwrap()).flat_map(|it| it.text()).collect();
    assert_eq!(link, "Die Brücke <ist> offen");
    // The page for missing addresses is shown at any depth, so its links are not relative.
    let mut faults = check_links(dossier.site().as_std_path());
    faults.retain(|fault| !fault.starts_with("404.html"));
    assert_eq!(faults, Vec::<String>::new());
    let sitemap = dossier.read("sitemap.xml");
    assert!(sitemap.contains(NEW) && !sitemap.contains(OLD), "{sitemap}");
    assert!(!dossier.read("data/articles.json").contains(OLD));
}

#[test]
fn every_former_name_of_a_person_leads_to_the_page() {
    let dossier = dossier();
    dossier.build();
    for old in ["anna-gruber", "anna-gruber-thiel", "a-gruber"] {
        let page = dossier.read(&format!("people/{old}.html"));
        assert!(page.contains("href=\"../people/gruber.html\""), "{old}: {page}");
    }
    // Two spellings that were read as one person: whichever is not the address leads there.
    let [one, other] =
        ["people/rustem-umerov.html", "people/rustem-umjerow.html"].map(|address| dossier.read(address));
    assert_eq!(one.contains("http-equiv=\"refresh\""), !other.contains("http-equiv=\"refresh\""));
}

#[test]
fn two_persons_of_one_name_keep_their_pages() {
    let dossier = dossier();
    dossier.write(
        "people.toml",
        "[[person]]\nname = \"Anna Gruber\"\naliases = [\"Rustem Umerov\"]\n[[separate]]\nnames = [\"Rustem Umerov\", \"Rustem Umjerow\"]\n",
    );
    dossier.build();
    assert!(dossier.read("people/rustem-umerov.html").contains("people/anna-gruber.html"));
    assert!(!dossier.read("people/rustem-umjerow.html").contains("http-equiv=\"refresh\""));
}

#[test]
fn the_site_is_the_same_whatever_was_published_before() {
    let (fresh, again) = (dossier(), dossier());
    fresh.build();
    again.write("corpus/bruecke.md", &article("slug: anders\n"));
    again.write("people.toml", "");
    again.build();
    let later = dossier();
    for file in ["corpus/bruecke.md", "people.toml"] {
        again.write(file, &std::fs::read_to_string(later.folder.join(file)).unwrap());
    }
    again.build();
    assert_eq!(read_tree(&fresh.site()), read_tree(&again.site()));
}

#[test]
fn a_build_says_which_addresses_are_gone() {
    let dossier = dossier();
    let build = || {
        let output = Command::new(env!("CARGO_BIN_EXE_leporello"))
            .args(["build", dossier.folder.as_str()])
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(!build().contains("gone:"));
    dossier.write("corpus/bruecke.md", &article("slug: anders\nformer: [2025-03-10-ein-fest]\n"));
    let told = build();
    assert!(told.contains(&format!("gone: `{NEW}`;")) && told.contains("`former`"), "{told}");
    let kept = "slug: anders\nformer: [2025-03-10-ein-fest, 2025-03-11-die-bruecke-ist-offen]\n";
    dossier.write("corpus/bruecke.md", &article(kept));
    assert!(!build().contains("gone:"));
    assert!(dossier.read(NEW).contains("articles/2025-03-11-anders.html"));
}
