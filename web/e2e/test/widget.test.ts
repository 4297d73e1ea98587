import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atADesk, openBrowser } from '../src/browser';
import { items, type SampleDesk, sampleDesk, text } from '../src/desk';
import { Product } from '../src/product';
import { bubble, hit, type Shop, Site, tapBubble } from '../src/site';

// The widget on a company's own pages, which are on another host and do what real ones do.
describe('the widget on a site', () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let site: Site;
  let unlisted: Site;

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    browser = await openBrowser();
    desk = await sampleDesk(product);
    site = await Site.opens();
    unlisted = await Site.opens();
    const key = new URL(desk.customerPage).searchParams.get('k') ?? '';
    const channels = items(await desk.admin.send('GET', '/api/channels?kind=WEBSITE'));
    const channel = channels.find((one) => text(one, 'key') === key);
    await desk.admin.send('PUT', `/api/channels/websites/${text(channel, 'id')}`, {
      name: text(channel, 'name'),
      origins: [site.origin],
    });
    site.shows(product.address, key);
    unlisted.shows(product.address, key);
  });

  afterAll(async () => {
    site?.closes();
    unlisted?.closes();
    await browser?.close();
    await product?.remove();
  });

  it('keeps one conversation over links and tabs where frames have no storage', async () => {
    const person = await withoutStorage('frames');
    const page = await person.newPage();
    await page.goto(`${site.origin}/1`);
    await tapBubble(page);
    await says(await chat(page), '有货吗');
    const begun = await conversations();
    for (const path of ['/2', '/3', '/4', '/5', '/6', '/7']) {
      await page.goto(site.origin + path);
      await tapBubble(page);
      await (await chat(page)).locator('.mine', { hasText: '有货吗' }).waitFor();
    }
    const tab = await person.newPage();
    await tab.goto(`${site.origin}/8`);
    await tapBubble(tab);
    await (await chat(tab)).locator('.mine', { hasText: '有货吗' }).waitFor();
    expect(await conversations()).toBe(begun);
    expect(await (await chat(tab)).getByText('此浏览器不保存数据').count()).toBe(0);
    await person.close();
  });

  it('says so where nothing at all can be kept', async () => {
    const person = await withoutStorage('all');
    const page = await person.newPage();
    await page.goto(`${site.origin}/none`);
    await tapBubble(page);
    await (await chat(page)).getByText('此浏览器不保存数据').waitFor();
    await person.close();
  });

  it('gives who the customer is to nobody but its own frame', async () => {
    const person = await atADesk(browser);
    const page = await person.newPage();
    await page.goto(`${site.origin}/1`);
    await tapBubble(page);
    await says(await chat(page), '你好');
    const thief = `<script>addEventListener('message', (m) => { document.title = JSON.stringify(m.data) }); parent.postMessage({ zongji: 'ready' }, '*'); parent.postMessage({ zongji: 'keep', token: 'mine' }, '*')</script>`;
    await page.evaluate((code) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = code;
      document.body.append(frame);
      return new Promise((loaded) => frame.addEventListener('load', loaded));
    }, thief);
    const other = page.frames().find((frame) => frame.url() === 'about:srcdoc');
    // A message from the page comes after every answer to messages sent before.
    await page.evaluate(() => frames[0]?.postMessage('last', '*'));
    await other?.waitForFunction(() => document.title !== '');
    expect(await other?.title()).toBe('"last"');
    const tokens = await page.evaluate(() => Object.values(localStorage));
    expect(tokens).not.toContain('mine');
    await person.close();
  });

  const rough: Readonly<Record<string, Shop>> = {
    'hides empty elements': { head: '<style>div:empty,*:empty{display:none!important}</style>' },
    'resets everything': { head: '<style>*{all:unset!important}</style>' },
    'hides frames and the unknown': {
      head: '<style>iframe,:not(:defined){display:none!important;visibility:hidden!important}</style>',
    },
    'has a strict policy': {
      policy:
        "default-src 'none'; style-src 'self'; script-src PRODUCT; connect-src PRODUCT; frame-src PRODUCT; require-trusted-types-for 'script'",
    },
    'forbids to ask': {
      policy: "default-src 'none'; style-src 'self'; script-src PRODUCT; frame-src PRODUCT",
    },
    'stacks high': {
      body: '<div style="position:fixed;inset:0;z-index:2147483647;background:#eee">x</div>',
    },
    'is zoomed': { head: '<style>html{zoom:1.5}body{zoom:.8;transform:scale(.9)}</style>' },
    'reads from the right': { head: '<script>document.documentElement.dir = "rtl"</script>' },
    'loads the script twice': { times: 2 },
    'loads it at once, before there is a body': { attributes: '' },
    'defers it': { attributes: 'defer' },
    'loads it as a module': { attributes: 'type="module" crossorigin' },
  };
  it.each(Object.entries(rough))('stands on a site that %s', async (name, shop) => {
    const person = await atADesk(browser);
    const page = await person.newPage();
    await page.goto(site.page(`/rough/${encodeURIComponent(name)}`, shop));
    await tapBubble(page);
    const frame = await chat(page);
    await says(frame, name);
    const element = await frame.frameElement();
    expect(await element.isVisible()).toBe(true);
    expect(await page.locator('zongji-widget').count()).toBe(1);
    await person.close();
  });

  it('survives routers that replace the body, the children of the root, or write the page anew', async () => {
    const person = await atADesk(browser);
    const page = await person.newPage();
    await page.goto(`${site.origin}/router`);
    await bubble(page);
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
    await bubble(page);
    await page.evaluate(() =>
      document.documentElement.replaceChildren(
        document.createElement('head'),
        document.createElement('body'),
      ),
    );
    await bubble(page);
    await tapBubble(page);
    await says(await chat(page), '还在');
    await person.close();
  });

  it('shows no bubble on a site that is not listed, and one line names the setting', async () => {
    const person = await atADesk(browser);
    const page = await person.newPage();
    const lines: string[] = [];
    page.on('console', (line) => lines.push(line.text()));
    const warned = page.waitForEvent('console', (line) => line.text().includes('允许的网址'));
    await page.goto(unlisted.page('/twice', { times: 2 }));
    await warned;
    expect(await hit(page)).not.toBe('zongji-widget');
    expect(lines.filter((line) => line.includes('[Zongji]'))).toHaveLength(1);
    expect(page.frames()).toHaveLength(1);
    await person.close();
  });

  it('goes on after a translator has been over the page', async () => {
    const person = await atADesk(browser);
    const page = await person.newPage();
    await page.goto(desk.customerPage);
    await page.locator('form.composer textarea').waitFor();
    await page.locator('.system').first().waitFor();
    await page.locator('.who p').getByText('智能引导').waitFor();
    await translate(page);
    await says(page.mainFrame(), '1');
    await page.getByText('当前没有客服在线').waitFor();
    await page.locator('.who p').getByText('会话已结束', { exact: true }).waitFor();
    await translate(page);
    await page.getByRole('button', { name: '再次咨询' }).click();
    await page.locator('.who p').getByText('智能引导').waitFor();
    await person.close();
  });

  async function conversations(): Promise<number> {
    return items(await desk.admin.send('GET', '/api/records')).length;
  }

  async function withoutStorage(where: 'frames' | 'all'): Promise<BrowserContext> {
    const person = await atADesk(browser);
    await person.addInitScript((all) => {
      if (!all && window.parent === window) return;
      const forbidden = {
        get() {
          throw new DOMException('no storage', 'SecurityError');
        },
      };
      Object.defineProperty(window, 'localStorage', forbidden);
      Object.defineProperty(window, 'sessionStorage', forbidden);
      Object.defineProperty(window, 'indexedDB', forbidden);
    }, where === 'all');
    return person;
  }
});

async function chat(page: Page): Promise<Frame> {
  const inside = (frame: Frame) => frame.url().includes('/c/?k=');
  const found = page.frames().find(inside);
  const frame = found ?? (await page.waitForEvent('framenavigated', inside));
  await frame.locator('form.composer textarea, .card').first().waitFor();
  return frame;
}

async function says(frame: Frame, words: string): Promise<void> {
  const writing = frame.locator('form.composer textarea');
  await writing.fill(words);
  await writing.press('Enter');
  await frame.locator('.mine', { hasText: words }).last().waitFor();
}

/** Puts elements of its own in the place of every text, as page translators do. */
function translate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: Node[] = [];
    while (walk.nextNode()) found.push(walk.currentNode);
    for (const node of found) {
      const parent = node.parentElement;
      if (parent === null || parent.localName === 'textarea') continue;
      const outer = document.createElement('font');
      const inner = document.createElement('font');
      inner.textContent = node.textContent;
      outer.append(inner);
      parent.replaceChild(outer, node);
    }
  });
}
