import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Console } from '../src/console';
import { items, PASSWORD, type SampleDesk, sampleDesk, text } from '../src/desk';
import { FlowEditor } from '../src/flow-editor';
import { Product } from '../src/product';
import { word } from '../src/words';

describe('the flow editor under a real hand', () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let console: Console;
  let editor: FlowEditor;
  let copies = 0;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    desk = await sampleDesk(product);
    browser = await openBrowser();
    console = await Console.opens(browser, product.address);
    await console.signsIn('000001', PASSWORD);
    await console.page.getByRole('heading', { level: 1 }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  beforeEach(async () => {
    const flows = items(await desk.admin.get('/api/flows?mode=OMNIMEDIA'));
    const used = flows.find((flow) => text(flow, 'state') === 'IN_USE');
    copies += 1;
    const copy = await desk.admin.send('POST', `/api/flows/${text(used, 'id')}/versions/1/copy`, {
      name: `副本${copies}`,
    });
    await console.page.goto(`${product.address}/m/omnimedia/flows/${text(copy, 'id')}`);
    editor = new FlowEditor(console.page);
    await editor.opened();
  });

  it('takes the click that leaves a branch name, whatever complaint goes with it', async () => {
    const { page } = console;
    await editor.clicks('分支');
    await editor.keywords(1).fill('9');
    await editor.keywords(1).press('Enter');
    for (const name of ['测试', '又一个', '第三个']) {
      const lines = await editor.branchNames.count();
      await editor.branchNames.last().click();
      await page.keyboard.type(name);
      await pressed(page, page.getByRole('button', { name: word('添加一行') }));
      await expect.poll(() => editor.branchNames.count()).toBe(lines + 1);
    }
  });

  it('takes the click that leaves a keyword which will be refused', async () => {
    const { page } = console;
    await editor.clicks('分支');
    await editor.keywords(1).fill('9');
    await editor.keywords(1).press('Enter');
    await editor.branchNames.last().fill('甲');
    await editor.keywords(1).click();
    await page.keyboard.type('9');
    await pressed(page, page.getByRole('button', { name: word('添加一行') }));
    await expect.poll(() => editor.branchNames.count()).toBe(2);
    await editor.alert.filter({ hasText: '9' }).waitFor();
  });
});

/** Presses and lets go again a moment later; what is pressed stays where it is meanwhile. */
async function pressed(page: Page, target: Locator): Promise<void> {
  const { x, y, width, height } = await placeOf(target);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  for (let frames = 0; frames < 20; frames += 1) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  expect(await placeOf(target)).toEqual({ x, y, width, height });
  await page.mouse.up();
}

async function placeOf(target: Locator) {
  const box = await target.boundingBox();
  if (box === null) throw new Error(`not to be seen: ${target}`);
  return box;
}
