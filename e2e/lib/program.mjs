// The program under test: started once, on a folder that is thrown away.
import { spawn, execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
const binary = resolve(root, process.env.DARGAH_BIN ?? "target/debug/dargah");

/** Sample people, as in packages/sample-people.yaml. */
export const people = {
  one: { national: "0938668935", mobile: "09150000001" },
  two: { national: "0965546497", mobile: "09150000002" },
  three: { national: "0924430729", mobile: "09150000003" },
  visitor: { passport: "A12345678", email: "visitor.one@example.org" },
};
export const officers = Object.fromEntries(
  [...readFileSync(join(root, "packages/sample-people.yaml"), "utf8").matchAll(/- name: (\S+)\n.*title:.*\n\s+passphrase: (\S+)/g)].map((m) => [m[1], m[2]]),
);

/** Starts the program: its address, its data folder and how to end it. `packages` is a folder, `settings` are more of its environment;
 *  `on` is a folder of data that is there already, and that whoever made it throws away. */
export async function start({ packages, settings = {}, on } = {}) {
  if (!existsSync(binary)) throw new Error(`no program at ${binary}: run \`cargo build -p dargah\`, or name it in DARGAH_BIN`);
  const data = on ?? mkdtempSync(join(tmpdir(), "dargah-e2e-"));
  const child = spawn(binary, ["demo", "--listen", "127.0.0.1:0", "--data", data, ...(packages ? ["--packages", packages] : [])], { env: { ...process.env, ...settings }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const base = await new Promise((ready, failed) => {
    const timer = setTimeout(() => failed(new Error(`the program did not get ready in 30 s:\n${said}`)), 30_000);
    const hear = (bytes) => {
      said += bytes;
      const line = said.match(/^ready (http:\/\/\S+)/m);
      if (line) { clearTimeout(timer); ready(line[1].replace(/\/$/, "")); }
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("exit", (code) => { clearTimeout(timer); failed(new Error(`the program ended with ${code}:\n${said}`)); });
  });
  return {
    base,
    data,
    /** A bearer token: `--person ID`, `--officer NAME`. */
    token: (...whose) => execFileSync(binary, ["token", "--data", data, ...whose], { encoding: "utf8" }).trim(),
    async stop() {
      const ended = new Promise((done) => child.once("exit", done));
      if (child.exitCode === null) { child.kill("SIGTERM"); await Promise.race([ended, new Promise((r) => setTimeout(r, 5000).unref())]); }
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      if (!on) rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Everything that was sent, oldest first. */
export function outbox(program) {
  const folder = join(program.data, "outbox");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((f) => f.endsWith(".json")).sort().flatMap((f) => {
    try { return [{ file: f, ...JSON.parse(readFileSync(join(folder, f), "utf8")) }]; } catch { return []; } // still being written
  });
}

/** The newest code sent after `before` messages. */
export async function codeAfter(program, before) {
  for (let i = 0; i < 100; i++) {
    const sent = outbox(program).filter((m) => !before.has(m.file));
    const code = sent.map((m) => latin(m.text).match(/\b(\d{5,8})\b/)?.[1]).find(Boolean);
    if (code) return code;
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new Error("no code came to the outbox in 5 s");
}

/** Persian and Arabic digits as ASCII. */
export const latin = (s) => s.replace(/[۰-۹]/g, (d) => d.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, (d) => d.charCodeAt(0) - 0x660);

/** The program through its API: what a test needs to be there before it begins. */
export function api(program) {
  const tokens = {};
  const bearer = (kind, id) => (tokens[kind + id] ??= program.token(`--${kind}`, id));
  async function call(method, path, { person, officer, body } = {}) {
    const headers = { "content-type": "application/json" };
    if (person) headers.authorization = `Bearer ${bearer("person", person)}`;
    if (officer) headers.authorization = `Bearer ${bearer("officer", officer)}`;
    const r = await fetch(program.base + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await r.text();
    if (!r.ok) throw new Error(`${method} ${path}: ${r.status} ${text}`);
    return text ? JSON.parse(text) : null;
  }
  return {
    call,
    /** Applies with the first complete example of a service. */
    async apply(service, person, answers = {}) {
      const { valid } = await call("GET", `/api/v1/services/${service}/examples`);
      const example = valid[0];
      return call("POST", "/api/v1/applications", { person, body: { service, answers: { ...example.answers, ...answers }, evidence: example.evidence } });
    },
  };
}
