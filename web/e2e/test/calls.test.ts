import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '../src/agent';
import { openBrowserForCalls, withAPhone } from '../src/browser';
import { CallDesk } from '../src/call-desk';
import { photographFailures } from '../src/camera';
import { Customer } from '../src/customer';
import { items, part, text } from '../src/desk';
import { getsMore, gotBy, rememberPeers } from '../src/peers';
import { hears } from '../src/tones';

// Voice and video from page to page, with the product, its database and Chromium's own WebRTC.
describe('calls', () => {
  let talk: CallDesk;
  let agent: Agent;

  photographFailures(() => talk.browser);

  beforeAll(async () => {
    talk = await CallDesk.opens();
    agent = talk.agent;
  });

  afterAll(() => talk?.closes());

  it('video: the customer asks, the agent accepts, both see and hear, the customer hangs up', async () => {
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.call('ringing').waitFor();
    await agent.presses('接听视频');
    await getsMore(customer.page, true);
    await getsMore(agent.page, true);
    await hears(customer.page, 'agent');
    await hears(agent.page, 'customer');
    await agent
      .call('talking')
      .getByText(/^\d+:\d\d$/)
      .waitFor();
    expect(await gotBy(agent.page)).toMatchObject({ connections: 1 });

    await customer.presses('缩小，看文字消息');
    await customer.says('订单号 1234');
    await agent.reads('订单号 1234');
    await customer.presses('回到通话');
    await customer.presses('挂断');
    await customer.call.waitFor({ state: 'detached' });
    await customer.sees(/视频通话 \d+:\d\d，您已挂断/);
    await agent.reads(/视频通话 \d+:\d\d，客户挂断/);
    await agent.call('talking').waitFor({ state: 'detached' });
    await talk.over(customer);
  });

  it('voice becomes video and voice again; the agent calls and hangs up', async () => {
    const customer = await talk.served();
    await agent.presses('语音通话');
    await customer.sees('邀请您进行语音通话');
    await customer.presses('接听');
    await getsMore(customer.page, false);
    await getsMore(agent.page, false);
    expect((await gotBy(customer.page)).frames).toBe(0);

    await agent.presses('切换为视频');
    await getsMore(customer.page, true);
    await customer.presses('打开摄像头');
    await getsMore(agent.page, true);
    await customer.presses('切换为语音');
    await agent.call('talking').getByRole('button', { name: '切换为视频' }).waitFor();
    await getsMore(agent.page, false);
    await agent.presses('挂断');
    await customer.sees(/视频通话 \d+:\d\d，客服已挂断/);
    await talk.over(customer);
  });

  it('either side declines, and the text goes on', async () => {
    const customer = await talk.served();
    await agent.presses('视频通话');
    await customer.presses('拒绝');
    await agent.reads('客户拒绝了通话');
    await customer.presses('语音通话');
    await agent.presses('拒绝');
    await customer.sees('客服现在不方便通话，请用文字继续');
    await customer.presses('语音通话');
    await agent.call('ringing').waitFor();
    await customer.presses('取消通话');
    await agent.reads('客户取消了通话');
    await customer.says('那就打字吧');
    await agent.reads('那就打字吧');
    await talk.over(customer);
  });

  it('either page reloads in the middle and is in the call again', async () => {
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await getsMore(agent.page, true);
    await customer.page.reload();
    await customer.call.waitFor();
    await getsMore(customer.page, true);
    await getsMore(agent.page, true);
    await agent.page.reload();
    await agent.call('talking').waitFor();
    await getsMore(agent.page, true);
    await getsMore(customer.page, true);
    await customer.presses('挂断');
    await agent.reads(/视频通话 \d+:\d\d，客户挂断/);
    await talk.over(customer);
  });

  it('asked for at entry, it is offered with the conversation and accepted with it', async () => {
    const customer = await Customer.comesTo(talk.browser, `${talk.desk.customerPage}&call=video`);
    await customer.sees(/已告诉客服您想通话/);
    await customer.says('咨询');
    await agent.page.getByRole('button', { name: /接听视频/ }).waitFor();
    await agent.sees('视频咨询');
    await agent.page.keyboard.press('F2');
    await getsMore(agent.page, true);
    await getsMore(customer.page, true);
    await agent.presses('挂断');
    await customer.sees(/客服已挂断/);
    await talk.over(customer);
  });

  it('a transfer takes the call along', async () => {
    const customer = await talk.served();
    const next = await talk.colleague();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await getsMore(customer.page, true);
    await talk.passesOn(customer, next);
  });

  it('without camera and microphone one listens, is told so, and can go on in text', async () => {
    const bare = await openBrowserForCalls(false);
    try {
      const customer = await Customer.comesTo(bare, talk.desk.customerPage);
      await customer.says('咨询');
      await agent.accepts();
      await agent.presses('视频通话');
      await customer.sees(/没有找到麦克风/);
      await customer.presses('接听');
      await getsMore(customer.page, true);
      await customer.presses('用文字继续');
      await agent.reads(/客户挂断/);
      await customer.says('我打字');
      await agent.reads('我打字');
      await talk.over(customer);
    } finally {
      await bare.close();
    }
  });

  it('a ticket opens the call page once, for whoever has no page of their own', async () => {
    const customer = await talk.served();
    const { ticket, url } = await customer.page.evaluate(async () => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('zongji.token.'));
      const headers = {
        Authorization: `Bearer ${localStorage.getItem(key ?? '')}`,
        'Content-Type': 'application/json',
      };
      const own = await fetch('/api/customer/conversations', { headers });
      const conversation = (await own.json()).items[0].id;
      const body = JSON.stringify({ conversation, media: 'VIDEO' });
      const answer = await fetch('/api/customer/call-tickets', { method: 'POST', headers, body });
      return answer.json();
    });
    expect(url).toContain(`/call?ticket=${ticket}`);
    const context = await withAPhone(talk.browser);
    await rememberPeers(context);
    const page = await context.newPage();
    await page.goto(`${talk.product.address}/call?ticket=${ticket}`);
    await agent.presses('接听视频');
    await getsMore(page, true);
    await getsMore(agent.page, true);
    await page.reload();
    await getsMore(page, true);
    await page.getByRole('button', { name: '挂断' }).click();
    await page.getByText('通话已结束').waitFor();

    const other = await withAPhone(talk.browser);
    const again = await other.newPage();
    await again.goto(`${talk.product.address}/call?ticket=${ticket}`);
    await again.getByText('通话链接已经用过').waitFor();
    await other.close();
    await context.close();
    await talk.over(customer);
  });

  it('every fact of a call stands in the service record', async () => {
    const page = await talk.desk.admin.send('GET', '/api/records?page=1&size=50');
    const full = await Promise.all(
      items(page).map((one) => talk.desk.admin.send('GET', `/api/records/${text(one, 'id')}`)),
    );
    const kinds = new Set(
      full.flatMap((one) => items(part(one, 'entries')).map((entry) => text(entry, 'kind'))),
    );
    for (const kind of [
      'ASKED',
      'ACCEPTED',
      'CONNECTED',
      'FIRST_FRAME',
      'MEDIA',
      'JOINED',
      'ENDED',
    ]) {
      expect([...kinds]).toContain(`CALL_${kind}`);
    }
  });
});
