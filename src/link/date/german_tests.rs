//! German expressions of time with their TIMEX3 values, in sentences as news write them.

use super::table;
use crate::corpus::Language;

/// 6 December 2025 is a Saturday.
fn check(published: &str, lines: &str) {
    table::check(Language::German, published, lines);
}

#[test]
fn feasts_are_placed_by_their_rule() {
    check(
        "2025-12-06",
        "Sie kamen am [Ostermontag]{2025-04-21} an.
         Sie kamen zu [Ostern 2024]{2024-03-31} an.
         Sie kamen zu [Ostern]{2025-04-20} an.
         Am [Karfreitag]{2025-04-18} und am [Gründonnerstag 2024]{2024-03-28} war geschlossen.
         An [Christi Himmelfahrt]{2025-05-29} und zu [Pfingsten]{2025-06-08} wurde gestreikt.
         Am [Pfingstmontag]{2025-06-09} brannte es, zu [Fronleichnam]{2025-06-19} auch.
         Am [Rosenmontag]{2025-03-03} und am [Aschermittwoch]{2025-03-05} schneite es.
         Am [Tag der Arbeit]{2025-05-01} und am [1. Mai]{2025-05-01} demonstrierten Tausende.
         Am [Tag der Deutschen Einheit]{2025-10-03} sprach der Präsident.
         Am österreichischen [Nationalfeiertag]{2025-10-26} wurden Rekruten angelobt.
         Am französischen Nationalfeiertag wurde gefeiert.
         Am [Reformationstag]{2025-10-31} und zu [Allerheiligen]{2025-11-01} blieb es ruhig.
         Am [Nikolaustag]{2025-12-06} wird gesammelt.
         Am [Heiligabend]{2025-12-24} wird gefeiert.
         An [Weihnachten]{2025-12-24} wird gefeiert.
         An [Weihnachten 2023]{2023-12-24} wurde gefeiert.
         Am [ersten Weihnachtsfeiertag]{2025-12-25} wird gefeiert, am [2. Weihnachtsfeiertag]{2025-12-26} auch.
         Zu [Silvester]{2025-12-31} wird geschossen.
         Zu [Neujahr]{2026-01-01} wird gespielt.
         Am [Dreikönigstag 2025]{2025-01-06} wurde gewandert.
         Am [zweiten Advent]{2025-12-07} wird gesungen, am [4. Advent]{2025-12-21} auch.
         Am [ersten Adventssonntag 2024]{2024-12-01} wurde gesungen.
         Am [Muttertag]{2025-05-11} regnete es.
         Zum [Jahreswechsel]{2025-12-31} wird alles teurer.
         Am [Valentinstag]{2025-02-14} kam es zum Streit.
         Am [vergangenen Ostermontag]{2025-04-21} und am [kommenden Ostersonntag]{2026-04-05} ist Markt.
         Nikolaus Harnoncourt und Silvester Meier sprachen über Ostern-Bräuche und das orthodoxe Ostern.
         Weihnachten ist das Fest der Liebe, die Pfarre Allerheiligen lädt ein.",
    );
}

#[test]
fn hours_and_parts_of_the_day_are_found() {
    check(
        "2025-12-06",
        "Am [Dienstag]{2025-12-02} um [14.30 Uhr]{2025-12-02T14:30} krachte es.
         Das Fest begann um [8 Uhr]{T08:00} und endete um [17:45 Uhr]{T17:45}.
         Am [3. März]{2025-03-03} brannte es gegen [14 Uhr 30]{2025-03-03T14:30} im Keller.
         Er kam um [halb neun]{T08:30} und ging um [neun Uhr]{T09:00}.
         Geöffnet am [Montag]{2025-12-01} von [10]{2025-12-01T10:00} bis [18 Uhr]{2025-12-01T18:00}.
         Kurz vor [Mitternacht]{T24:00} war Schluss.
         Am [Dienstagabend]{2025-12-02TEV} und am [Mittwoch früh]{2025-12-03TMO} wurde verhandelt.
         [Heute Morgen]{2025-12-06TMO} und [gestern Abend]{2025-12-05TEV} wurde verhandelt.
         Am [Montag]{2025-12-01} tagte der Rat. Am [Abend]{2025-12-01TEV} gab es Streit.
         Er arbeitet [nachts]{SET XXXX-XX-XXTNI} und schläft [morgens]{SET XXXX-XX-XXTMO}.
         In der Nacht auf [Dienstag]{2025-12-02} krachte es.
         Er trug eine Uhr, im Ersten Weltkrieg und in der zweiten Halbzeit, am Tag der offenen Tür.
         Es steht 14.30 zu 12, Raum 8 ist frei, 24 Uhren gehen nach.",
    );
}

#[test]
fn parts_of_the_year_are_found() {
    check(
        "2025-12-06",
        "Der Umsatz sank im [dritten Quartal 2024]{2024-Q3}.
         Der Umsatz sank im [dritten Quartal]{2025-Q3}.
         Der Umsatz sank im [1. Quartal 2023]{2023-Q1} um 3 Prozent.
         Der Umsatz sank im [zweiten Quartal des vergangenen Jahres]{2024-Q2}.
         Der Umsatz sank im [ersten Halbjahr]{2025-H1}.
         Der Umsatz sank in [der zweiten Jahreshälfte 2024]{2024-H2}.
         Der Umsatz wird im [ersten Quartal]{2026-Q1} sinken.
         Im [Sommer 2024]{2024-SU} und im [Winter 2024/25]{2024-WI} war es warm.
         Die Saison 2024/25 endete früh.
         [Anfang Mai]{2025-05}, [Mitte 2024]{2024} und [Ende der Woche]{2025-W49} wurde geprüft.
         In [den 90er-Jahren]{199}, in [den Neunzigerjahren]{199} und im [18. Jahrhundert]{17} wurde gebaut.
         Am [3. Feber 2025]{2025-02-03} und im [Jänner 2024]{2024-01} wurde gebaut.",
    );
}

#[test]
fn dates_beside_a_date_are_counted_from_it() {
    check(
        "2025-12-06",
        "Er starb am [3. März 2020]{2020-03-03}. Am [Tag darauf]{2020-03-04} kam der Brief.
         Er starb am [3. März 2020]{2020-03-03}, der Brief war am [Vortag]{2020-03-02} gekommen.
         Er starb am [3. März 2020]{2020-03-03}. [Zwei Tage zuvor]{2020-03-01} war er gestürzt.
         Er starb am [3. März 2020]{2020-03-03}. [Drei Tage später]{2020-03-06} kam der Brief.
         Er starb am [3. März 2020]{2020-03-03}. [Tags darauf]{2020-03-04} kam der Brief.
         Er starb am [3. März 2020]{2020-03-03}. Am [selben Tag]{2020-03-03} kam der Brief.
         Er starb am [3. März 2020]{2020-03-03}. Am [nächsten Tag]{2020-03-04} kam der Brief.
         Sie kam [2014]{2014} an. [Ein Jahr später]{2015} ging sie.
         Sie kam [2014]{2014} an. Am [Tag darauf]{XXXX-XX-XX} ging sie.
         Am [Tag darauf]{XXXX-XX-XX} ging sie.",
    );
}

#[test]
fn ranges_lengths_and_habits_are_found() {
    check(
        "2025-12-06",
        "Vom [3.]{2025-03-03} bis [5. März]{2025-03-05} wurde getagt.
         Am [Donnerstag]{2025-12-04} und [Freitag]{2025-12-05} wurde getagt.
         [2014]{2014}–[2016]{2016} wurde gebaut.
         Seit [fast vier Jahren]{DURATION P4Y} wird gebaut.
         Binnen [24 Stunden]{DURATION PT24H} war alles vorbei.
         Eine [30-tägige]{DURATION P30D} Waffenruhe gilt seit [zwei Wochen]{DURATION P2W}.
         Er wartete [eine halbe Stunde]{DURATION PT0.5H} und [anderthalb Jahre]{DURATION P1.5Y}.
         Er klagte [jahrelang]{DURATION PXY}, seit [Jahren]{DURATION PXY} und für [mehr als zehn Jahre]{DURATION P10Y}.
         Vor [drei Tagen]{2025-12-03} schneite es.
         Sie tagen [jeden Freitag]{SET XXXX-WXX-5}, [montags]{SET XXXX-WXX-1} und [täglich]{SET P1D}.
         Sie tagen [jeden ersten Dienstag im Monat]{SET P1M}, Tel. 0650 2014 199.
         Sie tagen [alle vier Jahre]{SET P4Y}.
         Er zahlte 2014 Euro, 2.014 Euro und 1998 Dollar an 2010 Menschen.
         Sie ist 40 Jahre alt.",
    );
}

#[test]
fn what_cannot_be_is_passed_over() {
    check(
        "2025-12-06",
        "Am 30. Februar, am 12.13.2025, am 0.0.0000 und im Jahr 0 geschah nichts.
         In 10000 Jahren und im Jahre 12025 geschieht nichts.
         Um 25 Uhr und um 12.75 Uhr geschieht nichts.
         Das fünfte Quartal und das dritte Halbjahr gibt es nicht.",
    );
}

#[test]
fn a_text_of_weekdays_only_invents_nothing() {
    check("", "[Montag]{XXXX-WXX-1}, [Dienstag]{XXXX-WXX-2} und [Mittwoch]{XXXX-WXX-3}.");
}

#[test]
fn weekdays_of_other_weeks_are_counted() {
    check(
        "2025-12-06",
        "Die Antwort wird für [Montag in einer Woche]{2025-12-15} erwartet.
         Sie trafen sich am [Montag vor zwei Wochen]{2025-11-17} in Wien.
         Am [Freitag nächster Woche]{2025-12-12} wird gewählt, am [Dienstag der kommenden Woche]{2025-12-09} nicht.
         Er starb am [Mittwoch vergangener Woche]{2025-11-26} in Graz.",
    );
}

#[test]
fn what_is_announced_lies_ahead() {
    check(
        "2025-12-06",
        "Für [Sonntag]{2025-12-07} kündigte der Trainer Wechsel an.
         Die Gewerkschaft rief nicht auf, lud aber für [Dienstag]{2025-12-09} zum Gespräch.
         Scheitert der Plan, müsste der Rat bis [Ende März]{2026-03} einen neuen vorlegen.
         Die ganze Fassung hören Sie am [Samstag]{2025-12-06} im Radio.
         Am [Montag]{2025-12-08} fliege ich nach Berlin.
         Er bat die Stadt, bis [Freitag]{2025-12-12} zu antworten.
         [Nächstes Jahr]{2026} beginnt die Messe erst im [April]{2026-04}.
         Er hätte am [Dienstag]{2025-12-02} spielen sollen.
         [Nächstes Jahr]{2026} wird gebaut, im [April]{2025-04} wurde geplant.",
    );
}

#[test]
fn what_has_lasted_since_a_weekday_began_in_the_past() {
    check(
        "2025-12-06",
        "Er ist seit [Montag]{2025-12-01} krank.
         Seit [Donnerstag]{2025-12-04} verhandelt das Gericht.",
    );
}
