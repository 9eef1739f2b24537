// The search: looks words up in the index below data/search/, whose form src/render/search/ describes.
//
// The index comes in classic scripts, each of which calls `leporello` with its name and one string: nothing else can be
// loaded from a folder. Words are never put into the page but as text.
(() => {
  "use strict";

  const form = document.getElementById("search");
  if (!form) return;
  const wording = form.dataset;
  const byId = (id) => document.getElementById(id);
  const query = form.elements.q, filters = ["person", "with", "year", "source"];

  const PAGE = 10;
  const PIECES = 3; // of the list of words, for one word
  const READ = 40; // articles that are read in one go while a phrase is looked for
  const WORDS = 16;
  const LONG = 420; // letters of a sentence that is shown whole

  /* The index */

  const loading = new Map(), waiting = new Map();
  let root;

  window.leporello = (name, text) => waiting.get(name)?.(text);

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${wording.index}${name}.js${root ? `?v=${root.version}` : ""}`;
        // Where the text has come, rejecting does nothing.
        const end = () => {
          script.remove();
          waiting.delete(name);
          reject(new Error(name));
        };
        script.onload = script.onerror = end;
        waiting.set(name, resolve);
        document.head.append(script);
      }).catch((fault) => {
        loading.delete(name);
        throw fault;
      }));
    }
    return loading.get(name);
  }

  async function open() {
    if (root) return;
    const read = JSON.parse(await load("root"));
    root = { ...read, terms: read.terms.split(" ") };
  }

  /** The numbers that a text holds. */
  function* numbers(text) {
    let number = 0, unit = 1;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at), digit = code - 35 - (code > 92);
      if (digit >= 46) {
        number += (digit - 46) * unit;
        unit *= 45;
      } else {
        yield number + digit * unit;
        number = 0;
        unit = 1;
      }
    }
  }

  /** Calls back with each article, and with how much a word counts there: 0 to 9. */
  function eachPosting(text, call) {
    let next = 0;
    for (const number of numbers(text)) {
      next += Math.floor(number / 10);
      call(next++, number % 10);
    }
  }

  const lists = new Map();

  /** The entries of a piece of the list of words. */
  async function entries(piece) {
    if (!lists.has(piece)) {
      const text = await load(`terms/${piece}`);
      let before = "";
      lists.set(piece, text.split("\n").slice(0, -1).map((line) => {
        let at = 0;
        while (line.charCodeAt(at) - 35 - (line.charCodeAt(at) > 92) >= 46) at++;
        const [shared] = numbers(line.slice(0, ++at));
        const [rest, endings, postings] = line.slice(at).split(" ");
        before = before.slice(0, shared) + rest;
        const tail = endings.endsWith("*");
        return { start: before, endings: (tail ? endings.slice(0, -1) : endings).split(","), tail, postings };
      }));
    }
    return lists.get(piece);
  }

  /** The last piece that begins before `key`, or at it. */
  function pieceOf(key, at) {
    let low = 0, high = root.terms.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1, first = root.terms[middle];
      if (first < key || (at && first === key)) low = middle;
      else high = middle;
    }
    return low;
  }

  /* Words: the rules of src/render/search/word.rs */

  const LETTERS = { æ: "ae", ø: "oe", œ: "oe", ä: "a", ö: "o", ü: "u", ß: "ss", å: "a", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

  function keyOf(word) {
    let plain = "";
    for (const letter of word.normalize("NFC"))
      for (const small of letter.toLowerCase())
        plain += LETTERS[small] ?? small.normalize("NFD").replace(/\p{M}/gu, "");
    let key = "";
    for (let at = 0; at < plain.length; at++) {
      const letter = plain[at];
      key += letter;
      const umlaut = letter === "a" || letter === "o" || (letter === "u" && !/[aeq]/.test(plain[at - 1] ?? ""));
      if (umlaut && plain[at + 1] === "e") at++;
    }
    return key;
  }

  const wordsOf = (text) => [...text.matchAll(/[\p{Alphabetic}\p{M}\p{N}]+/gu)].map((found) => (
    { key: keyOf(found[0]), from: found.index, to: found.index + found[0].length }
  ));

  /** What is asked for: words, and phrases as lists of words. An open quotation mark lasts to the end. */
  function read(text) {
    const asked = new Map();
    text.replace(/[„“”«»]/g, '"').split('"').forEach((part, index) => {
      const keys = wordsOf(part).map((word) => word.key);
      const exact = index % 2 === 1;
      for (const phrase of exact ? [keys] : keys.map((key) => [key]))
        if (phrase.length) asked.set(`${exact}${phrase.join(" ")}`, { keys: phrase, exact });
    });
    return [...asked.values()].slice(0, WORDS);
  }

  /** Every way to take a usual ending off a word, the shortest stem last. */
  const stems = (key) => root.endings
    .filter((ending) => key.endsWith(ending) && key.length - ending.length > 2)
    .map((ending) => key.slice(0, -ending.length))
    .sort((one, other) => other.length - one.length);

  /** How an entry answers a word: 1 as a form of it, 0.5 as its beginning, and less for a part of a compound; or 0. */
  function answer(entry, key, exact) {
    const rest = key.startsWith(entry.start) ? key.slice(entry.start.length) : undefined;
    const form = rest !== undefined && entry.endings.includes(rest);
    if (exact || (entry.tail ? key.length < 3 : false)) return form && !entry.tail ? 1 : 0;
    if (form) return entry.tail ? 0.45 : 1;
    if (key.length < (entry.tail ? 4 : 3)) return 0;
    const begins = entry.start.startsWith(key) || (rest && entry.endings.some((ending) => ending.startsWith(rest)));
    return begins ? (entry.tail ? 0.3 : 0.5) : 0;
  }

  /** Entries with other endings than a form that no article has. */
  function related(all, key) {
    for (const stem of [key, ...stems(key)]) {
      const same = all.filter((entry) => entry.endings.some((ending) => {
        const form = entry.start + ending;
        const rest = form.startsWith(stem) ? form.slice(stem.length) : undefined;
        return rest === "" || root.endings.includes(rest);
      }));
      if (same.length) return same;
    }
    return [];
  }

  /** Looks a word up: what it scores in each article, and which forms were found. */
  async function lookUp(key, exact) {
    const scores = new Float32Array(root.articles), forms = new Set(), tails = new Set();
    const shortest = stems(key).at(-1) ?? key;
    const own = pieceOf(key, true);
    let low = pieceOf(shortest, false), high = exact || key.length < 3 ? own : pieceOf(`${key}\uffff`, true);
    let cut = false;
    if (high - low >= PIECES) {
      low = Math.max(low, own - 1);
      cut = high - low >= PIECES;
      high = Math.min(high, low + PIECES - 1);
    }
    const all = (await Promise.all(Array.from({ length: high - low + 1 }, (_, index) => entries(low + index)))).flat();
    const answers = all.map((entry) => [entry, answer(entry, key, exact)]).filter(([, weight]) => weight);
    if (!exact && !answers.some(([, weight]) => weight === 1))
      answers.push(...related(all, key).map((entry) => [entry, entry.tail ? 0.4 : 0.9]));
    // The genitive of a name, whose nominative may be another word to the index: *Obamas*.
    if (!exact && key.length > 4 && key.endsWith("s"))
      answers.push(...all.filter((entry) => answer(entry, key.slice(0, -1), true)).map((entry) => [entry, 0.8]));
    for (const [entry, weight] of answers) {
      for (const ending of entry.endings) (entry.tail ? tails : forms).add(entry.start + ending);
      eachPosting(entry.postings, (article, level) => {
        scores[article] = Math.max(scores[article], (level + 1) * weight);
      });
    }
    const count = scores.reduce((sum, score) => sum + (score > 0), 0);
    const rarity = Math.log(1 + (root.articles - count + 0.5) / (count + 0.5));
    for (let article = 0; article < scores.length; article++) scores[article] *= rarity;
    return { key, exact, scores, forms, tails, cut };
  }

  /** The articles of a person or source. */
  async function facet(key) {
    const articles = new Uint8Array(root.articles);
    for (let piece = pieceOf(key, false); piece <= pieceOf(key, true); piece++)
      for (const entry of await entries(piece))
        if (entry.start === key) eachPosting(entry.postings, (article) => { articles[article] = 1; });
    return articles;
  }

  /* The search itself */

  /** The articles that hold everything asked for, the best first. */
  async function search(asked, chosen) {
    await open();
    const words = asked.flatMap((part) => part.keys.map((key) => lookUp(key, part.exact)));
    const keys = [["person", "person"], ["with", "person"], ["source", "source"]].filter(([name]) => chosen[name]);
    const facets = keys.map(([name, kind]) => facet(`@${kind}/${chosen[name]}`));
    const [found, allowed] = await Promise.all([Promise.all(words), Promise.all(facets)]);
    let from = 0, to = root.articles;
    if (chosen.year) {
      const at = root.years.findIndex(([year]) => String(year) === chosen.year);
      from = root.years[at]?.[1] ?? to;
      to = root.years[at + 1]?.[1] ?? to;
    }
    const hits = [];
    for (let article = from; article < to; article++) {
      if (!found.every((word) => word.scores[article] > 0) || !allowed.every((set) => set[article])) continue;
      hits.push({ article, score: found.reduce((sum, word) => sum + word.scores[article], 0) });
    }
    hits.sort((one, other) => other.score - one.score || other.article - one.article);
    return { hits, words: [...found.filter((word) => !word.exact), ...names(chosen)], phrases: asked.filter((part) => part.exact), cut: found.some((word) => word.cut) };
  }

  /** The surnames of the persons chosen: what is shown of an article is a sentence that names them. */
  function names(chosen) {
    const fields = ["person", "with"].filter((name) => chosen[name]).map((name) => form.elements[name]);
    const surnames = fields.flatMap((field) => wordsOf(field.selectedOptions[0].text.split(",")[0]));
    return surnames.map(({ key }) => ({ key, forms: new Set([key]), tails: new Set() }));
  }

  const blocks = (text) => text.split("\n").slice(1).map((line) => {
    const [paragraph, first, ...sentences] = line.split("\t");
    return sentences.map((text, index) => ({ paragraph, number: Number(first) + index, text }));
  }).flat();

  /** An article with the best of its sentences, or nothing if a phrase is missing in it. */
  async function show({ article }, result) {
    const file = Math.floor(article / root.per_file), place = article % root.per_file;
    const text = (await load(`articles/${file}`)).split("\f")[place];
    const [url, headline, date, source, language, parts] = text.split("\n", 1)[0].split("\t");
    const title = mark(headline, result);
    const missing = new Set(result.phrases);
    title.phrases.forEach((phrase) => missing.delete(phrase));
    let best, others = [];
    const consider = (text) => {
      for (const sentence of blocks(text)) {
        const marked = mark(sentence.text, result);
        marked.phrases.forEach((phrase) => missing.delete(phrase));
        const hit = { ...sentence, ...marked };
        if (!best || hit.rank > best.rank) [best, others] = [hit, []];
        else if (hit.rank === best.rank && hit.rank) others.push(hit);
      }
    };
    consider(text);
    for (let part = 1; part <= parts && (missing.size || (!best?.rank && !title.rank)); part++)
      consider(await load(`articles/${file}-${place}-${part}`));
    return missing.size ? undefined : { url, headline, date, source, language, title, best, others };
  }

  /** Where in a text the words asked for stand, and how many of them do. */
  function mark(text, { words, phrases }) {
    const marks = new Set(), seen = new Set(), tokens = wordsOf(text);
    tokens.forEach((token, index) => {
      for (const word of words) {
        if (!stands(token.key, word)) continue;
        marks.add(index);
        seen.add(word);
      }
      for (const phrase of phrases) {
        if (!phrase.keys.every((key, step) => tokens[index + step]?.key === key)) continue;
        phrase.keys.forEach((_, step) => marks.add(index + step));
        seen.add(phrase);
      }
    });
    return { rank: seen.size, phrases: phrases.filter((phrase) => seen.has(phrase)), spots: [...marks].sort((one, other) => one - other).map((index) => tokens[index]) };
  }

  /** Whether a word of a text is one that was looked up: a form of it, its beginning, or a compound of it. */
  function stands(key, word) {
    if (word.forms.has(key) || (word.key.length > 2 && key.startsWith(word.key))) return true;
    for (let at = 3; at < key.length - 2; at++) if (word.tails.has(key.slice(at))) return true;
    return false;
  }

  /* The page */

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function link(url, text) {
    const made = element("a", "", text);
    made.href = url;
    return made;
  }

  /** The text with what was found in `mark`; a very long one is cut around the first. */
  function marked(text, spots) {
    const shown = document.createDocumentFragment();
    let from = 0, to = text.length;
    if (to > LONG) {
      const first = spots[0]?.from ?? 0;
      from = first > LONG / 2 ? text.lastIndexOf(" ", first - LONG / 3) + 1 : 0;
      to = text.lastIndexOf(" ", from + LONG);
      if (to <= first) to = Math.min(text.length, from + LONG);
    }
    let at = from;
    if (from) shown.append("… ");
    for (const spot of spots) {
      if (spot.from < at || spot.to > to) continue;
      shown.append(text.slice(at, spot.from), element("mark", "", text.slice(spot.from, spot.to)));
      at = spot.to;
    }
    shown.append(text.slice(at, to));
    if (to < text.length) shown.append(" …");
    return shown;
  }

  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, number > 9999 ? "\u00a0" : "");
  const worded = (one, many, number) => (number === 1 ? one : many.replace("{n}", grouped(number)));

  function draw({ url, headline, date, source, language, title, best, others }) {
    const at = best?.rank ? `${url}#s${best.number}` : url;
    const heading = element("h3", "", link(at, best?.rank ? headline : ""));
    if (!best?.rank) heading.firstChild.append(marked(headline, title.spots));
    const body = element("div", "", heading);
    if (best) body.append(element("p", "", marked(best.text, best.spots)));
    const meta = element("p", "meta");
    const told = [source, best?.rank && best.paragraph && wording.paragraph.replace("{n}", best.paragraph)].filter(Boolean);
    if (others.length) told.push(link(`${url}#s${others[0].number}`, worded(wording.oneMore, wording.manyMore, others.length)));
    told.forEach((part, index) => meta.append(index ? " · " : "", part));
    if (told.length) body.append(meta);
    const item = element("li", "", element("p", "when", date), body);
    if (language !== document.documentElement.lang) body.lang = language;
    return item;
  }

  let run = 0, result, next, drawn;

  /** Draws the next results; with `focus`, the first of them gets it. */
  async function drawMore(mine, focus) {
    const fresh = [];
    const end = Math.min(result.hits.length, next + (result.phrases.length ? READ : PAGE));
    while (next < end && fresh.length < PAGE) {
      const batch = result.hits.slice(next, Math.min(end, next + PAGE - fresh.length));
      const articles = await Promise.all(batch.map((hit) => show(hit, result)));
      if (mine !== run) return;
      next += batch.length;
      fresh.push(...articles.filter(Boolean));
    }
    const items = fresh.map(draw);
    if (!drawn) byId("hits").replaceChildren();
    byId("hits").append(...items);
    drawn += items.length;
    tell();
    if (focus) items[0]?.querySelector("a").focus();
  }

  function tell() {
    const open = next < result.hits.length;
    const known = !open || !result.phrases.length;
    const number = known && !result.phrases.length ? result.hits.length : drawn;
    let text = worded(wording.one, wording.many, number);
    if (!known) text = wording.some.replace("{n}", grouped(drawn)).replace("{rest}", grouped(result.hits.length - next));
    if (!number && known) text = wording.none;
    byId("status").textContent = text;
    byId("cut").hidden = !result.cut;
    byId("none").hidden = Boolean(number) || open;
    byId("more").hidden = !open;
  }

  function chosen() {
    return Object.fromEntries(filters.map((name) => [name, form.elements[name]?.value ?? ""]));
  }

  async function start() {
    const mine = ++run, text = query.value.trim(), choice = chosen();
    const parameters = new URLSearchParams(Object.entries({ q: text, ...choice }).filter(([, value]) => value));
    const address = [...parameters].length ? `?${parameters}` : "";
    if (location.search !== address) history.replaceState(null, "", address || location.pathname);
    const asked = read(text);
    const idle = !asked.length && !Object.values(choice).some(Boolean);
    byId("idle").hidden = !idle;
    byId("results").hidden = idle;
    if (idle) return;
    try {
      byId("status").textContent = wording.busy;
      const answer = await search(asked, choice);
      if (mine !== run) return;
      [result, next, drawn] = [answer, 0, 0];
      await drawMore(mine);
    } catch (fault) {
      if (mine !== run) return;
      byId("hits").replaceChildren();
      byId("more").hidden = true;
      byId("status").textContent = wording.failed;
      console.error(fault);
    }
  }

  let timer;
  const now = () => {
    clearTimeout(timer);
    start();
  };
  query.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(start, 200);
  });
  for (const name of filters) form.elements[name]?.addEventListener("change", now);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    now();
  });
  let drawing = false;
  byId("more").addEventListener("click", async () => {
    if (drawing) return;
    drawing = true;
    try {
      await drawMore(run, true);
    } catch {
      byId("status").textContent = wording.failed;
    }
    drawing = false;
  });

  // A second person is chosen from the same list.
  const { person, with: second } = form.elements;
  if (second) second.append(...[...person.options].slice(1).map((option) => option.cloneNode(true)));
  const given = new URLSearchParams(location.search);
  query.value = given.get("q") ?? "";
  for (const name of filters) {
    const field = form.elements[name], value = given.get(name);
    if (!field || !value) continue;
    if (![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
    field.value = value;
  }
  start();
})();
