import type { Locator, Page } from 'playwright-core';

/** A file as a person chooses it. */
export type Sent = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

/** Presses a button that asks for a file, and chooses one. */
export async function attach(page: Page, button: Locator, file: Sent): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await button.click();
  await (await asked).setFiles({ ...file });
}

/** A true picture: a corner of what a page shows. */
export async function pictureOf(page: Page, name: string): Promise<Sent> {
  const buffer = await page.screenshot({
    type: 'png',
    clip: { x: 0, y: 0, width: 48, height: 32 },
  });
  return { name, mimeType: 'image/png', buffer };
}

/** A web page that says it is a picture. */
export function pageNamedPicture(name: string): Sent {
  const buffer = Buffer.from('<!doctype html><script>alert(1)</script>');
  return { name, mimeType: 'image/png', buffer };
}

/** A file of text. */
export function textFile(name: string, text: string): Sent {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}
