// On a small phone: nothing to scroll sideways for, and the acts of the desk in reach.
import { visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { at, press, returning, signIn } from "../lib/steps.mjs";

const viewport = { width: 360, height: 740 };

async function smallPhone({ browser, program, api }) {
  const { case: id } = await api.apply("fence-permit", people.one.national);
  const desk = await returning(browser, program, "reviewer.districts", { viewport });
  await desk.page.goto(`/desk/cases/${id}`);
  const inSight = (selector) => desk.page.locator(selector).evaluate((e) => {
    const box = e.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  });
  expect(!(await inSight("#acts")) && await inSight(".to-acts"), "the acts are far below, the link to them is in sight");
  await desk.page.click(".to-acts");
  expect(await inSight("#acts h2"), "the link leads to the acts");

  const me = await returning(browser, program, people.one, { viewport });
  await me.page.goto("/me");
  const [needs, has] = await me.page.locator(".table-wrap").evaluate((e) => [e.scrollWidth, e.clientWidth]);
  expect(needs <= has, `the table of readings is ${needs} wide, the screen gives it ${has}`);
  const troubles = [...desk.troubles, ...me.troubles];
  expect(!troubles.length, troubles.join("\n"));
  await desk.context.close();
  await me.context.close();
}

/** What is to be typed elsewhere is copied as it is typed there: in Latin digits, without gaps. Without JavaScript there is no button. */
async function copies({ browser, program, api }) {
  const { case: id } = await api.apply("fence-permit", people.one.national);
  for (const javaScriptEnabled of [true, false]) {
    const { page, context, troubles } = await returning(browser, program, people.one, { viewport, javaScriptEnabled });
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(`/cases/${id}`);
    const button = page.locator(".case-head [data-copy]");
    expect(await button.isVisible() === javaScriptEnabled, "the button is there where it works");
    if (javaScriptEnabled) {
      const box = await button.boundingBox();
      expect(box.height >= 44 && box.width >= 44, `the button is ${box.width} by ${box.height}`);
      await button.press("Enter");
      const status = page.locator("main + [role=status]");
      await status.filter({ hasText: /./ }).waitFor({ state: "attached" });
      expect((await status.textContent()).includes(await page.locator(".case-head .copy .hidden").textContent().then((t) => t.trim())), "it is said what was copied");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(/^[0-9]{12}$/.test(copied), `copied: ${copied}`);
    }
    expect(!troubles.length, troubles.join("\n"));
    await context.close();
  }
}

/** On the page of a case with much in it what matters stands open, the rest is folded, and opens where a link leads into it. */
async function shortCase({ browser, program, api }) {
  const person = people.one.national;
  const { case: id } = await api.apply("building-permit", person);
  for (const javaScriptEnabled of [true, false]) {
    const { page, context, troubles } = await returning(browser, program, people.one, { viewport, javaScriptEnabled });
    await page.goto(`/cases/${id}`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height < 4000, `the page is ${height} px high`);
    for (const part of [".duty-what", ".tl-now", "#documents", "#message"]) expect(await page.locator(part).first().isVisible(), `${part} is seen`);
    expect(await page.locator(".duty-rule").first().isVisible(), "the rule stands beside its date");
    expect(!(await page.locator(".duty-follows dl").isVisible()), "what follows is folded");
    await page.click(".duty-follows > summary");
    expect(await page.locator(".duty-follows dl").isVisible(), "and opens");
    await page.goto(`/cases/${id}#invoice`);
    expect(await page.locator("#invoice table").first().isVisible(), "a link into a folded part opens it");
    expect(!troubles.length, troubles.join("\n"));
    await context.close();
  }
}

/** A visitor reads what happens after applying, presses *Start* and stands at the first question after signing in. */
async function startAsVisitor({ browser, program }) {
  const { page, context, troubles } = await visitor(browser, program, { viewport });
  await page.goto("/services/pilgrim-hosting-permit");
  await page.click(".drawing-fold summary");
  const letters = await page.locator(".drawing text").evaluateAll((all) => all.map((t) => parseFloat(t.getAttribute("font-size")) * t.getScreenCTM().a));
  expect(letters.length > 5 && Math.min(...letters) >= 12, `the letters of the picture are ${Math.min(...letters)} px large`);
  const outside = await page.locator(".drawing").evaluate((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].filter((t) => { const own = t.getBoundingClientRect(); return own.left < box.left || own.right > box.right; }).map((t) => t.textContent);
  });
  expect(!outside.length, `beyond the picture: ${outside.join(" | ")}`);

  await page.goto("/services/pilgrim-lodging");
  await press(page, "a[href='/sign-in?next=/services/pilgrim-lodging/start']");
  // One whom nobody met before; codes for one person are few in a quarter of an hour, and the other tests ask for those of the sample visitor.
  await signIn(page, program, { passport: "P4455667", email: "visitor.three@example.org" }, { open: false, asVisitor: true });
  expect.matches(at(page), /^\/drafts\/[^/]+\/q\//, "after sign-in");
  expect(!troubles.length, troubles.join("\n"));
  await context.close();
}

export const tests = [
  { name: "phone: readings without sideways scrolling, acts of the desk in reach", run: smallPhone },
  { name: "phone: a case with much in it is short, and folded parts open", run: shortCase },
  { name: "phone: codes are copied", run: copies },
  { name: "phone: the picture of stages is legible, and Start leads a visitor through signing in", run: startAsVisitor },
];
