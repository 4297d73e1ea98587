/** The line and the machine: bytes a second, milliseconds to and fro, times slower. */
const DOWN = 1_600_000 / 8;
const UP = 750_000 / 8;
const LATENCY_MS = 150;
const SLOWER = 4;
const PATIENCE_MS = 60_000;
/** Nothing on its way for so long: the screen has all it wants. */
const QUIET_MS = 600;

/** Loads one screen in a fresh browser profile; says what it asked for and when it could be used. */
export async function visit(browser, screen, locale) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale });
  try {
    if (screen.who !== null) await context.addCookies(screen.who.cookies());
    const page = await context.newPage();
    const traffic = await slowed(page);
    await page.addInitScript(watchFor, screen.usable);
    await page.goto(screen.address, { waitUntil: 'commit', timeout: PATIENCE_MS });
    const usable = await usableAt(page, screen.name);
    await traffic.quiet();
    return { usable, ...traffic.sum() };
  } finally {
    await context.close();
  }
}

/** When the page could be used, in milliseconds since it was asked for. */
async function usableAt(page, name) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const at = await page.evaluate(() => window.zongjiUsableAt).catch(() => undefined);
    if (at !== undefined) return at;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${name} could not be used after ${PATIENCE_MS} ms: ${page.url()}`);
}

/** Slows the page down and counts what it asks for; a socket is a request like any other. */
async function slowed(page) {
  const cdp = await page.context().newCDPSession(page);
  const onWay = new Set();
  const asked = new Map();
  let bytes = 0;
  let last = Date.now();
  const begins = (id, line) => {
    asked.set(id, line);
    last = Date.now();
  };
  const ends = (id, more) => {
    onWay.delete(id);
    bytes += more;
    last = Date.now();
    if (asked.has(id)) asked.set(id, `${asked.get(id)} ${more}`);
  };
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('http')) return;
    onWay.add(requestId);
    begins(requestId, `${request.method} ${new URL(request.url).pathname}`);
  });
  cdp.on('Network.webSocketCreated', ({ requestId, url }) =>
    begins(requestId, `WS ${new URL(url).pathname}`),
  );
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    ends(requestId, encodedDataLength),
  );
  cdp.on('Network.loadingFailed', ({ requestId }) => ends(requestId, 0));
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: LATENCY_MS,
    downloadThroughput: DOWN,
    uploadThroughput: UP,
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return {
    quiet: async () => {
      while (onWay.size > 0 || Date.now() - last < QUIET_MS) {
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    sum: () => ({ requests: asked.size, bytes, asked: [...asked.values()] }),
  };
}

/** Runs in the page: notes when what makes the screen usable stands there, painted. */
function watchFor(selector) {
  const look = () => {
    const there = document.querySelector(selector);
    if (there !== null && there.getClientRects().length > 0 && !there.disabled) {
      requestAnimationFrame(() => setTimeout(() => (window.zongjiUsableAt = performance.now())));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);
}
