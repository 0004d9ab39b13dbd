// Every page in every language, for everyone who sees it, with mistakes and with nothing in it.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { visitor } from "../lib/browser.mjs";
import { expect } from "../lib/check.mjs";
import { examine, looked } from "../lib/examine.mjs";
import { api, people, root, start } from "../lib/program.mjs";
import { officerIn, press, pressFor, signIn } from "../lib/steps.mjs";

const nobody = "01a20b8f-0000-7000-8000-000000000000";
const languages = ["fa", "en", "ar"];
let made;

/** The addresses of pages and of what their forms do, out of the list that the program's own test holds against the program. */
const routes = readFileSync(join(root, "crates/web/tests/golden/routes.txt"), "utf8").split("\n\n")[0].split("\n").filter((line) => /^[A-Z]/.test(line)).map((line) => {
  const [method, path, who] = line.split(/\s+/);
  return { method, path, who };
});

/** What the pages show: cases in every state, drafts with every kind of question, and who is signed in. Made once. */
function ready(world) {
  return (made ??= prepare(world));
}
async function prepare({ browser, program, api }) {
  const person = people.two.national;
  const reviewer = "reviewer.districts";
  const head = "head.districts";
  const apply = async (service = "fence-permit") => (await api.apply(service, person)).case;
  const taskOf = async (c) => (await api.call("GET", "/api/v1/desk/tasks?view=unit", { officer: reviewer })).tasks.find((t) => t.case === c).id;
  const claim = async (c, officer) => api.call("POST", `/api/v1/desk/tasks/${await taskOf(c)}/claim`, { officer });
  const ask = (c) => api.call("POST", `/api/v1/desk/cases/${c}/questions`, { officer: reviewer, body: { text: "لطفاً نقشهٔ خواناتری بفرستید." } });
  const decide = async (c, kind) => {
    const { decisions } = await api.call("GET", "/api/v1/services/fence-permit");
    const d = decisions.find((x) => x.outcome === kind) ?? decisions[0];
    const ground = d.grounds[0].id;
    await api.call("POST", `/api/v1/desk/cases/${c}/decision`, { officer: reviewer, body: { decision: d.id, ground, note: "با آرزوی موفقیت." } });
    return { decision: d.id, ground };
  };
  const cases = { open: await apply(), taken: await apply(), mine: await apply(), waiting: await apply(), granted: await apply(), refused: await apply(), withdrawn: await apply("tree-permit") };
  const owing = await apply("street-opening-permit");
  await claim(cases.taken, head);
  for (const c of ["mine", "waiting", "granted", "refused"]) await claim(cases[c], reviewer);
  await ask(cases.waiting);
  await api.call("POST", `/api/v1/cases/${cases.mine}/messages`, { person, body: { text: "سلام، چه زمانی بازدید می‌کنید؟" } });
  await api.call("POST", `/api/v1/desk/cases/${cases.mine}/notes`, { officer: reviewer, body: { text: "بازدید لازم است." } });
  const decision = await decide(cases.granted, "granted");
  await decide(cases.refused, "refused");
  await api.call("POST", `/api/v1/cases/${cases.withdrawn}/withdraw`, { person, body: { reason: "دیگر لازم نیست." } });
  const code = (await api.call("GET", `/api/v1/cases/${cases.open}`, { person })).tracking_code;

  // One question of every kind, required ones first.
  const { services } = await api.call("GET", "/api/v1/services");
  const kinds = new Map();
  for (const { id } of services) {
    const service = await api.call("GET", `/api/v1/services/${id}`);
    for (const q of service.form.sections.flatMap((s) => s.questions)) {
      if (q.show_if) continue;
      const known = kinds.get(q.type);
      if (!known || (!known.required && q.required)) kinds.set(q.type, { service: id, question: q.id, required: q.required, visitor: !service.audience.includes("resident") });
    }
  }
  const drafts = {};
  const who = (k) => (k.visitor ? people.visitor.passport : person);
  for (const k of kinds.values()) drafts[k.service] ??= (await api.call("POST", "/api/v1/drafts", { person: who(k), body: { service: k.service } })).id;
  const questions = [...kinds].map(([kind, k]) => ({ kind, path: `/drafts/${drafts[k.service]}/q/${k.question}`, required: k.required, visitor: k.visitor }));
  const started = Object.values(drafts)[0];
  // A draft with a file in it.
  const tree = (await api.call("POST", "/api/v1/drafts", { person, body: { service: "tree-permit" } })).id;
  const example = (await api.call("GET", "/api/v1/services/tree-permit/examples")).valid[0];
  await api.call("PUT", `/api/v1/drafts/${tree}/answers/photos`, { person, body: { answer: null, files: example.evidence.photos } });

  // An application that another owner is asked to sign, and a draft of somebody who cannot get the service.
  const filled = async (service, answers, evidence = {}) => {
    const { id } = await api.call("POST", "/api/v1/drafts", { person, body: { service } });
    const { form } = await api.call("GET", `/api/v1/services/${service}`);
    for (const q of form.sections.flatMap((s) => s.questions)) {
      const body = evidence[q.id] ? { answer: null, files: evidence[q.id] } : q.id in answers ? { answer: answers[q.id] } : null;
      if (body) await api.call("PUT", `/api/v1/drafts/${id}/answers/${q.id}`, { person, body });
    }
    return id;
  };
  const felling = (await api.call("GET", "/api/v1/services/tree-felling/examples")).valid[0];
  const owner = { name: "شهروند نمونهٔ سه", national_number: people.three.national, mobile: people.three.mobile };
  // One that was signed and sent: whoever signed keeps it.
  const kept = await filled("tree-felling", { ...felling.answers, several_owners: "yes", co_owner: owner }, felling.evidence);
  await api.call("POST", `/api/v1/drafts/${kept}/signatures/co_owner`, { person });
  const { seen } = await api.call("GET", `/api/v1/signatures/${kept}/co_owner`, { person: owner.national_number });
  await api.call("POST", `/api/v1/signatures/${kept}/co_owner/sign`, { person: owner.national_number, body: { seen } });
  await api.call("POST", `/api/v1/drafts/${kept}/submit`, { person });
  const signed = await filled("tree-felling", { ...felling.answers, several_owners: "yes", co_owner: owner }, felling.evidence);
  await api.call("POST", `/api/v1/drafts/${signed}/signatures/co_owner`, { person });
  const notFor = await filled("market-stall", { market: "بازار نمونه", goods: "handicraft", stall_size: 6, producer: "no" });
  // Tasks of other kinds: a visit, a review.
  const tasks = { inspect: { officer: "green.municipality", case: await apply("tree-felling") }, review: { officer: "jobs.municipality", case: await apply("market-stall") } };

  // Somebody comes to look, a sum is to be paid, and a refusal is objected to.
  const taken = async (service, officer) => {
    const c = await apply(service);
    const task = (await api.call("GET", "/api/v1/desk/tasks?view=unit", { officer })).tasks.find((t) => t.case === c);
    if (!task.officer) await api.call("POST", `/api/v1/desk/tasks/${task.id}/claim`, { officer, body: {} });
    return { c, act: (name, body) => api.call("POST", `/api/v1/desk/cases/${c}/${name}`, { officer, body }) };
  };
  const [visit, pay, objected] = [await taken("tree-felling", "green.municipality"), await taken("market-stall", "jobs.municipality"), await taken("market-stall", "jobs.municipality")];
  // Some of the next days may be holidays.
  const on = (days) => visit.act("appointment", { date: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10), time: "10:00", place: "جلوی در حیاط" });
  await [2, 3, 4, 5].reduce((tried, days) => tried.catch(() => on(days)), Promise.reject(new Error("no day")));
  await pay.act("finish", { outcome: "right" });
  await objected.act("finish", { outcome: "other_stall", told: "غرفهٔ دیگری به نام شماست." });
  await api.call("POST", `/api/v1/cases/${objected.c}/objection`, { person, body: { text: "آن غرفه را پارسال پس داده‌ام." } });
  // Answers that may be changed.
  const reopened = await taken("street-opening-permit", "works.municipality");
  await reopened.act("questions", { text: "در بازدید طول ترانشه سی متر بود.", questions: ["length", "closes_street"] });
  const later = { visit: visit.c, pay: pay.c, objected: objected.c, reopened: reopened.c };

  const enter = async (sign) => {
    const v = await visitor(browser, program);
    await sign(v.page);
    const state = await v.context.storageState();
    await v.context.close();
    return state;
  };
  return {
    cases, owing, code, questions, decision, started, tree, signed, kept, notFor, tasks, later,
    states: {
      owner: await enter((page) => signIn(page, program, people.three)),
      inspect: await enter((page) => officerIn(page, tasks.inspect.officer)),
      review: await enter((page) => officerIn(page, tasks.review.officer)),
      person: await enter((page) => signIn(page, program, people.two)),
      guest: await enter((page) => signIn(page, program, people.visitor, { asVisitor: true })),
      empty: await enter((page) => signIn(page, program, { passport: "P0987654", email: "visitor.two@example.org" }, { asVisitor: true })),
      officer: await enter((page) => officerIn(page, reviewer)),
      idle: await enter((page) => officerIn(page, "residence.bureau")),
    },
  };
}

/** Opens a page as somebody and looks at it. */
async function looker(world, lang, state, found) {
  const v = await visitor(world.browser, world.program, { storageState: state });
  await v.context.addCookies([{ name: "lang", value: lang, url: world.program.base }]);
  const look = async (name, status) => {
    if (status !== undefined && status[0] !== status[1]) found.push(`${lang} ${name}: status ${status[0]} where ${status[1]} was expected`);
    await examine(v.page, lang, name, found);
  };
  return {
    ...v,
    async see(path, status = 200) {
      const r = await v.page.goto(path);
      await look(path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…"), [r.status(), status]);
    },
    /** Sends a form as it is, past the browser's own checks. */
    async send(name, form, status, button = "button[type=submit]") {
      await v.page.evaluate((f) => { document.querySelector(f).noValidate = true; }, form);
      await look(name, [await pressFor(v.page, `${form} ${button}`), status]);
    },
    /** Sends an empty form to an act. */
    async act(name, path) {
      const [answer] = await Promise.all([
        v.page.waitForResponse((r) => r.request().isNavigationRequest() && r.status() !== 303),
        v.page.waitForEvent("framenavigated", (f) => f === v.page.mainFrame()),
        v.page.evaluate((path) => {
          const form = Object.assign(document.createElement("form"), { method: "post", action: path });
          document.body.append(form);
          setTimeout(() => form.submit());
        }, path),
      ]);
      await v.page.waitForLoadState();
      const page = (await answer.headerValue("content-type"))?.startsWith("text/html");
      if (!page || answer.status() >= 500) found.push(`${lang} ${name}, empty: ${answer.status()} and ${page ? "a page" : "no page"}`);
      await look(`${name}, empty`);
    },
    async end() {
      found.push(...v.troubles.map((t) => `${lang} ${t}`));
      await v.context.close();
    },
  };
}

async function anyone(world, lang, found) {
  const { code } = await ready(world);
  const { page, see, send, end } = await looker(world, lang, undefined, found);
  await see("/");
  await see("/search");
  await see("/search?q=درخت");
  await see("/search?q=zzqqxx");
  await see("/life/housing");
  await see("/services/tree-permit");
  await see("/services/residence-renewal");
  await see("/services/newborn-birth-certificate");
  await see("/agencies");
  await see("/agencies/mashhad-municipality");
  await see("/agencies/aliens-bureau?q=zzqqxx");
  await see("/figures");
  await see("/track");
  await see(`/track?code=${code}`);
  await see("/track?code=123", 404);
  for (const a of ["after", "accessibility", "privacy", "api"]) await see(`/about/${a}`);
  for (const kind of ["not-found", "fault"]) await see(`/problems/${kind}`);
  await see("/nothing/here", 404);
  await see("/demo/outbox");
  await see("/sign-in");
  await page.fill("#national_number", "0938668930");
  await send("/sign-in resident, wrong", "form:has(#national_number)", 422);
  await page.fill("#passport", "!");
  await page.fill("#email", "zaer at example");
  await send("/sign-in visitor, wrong", "form:has(#passport)", 422);
  await see(`/sign-in/code?ref=${nobody}&next=/`);
  await page.fill("#code", "000000");
  await send("/sign-in/code, wrong", "form:has(#code)", 200);
  await see("/desk/sign-in");
  await page.fill("#name", "nobody");
  await page.fill("#passphrase", "wrong-wrong-wrong");
  await send("/desk/sign-in, wrong", "form:has(#passphrase):has(#name)", 401);
  await end();
}

async function person(world, lang, found) {
  const { cases, owing, questions, started, tree, signed, kept, notFor, later, states } = await ready(world);
  const p = await looker(world, lang, states.person, found);
  const guest = await looker(world, lang, states.guest, found);
  const empty = await looker(world, lang, states.empty, found);
  for (const path of ["/", "/cases", "/notices", "/me", "/services/minor-repair-permit"]) await empty.see(path);
  await empty.end();
  for (const path of ["/", "/cases", "/notices", "/me", "/services/tree-permit", "/services/street-opening-permit"]) await p.see(path);
  await p.see("/me");
  await p.page.evaluate(() => { document.querySelector("#name").removeAttribute("maxlength"); document.querySelector("#name").value = "x".repeat(400); });
  await p.send("/me, wrong", "form[action='/me']", 422);
  for (const [state, id] of Object.entries(cases)) if (!["mine", "taken"].includes(state)) await p.see(`/cases/${id}?${state}`);
  await p.see(`/cases/${cases.mine}?message`);
  // As from a window that was open before it was withdrawn.
  await p.page.goto(`/cases/${cases.open}/withdraw`);
  await p.page.evaluate((action) => { document.querySelector("form[action$='/withdraw']").setAttribute("action", action); }, `/cases/${cases.withdrawn}/withdraw`);
  await p.send("/cases/…/withdraw, withdrawn already", "form[action$='/withdraw']", 409);
  for (const [state, id] of Object.entries(later)) await p.see(`/cases/${id}?${state}`);
  await p.see(`/drafts/${started}/name`);
  await p.see(`/sign-in/code?ref=${nobody}&next=/`);
  await p.see(`/cases/${cases.waiting}?letter`);
  await p.see(await p.page.getAttribute("main .timeline a[href*='/letters/']", "href"));
  await p.see(`/cases/${cases.waiting}`);
  await p.send("/cases/…/answer, empty", "#question form", 422);
  await p.see(`/cases/${later.reopened}/answer`);
  await p.page.fill("#q-length-answer", "x");
  await p.send("/cases/…/answer of the form, wrong", "main form", 422, "button.btn-large");
  await p.page.fill("#q-length-answer", "30");
  await p.send("/cases/…/answer of the form, before it is sent", "main form", 200, "button.btn-large");
  await p.see(`/cases/${cases.mine}`);
  await p.send("/cases/…/message, empty", "form[action$='/message']", 422);
  await p.see(`/cases/${cases.open}/submitted`);
  await p.see(`/cases/${cases.open}/withdraw`);
  await p.see(`/cases/${cases.open}/receipt/print`);
  await p.see(`/cases/${owing}/invoice/print`);
  await p.see(`/drafts/${notFor}/not-eligible`);
  await p.see(`/drafts/${signed}/check`);
  await p.see("/signatures");
  const owner = await looker(world, lang, states.owner, found);
  await owner.see("/signatures");
  await owner.see(`/signatures/${kept}/co_owner`);
  await owner.see(`/signatures/${signed}/co_owner`);
  await owner.page.evaluate(() => {
    for (const d of document.querySelectorAll("details")) d.open = true;
    document.querySelector("#reason").removeAttribute("maxlength");
    document.querySelector("#reason").value = "x".repeat(600);
  });
  await owner.send("/signatures/…/decline, too long", "form[action$='/decline']", 422);
  await owner.end();
  for (const state of ["granted", "refused"]) {
    await p.page.goto(`/cases/${cases[state]}`);
    await p.see(await p.page.getAttribute("main a.btn[href*='/letters/']", "href"));
  }
  await p.see(`/cases/${nobody}`, 404);
  for (const { kind, path, required, visitor: foreign } of questions) {
    const v = foreign ? guest : p;
    await v.see(`${path}?${kind}`);
    // It may begin with what one signed in with.
    if (["mobile", "email"].includes(kind)) await v.page.fill("#answer", "");
    if (required) await v.send(`question of kind ${kind}, unanswered`, "main form[action*='/q/']:not([action$='/remove'])", 422, "button.btn-large");
  }
  await p.see(`/drafts/${tree}/q/photos`);
  await p.see(`/drafts/${started}/check`);
  await p.send("/drafts/…/submit, unfinished", "form[action$='/submit']", 422);
  for (const v of [p, guest]) await v.end();
}

async function desk(world, lang, found) {
  const { cases, decision, tasks, states } = await ready(world);
  const o = await looker(world, lang, states.officer, found);
  const idle = await looker(world, lang, states.idle, found);
  for (const path of ["/desk", "/desk?view=mine", "/desk?due=late"]) await idle.see(path);
  await idle.see(`/desk/cases/${cases.open}`, 404);
  await idle.end();
  for (const path of ["/desk", "/desk?view=mine", "/desk?service=fence-permit&due=week", "/desk/sessions", "/"]) await o.see(path);
  await o.see("/desk?service=nonsense", 422);
  await o.see("/desk/refunds");
  await o.see("/desk/find?code=123", 404);
  await o.page.goto(`/desk/cases/${cases.granted}`);
  await o.see(await o.page.getAttribute("main a[href*='/letters/']", "href"));
  for (const [name, ticked, status] of [["nothing ticked", 0, 422], ["done", 1, 200]]) {
    await o.page.goto("/desk");
    if (ticked) await o.page.locator("input[name=tasks]").first().check();
    await o.page.evaluate(() => { document.querySelector("details:has(#bulk)").open = true; });
    await o.send(`/desk/bulk, ${name}`, "form#bulk", status, "button[value=claim]");
  }
  for (const [state, id] of Object.entries(cases)) if (state !== "withdrawn") await o.see(`/desk/cases/${id}?${state}`);
  await o.see(`/desk/cases/${cases.mine}`);
  for (const act of ["question", "transfer", "message", "note"]) {
    await o.page.goto(`/desk/cases/${cases.mine}`);
    await o.page.evaluate(() => { for (const d of document.querySelectorAll("details")) { d.removeAttribute("name"); d.open = true; } });
    await o.send(`/desk/cases/…/${act}, empty`, `form[action$='/${act}']`, 422);
  }
  await o.page.goto(`/desk/cases/${cases.mine}`);
  await o.page.locator("details:has(#to) > summary").click();
  await o.page.selectOption("#to", { index: 1 });
  await o.page.fill("#reason", "…");
  await press(o.page, "form[action$='/transfer'] button[value=look]");
  await examine(o.page, lang, "/desk/cases/…/transfer, to confirm", found);
  await o.page.goto(`/desk/cases/${cases.mine}`);
  await o.page.locator("details:has(#ground) > summary").click();
  await o.send("/desk/cases/…/decision, empty", "form[data-decision]", 422, "button[value=preview]");
  await o.page.check(`input[name=decision][value='${decision.decision}']`);
  await o.page.selectOption("#ground", decision.ground);
  await press(o.page, "form[data-decision] button[value=preview]");
  await examine(o.page, lang, "/desk/cases/…/decision, preview", found);
  await o.see(`/desk/cases/${nobody}`, 404);
  await o.end();
  for (const [kind, { case: id }] of Object.entries(tasks)) {
    const v = await looker(world, lang, states[kind], found);
    for (const act of kind === "inspect" ? ["finish", "appointment"] : ["finish"]) {
      await v.see(`/desk/cases/${id}?${kind}`);
      await v.send(`/desk/cases/…/${act} of ${kind}, empty`, `form[action$='/${act}']`, 422);
    }
    await v.end();
  }
}

async function empties({ browser, program }) {
  const found = [];
  for (const lang of languages) {
    const { see, end } = await looker({ browser, program }, lang, undefined, found);
    await see("/demo/outbox");
    await end();
  }
  expect(!found.length, `${found.length} found\n${found.join("\n")}`);
}

/** A draft of an older version is carried over to a newer one: the program ends, and begins again with other packages. */
async function newer({ browser }) {
  const [packages, data] = ["packages", "data"].map((name) => mkdtempSync(join(tmpdir(), `dargah-e2e-${name}-`)));
  cpSync(join(root, "packages"), packages, { recursive: true });
  const file = join(packages, "mashhad/services/lost-and-found.yaml");
  const text = readFileSync(file, "utf8");
  const person = people.two.national;
  const found = [];
  let program;
  try {
    program = await start({ packages, on: data });
    const before = api(program);
    const { id } = await before.call("POST", "/api/v1/drafts", { person, body: { service: "lost-and-found" } });
    const { valid } = await before.call("GET", "/api/v1/services/lost-and-found/examples");
    for (const [q, answer] of Object.entries(valid[0].answers).slice(0, 1)) await before.call("PUT", `/api/v1/drafts/${id}/answers/${q}`, { person, body: { answer } });
    await program.stop();
    writeFileSync(file, text.replace(/^version: (\d+)$/m, (_, n) => `version: ${+n + 1}`).replace(/^  days: 3$/m, "  days: 2"));
    program = await start({ packages, on: data });
    const v = await visitor(browser, program);
    await signIn(v.page, program, people.two);
    const state = await v.context.storageState();
    await v.context.close();
    for (const lang of languages) {
      const { see, send, end } = await looker({ browser, program }, lang, state, found);
      await see("/notices");
      await see(`/drafts/${id}/newer`);
      if (lang === "ar") await send("/drafts/…/newer, carried over", `form[action='/drafts/${id}/newer']`, 200);
      await end();
    }
    // Whoever looks up more codes than anybody would.
    for (const lang of languages) {
      const { see, end } = await looker({ browser, program }, lang, undefined, found);
      // One more is allowed every two seconds.
      for (let i = 0; i < 60; i++) await fetch(`${program.base}/track?code=123`);
      await see("/track?code=123", 429);
      await end();
    }
  } finally {
    await program?.stop();
    for (const folder of [packages, data]) rmSync(folder, { recursive: true, force: true });
  }
  expect(!found.length, `${found.length} found\n${found.join("\n")}`);
}

/** The same finding on many pages is said once, with the number of them. */
function summary(found) {
  const groups = new Map();
  for (const line of found) {
    const [, page, what] = line.match(/^(\w+ [^:]*(?::\/\/[^ ]*)?): (.*)$/s) ?? [null, "", line];
    if (!groups.has(what)) groups.set(what, []);
    groups.get(what).push(page);
  }
  return [...groups].map(([what, pages]) => `${what}\n    on ${[...new Set(pages)].slice(0, 3).join(" | ")}${new Set(pages).size > 3 ? ` and ${new Set(pages).size - 3} more` : ""}`);
}

const inLanguage = (lang) => ({
  name: `every page in ${lang}: axe, words, digits, no sideways scrolling`,
  async run(world) {
    const found = [];
    await Promise.all([anyone, person, desk].map((part) => part(world, lang, found)));
    const lines = summary(found);
    expect(!lines.length, `${lines.length} kinds of mistakes\n${lines.join("\n")}`);
  },
});

/** Sends the form of every act with nothing in it, past the pages: whatever comes is a page on which axe finds nothing. In one language: the others have
 *  the same pages. */
async function acts(world) {
  const { cases, tree, signed, states } = await ready(world);
  const found = [];
  const { tasks } = await world.api.call("GET", "/api/v1/desk/tasks?view=unit", { officer: "reviewer.districts" });
  const of = { cases: cases.mine, drafts: tree, tasks: tasks.find((t) => t.case === cases.open).id, services: "tree-permit", sessions: nobody, signatures: signed };
  // Whoever signs out, or takes a draft or a case back, leaves nothing to the others.
  const last = ({ path }) => ["discard", "withdraw", "end-all", "sign-out"].findIndex((end) => path.endsWith(end));
  const posts = routes.filter((r) => r.method === "POST").sort((a, b) => last(a) - last(b));
  const callers = {};
  for (const { path, who } of posts) {
    const state = path.startsWith("/signatures/") ? "owner" : path.startsWith("/desk/") ? "officer" : who === "anyone" && path !== "/sign-out" ? undefined : "person";
    const v = (callers[state] ??= await looker(world, "en", states[state], found));
    const noun = path.match(/(\w+)\/\{id\}/)?.[1];
    const question = noun === "signatures" ? "co_owner" : "photos";
    if (v.page.url() === "about:blank") await v.page.goto(state === "officer" ? "/desk" : "/");
    await v.act(path, path.replace("{id}", of[noun]).replace("{question}", question));
  }
  for (const v of Object.values(callers)) await v.end();
  expect(!found.length, `${found.length} found\n${found.join("\n")}`);
}

/** Addresses that are no pages: they lead on, or give a file. That they do is asked, so that none of them becomes a page unseen. */
async function leads(world) {
  const { cases, code, started, signed, kept, states } = await ready(world);
  const person = { person: people.two.national };
  const fileOf = (answers) => Object.values(answers).flat().find((a) => a?.sha256).sha256;
  const file = fileOf((await world.api.call("GET", `/api/v1/cases/${cases.mine}/answers`, person)).answers);
  const sent = fileOf((await world.api.call("GET", `/api/v1/drafts/${signed}`, person)).answers);
  const addresses = {
    person: ["/services", "/services/tree-permit/start", `/drafts/${started}`, `/c/${code}`, `/cases/${cases.mine}/receipt`, `/cases/${cases.mine}/files/${file}`, "/me/data.json"],
    owner: [`/signatures/${signed}/co_owner/files/${sent}`, `/signatures/${kept}/co_owner/receipt`],
    officer: [`/desk/cases/${cases.mine}/files/${file}`],
  };
  const wrong = [];
  for (const [who, paths] of Object.entries(addresses)) {
    const { context } = await visitor(world.browser, world.program, { storageState: states[who] });
    for (const path of paths) {
      const answer = await context.request.get(path, { maxRedirects: 0 });
      const leadsOn = answer.status() === 303 || answer.status() === 308;
      if (!leadsOn && !(answer.ok() && !answer.headers()["content-type"].startsWith("text/html"))) wrong.push(`${path}: ${answer.status()} ${answer.headers()["content-type"]}`);
    }
    await context.close();
  }
  expect(!wrong.length, `these are pages\n${wrong.join("\n")}`);
  return Object.values(addresses).flat();
}

/** Every address of the program that gives a page was looked at in every language; the desk's search shows one only when it finds nothing. */
async function all(world) {
  const none = await leads(world);
  const left = [];
  for (const { path } of routes.filter((r) => r.method === "GET")) {
    const fits = new RegExp(`^${path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
    if (none.some((p) => fits.test(p))) continue;
    const status = path === "/desk/find" ? 404 : 200;
    for (const lang of languages) if (!looked.some((l) => l.lang === lang && l.status === status && fits.test(l.path))) left.push(`${path} in ${lang}`);
  }
  expect(!left.length, `pages that nobody looked at:\n${left.join("\n")}`);
}

// The last ones know what the others looked at; `node e2e/run.mjs "every page"` runs them all.
export const tests = [
  { name: "every page before anything is sent: the outbox", run: empties },
  { name: "every page of a draft of an older version: axe, words, digits", run: newer },
  ...languages.map(inLanguage),
  { name: "every page there is was looked at", run: all },
  { name: "every page that an act sent empty gives: axe, words, digits", run: acts },
];
