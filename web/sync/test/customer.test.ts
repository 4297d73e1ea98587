import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CustomerClient } from '../src/index';
import { World } from './world';

const TICKET = { token: 't', conversation: 'c' };

const step = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'say' } as const) },
  { weight: 3, arbitrary: fc.constant({ kind: 'agentSays' } as const) },
  { weight: 6, arbitrary: fc.constant({ kind: 'deliverUp' } as const) },
  { weight: 6, arbitrary: fc.constant({ kind: 'deliverDown' } as const) },
  fc.constantFrom(
    { kind: 'dropUp' } as const,
    { kind: 'dropDown' } as const,
    { kind: 'doubleDown' } as const,
    { kind: 'swapDown' } as const,
    { kind: 'break' } as const,
    { kind: 'reload' } as const,
    { kind: 'nudge' } as const,
    { kind: 'busy' } as const,
  ),
  fc.record({ kind: fc.constant('wait' as const), millis: fc.integer({ min: 1, max: 9_000 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One customer living through whatever the network does. */
class Life {
  readonly world = new World();
  client = new CustomerClient(this.world.ports(), TICKET);
  said: readonly string[] = [];

  live(steps: readonly Step[]): void {
    this.client.start();
    for (const one of steps) this.#step(one);
    this.world.heal();
  }

  #step(one: Step): void {
    switch (one.kind) {
      case 'say': {
        const text = `said ${this.said.length}`;
        this.said = [...this.said, text];
        this.client.say({ kind: 'TEXT', text });
        return;
      }
      case 'agentSays':
        this.world.agentSays(`told ${this.world.timeline.length}`);
        return;
      case 'reload':
        this.client.stop();
        this.client = new CustomerClient(this.world.ports(), TICKET);
        this.client.start();
        return;
      case 'nudge':
        this.client.nudge();
        return;
      case 'busy':
        this.world.busy += 1;
        return;
      case 'wait':
        this.world.clock.advance(one.millis);
        return;
      default:
        this.world[one.kind]();
    }
  }
}

test('whatever the network does, everything said arrives exactly once and in order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const life = new Life();
      life.live(steps);
      expect(life.world.texts('CUSTOMER')).toEqual(life.said);
    }),
    { numRuns: 400 },
  );
});

test('whatever the network does, the screen ends up showing the timeline of the server', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const life = new Life();
      life.live(steps);
      const { timeline, parcels, line } = life.client.view();
      expect(line).toEqual({ kind: 'ready' });
      expect(parcels).toEqual([]);
      expect(timeline.entries.map((entry) => entry.seq)).toEqual(
        life.world.timeline.map((told) => told.seq),
      );
      expect(life.world.reports).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('a refused message says why, does not hold up the next, and can be sent again', () => {
  const { world, client } = new Life();
  client.start();
  client.say({ kind: 'TEXT', text: 'too long' });
  client.say({ kind: 'TEXT', text: 'fine' });
  world.heal();
  expect(world.texts('CUSTOMER')).toEqual(['fine']);
  const [failed] = client.view().parcels;
  expect(failed?.state).toEqual({ kind: 'failed', code: 'message.too-long', detail: null });
  client.discard(failed?.clientId ?? '');
  expect(client.view().parcels).toEqual([]);
});

test('a failed message is still there, and still failed, after a reload', () => {
  const { world, client } = new Life();
  client.start();
  client.say({ kind: 'TEXT', text: 'too long' });
  world.heal();
  client.stop();
  const again = new CustomerClient(world.ports(), TICKET);
  expect(again.view().parcels.map((parcel) => parcel.state.kind)).toEqual(['failed']);
});

test('an answer to leaving waits for what was said before it', async () => {
  const { world, client } = new Life();
  client.start();
  client.say({ kind: 'TEXT', text: 'bye' });
  const answer = client.leave();
  world.heal();
  expect(await answer).toEqual({ kind: 'done' });
  expect(world.left).toBe(1);
});

test('a close code that means sign in again stops the line for good', () => {
  const { world, client } = new Life();
  client.start();
  world.deliverUp();
  world.break(4001);
  world.heal();
  expect(client.view().line).toEqual({ kind: 'stopped', reason: 'SIGN_IN', code: null });
});

test('a line that has gone silent is given up and found again', () => {
  const { world, client } = new Life();
  client.start();
  world.heal();
  const kinds: string[] = [];
  client.subscribe(() => kinds.push(client.view().line.kind));
  world.clock.advance(30_000);
  expect(kinds).toContain('lost');
  world.heal();
  expect(client.view().line).toEqual({ kind: 'ready' });
});

test('after a hint that the network changed, a line that does not answer within four seconds is gone', () => {
  const { world, client } = new Life();
  client.start();
  world.heal();
  client.nudge();
  world.clock.advance(3_999);
  expect(client.view().line.kind).toBe('ready');
  world.clock.advance(1);
  expect(client.view().line.kind).toBe('lost');
});

test('after a hint that the network changed, a line that answers stays', () => {
  const { world, client } = new Life();
  client.start();
  world.heal();
  const kinds: string[] = [];
  client.subscribe(() => kinds.push(client.view().line.kind));
  client.nudge();
  while (world.deliverUp() || world.deliverDown());
  world.clock.advance(4_000);
  expect(client.view().line.kind).toBe('ready');
  expect(kinds).not.toContain('lost');
});

test('a draft survives a reload and is forgotten when emptied', () => {
  const { world, client } = new Life();
  client.saveDraft('half a sen');
  const again = new CustomerClient(world.ports(), TICKET);
  expect(again.draft()).toBe('half a sen');
  again.saveDraft('');
  expect(world.storage.keys('zongji.customer.draft')).toEqual([]);
});

test('typing is told at most every two seconds', () => {
  const { world, client } = new Life();
  client.start();
  world.heal();
  for (let key = 0; key < 10; key += 1) {
    client.typing();
    world.clock.advance(500);
  }
  world.heal();
  expect(world.ops.filter((op) => op === 'typing')).toHaveLength(3);
});

test('what is said twice with one client id is said once', () => {
  const { world, client } = new Life();
  client.start();
  world.heal();
  client.say({ kind: 'TEXT', text: 'once' }, 'the-id');
  client.say({ kind: 'TEXT', text: 'once' }, 'the-id');
  world.heal();
  client.say({ kind: 'TEXT', text: 'once' }, 'the-id');
  world.heal();
  expect(world.texts('CUSTOMER')).toEqual(['once']);
  expect(client.view().parcels).toEqual([]);
});
