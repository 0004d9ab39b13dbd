// By keyboard alone: nothing here clicks, and every stop of Tab must be visible.
import { visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { codeAfter, officers, outbox, people } from "../lib/program.mjs";
import { at, codeOn, returning } from "../lib/steps.mjs";

/** What has the focus: whether it matches, and whether one can see that it has it. */
const focus = (page, selector) => page.evaluate((wanted) => {
  const e = document.activeElement;
  const ring = [e, e.closest("label"), e.nextElementSibling].filter(Boolean).some((x) => {
    const s = getComputedStyle(x);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
  });
  const box = e.getBoundingClientRect();
  return { found: e.matches(wanted), ring: e === document.body || e.matches("main,[data-focus]") || ring, seen: e === document.body || (box.width > 0 && box.height > 0), what: `${e.tagName.toLowerCase()}#${e.id} ${e.getAttribute("href") ?? e.getAttribute("name") ?? ""}` };
}, selector);

/** Presses Tab until the wanted element has the focus. */
async function tabTo(page, selector, most = 120) {
  for (let i = 0; i <= most; i++) {
    const now = await focus(page, selector);
    expect(now.ring && now.seen, `at ${page.url()} the focus on ${now.what} cannot be seen`);
    if (now.found) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`at ${page.url()} ${most} times Tab does not reach ${selector}`);
}

/** Presses a key that leads to another page. */
async function go(page, key) {
  const next = page.waitForEvent("framenavigated", (f) => f === page.mainFrame());
  next.catch(() => {});
  await page.keyboard.press(key);
  await next;
  await page.waitForLoadState();
}

async function type(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.type(text);
}

async function apply({ browser, program }) {
  const { page, context, troubles } = await visitor(browser, program);
  await page.goto("/");
  await page.keyboard.press("Tab");
  expect((await focus(page, "a.skip")).found, "the first stop is the link past the head of the page");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "it leads into the page");
  await type(page, "main #q", "گم شده");
  await go(page, "Enter");
  await tabTo(page, "main a[href='/services/lost-and-found']");
  await go(page, "Enter");
  await tabTo(page, "main a[href^='/sign-in?next=']");
  await go(page, "Enter");

  const before = new Set(outbox(program).map((m) => m.file));
  await type(page, "#national_number", people.three.national);
  await type(page, "#mobile", people.three.mobile);
  await go(page, "Enter");
  await type(page, "#code", await codeAfter(program, before));
  await go(page, "Enter");

  const next = async () => { await tabTo(page, "main form button.btn-large"); await go(page, "Enter"); };
  const here = (question) => expect.matches(at(page), new RegExp(`/q/${question}$`), "the question that comes next");
  here("kind");
  // Going on without an answer: the focus comes to what is wrong, and a link there leads to the answer.
  await next();
  expect((await focus(page, ".errors")).found, "the focus is on what is wrong");
  await tabTo(page, ".errors a");
  await page.keyboard.press("Enter");
  expect((await focus(page, "input[name=answer]")).found, "its link leads to the answer");
  await page.keyboard.press("Space");
  await next();
  here("category");
  await tabTo(page, "input[name=answer]");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  expect((await focus(page, "input[value=bag]:checked")).found, "arrows choose the next option");
  await next();
  here("description");
  await type(page, "#answer", "کیف دستی قهوه‌ای با یک دفترچهٔ سبز");
  await next();
  here("place");
  await type(page, "#answer", "ایستگاه قطار شهری نمونه");
  await go(page, "Enter");
  here("day");
  await type(page, "#day", "1");
  await type(page, "#month", "۹");
  await type(page, "#year", "۱۴۰۵");
  await go(page, "Enter");
  here("email");
  await next();
  expect.matches(at(page), /\/check$/, "after the last question");
  await tabTo(page, "form[action$='/submit'] button");
  await go(page, "Enter");
  await page.waitForURL(/\/submitted$/);
  expect.equal((await codeOn(page, ".code-large")).length, 12, "length of the tracking code");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

async function desk({ browser, program, api }) {
  const cases = [];
  for (let i = 0; i < 3; i++) cases.push((await api.apply("pilgrim-lodging", people.three.national)).case);
  const { page, context, troubles } = await visitor(browser, program);
  await page.goto("/desk/sign-in");
  await type(page, "#name", "pilgrims.municipality");
  await type(page, "#passphrase", officers["pilgrims.municipality"]);
  await go(page, "Enter");
  expect.equal(at(page), "/desk", "the officer's first page");

  const row = () => page.evaluate(() => [...document.querySelectorAll("table.tasks tbody tr")].findIndex((r) => r.contains(document.activeElement)));
  await page.keyboard.press("j");
  expect.equal(await row(), 0, "row after j");
  await page.keyboard.press("j");
  expect.equal(await row(), 1, "row after j, j");
  await page.keyboard.press("k");
  expect.equal(await row(), 0, "row after j, j, k");
  await page.keyboard.press("?");
  expect(await page.evaluate(() => document.querySelector(".keys").open), "? opens the list of keys");
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  const href = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await go(page, "Enter");
  expect.equal(at(page), href.split("?")[0], "Enter opens the case");
  await page.goto("/desk");
  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement.getAttribute("href"));
  await go(page, "c");
  expect.equal(at(page), first.split("?")[0], "c takes the task and opens the case");
  expect.equal(await page.locator("form[action$='/release']").count(), 1, "forms to give it back");

  // On the case page: open "ask", write, send.
  await tabTo(page, "details:has(#ask-text) > summary");
  await page.keyboard.press("Enter");
  await type(page, "#ask-text", "چند نفر هستید؟");
  await tabTo(page, "form[action$='/question'] button");
  await go(page, "Enter");
  await page.goto("/desk?view=mine");
  expect.equal(await page.locator("table.tasks tbody tr").count(), 1, "rows of my tasks");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** What else an officer does: several tasks from the list, then on a case a note, a message and giving it back, on another handing it on. */
async function deskActs({ browser, program, api }) {
  const officer = "addressing.districts";
  const cases = [];
  for (let i = 0; i < 2; i++) cases.push((await api.apply("house-number-plate", people.two.national)).case);
  const { page, context, troubles } = await returning(browser, program, officer);
  await page.goto("/desk");
  const here = async (selector, what) => {
    const now = await focus(page, selector);
    expect(now.found && now.ring && now.seen, `${what}: the focus is on ${now.what}${now.ring && now.seen ? "" : " and cannot be seen"}`);
  };
  /** Presses a button that is reached by Tab. */
  const send = async (button) => {
    await tabTo(page, button);
    await go(page, "Enter");
  };
  /** Opens a folded act and writes into its field. */
  const write = async (field, text) => {
    await tabTo(page, `details:has(${field}) > summary`);
    await page.keyboard.press("Enter");
    await type(page, field, text);
  };

  // Both are ticked and taken at once.
  const ticked = () => page.locator("input[name=tasks]:checked").count();
  for (let n = 1; n <= 2; n++) {
    await page.keyboard.press("j");
    await here("table.tasks tbody a.row-link", `j, ${n}`);
    await page.keyboard.press("x");
    expect.equal(await ticked(), n, "ticked tasks");
    await here("table.tasks tbody a.row-link", `x, ${n}`);
  }
  await page.keyboard.press("x");
  expect.equal(await ticked(), 1, "ticked tasks after x where one was ticked");
  await page.keyboard.press("x");
  expect(await page.evaluate(() => document.querySelector("details[data-bulk]").open), "what is done with several opens");
  await send("form#bulk button[value=claim]");
  expect((await focus(page, ".came")).found, "the focus is on what came of it");
  expect.equal(await page.locator(".came li a[href^='/desk/cases/']").count(), 2, "cases of which it is told");
  await page.goto("/desk?view=mine");
  expect.equal(await page.locator("table.tasks tbody tr").count(), 2, "rows of my tasks");

  // A note and a message, and it is given back.
  const open = async (id) => {
    await page.goto("/desk?view=mine");
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press("j");
      if ((await focus(page, `a[href^='/desk/cases/${id}?']`)).found) break;
    }
    await here(`a[href^='/desk/cases/${id}?']`, "j to the case");
    await go(page, "Enter");
    expect.equal(at(page), `/desk/cases/${id}`, "the case");
  };
  await open(cases[0]);
  const [note, message] = ["پلاک همسایه دیده شد.", "مأمور نصب فردا می‌آید."];
  await write("#note-text", note);
  await send("form[action$='/note'] button");
  expect((await page.innerText("main")).includes(note), "the note stands on the page");
  await write("#message-text", message);
  await send("form[action$='/message'] button");
  expect((await page.innerText("main")).includes(message), "the message stands on the page");
  await send("form[action$='/release'] button");
  expect.equal(await page.locator("form[action$='/claim']").count(), 1, "after giving it back, forms to take it");

  // The other one goes to another unit: what that does is read, changed, read again and confirmed.
  await open(cases[1]);
  await tabTo(page, "details:has(#to) > summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "#to");
  await page.keyboard.press("ArrowDown");
  const to = await page.inputValue("#to");
  expect(to, "the arrow chooses a unit");
  const why = "کار آن واحد است.";
  await type(page, "#reason", why);
  await send("form[action$='/transfer'] button[value=look]");
  expect((await focus(page, "#hand-on")).found, "the focus is on what handing it on does");
  expect((await page.innerText("#hand-on")).includes(why), "with the reason");
  await send("form[action$='/transfer'] button[value=change]");
  expect.equal(await page.inputValue("#to"), to, "the unit, when it is changed");
  expect.equal(await page.inputValue("#reason"), why, "and the reason");
  await send("form[action$='/transfer'] button[value=look]");
  await send("form[action$='/transfer'] button[value=hand-on]");
  await page.goto("/desk?view=mine");
  expect.equal(await page.locator("table.tasks tbody tr").count(), 0, "rows of my tasks, at the end");
  const handed = await api.call("GET", `/api/v1/cases/${cases[1]}`, { person: people.two.national });
  expect(JSON.stringify(handed).includes(to.split("/").pop()), `the person's case names ${to}`);
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** Gives a file by the list of files that Enter opens, and sends it. */
async function file(page) {
  // Whoever begins to listen with the key may be too late for it: the browser is asked for its list of files from here on.
  page.on("filechooser", () => {});
  await tabTo(page, "input[type=file]");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
  await chooser.setFiles({ name: "سند.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n%%EOF\n") });
  await tabTo(page, "form button[value=upload]");
  await go(page, "Enter");
  await page.waitForSelector("ul.files li");
}

/** Chooses the first option. */
async function choose(page) {
  await tabTo(page, "input[name=answer]");
  await page.keyboard.press("Space");
}

/** Follows a link that is reached by Tab. */
async function follow(page, link, most) {
  await tabTo(page, link, most);
  await go(page, "Enter");
}

/** Signs a resident in by keyboard, at the sign-in page. */
async function signIn(page, program, person) {
  const before = new Set(outbox(program).map((m) => m.file));
  await type(page, "#national_number", person.national);
  await type(page, "#mobile", person.mobile);
  await go(page, "Enter");
  await type(page, "#code", await codeAfter(program, before));
  await go(page, "Enter");
}

/** A service with a file, from the first page to the letter: but for the addresses of the first page and of the desk, nothing of this case is
 *  done but by keyboard. */
async function whole({ browser, program }) {
  const officer = "reviewer.districts";
  const mine = await visitor(browser, program);
  const { page } = mine;
  await page.goto("/");
  await type(page, "main #q", "دیوار");
  await go(page, "Enter");
  await follow(page, "main a[href='/services/fence-permit']");
  await follow(page, "main a[href^='/sign-in?next=']");
  await signIn(page, program, people.two);

  const answers = {
    address: () => type(page, "#answer", "خیابان نمونه، کوچهٔ ۳"),
    renewal_code: async () => {},
    area: () => type(page, "#answer", "۲۴۰"),
    deed: () => file(page),
    material: () => choose(page),
    length: () => type(page, "#answer", "24"),
    sketch: async () => {},
    line_respected: () => choose(page),
  };
  for (const seen = []; !at(page).endsWith("/check");) {
    const question = at(page).split("/").pop();
    expect(answers[question] && !seen.includes(question), `at ${page.url()} after ${seen.join(", ")}`);
    seen.push(question);
    await answers[question]();
    await tabTo(page, "main form button.btn-large");
    await go(page, "Enter");
  }
  await tabTo(page, "form[action$='/submit'] button");
  await go(page, "Enter");
  await page.waitForURL(/\/submitted$/);
  await follow(page, "main a[href^='/cases/']:not([href*='/receipt'])");
  const path = at(page);
  /** From wherever the person is to the case. */
  const toCase = async () => {
    await follow(page, "header a[href='/cases']");
    await follow(page, `main a[href='${path}']`);
    expect.equal(at(page), path, "the person's case");
  };

  // The officer takes it from the list and asks.
  const desk = await visitor(browser, program);
  await desk.page.goto("/desk/sign-in");
  await type(desk.page, "#name", officer);
  await type(desk.page, "#passphrase", officers[officer]);
  await go(desk.page, "Enter");
  await tabTo(desk.page, `table.tasks a[href^='/desk${path}?'], table.tasks a[href='/desk${path}']`, 300);
  await go(desk.page, "c");
  expect.equal(at(desk.page), `/desk${path}`, "c takes the task and opens the case");
  await tabTo(desk.page, "details:has(#ask-text) > summary");
  await desk.page.keyboard.press("Enter");
  await type(desk.page, "#ask-text", "دیوار از کدام سو ساخته می‌شود؟");
  await tabTo(desk.page, "form[action$='/question'] button");
  await go(desk.page, "Enter");

  // The person finds the question, writes and sends the answer.
  await toCase();
  const answered = "از سوی شمال، کنار پیاده‌رو.";
  await type(mine.page, "#question textarea[name=text]", answered);
  await tabTo(mine.page, "#question form button[type=submit]");
  await go(mine.page, "Enter");
  expect.equal(await mine.page.locator("#question").count(), 0, "questions that are still open");
  expect((await mine.page.innerText("main")).includes(answered), "the answer stands on the page");

  // The officer reads it, looks at the letter and decides.
  await follow(desk.page, "header a.brand");
  await follow(desk.page, "main a[href='/desk?view=mine']");
  await follow(desk.page, `table.tasks a[href^='/desk${path}?']`, 300);
  expect((await desk.page.innerText("main")).includes(answered), "the officer sees the answer");
  await tabTo(desk.page, "details:has(#ground) > summary");
  await desk.page.keyboard.press("Enter");
  await tabTo(desk.page, "input[name=decision]");
  await desk.page.keyboard.press("Space");
  await tabTo(desk.page, "#ground");
  await desk.page.keyboard.press("ArrowDown");
  expect(await desk.page.inputValue("#ground"), "the arrow chooses a ground");
  const note = "موفق باشید.";
  await type(desk.page, "#note", note);
  await tabTo(desk.page, "form[data-decision] button[value=preview]");
  await go(desk.page, "Enter");
  const letter = (await desk.page.innerText("#preview .letter-body")).trim();
  expect(letter.includes(note), "the letter in preview has the note");
  await tabTo(desk.page, "form[data-decision] button[value=decide]");
  await go(desk.page, "Enter");

  // The person reads the letter.
  await toCase();
  await follow(page, `main a.btn[href^='${path}/letters/']`);
  expect.equal((await mine.page.innerText(".letter-body")).trim(), letter, "the letter is the one of the preview");
  for (const v of [mine, desk]) {
    expect(!v.troubles.length, v.troubles.join("\n"));
    await v.context.close();
  }
}

export const tests = [
  { name: "keyboard only: from home to the tracking code", run: apply },
  { name: "keyboard only: the desk", run: desk },
  { name: "keyboard only: several tasks, a note, a message, handing on and giving back", run: deskActs },
  { name: "keyboard only: a whole case with a file, from the service to the letter", run: whole },
];
