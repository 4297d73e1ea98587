import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';

/** A company's page: what stands in its head, and its policy. */
export interface Shop {
  readonly head?: string;
  readonly body?: string;
  readonly policy?: string;
  /** How the widget's script stands on it. */
  readonly attributes?: string;
  /** Script tags in all. */
  readonly times?: number;
}

/** A company's website on another host than the product (`127.0.0.1`), with the widget on each page. */
export class Site {
  private readonly shops = new Map<string, Shop>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async opens(): Promise<Site> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Site(server, `http://127.0.0.1:${address.port}`);
  }

  /** From now on the pages show the widget of the channel. */
  shows(product: string, key: string): void {
    this.server.on('request', (request, response) => {
      const path = new URL(request.url ?? '/', this.origin).pathname;
      const shop = this.shops.get(path) ?? {};
      const tag = `<script src="${product}/c/widget.js" data-zongji="${key}" ${shop.attributes ?? 'async'}></script>`;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      if (shop.policy !== undefined) {
        response.setHeader('Content-Security-Policy', shop.policy.replaceAll('PRODUCT', product));
      }
      response.end(
        `<!doctype html><html lang="zh"><head><title>shop</title>${shop.head ?? ''}${tag.repeat(shop.times ?? 1)}</head><body>${shop.body ?? `<h1>${path}</h1>`}</body></html>`,
      );
    });
  }

  page(path: string, shop: Shop): string {
    this.shops.set(path, shop);
    return this.origin + path;
  }

  closes(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** Where the bubble is drawn, right of and above the corner, in CSS pixels. */
const CORNER = 50;

/** What a person hits who taps where the bubble should be. */
export function hit(page: Page): Promise<string> {
  return page.evaluate(
    (corner) =>
      document.elementFromPoint(innerWidth - corner, innerHeight - corner)?.localName ?? '',
    CORNER,
  );
}

/** Waits until the bubble can be tapped. */
export async function bubble(page: Page): Promise<void> {
  await page.waitForFunction(
    (corner) =>
      document.elementFromPoint(innerWidth - corner, innerHeight - corner)?.localName ===
      'zongji-widget',
    CORNER,
  );
}

/** Taps the bubble. */
export async function tapBubble(page: Page): Promise<void> {
  await bubble(page);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: innerHeight,
  }));
  await page.mouse.click(width - CORNER, height - CORNER);
}
