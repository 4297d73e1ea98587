import { describe, expect, it } from 'vitest';
import { clock, Heard, type Keeper, Player, Press, Recorder } from '../src/index';

function keeper(): Keeper {
  const kept = new Map<string, string>();
  return { get: (key) => kept.get(key) ?? null, set: (key, value) => kept.set(key, value) };
}

describe('heard', () => {
  it('remembers through reloads what was played and forgets the oldest', () => {
    const browser = keeper();
    const heard = new Heard(browser, 'heard');
    let told = 0;
    heard.subscribe(() => {
      told += 1;
    });
    heard.add('first');
    heard.add('first');
    expect(told).toBe(1);
    for (let i = 0; i < 499; i += 1) heard.add(`id${i}`);
    const again = new Heard(browser, 'heard');
    expect(again.has('first')).toBe(true);
    again.add('one more');
    expect(new Heard(browser, 'heard').has('first')).toBe(false);
    expect(new Heard(browser, 'heard').has('id498')).toBe(true);
  });
});

describe('press', () => {
  function pressed() {
    const said: string[] = [];
    const press = new Press({
      began: () => said.push('began'),
      away: (away) => said.push(away ? 'away' : 'back'),
      ended: (how) => said.push(how),
    });
    return { press, said };
  }

  it('tells a tap, a hold and a finger that slides away', () => {
    const tap = pressed();
    tap.press.down(0, 500);
    tap.press.up(100);
    expect(tap.said).toEqual(['began', 'tap']);
    const hold = pressed();
    hold.press.down(0, 500);
    hold.press.move(480);
    hold.press.up(2_000);
    expect(hold.said).toEqual(['began', 'hold']);
    const away = pressed();
    away.press.down(0, 500);
    away.press.move(400);
    away.press.move(390);
    away.press.up(2_000);
    expect(away.said).toEqual(['began', 'away', 'away']);
  });

  it('comes back before it lets go, and hears nothing without a press', () => {
    const { press, said } = pressed();
    press.move(0);
    press.up(9);
    press.down(0, 500);
    press.move(400);
    press.move(490);
    press.up(900);
    expect(said).toEqual(['began', 'away', 'back', 'hold']);
  });
});

it('goes through the speeds and back', () => {
  const player = new Player(() => {
    throw new Error('nothing is played');
  });
  const rates = [1, 2, 3].map(() => {
    player.faster();
    return player.state().rate;
  });
  expect(rates).toEqual([1.5, 2, 1]);
});

it('says at once where a browser cannot record, and can be closed again', async () => {
  const recorder = new Recorder();
  await recorder.start();
  expect(recorder.state()).toEqual({ kind: 'refused', why: 'UNSUPPORTED' });
  expect(recorder.take()).toBeNull();
  recorder.cancel();
  expect(recorder.state()).toEqual({ kind: 'idle' });
});

it('writes seconds as people read them', () => {
  expect([0, 1_400, 1_600, 59_700, 61_000].map(clock)).toEqual([
    '0:00',
    '0:01',
    '0:02',
    '1:00',
    '1:01',
  ]);
});
