// A file that the server would refuse is not sent.
import { picture, visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { signIn } from "../lib/steps.mjs";

async function refusedBeforeSending({ browser, program, api }) {
  const { page, context, troubles } = await visitor(browser, program);
  const draft = (await api.call("POST", "/api/v1/drafts", { person: people.three.national, body: { service: "tree-permit" } })).id;
  await signIn(page, program, people.three);
  await page.goto(`/drafts/${draft}/q/photos`);
  let posts = 0;
  page.on("request", (r) => { if (r.method() === "POST") posts++; });
  const chosen = () => page.locator("input[type=file]").evaluate((input) => input.files.length);
  const largest = Number(await page.getAttribute("input[type=file]", "data-largest"));

  await page.setInputFiles("input[type=file]", { ...picture, buffer: Buffer.alloc(largest + 1) });
  expect(await page.locator("[data-file=large]").isVisible(), "it is said that the file is too large");
  expect.equal(await chosen(), 0, "the file is not kept for sending");
  await page.setInputFiles("input[type=file]", { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") });
  expect(await page.locator("[data-file=type]").isVisible() && !(await page.locator("[data-file=large]").isVisible()), "it is said that the type is another");
  expect.equal(posts, 0, "nothing was sent");
  await page.setInputFiles("input[type=file]", picture);
  expect(!(await page.locator("[data-file=type]").isVisible()), "a right file takes the words away");
  expect.equal(await chosen(), 1, "and is kept");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

export const tests = [{ name: "files: what is too large or of another type is not sent", run: refusedBeforeSending }];
