// How the first load of each screen goes on a slow line: real Chromium with an empty cache and a processor
// four times slower, 1.6 Mbit/s down, 150 ms to and fro, plain HTTP/1.1, against the product as it was built.
//
//   node bench/load.mjs [RUNS=3] [USABLE_MS=1000] [SLACK=50] [ONLY=workspace]
//
// Prints for each screen in both languages how many requests it makes, how much comes over the line, and when
// it can be used. Ends with 1 when a screen asks for more than its bounds, and when the customer's page takes
// longer than USABLE_MS and SLACK percent of it; SLACK=-1 does not judge time. Writes bench/out/load.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { PASSWORD, withServer } from './editor/server.mjs';
import { argumentsOf } from './load/arguments.mjs';
import { screensOf } from './load/screens.mjs';
import { visit } from './load/visit.mjs';

const { chromium } = createRequire(new URL('../web/package.json', import.meta.url))(
  'playwright-core',
);
const LANGUAGES = ['zh-CN', 'en-US'];
const { RUNS, USABLE_MS, SLACK, ONLY } = argumentsOf(process.argv.slice(2));

const middle = (numbers) => numbers.toSorted((one, other) => one - other)[(numbers.length - 1) >> 1];

/** Each screen in each language, as often as asked; the runs alternate, so that a busy moment hits them all. */
async function measure(browser, screens) {
  const seen = new Map();
  for (let run = 0; run < RUNS; run++) {
    for (const screen of screens) {
      for (const locale of LANGUAGES) {
        const key = `${screen.name} ${locale.slice(0, 2)}`;
        const visits = seen.get(key) ?? { screen, visits: [] };
        visits.visits.push(await visit(browser, screen, locale));
        seen.set(key, visits);
      }
    }
  }
  return [...seen].map(([name, { screen, visits }]) => ({
    name,
    screen,
    requests: Math.max(...visits.map((one) => one.requests)),
    kib: Math.ceil(Math.max(...visits.map((one) => one.bytes)) / 1024),
    usable: Math.round(middle(visits.map((one) => one.usable))),
    asked: visits[0].asked,
  }));
}

/** What is wrong with a screen, in words. */
function faultsOf({ name, screen, requests, kib, usable }) {
  const latest = SLACK < 0 ? Infinity : USABLE_MS * (1 + SLACK / 100);
  return [
    requests > screen.requests && `${name}: ${requests} requests, ${screen.requests} allowed`,
    kib > screen.kib && `${name}: ${kib} KiB, ${screen.kib} allowed`,
    screen.judged && usable > latest && `${name}: usable after ${usable} ms, ${latest} allowed`,
  ].filter(Boolean);
}

const found = await withServer(
  async (server) => {
    const screens = (await screensOf(server, PASSWORD)).filter(({ name }) => name.includes(ONLY));
    const browser = await chromium.launch({
      executablePath: process.env.ZONGJI_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    try {
      // What a server does for the first time takes longer, and is no matter of the page's.
      for (const screen of screens) await visit(browser, screen, LANGUAGES[0]);
      return await measure(browser, screens);
    } finally {
      await browser.close();
    }
  },
  { ZONGJI_DEMO: '1' },
);

const figures = {};
for (const { name, requests, kib, usable, screen, asked } of found) {
  const key = name.replaceAll(' ', '_').replaceAll('-', '_');
  figures[`${key}_requests`] = requests;
  figures[`${key}_kib`] = kib;
  figures[`${key}_usable_ms`] = usable;
  const bounds = `of ${screen.requests} requests, of ${screen.kib} KiB`;
  process.stdout.write(
    `${name.padEnd(22)}${String(requests).padStart(4)} requests${String(kib).padStart(6)} KiB` +
      `${String(usable).padStart(7)} ms   (${bounds})\n`,
  );
  if (ONLY !== '') process.stdout.write(`${asked.map((line) => `    ${line}`).join('\n')}\n`);
}
mkdirSync(new URL('out/', import.meta.url), { recursive: true });
const [cpu] = cpus();
const machine = `${process.platform}, ${cpus().length} × ${cpu?.model ?? 'unknown'}`;
const run = { workload: 'load', seed: 0, machine, figures };
writeFileSync(new URL('out/load.json', import.meta.url), `${JSON.stringify(run, null, 2)}\n`);
const faults = found.flatMap(faultsOf);
for (const fault of faults) process.stderr.write(`load: ${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
