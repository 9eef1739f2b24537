//! Indirect speech: sentences without marks in which a cue names the speaker and a subjunctive tells that it is reported.
//!
//! Only forms that no indicative of the third person shares count ("sei", "habe", "könne"); "wäre" and "hätte" may be
//! conditions. Known misses: reports that go on in the next sentence, "laut Gruber", and English, which has no such mood.

use super::Speakers;
use crate::annotate::{Quotation, Report, Sentence};

/// Verbs in the first subjunctive of the third person.
const SUBJUNCTIVE: [&str; 28] = [
    "bleibe", "brauche", "bringe", "dürfe", "finde", "führe", "gebe", "gehe", "gelte", "habe", "halte",
    "komme", "könne", "lasse", "liege", "mache", "müsse", "nehme", "sehe", "sei", "seien", "solle", "stehe",
    "trage", "werde", "wisse", "wolle", "ziehe",
];

impl Speakers<'_> {
    /// The sentences that report what a named person said.
    pub(in crate::annotate) fn reports(
        &self,
        sentences: &[Sentence],
        quotations: &[Quotation],
    ) -> Vec<Report> {
        if self.english {
            return Vec::new();
        }
        let mut earlier = 0;
        let mut reports = Vec::new();
        for sentence in sentences {
            earlier += quotations[earlier..]
                .iter()
                .take_while(|quotation| quotation.span.end <= sentence.span.start)
                .count();
            let quoted = quotations.get(earlier).is_some_and(|next| next.span.overlaps(sentence.span));
            if !quoted {
                reports.extend(self.report(sentence, &quotations[..earlier]));
            }
        }
        reports
    }

    fn report(&self, sentence: &Sentence, earlier: &[Quotation]) -> Option<Report> {
        let first = self.tokens.index_at(sentence.span.start);
        let last = self.tokens.index_at(sentence.span.end.checked_sub(1)?);
        if self.tokens.word(last) != "." {
            return None;
        }
        let found = self.reported(last, earlier)?;
        let (speaker, cue) = (found.speaker?, found.cue?);
        let verb = self.tokens.index_at(cue.span.start);
        if self.is_plural(self.tokens.word(verb)) {
            return None;
        }
        // "Das sei neu, sagte Gruber." or "Gruber sagte, das sei neu.": what is told stands on the other side of a comma.
        let is_comma = |&at: &usize| self.tokens.word(at) == ",";
        let told = if verb > first && is_comma(&(verb - 1)) {
            first..verb - 1
        } else {
            (verb + 1..last).find(is_comma)? + 1..last
        };
        let words = || told.clone().map(|at| self.tokens.word(at));
        let direct = words().any(|word| {
            matches!(word, "ich" | "Ich" | "wir" | "Wir" | "mein" | "unser" | "„" | "“" | "\"" | "»" | "«")
        });
        let reported = words().any(|word| SUBJUNCTIVE.contains(&word));
        // "sagten Gruber und Kofler", "Gruber sagte nicht, dass": not this person's words, or not words at all.
        let cued = (first..=last).filter(|at| !told.contains(at));
        let doubtful = cued.map(|at| self.tokens.word(at)).any(|word| {
            matches!(word, "und" | "sowie" | "oder" | "nicht" | "nie" | "niemals" | "kein" | "ob" | "ohne")
        });
        (reported && !direct && !doubtful).then_some(Report { span: sentence.span, speaker, cue })
    }
}
