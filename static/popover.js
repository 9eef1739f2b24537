// Shows role and articles of a person beside the name that a mouse rests on. All of it stands in the page's margin, and
// the name is a link; without this script, by keyboard and by touch, nothing is lost.
"use strict";
(() => {
  const INTENT = 350; // milliseconds that the mouse rests before the panel opens
  const GRACE = 250; // milliseconds to move from the name into the panel
  const GAP = 6; // pixels between the name and the panel
  const EDGE = 20; // pixels that stay free at the window's sides

  const body = document.querySelector(".body");
  if (!body) return;
  const cast = new Map();
  for (const item of document.querySelectorAll(".cast > li")) cast.set(item.querySelector("a").getAttribute("href"), item);

  let panel, name, timer;

  const build = () => {
    panel = document.createElement("div");
    panel.className = "popover";
    panel.hidden = true;
    panel.addEventListener("pointerenter", () => clearTimeout(timer));
    panel.addEventListener("pointerleave", () => closeSoon());
    document.body.append(panel);
  };

  const paragraph = (...parts) => {
    const made = document.createElement("p");
    made.append(...parts);
    return made;
  };

  const fill = (item) => {
    const link = item.querySelector("a").cloneNode(true);
    link.tabIndex = -1; // by keyboard the name itself leads there
    const role = item.querySelector("small");
    const said = paragraph(...[...role.childNodes].map((node) => node.cloneNode(true)));
    if (role.lang) said.lang = role.lang;
    panel.replaceChildren(paragraph(link), said, paragraph(item.dataset.articles));
  };

  // Below the name, or above it where the window ends; a name over two lines is left free on both.
  const place = (x) => {
    const box = name.getBoundingClientRect();
    const lines = [...name.getClientRects()];
    const line = lines.find((it) => it.left <= x && x <= it.right) ?? lines[0];
    const { offsetWidth: width, offsetHeight: height } = panel;
    const { clientWidth, clientHeight } = document.documentElement;
    const left = Math.max(EDGE, Math.min(line.left, clientWidth - EDGE - width));
    const below = box.bottom + GAP + height <= clientHeight || box.top < GAP + height;
    const top = below ? box.bottom + GAP : box.top - GAP - height;
    panel.style.left = `${left + scrollX}px`;
    panel.style.top = `${top + scrollY}px`;
  };

  const open = (link, x) => {
    if (!panel) build();
    name = link;
    fill(cast.get(link.getAttribute("href")));
    panel.hidden = false;
    place(x);
  };

  const close = () => {
    clearTimeout(timer);
    name = undefined;
    if (panel) panel.hidden = true;
  };

  const closeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(close, GRACE);
  };

  const rest = (event) => {
    const link = event.target.closest("a.person");
    // The kind of pointer is that of this movement: a laptop may have both, and a finger never opens the panel.
    if (!link || event.pointerType !== "mouse" || !cast.has(link.getAttribute("href"))) return;
    clearTimeout(timer);
    if (link !== name) timer = setTimeout(open, INTENT, link, event.clientX);
  };
  body.addEventListener("pointerover", rest);
  body.addEventListener("pointermove", rest, { once: true }); // the mouse may have come before this script
  body.addEventListener("pointerout", (event) => {
    const link = event.target.closest("a.person");
    if (link && !link.contains(event.relatedTarget)) closeSoon();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  addEventListener("resize", close);
  addEventListener("pagehide", close);
})();
