import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { openBrowserForCalls } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Console } from '../src/console';
import { Customer } from '../src/customer';
import { items, PASSWORD, part, type SampleDesk, sampleDesk, text } from '../src/desk';
import { Examiner, settled } from '../src/examiner';
import { Product } from '../src/product';
import { examineAll } from '../src/walker';

const PAGES: readonly string[] = [
  '/',
  '/m/omnimedia/groups',
  '/m/omnimedia/flows',
  '/m/omnimedia/settings',
  '/m/online/groups',
  '/m/phone/flows',
  '/channels/mini-programs',
  '/channels/websites',
  '/staff',
  '/records',
  '/audit',
  '/settings',
  '/account',
  '/nowhere',
];

// One product and one browser; each part keeps what it found, and must have found nothing.
describe('every screen, in both languages, light and dark', () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let agent: Agent;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    browser = await openBrowserForCalls();
    desk = await sampleDesk(product);
    agent = await Agent.signsIn(browser, product.address, desk.agent.login, PASSWORD);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  it('sign-in, its refusal and the first password', async () => {
    const examiner = new Examiner('axe-door');
    const answer = await desk.admin.send('POST', '/api/staff', {
      number: '000021',
      name: '新来的客服',
      email: '000021@example.com',
      nickname: '',
      mobile: '',
      role: 'AGENT',
      groupIds: [],
    });
    const console = await Console.opens(browser, product.address);
    const { page } = console;
    await page.getByRole('heading', { level: 1 }).waitFor();
    await examiner.inBothLanguages(page, 'sign-in');
    await console.signsIn('000021', 'wrong-password');
    await page.getByRole('alert').first().waitFor();
    await examiner.inBothLanguages(page, 'sign-in refused');
    await console.signsIn('000021', text(answer, 'oneTimePassword'));
    await page.locator('input[type=password]').nth(2).or(page.locator('#new')).first().waitFor();
    await examiner.inBothLanguages(page, 'first password');
    await console.closesTheBrowser();
    expect(examiner.report()).toEqual([]);
  });

  it('every page of the console, and every dialog, drawer and menu on it', async () => {
    const examiner = new Examiner('axe-console');
    await furnish(desk);
    const console = await signedIn(browser, product.address);
    for (const path of PAGES) await examineAll(console.page, product.address + path, examiner);
    await topBar(console.page, examiner);
    await examineAll(console.page, `${product.address}${await editorOf(desk)}`, examiner);
    expect(console.errors).toEqual([]);
    await console.closesTheBrowser();
    expect(examiner.report()).toEqual([]);
    expect(examiner.screens.size).toBeGreaterThan(100);
  });

  it('the workspace and the customer page, from the first word to the rating', async () => {
    const examiner = new Examiner('axe-talk');
    const look = (name: string) => examiner.inBothLanguages(agent.page, `workspace ${name}`);
    await look('offline');
    const customer = await Customer.comesTo(browser, desk.customerPage);
    const sees = (name: string) => examiner.asItIs(customer.page, `customer ${name}`);
    await sees('in the flow');
    await customerInEnglish(customer, 'in the flow', examiner);
    await agent.goesOnline();
    await look('lobby');
    await customer.says('咨询');
    await agent.rings();
    await look('offer');
    await sees('in the queue');
    await customerInEnglish(customer, 'in the queue', examiner);
    await agent.accepts();
    await customer.says('你好，想了解一下价格 https://example.com/price');
    await agent.says('您好，马上发给您');
    await customer.reads('马上发给您');
    await look('conversation');
    await sees('served');
    await customerInEnglish(customer, 'served', examiner);
    await agent.page
      .getByRole('button', { name: /转\s*接$/ })
      .first()
      .click();
    await settled(agent.page);
    await examiner.inBothLanguages(agent.page, 'workspace transfer', 'overlay');
    await agent.page.keyboard.press('Escape');
    await agent.page.getByRole('dialog').waitFor({ state: 'detached' });
    await customer.presses('语音通话');
    await agent.call('ringing').waitFor();
    await look('call ringing');
    await sees('call asked for');
    await agent.presses('接听语音');
    await agent.call('talking').waitFor();
    await look('call');
    await sees('call');
    await agent.presses('挂断');
    await agent.call('talking').waitFor({ state: 'detached' });
    await customer.page.getByRole('button', { name: '结束会话' }).click();
    await sees('question');
    await customer.page.keyboard.press('Escape');
    await agent.ends();
    await look('wrap-up');
    await customer.page.getByRole('radio', { name: '非常满意' }).waitFor();
    await sees('ended');
    await customer.page.getByRole('radio', { name: '非常满意' }).check();
    await customer.page.getByRole('button', { name: '提交评价' }).click();
    await customer.sees('感谢您的评价');
    await sees('rated');
    await agent.finishes();
    await agent.page.goto(`${product.address}/workspace?view=records`);
    await agent.page.getByRole('row').nth(1).waitFor();
    await look('own records');
    const nowhere = await Customer.comesTo(browser, desk.customerPage);
    await nowhere.page.goto(`${product.address}/c/?k=none`);
    await nowhere.page.getByRole('heading').first().waitFor();
    await examiner.asItIs(nowhere.page, 'customer without a channel');
    expect(examiner.report()).toEqual([]);
  });
});

async function signedIn(browser: Browser, address: string): Promise<Console> {
  const console = await Console.opens(browser, address);
  await console.signsIn('000001', PASSWORD);
  await console.page.getByRole('heading', { level: 1, name: '数据概览' }).waitFor();
  return console;
}

/** Menus of the top bar. */
async function topBar(page: Page, examiner: Examiner): Promise<void> {
  for (const name of ['语言', '外观', '账号'] as const) {
    const button = page.locator('header').getByRole('button', { name: new RegExp(name) });
    if ((await button.count()) === 0) continue;
    await button.first().click();
    await settled(page);
    await examiner.inBothLanguages(page, `top bar ${name}`, 'overlay');
    await page.keyboard.press('Escape');
    await settled(page);
  }
}

async function customerInEnglish(
  customer: Customer,
  name: string,
  examiner: Examiner,
): Promise<void> {
  const page = await customer.opensAnotherPage();
  await page.goto(`${page.url()}&lang=en`);
  await page.locator('form.composer textarea').waitFor();
  await examiner.asItIs(page, `customer ${name} (en)`);
  await page.close();
}

/** A record of each kind, so that no list is empty everywhere. */
async function furnish({ admin }: SampleDesk): Promise<void> {
  await admin.send('POST', '/api/channels/websites', { name: '官网', origins: [] });
  await admin.send('POST', '/api/channels/mini-programs', {
    name: '小程序',
    appId: `wx${'1'.repeat(16)}`,
    appSecret: '1'.repeat(32),
  });
}

/** The address of a flow that can be edited. */
async function editorOf({ admin }: SampleDesk): Promise<string> {
  const flows = items(await admin.get('/api/flows?mode=OMNIMEDIA'));
  const used = flows.find((flow) => text(flow, 'state') === 'IN_USE');
  const copy = await admin.send('POST', `/api/flows/${text(used, 'id')}/versions/1/copy`, {
    name: '副本',
  });
  await admin.send('PUT', `/api/flows/${text(copy, 'id')}/draft`, {
    revision: part(copy, 'draftRevision'),
    name: '副本',
    graph: part(await admin.get(`/api/flows/${text(copy, 'id')}`), 'graph'),
  });
  return `/m/omnimedia/flows/${text(copy, 'id')}`;
}
