import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

/** Where screenshots of failed tests and of the gallery go; not kept in git. */
export const OUT = fileURLToPath(new URL('../out/', import.meta.url));

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--autoplay-policy=no-user-gesture-required',
];

/** Lets pages talk to each other without leaving the machine. */
const CALLS: readonly string[] = ['--allow-loopback-in-peer-connection'];

/** Gives a browser a microphone that beeps once a second and a camera that shows a clock, which nobody is allowed to use. */
export const FORBIDDEN_MICROPHONE: readonly string[] = ['--use-fake-device-for-media-stream'];

/** Gives a browser such a microphone and camera, and leave to use them. */
export const MICROPHONE: readonly string[] = [
  ...FORBIDDEN_MICROPHONE,
  '--use-fake-ui-for-media-stream',
];

/** A browser for calls, with a camera and a microphone or without. */
export async function openBrowserForCalls(devices = true): Promise<Browser> {
  return openBrowser([...CALLS, ...(devices ? MICROPHONE : [])]);
}

/** Headless Chromium of the machine; `ZONGJI_CHROMIUM` names another. */
export async function openBrowser(further: readonly string[] = []): Promise<Browser> {
  mkdirSync(OUT, { recursive: true });
  return chromium.launch({
    executablePath: process.env.ZONGJI_CHROMIUM ?? '/usr/bin/chromium',
    args: [...QUIET, ...further],
  });
}

/** A person at a desk: own cookies, own storage, Chinese, a wide screen. */
export async function atADesk(browser: Browser): Promise<BrowserContext> {
  return person(browser, { width: 1440, height: 900 });
}

/** A person with a phone. */
export async function withAPhone(browser: Browser): Promise<BrowserContext> {
  return person(browser, { width: 360, height: 740 });
}

/** A person with a tablet, who has fingers and no mouse. */
export async function withATablet(browser: Browser): Promise<BrowserContext> {
  return person(browser, { width: 1024, height: 768 }, true);
}

async function person(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
  hasTouch = false,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', hasTouch });
  context.setDefaultTimeout(30_000);
  return context;
}

/** Keeps what the page says when it fails, so that a red test can be read without running it again. */
export function watch(page: Page): { readonly errors: readonly string[] } {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  return { errors };
}
