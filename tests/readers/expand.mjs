// Expands blocks of linked data by the algorithm of JSON-LD 1.1; "safe" refuses what would be dropped.
// Arguments: the folder of packages. Input: a list of blocks. Output: the list of what they expand to.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const jsonld = createRequire(`${process.argv[2]}/`)("jsonld");
const context = JSON.parse(readFileSync(new URL("context.json", import.meta.url), "utf8"));
const documentLoader = async (url) => {
  if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`${url} is not the vocabulary`);
  return { documentUrl: url, document: context };
};
const expanded = JSON.parse(readFileSync(0, "utf8"))
  .map((block) => jsonld.expand(block, { documentLoader, safe: true, base: "https://example.org/page.html" }));
process.stdout.write(JSON.stringify(await Promise.all(expanded)));
