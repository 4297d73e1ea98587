import type { CustomerState } from '@zongji/protocol';
import { describe, expect, it } from 'vitest';
import {
  callLine,
  duration,
  faultWords,
  paused,
  queuePlace,
  shared,
  size,
  statusOf,
} from '../src/index';

const { zh, en } = shared;

function keysOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([key, part]) => [key, keysOf(part)]),
  );
}

describe('the shared words', () => {
  it('say the same things in both languages', () => {
    expect(keysOf(en)).toEqual(keysOf(zh));
  });

  it('have words for a refusal that nobody has named', () => {
    expect(faultWords(zh, 'media.empty')).toBe('文件是空的');
    expect(faultWords(zh, 'http.418')).toBe(zh.faultElse);
  });
});

describe('who one talks to', () => {
  const state: CustomerState = {
    phase: 'SERVED',
    why: null,
    ahead: null,
    nobodyOnline: false,
    agent: { number: '000010', nickname: '小示' },
    keywords: null,
    choices: null,
    call: null,
    canRate: false,
    rated: false,
  };

  it('is the agent by the name that customers know, else by the number', () => {
    expect(statusOf(zh, null)).toBe('正在连接…');
    expect(statusOf(zh, state)).toBe('小示 正在为您服务');
    const unnamed = { number: '000010', nickname: '' };
    expect(statusOf(en, { ...state, agent: unnamed })).toBe('Agent 000010 is with you');
    expect(statusOf(zh, { ...state, phase: 'OFFERED' })).toBe('排队中');
    expect(statusOf(zh, { ...state, phase: 'ENDED' })).toBe('会话已结束');
  });
});

describe('a line of a call', () => {
  const call = {
    id: 'c',
    media: 'VIDEO',
    by: 'AGENT',
    why: null,
    voiceMs: 0,
    videoMs: 0,
  } as const;

  it('tells who ended it and how long it was, or why it was none', () => {
    expect(callLine(zh, 'CALL_ASKED', call)).toBe('客服邀请您视频通话');
    const over = { ...call, why: 'HUNG_UP', voiceMs: 5_000, videoMs: 62_000 };
    expect(callLine(zh, 'CALL_ENDED', over)).toBe('视频通话 1:07，客服已挂断');
    expect(callLine(en, 'CALL_ENDED', { ...call, why: 'DECLINED' })).toContain(
      'cannot take a call',
    );
    expect(callLine(zh, 'CALL_CONNECTED', call)).toBeNull();
  });
});

describe('the place in the queue', () => {
  const state: CustomerState = {
    phase: 'WAITING',
    why: null,
    ahead: 0,
    nobodyOnline: false,
    agent: null,
    keywords: null,
    choices: null,
    call: null,
    canRate: false,
    rated: false,
  };

  it('is the next one only while there is somebody to serve', () => {
    expect(queuePlace(zh, state)).toMatchObject({ title: '下一位就是您', badge: '0' });
    const alone = queuePlace(zh, { ...state, nobodyOnline: true });
    expect(alone).toMatchObject({ title: '客服暂时都不在线', badge: '…', ringing: false });
    expect(alone?.note).toContain('保留片刻');
    expect(queuePlace(en, { ...state, ahead: 3, nobodyOnline: true })?.title).toBe(
      'No agent is online at the moment',
    );
  });

  it('is told only in the queue', () => {
    expect(queuePlace(zh, null)).toBeNull();
    expect(queuePlace(zh, { ...state, phase: 'SERVED' })).toBeNull();
    expect(queuePlace(en, { ...state, phase: 'OFFERED' })).toMatchObject({ ringing: true });
    expect(queuePlace(en, { ...state, ahead: null })?.badge).toBe('…');
    expect(queuePlace(en, { ...state, ahead: 2 })?.title).toBe('2 people ahead of you');
  });
});

describe('measures', () => {
  it('are told as people tell them', () => {
    expect([duration(-1), duration(67_900), duration(3_600_000)]).toEqual([
      '0:00',
      '1:07',
      '60:00',
    ]);
    expect([size(9), size(2048), size(3 * 1024 * 1024)]).toEqual(['9 B', '2 KB', '3.0 MB']);
    expect([paused(null, 5), paused(0, 300_000), paused(0, 300_001)]).toEqual([true, false, true]);
  });
});
