import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '../src/agent';
import { CallDesk } from '../src/call-desk';
import { photographFailures } from '../src/camera';
import { Janus } from '../src/janus';
import { getsMore, gotBy } from '../src/peers';
import { hears } from '../src/tones';

/** One to Janus, which this page sends by, and one from it. */
const CONNECTIONS = 2;

// Voice and video through a real Janus, with the product's own pages.
describe('calls through Janus', () => {
  let janus: Janus;
  let talk: CallDesk;
  let agent: Agent;

  photographFailures(() => talk.browser);

  beforeAll(async () => {
    janus = await Janus.start();
    talk = await CallDesk.opens(janus.settings);
    agent = talk.agent;
    await talk.seesJanus('UP');
  });

  afterAll(async () => {
    await talk?.closes();
    await janus?.remove();
  });

  it('video: both see and hear each other, and nobody themselves; the customer hangs up', async () => {
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await getsMore(customer.page, true, CONNECTIONS);
    await getsMore(agent.page, true, CONNECTIONS);
    await hears(customer.page, 'agent');
    await hears(agent.page, 'customer');
    await customer.presses('缩小，看文字消息');
    await customer.says('订单号 1234');
    await agent.reads('订单号 1234');
    await customer.presses('回到通话');
    await customer.presses('挂断');
    await customer.call.waitFor({ state: 'detached' });
    await agent.reads(/视频通话 \d+:\d\d，客户挂断/);
    await agent.call('talking').waitFor({ state: 'detached' });
    expect(await gotBy(agent.page)).toMatchObject({ connections: 0 });
    await talk.over(customer);
  });

  it('voice: the agent calls and hangs up', async () => {
    const customer = await talk.served();
    await agent.presses('语音通话');
    await customer.presses('接听');
    await getsMore(customer.page, false, CONNECTIONS);
    await hears(agent.page, 'customer');
    await hears(customer.page, 'agent');
    expect((await gotBy(customer.page)).frames).toBe(0);
    await agent.presses('挂断');
    await customer.sees(/语音通话 \d+:\d\d，客服已挂断/);
    await talk.over(customer);
  });

  it('either page reloads in the middle and is in the call again', async () => {
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await getsMore(agent.page, true, CONNECTIONS);
    await customer.page.reload();
    await customer.call.waitFor();
    await getsMore(customer.page, true, CONNECTIONS);
    await getsMore(agent.page, true, CONNECTIONS);
    await hears(agent.page, 'customer');
    await agent.page.reload();
    await agent.call('talking').waitFor();
    await getsMore(agent.page, true, CONNECTIONS);
    await getsMore(customer.page, true, CONNECTIONS);
    await hears(customer.page, 'agent');
    await customer.presses('挂断');
    await agent.reads(/视频通话 \d+:\d\d，客户挂断/);
    await talk.over(customer);
  });

  it('a transfer takes the call along', async () => {
    const customer = await talk.served();
    const next = await talk.colleague();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await hears(customer.page, 'agent');
    await talk.passesOn(customer, next, CONNECTIONS);
  });

  it('Janus dies: the call goes on from page to page, and the next one is through Janus again', async () => {
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await getsMore(agent.page, true, CONNECTIONS);
    await getsMore(customer.page, true, CONNECTIONS);
    await janus.kill();
    await agent.reads('录制服务中断，通话改为直连继续');
    await getsMore(agent.page, true);
    await getsMore(customer.page, true);
    await hears(agent.page, 'customer');
    await hears(customer.page, 'agent');
    await customer.presses('缩小，看文字消息');
    await customer.sees('通话线路已切换');
    await customer.says('还在吗');
    await agent.reads('还在吗');
    await agent.says('在的');
    await customer.reads('在的');
    await talk.seesJanus('AWAY');
    await janus.run();
    await talk.seesJanus('UP');
    await getsMore(customer.page, true);
    await agent.presses('挂断');
    await customer.sees(/视频通话 \d+:\d\d，客服已挂断/);

    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await getsMore(customer.page, true, CONNECTIONS);
    await hears(agent.page, 'customer');
    await customer.presses('挂断');
    await agent.call('talking').waitFor({ state: 'detached' });
    await talk.over(customer);
  });
});
