//! What programs of others make of feeds, link previews, linked data and workflows.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "these are tests")]

#[path = "support/dossier.rs"]
#[allow(dead_code, reason = "each test crate uses its own part")]
mod dossier;
#[path = "readers/feeds.rs"]
mod feeds;
#[path = "readers/linked_data.rs"]
mod linked_data;
#[path = "support/packages.rs"]
mod packages;
#[path = "readers/previews.rs"]
mod previews;
#[path = "readers/workflows.rs"]
mod workflows;

use camino::Utf8Path;
use dossier::Dossier;

const BASE: &str = "https://example.org/dossier/";

/// The demo under an address, with an article and a person that say all that can be said, published a second time.
fn published() -> Dossier {
    let mut dossier = Dossier::demo();
    dossier.overrides.base_url = Some(BASE.to_owned());
    dossier.overrides.build_date = Some("2025-12-08".parse().unwrap());
    dossier.build();
    dossier.overrides.since = Some(dossier.site());
    dossier.write(
        "corpus/bruecke.md",
        "---\ntitle: Die „Brücke“ & <b>ihr</b> Preis\nslug: bruecke\ndate: 2025-12-09\nsource: Der Anzeiger\n\
         author: Jo Frei\nurl: https://example.org/original?a=1&b=2\ntags: [Bau, Stadt]\nsummary: Ein Fest & <i>mehr</i>.\n\
         ---\nBürgermeisterin Anna Gruber eröffnete am Montag die Brücke. „Endlich \\</script> offen“, sagte Gruber.\n",
    );
    let people = std::fs::read_to_string(dossier.folder.join("people.toml")).unwrap_or_default();
    dossier.write(
        "people.toml",
        &format!(
            "{people}\n[[person]]\nname = \"Anna Gruber\"\naliases = [\"Anna Maria Gruber\"]\nborn = \"1971-05\"\n\
             description = \"Bürgermeisterin & mehr\"\nsame_as = [\"https://www.wikidata.org/entity/Q1\"]\n"
        ),
    );
    dossier.build();
    dossier
}

/// The addresses of all pages, in order.
fn pages(dossier: &Dossier) -> Vec<String> {
    let tree = dossier::read_tree(&dossier.site());
    tree.into_keys().filter(|address| Utf8Path::new(address).extension() == Some("html")).collect()
}
