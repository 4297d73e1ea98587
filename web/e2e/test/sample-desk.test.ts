import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Customer } from '../src/customer';
import { addAgent, items, part, type SampleDesk, sampleDesk, text } from '../src/desk';
import { Product } from '../src/product';

const WELCOME = '您好，欢迎来到云呼叫中心，很高兴为您服务。';
const PROMPT = '产品咨询请回复“咨询”（或回复“1”），商务合作请回复“合作”（或回复“2”）。';
const WRONG = '输入错误，请重新输入。';
const NOBODY = '当前无客服在线，请稍后咨询。';
const AGENT_ENDED = '本次会话已经结束。';

const served = (number: string) => `转人工客服成功，${number}号客服代表为您服务。`;
const waiting = (ahead: number) => `正在为您转接人工客服，当前排队人数为${ahead}，请耐心等待。`;

// The manual's quick start, walked in order: each step stands on the one before.
describe('the sample desk', () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let agent: Agent;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    browser = await openBrowser();
    desk = await sampleDesk(product);
    agent = await Agent.signsIn(browser, product.address, desk.agent.login, desk.agent.password);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  it('asks again after a wrong answer, takes a full-width digit, and says when nobody is online', async () => {
    const customer = await Customer.comesTo(browser, desk.customerPage);
    await customer.reads(WELCOME);
    await customer.reads(PROMPT);
    await customer.says('你们几点下班');
    await customer.reads(WRONG);
    await customer.says('１');
    await customer.reads(NOBODY);
    await customer.sees('当前没有客服在线');
    expect(await customer.transcript()).toEqual([
      WELCOME,
      PROMPT,
      '你们几点下班',
      WRONG,
      '１',
      NOBODY,
    ]);
    expect(customer.errors).toEqual([]);
    await customer.leaves();
  });

  it('rings at the idle agent, who serves and ends; both reload in between and lose nothing', async () => {
    await agent.goesOnline();
    const customer = await Customer.comesTo(browser, desk.customerPage);
    await customer.says('咨询');
    await agent.accepts();
    await customer.reads(served('000010'));
    await agent.says('您好，请问有什么可以帮您？');
    await customer.reads('您好，请问有什么可以帮您？');
    await customer.says('想了解价格');
    await agent.reads('想了解价格');

    await customer.page.reload();
    await customer.reads('您好，请问有什么可以帮您？');
    await agent.page.reload();
    await agent.reads('想了解价格');
    await agent.says('好的，马上发给您');
    await customer.reads('好的，马上发给您');

    await agent.ends();
    await customer.reads(AGENT_ENDED);
    expect(await customer.transcript()).toEqual([
      WELCOME,
      PROMPT,
      '咨询',
      served('000010'),
      '您好，请问有什么可以帮您？',
      '想了解价格',
      '好的，马上发给您',
      AGENT_ENDED,
    ]);
    await agent.finishes();
    await agent.is('空闲中');

    await customer.page.getByRole('radio', { name: '非常满意' }).check();
    await customer.page.getByRole('button', { name: '提交评价' }).click();
    await customer.sees('感谢您的评价');
    expect([...customer.errors, ...agent.errors]).toEqual([]);
    await customer.leaves();
  });

  it('tells the second customer the place, and serves them when the first is finished', async () => {
    const first = await Customer.comesTo(browser, desk.customerPage);
    await first.says('1');
    await agent.accepts();
    const second = await Customer.comesTo(browser, desk.customerPage);
    await second.says('咨询');
    await second.reads(waiting(0));
    await second.sees('下一位就是您');
    const third = await Customer.comesTo(browser, desk.customerPage);
    await third.says('咨询');
    await third.reads(waiting(1));
    await third.sees('前面还有 1 位');

    await agent.ends();
    await agent.finishes();
    await agent.accepts();
    await second.reads(served('000010'));
    await third.sees('下一位就是您');
    await third.page.getByRole('button', { name: '取消排队' }).click();
    const ask = third.page.getByRole('dialog');
    await ask.getByRole('button', { name: '取消排队' }).click();
    await third.sees('您已离开排队');
    await agent.ends();
    await agent.finishes();
    await agent.is('空闲中');
    await Promise.all([first.leaves(), second.leaves(), third.leaves()]);
  });

  it('gives a missed offer to another agent and lets the one who missed it rest', async () => {
    await desk.admin.send('PUT', '/api/settings/modes/OMNIMEDIA', {
      ...Object(await desk.admin.get('/api/settings/modes/OMNIMEDIA')),
      offerTimeoutOn: true,
      offerTimeoutSeconds: 8,
    });
    const groups = items(await desk.admin.get('/api/skill-groups?mode=OMNIMEDIA'));
    const group = groups.find((one) => text(one, 'name') === '产品咨询客服1组');
    await addAgent(desk, product.address, {
      number: '000011',
      name: '示例客服二',
      groupIds: [text(group, 'id')],
    });
    const colleague = await Agent.signsIn(browser, product.address, '000011', desk.agent.password);
    const customer = await Customer.comesTo(browser, desk.customerPage);
    await customer.says('咨询');
    await agent.rings();
    await agent.is('小休中');
    await colleague.goesOnline();
    await colleague.accepts();
    await customer.reads(served('000011'));
    await colleague.ends();
    await colleague.finishes();
    await colleague.chooses('下线');
    await customer.leaves();
    await colleague.closesTheBrowser();
  });

  it('ends the conversation itself when the customer stays silent', async () => {
    const page = await linkFlowWithShortSilence(desk);
    await agent.chooses('结束小休');
    await agent.is('空闲中');
    const customer = await Customer.comesTo(browser, page);
    await customer.says('1');
    await agent.accepts();
    await agent.says('您还在吗？');
    await customer.reads('超时未回复，本次会话将自动退出。');
    await agent.is('话后整理');
    await agent.finishes();
    await agent.is('空闲中');
    await customer.leaves();
  });

  it('goes on after the server was killed in the middle of a conversation', async () => {
    const customer = await Customer.comesTo(browser, desk.customerPage);
    await customer.says('1');
    await agent.accepts();
    await agent.says('请稍等');
    await customer.reads('请稍等');
    await product.kill();
    await customer.writing.fill('断线时写的话');
    await customer.writing.press('Enter');
    await product.run();
    await agent.reads('断线时写的话');
    await agent.says('收到了');
    await customer.reads('收到了');
    const said = await customer.transcript();
    expect(said.filter((one) => one === '断线时写的话')).toHaveLength(1);
    await agent.ends();
    await customer.reads(AGENT_ENDED);
    await agent.finishes();
    await customer.leaves();
  });

  it('lets each action of the flow list happen only in the states that allow it', async () => {
    const { admin } = desk;
    const state = async (id: string) => text(await admin.get(`/api/flows/${id}`), 'state');
    const refused = async (method: string, path: string, body?: unknown) => {
      const answer = await admin.raw(method, path, body);
      return `${answer.status} ${text(JSON.parse(answer.text), 'code')}`;
    };
    const inUse = items(await admin.get('/api/flows?mode=OMNIMEDIA')).find(
      (flow) => text(flow, 'state') === 'IN_USE',
    );
    const used = text(inUse, 'id');
    const revision = part(await admin.get(`/api/flows/${used}`), 'draftRevision');
    const draft = part(await admin.get(`/api/flows/${used}`), 'graph');
    const edit = { revision, name: '改名', graph: draft };
    expect(await refused('POST', `/api/flows/${used}/withdraw`)).toBe('409 flow.in-use');
    expect(await refused('DELETE', `/api/flows/${used}`)).toMatch(/^409 flow\./);
    expect(await refused('PUT', `/api/flows/${used}/draft`, edit)).toBe('409 flow.not-editable');
    expect(await refused('POST', `/api/flows/${used}/publish`, { revision })).toMatch(
      /^409 flow\./,
    );
    expect(await state(used)).toBe('IN_USE');

    const copy = await admin.send('POST', `/api/flows/${used}/versions/1/copy`, { name: '副本' });
    const id = text(copy, 'id');
    expect(await state(id)).toBe('UNPUBLISHED');
    expect(await refused('POST', `/api/flows/${id}/withdraw`)).toMatch(/^409 flow\./);
    await admin.send('POST', `/api/flows/${id}/publish`, {
      revision: part(copy, 'draftRevision'),
    });
    expect(await state(id)).toBe('PUBLISHED');
    expect(await refused('DELETE', `/api/flows/${id}`)).toMatch(/^409 flow\./);
    await admin.send('POST', `/api/flows/${id}/withdraw`);
    expect(await state(id)).toBe('UNPUBLISHED');
    await admin.send('DELETE', `/api/flows/${id}`);
    expect(await refused('GET', `/api/flows/${id}`)).toMatch(/^404 /);
  });
});

/** A copy of the sample flow whose End waits one second, behind a website of its own. */
async function linkFlowWithShortSilence(desk: SampleDesk): Promise<string> {
  const { admin } = desk;
  const flows = items(await admin.get('/api/flows?mode=OMNIMEDIA'));
  const used = flows.find((flow) => text(flow, 'state') === 'IN_USE');
  const copy = await admin.send('POST', `/api/flows/${text(used, 'id')}/versions/1/copy`, {
    name: '短静默',
  });
  const id = text(copy, 'id');
  const whole = await admin.get(`/api/flows/${id}`);
  const graph = part(whole, 'graph');
  const modules = items(part(graph, 'modules')).map((module) =>
    text(module, 'kind') === 'END' ? { ...Object(module), silenceSeconds: 1 } : module,
  );
  const saved = await admin.send('PUT', `/api/flows/${id}/draft`, {
    revision: part(whole, 'draftRevision'),
    name: '短静默',
    graph: { ...Object(graph), modules },
  });
  await admin.send('POST', `/api/flows/${id}/publish`, { revision: part(saved, 'revision') });
  const site = await admin.send('POST', '/api/channels/websites', { name: '短静默', origins: [] });
  await admin.send('POST', `/api/channels/${text(site, 'id')}/flows`, { flowId: id });
  return desk.customerPage.replace(/k=.*/, `k=${text(site, 'key')}`);
}
