// Offers the link to a sentence, its words beside its id, and a citation of it. Every place is a plain link, too, and the
// page says how to cite it; without this script, nothing is lost.
"use strict";
(() => {
  const dialog = document.querySelector("dialog.share");
  if (!dialog) return;
  const words = dialog.dataset;
  const form = dialog.querySelector("form");
  const { place, link, citation } = form.elements;
  const status = form.querySelector("[role=status]");
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  const LONGEST = 300; // characters that a text fragment spells out
  const LONG = 100; // characters from which its first and last words will do
  const ENDS = 5; // so many words at either end

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const tidy = (text) => text.replace(/[ \t\r\n]+/g, " ").trim();

  const quote = (text) => {
    const [open, close, innerOpen, innerClose] = words.marks.split(" ");
    return open + text.replaceAll(open, innerOpen).replaceAll(close, innerClose) + close;
  };

  // Text fragments: a browser marks the first place on the page that has these words, so `before`, what stands above, must not.

  const encode = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
  const fragment = (parts) => `:~:text=${parts.map(encode).join(",")}`;
  const pointAt = (text, before = "") => {
    const above = tidy(before).toLowerCase();
    const isFirst = (part) => !above.includes(part.toLowerCase());
    const list = text.split(" ");
    const ends = [list.slice(0, ENDS), list.slice(-ENDS)].map((part) => part.join(" "));
    if (before && text.length > LONG && list.length > 2 * ENDS && isFirst(ends[0])) return fragment(ends);
    return text.length <= LONGEST && isFirst(text) ? fragment([text]) : "";
  };
  const textAbove = (element) => {
    const range = document.createRange();
    range.setStart(document.querySelector("main"), 0);
    range.setEndBefore(element);
    return range.toString();
  };

  // The dialog

  let origin;
  const fill = (choice) => {
    link.value = choice.link;
    citation.value = choice.citation;
    status.textContent = "";
  };
  const open = (from, choices, chosen) => {
    origin = from;
    place.replaceChildren(...choices.map((choice, index) => new Option(choice.label, index)));
    place.selectedIndex = chosen;
    place.onchange = () => fill(choices[place.selectedIndex]);
    place.closest("label").hidden = choices.length < 2;
    fill(choices[chosen]);
    dialog.showModal();
  };
  const copy = (field) => {
    const done = () => { status.textContent = words.copied; };
    const byHand = () => {
      field.select();
      status.textContent = words.selected;
    };
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, byHand);
    else byHand();
  };
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=copy]");
    if (button) copy(form.elements[button.value]);
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => origin.focus({ preventScroll: true }));

  // An article: the small links behind its sentences and paragraphs.

  const body = document.querySelector(".body");
  const cite = document.querySelector(".cite");
  const startsOf = (paragraph) => [...paragraph.querySelectorAll("span[id^=s]")];
  // Mark-up may part a sentence; only its first piece has the id. So it reaches to the next one.
  const readSentences = (paragraph) => startsOf(paragraph).map((element, index, all) => {
    const range = document.createRange();
    range.setStartBefore(element);
    if (all[index + 1]) range.setEndBefore(all[index + 1]);
    else range.setEndAfter(paragraph.lastChild);
    const words = range.cloneContents();
    for (const place of words.querySelectorAll(".place")) place.remove();
    return { element, text: tidy(words.textContent) };
  });
  // Links beside sentences are for those who point at them; the number of the paragraph serves keyboards and touch.
  for (const place of body?.querySelectorAll("p > .place") ?? []) {
    for (const start of startsOf(place.parentElement)) {
      const here = Object.assign(document.createElement("a"), { className: "here", href: `#${start.id}`, tabIndex: -1 });
      here.ariaHidden = "true";
      if (!start.closest("a")) start.after(here);
    }
  }
  const citeWork = (url) => {
    const work = cite.cloneNode(true);
    work.querySelector("span").textContent = url;
    return tidy(work.textContent);
  };
  const ofParagraph = (paragraph) => {
    const label = say(words.paragraph, { n: paragraph.id.slice(1) });
    const url = `${address}#${paragraph.id}`;
    return { label, link: url, citation: citeWork(url) };
  };
  const ofSentence = ({ element, text }) => {
    const url = `${address}#${element.id}`;
    const values = { text: quote(text), work: citeWork(url) };
    return {
      label: text.length > 60 ? `${text.slice(0, 60)} …` : text,
      link: url + pointAt(text, textAbove(element)),
      citation: say(words.sentence, values),
    };
  };
  body?.addEventListener("click", (event) => {
    const from = event.target.closest(".place, .here");
    if (!from || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    location.hash = from.hash;
    const paragraph = from.closest("p");
    const sentences = readSentences(paragraph);
    const chosen = sentences.findIndex(({ element }) => from.hash === `#${element.id}`) + 1;
    open(from, [ofParagraph(paragraph), ...sentences.map(ofSentence)], chosen);
  });

  // The article for reference managers: what can be selected can be saved.
  const references = document.querySelector(".references");
  const offerFiles = () => {
    for (const text of references.querySelectorAll("pre")) {
      const save = document.createElement("a");
      save.download = address.split("/").at(-1).replace(/html$/, text.dataset.ending);
      save.href = URL.createObjectURL(new Blob([text.textContent], { type: "text/plain;charset=utf-8" }));
      save.textContent = save.download;
      text.after(save);
    }
  };
  if (references?.open) offerFiles();
  else references?.addEventListener("toggle", offerFiles, { once: true });

  // A person: the evidence. Whose words or role it is, the program has concluded, and the citation says so.

  const name = words.person;
  const LOCUS = 'a[href*="#s"]:last-of-type'; // behind a sentence the link to its place
  const readEvidence = (locus) => {
    const meta = locus.closest(".meta");
    if (meta) return tidy(meta.previousElementSibling.textContent);
    const copied = locus.parentElement.cloneNode(true);
    for (const control of copied.querySelectorAll(`:scope > :is(${LOCUS}, button)`)) control.remove();
    return tidy(copied.textContent);
  };
  const findHeadline = (page) => {
    const found = [...document.querySelectorAll(".mentions h3 a")].find((it) => it.getAttribute("href") === page);
    return found ? `${quote(tidy(found.textContent))}, ` : "";
  };
  // The evidence of a role says itself when its article appeared.
  const tellPlace = (locus) => {
    const date = locus.closest("#zitate li, #sinngemaess li")?.querySelector(".when")
      ?? locus.closest(".mentions section")?.querySelector(".meta");
    return [date, locus].filter(Boolean).map((it) => tidy(it.textContent)).join(", ");
  };
  const ofEvidence = (locus) => {
    const href = locus.getAttribute("href");
    const url = new URL(href, address).href;
    const text = readEvidence(locus);
    const role = locus.closest("#rollen li")?.querySelector("h3");
    const values = {
      who: role ? `${name}, ${tidy(role.textContent)}` : name, text: quote(text), address: url,
      headline: findHeadline(href.split("#")[0]), place: tellPlace(locus), dossier: words.dossier,
    };
    return { label: text, link: url + pointAt(text), citation: say(words.evidence, values) };
  };
  for (const locus of name ? document.querySelectorAll(`main :is(.evidence, .mentions li, li .meta) > ${LOCUS}`) : []) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cites";
    button.textContent = words.cite;
    button.addEventListener("click", () => open(button, [ofEvidence(locus)], 0));
    locus.after(button);
  }
})();
