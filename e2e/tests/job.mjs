// The main job: find, apply, be asked, answer, be told the decision. Once with JavaScript, once without.
import { picture, visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { at, codeOn, codeReadsForward, fillIn, jalali, officerIn, press, signIn } from "../lib/steps.mjs";

const tree = {
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
const debris = {
  service: "debris-collection",
  query: "نخاله",
  person: people.two,
  officer: "services.districts",
  answers: {
    address: "مشهد، کوچهٔ نمونهٔ ۴، پلاک ۱",
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

async function mainJob({ browser, program }, job, options) {
  const mine = await visitor(browser, program, options);
  const { page } = mine;

  // Home, search, service, start.
  await page.goto("/");
  await page.fill("main form[role=search] #q", job.query);
  await press(page, "main form[role=search] button");
  await press(page, `main a[href='/services/${job.service}']`);
  expect.equal(at(page), `/services/${job.service}`, "the service page");
  await press(page, "main a[href^='/sign-in?next=']");

  // Sign-in goes on to the first question.
  await signIn(page, program, job.person, { open: false });
  expect.matches(at(page), /^\/drafts\/[^/]+\/q\//, "after sign-in");
  const seen = await fillIn(page, job.answers);
  expect.equal(seen.join(" "), Object.keys(job.answers).join(" "), "the questions, in order");

  // An answer is changed; the check page has the new one.
  const check = at(page);
  await press(page, "dd.change a[href*='/q/']");
  await page.fill("#answer", `${job.answers.address} (واحد ۲)`);
  await press(page, "main form[action*='/q/'] button[type=submit]");
  await page.goto(check);
  expect((await page.innerText("main")).includes("واحد ۲"), "the changed answer is on the check page");
  await press(page, "form[action$='/submit'] button");

  // Confirmation: a code to keep, and a receipt.
  await page.waitForURL(/\/submitted$/);
  const code = await codeOn(page, "main .code-large");
  expect.equal(code.length, 12, "length of the tracking code");
  const casePath = at(page).replace(/\/submitted$/, "");
  const receipt = await page.request.get(`${casePath}/receipt`);
  expect.equal(receipt.status(), 200, "status of the receipt");
  expect((await receipt.text()).includes(code), "the receipt names the tracking code");

  // The case: who is accountable, who acts, what is mine to do, until when.
  await press(page, `main a[href='${casePath}']`);
  const duty = await page.innerText("section.duty");
  expect.matches(duty, jalali, "until which day");
  expect.equal(await page.locator("section.duty > div.duty-part").count(), 3, "parts of who, what and when");
  for (const part of await page.locator("section.duty .duty-what").allInnerTexts()) expect(part.trim(), "no part of it is empty");
  if (job.agency) expect(duty.includes(job.agency), `the case names ${job.agency}`);

  // The officer sees the task, takes it and asks.
  const desk = await visitor(browser, program, options);
  await officerIn(desk.page, job.officer);
  await press(desk.page, `table.tasks a[href^='/desk${casePath}?']`);
  expect((await desk.page.innerText("main")).includes("واحد ۲"), "the officer sees the answers");
  await press(desk.page, "form[action$='/claim'] button");
  await desk.page.waitForSelector("form[action$='/release']");
  const asked = "لطفاً بنویسید چه ساعتی در محل هستید.";
  await desk.page.locator("details:has(#ask-text) > summary").click();
  await desk.page.fill("#ask-text", asked);
  await press(desk.page, `form[action='/desk${casePath}/question'] button`);

  // The person sees the question and that the clock stands, and answers.
  await page.goto("/");
  await press(page, `main a[href='${casePath}']`);
  await page.waitForSelector("section.duty-waiting");
  expect((await page.innerText("#question")).includes(asked), "the person sees the question");
  expect.matches(await page.innerText("#question"), jalali, "until which day to answer");
  expect(!jalali.test(await page.locator("section.duty-waiting .duty-part").nth(2).innerText()), "while the clock stands there is no due day");
  expect((await page.locator("section.duty-waiting .duty-part").nth(2).innerText()).trim(), "it says that the clock stands");
  const answered = "از ساعت ده تا دوازده در محل هستم.";
  await page.fill("#question textarea[name=text]", answered);
  await press(page, "#question form button[type=submit]");
  await page.waitForSelector("section.duty-open");
  expect.matches(await page.innerText("section.duty"), jalali, "after the answer the clock runs again");
  expect((await page.innerText("main")).includes(answered), "the person's answer stays on the page");

  // The officer reads the answer, looks at the letter and decides.
  await desk.page.goto(`/desk${casePath}`);
  expect((await desk.page.innerText("main")).includes(answered), "the officer sees the answer");
  await desk.page.locator("details:has(#ground) > summary").click();
  await desk.page.check(`input[name=decision][value='${job.decision}']`);
  await desk.page.selectOption("#ground", { value: job.ground });
  const note = "موفق باشید.";
  await desk.page.fill("#note", note);
  await press(desk.page, "form[data-decision] button[value=preview]");
  await desk.page.waitForSelector("#preview");
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
  const forward = await codeReadsForward(page, ".letter-body");
  await page.goto("/notices");
  expect(await page.locator(`main a[href='${casePath}']`).count() >= 2, "notices of the question and of the decision");
  await page.goto("/me");
  expect((await page.locator("section[aria-labelledby=reads] tbody tr").count()) > 0, "my data says who read it");

  // Anyone with the code sees where it stands, and nothing of the person.
  const stranger = await visitor(browser, program, options);
  await stranger.page.goto("/track");
  await stranger.page.fill("main #code", code);
  await press(stranger.page, "main form[action='/track'] button");
  await stranger.page.waitForSelector("section.tracked .tag");
  const html = await stranger.page.content();
  for (const personal of ["شهروند نمونه", job.person.national, job.person.mobile.slice(1), "خیابان نمونه", "کوچهٔ نمونه", asked, answered, note]) {
    expect(!html.includes(personal), `tracking shows «${personal}»`);
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
  { name: "main job in Persian, without JavaScript", run: (world) => mainJob(world, debris, { javaScriptEnabled: false }) },
];
