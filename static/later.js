// Brings the scripts of an article that only serve who points at something, touches it or comes to it by keyboard: the page is
// lighter for all who just read. A click on the number of a paragraph that comes before them waits for them.
"use strict";
(() => {
  const { src, dataset } = document.currentScript;
  const bring = (name) => new Promise((done) => {
    const script = document.createElement("script");
    script.addEventListener("load", done);
    script.addEventListener("error", done);
    script.src = new URL(name, src);
    document.head.append(script);
  });

  let isThere = false;
  let coming;
  const wake = () => coming ??= Promise.all(dataset.scripts.split(" ").map(bring)).then(() => { isThere = true; });
  for (const kind of ["pointerover", "focusin"]) addEventListener(kind, wake, { once: true });

  addEventListener("click", (event) => {
    const place = event.target.closest(".place");
    if (isThere || !place || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    wake().then(() => place.click());
  });
})();
