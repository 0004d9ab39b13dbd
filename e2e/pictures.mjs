// Makes the pictures of the README out of the real program: `node e2e/pictures.mjs`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { desktop, launch, phone, visitor } from "./lib/browser.mjs";
import { api, people, root, start } from "./lib/program.mjs";
import { officerIn, signIn } from "./lib/steps.mjs";

const folder = join(root, "docs/pictures");
mkdirSync(folder, { recursive: true });

let browser;
let program;
try {
  browser = await launch();
  program = await start();
  const calls = api(program);
  const green = "green.municipality";
  const reviewer = "reviewer.districts";
  const tasksOf = async (officer) => (await calls.call("GET", "/api/v1/desk/tasks?view=unit", { officer })).tasks;
  const claim = async (officer, c) => calls.call("POST", `/api/v1/desk/tasks/${(await tasksOf(officer)).find((t) => t.case === c).id}/claim`, { officer });
  const ask = (officer, c, text) => calls.call("POST", `/api/v1/desk/cases/${c}/questions`, { officer, body: { text } });

  // A case that waits for its person.
  const fell = (await calls.call("GET", "/api/v1/services/tree-permit/examples")).valid[1].answers;
  const mine = (await calls.apply("tree-permit", people.one.national, fell)).case;
  await claim(green, mine);
  await ask(green, mine, "لطفاً یک عکس از ریشهٔ درخت بفرستید و بنویسید از چه زمانی کج شده است.");

  // One on which several bodies work.
  const built = (await calls.apply("building-permit", people.one.national)).case;

  // A desk with some work on it.
  const work = [];
  for (const [service, person] of [["minor-repair-permit", people.one], ["fence-permit", people.two], ["minor-repair-permit", people.three], ["fence-permit", people.one], ["minor-repair-permit", people.two], ["fence-permit", people.three]]) {
    work.push((await calls.apply(service, person.national)).case);
  }
  const [shown, waits, , taken] = work;
  await claim(reviewer, shown);
  await claim(reviewer, waits);
  await claim("head.districts", taken);
  await ask(reviewer, waits, "لطفاً کروکی خواناتری از زمین بفرستید.");
  await calls.call("POST", `/api/v1/cases/${shown}/messages`, { person: people.one.national, body: { text: "سلام، کار از هفتهٔ آینده شروع می‌شود." } });

  const take = async (page, name) => {
    await page.evaluate(() => document.fonts.ready);
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(folder, name) });
    console.log(`docs/pictures/${name}`);
  };
  const small = { viewport: phone, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
  const wide = { viewport: desktop };
  const see = async (options, path, name, enter) => {
    const { page, context } = await visitor(browser, program, options);
    await enter?.(page);
    await page.goto(path);
    await take(page, name);
    await context.close();
  };

  await see(wide, "/", "home-fa.png");
  await see(small, "/", "home-fa-phone.png");
  await see(wide, "/services/tree-permit", "service-fa.png");

  const person = await visitor(browser, program, wide);
  await signIn(person.page, program, people.one);
  const storageState = await person.context.storageState();
  await person.context.close();
  const draft = (await calls.call("POST", "/api/v1/drafts", { person: people.one.national, body: { service: "tree-permit" } })).id;
  await calls.call("PUT", `/api/v1/drafts/${draft}/answers/action`, { person: people.one.national, body: { answer: "fell" } });
  await see({ ...small, storageState }, `/drafts/${draft}/q/action`, "question-fa-phone.png");
  await see({ ...wide, storageState }, `/cases/${built}`, "case-fa.png");
  await see({ ...small, storageState }, `/cases/${mine}`, "case-fa-phone.png");
  await see({ ...wide, storageState }, `/cases/${built}?lang=en`, "case-en.png");
  await see(wide, "/desk", "desk-fa.png", (page) => officerIn(page, reviewer));
  await see(wide, `/desk/cases/${shown}`, "desk-case-fa.png", (page) => officerIn(page, reviewer));
} catch (e) {
  console.error(e.message);
  process.exitCode = 1;
} finally {
  await browser?.close();
  await program?.stop();
}
