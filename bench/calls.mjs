// How long it takes from accepting a video call to the first decoded picture, from page to page or
// through a Janus of its own (`WAY=JANUS`):
// starts the product with data of its own, and lets an agent and customers talk in headless Chromium
// with fake cameras on this machine. The figures are the pages' own, as they stand on the timeline.
//
//   node bench/calls.mjs [CALLS=20] [WAY=DIRECT] [RINGS=0]
//
// `RINGS` is for how many milliseconds it rings before the agent accepts. 0 is the worst case that no
// person reaches: the agent accepts as soon as the button stands, while the pages still connect.
//
// Writes bench/out/calls.json (calls-janus.json). Times are milliseconds since the agent pressed accept (`agent`), or
// since the customer's page learned of it (`customer`); `connected` is the first of the two.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { withJanus } from './calls/janus.mjs';
import { withServer } from './editor/server.mjs';
import { quantile } from './editor/trace.mjs';

const { chromium } = createRequire(new URL('../web/package.json', import.meta.url))(
  'playwright-core',
);
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--allow-loopback-in-peer-connection',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];
/** A customer may ask for six calls a minute in one conversation. */
const CALLS_PER_CONVERSATION = 5;
const PATIENCE_MS = 60_000;
const POLL_MS = 100;

const asked = { CALLS: '20', WAY: 'DIRECT', RINGS: '0' };
for (const argument of process.argv.slice(2)) {
  const [, name, value] = /^(CALLS|WAY|RINGS)=(\d{1,4}|DIRECT|JANUS)$/.exec(argument) ?? [];
  if (name === undefined) refuse(argument);
  asked[name] = value;
}
const calls = Number(asked.CALLS);
const rings = Number(asked.RINGS);
const janus = asked.WAY === 'JANUS';
if (!(calls >= 1 && calls <= 500 && rings >= 0) || !(janus || asked.WAY === 'DIRECT')) refuse('that');

const entries = janus
  ? await withJanus(({ url, secret, recordings }) =>
      atADesk({
        ZONGJI_JANUS_URL: url,
        ZONGJI_JANUS_SECRET: secret,
        ZONGJI_JANUS_RECORDINGS: recordings,
      }),
    )
  : await atADesk({});

function refuse(what) {
  process.stderr.write(`calls: cannot take ${what}; known are CALLS=1..500, WAY=DIRECT|JANUS, RINGS=0..9999\n`);
  process.exit(2);
}

function atADesk(env) {
  return withServer(
    async ({ address, person, printed }) => {
      const [, once] = [...printed.matchAll(/One-time password: (\S+)/g)].map((found) => found[1]);
      const link = /Customer page:\s+(\S+)/.exec(printed)?.[1];
      const agent = await person('000010', once);
      if (janus) await until(() => janusIsUp(address));
      const browser = await chromium.launch({
        executablePath: process.env.ZONGJI_CHROMIUM ?? '/usr/bin/chromium',
        args: FLAGS,
      });
      try {
        return await measure({ browser, address, agent, link });
      } finally {
        await browser.close();
      }
    },
    { ZONGJI_DEMO: '1', ...env },
  );
}

async function janusIsUp(address) {
  const health = await (await fetch(`${address}/actuator/health/readiness`)).json();
  return health.components.janus.status === 'UP';
}

/** Everything that the timelines say of the calls. */
async function measure({ browser, address, agent, link }) {
  const desk = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  });
  await desk.addCookies(agent.cookies());
  desk.setDefaultTimeout(PATIENCE_MS);
  const workspace = await desk.newPage();
  await workspace.goto(`${address}/workspace`);
  await workspace
    .getByRole('button', { name: /现\s*在\s*上\s*线/ })
    .first()
    .click();
  const found = [];
  for (let done = 0; done < calls; done += CALLS_PER_CONVERSATION) {
    const most = Math.min(CALLS_PER_CONVERSATION, calls - done);
    const told = await converse({ browser, agent, link, workspace, most });
    found.push(...told);
    process.stderr.write(`${done + most} of ${calls}\n`);
  }
  return found;
}

async function converse({ browser, agent, link, workspace, most }) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 360, height: 740 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('form.composer textarea').fill('咨询');
  await page.keyboard.press('Enter');
  await workspace.getByRole('button', { name: /^接\s*听$/ }).click();
  await workspace.getByRole('textbox', { name: /^发给/ }).waitFor();
  const { items } = await agent.send('GET', '/api/workspace/records?page=1&size=1');
  const conversation = items[0].conversationId;
  for (let call = 1; call <= most; call += 1) {
    await page.getByRole('button', { name: '视频通话', exact: true }).click();
    const accept = workspace.locator('[data-call="ringing"] .ant-btn-primary');
    await accept.waitFor();
    if (rings > 0) await new Promise((resolve) => setTimeout(resolve, rings));
    await accept.click();
    await until(async () => (await frames(agent, conversation)) === 2 * call);
    await page.getByRole('button', { name: '挂断' }).click();
    await workspace.locator('[data-call]').waitFor({ state: 'detached' });
    await page.locator('.call').waitFor({ state: 'detached' });
  }
  const told = await timeline(agent, conversation);
  await workspace.getByRole('button', { name: '结束会话' }).first().click();
  await workspace.getByRole('dialog').getByRole('button', { name: '结束会话' }).click();
  await workspace.getByRole('button', { name: '完成会话' }).click();
  await context.close();
  return told;
}

async function timeline(agent, conversation) {
  const path = `/api/workspace/conversations/${conversation}/timeline?limit=200`;
  return (await agent.send('GET', path)).entries;
}

async function frames(agent, conversation) {
  const told = await timeline(agent, conversation);
  return told.filter(({ kind }) => kind === 'CALL_FIRST_FRAME').length;
}

async function until(holds) {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const took = (kind, by) =>
  entries
    .filter((entry) => entry.kind === kind && (by === null || entry.by === by))
    .map(({ tookMs }) => tookMs);
const figures = { calls, rings_ms: rings };
const moved = entries.filter(({ kind }) => kind === 'CALL_MOVED').length;
if (moved > 0) throw new Error(`${moved} calls did not stay with Janus`);
for (const [name, times] of [
  ['connected', took('CALL_CONNECTED', null)],
  ['agent_first_frame', took('CALL_FIRST_FRAME', 'AGENT')],
  ['customer_first_frame', took('CALL_FIRST_FRAME', 'CUSTOMER')],
]) {
  if (times.length < calls) throw new Error(`${name}: ${times.length} of ${calls} calls`);
  figures[`${name}_p50_ms`] = quantile(times, 0.5);
  figures[`${name}_p95_ms`] = quantile(times, 0.95);
}
mkdirSync(new URL('out/', import.meta.url), { recursive: true });
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
const workload = janus ? 'calls-janus' : 'calls';
const run = { workload, seed: 0, machine, figures };
const out = new URL(`out/${workload}.json`, import.meta.url);
writeFileSync(out, `${JSON.stringify(run, null, 2)}\n`);
for (const [name, value] of Object.entries(figures)) process.stdout.write(`${name} ${value}\n`);
