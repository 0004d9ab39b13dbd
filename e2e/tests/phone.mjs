// On a small phone: nothing to scroll sideways for, and the acts of the desk in reach.
import { visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { people } from "../lib/program.mjs";
import { officerIn, signIn } from "../lib/steps.mjs";

const viewport = { width: 360, height: 740 };

async function smallPhone({ browser, program, api }) {
  const { case: id } = await api.apply("fence-permit", people.one.national);
  const desk = await visitor(browser, program, { viewport });
  await officerIn(desk.page, "reviewer.districts");
  await desk.page.goto(`/desk/cases/${id}`);
  const inSight = (selector) => desk.page.locator(selector).evaluate((e) => {
    const box = e.getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  });
  expect(!(await inSight("#acts")) && await inSight(".to-acts"), "the acts are far below, the link to them is in sight");
  await desk.page.click(".to-acts");
  expect(await inSight("#acts h2"), "the link leads to the acts");

  const me = await visitor(browser, program, { viewport });
  await signIn(me.page, program, people.one);
  await me.page.goto("/me");
  const [needs, has] = await me.page.locator(".table-wrap").evaluate((e) => [e.scrollWidth, e.clientWidth]);
  expect(needs <= has, `the table of readings is ${needs} wide, the screen gives it ${has}`);
  const troubles = [...desk.troubles, ...me.troubles];
  expect(!troubles.length, troubles.join("\n"));
  await desk.context.close();
  await me.context.close();
}

export const tests = [{ name: "phone: readings without sideways scrolling, acts of the desk in reach", run: smallPhone }];
