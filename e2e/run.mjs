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
/** Tests that run one after another, beside those of the other lane: what fills one core leaves the other idle. */
const lanes = [pages, [...job, ...keyboard, ...people, ...map, ...files, ...phone]].map((tests) => tests.filter((t) => !wanted.length || wanted.some((w) => t.name.includes(w))));

/** Runs the tests of a lane, with a browser and a program of their own; how many passed and failed. */
async function run(tests) {
  let program;
  let browser;
  try {
    browser = await launch();
    program = await start();
    return await runAll(tests, { browser, program, api: api(program) });
  } catch (e) {
    console.error(e.message);
    return { passed: 0, failed: tests.length };
  } finally {
    await browser?.close();
    await program?.stop();
  }
}

const ended = await Promise.all(lanes.filter((tests) => tests.length).map(run));
const [passed, failed] = ["passed", "failed"].map((how) => ended.reduce((sum, lane) => sum + lane[how], 0));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
