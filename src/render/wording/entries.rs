//! The entries of a language file, section by section; `languages/en.toml` says what each is for.
//!
//! An entry that is not here is an error, and one that nobody reads is a warning of the compiler.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::pattern::{Counted, Pattern};

/// Declares sections whose entries are all of one kind, or of the kinds named.
macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident { $($kind:ty: $($entry:ident),+;)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(in crate::render) struct $name { $($(pub(in crate::render) $entry: $kind,)+)+ }
    )+};
}

sections! {
    /// How numbers are written.
    Numbers { Vec<String>: words; Grouping: grouping; Times: times; }
    /// Groups of three figures.
    Grouping { usize: from; String: mark; }
    /// How often something is.
    Times { String: one, two; Pattern: word, figure; }
    /// What is counted in several places.
    Nouns { Counted: articles, in_articles, people, events, from_mentions; }
    /// Names of months, and of weekdays from Monday on.
    Calendar { [String; 12]: months, short_months; [String; 7]: weekdays, short_weekdays; }
    /// Dates, and when articles appeared.
    Dates {
        Pattern: day, day_in_year, day_in_month, weekday_and_day, month, before_christ, approximate, uncertain,
            beginning, middle, end, before, after, days_of_month, days_of_year, between, since, from, until,
            some_weekday, some_weekday_of_month, or, dash, within_month, without_day, published_on_day,
            published_in_month, published_in_year, published;
        String: unknown;
    }
    /// Where in an article something stands.
    Places { Pattern: paragraph, source; String: crosshead, table, text; }
    /// The heads of pages.
    Pages { Head: people, dates, timeline, search, about, changes, missing; Description: person, year, month, day; PartHead: register, person_part; }
    /// A page's title and description.
    Head { String: title, description; }
    /// The title and description of a page that is one of several.
    PartHead { Pattern: title, description; }
    /// The description of a page whose title is a name or a date.
    Description { Pattern: description; }
    /// The state of the dossier.
    Status { Pattern: with_day, without_day; }
    /// The home page.
    Home {
        Counted: figures, points, all_settled, some_settled, open, undated, derived;
        Pattern: nameplate, published_in, published_between, no_points, all_open, some_people, arcs;
        String: all_people;
    }
    /// The strip of months, and sparklines.
    StripWords {
        Pattern: by_month, by_quarter, by_years, scale, exact, published, spark;
        Counted: vague;
        String: nothing;
    }
    /// An article and what stands beside it.
    Article {
        String: day_unknown, month_unknown, headline_derived, reckoned_text;
        Pattern: often, reckoned_from_text, reckoned_from_day, reckoned_from_month, related, cited_derived, cited_author,
            cited_source, cited_no_source, cited_place, paragraph_link, footnote, footnote_back,
            epithet, pronoun;
        Counted: in_articles;
    }
    /// What is not shown.
    Rights { Pattern: original, description; String: excerpt, metadata, original_unnamed, sentence, headline_only; }
    /// What has changed.
    Changes {
        Pattern: day, date_corrected, merged, split, renamed;
        String: new_articles, corrected_dates, new_people, other_people;
    }
    /// The register.
    People { Pattern: lead, part, part_range; Counted: names, from_articles, confirmed, number_of_articles; }
    /// A person.
    Person {
        Pattern: one_role, roles, found, found_in_forms, found_in_transcriptions, transcriptions,
            share_of_articles, together, with_cue, shown_quotations, shown_mentions, part, part_of;
        Counted: more_places, more_roles;
        String: no_role, direct, partial, indirect, missing_opening, missing_closing, said_again;
    }
    /// Years, and the list of them.
    Year {
        Counted: lead_settled, all_exact, some_vague, events_without_day, events_on_days;
        Pattern: lead, all_vague, published, and_others, day;
        String: no_events, nothing;
    }
    /// Days and months.
    Day {
        Pattern: perhaps, perhaps_all, more_people, part, part_of, titled_part, stated, reckoned_from_text,
            reckoned_from_publication;
    }
    /// The timeline.
    Timeline {
        Counted: lead, gap_months;
        Pattern: gap_month, most_frequent_lanes, lane_exact, lane_vague, from_month, chapter_without_month, part,
            part_title, part_description, reckoned_year, reckoned_published, reckoned_text, late,
            most_slides, most_entries;
        String: added, corrected, earlier, same_day_open, without_month, without_day, lanes, before_range, scatter;
    }
    /// What the search looks through.
    SearchWords { Counted: scope; }
    /// What is undecided.
    Undecided { Counted: choices, unplaced, names, openings, closings, days; Pattern: two_examples, more; }
    /// The page on methods; rules by their names.
    About {
        String: articles, sentences, people, mentions, times, events, quotations;
        BTreeMap<String, String>: person_rules, date_rules;
    }
}
