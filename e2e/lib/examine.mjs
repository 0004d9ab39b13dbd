// What must hold on every page, whatever it is: axe finds nothing, the words are there and in the digits of the language,
// nothing scrolls sideways on a phone.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { desktop, phone } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const directions = { fa: "rtl", ar: "rtl", en: "ltr" };
/** Narrowest screen on which a page must still need no sideways scrolling (WCAG 1.4.10). */
const narrow = { width: 320, height: 700 };

/** Every page that was looked at: its language, address and status. */
export const looked = [];

/** Looks at the page that is open; adds what is wrong to `found`. */
export async function examine(page, lang, name, found) {
  const wrong = (what) => found.push(`${lang} ${name}: ${what}`);
  looked.push({ lang, path: new URL(page.url()).pathname, status: await page.evaluate(() => performance.getEntriesByType("navigation")[0].responseStatus) });
  await page.evaluate(axe);
  // Everything that unfolds is looked at unfolded.
  await page.evaluate(() => { for (const d of document.querySelectorAll("details")) { d.removeAttribute("name"); d.open = true; } });

  for (const line of await page.evaluate(({ lang, dir }) => {
    const bad = [];
    const html = document.documentElement;
    const foreign = { fa: /[0-9٠-٩]/, ar: /[0-9۰-۹]/, en: /[۰-۹٠-٩]/ }[lang];
    if (html.lang !== lang || html.dir !== dir) bad.push(`<html lang="${html.lang}" dir="${html.dir}">`);
    if (!document.title.trim() || /^\s*·/.test(document.title)) bad.push(`title «${document.title}»`);
    if (document.querySelectorAll("h1").length !== 1) bad.push(`${document.querySelectorAll("h1").length} h1`);
    const texts = [[document.title, "title"]];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const nameOf = (e) => `${e.tagName.toLowerCase()}${e.id ? `#${e.id}` : ""}${e.classList[0] ? `.${e.classList[0]}` : ""}`;
    while (walk.nextNode()) {
      const e = walk.currentNode.parentElement;
      if (!e.closest("script,style")) texts.push([walk.currentNode.data, nameOf(e), e]);
    }
    for (const e of document.querySelectorAll("[aria-label],[placeholder],[label]")) {
      for (const a of ["aria-label", "placeholder", "label"]) if (e.hasAttribute(a)) texts.push([e.getAttribute(a), `${nameOf(e)}[${a}]`]);
    }
    for (const [text, where, e] of texts) {
      if (/\[[a-z][a-z0-9]*(-[a-z0-9]+)+\]/.test(text)) bad.push(`missing text ${text.trim()} in ${where}`);
      if (/[{}]/.test(text) && !e?.closest("pre,code")) bad.push(`braces in ${where}: «${text.trim().slice(0, 80)}»`);
      // What people typed, messages as they were sent and texts in another language keep their own digits.
      const own = e?.closest(".typed,[lang]:not(html)") || (e?.closest("[dir=ltr]") && lang !== "en");
      if (!own && foreign.test(text)) bad.push(`digits of another language in ${where}: «${text.trim().slice(0, 80)}»`);
      if (lang === "fa" && /[يك]/.test(text) && !e?.closest("[lang]:not(html),.typed")) bad.push(`Arabic ي or ك in ${where}: «${text.trim().slice(0, 80)}»`);
    }
    return bad;
  }, { lang, dir: directions[lang] })) wrong(line);

  // Pages are the same in every language but for words and direction: the languages share the widths and the colours among them, so that every page is
  // looked at in each pair of them. Sideways scrolling depends on words: it is looked for in each language.
  const views = { fa: [["dark", desktop], ["light", phone]], en: [["light", desktop]], ar: [["dark", phone]] }[lang];
  for (const [colorScheme, viewport] of views) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const violations = await page.evaluate(async (options) => (await window.axe.run(document, options)).violations.map((v) => ({
      id: v.id,
      nodes: v.nodes.slice(0, 3).map((n) => `${n.target.join(" ")} ${n.any.concat(n.all, n.none)[0]?.message ?? ""}`.slice(0, 220)),
    })), { runOnly: tags, resultTypes: ["violations"], preload: false });
    for (const v of violations) for (const n of v.nodes) wrong(`axe ${v.id} (${colorScheme} ${viewport.width}) ${n}`);
  }
  for (const size of [phone, narrow]) {
    if (page.viewportSize().width !== size.width) await page.setViewportSize(size);
    const wide = await page.evaluate(() => {
      const over = document.documentElement.scrollWidth - innerWidth;
      if (over <= 0) return null;
      const beyond = [...document.querySelectorAll("body *")].filter((e) => { const b = e.getBoundingClientRect(); return b.width && (b.right > innerWidth + 1 || b.left < -1) && !e.closest(".hidden,.skip,.table-wrap *,pre *"); });
      return `${over} px too wide: ${beyond.slice(0, 3).map((e) => `${e.tagName.toLowerCase()}.${e.className}`).join(", ")}`;
    });
    if (wide) wrong(`at ${size.width} px ${wide}`);
  }
  await page.setViewportSize(desktop);
  await page.emulateMedia({ colorScheme: "light" });
}
