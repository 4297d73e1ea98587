// How much of a core Janus takes for a video call in a room as the product makes it: two pages, each
// sending 320×240 at 20 pictures a second (the product's pages send 640×480 where the network carries
// it) and a voice, all of it recorded. Janus alone is measured, by its own
// CPU seconds; pages in headless Chromium on this machine send and receive. How many calls a core
// carries is EXTRAPOLATED from the growth between the smallest and the largest number of calls.
//
//   node bench/janus.mjs [CALLS=2,4,6] [SECONDS=15]
//
// Writes bench/out/janus.json. `cpu_percent_n_calls` is of one core, `kbit_per_stream_n_calls` what
// one page received, both on average; a machine too slow for its pages shows in the latter.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { withJanus } from './calls/janus.mjs';

const { chromium } = createRequire(new URL('../web/package.json', import.meta.url))(
  'playwright-core',
);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];
/** Until encoders have found their rate. */
const SETTLES_MS = 8_000;
const PATIENCE_MS = 60_000;

const asked = { CALLS: '2,4,6', SECONDS: '15' };
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^(CALLS|SECONDS)=([\d,]{1,20})$/.exec(argument) ?? [];
  if (name === undefined) refuse(argument);
  asked[name] = value;
}
const steps = asked.CALLS.split(',').map(Number);
const seconds = Number(asked.SECONDS);
const grows = steps.every((calls, at) => calls > (steps[at - 1] ?? 0) && calls <= 20);
if (steps.length < 2 || !grows || !(seconds >= 1 && seconds <= 120)) refuse('that');

const figures = await withJanus(async ({ url, secret, recordings, pid }) => {
  const server = createServer((_, answer) => answer.end('<!doctype html>'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: process.env.ZONGJI_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(`http://localhost:${server.address().port}/`);
    await page.addScriptTag({ path: new URL('calls/rooms.js', import.meta.url).pathname });
    return await measure({ page, pid, given: { url, secret, recordings } });
  } finally {
    await browser.close();
    server.close();
  }
});

async function measure({ page, pid, given }) {
  const found = {};
  const shares = [];
  let open = 0;
  for (const calls of steps) {
    for (; open < calls; open += 1) await page.evaluate((one) => window.openCall(one), given);
    await page.waitForTimeout(SETTLES_MS);
    const before = { cpu: cpuSeconds(pid), at: Date.now(), bytes: await received(page) };
    await page.waitForTimeout(seconds * 1_000);
    const took = (Date.now() - before.at) / 1_000;
    const share = (cpuSeconds(pid) - before.cpu) / took;
    const bits = ((await received(page)) - before.bytes) * 8;
    shares.push(share);
    found[`cpu_percent_${calls}_calls`] = round(share * 100);
    found[`kbit_per_stream_${calls}_calls`] = round(bits / took / 1_000 / (2 * calls));
    process.stderr.write(`${calls} calls: ${round(share * 100)} % of a core\n`);
  }
  const more = (shares.at(-1) - shares[0]) / (steps.at(-1) - steps[0]);
  if (more <= 0) throw new Error('more calls took no more CPU: measure for longer');
  found.cpu_percent_per_call = round(more * 100);
  found.calls_per_core_extrapolated = Math.floor(1 / more);
  return found;
}

/** CPU seconds that a process has used, by itself and in the kernel. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const hertz = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  return (Number(fields[11]) + Number(fields[12])) / hertz;
}

function received(page) {
  return page.evaluate(() => window.receivedBytes());
}

function round(value) {
  return Math.round(value * 100) / 100;
}

function refuse(what) {
  process.stderr.write(
    `janus: cannot take ${what}; known are CALLS=2,4,6 (growing, at most 20) and SECONDS=1..120\n`,
  );
  process.exit(2);
}

mkdirSync(new URL('out/', import.meta.url), { recursive: true });
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
const run = { workload: 'janus', seed: 0, machine, figures };
writeFileSync(new URL('out/janus.json', import.meta.url), `${JSON.stringify(run, null, 2)}\n`);
for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name} ${value}\n`);
