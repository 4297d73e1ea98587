import type { Side } from '@zongji/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { ATTEMPT_WITHIN, ATTEMPTS, HOPELESS_WITHIN, MENDS_ITSELF } from '../src/direct';
import { CallSession, Devices } from '../src/index';
import { Exchange, HandClock, settle, TestBrowser, talked } from './world';

let clock = new HandClock();
let exchange = new Exchange();

beforeEach(() => {
  clock = new HandClock();
  exchange = new Exchange();
});

function page(side: Side, browser = new TestBrowser(side, clock), call = talked()) {
  const session = new CallSession<string>({
    side,
    conversation: 'c',
    call,
    line: exchange.line(side),
    ports: browser.ports(),
  });
  session.start();
  session.talk({ call, devices: new Devices(browser.ports()), acceptedAt: clock.now() });
  return { session, browser };
}

async function both() {
  const customer = page('CUSTOMER');
  const agent = page('AGENT');
  await settle();
  return { customer, agent };
}

describe('from page to page', () => {
  test('the agent offers once both are there, and every candidate follows its description', async () => {
    const { customer, agent } = await both();
    const types = exchange.said.map(({ side, data }) => `${side} ${data.type}`);
    expect(types).toEqual([
      'CUSTOMER join',
      'AGENT join',
      'AGENT offer',
      'AGENT candidate',
      'CUSTOMER answer',
      'CUSTOMER candidate',
    ]);
    const offered = exchange.said.find(({ data }) => data.type === 'offer')?.data;
    expect(offered?.to).toBe('CUSTOMER-leg-1');
    expect(agent.browser.peer.log).toContain(
      `answered by v=0 answer of ${customer.browser.peer.name}`,
    );
    expect(agent.browser.peer.log).toContain(`candidate candidate:${customer.browser.peer.name}`);
  });

  test('microphone and camera are asked for together and sent', async () => {
    const { customer } = await both();
    expect(customer.browser.asked).toEqual([{ microphone: true, camera: 'user' }]);
    expect([...customer.browser.peer.sends]).toEqual([
      ['microphone', 'microphone'],
      ['camera', 'camera user'],
    ]);
    expect(customer.session.view().own).toBe('camera user');
  });

  test('the other page’s reload is a new leg: a fresh connection, the old one closed', async () => {
    const { customer, agent } = await both();
    const first = agent.browser.peer;
    customer.session.close('GONE');
    const reloaded = new TestBrowser('RELOADED', clock);
    page('CUSTOMER', reloaded);
    await settle();
    expect(first.closed).toBe(true);
    expect(agent.browser.peers).toHaveLength(2);
    expect(reloaded.peer.log).toContain(`answer to v=0 offer of ${agent.browser.peer.name}`);
  });

  test('a line that comes back joins with the same leg and changes nothing that works', async () => {
    const { customer, agent } = await both();
    agent.browser.peer.events.link('connected');
    exchange.back('AGENT');
    exchange.back('CUSTOMER');
    await settle();
    expect(agent.browser.peers).toHaveLength(1);
    expect(customer.browser.peers).toHaveLength(1);
    expect(exchange.said.filter(({ data }) => data.type === 'offer')).toHaveLength(1);
    expect(agent.session.view().stage).toEqual({ kind: 'talking' });
  });

  test('an interruption mends itself, or the agent offers a new way', async () => {
    const { agent } = await both();
    const { peer } = agent.browser;
    peer.events.link('connected');
    peer.events.link('interrupted');
    expect(agent.session.view().stage).toEqual({ kind: 'reconnecting' });
    await clock.advance(MENDS_ITSELF - 1);
    expect(peer.log).not.toContain('offer again');
    await clock.advance(1);
    expect(peer.log).toContain('offer again');
    peer.events.link('connected');
    expect(agent.session.view().stage).toEqual({ kind: 'talking' });
  });

  test('the customer’s page asks the agent’s to offer again', async () => {
    const { customer, agent } = await both();
    customer.browser.peer.events.link('failed');
    await settle();
    expect(agent.browser.peer.log).toContain('offer again');
  });

  test('after three vain attempts the agent’s page gives the call up', async () => {
    const { agent } = await both();
    agent.browser.peer.events.link('failed');
    await clock.advance(2 * ATTEMPT_WITHIN);
    expect(exchange.acts).toEqual([]);
    await clock.advance(ATTEMPT_WITHIN);
    expect(exchange.acts).toEqual(['AGENT lose']);
  });

  test('where relays refuse both pages, nobody waits long to hear that there is no way', async () => {
    const nowhere = (side: Side) => {
      const browser = new TestBrowser(side, clock);
      browser.reachable = false;
      return page(side, browser);
    };
    const customer = nowhere('CUSTOMER');
    nowhere('AGENT');
    await settle();
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) await clock.advance(HOPELESS_WITHIN);
    expect(exchange.acts).toEqual([]);
    await clock.advance(HOPELESS_WITHIN);
    expect(exchange.acts).toEqual(['AGENT lose']);
    expect(customer.session.view().stage).toEqual({ kind: 'reconnecting' });
  });

  test('a connection that was there is not given up as soon as no relay answers', async () => {
    const { agent } = await both();
    const { peer } = agent.browser;
    peer.events.link('connected');
    peer.reachable = false;
    peer.events.link('failed');
    await clock.advance((ATTEMPTS + 1) * HOPELESS_WITHIN);
    expect(exchange.acts).toEqual([]);
  });

  test('while the other side is between two agents nothing is given up', async () => {
    const { customer, agent } = await both();
    customer.browser.peer.events.link('connected');
    agent.session.close('GONE');
    exchange.gone('AGENT');
    await settle();
    expect(customer.session.view().stage).toEqual({ kind: 'reconnecting' });
    await clock.advance(10 * ATTEMPT_WITHIN);
    const next = page('AGENT', new TestBrowser('NEXT', clock));
    await settle();
    next.browser.peer.events.link('connected');
    customer.browser.peer.events.link('connected');
    expect(customer.session.view().stage).toEqual({ kind: 'talking' });
    expect(exchange.acts).toEqual([]);
  });

  test('another page of the same side takes over: this one goes dark', async () => {
    const { customer } = await both();
    exchange.refuse('CUSTOMER', 'call.leg-replaced');
    expect(customer.session.view().stage).toEqual({ kind: 'ended', why: 'REPLACED' });
    expect([...customer.browser.recording]).toEqual([]);
    expect(customer.browser.peer.closed).toBe(true);
  });
});

describe('what is reported', () => {
  test('connected once, and the first decoded picture once, in milliseconds since the acceptance', async () => {
    const { customer } = await both();
    await clock.advance(200);
    customer.browser.peer.events.link('connected');
    customer.browser.peer.events.link('connected');
    expect(exchange.reports).toEqual(['CUSTOMER CONNECTED 200']);
    customer.browser.peer.got = { samples: 480, frames: 0 };
    await clock.advance(80);
    expect(exchange.reports).toHaveLength(1);
    customer.browser.peer.got = { samples: 960, frames: 1 };
    await clock.advance(40);
    await clock.advance(5_000);
    expect(exchange.reports).toEqual(['CUSTOMER CONNECTED 200', 'CUSTOMER FIRST_FRAME 320']);
  });

  test('in a voice call the first sound is the first frame', async () => {
    const { browser } = page('CUSTOMER', undefined, talked({ media: 'VOICE' }));
    page('AGENT');
    await settle();
    browser.peer.got = { samples: 480, frames: 0 };
    await clock.advance(40);
    expect(exchange.reports).toEqual(['CUSTOMER FIRST_FRAME 40']);
  });

  test('that pictures have stopped is seen', async () => {
    const { customer } = await both();
    customer.browser.peer.got = { samples: 1, frames: 5 };
    await clock.advance(1_000);
    customer.browser.peer.got = { samples: 2, frames: 9 };
    await clock.advance(1_000);
    expect(customer.session.view().pictures).toBe(true);
    await clock.advance(2_000);
    expect(customer.session.view().pictures).toBe(false);
  });
});

describe('devices', () => {
  test('without a camera the call goes on with the microphone alone', async () => {
    const browser = new TestBrowser('CUSTOMER', clock);
    browser.lacks.set('camera', 'no-device');
    const { session } = page('CUSTOMER', browser);
    await settle();
    expect(session.view()).toMatchObject({ microphone: 'on', camera: 'no-device' });
  });

  test('without permission it listens, and tries again when asked to', async () => {
    const browser = new TestBrowser('CUSTOMER', clock);
    browser.lacks.set('microphone', 'no-permission').set('camera', 'no-permission');
    const { session } = page('CUSTOMER', browser);
    page('AGENT');
    await settle();
    expect(session.view()).toMatchObject({
      microphone: 'no-permission',
      camera: 'no-permission',
      stage: { kind: 'connecting' },
    });
    browser.lacks.clear();
    session.speak(true);
    await settle();
    expect(session.view().microphone).toBe('on');
    expect(browser.peer.sends.get('microphone')).toBe('microphone');
  });

  test('a browser without WebRTC says so and does not join', async () => {
    const browser = new TestBrowser('CUSTOMER', clock);
    browser.supported = false;
    const { session } = page('CUSTOMER', browser);
    expect(session.view().stage).toEqual({ kind: 'no-webrtc' });
    expect(exchange.said).toEqual([]);
  });

  test('voice becomes video and voice again without a new offer', async () => {
    const browser = new TestBrowser('CUSTOMER', clock);
    const { session } = page('CUSTOMER', browser, talked({ media: 'VOICE' }));
    page('AGENT');
    await settle();
    expect(browser.asked).toEqual([{ microphone: true, camera: null }]);
    await session.change('VIDEO');
    session.update(talked({ media: 'VIDEO' }));
    await settle();
    expect(browser.peer.sends.get('camera')).toBe('camera user');
    session.update(talked({ media: 'VOICE' }));
    await settle();
    expect(browser.peer.sends.get('camera')).toBe(null);
    expect([...browser.recording]).toEqual(['microphone']);
    expect(exchange.said.filter(({ data }) => data.type === 'offer')).toHaveLength(1);
  });

  test('the camera is turned round, the first one freed before the second opens', async () => {
    const { customer } = await both();
    customer.session.turnCamera();
    await settle();
    expect([...customer.browser.recording]).toEqual(['microphone', 'camera environment']);
    expect(customer.session.view()).toMatchObject({ facing: 'environment', camera: 'on' });
  });

  test('a camera that opens after it was put out again is closed', async () => {
    const { customer } = await both();
    customer.session.see(false);
    customer.session.see(true);
    customer.session.see(false);
    await settle();
    expect([...customer.browser.recording]).toEqual(['microphone']);
    expect(customer.session.view().camera).toBe('off');
  });
});

describe('the sound of the other side', () => {
  async function talking() {
    const { customer, agent } = await both();
    agent.browser.peer.events.link('connected');
    agent.browser.peer.got = { samples: 10, frames: 1, packets: 5 };
    await clock.advance(3_000);
    return { customer, agent };
  }

  test('is missed four seconds after the last of it came, and not before', async () => {
    const { agent } = await talking();
    for (let second = 0; second < 6; second += 1) {
      agent.browser.peer.got = { samples: 10, frames: 1, packets: 6 + second };
      await clock.advance(1_000);
    }
    expect(agent.session.view().hears).toBe(true);
    await clock.advance(3_000);
    expect(agent.session.view().hears).toBe(true);
    await clock.advance(3_000);
    expect(agent.session.view().hears).toBe(false);
    agent.browser.peer.got = { samples: 10, frames: 1, packets: 99 };
    await clock.advance(1_000);
    expect(agent.session.view().hears).toBe(true);
  });

  test('is not missed while a way is looked for', async () => {
    const { agent } = await talking();
    agent.browser.peer.events.link('interrupted');
    await clock.advance(2_000);
    agent.browser.peer.events.link('connected');
    await clock.advance(3_000);
    expect(agent.session.view().hears).toBe(true);
  });
});
