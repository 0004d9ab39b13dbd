// A file that the server would refuse is not sent.
import { picture, visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { pressFor, signIn } from "../lib/steps.mjs";

async function refusedBeforeSending({ browser, program, api }) {
  const { page, context, troubles } = await visitor(browser, program);
  const draft = (await api.call("POST", "/api/v1/drafts", { person: people.one.national, body: { service: "tree-permit" } })).id;
  await signIn(page, program, people.one);
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

  await page.setInputFiles("input[type=file]", { ...picture, buffer: Buffer.alloc(largest + 1) });
  expect(await page.locator("[data-file=large]").isVisible(), "it is said that the file is too large");
  expect.equal(await chosen(), 0, "the file is not kept for sending");
  await page.setInputFiles("input[type=file]", { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") });
  expect(await page.locator("[data-file=type]").isVisible() && !(await page.locator("[data-file=large]").isVisible()), "it is said that the type is another");
  await page.click("button[value=upload]");
  await page.waitForTimeout(300);
  expect(await page.locator("[data-file=type]").isVisible(), "the reason stays said when the button is pressed all the same");
  expect.equal(posts, 0, "nothing was sent");
  await page.setInputFiles("input[type=file]", picture);
  expect(!(await page.locator("[data-file=type]").isVisible()), "a right file takes the words away");
  expect.equal(await chosen(), 1, "and is kept");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

/** The same where a question of the unit is answered: several files, and the limit of the house. */
async function refusedInAnAnswer({ browser, program, api }) {
  const { case: id } = await api.apply("fence-permit", people.one.national);
  await api.call("POST", `/api/v1/desk/cases/${id}/questions`, { officer: "reviewer.districts", body: { text: "سند؟" } });
  const { page, context, troubles } = await visitor(browser, program);
  await signIn(page, program, people.one);
  await page.goto(`/cases/${id}`);
  const chosen = () => page.locator("#file").evaluate((input) => input.files.length);
  await page.setInputFiles("#file", [picture, { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") }]);
  expect(await page.locator("[data-file=type]").isVisible(), "it is said that the type is another");
  expect.equal(await chosen(), 0, "no file is kept for sending");
  await page.setInputFiles("#file", { ...picture, buffer: Buffer.alloc(20 * 1048576 + 1) });
  expect(await page.locator("[data-file=large]").isVisible(), "it is said that the file is too large");
  await page.setInputFiles("#file", [picture, { ...picture, name: "second.png" }]);
  expect.equal(await chosen(), 2, "right files are kept");
  expect(!(await page.locator("[data-file=large]").isVisible()), "and the words go");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

export const tests = [
  { name: "files: what is too large or of another type is not sent", run: refusedBeforeSending },
  { name: "files: the same in the answer to a question of the unit", run: refusedInAnAnswer },
];
