// Leads on to where a page is now, and keeps the sentence that the address names. Without this script, the page itself leads
// to the beginning.
"use strict";
(() => {
  const { target } = document.currentScript.dataset;
  location.replace(target.includes("#") ? target : target + location.hash);
})();
