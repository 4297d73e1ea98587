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
    await console.page.getByRole('navigation', { name: '管理工作台导航' }).waitFor();
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
    await editor.addsAnother('分支');
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
    await editor.addsAnother('分支');
    await editor.keywords(1).fill('9');
    await editor.keywords(1).press('Enter');
    await editor.branchNames.last().fill('甲');
    await editor.keywords(1).click();
    await page.keyboard.type('9');
    await pressed(page, page.getByRole('button', { name: word('添加一行') }));
    await expect.poll(() => editor.branchNames.count()).toBe(2);
    await editor.alert.filter({ hasText: '9' }).waitFor();
  });

  it('opens at its beginning, readable, with nothing lying on its cards', async () => {
    const { page } = console;
    expect(await editor.zoom()).toBeGreaterThanOrEqual(0.7);
    const start = await placeOf(editor.card('开始'));
    const canvas = await placeOf(page.locator('.react-flow'));
    expect(start.y).toBeGreaterThanOrEqual(canvas.y);
    expect(await page.locator('aside').count()).toBe(0);
    for (const furniture of ['.react-flow__minimap', '.react-flow__controls']) {
      const box = await placeOf(page.locator(furniture));
      const beside = box.x + box.width <= canvas.x || box.y >= canvas.y + canvas.height;
      expect([furniture, beside]).toEqual([furniture, true]);
    }
  });

  it('keeps everything in reach at 200 %', async () => {
    const { page } = console;
    const before = page.viewportSize();
    await page.setViewportSize({ width: 640, height: 400 });
    await editor.chooses('开始');
    for (const name of ['保存', '保存并发布', '试运行']) {
      const box = await placeOf(page.getByRole('button', { name: word(name) }).first());
      expect([name, box.x >= 0 && box.x + box.width <= 640]).toEqual([name, true]);
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    if (before !== null) await page.setViewportSize(before);
  });

  it('opens the list of what to put right when it is not published', async () => {
    const { page } = console;
    await editor.chooses('分支');
    await editor.fills('消息文本', '');
    await editor.publishes();
    const list = page.getByRole('region', { name: '发布前需要处理' });
    await list.getByRole('listitem').filter({ hasText: '请填写消息文本' }).waitFor();
  });

  it('copies and deletes modules by buttons, and undo says what it undid', async () => {
    const { page } = console;
    await editor.chooses('商务合作');
    await page.getByRole('button', { name: '复制一份' }).click();
    await editor.card('商务合作 2').waitFor();
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await editor.card('商务合作 2').waitFor({ state: 'hidden' });
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText('已撤销：删除「商务合作 2」').waitFor();
    await editor.card('商务合作 2').waitFor();
  });

  it('does the same by right button, and by the menu key', async () => {
    const { page } = console;
    await editor.card('欢迎语').locator('header').click({ button: 'right' });
    const menu = page.getByRole('menu', { name: '模块' });
    await menu.getByRole('menuitem', { name: /^复制一份/ }).click();
    await editor.card('欢迎语 2').waitFor();
    await editor.card('欢迎语 2').focus();
    await page.keyboard.press('ContextMenu');
    await menu.waitFor();
    await menu.getByRole('menuitem', { name: /^删除/ }).press('Enter');
    await editor.card('欢迎语 2').waitFor({ state: 'hidden' });
    await editor.card('欢迎语').waitFor();
  });

  it('chooses a wire by a click in its middle, and cuts it only when told to', async () => {
    const { page } = console;
    const wires = await editor.wires.count();
    for (const zoom of ['', '.react-flow__controls-zoomout']) {
      if (zoom !== '') await page.locator(zoom).click();
      await editor.standsStill();
      const middle = await editor.middleOfWire(0);
      await page.mouse.click(middle.x, middle.y);
      const cut = page.getByRole('button', { name: '断开连线' });
      const { width, height } = await placeOf(cut);
      expect([width, height]).toEqual([32, 28]);
      expect(await editor.wires.count()).toBe(wires);
      expect(await page.locator('.react-flow__edge.selected').count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.mouse.click(middle.x + 120, middle.y);
      await cut.waitFor({ state: 'hidden' });
    }
    const middle = await editor.middleOfWire(0);
    await page.mouse.click(middle.x, middle.y);
    await page.getByRole('button', { name: '断开连线' }).click();
    await expect.poll(() => editor.wires.count()).toBe(wires - 1);
  });

  it('goes from a card to its settings by Enter, and back by Escape', async () => {
    const { page } = console;
    await editor.card('欢迎语').focus();
    await page.keyboard.press('Enter');
    const label = page.getByLabel('标签', { exact: true });
    await expect.poll(() => label.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await label.inputValue()).toBe('欢迎语');
    await page.keyboard.press('Escape');
    const card = editor.card('欢迎语');
    await expect.poll(() => card.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it('is walked by Tab in the order of the flow, modules only', async () => {
    const { page } = console;
    await editor.card('开始').focus();
    const walked: string[] = [];
    for (let stops = 0; stops < 6; stops += 1) {
      walked.push(await page.locator('.react-flow__node:focus header').innerText());
      await page.keyboard.press('Tab');
    }
    expect(walked.map((head) => head.split('\n')[0])).toEqual([
      '开始',
      '欢迎语',
      '分支',
      '产品咨询',
      '结束',
      '商务合作',
    ]);
  });

  it('finds a module by what it says', async () => {
    const { page } = console;
    await page.keyboard.press('ControlOrMeta+f');
    await page.keyboard.type('很高兴');
    await page.getByRole('option', { name: /欢迎语/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.react-flow__node.selected').filter({ hasText: '欢迎语' }).waitFor();
    expect(console.errors).toEqual([]);
  });

  it('tries out with whole numbers only, and offers each branch by its name', async () => {
    const { page } = console;
    await page.getByRole('button', { name: word('试运行') }).click();
    await page.getByRole('button', { name: '产品咨询', exact: true }).click();
    const ahead = page.getByLabel('前面', { exact: true });
    await ahead.fill('1.5');
    await page.getByText('0 至 999 的整数').waitFor();
    expect(await ahead.inputValue()).toBe('1.5');
    const queue = page.getByRole('button', { name: word('客服全忙，排队') });
    expect(await queue.isDisabled()).toBe(true);
    await ahead.fill('３');
    await queue.click();
    await page.getByText('当前排队人数为3').waitFor();
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
