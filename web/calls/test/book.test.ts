import { beforeEach, describe, expect, test } from 'vitest';
import { CallBook } from '../src/index';
import { Exchange, HandClock, settle, TestBrowser, talked } from './world';

let clock = new HandClock();
let exchange = new Exchange();
let browser = new TestBrowser('CUSTOMER', clock);
let book = new CallBook<string>('CUSTOMER', exchange.line('CUSTOMER'), browser.ports());

const ringing = talked({ phase: 'RINGING', by: 'AGENT' });
const present = (call: ReturnType<typeof talked> | null) => [{ conversation: 'c', call }];

beforeEach(() => {
  clock = new HandClock();
  exchange = new Exchange();
  browser = new TestBrowser('CUSTOMER', clock);
  book = new CallBook('CUSTOMER', exchange.line('CUSTOMER'), browser.ports());
});

describe('a page’s calls', () => {
  test('what was opened by the acceptance is used by the call, and asked for once', async () => {
    book.follow(present(ringing));
    await settle();
    expect(browser.asked).toEqual([]);
    await book.accept('c', ringing);
    book.follow(present(talked({ by: 'AGENT' })));
    await settle();
    expect(browser.asked).toHaveLength(1);
    expect(book.view().get('c')?.view().microphone).toBe('on');
  });

  test('the time is measured from the tap', async () => {
    book.follow(present(ringing));
    await book.accept('c', ringing);
    await clock.advance(70);
    book.follow(present(talked({ by: 'AGENT' })));
    const agent = new CallBook<string>(
      'AGENT',
      exchange.line('AGENT'),
      new TestBrowser('AGENT', clock).ports(),
    );
    agent.follow(present(talked({ by: 'AGENT' })));
    await settle();
    browser.peer.events.link('connected');
    expect(exchange.reports).toEqual(['CUSTOMER CONNECTED 70']);
  });

  test('a page that comes back to a call joins it and measures nothing', async () => {
    book.follow(present(talked({ connectedAt: 5 })));
    await settle();
    expect(exchange.said.map(({ data }) => data.type)).toEqual(['join']);
    expect(exchange.reports).toEqual([]);
  });

  test('what another page of the customer asked for is left to that page until it is taken over', async () => {
    book.follow(present(null));
    const asked = talked({ phase: 'RINGING', by: 'CUSTOMER' });
    book.follow(present(asked));
    await settle();
    expect([...browser.recording]).toEqual([]);
    const going = talked({ by: 'CUSTOMER' });
    book.follow(present(going));
    await settle();
    expect(book.mine(going)).toBe(false);
    expect(exchange.said).toEqual([]);

    book.take('c', going);
    await settle();
    expect(exchange.said.map(({ data }) => data.type)).toEqual(['join']);
  });

  test('the page that asked takes part', async () => {
    book.follow(present(null));
    await book.ask('c', 'VIDEO');
    book.follow(present(talked({ phase: 'RINGING', by: 'CUSTOMER' })));
    book.follow(present(talked({ by: 'CUSTOMER' })));
    await settle();
    expect(exchange.said.map(({ data }) => data.type)).toEqual(['join']);
  });

  test('the end of a call closes its session and its devices', async () => {
    book.follow(present(talked()));
    await settle();
    const session = book.view().get('c');
    book.follow(present(null));
    expect(session?.view().stage.kind).toBe('ended');
    expect(book.view().size).toBe(0);
    expect([...browser.recording]).toEqual([]);
  });

  test('a conversation that is gone takes its call with it', async () => {
    book.follow(present(talked()));
    await settle();
    book.follow([]);
    expect(book.view().size).toBe(0);
    expect([...browser.recording]).toEqual([]);
  });
});
