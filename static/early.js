// Runs before anything is drawn, so that nothing moves afterwards: tells the style sheets that scripts run, and asks for
// the typefaces, which browsers else load when they have already set the text in another.
"use strict";
document.documentElement.classList.add("scripted");
for (const [family, file] of [["Source Serif 4", "source-serif-4"], ["Source Sans 3", "source-sans-3"]])
  for (const weight of ["400", "600"]) {
    const url = new URL(`fonts/${file}-${weight}.woff2`, document.currentScript.src);
    const face = new FontFace(family, `url("${url}")`, {
      weight,
      display: "swap",
      unicodeRange: "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212",
    });
    document.fonts.add(face);
    face.load().catch(() => {}); // the next typeface of the list takes its place
  }
