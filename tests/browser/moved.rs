//! A link to an old address arrives, with a script at its sentence.

use crate::support::chromium::{Browser, file_url};
use crate::support::dossier::Dossier;
use crate::support::server::Server;

#[test]
fn a_link_to_an_old_address_arrives() {
    let Some(browser) = Browser::start() else { return };
    let dossier = Dossier::new();
    dossier.write(
        "corpus/bruecke.md",
        "---\ntitle: Die Brücke\ndate: 2025-03-11\nformer: [alt]\n---\nDie Brücke ist offen. Anna Gruber kam.\n",
    );
    dossier.build();
    let server = Server::start(dossier.site().as_std_path());
    let folder = file_url(dossier.site().as_std_path()) + "/";
    let new = "articles/2025-03-11-die-bruecke.html";
    for origin in [server.origin(), folder] {
        for (scripts, fragment) in [(true, "#s2"), (false, "")] {
            browser.set_scripts(scripts);
            browser.visit(&format!("{origin}articles/alt.html#s2"));
            browser.settle();
            assert_eq!(
                browser.evaluate("location.href"),
                format!("{origin}{new}{fragment}"),
                "scripts: {scripts}"
            );
        }
    }
}
