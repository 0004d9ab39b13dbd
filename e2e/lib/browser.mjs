// The browser, and what every test watches: no script error, no blocked resource, no unexpected answer.
import { chromium } from "playwright-core";
import { existsSync } from "node:fs";

const executablePath = process.env.DARGAH_CHROMIUM ?? "/usr/bin/chromium";
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export async function launch() {
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: install it, or name it in DARGAH_CHROMIUM`);
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A person's own browser: cookies of its own, and a list of what went wrong in it. */
export async function visitor(browser, program, options = {}) {
  const context = await browser.newContext({ baseURL: program.base, viewport: desktop, locale: "fa-IR", ...options });
  context.setDefaultTimeout(20_000);
  const troubles = [];
  context.on("page", (page) => {
    page.on("console", (m) => {
      // A page that answers 4xx is reported by the browser as an error of that page; tests look at the status themselves.
      const ownStatus = /^Failed to load resource: the server responded with a status of 4\d\d/.test(m.text()) && new URL(m.location().url).pathname === new URL(page.url()).pathname;
      if (["error", "warning"].includes(m.type()) && !ownStatus) troubles.push(`${page.url()}: ${m.text()}`);
    });
    page.on("pageerror", (e) => troubles.push(`${page.url()}: ${e.message}`));
    page.on("response", (r) => {
      if (r.status() >= 500) troubles.push(`${r.url()}: ${r.status()}`);
      if (r.url().includes("/assets/") && r.status() >= 400) troubles.push(`${r.url()}: ${r.status()}`);
      if (!r.url().startsWith(program.base)) troubles.push(`${r.url()}: from elsewhere`);
    });
  });
  const page = await context.newPage();
  return { context, page, troubles };
}

/** A file to send: the smallest picture that is one. */
export const picture = {
  name: "درخت.png",
  mimeType: "image/png",
  buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64"),
};
