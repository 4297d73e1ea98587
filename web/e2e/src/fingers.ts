import type { CDPSession, Locator, Page } from 'playwright-core';

/** A place on the page, in CSS pixels. */
type Place = { readonly x: number; readonly y: number };

const STEPS = 12;

/** One finger on a touch screen, with the events that a real one makes. */
export class Finger {
  private constructor(private readonly screen: CDPSession) {}

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  /** Goes down at one place, along to another, and up there. */
  async draws(from: Place, to: Place): Promise<void> {
    await this.touches('touchStart', from);
    for (let step = 1; step <= STEPS; step++) {
      const part = step / STEPS;
      const x = from.x + (to.x - from.x) * part;
      await this.touches('touchMove', { x, y: from.y + (to.y - from.y) * part });
    }
    await this.screen.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  private async touches(type: 'touchStart' | 'touchMove', at: Place): Promise<void> {
    await this.screen.send('Input.dispatchTouchEvent', { type, touchPoints: [{ ...at }] });
  }
}

/** The middle of something on the page. */
export async function middleOf(locator: Locator): Promise<Place> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`not to be seen: ${locator}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
