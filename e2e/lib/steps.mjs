// Steps that several tests take. Selectors are names, addresses and roles, never words: those belong to the translators.
import { visitor } from "./browser.mjs";
import { expect } from "./check.mjs";
import { codeAfter, latin, officers, outbox } from "./program.mjs";

/** Presses a link or a button and waits for the next page. */
export async function press(page, selector) {
  const next = page.waitForEvent("framenavigated", (f) => f === page.mainFrame());
  next.catch(() => {});
  await page.locator(selector).first().click();
  await next;
  await page.waitForLoadState();
}

/** As `press`, and gives the HTTP status of the page that came. */
export async function pressFor(page, selector) {
  const [answer] = await Promise.all([
    page.waitForResponse((r) => r.request().isNavigationRequest() && r.status() !== 303),
    press(page, selector),
  ]);
  return answer.status();
}

/** Where the page is, without the host. */
export const at = (page) => new URL(page.url()).pathname;

/** Signs a resident in, from the sign-in page, with the code out of the outbox. */
export async function signIn(page, program, person, { open = true, asVisitor = false } = {}) {
  if (open) await page.goto("/sign-in");
  const before = new Set(outbox(program).map((m) => m.file));
  if (asVisitor) {
    await page.fill("input#passport", person.passport);
    await page.fill("input#email", person.email);
    await press(page, "form:has(#passport) button[type=submit]");
  } else {
    await page.fill("input#national_number", person.national);
    await page.fill("input#mobile", person.mobile);
    await press(page, "form:has(#national_number) button[type=submit]");
  }
  await page.waitForSelector("form[action='/sign-in/code'] input#code");
  await page.fill("input#code", await codeAfter(program, before));
  await press(page, "form[action='/sign-in/code'] button[type=submit]");
  expect(!at(page).startsWith("/sign-in"), `still at ${page.url()} after the right code`);
}

const entered = new Map();
/** The browser of somebody who has signed in before: a resident of the sample, or the name of an officer. The first of them at a program signs in on
 *  its pages, the others come with that session. Whoever ends sessions signs in for themselves. */
export async function returning(browser, program, who, options = {}) {
  const key = `${program.base} ${who.national ?? who}`;
  if (!entered.has(key)) {
    entered.set(key, (async () => {
      const first = await visitor(browser, program);
      await (typeof who === "string" ? officerIn(first.page, who) : signIn(first.page, program, who));
      const state = await first.context.storageState();
      await first.context.close();
      return state;
    })());
  }
  return visitor(browser, program, { storageState: await entered.get(key), ...options });
}

/** Signs an officer in. */
export async function officerIn(page, name) {
  await page.goto("/desk/sign-in");
  await page.fill("#name", name);
  await page.fill("#passphrase", officers[name]);
  await press(page, "form:has(#passphrase) button[type=submit]");
  expect.equal(at(page), "/desk", "the officer's first page");
}

/** Answers every question of a draft, in the order they come, and ends at "check your answers". Gives the questions seen. */
export async function fillIn(page, answers) {
  const seen = [];
  for (let i = 0; i < 40; i++) {
    const question = at(page).match(/^\/drafts\/[^/]+\/q\/([^/]+)$/)?.[1];
    if (!question) break;
    const answer = answers[question];
    expect(answer !== undefined, `the test has no answer for question ${question}`);
    if (seen.at(-1) !== question) seen.push(question);
    await answerOne(page, answer);
  }
  expect.matches(at(page), /^\/drafts\/[^/]+\/check$/, "after the last question");
  return seen;
}

/** Answers the question of this page and goes on. */
export async function answerOne(page, answer) {
  const form = "main form[action*='/q/']:not([action$='/remove'])";
  if (answer?.files) {
    await page.setInputFiles("input[type=file]", answer.files);
    await press(page, `${form} button[value=upload]`);
    await page.waitForSelector("ul.files li");
    await press(page, `${form} button[value=next]`);
  } else if (answer === null) {
    await press(page, `${form} button.btn-large`);
  } else {
    if (answer.date) {
      const [year, month, day] = answer.date;
      await page.fill("#year", year);
      await page.fill("#month", month);
      await page.fill("#day", day);
    } else if (answer.pick) {
      for (const value of answer.pick) await page.check(`input[name=answer][value='${value}']`);
    } else {
      await page.fill("#answer", answer);
    }
    await press(page, `${form} button[type=submit]`);
  }
}

/** The tracking code that a page shows: twelve digits of its language in groups. */
export async function codeOn(page, selector, lang = "fa") {
  const shown = (await page.locator(selector).first().innerText()).trim();
  const digit = lang === "en" ? "[0-9]" : "[۰-۹]";
  expect.matches(shown, new RegExp(`^${digit}{4}(\\s${digit}{4}){2}$`, "u"), `tracking code in groups of digits of ${lang}`);
  return latin(shown).replace(/\D/g, "");
}

/** Whether the groups of a tracking code in running text stand in the order in which they are read aloud, left to right. */
export const codeReadsForward = (page, selector) => page.evaluate((within) => {
  const walk = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const found = walk.currentNode.data.match(/[\d۰-۹٠-٩]{4}[^\d۰-۹٠-٩\s]*\s[^\d۰-۹٠-٩\s]*[\d۰-۹٠-٩]{4}/u);
    if (!found) continue;
    const place = (from) => { const r = document.createRange(); r.setStart(walk.currentNode, from); r.setEnd(walk.currentNode, from + 4); return r.getBoundingClientRect(); };
    const [first, second] = [place(found.index), place(found.index + found[0].length - 4)];
    return first.top !== second.top || first.left < second.left;
  }
  throw new Error(`no tracking code in ${within}`);
}, selector);

/** A day as readers of each language write it: ۱۲ آذر ۱۴۰۵, 3 December 2026. */
export const day = {
  fa: /[۰-۹]{1,2} (فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند) ۱[۰-۹]{3}/,
  en: /\b[0-9]{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) 2[0-9]{3}\b/,
};
