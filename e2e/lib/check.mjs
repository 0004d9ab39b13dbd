// Saying what should be so, and a runner that prints a line for each test.

/** Fails with a line that says what was expected. */
export function expect(so, what) {
  if (!so) throw new Error(what);
}
expect.equal = (got, wanted, what) => expect(Object.is(got, wanted), `${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
expect.matches = (got, pattern, what) => expect(pattern.test(got), `${what}: expected ${pattern}, got ${JSON.stringify(String(got).slice(0, 300))}`);

/** Runs tests in order: `{name, run}`. Gives how many passed and failed. */
export async function runAll(tests, world) {
  let passed = 0;
  let failed = 0;
  for (const { name, run } of tests) {
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    try {
      await run(world);
      passed++;
      console.log(`ok    ${name} (${seconds()})`);
    } catch (e) {
      failed++;
      const message = e instanceof Error ? (e.name === "Error" ? e.message : e.stack) : String(e);
      console.log(`FAIL  ${name} (${seconds()})\n      ${message.split("\n").join("\n      ")}`);
    }
  }
  return { passed, failed };
}
