import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Console } from '../src/console';
import { Customer } from '../src/customer';
import { PASSWORD } from '../src/desk';
import { FlowEditor } from '../src/flow-editor';
import { Product } from '../src/product';

const GROUP = '产品咨询客服1组';
const FLOW = '测试全媒体客服会话';
const SITE = '公司网站';
const WELCOME = '您好，欢迎来到云呼叫中心，很高兴为您服务。';
const PROMPT = '产品咨询请回复“咨询”（或回复“1”）。';
const WRONG = '没有听懂，请重新输入。';
const NOBODY = '现在没有客服在线，请稍后咨询。';
const SILENT = '太久没有回复，本次会话已经退出。';
const AGENT_ENDED = '本次会话已经结束，感谢您的咨询。';
const SERVED = '转人工客服成功，000010号客服代表为您服务。';
const MODE = '全媒体客服';

// The manual's order: an agent, a group, a flow, a channel; each step stands on the one before.
describe('from an empty machine to a served customer', () => {
  let product: Product;
  let browser: Browser;
  let console: Console;
  let oneTime: string;
  let agent: Agent;
  let customer: Customer;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start();
    browser = await openBrowser();
    console = await Console.opens(browser, product.address);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  it('lets the first administrator in, who must choose a password, and shows four steps', async () => {
    const printed = /One-time password: (\S+)/.exec(product.output)?.[1] ?? '';
    await console.signsIn('000001', printed);
    await console.setsOwnPassword(PASSWORD);
    await console.sees('四步开始接待客户');
    await console.sees('0/4');
    for (const step of ['添加客服', '建立技能组', '发布会话服务流', '接入渠道']) {
      await console.page.getByRole('listitem').filter({ hasText: step }).waitFor();
    }
  });

  it('adds an agent and shows the one-time password once', async () => {
    await console.goesTo('客服管理');
    oneTime = await console.addsAgent({
      name: '示例客服',
      email: 'agent@example.com',
      number: '000010',
    });
    expect(oneTime.length).toBeGreaterThanOrEqual(8);
    await console.page.reload();
    await console.row('示例客服').waitFor();
    expect(await console.page.getByText(oneTime).count()).toBe(0);
  });

  it('adds a skill group, refuses a long name and a taken one, and takes a member by a tick', async () => {
    await console.goesTo('技能组管理', MODE);
    await console.asksForGroup(GROUP);
    await console.row(GROUP).waitFor();

    await console.asksForGroup('一二三四五六七八九十一二三四五六七八九十一');
    await console.dialog.getByText('技能组名称为 1 至 20 个字').waitFor();
    await console.cancels();
    await console.asksForGroup(GROUP);
    await console.dialog.locator('.ant-form-item-explain-error').waitFor();
    await console.cancels();
    await console.page.reload();
    await console.row(GROUP).waitFor();
    expect(await console.page.locator('tbody tr[data-row-key]').count()).toBe(1);

    await console.addsMember(GROUP, '示例客服');
    await console.row(GROUP).getByRole('cell', { name: '1' }).first().waitFor();
  });

  it('builds the flow by hand, names what is amiss, and publishes it', async () => {
    await console.goesTo('会话服务流管理', MODE);
    await console.presses('新建');
    await console.dialog.getByLabel('名称').fill(FLOW);
    await console.presses('确定', console.dialog);
    const editor = new FlowEditor(console.page);
    await editor.opened();

    await editor.chooses('开始');
    await editor.clicks('消息发送');
    await editor.fills('消息正文', WELCOME);
    await editor.seesAll();
    await editor.drags('分支', { x: 0.6, y: 0.15 });
    await editor.connects('消息发送', '下一步', '分支');
    await editor.fills('消息文本', PROMPT);
    await editor.fills('输入错误时的提示', WRONG);
    await editor.writesRows([
      ['1', '咨询'],
      ['咨询', '咨询'],
    ]);
    expect(await editor.card('分支').getByRole('button').count()).toBe(1);

    await editor.publishes();
    await console.sees(/暂时不能发布/);
    await editor.finding('分支', '出口「咨询」还没有连接').waitFor();

    await editor.seesAll();
    await editor.drawsOut('分支', '咨询', { x: 0, y: 90 }, '转人工');
    await editor.choosesGroup(GROUP);
    await editor.fillsWithVariable('转人工排队提示消息', '前面还有', '排队人数', '位，请稍候。');
    await editor.fills('转人工失败提示消息', NOBODY);
    await editor.fillsWithVariable(
      '转人工成功提示消息',
      '转人工客服成功，',
      '客服工号',
      '号客服代表为您服务。',
    );
    expect(await editor.reads('转人工排队提示消息')).toBe('前面还有$' + '{WaitNo}位，请稍候。');
    await editor.seesAll();
    await editor.connects('转人工', '下一步', '结束');
    await editor.chooses('结束');
    await editor.fills('用户应答超时自动结束', '300');
    await editor.fills('超时自动结束提示语', SILENT);
    await editor.fills('客服结束提示语', AGENT_ENDED);
    await console.sees('检查通过，可以发布');
    await editor.saves();
    await console.sees('已保存');
    await editor.publishes();
    await console.sees(/第 1 版/);
    await console.page.getByRole('link', { name: '返回列表' }).click();
    await console.row(FLOW).filter({ hasText: '已发布' }).waitFor();
  });

  it('opens a website with the flow behind it', async () => {
    await console.goesTo('桌面网站', '渠道接入');
    await console.addsWebsite(SITE);
    await console.linksFlow(SITE, FLOW);
    await console.row(SITE).filter({ hasText: '使用中' }).waitFor();
    const page = await console.readsPageAddress(SITE);
    customer = await Customer.comesTo(browser, page);
    await customer.reads(WELCOME);
    await customer.reads(PROMPT);
  });

  it('serves the customer from the first answer to the end', async () => {
    agent = await Agent.signsInFirst(browser, product.address, '000010', {
      oneTime,
      own: PASSWORD,
    });
    await agent.goesOnline();
    await customer.says('不知道');
    await customer.reads(WRONG);
    await customer.says('1');
    await agent.accepts();
    await customer.reads(SERVED);
    await agent.says('您好，请问有什么可以帮您？');
    await customer.reads('您好，请问有什么可以帮您？');
    await customer.says('想了解价格');
    await agent.reads('想了解价格');
    await agent.ends();
    await customer.reads(AGENT_ENDED);
    await agent.finishes();
    await agent.is('空闲中');
    expect([...customer.errors, ...agent.errors]).toEqual([]);
  });

  it('keeps the whole conversation, and why it rang where it rang', async () => {
    await console.goesTo('服务记录');
    const row = console.row('示例客服');
    await row.filter({ hasText: '客服结束' }).waitFor();
    await console.presses('查看', row);
    const record = console.page.getByRole('dialog', { name: '服务记录' });
    for (const said of [
      WELCOME,
      PROMPT,
      '不知道',
      WRONG,
      SERVED,
      '您好，请问有什么可以帮您？',
      '想了解价格',
      AGENT_ENDED,
    ]) {
      await record.getByText(said, { exact: true }).first().waitFor();
    }
    await console.presses('为什么？', record);
    await console.sees(/^选中：空闲时间最长/);
    await console.sees('当时技能组里没有其他客服。');
    await record.getByRole('button', { name: /关闭|Close/ }).click();
    await record.waitFor({ state: 'hidden' });
  });

  it('counts it, and has ticked every step off', async () => {
    await console.goesTo('数据概览');
    await console.seesFigure('进入会话', '1');
    await console.seesFigure('接待会话', '1');
    expect(await console.page.getByText('四步开始接待客户').count()).toBe(0);
    expect(console.errors).toEqual([]);
  });
});
