//! What has changed, for feed readers (Atom, RFC 4287): an entry for each day on which a change was published.

use crate::output::{OutputError, Staging};

use super::edition::Edition;
use super::feed::{Xml, identifier};
use super::view::changes::{ChangedDayView, Group, view_changes};

pub(super) fn write_change_feed(site: &Edition, staging: &Staging) -> Result<(), OutputError> {
    if site.state.history.is_empty() {
        return Ok(());
    }
    let days = view_changes(site).days;
    if days.is_empty() { Ok(()) } else { staging.write("changes.xml", &draw_feed(site, &days)) }
}

fn draw_feed(site: &Edition, days: &[ChangedDayView]) -> Vec<u8> {
    let base = site.config.base_url.as_deref().unwrap_or_default();
    let head = &site.words.pages.changes;
    let mut xml = Xml::new();
    let space = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", site.words.tag.as_str())];
    xml.within("feed", &space, |xml| {
        xml.text("title", &format!("{} · {}", head.title, site.config.title));
        xml.text("subtitle", &head.description);
        xml.text("id", &identifier(site, base, "changes.html"));
        xml.text("updated", &midnight(&days[0]));
        xml.within("author", &[], |xml| xml.text("name", &site.config.title));
        xml.link("alternate", "text/html", &format!("{base}changes.html"));
        if !base.is_empty() {
            xml.link("self", "application/atom+xml", &format!("{base}changes.xml"));
        }
        for day in days {
            let path = format!("changes.html#{}", day.id);
            xml.within("entry", &[], |xml| {
                xml.text("title", &site.words.changes.day.fill(&[("day", &day.label)]));
                xml.text("id", &identifier(site, base, &path));
                xml.text("updated", &midnight(day));
                xml.link("alternate", "text/html", &format!("{base}{path}"));
                xml.text("summary", &day.groups.iter().map(tell).collect::<Vec<_>>().join(" "));
            });
        }
    });
    xml.finish()
}

fn midnight(day: &ChangedDayView) -> String {
    format!("{}T00:00:00Z", day.day)
}

/// "Neue Artikel: Der Rat tagt (11. März 2025); …."
fn tell(group: &Group) -> String {
    let entries: Vec<String> = group
        .entries
        .iter()
        .map(|entry| match entry.note.as_str() {
            "" => entry.headline.clone(),
            note => format!("{} ({note})", entry.headline),
        })
        .collect();
    format!("{}: {}.", group.label, entries.join("; "))
}
