import { beforeEach, expect, test } from 'vitest';
import { CallSession, Devices } from '../src/index';
import { JANUS_ATTEMPTS, JANUS_WITHIN } from '../src/janus';
import { Exchange, HandClock, settle, TestBrowser, talked } from './world';

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
