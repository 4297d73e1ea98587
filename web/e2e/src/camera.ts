import type { Browser } from 'playwright-core';
import { afterEach } from 'vitest';
import { OUT } from './browser';

/** Takes a picture of every open page when a test fails, named by the test and the page. */
export function photographFailures(browser: () => Browser): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const pages = browser()
      .contexts()
      .flatMap((context) => context.pages());
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
    await Promise.all(
      pages.map((page, place) => page.screenshot({ path: `${OUT}${name}-${place + 1}.png` })),
    );
  });
}
