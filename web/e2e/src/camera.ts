import type { Browser } from 'playwright-core';
import { afterEach } from 'vitest';
import { OUT } from './browser';

const WORDS_MAX = 1500;

/**
 * Shows every open page when a test fails: its words on the console, where they can be read after the
 * machine is gone, and a picture of it, named by the test and the page.
 */
export function photographFailures(browser: () => Browser): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const pages = browser()
      .contexts()
      .flatMap((context) => context.pages());
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
    await Promise.all(
      pages.map(async (page, place) => {
        const words = await page.locator('body').innerText();
        process.stderr.write(
          `${name}-${place + 1}, ${page.url()}:\n${words.slice(0, WORDS_MAX)}\n`,
        );
        await page.screenshot({ path: `${OUT}${name}-${place + 1}.png` });
      }),
    );
  });
}
