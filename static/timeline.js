// Filters the timeline in place. What may be said stands in the page; without this script the page is whole.
"use strict";
(() => {
  const form = document.getElementById("finder");
  if (!form) return;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = form.dataset;
  const list = document.querySelector(".timeline");
  const strip = document.querySelector(".strip ol");
  const status = form.querySelector("[role=status]");
  const results = document.getElementById("results");
  const buttons = all("button[data-person]", form);
  const kinds = all("input[name=kind]", form);
  const { q, from, to } = form.elements;
  const first = Number(words.first), step = Number(words.step), last = from ? Number(from.max) : 0;
  const MOST_SHOWN = 200;

  // Entries: of this page where they are on it, else of the files that hold them all.

  const shards = (words.shards || "").split(" ").filter(Boolean).map((range, index) => {
    const [begin, end] = range.split(":").map(Number);
    return { index, begin, end, entries: null, waiting: null };
  });
  const read = (element, day, kind) => ({
    element, kind,
    from: Number(day.dataset.from), to: Number(day.dataset.to || day.dataset.from),
    people: (element.dataset.people || "").split(" "),
    places: (element.dataset.places || "").split(" "),
    text: element.textContent.toLowerCase(),
  });
  const own = all(".day", list || document).flatMap((day) => day.classList.contains("published")
    ? all("li", day).map((item) => read(item, day, "published"))
    : all(".event", day).map((item) => read(item, day, day.dataset.kind)));
  const total = Number(words.total) || own.length;

  // Each file calls this with its number and its entries as JSON.
  window.leporelloTimeline = (index, json) => {
    const shard = shards[index];
    shard.entries = JSON.parse(json).map(([begin, end, kind, label, text, url, people, places]) => ({
      from: begin, to: end, kind: ["exact", "vague", "published"][kind], label, url, shown: text,
      people: people.map(String), places: (places || "").split(" "), text: text.toLowerCase(),
    }));
    shard.waiting.forEach((resume) => resume());
  };
  const load = (shard, resume) => {
    if (shard.entries) return resume();
    if (shard.waiting) return void shard.waiting.push(resume);
    shard.waiting = [resume];
    const script = document.createElement("script");
    script.src = `events-${shard.index}.js`;
    document.head.append(script);
  };

  // State: what is chosen, in the form and in the address.

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const place = (index) => first + Number(index);
  const month = (ordinal) => {
    const year = Math.floor(ordinal / 12);
    return { year, name: words.months.split("|")[ordinal - 12 * year], number: ordinal - 12 * year + 1 };
  };
  const label = (index) => {
    const { year, name } = month(place(index));
    return `${name} ${year}`;
  };
  const key = (index) => {
    const { year, number } = month(place(index));
    return `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;
  };
  const indexOf = (text, otherwise) => {
    const parts = /^(-?\d{4,})-(\d\d)$/.exec(text || "");
    if (!parts) return otherwise;
    return Math.min(last, Math.max(0, Number(parts[1]) * 12 + Number(parts[2]) - 1 - first));
  };
  const chosen = () => ({
    people: buttons.filter((button) => button.ariaPressed === "true"),
    q: q.value.trim().toLowerCase().split(/\s+/).filter(Boolean),
    kinds: kinds.filter((box) => box.checked).map((box) => box.value),
    from: from ? Number(from.value) : 0,
    to: to ? Number(to.value) : last,
  });
  const isAll = (state) => !state.people.length && !state.q.length && state.kinds.length === kinds.length
    && state.from === 0 && state.to === last;
  const restore = () => {
    const query = new URLSearchParams(location.search);
    const people = query.getAll("person");
    for (const button of buttons) button.ariaPressed = String(people.includes(button.dataset.slug));
    for (const box of kinds) box.checked = !query.has("kind") || query.get("kind").split(",").includes(box.value);
    q.value = query.get("q") || "";
    if (from) [from.value, to.value] = [indexOf(query.get("from"), 0), indexOf(query.get("to"), last)];
  };
  const remember = (state) => {
    const query = new URLSearchParams();
    for (const button of state.people) query.append("person", button.dataset.slug);
    if (state.q.length) query.set("q", q.value.trim());
    if (state.kinds.length < kinds.length) query.set("kind", state.kinds.join(","));
    if (state.from > 0) query.set("from", key(state.from));
    if (state.to < last) query.set("to", key(state.to));
    const text = query.toString().replace(/%2C/g, ",");
    if (location.search !== (text && `?${text}`))
      history.replaceState(null, "", location.pathname + (text && `?${text}`) + location.hash);
  };

  // The second look: circles and their table, drawn again for what is left.

  const svg = document.querySelector(".scatter");
  const cells = all("g[data-place]", svg || form).map((group) => {
    const { place } = group.dataset, row = document.querySelector(`tr[data-place="${place}"]`);
    const circle = group.querySelector("circle"), figure = row.lastElementChild;
    return { place, group, circle, row, figure, text: group.querySelector("text"),
      whole: { number: Number(figure.textContent), exact: circle.classList.contains("exact") } };
  });
  const tally = (entries, tallies = new Map()) => {
    for (const { kind, places } of entries)
      for (const place of places) {
        const sum = tallies.get(place) || { exact: 0, vague: 0 };
        sum[kind] += 1;
        tallies.set(place, sum);
      }
    return tallies;
  };
  const drawCell = ({ group, circle, row, figure, text }, { number, exact }) => {
    for (const part of [group, row]) part.toggleAttribute("hidden", !number);
    const radius = Math.max(1.5, Number(svg.dataset.base) + Number(svg.dataset.growth) * Math.sqrt(number));
    circle.setAttribute("r", radius.toFixed(1));
    circle.setAttribute("class", exact ? "exact" : "vague");
    figure.textContent = number;
    if (!text) return;
    text.textContent = number > 1 ? number : "";
    text.setAttribute("x", Number(circle.getAttribute("cx")) + radius + 4);
  };
  // Without tallies, everything; `isFound` tells which of the late reports fit.
  const scatter = (tallies, isFound) => {
    for (const cell of cells) {
      const { exact, vague } = tallies && tallies.get(cell.place) || { exact: 0, vague: 0 };
      drawCell(cell, tallies ? { number: exact + vague, exact: exact >= vague } : cell.whole);
    }
    const late = all("[data-event]");
    for (const item of late) item.hidden = Boolean(tallies) && !isFound(item);
    if (late.length) late[0].closest("section").hidden = late.every((item) => item.hidden);
  };

  // What is shown.

  const fits = (entry, state) => state.kinds.includes(entry.kind)
    && state.people.every((button) => entry.people.includes(button.dataset.person))
    && state.q.every((word) => entry.text.includes(word))
    && (state.from === 0 && state.to === last
      || entry.to >= place(state.from) && entry.from <= place(state.to));
  const announce = (number, rest) => {
    const counted = number === 0 ? words.none : say(number === total ? words.all : words.count, { n: number, all: total });
    status.textContent = rest ? `${counted} ${rest}` : counted;
  };
  const hideEmpty = (active) => {
    for (const [outer, inner] of [[".day", "li"], [".month", ".day"], [".year", ".month"]])
      for (const element of all(outer, list))
        element.hidden = active && !all(inner, element).some((part) => !part.hidden);
    for (const gap of all(".lacuna", list)) gap.hidden = active;
    for (const note of all(".day.published .meta", list)) note.hidden = false;
  };
  const filterHere = (state, active) => {
    const found = own.filter((entry) => fits(entry, state));
    const ids = new Set(found.map((entry) => entry.element.id));
    for (const entry of own) entry.element.hidden = true;
    for (const entry of found) entry.element.hidden = false;
    hideEmpty(active);
    scatter(active && tally(found), (item) => ids.has(item.dataset.event));
    announce(found.length);
  };
  const show = (entry) => {
    const item = document.createElement("li"), when = document.createElement("h3"), what = document.createElement("a");
    item.className = `day ${entry.kind}`;
    when.textContent = entry.label;
    what.href = `../${entry.url}`;
    what.textContent = entry.shown;
    item.append(when, what);
    return item;
  };
  let run = 0;
  const filterFiles = (state, active) => {
    const mine = ++run;
    list.hidden = active;
    results.hidden = !active;
    results.replaceChildren();
    if (!active) {
      scatter();
      return announce(total);
    }
    const wanted = shards.filter((shard) => state.from === 0 && state.to === last
      || shard.end >= place(state.from) && shard.begin <= place(state.to));
    let number = 0;
    const tallies = new Map(), addresses = new Set();
    const next = (at) => {
      if (mine !== run) return;
      if (at === wanted.length) {
        scatter(tallies, (item) => addresses.has(item.querySelector("a").getAttribute("href")));
        return announce(number, number > MOST_SHOWN ? say(words.most, { n: MOST_SHOWN }) : "");
      }
      load(wanted[at], () => {
        if (mine !== run) return;
        const found = wanted[at].entries.filter((entry) => fits(entry, state));
        results.append(...found.slice(0, Math.max(0, MOST_SHOWN - number)).map(show));
        number += found.length;
        tally(found, tallies);
        for (const entry of found) addresses.add(`../${entry.url}`);
        if (at % 8 === 7) status.textContent = say(words.busy, { n: number });
        next(at + 1);
      });
    };
    status.textContent = say(words.busy, { n: 0 });
    next(0);
  };
  const zoom = (state) => {
    if (!from) return;
    for (const slider of [from, to]) {
      slider.setAttribute("aria-valuetext", label(slider.value));
      slider.nextElementSibling.textContent = label(slider.value);
    }
    if (!strip) return;
    [...strip.children].forEach((panel, index) => {
      panel.hidden = (index + 1) * step <= state.from || index * step > state.to;
    });
  };
  const update = () => {
    const state = chosen(), active = !isAll(state);
    remember(state);
    zoom(state);
    const slugs = state.people.map((button) => button.dataset.slug);
    for (const lane of all(".lanes li"))
      lane.hidden = slugs.length > 0 && !slugs.some((slug) => lane.querySelector("a").href.endsWith(`/${slug}.html`));
    form.classList.toggle("active", active);
    if (shards.length) filterFiles(state, active);
    else filterHere(state, active);
  };

  // What a reader does.

  const setRange = (begin, end) => {
    from.value = Math.max(0, Math.min(begin, end));
    to.value = Math.min(last, Math.max(begin, end));
    update();
  };
  const resize = (factor) => {
    const [begin, end] = [Number(from.value), Number(to.value)];
    const middle = (begin + end) / 2, half = Math.max(0, ((end - begin + 1) * factor - 1) / 2);
    setRange(Math.floor(middle - half + 0.5), Math.ceil(middle + half - 0.5));
  };
  let timer = 0;
  form.addEventListener("input", (event) => {
    if (event.target === from && Number(from.value) > Number(to.value)) to.value = from.value;
    if (event.target === to && Number(to.value) < Number(from.value)) from.value = to.value;
    clearTimeout(timer);
    timer = setTimeout(update, event.target === q ? 200 : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    for (const button of buttons) button.ariaPressed = "false";
    for (const box of kinds) box.checked = true;
    q.value = "";
    if (from) [from.value, to.value] = [0, last];
    update();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.person) {
      button.ariaPressed = String(button.ariaPressed !== "true");
      update();
    } else if (button.dataset.zoom) {
      resize(Number(button.dataset.zoom));
    } else if (button.name === "copy") {
      const link = form.elements.link;
      const done = () => { button.nextElementSibling.textContent = words.copied; };
      const byHand = () => {
        link.parentElement.hidden = false;
        link.value = location.href;
        link.select();
      };
      if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(done, byHand);
      else byHand();
    }
  });
  if (strip && from) {
    // Drawing over the panels chooses a range; a click still follows the panel's link.
    let start = -1, drawn = false;
    const at = (event) => [...strip.children].findIndex((panel) => {
      const box = panel.getBoundingClientRect();
      return !panel.hidden && event.clientX >= box.left && event.clientX < box.right;
    });
    strip.addEventListener("pointerdown", (event) => { [start, drawn] = [event.button ? -1 : at(event), false]; });
    strip.addEventListener("pointermove", (event) => {
      const end = at(event);
      if (start < 0 || end < 0 || end === start && !drawn) return;
      drawn = true;
      [...strip.children].forEach((panel, index) =>
        panel.classList.toggle("chosen", index >= Math.min(start, end) && index <= Math.max(start, end)));
    });
    window.addEventListener("pointerup", (event) => {
      const end = at(event);
      for (const panel of strip.children) panel.classList.remove("chosen");
      if (drawn && end >= 0) setRange(Math.min(start, end) * step, (Math.max(start, end) + 1) * step - 1);
      start = -1;
    });
    window.addEventListener("pointercancel", () => { start = -1; });
    strip.addEventListener("click", (event) => {
      if (drawn) event.preventDefault();
      drawn = false;
    });
    strip.addEventListener("dragstart", (event) => event.preventDefault());
  }

  // Years of an index that is spread over pages are folded; print and a link into one open them.
  const openTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details");
    if (fold) fold.open = true;
  };
  addEventListener("hashchange", openTarget);
  addEventListener("popstate", () => { restore(); update(); });

  restore();
  if (isAll(chosen())) zoom(chosen()), announce(total);
  else update();
  openTarget();
})();
