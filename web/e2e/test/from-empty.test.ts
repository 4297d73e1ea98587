import { readFile } from 'node:fs/promises';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Console } from '../src/console';
import { Customer } from '../src/customer';
import { PASSWORD } from '../src/desk';
import { Finger } from '../src/fingers';
import { FlowEditor } from '../src/flow-editor';
import { Product } from '../src/product';
import { filledIn } from '../src/spreadsheet';

type EmptyPage = {
  readonly page: string;
  readonly within: string;
  readonly empty: string;
  readonly step: string;
};

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

  it('says on each empty page what to do next, and leads there', async () => {
    const opened = console.page.getByRole('dialog');
    const steps: readonly EmptyPage[] = [
      { page: '技能组管理', within: MODE, empty: '还没有技能组', step: '添加技能组' },
      { page: '会话服务流管理', within: MODE, empty: '还没有会话服务流', step: '新建' },
      { page: '全媒体客服设置', within: MODE, empty: '还没有快捷回复', step: '添加快捷回复' },
      {
        page: '微信小程序-自定义',
        within: '渠道接入',
        empty: '还没有绑定微信小程序',
        step: '绑定小程序',
      },
      { page: '桌面网站', within: '渠道接入', empty: '还没有接入网站', step: '添加网站' },
    ];
    for (const { page, within, empty, step } of steps) {
      await console.goesTo(page, within);
      await console.takesFirstStep(empty, 'button', step);
      await opened.last().waitFor();
      await console.cancels();
    }
    await console.goesTo('服务记录');
    await console.takesFirstStep('还没有服务记录', 'link', '去接入渠道');
    await console.page.getByRole('heading', { level: 1, name: '桌面网站' }).waitFor();
    await console.goesTo('数据概览');
    await console.sees('今天还没有会话');
    await console.page
      .getByRole('listitem')
      .getByRole('link')
      .filter({ hasText: '添加客服' })
      .click();
    await console.page.getByRole('heading', { level: 1, name: '客服管理' }).waitFor();

    await console.page.goto(`${product.address}/workspace`);
    await console.presses('现在上线');
    await console.sees('没有会话');
    await console.page.getByRole('button', { name: /座席状态/ }).click();
    await console.page
      .getByRole('menuitem')
      .filter({ hasText: /^下线$/ })
      .click();
    await console.page.getByRole('button', { name: '现在上线' }).last().waitFor();
    await console.page.goto(product.address);
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

  it('imports colleagues from the filled-in template, all of them or none', async () => {
    await console.presses('批量导入');
    const template = await readFile(await (await console.downloadsTemplate()).path());
    const first = ['000021', '导入甲', 'a@example.com', '小甲', '13800000001', '普通座席', ''];
    const wrong = ['000022', '导入乙', '不是邮箱', '', '', '经理', '没有的组'];
    await console.uploads('客服.xlsx', filledIn(template, [first, wrong]));
    await console.sees('没有导入任何客服');
    const reasons = console.dialog.getByRole('row').filter({ hasText: /^3/ });
    await reasons.filter({ hasText: '邮箱' }).filter({ hasText: '请填写有效的邮箱地址' }).waitFor();
    await reasons
      .filter({ hasText: '角色' })
      .filter({ hasText: /管理员.*普通座席/ })
      .waitFor();
    await reasons.filter({ hasText: '技能组' }).filter({ hasText: '没有的组' }).waitFor();
    expect(await reasons.count()).toBe(3);
    expect(
      await console.page.locator('tbody tr[data-row-key]').filter({ hasText: '导入' }).count(),
    ).toBe(0);

    const right = ['000022', '导入乙', 'b@example.com', '', '', '管理员', ''];
    await console.uploads('客服.xlsx', filledIn(template, [first, right]));
    await console.sees('已导入 2 位客服');
    const secrets = console.page.getByRole('dialog', { name: '一次性密码' });
    const row = secrets.getByRole('row').filter({ hasText: '导入乙' });
    const given = (await row.locator('code.secret').innerText()).trim();
    await console.presses('我已保存');
    await secrets.waitFor({ state: 'hidden' });
    for (const name of ['导入甲', '导入乙']) await console.row(name).waitFor();

    const imported = await Console.opens(browser, product.address);
    await imported.signsIn('b@example.com', given);
    await imported.setsOwnPassword(PASSWORD);
    await imported.sees('四步开始接待客户');
    await imported.closesTheBrowser();
  });

  it('adds a skill group, refuses a long name and a taken one, and takes a member by a tick', async () => {
    await console.goesTo('技能组管理', MODE);
    await console.asksForGroup(GROUP);
    await console.row(GROUP).waitFor();

    await console.asksForGroup('一二三四五六七八九十一二三四五六七八九十一');
    await console.dialog.getByText('技能组名称为 1 至 20 个字').waitFor();
    await console.cancels('filled');
    await console.asksForGroup(GROUP);
    await console.dialog.locator('.ant-form-item-explain-error').waitFor();
    await console.cancels('filled');
    await console.page.reload();
    await console.row(GROUP).waitFor();
    expect(await console.page.locator('tbody tr[data-row-key]').count()).toBe(1);

    await console.addsMember(GROUP, '示例客服');
    await console.row(GROUP).getByRole('cell', { name: '1' }).first().waitFor();
  });

  it('builds the flow by hand, names what is amiss, and publishes it', async () => {
    await console.goesTo('会话服务流管理', MODE);
    await console.beginsFlow(FLOW);
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
    await editor.writesLines([{ keywords: ['1', '咨询'], branch: '咨询' }]);
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
    await editor.fills('用户应答超时自动结束(秒)', '300');
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

  it('takes the synonyms of a branch as chips, by comma, Enter and paste, and none twice', async () => {
    await console.beginsFlow('同义词');
    const editor = new FlowEditor(console.page);
    await editor.opened();
    await editor.clicks('分支');
    await editor.keywords(1).pressSequentially('1，咨询,');
    expect(await editor.chips(1)).toEqual(['1', '咨询']);
    await paste(editor.keywords(1), '价格\n报价、多少钱\n');
    expect(await editor.chips(1)).toEqual(['1', '咨询', '价格', '报价', '多少钱']);
    await editor.keywords(1).press('Enter');
    await editor.branchName(1).fill('咨询');
    await editor.branchName(1).press('Enter');

    await editor.keywords(2).fill('１');
    await editor.keywords(2).press('Enter');
    await editor.alert
      .filter({ hasText: '没有重复加入：「1」（在分支「咨询」中） 已经有了' })
      .waitFor();
    expect(await editor.chips(2)).toEqual([]);
    await editor.keywords(2).fill('2');
    await editor.keywords(2).press('Enter');
    await editor.alert.waitFor({ state: 'hidden' });
    await editor.keywords(2).press('Enter');
    await editor.branchName(2).fill('合作');
    await editor.branchName(2).press('Tab');

    await editor.keywords(1).focus();
    await editor.keywords(1).press('Backspace');
    expect(await editor.chips(1)).toEqual(['1', '咨询', '价格', '报价']);
    await editor.keywords(1).press('ArrowLeft');
    await console.page.keyboard.press('ArrowLeft');
    await console.page.keyboard.press('Delete');
    expect(await editor.chips(1)).toEqual(['1', '咨询', '报价']);
    await console.page.keyboard.press('Backspace');
    expect(await editor.chips(1)).toEqual(['1', '咨询']);
    await editor.card('分支').waitFor();

    // What is still being typed is saved too.
    await editor.keywords(1).fill('了解产品');
    await console.page.keyboard.press('Control+s');
    await console.sees('已保存');
    await console.page.reload();
    await editor.opened();
    await editor.chooses('分支');
    expect(await editor.chips(1)).toEqual(['1', '咨询', '了解产品']);
    expect(await editor.chips(2)).toEqual(['2']);
    expect(await editor.card('分支').getByRole('button').count()).toBe(2);
    await console.page.getByRole('link', { name: '返回列表' }).click();
  });

  it('lets a finger on a tablet drag modules out of the palette and join their exits', async () => {
    const tablet = await Console.opensOnATablet(browser, product.address);
    await tablet.signsIn('000001', PASSWORD);
    await tablet.goesTo('会话服务流管理', MODE);
    await tablet.beginsFlow('用手指画');
    const editor = new FlowEditor(tablet.page);
    await editor.opened();
    const finger = await Finger.on(tablet.page);
    await editor.dragsByFinger(finger, '消息发送', { x: 0.25, y: 0.5 });
    expect(await editor.wires.count()).toBe(0);
    await editor.seesAll();
    await editor.connectsByFinger(finger, '开始', '下一步', '消息发送');
    await expect.poll(() => editor.wires.count()).toBe(1);
    await editor.connectsByFinger(finger, '消息发送', '下一步', '结束');
    await expect.poll(() => editor.wires.count()).toBe(2);
    await editor.saves();
    await tablet.sees('已保存');
    await tablet.page.reload();
    await editor.opened();
    await expect.poll(() => editor.wires.count()).toBe(2);
    expect(tablet.errors).toEqual([]);
    await tablet.closesTheBrowser();
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
    await record.getByRole('switch', { name: '显示经过' }).click();
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

/** Pastes a text as the clipboard would bring it, line breaks included. */
async function paste(into: Locator, text: string): Promise<void> {
  await into.focus();
  await into.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = { clipboardData, bubbles: true, cancelable: true };
    input.dispatchEvent(new ClipboardEvent('paste', event));
  }, text);
}
