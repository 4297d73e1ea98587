// How smooth the flow editor is: starts the product with data of its own, imports a valid flow of
// many modules, and drags, pans, zooms and types in headless Chromium, with modules at their full
// size (near) and with all of them in view (far). Reads from traces what the main thread did.
//
//   node bench/editor.mjs [SEED=1] [MODULES=200] [FRAMES=90]
//
// Writes bench/out/editor.json. Times are milliseconds: `interval` between frames as the page saw
// them, `work` processor time of the main thread in a frame.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { flowOf } from './editor/flow.mjs';
import { withServer } from './editor/server.mjs';
import { quantile, readTrace } from './editor/trace.mjs';

const { chromium } = createRequire(new URL('../web/package.json', import.meta.url))(
  'playwright-core',
);
const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
  'blink.user_timing',
];
/** Playwright waits so long for a page on a busy machine. */
const PATIENCE_MS = 120_000;
const LIMITS = { SEED: [0, 2 ** 32 - 1], MODULES: [20, 500], FRAMES: [20, 600] };
const asked = { SEED: 1, MODULES: 200, FRAMES: 90 };

for (const argument of process.argv.slice(2)) {
  const [name, value = ''] = argument.split('=');
  const [least, most] = LIMITS[name] ?? [];
  if (least === undefined || !/^\d+$/.test(value) || value < least || value > most) {
    const known = Object.entries(LIMITS).map(([key, [from, to]]) => `${key}=${from}..${to}`);
    process.stderr.write(`editor: cannot take ${argument}; known are ${known.join(' ')}\n`);
    process.exit(2);
  }
  asked[name] = Number(value);
}

const frame = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));

const scaleOf = (page) =>
  page
    .locator('.react-flow__viewport')
    .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a);

const figures = await withServer(async ({ address, boss }) => {
  const group = await boss.send('POST', '/api/skill-groups', { mode: 'OMNIMEDIA', name: '咨询组' });
  const file = flowOf({
    seed: asked.SEED,
    modules: asked.MODULES,
    group: { id: group.id, name: group.name },
  });
  const { flow } = await boss.send('POST', '/api/flows/import?mode=OMNIMEDIA', file);
  const { findings } = await boss.send('POST', '/api/flows/check', {
    mode: 'OMNIMEDIA',
    graph: file.graph,
  });
  if (findings.length > 0) throw new Error(`not a valid flow: ${JSON.stringify(findings[0])}`);
  const browser = await chromium.launch({
    executablePath: process.env.ZONGJI_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(boss.cookies());
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(`${address}/m/omnimedia/flows/${flow.id}`);
    return await measure(browser, page);
  } finally {
    await browser.close();
  }
});

async function measure(browser, page) {
  await page.locator('.react-flow__node').first().waitFor();
  const found = { modules: asked.MODULES };
  const note = async (name, run) => {
    const one = await traced(browser, page, run);
    process.stderr.write(`${name}: work p95 ${one.work_p95_ms} ms of ${one.frames} frames\n`);
    for (const [key, value] of Object.entries(one)) found[`${name}_${key}`] = value;
  };
  for (const view of ['far', 'near']) {
    await page.locator('.react-flow__controls-fitview').click();
    await standsStill(page);
    if (view === 'near') await zoomsTo(page, 1);
    found[`${view}_scale`] = Number((await scaleOf(page)).toFixed(3));
    const module = await moduleInTheMiddle(page);
    await note(`${view}_drag`, () => drags(page, module));
    await note(`${view}_pan`, async () => drags(page, await emptyPlace(page)));
    await note(`${view}_zoom`, () => zooms(page));
    await standsStill(page);
    const again = await moduleInTheMiddle(page);
    await page.mouse.click(again.x, again.y);
    await page.locator('aside input').first().waitFor();
    await note(`${view}_type`, () => types(page));
  }
  return found;
}

/** Does something for as many frames as asked, and says how the frames went. */
async function traced(browser, page, run) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate(() => {
    const seen = [];
    const look = (at) => {
      seen.push(at);
      window.measuring = requestAnimationFrame(look);
    };
    window.measured = seen;
    performance.mark('measure-begin');
    window.measuring = requestAnimationFrame(look);
  });
  await run();
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.measuring);
    performance.mark('measure-end');
    return window.measured;
  });
  const read = readTrace(String(await browser.stopTracing()));
  const { work, script, layout, paint } = read;
  const intervals = frames.slice(1).map((at, place) => at - frames[place]);
  const round = (value) => Math.round(value * 100) / 100;
  return {
    frames: work.length,
    processor_time: read.processorTime,
    interval_p50_ms: round(quantile(intervals, 0.5)),
    interval_p95_ms: round(quantile(intervals, 0.95)),
    work_p50_ms: round(quantile(work, 0.5)),
    work_p95_ms: round(quantile(work, 0.95)),
    script_ms: round(script),
    layout_ms: round(layout),
    paint_ms: round(paint),
  };
}

/** Round in a circle that ends where it began. */
async function drags(page, { x, y }) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= asked.FRAMES; step++) {
    const angle = (2 * Math.PI * step) / 60;
    await page.mouse.move(x + 60 * Math.sin(angle), y + 40 * (1 - Math.cos(angle)));
    await frame(page);
  }
  await page.mouse.up();
}

async function zooms(page) {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  for (let step = 0; step < asked.FRAMES; step++) {
    await page.mouse.wheel(0, step % 20 < 10 ? -12 : 12);
    await frame(page);
  }
}

async function types(page) {
  await page.locator('aside input').first().fill('');
  for (let step = 0; step < asked.FRAMES; step++) {
    if (step % 16 === 15) await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('abcdefghijklmnopqrst'.charAt(step % 20));
    await frame(page);
  }
}

async function zoomsTo(page, scale) {
  const { x, y } = await middle(page);
  await page.mouse.move(x, y);
  for (let step = 0; step < 200 && (await scaleOf(page)) < scale; step++) {
    await page.mouse.wheel(0, -40);
    await frame(page);
  }
  await standsStill(page);
}

/** Waits until two frames in a row show the same place and size. */
async function standsStill(page) {
  const look = () =>
    page.locator('.react-flow__viewport').evaluate((view) => getComputedStyle(view).transform);
  for (let before = '', now = await look(), tries = 0; before !== now && tries < 300; tries++) {
    before = now;
    await frame(page);
    await frame(page);
    now = await look();
  }
}

async function middle(page) {
  const box = await page.locator('.react-flow').boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The head of the module that is nearest to the middle of the canvas. */
async function moduleInTheMiddle(page) {
  const at = await middle(page);
  return page.locator('.react-flow__node header').evaluateAll((heads, to) => {
    const centres = heads.map((head) => {
      const box = head.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    const far = (one) => Math.hypot(one.x - to.x, one.y - to.y);
    return centres.toSorted((one, other) => far(one) - far(other))[0];
  }, at);
}

/** A place of the canvas where no module stands. */
async function emptyPlace(page) {
  const { x, y } = await middle(page);
  return page.evaluate(
    ([left, top]) => {
      for (let away = 0; away < 300; away += 4) {
        const found = document.elementFromPoint(left + away, top + away / 2);
        if (found?.classList.contains('react-flow__pane'))
          return { x: left + away, y: top + away / 2 };
      }
      throw new Error('no empty place on the canvas');
    },
    [x, y],
  );
}

mkdirSync(new URL('out/', import.meta.url), { recursive: true });
const [cpu] = cpus();
const run = {
  workload: 'editor',
  seed: asked.SEED,
  machine: `${process.platform}, ${cpus().length} × ${cpu?.model ?? 'unknown'}`,
  figures,
};
writeFileSync(new URL('out/editor.json', import.meta.url), `${JSON.stringify(run, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
