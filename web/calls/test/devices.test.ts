import { beforeEach, describe, expect, test } from 'vitest';
import { Devices } from '../src/index';
import { HandClock, settle, TestBrowser } from './world';

let browser = new TestBrowser('page', new HandClock());
let devices = new Devices<string>(browser.ports());
let sent = new Map<string, string | null>();

beforeEach(async () => {
  browser = new TestBrowser('page', new HandClock());
  devices = new Devices<string>(browser.ports());
  sent = new Map();
  devices.sendTo((device, capture) => sent.set(device, capture?.media ?? null));
  devices.follow();
  await devices.open('VIDEO');
});

describe('a microphone that goes away in a call', () => {
  test('is replaced by another, by name', async () => {
    browser.watched.get('microphone')?.ended();
    await settle();
    expect(devices.view().microphone).toBe('on');
    expect(devices.view().instead).toEqual({ device: 'microphone', label: 'the microphone' });
    expect(sent.get('microphone')).toBe('microphone');
    expect(browser.asked).toHaveLength(2);
  });

  test('is told when there is no other, and the next one that is plugged in is taken', async () => {
    browser.lacks.set('microphone', 'no-device');
    browser.watched.get('microphone')?.ended();
    await settle();
    expect([devices.view().microphone, sent.get('microphone')]).toEqual(['no-device', null]);
    browser.lacks.delete('microphone');
    browser.plugged();
    await settle();
    expect([devices.view().microphone, sent.get('microphone')]).toEqual(['on', 'microphone']);
  });

  test('stays muted when it was', async () => {
    await devices.speak(false);
    browser.watched.get('microphone')?.ended();
    await settle();
    expect(devices.view().microphone).toBe('off');
  });

  test('because it is forbidden now is said so, and is not asked for again by itself', async () => {
    browser.lacks.set('microphone', 'no-permission');
    browser.watched.get('microphone')?.ended();
    await settle();
    expect(devices.view().microphone).toBe('no-permission');
    const before = browser.asked.length;
    browser.plugged();
    await settle();
    expect(browser.asked).toHaveLength(before);
  });

  test('changes nothing once the call is over', async () => {
    devices.close();
    browser.watched.get('microphone')?.ended();
    browser.plugged();
    await settle();
    expect(browser.asked).toHaveLength(1);
    expect([...browser.recording]).toEqual([]);
  });
});

describe('a microphone that the system mutes', () => {
  test('says so until the system lets it speak again', () => {
    browser.watched.get('microphone')?.silenced(true);
    expect(devices.view().microphone).toBe('silenced');
    browser.watched.get('microphone')?.silenced(false);
    expect(devices.view().microphone).toBe('on');
  });

  test('is still muted by the person afterwards', async () => {
    await devices.speak(false);
    browser.watched.get('microphone')?.silenced(true);
    browser.watched.get('microphone')?.silenced(false);
    expect(devices.view().microphone).toBe('off');
  });
});

describe('a camera', () => {
  test('that goes away is replaced, or told', async () => {
    browser.lacks.set('camera', 'in-use');
    browser.watched.get('camera user')?.ended();
    await settle();
    expect([devices.view().camera, devices.view().own, sent.get('camera')]).toEqual([
      'in-use',
      null,
      null,
    ]);
    browser.lacks.delete('camera');
    browser.plugged();
    await settle();
    expect([devices.view().camera, sent.get('camera')]).toEqual(['on', 'camera user']);
  });
});

test('another choice opens what is in use anew, and nothing else', async () => {
  browser.choice = { microphone: 'headset' };
  await devices.see(false);
  await devices.rechoose();
  expect(browser.asked.at(-1)).toEqual({
    microphone: true,
    camera: null,
    choice: { microphone: 'headset' },
  });
  expect(devices.view().camera).toBe('off');
  expect([...browser.recording]).toEqual(['microphone']);
});
