#!/usr/bin/env python3
"""Make given_names.txt, family_names.txt and de/nouns.txt from their sources (see README.md for where to get them).

usage: build.py BERLIN.tsv GIVEN.txt FAMILY.txt GERMEVAL.jsonl...

BERLIN.tsv      name TAB count
GIVEN, FAMILY   one name per line
GERMEVAL.jsonl  one sentence per line: {"text", "tokens": [[start, end]], "entities": [[start, end, class]]}
"""
import collections, json, os, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LEAST = 4  # Berlin children with that name
# Articles, adjectives and nouns of other languages that are somebody's given name, but far more often something else.
DROP = set("""Abu Al American Angel Art Baby Bar Bay Black Blue Bon Boy British Buena Candy Casa Chance Circus City Cosmic
Costa Crystal Danish Dark Del Diamond Don Dream Dutch East El English Fine French German Golden Grand Great Green Happy
Hard Holy Ice Island Isle Jupiter King La Lake Las Le Les Light Little Lone Los Love Magic Mare Meran Miss Monte Moon
Mount Neo New Nice Night Ocean Old Paradise Piazza Port Prime Prince Princess Queen Rain Rainbow Red Rio River Rock
Royal Saint San Santa Santo Scout Silver Sir Sky Smart Snow Soul South Spring Star Storm Sun Sunny Super Sweet The True
Uni Urban Via Villa Vista West White Wild Will Windows Winter Wonder Young""".split())


def latin(word):
    return all(unicodedata.name(c, "").startswith("LATIN") or c in "-'’" for c in word)


def plausible(name):
    return len(name) > 1 and name[0].isupper() and not name.isupper() and latin(name) and name[-1].isalpha()


def write(path, words):
    with open(os.path.join(HERE, path), "w", encoding="utf8", newline="\n") as out:
        out.writelines(word + "\n" for word in sorted(words, key=lambda w: w.encode()))


def main():
    berlin, given, family, *sentences = sys.argv[1:]
    inside, outside, places = collections.Counter(), collections.Counter(), collections.Counter()
    for path in sentences:
        for line in open(path, encoding="utf8"):
            row = json.loads(line)
            for start, end in row["tokens"][1:]:  # a sentence's first word is capitalised anyhow
                word = row["text"][start:end]
                if not plausible(word):
                    continue
                kinds = [k for s, e, k in row["entities"] if s <= start and end <= e]
                if not kinds:
                    outside[word] += 1
                elif kinds == ["PER"]:
                    inside[word] += 1
                elif "LOC" in kinds and "PER" not in kinds:
                    places[word] += 1
    names = {n.strip() for n in open(given, encoding="utf8")}
    for line in open(berlin, encoding="utf8"):
        name, count = line.rstrip("\n").split("\t")
        if int(count) >= LEAST:
            names.add(name.strip())
    drop = {w for w in set(outside) | set(places) if outside[w] + places[w] > inside[w] + 1}
    write("given_names.txt", {n for n in names if plausible(n) and n not in drop | DROP})
    write("family_names.txt", {n for n in map(str.strip, open(family, encoding="utf8")) if plausible(n)})
    write("de/nouns.txt", {w for w in outside if outside[w] > inside[w] and len(w) > 2 and "-" not in w})


main()
