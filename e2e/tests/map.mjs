// Places on a map: with and without tiles, by mouse and by keyboard, and beside what was answered.
import { createServer } from "node:http";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { phone, picture, visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { examine } from "../lib/examine.mjs";
import { api, people, root, start } from "../lib/program.mjs";
import { press, signIn } from "../lib/steps.mjs";

const person = people.one.national;

/** A program with the service that asks everything; `change` may change its packages before it starts. */
async function withMaps(settings, run, change = () => {}) {
  const packages = mkdtempSync(join(tmpdir(), "dargah-map-"));
  cpSync(join(root, "crates/pages/samples"), packages, { recursive: true });
  cpSync(join(root, "e2e/sample-residents.yaml"), join(packages, "sample-people.yaml"));
  let program;
  try {
    change(packages);
    program = await start({ packages, settings });
    const draft = (await api(program).call("POST", "/api/v1/drafts", { person, body: { service: "every-type" } })).id;
    await run(program, (question) => `/drafts/${draft}/q/${question}`, draft);
  } finally {
    await program?.stop();
    rmSync(packages, { recursive: true, force: true });
  }
}

/** The page of a question, with its map. */
async function openMap(page, path) {
  await page.goto(path);
  await page.waitForSelector(".map.leaflet-container");
}
const lines = async (page) => (await page.inputValue("#answer-points")).split("\n").filter(Boolean);
const corners = (page) => page.locator(".map-corner").count();
async function clickAt(page, x, y) {
  const box = await page.locator(".map").boundingBox();
  await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
}

async function plain({ browser }) {
  await withMaps({}, async (program, question) => {
    const { page, context, troubles } = await visitor(browser, program);
    await signIn(page, program, people.one);

    await openMap(page, question("point"));
    expect(await page.locator(".map-square").count() > 0, "without tiles there is a grid");
    expect.matches(await page.locator(".map-name").first().textContent(), /میدان/, "with the places that the package names");
    await clickAt(page, 0.7, 0.3);
    await clickAt(page, 0.5, 0.5);
    expect.equal((await lines(page)).length, 1, "a point is one");
    expect.matches((await lines(page))[0], /^36\.29\d+, 59\.60\d+$/, "the middle of the map as coordinates");
    await page.click("[data-map-mine]");
    await page.waitForSelector("[data-map-lost]:not([hidden])");
    await context.grantPermissions(["geolocation"]);
    await context.setGeolocation({ latitude: 36.3, longitude: 59.5 });
    await page.click("[data-map-mine]");
    await page.waitForFunction(() => document.querySelector("#answer-points").value === "36.300000, 59.500000");
    await page.fill("#answer-points", "۳۶٫۳۱ ۵۹٫۵۵");
    expect.equal(await corners(page), 1, "what is typed is drawn");

    // By keyboard: the arrows bring the place under the cross, Enter puts it.
    await openMap(page, question("area"));
    await page.focus(".map");
    expect(await page.locator(".map-cross").isVisible(), "the cross is seen");
    for (const key of ["Enter", "ArrowRight", "Enter", "ArrowDown", "Enter", "ArrowLeft", "Enter"]) {
      await page.keyboard.press(key);
      await page.waitForFunction(() => !document.querySelector(".leaflet-pan-anim"));
    }
    expect.equal((await lines(page)).length, 4, "corners put with Enter");
    expect.equal(new Set(await lines(page)).size, 4, "each at its own place");
    await page.keyboard.press("Backspace");
    expect.equal((await lines(page)).length, 3, "the last corner was taken away");
    await page.click("[data-map-undo]");
    expect.equal((await lines(page)).length, 2, "and the one before");
    await page.click("[data-map-clear]");
    expect.equal(await corners(page), 0, "cleared");
    for (const [x, y] of [[0.3, 0.3], [0.6, 0.3], [0.6, 0.7]]) await clickAt(page, x, y);
    expect.equal((await lines(page)).length, 3, "corners put with the mouse");
    const sent = await lines(page);
    await press(page, "main form button.btn-large");
    await openMap(page, question("area"));
    expect.equal((await lines(page)).length, 3, "kept");
    expect.equal(parseFloat((await lines(page))[0]), parseFloat(sent[0]), "as it was drawn");
    expect.equal(await corners(page), 3, "and drawn again");

    const found = [];
    for (const lang of ["fa", "ar", "en"]) {
      for (const kind of ["point", "line", "area"]) {
        await openMap(page, `${question(kind)}?lang=${lang}`);
        await examine(page, lang, kind, found);
      }
    }
    expect(!found.length, found.join("\n"));
    if (process.env.DARGAH_PICTURES) {
      await page.setViewportSize(phone);
      await openMap(page, `${question("area")}?lang=fa`);
      await page.screenshot({ path: join(process.env.DARGAH_PICTURES, "map-phone.png"), fullPage: true });
    }
    expect(!troubles.length, troubles.join("\n"));
    await context.close();
  });
}

async function tiled({ browser }) {
  const asked = [];
  const server = createServer((request, answer) => {
    asked.push(request.url);
    answer.writeHead(200, { "content-type": "image/png" }).end(picture.buffer);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const host = `http://127.0.0.1:${server.address().port}`;
  try {
    await withMaps({ DARGAH_MAP_TILES: `${host}/{z}/{x}/{y}.png`, DARGAH_MAP_ATTRIBUTION: "نقشهٔ <نمونه>" }, async (program, question) => {
      const { page, context, troubles } = await visitor(browser, program);
      await signIn(page, program, people.one);
      await openMap(page, question("line"));
      await page.waitForSelector("img.leaflet-tile-loaded");
      expect(asked.every((path) => /^\/12\/\d+\/\d+\.png$/.test(path)), `tiles: ${asked[0]}`);
      expect.matches(await page.locator(".leaflet-control-attribution").textContent(), /نقشهٔ <نمونه>/, "who the map is by");
      await clickAt(page, 0.3, 0.4);
      await clickAt(page, 0.6, 0.6);
      expect.equal((await lines(page)).length, 2, "a line of two points");
      const others = troubles.filter((t) => !t.startsWith(host));
      expect(!others.length, others.join("\n"));
      await context.close();
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function shownAgain({ browser }) {
  await withMaps({}, async (program, question, draft) => {
    const { page, context, troubles } = await visitor(browser, program);
    await signIn(page, program, people.one);
    await openMap(page, question("area"));
    await page.fill("#answer-points", "36.29 59.60\n36.29 59.61\n36.30 59.61");
    await press(page, "main form button.btn-large");
    await page.goto(`/drafts/${draft}/check`);
    await page.waitForSelector("dd .map.leaflet-container path.map-drawn");
    expect.equal(await page.locator(".map-corner-movable").count(), 0, "nothing moves on a map that only shows");
    if (process.env.DARGAH_PICTURES) await page.locator("dd:has(.map)").screenshot({ path: join(process.env.DARGAH_PICTURES, "map-check.png") });
    expect(!troubles.length, troubles.join("\n"));
    await context.close();
  });
}

/** The same service without the signature of somebody else, and an officer who can ask for more. */
function withOfficer(packages) {
  const file = join(packages, "services/every-type.yaml");
  const text = readFileSync(file, "utf8");
  writeFileSync(file, text.replace(/^.*id: co_owner,.*\n/m, "").replace(/^ +co_owner: .*\n/gm, "").replace(", co_owner: answer-national-number", ""));
  appendFileSync(join(packages, "sample-people.yaml"), `officers:
  - name: parks.city
    title: {fa: "کارشناس نمونه", en: "Sample officer"}
    passphrase: sample-meadow-lantern-cedar
    agency: city
    unit: green-space
`);
}

/** A form with a file that the server refuses: its page is put in place of the one that was there, and works as that did. */
async function afterRefusedUpload({ browser }) {
  await withMaps({}, async (program) => {
    const far = { date_range: { from: "1420/01/10", to: "1420/01/12" } };
    const { case: id } = await api(program).apply("every-type", person, far);
    await api(program).call("POST", `/api/v1/desk/cases/${id}/questions`, { officer: "parks.city", body: { text: "نقشه؟" } });
    const { page, context, troubles } = await visitor(browser, program);
    await signIn(page, program, people.one);
    await page.goto(`/cases/${id}`);
    await page.evaluate(() => { for (const d of document.querySelectorAll("details")) d.open = true; });
    await page.waitForSelector("main .map.leaflet-container");
    const maps = () => page.locator("main .map.leaflet-container").count();
    const before = await maps();
    await page.evaluate(() => { document.querySelector("main").dataset.first = ""; });

    await page.fill("#text", "متن پاسخ");
    await page.setInputFiles("#file", { ...picture, buffer: Buffer.from("not a picture") });
    await page.click("form[data-upload] button[type=submit]");
    await page.waitForSelector("main:not([data-first]) #file-wrong");
    expect.equal(new URL(page.url()).pathname, `/cases/${id}`, "the page stays where it was");
    expect.equal(await page.inputValue("#text"), "متن پاسخ", "what was typed stays");
    await page.waitForSelector("main .map.leaflet-container", { state: "attached" });
    await page.waitForFunction((n) => document.querySelectorAll("main .map.leaflet-container").length === n, before);
    expect(await page.locator("#file").evaluate((input) => input.hasAttribute("data-empty")), "no file is chosen any more, and it is marked so");
    await page.setInputFiles("#file", { name: "page.html", mimeType: "text/html", buffer: Buffer.from("<p>") });
    expect(await page.locator("[data-file=type]").isVisible(), "a file of another type is told before it is sent");
    await page.setInputFiles("#file", { ...picture, buffer: Buffer.from("still no picture") });
    await page.evaluate(() => { document.querySelector("main").dataset.first = ""; });
    await page.click("form[data-upload] button[type=submit]");
    await page.waitForSelector("main:not([data-first]) #file-wrong");
    await page.waitForFunction((n) => document.querySelectorAll("main .map.leaflet-container").length === n, before);
    await page.setInputFiles("#file", picture);
    await press(page, "form[data-upload] button[type=submit]");
    expect.equal(await page.locator("#file").count(), 0, "the answer is there, and nothing is asked any more");
    // The browser reports the two refusals themselves.
    const others = troubles.filter((t) => !t.includes("status of 422"));
    expect(!others.length, others.join("\n"));
    await context.close();
  }, withOfficer);
}

export const tests = [
  { name: "map: a point and an area on a plain ground, by mouse and by keyboard", run: plain },
  { name: "map: tiles come from the host that the operator names", run: tiled },
  { name: "map: an area is drawn beside the answer", run: shownAgain },
  { name: "map: the page after a refused upload has its maps and all else", run: afterRefusedUpload },
];
