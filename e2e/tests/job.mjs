// The main job: find, apply, be asked, answer, be told the decision. In Persian and in English, at a desk and on a phone; with a file also
// without JavaScript.
import { phone, picture, visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { at, codeOn, codeReadsForward, day, fillIn, officerIn, press, signIn } from "../lib/steps.mjs";

/** What the two write to each other, and what of it or of them must not be seen by a stranger. */
const words = {
  fa: {
    changed: "واحد ۲",
    asked: "لطفاً بنویسید چه ساعتی در محل هستید.",
    answered: "از ساعت ده تا دوازده در محل هستم.",
    note: "موفق باشید.",
    personal: ["شهروند نمونه", "خیابان نمونه", "کوچهٔ نمونه"],
  },
  en: {
    changed: "unit 2",
    asked: "Please write at what time you are at the place.",
    answered: "I am there from ten to twelve.",
    note: "We wish you well.",
    personal: ["Sample Citizen", "شهروند نمونه", "Sample Street"],
  },
};
const tree = {
  lang: "fa",
  service: "tree-permit",
  query: "درخت",
  person: people.one,
  officer: "green.municipality",
  agency: "شهرداری مشهد",
  answers: {
    address: "مشهد، خیابان نمونه، حیاط پلاک ۲۱",
    action: { pick: ["fell"] },
    count: "۲",
    trunk: "۱۴۰",
    photos: { files: picture },
    reason: { pick: ["danger"] },
    more: "تنه به سمت ساختمان خم شده است.",
    deed: null,
  },
  decision: "permit",
  ground: "danger",
};
const treeInEnglish = {
  ...tree,
  lang: "en",
  query: "tree",
  person: people.three,
  agency: "Municipality of Mashhad",
  answers: { ...tree.answers, address: "Mashhad, Sample Street, yard of no. 21", count: "2", trunk: "140", more: "The trunk leans towards the building." },
};
const debris = {
  lang: "fa",
  service: "debris-collection",
  query: "نخاله",
  person: people.two,
  officer: "services.districts",
  answers: {
    address: "مشهد، کوچهٔ نمونهٔ ۴، پلاک ۱",
    part: { pick: ["north"] },
    kinds: { pick: ["soil", "masonry"] },
    volume: "۳",
    day: { date: ["1440", "12", "10"] },
    truck_access: { pick: ["no"] },
    access_note: "عرض کوچه کمتر از سه متر است.",
    mobile: "۰۹۱۵۰۰۰۰۰۰۲",
  },
  decision: "collected",
  ground: "done",
};

/** The page is in the language of the job, and nothing of it is beyond the edge of the screen. */
async function shows(page, { lang }) {
  const [now, over] = await page.evaluate(() => [document.documentElement.lang, document.documentElement.scrollWidth - innerWidth]);
  expect.equal(now, lang, `language of ${page.url()}`);
  expect(over <= 0, `${page.url()} is ${over} px too wide`);
}

/** Somebody's browser at the first page, where the language is chosen. */
async function comes({ browser, program }, job, options) {
  const v = await visitor(browser, program, options);
  await v.page.goto("/");
  if (job.lang !== "fa") await press(v.page, `header .languages a[hreflang=${job.lang}]`);
  await shows(v.page, job);
  return v;
}

async function mainJob(world, job, options) {
  const { program } = world;
  const { changed, asked, answered, note, personal } = words[job.lang];
  const date = day[job.lang];
  const mine = await comes(world, job, options);
  const { page } = mine;

  // Home, search, service, start.
  await page.fill("main form[role=search] #q", job.query);
  await press(page, "main form[role=search] button");
  await press(page, `main a[href='/services/${job.service}']`);
  expect.equal(at(page), `/services/${job.service}`, "the service page");
  await shows(page, job);
  await press(page, "main a[href^='/sign-in?next=']");

  // Sign-in goes on to the first question.
  await signIn(page, program, job.person, { open: false });
  expect.matches(at(page), /^\/drafts\/[^/]+\/q\//, "after sign-in");
  const seen = await fillIn(page, job.answers);
  expect.equal(seen.join(" "), Object.keys(job.answers).join(" "), "the questions, in order");

  // An answer is changed; the check page has the new one.
  const check = at(page);
  await press(page, "dd.change a[href*='/q/']");
  await page.fill("#answer", `${job.answers.address} (${changed})`);
  await press(page, "main form[action*='/q/'] button[type=submit]");
  await page.goto(check);
  expect((await page.innerText("main")).includes(changed), "the changed answer is on the check page");
  await shows(page, job);
  await press(page, "form[action$='/submit'] button");

  // Confirmation: a code to keep, and a receipt.
  await page.waitForURL(/\/submitted$/);
  const code = await codeOn(page, "main .code-large", job.lang);
  expect.equal(code.length, 12, "length of the tracking code");
  const casePath = at(page).replace(/\/submitted$/, "");
  const receipt = await page.request.get(`${casePath}/receipt`);
  expect.equal(receipt.status(), 200, "status of the receipt");
  expect((await receipt.text()).includes(code), "the receipt names the tracking code");

  // The case: who is accountable, who acts, what is mine to do, until when.
  await press(page, `main a[href='${casePath}']`);
  await shows(page, job);
  const duty = await page.innerText("section.duty");
  expect.matches(duty, date, "until which day");
  expect.equal(await page.locator("section.duty > div.duty-part").count(), 3, "parts of who, what and when");
  for (const part of await page.locator("section.duty .duty-what").allInnerTexts()) expect(part.trim(), "no part of it is empty");
  if (job.agency) expect(duty.includes(job.agency), `the case names ${job.agency}`);

  // The officer sees the task, takes it and asks.
  const desk = await comes(world, job, options);
  await officerIn(desk.page, job.officer);
  await press(desk.page, `table.tasks a[href^='/desk${casePath}?']`);
  expect((await desk.page.innerText("main")).includes(changed), "the officer sees the answers");
  await shows(desk.page, job);
  await press(desk.page, "form[action$='/claim'] button");
  await desk.page.waitForSelector("form[action$='/release']");
  await desk.page.locator("details:has(#ask-text) > summary").click();
  await desk.page.fill("#ask-text", asked);
  await press(desk.page, `form[action='/desk${casePath}/question'] button`);

  // The person sees the question and that the clock stands, and answers.
  await page.goto("/");
  await press(page, `main a[href='${casePath}']`);
  await page.waitForSelector("section.duty-waiting");
  expect((await page.innerText("#question")).includes(asked), "the person sees the question");
  expect.matches(await page.innerText("#question"), date, "until which day to answer");
  expect(!date.test(await page.locator("section.duty-waiting .duty-part").nth(2).innerText()), "while the clock stands there is no due day");
  expect((await page.locator("section.duty-waiting .duty-part").nth(2).innerText()).trim(), "it says that the clock stands");
  await page.fill("#question textarea[name=text]", answered);
  await press(page, "#question form button[type=submit]");
  await page.waitForSelector("section.duty-open");
  expect.matches(await page.innerText("section.duty"), date, "after the answer the clock runs again");
  expect((await page.innerText("main")).includes(answered), "the person's answer stays on the page");

  // The officer reads the answer, looks at the letter and decides.
  await desk.page.goto(`/desk${casePath}`);
  expect((await desk.page.innerText("main")).includes(answered), "the officer sees the answer");
  await desk.page.locator("details:has(#ground) > summary").click();
  await desk.page.check(`input[name=decision][value='${job.decision}']`);
  await desk.page.selectOption("#ground", { value: job.ground });
  await desk.page.fill("#note", note);
  await press(desk.page, "form[data-decision] button[value=preview]");
  await desk.page.waitForSelector("#preview");
  await shows(desk.page, job);
  const letter = await desk.page.innerText("#preview .letter-body");
  expect(letter.includes(note), "the letter in preview has the note");
  await press(desk.page, "form[data-decision] button[value=decide]");
  await desk.page.goto(`/desk${casePath}`);
  expect.equal(await desk.page.locator("form[data-decision]").count(), 0, "forms to decide after the decision");

  // The person sees the decision, the letter, and who has read the data.
  await page.goto(casePath);
  await page.waitForSelector("section.duty-decided");
  await page.locator("details:has(#reads) > summary").click();
  const reads = await page.innerText("#reads");
  expect(!reads.includes(job.officer), "the case page shows the sign-in name of an officer");
  expect(/\S/.test(reads), "the case page says which unit read it");
  await press(page, `main a.btn[href^='${casePath}/letters/']`);
  const body = await page.innerText(".letter-body");
  expect.equal(body.trim(), letter.trim(), "the letter is the one of the preview");
  expect.matches(body, date, "the day of the letter");
  await shows(page, job);
  const forward = await codeReadsForward(page, ".letter-body");
  await page.goto("/notices");
  expect(await page.locator(`main a[href='${casePath}']`).count() >= 2, "notices of the question and of the decision");
  await page.goto("/me");
  expect((await page.locator("section[aria-labelledby=reads] tbody tr").count()) > 0, "my data says who read it");

  // Anyone with the code sees where it stands, and nothing of the person.
  const stranger = await comes(world, job, options);
  await stranger.page.goto("/track");
  await stranger.page.fill("main #code", code);
  await press(stranger.page, "main form[action='/track'] button");
  await stranger.page.waitForSelector("section.tracked .tag");
  await shows(stranger.page, job);
  const html = await stranger.page.content();
  for (const own of [...personal, job.person.national, job.person.mobile.slice(1), asked, answered, note]) {
    expect(!html.includes(own), `tracking shows «${own}»`);
  }
  await stranger.page.goto(casePath);
  expect.equal(at(stranger.page), "/sign-in", "where a stranger lands who opens the case");

  expect(forward, "the letter shows the groups of the tracking code in the same order as the other pages");
  for (const v of [mine, desk, stranger]) {
    expect(!v.troubles.length, v.troubles.join("\n"));
    await v.context.close();
  }
}

export const tests = [
  { name: "main job in Persian, with JavaScript", run: (world) => mainJob(world, tree, {}) },
  { name: "main job in Persian, with a file and without JavaScript", run: (world) => mainJob(world, { ...tree, person: people.two }, { javaScriptEnabled: false }) },
  { name: "main job in Persian, on a phone", run: (world) => mainJob(world, debris, { viewport: phone }) },
  { name: "main job in English", run: (world) => mainJob(world, treeInEnglish, { locale: "en-GB" }) },
  { name: "main job in English, on a phone", run: (world) => mainJob(world, treeInEnglish, { viewport: phone, locale: "en-GB" }) },
];
