import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '../src/agent';
import { CallDesk } from '../src/call-desk';
import { photographFailures } from '../src/camera';
import { Coturn } from '../src/coturn';
import { Janus } from '../src/janus';
import { getsMore, gotBy } from '../src/peers';
import { hears } from '../src/tones';

/** The pages try to find a way for more than a minute before they give up. */
const GIVES_UP_WITHIN_MS = 150_000;

// Voice and video of pages that may use nothing but a real coturn.
describe('relayed calls', () => {
  let coturn: Coturn;
  let talk: CallDesk;
  let agent: Agent;

  photographFailures(() => talk.browser);

  beforeAll(async () => {
    coturn = await Coturn.start();
    talk = await CallDesk.opens({ ...coturn.settings, ZONGJI_CALLS_RELAY_ONLY: 'true' });
    agent = talk.agent;
  });

  afterAll(async () => {
    await talk?.closes();
    await coturn?.remove();
  });

  it('both see and hear each other, and nothing goes another way', async () => {
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    expect(await getsMore(customer.page, true)).toMatchObject({ connections: 1, relayed: 1 });
    expect(await getsMore(agent.page, true)).toMatchObject({ connections: 1, relayed: 1 });
    await hears(customer.page, 'agent');
    await hears(agent.page, 'customer');
    await agent.presses('挂断');
    await customer.sees(/视频通话 \d+:\d\d，客服已挂断/);
    await talk.over(customer);
  });

  it('a relay that refuses the credentials: no call, which is said, and the text goes on', async () => {
    await coturn.forgetsTheSecret();
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    await agent.call('talking').waitFor({ state: 'detached', timeout: GIVES_UP_WITHIN_MS });
    await agent.reads('连接不上，通话没有接通');
    await customer.sees('网络不通，通话没有接通');
    expect(await gotBy(customer.page)).toMatchObject({ connections: 0, frames: 0 });
    await customer.says('那就打字吧');
    await agent.reads('那就打字吧');
    await talk.over(customer);
  });
});

// The same pages with Janus: each of the two connections of a page goes by the relay.
describe('calls relayed to Janus', () => {
  let coturn: Coturn;
  let janus: Janus;
  let talk: CallDesk;

  photographFailures(() => talk.browser);

  beforeAll(async () => {
    coturn = await Coturn.start();
    janus = await Janus.start();
    talk = await CallDesk.opens({
      ...coturn.settings,
      ...janus.settings,
      ZONGJI_CALLS_RELAY_ONLY: 'true',
    });
    await talk.seesJanus('UP');
  });

  afterAll(async () => {
    await talk?.closes();
    await janus?.remove();
    await coturn?.remove();
  });

  it('both see and hear each other, and nothing goes another way', async () => {
    const { agent } = talk;
    const customer = await talk.served();
    await customer.presses('视频通话');
    await agent.presses('接听视频');
    for (const { page } of [customer, agent]) {
      expect(await getsMore(page, true, 2)).toMatchObject({ connections: 2, relayed: 2 });
    }
    await hears(customer.page, 'agent');
    await hears(agent.page, 'customer');
    await agent.presses('挂断');
    await customer.sees(/视频通话 \d+:\d\d，客服已挂断/);
    await talk.over(customer);
  });
});
