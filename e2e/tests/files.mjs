// A file that the server would refuse is not sent; how far one has got is seen and heard; and where the connection breaks, nothing is lost.
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { picture } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { at, press, pressFor, returning } from "../lib/steps.mjs";

/** Chooses a picture of so many bytes. It lies on the disk, where it takes no room: to hand it to the browser piece by piece would take seconds. */
async function chooseLarge(page, input, bytes) {
  const folder = mkdtempSync(join(tmpdir(), "dargah-e2e-file-"));
  try {
    const file = openSync(join(folder, "large.png"), "w");
    ftruncateSync(file, bytes);
    closeSync(file);
    await page.setInputFiles(input, join(folder, "large.png"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function refusedBeforeSending({ browser, program, api }) {
  const { page, context, troubles } = await returning(browser, program, people.one);
  const draft = (await api.call("POST", "/api/v1/drafts", { person: people.one.national, body: { service: "tree-permit" } })).id;
  await page.goto(`/drafts/${draft}/q/photos`);
  // What the server said of nothing goes when something is chosen, whatever that is.
  expect.equal(await pressFor(page, "button[value=upload]"), 422, "no file");
  expect.equal(await page.locator("#answer-wrong, .errors, .field-wrong").count(), 3, "what the server said");
  await page.setInputFiles("input[type=file]", { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") });
  expect.equal(await page.locator("#answer-wrong, .errors, .field-wrong, input[aria-invalid]").count(), 0, "what the server said of the last choice");
  expect(await page.locator("[data-file=type]").isVisible(), "and that the type is another stands alone");
  let posts = 0;
  page.on("request", (r) => { if (r.method() === "POST") posts++; });
  const chosen = () => page.locator("input[type=file]").evaluate((input) => input.files.length);
  const largest = Number(await page.getAttribute("input[type=file]", "data-largest"));

  await chooseLarge(page, "input[type=file]", largest + 1);
  expect(await page.locator("[data-file=large]").isVisible(), "it is said that the file is too large");
  expect.matches(await page.innerText("[data-file=large]"), /large\.png/, "and which one it is");
  expect.equal(await chosen(), 0, "the file is not kept for sending");
  await page.setInputFiles("input[type=file]", { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") });
  expect(await page.locator("[data-file=type]").isVisible() && !(await page.locator("[data-file=large]").isVisible()), "it is said that the type is another");
  await page.click("button[value=upload]");
  expect(await page.locator("[data-file=type]").isVisible(), "the reason stays said when the button is pressed all the same");
  await page.setInputFiles("input[type=file]", picture);
  expect(!(await page.locator("[data-file=type]").isVisible()), "a right file takes the words away");
  expect.equal(await chosen(), 1, "and is kept");
  expect.equal(posts, 0, "nothing was sent");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** An optional file that is too large was dropped, and the page after it said that all was saved. */
async function optionalNotTaken({ browser, program, api }) {
  const { page, context, troubles } = await returning(browser, program, people.one);
  const draft = (await api.call("POST", "/api/v1/drafts", { person: people.one.national, body: { service: "fence-permit" } })).id;
  const question = `/drafts/${draft}/q/sketch`;
  await page.goto(question);
  const largest = Number(await page.getAttribute("input[type=file]", "data-largest"));
  await chooseLarge(page, "input[type=file]", largest + 1);
  await page.click("button[value=next]");
  expect.equal(at(page), question, "the page stays");
  expect.matches(await page.innerText("[data-file=large]"), /large\.png/, "the file is named");
  expect(await page.evaluate(() => document.activeElement.matches("[data-file=large]")), "and the focus is there");
  await page.click("button[value=next]");
  expect.equal(at(page), question, "also the second time");
  await page.click("[data-file-drop] button");
  expect(!(await page.locator("[data-file=large],[data-file-drop]").first().isVisible()), "it is let go");
  await press(page, "button[value=next]");
  expect(at(page) !== question, "and then one goes on");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** The same where a question of the unit is answered: several files, and the limit of the house. */
async function refusedInAnAnswer({ browser, program, api }) {
  const { case: id } = await api.apply("fence-permit", people.one.national);
  await api.call("POST", `/api/v1/desk/cases/${id}/questions`, { officer: "reviewer.districts", body: { text: "سند؟" } });
  const { page, context, troubles } = await returning(browser, program, people.one);
  await page.goto(`/cases/${id}`);
  const chosen = () => page.locator("#file").evaluate((input) => input.files.length);
  await page.setInputFiles("#file", [picture, { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") }]);
  expect(await page.locator("[data-file=type]").isVisible(), "it is said that the type is another");
  expect.equal(await chosen(), 0, "no file is kept for sending");
  await chooseLarge(page, "#file", 20 * 1048576 + 1);
  expect(await page.locator("[data-file=large]").isVisible(), "it is said that the file is too large");
  await page.setInputFiles("#file", [picture, { ...picture, name: "second.png" }]);
  expect.equal(await chosen(), 2, "right files are kept");
  expect(!(await page.locator("[data-file=large]").isVisible()), "and the words go");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** Only a slow connection shows it: the bar grows, what it has reached is said, and however often the button is pressed, one file goes. */
async function progress({ browser, program, api }) {
  const { page, context, troubles } = await returning(browser, program, people.one);
  const draft = (await api.call("POST", "/api/v1/drafts", { person: people.one.national, body: { service: "tree-permit" } })).id;
  await page.goto(`/drafts/${draft}/q/photos`);
  let posts = 0;
  page.on("request", (r) => { if (r.method() === "POST") posts++; });
  const bar = page.locator(".upload-bar");
  expect(!(await bar.isVisible()), "before anything is sent there is no bar");
  expect((await bar.getAttribute("aria-label")).trim(), "the bar has a name");

  await page.evaluate(() => {
    const said = document.querySelector("main ~ [role=status]");
    window.heard = [];
    new MutationObserver(() => window.heard.push(said.textContent)).observe(said, { childList: true });
  });
  const network = await context.newCDPSession(page);
  const bytesASecond = (uploadThroughput) => network.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput });
  await bytesASecond(100_000);
  await page.setInputFiles("input[type=file]", { ...picture, buffer: Buffer.concat([picture.buffer, Buffer.alloc(500_000)]) });
  const arrived = page.waitForEvent("framenavigated");
  await page.click("button[value=upload]");
  await page.waitForFunction(() => document.querySelector(".upload-bar").value > 0);
  expect(await bar.isVisible() && await bar.evaluate((b) => b.value < b.max), "the bar is seen, and not full yet");
  await page.locator("button[value=upload]").dispatchEvent("click");
  await page.waitForFunction(() => window.heard.length > 1);
  const heard = await page.evaluate(() => window.heard);
  expect.equal(heard[0], await bar.getAttribute("aria-label"), "what is said first");
  expect.matches(heard[1], /(۲۵|۵۰|۷۵)٪/u, "and then how far it has got");
  await bytesASecond(-1);
  await arrived;
  await page.waitForSelector("ul.files li");
  expect.equal(posts, 1, "times that it was sent");
  expect.equal(await page.locator("ul.files li").count(), 1, "files");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** The connection breaks while a file is sent: everything typed and chosen is there as before, that is said, and the button sends it again as that button. */
async function broken({ browser, program, api }) {
  const { page, context, troubles } = await returning(browser, program, people.one);
  const breaks = (how) => {
    let over = false;
    return page.route("**/*", (route) => {
      if (over || route.request().method() !== "POST") return route.fallback();
      over = true;
      return how(route);
    });
  };
  const told = "[data-upload-broken]";
  const chosen = () => page.locator("input[type=file]").evaluate((input) => input.files.length);

  // An answer in words with a file; the second time something on the way says that it does not reach the program.
  const { case: id } = await api.apply("fence-permit", people.one.national);
  await api.call("POST", `/api/v1/desk/cases/${id}/questions`, { officer: "reviewer.districts", body: { text: "سند؟" } });
  await page.goto(`/cases/${id}`);
  const typed = "سند را پیوست کرده‌ام.";
  await page.fill("#text", typed);
  await page.setInputFiles("#file", picture);
  for (const how of [(route) => route.abort("connectionreset"), (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad Gateway</h1>" })]) {
    await breaks(how);
    await page.click("#question button[type=submit]");
    await page.waitForSelector(`#question ${told}:not([hidden])`);
    await page.waitForFunction((told) => document.activeElement.matches(told), told);
    expect.equal(at(page), `/cases/${id}`, "the page stays");
    expect.equal(await page.inputValue("#text"), typed, "what was typed");
    expect.equal(await chosen(), 1, "the file that was chosen");
    expect(!(await page.locator(".upload-bar").first().isVisible()), "nothing is under way any more");
    expect.equal(await page.locator("button[aria-disabled]").count(), 0, "buttons that cannot be pressed");
  }
  // Whoever loads the page again has at least what was typed.
  await page.reload();
  expect.equal(await page.inputValue("#text"), typed, "what was typed, after loading the page again");
  await page.setInputFiles("#file", picture);
  await press(page, "#question button[type=submit]");
  expect((await page.innerText("main")).includes(typed), "the answer has arrived");
  expect.equal(await page.locator("#question").count(), 0, "questions that are open");
  expect.equal(await page.evaluate(() => sessionStorage.length), 0, "typed texts that are still kept");

  // Of two buttons the one that was pressed is sent.
  const draft = (await api.call("POST", "/api/v1/drafts", { person: people.one.national, body: { service: "tree-permit" } })).id;
  const question = `/drafts/${draft}/q/photos`;
  await page.goto(question);
  await page.setInputFiles("input[type=file]", picture);
  await breaks((route) => route.abort("connectionreset"));
  await page.click("button[value=next]");
  await page.waitForSelector(`${told}:not([hidden])`);
  await press(page, "button[value=next]");
  expect.matches(at(page), /\/q\/reason$/, "the next question");
  expect(!troubles.filter((t) => !/ERR_CONNECTION_RESET|status of 502|: 502$/.test(t)).length, troubles.join("\n"));
  await context.close();
}

/** Who has chosen a file and goes back to change corrected answers finds them as they were typed, also those that are nowhere else yet. */
async function changedWithFile({ browser, program, api }) {
  const officer = "works.municipality";
  const { case: id } = await api.apply("street-opening-permit", people.one.national);
  const { tasks } = await api.call("GET", "/api/v1/desk/tasks?view=unit", { officer });
  const task = tasks.find((t) => t.case === id);
  if (!task.officer) await api.call("POST", `/api/v1/desk/tasks/${task.id}/claim`, { officer, body: {} });
  await api.call("POST", `/api/v1/desk/cases/${id}/questions`, { officer, body: { text: "طول ترانشه؟", questions: ["length"] } });
  const { page, context, troubles } = await returning(browser, program, people.one);
  await page.goto(`/cases/${id}/answer`);
  await page.fill("#q-length-answer", "31");
  await page.fill("#text", "سی و یک متر است.");
  await page.setInputFiles("#file", picture);
  await page.click("main form button.btn-large");
  await page.waitForSelector("button[value=change]");
  expect.equal(await page.locator("ul.files li").count(), 1, "the file goes with it");
  await press(page, "button[value=change]");
  expect(await page.isChecked("[name=kept_file]"), "and is there still");
  expect.equal(await page.inputValue("#q-length-answer"), "31", "the corrected answer");
  expect.equal(await page.inputValue("#text"), "سی و یک متر است.", "and what was written with it");
  await page.click("main form button.btn-large");
  await press(page, "button[value=send]");
  expect((await page.textContent("main")).includes(picture.name), "the file has arrived");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

export const tests = [
  { name: "files: what is too large or of another type is not sent", run: refusedBeforeSending },
  { name: "files: an optional one that is too large is not passed over", run: optionalNotTaken },
  { name: "files: the same in the answer to a question of the unit", run: refusedInAnAnswer },
  { name: "files: a slow one shows and says how far it has got, and goes once", run: progress },
  { name: "files: where the connection breaks nothing is lost, and the same button sends it again", run: broken },
  { name: "files: corrected answers are changed with a file chosen", run: changedWithFile },
];
