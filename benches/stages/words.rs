//! The words that the invented articles are made of. Nobody named here exists.
//!
//! In a pattern, `{P}` stands for a person in the nominative, `{W}` for an expression of time, `{T}` for a matter in the
//! nominative, `{O}` for a place, `{G}` for a body in the dative, `{I}` for a subordinate clause, `{Z}` for something said, `{V}`
//! for a verb of saying and `{N}` for a number.

pub(crate) const WOMEN: &[&str] = &[
    "Adele",
    "Beate",
    "Carola",
    "Dorothea",
    "Elke",
    "Franziska",
    "Gisela",
    "Hedwig",
    "Ingrid",
    "Johanna",
    "Karin",
    "Lotte",
    "Monika",
    "Nadja",
    "Ottilie",
    "Paula",
    "Regina",
    "Silvia",
    "Theresa",
    "Ursula",
];

pub(crate) const MEN: &[&str] = &[
    "Albert",
    "Bruno",
    "Christoph",
    "Daniel",
    "Eduard",
    "Franz",
    "Gregor",
    "Heinrich",
    "Ivo",
    "Jakob",
    "Konrad",
    "Leopold",
    "Manfred",
    "Nikolaus",
    "Otto",
    "Philipp",
    "Robert",
    "Sebastian",
    "Theodor",
    "Ulrich",
];

pub(crate) const SURNAMES: &[&str] = &[
    "Ahlgrimm",
    "Auerswald",
    "Bahlmann",
    "Bierbichler",
    "Bockelmann",
    "Brandauer",
    "Castorf",
    "Dahlhoff",
    "Dreyling",
    "Eckstein",
    "Ellerbrock",
    "Emmerich",
    "Feldkirch",
    "Findeisen",
    "Gabelsberger",
    "Gollwitzer",
    "Grothe",
    "Habermehl",
    "Hagedorn",
    "Harnisch",
    "Hellwege",
    "Hintermayr",
    "Hohenester",
    "Illmer",
    "Jungnickel",
    "Kaltenbach",
    "Kettler",
    "Kleinschmidt",
    "Knobloch",
    "Krummacher",
    "Lachmann",
    "Leitgeb",
    "Lindenau",
    "Lobenstein",
    "Mangold",
    "Meinhardt",
    "Mitterer",
    "Moosbrugger",
    "Niederegger",
    "Nottebohm",
    "Oberhuber",
    "Pechstein",
    "Pernthaler",
    "Quast",
    "Rademacher",
    "Rauchenberger",
    "Riemenschneider",
    "Sauerwein",
    "Schaffrath",
    "Schlüter",
    "Sonnleitner",
    "Stadelmann",
    "Tiedemann",
    "Traxler",
    "Uhlmann",
    "Vollrath",
    "Wachsmann",
    "Weißgerber",
    "Wiesinger",
    "Zauner",
];

/// Each for a woman and for a man.
pub(crate) const ROLES: &[[&str; 2]] = &[
    ["Bürgermeisterin", "Bürgermeister"],
    ["Innenministerin", "Innenminister"],
    ["Finanzministerin", "Finanzminister"],
    ["Landeshauptfrau", "Landeshauptmann"],
    ["Kanzlerin", "Kanzler"],
    ["Präsidentin", "Präsident"],
    ["Sprecherin", "Sprecher"],
    ["Staatsanwältin", "Staatsanwalt"],
    ["Stadträtin", "Stadtrat"],
    ["Direktorin", "Direktor"],
    ["Professorin", "Professor"],
    ["Botschafterin", "Botschafter"],
];

pub(crate) const MATTERS: &[&str] = &[
    "der Ausbau des Hafens",
    "die Sanierung der Brücke",
    "der neue Fahrplan",
    "das Gesetz über die Pflege",
    "der Verkauf der Werft",
    "die Reform der Schulen",
    "das Abkommen über das Wasser",
    "der Bau des Tunnels",
    "die Abgabe auf Zucker",
    "der Streit um die Grenze",
    "die Schließung der Klinik",
    "das Verbot der Kohle",
];

pub(crate) const PLACES: &[&str] = &[
    "Wien", "Graz", "Linz", "Bern", "Basel", "Berlin", "Hamburg", "München", "Köln", "Leipzig", "Brüssel",
    "Paris", "Prag", "Warschau", "Rom", "Madrid", "Oslo", "Kiew",
];

pub(crate) const BODIES: &[&str] = &[
    "dem Gemeinderat",
    "dem Parlament",
    "der Kommission",
    "der Opposition",
    "dem Gericht",
    "den Verbänden",
    "der Regierung",
    "dem Rechnungshof",
];

pub(crate) const CLAUSES: &[&str] = &[
    "das Geld dafür noch fehle",
    "die Arbeiten später beginnen als geplant",
    "eine Mehrheit nicht in Sicht sei",
    "die Gutachten einander widersprechen",
    "niemand mit einem schnellen Ende rechne",
    "die Nachbarn gefragt werden müssen",
    "der Vertrag bereits unterschrieben sei",
    "ein zweiter Entwurf in der Lade liege",
    "die Preise inzwischen gestiegen seien",
    "alle Seiten nachgeben müssen",
];

pub(crate) const SAYINGS: &[&str] = &[
    "Das haben wir so nie vereinbart",
    "Wir werden diesen Weg zu Ende gehen",
    "Ich sehe keinen Grund zur Eile",
    "Die Menschen erwarten eine Antwort",
    "Dafür gibt es in diesem Haus keine Mehrheit",
    "Es liegt jetzt an den anderen",
    "Wer so rechnet, verrechnet sich",
    "Ein Anfang ist gemacht",
    "Darüber wird noch zu reden sein",
    "Das Vertrauen ist nicht verloren",
];

pub(crate) const VERBS: &[&str] = &["sagte", "erklärte", "betonte", "warnte", "versicherte", "meinte"];

pub(crate) const WEEKDAYS: &[&str] =
    &["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

pub(crate) const TIMES: &[&str] = &[
    "in der vergangenen Woche",
    "vor drei Monaten",
    "im vergangenen Jahr",
    "am Abend",
    "seit Wochen",
    "vor zwei Tagen",
];

/// Sentences in which a person acts or speaks.
pub(crate) const REPORTS: &[&str] = &[
    "{P} reiste {W} nach {O}.",
    "„{Z}“, {V} {P} {W} in {O}.",
    "„{Z}“, {V} {P}, „und dabei bleibt es.“",
    "{P} {V}, dass {I}.",
    "{P} {V} vor Journalisten in {O}, dass {I}, und verwies auf einen Bericht von {N} Seiten.",
    "Nach Ansicht von Beobachtern in {O} hat {P} damit zu lange gezögert.",
    "{W} traf {P} in {O} ein, um mit {G} zu verhandeln.",
    "Dass {I}, wollte {P} vor Journalisten in {O} nicht bestätigen.",
    "Anders als in {O} erwartet, stimmte {P} mit {G}, obwohl {I}.",
    "Wie aus {O} verlautete, sprach {P} {W} mit {G}.",
    "{P} nannte die Zahl von {N} Betroffenen „eine Schätzung“.",
    "In {O} wird {P} vorgeworfen, {G} nicht früher gesagt zu haben, dass {I}.",
];

/// Sentences without a person.
pub(crate) const REMARKS: &[&str] = &[
    "{T} beschäftigt {O} nun schon länger als jedes andere Vorhaben, weil {I}.",
    "Mit {G} wurde {W} über {N} offene Punkte gesprochen.",
    "In {O} heißt es, dass {I}.",
    "Rund {N} Menschen zogen {W} durch {O}, es blieb ruhig.",
    "{T} soll {N} Millionen Euro kosten, mehr als mit {G} vereinbart war.",
    "Von {G} war dazu keine Stellungnahme zu erhalten.",
    "In {O} gilt inzwischen als sicher, dass {I}, auch wenn es von {G} anders dargestellt wird.",
    "Wie es weitergeht, hängt von {G} ab.",
    "Ein Bericht, der in {O} vorgelegt wurde, umfasst {N} Seiten und lässt offen, ob {I}.",
    "{T} bleibt damit umstritten.",
    "Unter Fachleuten in {O} und {O} ist man uneins, ob {I}.",
];

pub(crate) const CROSSHEADS: &[&str] =
    &["Kritik aus {O}", "Was {O} fordert", "Noch {N} offene Fragen", "Streit mit {G}", "Der nächste Schritt"];

pub(crate) const TITLES: &[&str] = &["{O}: {T}", "{T} – {O} wartet ab", "Warum {T} {O} beschäftigt"];
