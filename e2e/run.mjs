// The main job through the real program, in a real browser. `node e2e/run.mjs [part of a test's name …]`
import { launch } from "./lib/browser.mjs";
import { runAll } from "./lib/check.mjs";
import { api, start } from "./lib/program.mjs";
import { tests as files } from "./tests/files.mjs";
import { tests as job } from "./tests/job.mjs";
import { tests as keyboard } from "./tests/keyboard.mjs";
import { tests as map } from "./tests/map.mjs";
import { tests as pages } from "./tests/pages.mjs";
import { tests as people } from "./tests/people.mjs";
import { tests as phone } from "./tests/phone.mjs";

const wanted = process.argv.slice(2);
const tests = [...pages.slice(0, 1), ...job, ...keyboard, ...people, ...map, ...files, ...phone, ...pages.slice(1)].filter((t) => !wanted.length || wanted.some((w) => t.name.includes(w)));

let program;
let browser;
let failed = 1;
try {
  browser = await launch();
  program = await start();
  failed = await runAll(tests, { browser, program, api: api(program) });
} catch (e) {
  console.error(e.message);
} finally {
  await browser?.close();
  await program?.stop();
}
process.exitCode = failed ? 1 : 0;
