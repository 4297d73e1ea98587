import type { Call, Side } from '@zongji/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { ATTEMPT_WITHIN, ATTEMPTS } from '../src/direct';
import { CallBook } from '../src/index';
import { Exchange, HandClock, ringing, settle, TestBrowser, talked } from './world';

let clock = new HandClock();
let exchange = new Exchange();

/** One page with its calls; starts without any. */
class Page {
  readonly browser: TestBrowser;
  readonly book: CallBook<string>;

  constructor(
    readonly side: Side,
    name: string = side,
    fresh = true,
  ) {
    this.browser = new TestBrowser(name, clock);
    this.book = new CallBook(side, exchange.line(side), this.browser.ports());
    if (fresh) this.follow(null);
  }

  follow(call: Call | null): void {
    this.book.follow([{ conversation: 'c', call }]);
  }

  get session() {
    return this.book.view().get('c');
  }

  /** What the connections of this page were ever given to send. */
  get given(): readonly (string | null)[] {
    return this.browser.peers.flatMap((peer) => [...peer.sends.values()]);
  }
}

let customer = new Page('CUSTOMER');
let agent = new Page('AGENT');

const asks = ringing();
const going = talked();

beforeEach(() => {
  clock = new HandClock();
  exchange = new Exchange();
  customer = new Page('CUSTOMER');
  agent = new Page('AGENT');
});

/** The customer asks for a video call; it rings at the agent, and both pages connect. */
async function rings(call = asks): Promise<void> {
  await customer.book.ask('c', call.media);
  customer.follow(call);
  agent.follow(call);
  await settle();
}

function connect(...pages: readonly Page[]): void {
  for (const page of pages) page.browser.peer.events.link('connected');
}

const types = () => exchange.said.map(({ side, data }) => `${side} ${data.type}`);

describe('while it rings', () => {
  test('both pages find the way to each other', async () => {
    await rings();
    expect(types()).toEqual([
      'CUSTOMER join',
      'AGENT join',
      'AGENT offer',
      'AGENT candidate',
      'CUSTOMER answer',
      'CUSTOMER candidate',
    ]);
  });

  test('nothing is sent, shown, heard or reported, whatever the connection does', async () => {
    await rings();
    connect(customer, agent);
    agent.browser.peer.events.media('the customer, too early');
    agent.browser.peer.got = { samples: 480, frames: 1 };
    await clock.advance(5_000);
    expect([...customer.browser.recording]).toEqual(['microphone', 'camera user']);
    expect(customer.given).toEqual([]);
    expect(agent.given).toEqual([]);
    expect(agent.session).toBeUndefined();
    expect(exchange.reports).toEqual([]);
  });

  test('who is asked opens nothing, and still knows what is missing', async () => {
    agent.browser.lacks.set('camera', 'no-device').set('microphone', 'no-permission');
    await rings();
    const devices = agent.book.foreseen('c');
    await settle();
    expect(agent.browser.asked).toEqual([]);
    expect(devices.view()).toMatchObject({ microphone: 'no-permission', camera: 'no-device' });
    agent.browser.lacks.clear();
    await devices.foresee();
    expect(devices.view()).toMatchObject({ microphone: 'off', camera: 'off' });
  });

  test('the devices of who is asked open with the tap, and are sent only when the server says so', async () => {
    await rings();
    connect(customer, agent);
    await agent.book.accept('c', asks);
    await settle();
    expect([...agent.browser.recording]).toEqual(['microphone', 'camera user']);
    expect([...agent.given, ...customer.given]).toEqual([]);
    agent.follow(going);
    customer.follow(going);
    await settle();
    expect(agent.given).toEqual(['microphone', 'camera user']);
    expect(customer.given).toEqual(['microphone', 'camera user']);
  });

  test('an offer is taken with its call: the devices open then, and dark again if it is gone', async () => {
    agent.follow(ringing({ deadline: null }));
    await settle();
    expect(agent.browser.asked).toEqual([]);
    expect(types()).toEqual([]);
    agent.book.accepting('c', 'VIDEO');
    await settle();
    expect(agent.browser.recording.size).toBe(2);
    agent.book.cool('c');
    expect(agent.browser.recording.size).toBe(0);
    agent.book.accepting('c', 'VIDEO');
    agent.follow(going);
    await settle();
    expect(agent.session?.view()).toMatchObject({ camera: 'on' });
    expect(types()).toEqual(['AGENT join']);
  });

  test('a call that waits for an agent still is joined by nobody', async () => {
    await rings(ringing({ deadline: null }));
    expect(types()).toEqual([]);
    expect(customer.browser.recording.size).toBe(2);
  });

  test('a voice call opens no camera', async () => {
    await rings(ringing({ media: 'VOICE' }));
    await agent.book.accept('c', ringing({ media: 'VOICE' }));
    agent.follow(talked({ media: 'VOICE' }));
    customer.follow(talked({ media: 'VOICE' }));
    await settle();
    expect([...customer.browser.recording, ...agent.browser.recording]).toEqual([
      'microphone',
      'microphone',
    ]);
  });
});

describe('accepted', () => {
  test('the connection that is there goes on; what it sends is shown, and its time is told', async () => {
    await rings();
    connect(customer, agent);
    customer.browser.peer.events.media('the agent');
    await clock.advance(3_000);
    await agent.book.accept('c', asks);
    await clock.advance(30);
    agent.follow(going);
    customer.follow(going);
    await settle();
    expect(customer.session?.view()).toMatchObject({
      stage: { kind: 'talking' },
      remote: 'the agent',
      own: 'camera user',
    });
    expect(customer.browser.peers).toHaveLength(1);
    expect(agent.browser.peers).toHaveLength(1);
    expect(exchange.reports).toEqual(['AGENT CONNECTED 30', 'CUSTOMER CONNECTED 0']);
  });

  test('who learns of the acceptance and of the connection at once reports all the same', async () => {
    await rings();
    connect(customer, agent);
    customer.follow(talked({ connectedAt: 1 }));
    customer.session?.pictured();
    expect(exchange.reports).toEqual(['CUSTOMER CONNECTED 0', 'CUSTOMER FIRST_FRAME 0']);
  });

  test('a connection that comes later is reported when it comes', async () => {
    await rings();
    agent.book.accepting('c', 'VIDEO');
    agent.follow(going);
    customer.follow(going);
    expect(customer.session?.view().stage).toEqual({ kind: 'connecting' });
    await clock.advance(120);
    connect(customer);
    expect(exchange.reports).toEqual(['CUSTOMER CONNECTED 120']);
  });

  test('no way was found while it rang: nobody hangs up, and the acceptance begins anew', async () => {
    await rings();
    agent.browser.peer.events.link('failed');
    customer.browser.peer.events.link('failed');
    await clock.advance((ATTEMPTS + 1) * ATTEMPT_WITHIN);
    expect(exchange.acts).toEqual(['CUSTOMER ask VIDEO']);
    expect(agent.browser.peer.closed).toBe(true);
    await agent.book.accept('c', asks);
    agent.follow(going);
    customer.follow(going);
    await settle();
    expect(agent.browser.peer.closed).toBe(false);
    expect(agent.browser.peer.log).toContain(
      `answered by v=0 answer of ${customer.browser.peer.name}`,
    );
    expect(agent.session?.view().stage).toEqual({ kind: 'connecting' });
  });

  test('a line that comes back while it rings joins with the same leg', async () => {
    await rings();
    exchange.back('AGENT');
    exchange.back('CUSTOMER');
    await settle();
    expect(agent.browser.peers).toHaveLength(1);
    expect(types().filter((type) => type === 'AGENT offer')).toHaveLength(1);
  });
});

describe('nothing comes of it', () => {
  test('declined, timed out or cancelled: connections close, devices go dark', async () => {
    await rings();
    customer.follow(null);
    agent.follow(null);
    expect(customer.browser.peer.closed).toBe(true);
    expect(agent.browser.peer.closed).toBe(true);
    expect([...customer.browser.recording]).toEqual([]);
  });

  test('the next call of the same conversation goes ahead afresh', async () => {
    await rings();
    customer.follow(null);
    agent.follow(null);
    await rings(ringing({ id: 'call-2' }));
    expect(customer.browser.peers).toHaveLength(2);
    expect(customer.browser.peer.closed).toBe(false);
  });

  test('the acceptance comes too late: the devices go dark', async () => {
    await rings();
    exchange.refuses = 'conversation.call-gone';
    expect(await agent.book.accept('c', asks)).toMatchObject({ kind: 'refused' });
    await settle();
    expect([...agent.browser.recording]).toEqual([]);
  });

  test('the page closes', async () => {
    await rings();
    agent.book.stop();
    customer.book.stop();
    expect([agent, customer].map(({ browser }) => browser.peer.closed)).toEqual([true, true]);
    expect([...customer.browser.recording]).toEqual([]);
  });
});

describe('several pages of a side', () => {
  test('a page that reloads while it rings takes up the call that it asked for', async () => {
    await rings();
    const first = agent.browser.peer;
    customer.book.stop();
    customer = new Page('CUSTOMER', 'RELOADED', false);
    customer.follow(asks);
    await settle();
    expect(customer.browser.recording.size).toBe(2);
    expect(first.closed).toBe(true);
    agent.book.accepting('c', 'VIDEO');
    agent.follow(going);
    customer.follow(going);
    await settle();
    expect(customer.browser.peers).toHaveLength(1);
    expect(customer.given).toEqual(['microphone', 'camera user']);
  });

  test('of two pages that ring only the one that accepts goes on', async () => {
    const call = ringing({ by: 'AGENT' });
    const talk = talked({ by: 'AGENT' });
    const other = new Page('CUSTOMER', 'OTHER');
    for (const page of [agent, customer, other]) page.follow(call);
    await settle();
    expect(customer.browser.peers.every((peer) => peer.closed)).toBe(true);
    expect(other.browser.peer.closed).toBe(false);

    await customer.book.accept('c', call);
    for (const page of [agent, customer, other]) page.follow(talk);
    await settle();
    expect(other.browser.peer.closed).toBe(true);
    expect(other.session).toBeUndefined();
    expect(other.book.mine(talk)).toBe(false);
    expect(other.browser.asked).toEqual([]);
    expect(customer.given).toEqual(['microphone', 'camera user']);
    expect(agent.browser.peer.log).toContain(
      `answered by v=0 answer of ${customer.browser.peer.name}`,
    );

    other.book.take('c', talk);
    await settle();
    expect(customer.session?.view().stage).toEqual({ kind: 'ended', why: 'REPLACED' });
    expect(other.given).toEqual(['microphone', 'camera user']);
  });

  test('an agent’s desk moves to another window: its calls do so too, and this one goes dark', async () => {
    await rings();
    const other = new Page('AGENT', 'OTHER', false);
    other.follow(asks);
    agent.book.follow([]);
    await settle();
    expect(agent.browser.peer.closed).toBe(true);
    await other.book.accept('c', asks);
    for (const page of [customer, other]) page.follow(going);
    await settle();
    expect(other.given).toEqual(['microphone', 'camera user']);
    agent.follow(going);
    other.book.follow([]);
    await settle();
    expect(other.browser.recording.size).toBe(0);
    expect(agent.given).toEqual(['microphone', 'camera user']);
  });

  test('what is asked for is taken over by another page while it rings', async () => {
    const other = new Page('CUSTOMER', 'OTHER');
    await rings();
    other.follow(asks);
    other.book.take('c', asks);
    await settle();
    expect(customer.book.mine(asks)).toBe(false);
    expect([...customer.browser.recording]).toEqual([]);
    for (const page of [customer, agent, other]) page.follow(going);
    await settle();
    expect(customer.session).toBeUndefined();
    expect(other.given).toEqual(['microphone', 'camera user']);
  });

  test('a call that comes along with a conversation is joined, whether it rang here before or not', async () => {
    await rings();
    agent.follow(null);
    agent.follow(going);
    await settle();
    expect(agent.session).toBeDefined();
  });
});
