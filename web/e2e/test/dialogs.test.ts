import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Console } from '../src/console';
import { PASSWORD, type SampleDesk, sampleDesk } from '../src/desk';
import { Product } from '../src/product';

/** A list whose records are edited in a dialog. */
type Edited = {
  readonly page: string;
  readonly within?: string;
  readonly add: string;
  /** The label of a field, and what stands in it for each of two records. */
  readonly field: string;
  readonly names: readonly [string, string];
  readonly title: (name: string) => string;
};

const LISTS: readonly Edited[] = [
  {
    page: '技能组管理',
    within: '全媒体客服',
    add: '添加技能组',
    field: '技能组名称',
    names: ['甲组', '乙组'],
    title: (name) => `编辑技能组「${name}」`,
  },
  {
    page: '客服管理',
    add: '添加客服',
    field: '姓名',
    names: ['客服甲', '客服乙'],
    title: (name) => `编辑客服「${name}」`,
  },
  {
    page: '桌面网站',
    within: '渠道接入',
    add: '添加网站',
    field: '名称',
    names: ['网站甲', '网站乙'],
    title: (name) => `编辑网站「${name}」`,
  },
  {
    page: '微信小程序-自定义',
    within: '渠道接入',
    add: '绑定小程序',
    field: '名称',
    names: ['小程序甲', '小程序乙'],
    title: (name) => `编辑小程序「${name}」`,
  },
  {
    page: '全媒体客服设置',
    within: '全媒体客服',
    add: '添加快捷回复',
    field: '名称',
    names: ['回复甲', '回复乙'],
    title: (name) => `编辑快捷回复「${name}」`,
  },
];

describe('dialogs and drawers of the console, each with two records', () => {
  let product: Product;
  let browser: Browser;
  let console: Console;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    const desk = await sampleDesk(product);
    await twoOfEverything(desk);
    browser = await openBrowser();
    console = await Console.opens(browser, product.address);
    await console.signsIn('000001', PASSWORD);
    await console.page.getByRole('heading', { level: 1 }).waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  /** A question has been answered and is gone: the next key is for the dialog under it. */
  const asked = () => console.page.locator('.ant-modal-confirm').waitFor({ state: 'detached' });

  for (const list of LISTS) {
    const [first, second] = list.names;
    const field = () => console.dialog.getByLabel(list.field, { exact: true });
    const open = async (name: string) => {
      await console.does('编辑', name);
      await console.page.getByRole('dialog', { name: list.title(name) }).waitFor();
    };

    it(`${list.page}: the record in the title is the one in the fields`, async () => {
      await console.goesTo(list.page, list.within);
      for (const way of ['Escape', 'cancel', 'cross'] as const) {
        await open(first);
        expect(await field().inputValue()).toBe(first);
        await leave(console.dialog, way);
        await open(second);
        expect(await field().inputValue()).toBe(second);
        await leave(console.dialog, way);
      }
    });

    it(`${list.page}: saving one and then the other changes each by itself`, async () => {
      for (const name of [first, second]) {
        await open(name);
        await field().fill(`${name}改`);
        await console.presses('确定', console.dialog);
        await console.row(`${name}改`).waitFor();
        await console.page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      for (const name of [`${first}改`, `${second}改`]) {
        await open(name);
        expect(await field().inputValue()).toBe(name);
        await leave(console.dialog, 'Escape');
      }
    });

    it(`${list.page}: a double click opens an empty form, and a click beside it changes nothing`, async () => {
      const add = console.page.getByRole('button', { name: new RegExp(`${list.add}$`) }).first();
      await add.dblclick();
      expect(await field().inputValue()).toBe('');
      await field().fill('半');
      await console.page.mouse.click(5, 400);
      expect(await field().inputValue()).toBe('半');
      await console.page.keyboard.press('Escape');
      await console.presses('继续填写');
      await asked();
      expect(await field().inputValue()).toBe('半');
      await console.page.goBack();
      await console.presses('留在这里');
      await asked();
      expect(await field().inputValue()).toBe('半');
      await console.page.keyboard.press('Escape');
      await console.presses('放弃');
      await console.page.getByRole('dialog').waitFor({ state: 'detached' });
    });
  }

  it('an answer that comes late leaves the dialog of another record as it is', async () => {
    await console.goesTo('技能组管理', '全媒体客服');
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await console.page.route('**/api/skill-groups/*', async (route) => {
      if (route.request().method() === 'PUT') await held;
      await route.continue();
    });
    await console.does('编辑', '甲组改');
    await console.dialog.getByLabel('技能组名称').fill('甲组后');
    await console.presses('确定', console.dialog);
    await console.page.keyboard.press('Escape');
    await console.presses('放弃');
    await console.does('编辑', '乙组改');
    release();
    await console.sees('「甲组后」已保存');
    await console.page.getByRole('dialog', { name: '编辑技能组「乙组改」' }).waitFor();
    expect(await console.dialog.getByLabel('技能组名称').inputValue()).toBe('乙组改');
    await leave(console.dialog, 'Escape');
    await console.page.unroute('**/api/skill-groups/*');
  });

  it('a list that grows between two openings changes nothing about which record is opened', async () => {
    await console.does('编辑', '甲组后');
    await leave(console.dialog, 'Escape');
    await console.asksForGroup('一个组');
    await console.row('一个组').waitFor();
    await console.does('编辑', '乙组改');
    expect(await console.dialog.getByLabel('技能组名称').inputValue()).toBe('乙组改');
    await leave(console.dialog, 'Escape');
  });

  it('drawers show the record that was opened', async () => {
    for (const name of ['甲组后', '乙组改']) {
      await console.does('查看技能组成员', name);
      const drawer = console.page.getByRole('dialog', { name: `「${name}」的客服` });
      const search = drawer.getByRole('searchbox').or(drawer.getByRole('textbox'));
      expect(await search.inputValue()).toBe('');
      await search.fill(name);
      await drawer.getByRole('button', { name: /^(关闭|Close)$/ }).click();
      await drawer.waitFor({ state: 'detached' });
    }
    await console.goesTo('桌面网站', '渠道接入');
    const addresses: string[] = [];
    for (const name of ['网站甲改', '网站乙改']) {
      await console.does('接入方式', name);
      await console.page.getByRole('dialog', { name: new RegExp(name) }).waitFor();
      const link = console.page.getByRole('link', { name: /打开页面/ });
      addresses.push((await link.getAttribute('href')) ?? '');
      await console.page.keyboard.press('Escape');
      await link.waitFor({ state: 'detached' });
    }
    expect(new Set(addresses).size).toBe(2);
  });

  it('a question takes a press on 确定 at once, once, and is about the record it names', async () => {
    await console.goesTo('技能组管理', '全媒体客服');
    await console.does('删除', '乙组改');
    const question = console.page.getByRole('dialog').filter({ hasText: '乙组改' });
    await question.getByRole('button', { name: '确定' }).dblclick();
    await console.row('乙组改').waitFor({ state: 'detached' });
    await console.row('甲组后').waitFor();
    await console.page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(console)).not.toBe('BODY');
    expect(console.errors).toEqual([]);
  });
});

async function leave(dialog: Locator, way: 'Escape' | 'cancel' | 'cross'): Promise<void> {
  if (way === 'Escape') await dialog.press('Escape');
  else
    await dialog
      .getByRole('button', { name: way === 'cancel' ? '取消' : /^(关闭|Close)$/ })
      .click();
  await dialog.page().getByRole('dialog').waitFor({ state: 'detached' });
}

function focused(console: Console): Promise<string> {
  return console.page.evaluate(() => document.activeElement?.tagName ?? '');
}

async function twoOfEverything({ admin }: SampleDesk): Promise<void> {
  for (const [index, name] of ['甲', '乙'].entries()) {
    await admin.send('POST', '/api/skill-groups', {
      mode: 'OMNIMEDIA',
      name: `${name}组`,
      cap: 1,
    });
    await admin.send('POST', '/api/staff', {
      number: `70000${index}`,
      name: `客服${name}`,
      email: `7${index}@example.com`,
      nickname: `昵称${name}`,
      mobile: '',
      role: 'AGENT',
      groupIds: [],
    });
    await admin.send('POST', '/api/channels/websites', { name: `网站${name}`, origins: [] });
    await admin.send('POST', '/api/channels/mini-programs', {
      name: `小程序${name}`,
      appId: `wx${String(index).repeat(16)}`,
      appSecret: String(index).repeat(32),
    });
    await admin.send('POST', '/api/quick-replies', {
      mode: 'OMNIMEDIA',
      title: `回复${name}`,
      text: `文本${name}`,
      position: index + 10,
    });
  }
}
