//! Events that withheld sentences tell of: their days and persons stay, their words become the article's headline.

use crate::link::{Dossier, Event};

/// Puts sentences that may be shown before the others of an event. Of events that have none, those that one article tells of
/// one day become one entry: there is nothing left to tell them apart.
pub(super) fn withhold_of_events(dossier: &mut Dossier) {
    let readings = &dossier.readings;
    let mut events: Vec<Event> = Vec::with_capacity(dossier.events.len());
    for mut event in std::mem::take(&mut dossier.events) {
        if event.is_reworded() {
            events.push(event);
            continue;
        }
        event.tellings.sort_by_key(|telling| telling.is_withheld(readings));
        let Some(telling) = event.clearest() else { continue };
        if !telling.is_withheld(readings) {
            event.retell(readings);
            events.push(event);
            continue;
        }
        event.label.clone_from(&readings[telling.article].article.metadata.headline.text);
        let alike = |other: &&mut Event| is_alike(other, &event);
        match events.iter_mut().rev().find(alike) {
            Some(other) => join(other, event),
            None => events.push(event),
        }
    }
    dossier.events = events;
}

/// Whether two events without words tell of the same day in the same article.
fn is_alike(one: &Event, other: &Event) -> bool {
    let article = |event: &Event| event.clearest().map(|telling| telling.article);
    one.has_date_of(other) && one.label == other.label && article(one) == article(other) && !one.is_reworded()
}

fn join(one: &mut Event, other: Event) {
    for telling in other.tellings {
        if one.tellings.iter().all(|known| known.article != telling.article) {
            one.tellings.push(telling);
        }
    }
    one.people.extend(other.people);
    one.people.sort_unstable();
    one.people.dedup();
}
