// What happens between people, devices and languages.
import { picture, visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { codeAfter, officers, outbox, people } from "../lib/program.mjs";
import { answerOne, at, fillIn, press, pressFor, returning, signIn } from "../lib/steps.mjs";

async function changeOne({ browser, program }) {
  const { page, context, troubles } = await returning(browser, program, people.two);
  await page.goto("/services/lost-and-found");
  await press(page, "form[action$='/start'] button");
  const answers = { kind: { pick: ["lost"] }, category: { pick: ["bag"] }, description: "کیف", place: "ایستگاه", day: { date: ["1405", "9", "1"] }, email: null };
  await fillIn(page, answers);
  await press(page, "dd.change a[href*='/q/place']");
  await answerOne(page, "بازار نمونه");
  expect.matches(at(page), /\/check$/, "after changing one answer");
  // An answer that opens another question leads through that question.
  await press(page, "dd.change a[href*='/q/kind']");
  await answerOne(page, { pick: ["found"] });
  expect.matches(at(page), /\/q\/kept_at$/, "the question that the changed answer opens");
  await answerOne(page, "نزد من");
  expect.matches(at(page), /\/check$/, "after the opened question");
  await page.locator("details:has(form[action$='/discard']) > summary").click();
  await press(page, "form[action$='/discard'] button");
  expect.equal(at(page), "/cases", "after throwing the draft away");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

async function secondOfficer({ browser, program, api }) {
  const made = await api.apply("fence-permit", people.two.national);
  const [head, reviewer] = [await returning(browser, program, "head.districts"), await returning(browser, program, "reviewer.districts")];
  // Both look at the same free task; the first takes it.
  for (const o of [head, reviewer]) await o.page.goto(`/desk/cases/${made.case}`);
  await press(head.page, "form[action$='/claim'] button");
  expect.equal(await head.page.locator("form[action$='/release']").count(), 1, "forms to give it back");
  expect.equal(await pressFor(reviewer.page, "form[action$='/claim'] button"), 409, "status for the second");
  expect((await reviewer.page.innerText("main")).includes("رئیس نمونهٔ پروانه‌ها"), "the second officer is told who has it");
  expect.equal(await reviewer.page.locator("form[action$='/claim'], form[action$='/decision'], form[action$='/question']").count(), 0, "forms to act for the second");
  await reviewer.page.goto("/desk");
  expect((await reviewer.page.innerText(`tr:has(a[href^='/desk/cases/${made.case}?'])`)).includes("رئیس نمونهٔ پروانه‌ها"), "the list says who has it");
  // An officer of another unit sees nothing of it.
  const other = await returning(browser, program, "customers.water");
  expect.equal((await other.page.goto(`/desk/cases/${made.case}`)).status(), 404, "status for an officer of another unit");
  for (const v of [head, reviewer, other]) {
    expect(!v.troubles.length, v.troubles.join("\n"));
    await v.context.close();
  }
}

async function resume({ browser, program }) {
  const [first, second] = [await returning(browser, program, people.three), await visitor(browser, program)];
  await first.page.goto("/services/tree-permit");
  await press(first.page, "form[action$='/start'] button");
  await answerOne(first.page, "مشهد، بولوار نمونه، روبه‌روی پلاک ۸۸");
  await answerOne(first.page, { pick: ["prune"] });
  const stopped = at(first.page);
  expect.matches(stopped, /\/q\/count$/, "where the first device stops");

  // A wrong answer: 422, kept as typed, the error beside the question and above it.
  expect.equal(await (async () => { await first.page.fill("#answer", "دو درخت"); return pressFor(first.page, "main form[action*='/q/'] button[type=submit]"); })(), 422, "status of a wrong answer");
  expect.equal(await first.page.inputValue("#answer"), "دو درخت", "what was typed");
  expect((await first.page.innerText("#answer-wrong")).trim(), "the error stands beside the question");
  expect.equal(await first.page.getAttribute("#answer", "aria-invalid"), "true", "aria-invalid");
  expect((await first.page.innerText(".errors")).includes((await first.page.innerText("#answer-wrong")).trim()), "and in the summary");

  // A file that is not what it says.
  await first.page.fill("#answer", "۲");
  await press(first.page, "main form[action*='/q/'] button[type=submit]");
  await first.page.setInputFiles("input[type=file]", { name: "درخت.png", mimeType: "image/png", buffer: Buffer.from("این عکس نیست") });
  const refused = first.page.waitForResponse((r) => r.request().method() === "POST");
  await first.page.click("button[value=upload]");
  expect.equal((await refused).status(), 422, "status of a file that is not a picture");
  await first.page.waitForSelector(".errors");
  expect((await first.page.innerText("#answer-wrong")).trim(), "the error stands beside the file");
  await answerOne(first.page, { files: picture });

  // The second device: sign in, go on where the first stopped.
  await signIn(second.page, program, people.three);
  await second.page.goto("/cases");
  await press(second.page, "main a[href^='/drafts/']");
  expect.matches(at(second.page), /\/q\/reason$/, "where the second device goes on");
  await answerOne(second.page, { pick: ["light"] });
  await answerOne(second.page, null);
  await answerOne(second.page, null);
  const check = await second.page.innerText("main");
  for (const kept of ["روبه‌روی پلاک ۸۸", "درخت.png", "۲"]) expect(check.includes(kept), `the draft has kept «${kept}»`);
  // The service page knows of the draft.
  await second.page.goto("/services/tree-permit");
  expect.equal(await second.page.locator("main a[href^='/drafts/']").count(), 1, "links to the draft on the service page");
  await second.page.goto(stopped.replace(/\/q\/.*/, "/check"));
  await second.page.locator("details:has(form[action$='/discard']) > summary").click();
  await press(second.page, "form[action$='/discard'] button");
  for (const v of [first, second]) {
    expect(!v.troubles.length, v.troubles.join("\n"));
    await v.context.close();
  }
}

async function languages({ browser, program }) {
  const { page, context, troubles } = await visitor(browser, program, { locale: "en-GB" });
  const shown = () => page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
  await page.goto("/");
  expect.equal(await shown(), "fa rtl", "the first language, whatever the browser is set to");
  await page.goto("/agencies?lang=en");
  expect.equal(await shown(), "en ltr", "after ?lang=en");
  await page.goto("/");
  expect.equal(await shown(), "en ltr", "remembered on the next page");
  await page.locator("header a[hreflang=ar]").click();
  await page.waitForURL(/lang=ar/);
  expect.equal(await shown(), "ar rtl", "after the link to Arabic");
  await page.goto("/search?q=x");
  expect.equal(await shown(), "ar rtl", "remembered on the next page");
  await page.locator("header a[hreflang=fa]").click();
  await page.waitForURL(/lang=fa/);
  expect.equal(await shown(), "fa rtl", "back in Persian");
  expect.matches(page.url(), /q=x/, "the link keeps what was asked");
  await page.goto("/?lang=xx");
  expect.equal(await shown(), "fa rtl", "an unknown language changes nothing");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

async function languageOfForm({ browser, program }) {
  let draft = null;
  for (const javaScriptEnabled of [true, false]) {
    const { page, context, troubles } = await returning(browser, program, people.two, { javaScriptEnabled });
    if (!draft) {
      await page.goto("/services/lost-and-found");
      await press(page, "form[action$='/start'] button");
      draft = page.url().replace(/\/q\/.*/, "");
    }
    await page.goto(`${draft}/q/description?lang=fa`);
    await page.fill("#answer", "کیف سیاه");
    await page.locator("header .languages button[lang=en]").click();
    await page.locator("html[lang=en]").waitFor();
    expect.equal(await page.inputValue("#answer"), "کیف سیاه", "what was typed stays");
    if (!javaScriptEnabled) {
      await page.goto(`${draft}/check`);
      await page.locator("details:has(form[action$='/discard']) > summary").click();
      await press(page, "form[action$='/discard'] button");
    }
    expect(!troubles.length, troubles.join("\n"));
    await context.close();
  }
}

/** Chromium that Playwright drives keeps no pages to go back to; what it does when it shows a kept one is done here. */
async function backInOneWindow({ browser, program }) {
  const { page, context, troubles } = await returning(browser, program, people.three);
  await page.goto("/services/lost-and-found");
  await press(page, "form[action$='/start'] button");
  await answerOne(page, { pick: ["lost"] });
  await answerOne(page, { pick: ["bag"] });
  const question = page.url();
  // The answer is saved from this window while the page of the question stays as it was before.
  const saved = await page.request.post(question, { form: { answer: "کیف سیاه", seen: "" }, headers: { origin: program.base }, maxRedirects: 0 });
  expect.equal(saved.status(), 303, "status of the first answer");
  const anew = page.waitForEvent("load");
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
  await anew;
  expect.equal(await page.inputValue("#answer"), "کیف سیاه", "the answer that was saved stands on the page that was gone back to");
  await page.fill("#answer", "کیف قهوه‌ای");
  expect.equal(await pressFor(page, "main form[action*='/q/'] button[type=submit]"), 200, "status after the changed answer");
  expect(page.url() !== question, "the changed answer leads on");
  // What really another window saved is still said.
  const other = await context.newPage();
  for (const p of [page, other]) await p.goto(question);
  await other.fill("#answer", "چمدان");
  await press(other, "main form[action*='/q/'] button[type=submit]");
  await page.fill("#answer", "کوله‌پشتی");
  expect.equal(await pressFor(page, "main form[action*='/q/'] button[type=submit]"), 409, "status where another window was faster");
  expect.equal(await page.locator("#changed").count(), 1, "both answers are shown");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

async function everywhere({ browser, program }) {
  const [here, there] = [await visitor(browser, program), await visitor(browser, program)];
  for (const v of [here, there]) await signIn(v.page, program, people.visitor, { asVisitor: true });
  await here.page.goto("/me");
  expect(await here.page.locator(".sessions > li").count() >= 2, "both sessions are listed");
  expect.equal(await here.page.locator(".sessions > li .tag").count(), 1, "sessions marked as this one");
  expect.equal(await here.page.locator(".sessions > li").filter({ has: here.page.locator(".tag") }).locator("form").count(), 0, "buttons that end this session");
  await press(here.page, "form[action='/me/sessions/end-all'] button");
  for (const v of [here, there]) {
    await v.page.goto("/me");
    expect(!(await v.page.locator("form[action='/me/sessions/end-all']").count()), "no session is left");
    await v.context.close();
  }
}

async function back({ browser, program }) {
  const { page, context, troubles } = await visitor(browser, program);
  const person = { passport: "B7654321", email: "back.home@example.org" };
  await page.goto("/sign-in?next=/cases");
  // A number that is wrong and a code that is wrong are on the way back as well.
  await page.fill("input#passport", "!");
  await press(page, "form:has(#passport) button[type=submit]");
  const before = new Set(outbox(program).map((m) => m.file));
  await page.fill("input#passport", person.passport);
  await page.fill("input#email", person.email);
  await press(page, "form:has(#passport) button[type=submit]");
  await page.fill("input#code", "000000");
  await press(page, "form[action='/sign-in/code'] button[type=submit]");
  await page.fill("input#code", await codeAfter(program, before));
  await press(page, "form[action='/sign-in/code'] button[type=submit]");
  expect.equal(at(page), "/cases", "after the right code");
  const sent = [];
  page.on("request", (r) => { if (r.method() === "POST") sent.push(r.url()); });
  for (let n = 0; n < 2; n++) {
    await page.goBack();
    expect.equal(at(page), "/sign-in/code", `page ${n + 1} back`);
    expect.equal(await page.locator("form[action='/sign-in/code']").count(), 0, "forms for a code");
    expect.equal(await page.locator("main a[href='/cases']").count(), 1, "ways to go on");
  }
  await page.goBack();
  expect(["/cases", "/sign-in"].includes(at(page)) && !(await page.locator("#passport").count()), `still asked to sign in at ${page.url()}`);
  // The officer's door.
  const desk = await visitor(browser, program);
  await desk.page.goto("/desk/sign-in");
  await desk.page.fill("#name", "reviewer.districts");
  await desk.page.fill("#passphrase", "wrong-wrong-wrong");
  await press(desk.page, "form:has(#passphrase):has(#name) button[type=submit]");
  await desk.page.fill("#passphrase", officers["reviewer.districts"]);
  await press(desk.page, "form:has(#passphrase):has(#name) button[type=submit]");
  expect.equal(at(desk.page), "/desk", "after the right passphrase");
  await desk.page.goBack();
  expect.equal(at(desk.page), "/desk", "back from the desk");
  expect(!sent.length, `sent again: ${sent}`);
  for (const v of [{ context, troubles }, desk]) {
    expect(!v.troubles.length, v.troubles.join("\n"));
    await v.context.close();
  }
}

/** A page that refused a form can be gone back to and loaded again, and nothing is sent by that. */
async function backToRefused({ browser, program, api }) {
  const { page, context, troubles } = await returning(browser, program, people.one);
  const person = people.one.national;
  const draft = (await api.call("POST", "/api/v1/drafts", { person, body: { service: "tree-permit" } })).id;
  const question = `/drafts/${draft}/q/count`;
  const sends = "main form[action*='/q/'] button[type=submit]";
  await page.goto(question);
  await page.fill("#answer", "چند");
  expect.equal(await pressFor(page, sends), 422, "a number that is none");
  const sent = [];
  page.on("request", (r) => { if (r.method() === "POST") sent.push(r.url()); });
  const comesBack = async (what) => {
    await page.goto("/");
    await page.goBack();
    expect.equal(at(page), question, `back to ${what}`);
    expect.equal(await page.locator("#answer").count(), 1, `fields of ${what}`);
    await page.reload();
    expect.equal(await page.locator("#answer").count(), 1, `fields of ${what}, loaded again`);
    expect(!sent.length, `sent again: ${sent}`);
  };
  await comesBack("what was wrong");
  // The same where another window saved another answer.
  await api.call("PUT", `/api/v1/drafts/${draft}/answers/count`, { person, body: { answer: "3" } });
  await page.fill("#answer", "۴");
  expect.equal(await pressFor(page, sends), 409, "another answer was saved meanwhile");
  expect.equal(await page.inputValue("#answer"), "۴", "what was typed stays");
  sent.length = 0;
  await comesBack("what was in conflict");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

async function thisSession({ browser, program }) {
  const [older, newer] = [await visitor(browser, program), await visitor(browser, program)];
  for (const v of [older, newer]) await signIn(v.page, program, people.visitor, { asVisitor: true });
  await older.page.goto("/me");
  // The button of the other session ends the other one, not this.
  await press(older.page, "form[action^='/me/sessions/']:not([action$='/end-all']) button");
  await older.page.goto("/me");
  expect.equal(await older.page.locator("form[action='/me/sessions/end-all']").count(), 1, "the older device is still signed in after ending the other");
  await newer.page.goto("/me");
  expect.equal(await newer.page.locator("form[action='/me/sessions/end-all']").count(), 0, "the other device is signed out");
  for (const v of [older, newer]) await v.context.close();
}

export const tests = [
  { name: "an answer changed from the check page leads back to it", run: changeOne },
  { name: "two officers on one task: the second is told who has it", run: secondOfficer },
  { name: "a draft goes on at another device; wrong answers are kept", run: resume },
  { name: "languages are chosen, remembered and run in their direction", run: languages },
  { name: "another language keeps what is typed on a question, with JavaScript and without", run: languageOfForm },
  { name: "going back after signing in sends nothing again", run: back },
  { name: "going back to a page that refused a form shows it and sends nothing", run: backToRefused },
  { name: "going back in one window is no other window", run: backInOneWindow },
  { name: "sign out everywhere ends the other session", run: everywhere },
  { name: "the list of sessions knows which one is this", run: thisSession },
];
