import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Console } from '../src/console';
import { Customer } from '../src/customer';
import { addAgent, items, PASSWORD, type SampleDesk, sampleDesk, text, texts } from '../src/desk';
import { pageNamedPicture, pictureOf, textFile } from '../src/files';
import { Product } from '../src/product';
import { chinese } from '../src/words';

const GROUP = '产品咨询客服1组';
/** A page that has not said by then that its line is gone never will; how soon it must, sync's tests hold by a clock of their own. */
const NEVER_AFTER_MS = 30_000;

// One conversation that is handled roughly, from its first picture to its second agent.
describe('rough handling', () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let agent: Agent;
  let customer: Customer;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    browser = await openBrowser();
    desk = await sampleDesk(product);
    agent = await Agent.signsIn(browser, product.address, desk.agent.login, desk.agent.password);
    await agent.goesOnline();
    customer = await Customer.comesTo(browser, desk.customerPage);
    await customer.says('1');
    await agent.accepts();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  it('shows the customer a picture that the agent sends', async () => {
    await agent.attaches(await pictureOf(agent.page, '价目表.png'));
    const picture = customer.picture('价目表.png');
    await picture.waitFor();
    await expect
      .poll(() =>
        picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
      )
      .toBe(48);
  });

  it('refuses a web page that says it is a picture, in words, and adds nothing', async () => {
    const before = await customer.transcript();
    await agent.attaches(pageNamedPicture('合同.png'));
    await agent.unsent.filter({ hasText: '未发送：这不是能显示的图片' }).waitFor();
    await agent.unsent.getByRole('button', { name: /删\s*除/ }).click();
    await agent.unsent.waitFor({ state: 'hidden' });
    await agent.says('请看上面的图片');
    await customer.reads('请看上面的图片');
    expect(await customer.transcript()).toEqual([...before, '请看上面的图片']);
    expect(await customer.page.getByText('合同.png').count()).toBe(0);
  });

  it('gives the agent a file of the customer to download', async () => {
    await customer.attaches(textFile('需求.txt', '需要十个座席'));
    const link = agent.page.getByRole('log').getByRole('link', { name: /需求\.txt/ });
    await link.waitFor();
    const coming = agent.page.waitForEvent('download');
    await link.click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('需求.txt');
    expect(await readFile(await download.path(), 'utf8')).toBe('需要十个座席');
  });

  it('sends a picture once whose upload a reload has cut off', async () => {
    await customer.hasUploads(false);
    await customer.attaches(await pictureOf(customer.page, '半路.png'));
    await customer.page.getByRole('progressbar', { name: '半路.png' }).waitFor();
    await customer.hasUploads(true);
    await customer.reloads();
    const arrived = agent.page.getByRole('log').getByRole('img', { name: '半路.png' });
    await arrived.first().waitFor();
    await customer.page.getByRole('progressbar').waitFor({ state: 'hidden' });
    await customer.reloads();
    await customer.ownPicture('半路.png').first().waitFor();
    expect(await customer.ownPicture('半路.png').count()).toBe(1);
    expect(await arrived.count()).toBe(1);
  });

  it('works in one window at a time and says so in the other', async () => {
    const second = await agent.opensAnotherWindow();
    await agent.sees('工作台已在另一个窗口打开，这里不再接收会话。');
    await second.says('我换了一个窗口');
    await customer.reads('我换了一个窗口');
    await agent.page.getByRole('button', { name: '在此窗口使用' }).click();
    await second.sees('工作台已在另一个窗口打开，这里不再接收会话。');
    await agent.reads('我换了一个窗口');
    await agent.says('我回来了');
    await customer.reads('我回来了');
    await second.page.close();
  });

  it('sends three messages written without network once and in order', async () => {
    const written = ['断网一', '断网二', '断网三'];
    await customer.hasNetwork(false);
    for (const text of written) await customer.types(text);
    const bar = customer.page.getByRole('status').filter({ hasText: '内容不会丢失' });
    await bar.filter({ hasText: /^网络已断开/ }).waitFor({ timeout: NEVER_AFTER_MS });
    expect(await customer.pending.count()).toBe(3);
    expect((await agent.transcript()).filter((said) => said.startsWith('断网'))).toEqual([]);
    await customer.hasNetwork(true);
    await bar.waitFor({ state: 'hidden' });
    await agent.reads('断网三');
    await customer.pending.first().waitFor({ state: 'hidden' });
    expect((await agent.transcript()).filter((said) => said.startsWith('断网'))).toEqual(written);
    expect((await customer.transcript()).filter((said) => said.startsWith('断网'))).toEqual(
      written,
    );
  });

  it('tells the agent soon that the network is gone, and sends what was written once and in order', async () => {
    const written = ['客服断网一', '客服断网二'];
    const bar = agent.page.getByRole('status').filter({ hasText: '与服务器的连接已断开' });
    await agent.hasNetwork(false);
    for (const text of written) await agent.types(text);
    await bar
      .filter({ hasText: '已写的内容保存在这个浏览器里' })
      .waitFor({ timeout: NEVER_AFTER_MS });
    await bar.filter({ hasText: '2 条消息等待发送，恢复后按顺序发出' }).waitFor();
    expect(await agent.pending.count()).toBe(2);
    const arrived = (await customer.transcript()).filter((said) => written.includes(said));
    expect(arrived).toEqual([]);
    await agent.hasNetwork(true);
    await bar.waitFor({ state: 'hidden' });
    await customer.reads('客服断网二');
    await agent.pending.first().waitFor({ state: 'hidden' });
    for (const page of [agent, customer]) {
      const said = (await page.transcript()).filter((text) => written.includes(text));
      expect(said).toEqual(written);
    }
  });

  it('hands the conversation to a colleague with a note', async () => {
    const groups = items(await desk.admin.get('/api/skill-groups?mode=OMNIMEDIA'));
    const group = groups.find((one) => text(one, 'name') === GROUP);
    await addAgent(desk, product.address, {
      number: '000011',
      name: '示例客服二',
      groupIds: [text(group, 'id')],
    });
    const colleague = await Agent.signsIn(browser, product.address, '000011', PASSWORD);
    await colleague.goesOnline();
    await agent.transfersTo('示例客服二', '客户要十个座席的报价');
    await colleague.rings();
    await colleague.sees('客户要十个座席的报价');
    await colleague.accepts();
    await colleague.sees('转接备注：客户要十个座席的报价');
    await colleague.reads('断网三');
    await customer.reads('转人工客服成功，000011号客服代表为您服务。');
    await colleague.says('报价已经发给您');
    await customer.reads('报价已经发给您');
    await colleague.ends();
    await colleague.finishes();
    expect([...customer.errors, ...agent.errors, ...colleague.errors]).toEqual([]);
    await colleague.closesTheBrowser();
  });

  it('never makes the page of a phone wider than the phone', async () => {
    const other = await Customer.comesTo(browser, desk.customerPage);
    expect(await other.overhang()).toBe(0);
    await other.says(`https://www.example.com/${'a'.repeat(200)}`);
    await other.says('１'.repeat(120));
    expect(await other.overhang()).toBe(0);
    await other.leaves();
  });

  it('speaks English without a Chinese word of its own', async () => {
    const data = await whatPeopleNamed(desk);
    const console = await Console.opens(browser, product.address);
    await console.signsIn('000001', PASSWORD);
    await console.choosesEnglish();
    for (const [path, heading] of [
      ['/', 'Overview'],
      ['/m/omnimedia/groups', 'Skill groups'],
      ['/m/omnimedia/flows', 'Flows'],
      ['/m/omnimedia/settings', 'settings'],
      ['/channels/websites', 'Websites'],
      ['/staff', 'Staff'],
      ['/settings', 'General settings'],
      ['/workspace', 'You are'],
    ] as const) {
      await console.page.goto(product.address + path);
      await console.page.getByRole('heading').filter({ hasText: heading }).first().waitFor();
      expect([path, ...(await console.chineseBut(data))]).toEqual([path]);
    }
    const english = await Customer.comesTo(browser, `${desk.customerPage}&lang=en`);
    await english.page.getByRole('list', { name: 'Quick answers' }).waitFor();
    const said = await english.transcript();
    const whole = await english.page.locator('main').innerText();
    const own = said.reduce((rest, one) => rest.replace(one, ''), whole);
    const keywords = await english.page.getByRole('list', { name: 'Quick answers' }).innerText();
    const site = await english.page.locator('h1').innerText();
    const badge = await english.page.locator('.badge').innerText();
    const left = [keywords, site, badge].reduce((rest, one) => rest.replace(one, ''), own);
    expect(chinese(left)).toEqual([]);
    await english.leaves();
    await console.closesTheBrowser();
  });
});

/** Names and texts that people have written: those stay as they are in any language. */
async function whatPeopleNamed({ admin }: SampleDesk): Promise<readonly string[]> {
  const answers = await Promise.all(
    [
      '/api/staff',
      '/api/skill-groups?mode=OMNIMEDIA',
      '/api/flows?mode=OMNIMEDIA',
      '/api/channels',
      '/api/quick-replies?mode=OMNIMEDIA',
      '/api/settings/common',
    ].map((path) => admin.get(path)),
  );
  const names = texts(answers).filter((one) => chinese(one).length > 0);
  // An avatar shows the first letter alone.
  const initials = names.flatMap((name) => [...name].slice(0, 1));
  return [...names.toSorted((one, other) => other.length - one.length), ...initials];
}
