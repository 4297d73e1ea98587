import type { Call } from '@zongji/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { CallBook, CallSession, Devices } from '../src/index';
import { JANUS_ATTEMPTS, JANUS_WITHIN } from '../src/janus';
import { Exchange, HandClock, ringing, settle, TestBrowser, talked } from './world';

let clock = new HandClock();
let exchange = new Exchange();
let browser = new TestBrowser('CUSTOMER', clock);
let session = started();

function started() {
  const call = talked({ way: 'JANUS' });
  const made = new CallSession<string>({
    side: 'CUSTOMER',
    conversation: 'c',
    call,
    line: exchange.line('CUSTOMER'),
    ports: browser.ports(),
  });
  made.start();
  made.talk({ call, devices: new Devices(browser.ports()), acceptedAt: clock.now() });
  return made;
}

beforeEach(async () => {
  clock = new HandClock();
  exchange = new Exchange();
  exchange.way = 'JANUS';
  browser = new TestBrowser('CUSTOMER', clock);
  session = started();
  await settle();
});

const types = () => exchange.said.map(({ data }) => data.type);
const server = (data: object) => exchange.tell('CUSTOMER', 'SERVER', null, data);

test('publishes at once, and subscribes to whom the server offers', async () => {
  expect(types()).toEqual(['join', 'publish', 'candidate']);
  const [publish] = browser.peers;
  server({ type: 'published', sdp: 'v=0 of janus' });
  server({ type: 'subscribe', sdp: 'v=0 of the agent' });
  server({ type: 'candidate', pc: 'publish', candidate: 'p', sdpMid: '0', sdpMLineIndex: 0 });
  server({ type: 'candidate', pc: 'subscribe', candidate: 's', sdpMid: '0', sdpMLineIndex: 0 });
  await settle();
  const subscribe = browser.peers[1];
  expect(publish?.direction).toBe('publish');
  expect(subscribe?.direction).toBe('subscribe');
  expect(publish?.log).toEqual([
    'configure relay',
    'offer',
    'answered by v=0 of janus',
    'candidate p',
  ]);
  expect(subscribe?.log).toEqual(['configure relay', 'answer to v=0 of the agent', 'candidate s']);
  expect(publish?.sends.get('microphone')).toBe('microphone');
  expect(exchange.said.at(-1)?.data).toMatchObject({ type: 'candidate', pc: 'subscribe' });
});

test('talks only when both connections are there', async () => {
  browser.peers[0]?.events.link('connected');
  expect(session.view().stage).toEqual({ kind: 'connecting' });
  server({ type: 'subscribe', sdp: 'v=0 of the agent' });
  await settle();
  browser.peers[1]?.events.link('connected');
  expect(session.view().stage).toEqual({ kind: 'talking' });
});

test('the agent publishes anew: the old subscription is closed', async () => {
  server({ type: 'subscribe', sdp: 'v=0 first' });
  await settle();
  server({ type: 'subscribe', sdp: 'v=0 second' });
  await settle();
  expect(browser.peers[1]?.closed).toBe(true);
  expect(browser.peers[2]?.log).toContain('answer to v=0 second');
});

test('a failure begins again, and no more often than it may', async () => {
  browser.peers[0]?.events.link('failed');
  await settle();
  expect(types().filter((type) => type === 'publish')).toHaveLength(2);
  await clock.advance(10 * JANUS_WITHIN);
  expect(types().filter((type) => type === 'publish')).toHaveLength(1 + JANUS_ATTEMPTS);
  // Nobody else can tell that this page does not reach Janus.
  expect(exchange.acts).toEqual(['CUSTOMER lose']);
});

test('Janus is lost: the call goes on from page to page', async () => {
  server({ type: 'subscribe', sdp: 'v=0 of the agent' });
  await settle();
  const [publish, subscribe] = browser.peers;
  exchange.way = 'DIRECT';
  const agent = new CallSession<string>({
    side: 'AGENT',
    conversation: 'c',
    call: talked(),
    line: exchange.line('AGENT'),
    ports: new TestBrowser('AGENT', clock).ports(),
  });
  agent.start();
  agent.talk({ call: talked(), devices: new Devices(browser.ports()), acceptedAt: null });
  await settle();
  expect(publish?.closed).toBe(true);
  expect(subscribe?.closed).toBe(true);
  expect(browser.peer.direction).toBe('both');
  expect(types()).toContain('answer');
});

describe('while it rings', () => {
  const asks = ringing({ way: 'JANUS' });
  const going = talked({ way: 'JANUS' });
  let book = new CallBook('CUSTOMER', exchange.line('CUSTOMER'), browser.ports());

  const follow = (call: Call | null) => book.follow([{ conversation: 'c', call }]);

  /** This page asks; both its connections are there before anybody accepts. */
  beforeEach(async () => {
    session.close('GONE');
    exchange = new Exchange();
    exchange.way = 'JANUS';
    browser = new TestBrowser('CUSTOMER', clock);
    book = new CallBook('CUSTOMER', exchange.line('CUSTOMER'), browser.ports());
    follow(null);
    await book.ask('c', 'VIDEO');
    follow(asks);
    await settle();
    server({ type: 'published', sdp: 'v=0 of janus' });
    server({ type: 'subscribe', sdp: 'v=0 of the agent' });
    await settle();
    for (const peer of browser.peers) peer.events.link('connected');
  });

  const given = () => browser.peers.flatMap((peer) => [...peer.sends.values()]);

  test('this page publishes and subscribes, and nothing is sent, shown or reported', async () => {
    expect(browser.peers.map(({ direction }) => direction)).toEqual(['publish', 'subscribe']);
    browser.peer.events.media('the agent, too early');
    browser.peer.got = { samples: 480, frames: 1 };
    await clock.advance(5_000);
    expect(given()).toEqual([]);
    expect(book.view().get('c')).toBeUndefined();
    expect(exchange.reports).toEqual([]);
  });

  test('accepted: the same connections carry what is sent from here on', async () => {
    browser.peer.events.media('the agent');
    follow(going);
    await settle();
    expect(browser.peers).toHaveLength(2);
    expect(browser.peers[0]?.sends.get('microphone')).toBe('microphone');
    expect(browser.peers[0]?.sends.get('camera')).toBe('camera user');
    expect(book.view().get('c')?.view()).toMatchObject({
      stage: { kind: 'talking' },
      remote: 'the agent',
    });
    expect(exchange.reports).toEqual(['CUSTOMER CONNECTED 0']);
  });

  test('declined: both connections close, and the devices go dark', () => {
    follow(null);
    expect(browser.peers.map(({ closed }) => closed)).toEqual([true, true]);
    expect([...browser.recording]).toEqual([]);
  });

  test('Janus is lost: it goes on ringing from page to page, and is talked that way', async () => {
    exchange.way = 'DIRECT';
    const agent = new CallBook(
      'AGENT',
      exchange.line('AGENT'),
      new TestBrowser('AGENT', clock).ports(),
    );
    agent.follow([{ conversation: 'c', call: ringing() }]);
    follow(ringing());
    await settle();
    expect(browser.peers.map(({ direction }) => direction)).toEqual([
      'publish',
      'subscribe',
      'both',
    ]);
    expect(given()).toEqual([]);
    follow(talked());
    await settle();
    expect(browser.peer.sends.get('camera')).toBe('camera user');
  });

  test('no way was found while it rang: the acceptance begins anew', async () => {
    browser.peers[0]?.events.link('failed');
    await clock.advance((JANUS_ATTEMPTS + 1) * JANUS_WITHIN);
    expect(browser.peers.every(({ closed }) => closed)).toBe(true);
    expect(exchange.acts).toEqual(['CUSTOMER ask VIDEO']);
    follow(going);
    await settle();
    expect(browser.peer.closed).toBe(false);
    expect(browser.peer.sends.get('microphone')).toBe('microphone');
  });
});
