import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { CallFact, Entry, Me, Recording } from '@zongji/protocol';
import { createInstance } from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { Calls } from '@/features/recordings';
import { callsOf } from '@/features/recordings/calls';
import en from '@/features/recordings/i18n/en.json';
import zh from '@/features/recordings/i18n/zh.json';
import {
  fileNameOf,
  isForeign,
  isRemovable,
  LOOK_AGAIN_MS,
  lookAgain,
  recordingsOf,
} from '@/features/recordings/recordings';
import commonEn from '@/lib/i18n/en.json';
import commonZh from '@/lib/i18n/zh.json';
import { Problem } from '@/lib/problem';
import { SESSION } from '@/lib/session';

const NOON = Date.parse('2026-03-01T04:00:00Z');

const asked: CallFact = { kind: 'CALL_ASKED', callId: 'c1', by: 'CUSTOMER', media: 'VOICE' };
const accepted: CallFact = { kind: 'CALL_ACCEPTED', callId: 'c1', by: 'AGENT' };
const toVideo: CallFact = { kind: 'CALL_MEDIA', callId: 'c1', by: 'AGENT', media: 'VIDEO' };
const ended: CallFact = {
  kind: 'CALL_ENDED',
  callId: 'c1',
  by: 'CUSTOMER',
  why: 'HUNG_UP',
  voiceMs: 62_000,
  videoMs: 0,
};

function timeline(...facts: readonly CallFact[]): readonly Entry[] {
  return facts.map((fact, index) => ({
    seq: index + 1,
    at: NOON + index * 1000,
    clientId: null,
    ...fact,
  }));
}

function recording(state: Recording['state'], more: Partial<Recording> = {}): Recording {
  return {
    callId: 'c1',
    conversationId: 'k',
    begunAt: '2026-03-01T04:00:00Z',
    state,
    bytes: state === 'MADE' ? 3 * 1024 * 1024 : null,
    lengthMs: state === 'MADE' ? 61_400 : null,
    ...more,
  };
}

describe('the calls of a timeline', () => {
  test('tell what each was, who asked, and how it ended', () => {
    expect(callsOf(timeline(asked, accepted, ended))).toEqual([
      {
        id: 'c1',
        askedAt: NOON,
        by: 'CUSTOMER',
        media: 'VOICE',
        accepted: true,
        end: { by: 'CUSTOMER', why: 'HUNG_UP', voiceMs: 62_000, videoMs: 0 },
      },
    ]);
  });

  test('are video calls when they were one at any time', () => {
    const back: CallFact = { ...toVideo, media: 'VOICE' };
    expect(callsOf(timeline(asked, accepted, toVideo, back))[0]?.media).toBe('VIDEO');
    expect(callsOf(timeline(asked, accepted, back))[0]?.media).toBe('VOICE');
  });

  test('keep apart, in the order in which they were asked for', () => {
    const second: CallFact = { ...asked, callId: 'c2', by: 'AGENT', media: 'VIDEO' };
    const calls = callsOf(timeline(asked, ended, second, { ...accepted, callId: 'c2' }));
    expect(calls.map(({ id, accepted: taken, end }) => [id, taken, end === null])).toEqual([
      ['c1', false, false],
      ['c2', true, true],
    ]);
  });

  test('leave out what was never asked for', () => {
    expect(callsOf(timeline(ended))).toEqual([]);
    expect(callsOf([{ seq: 1, at: NOON, clientId: null, kind: 'ENTERED' }])).toEqual([]);
  });
});

describe('a recording', () => {
  test('is looked at again until it is final', () => {
    for (const state of ['RUNNING', 'DUE', 'MAKING'] as const) {
      expect(lookAgain([recording('MADE'), recording(state)])).toBe(LOOK_AGAIN_MS);
    }
    expect(lookAgain([recording('MADE'), recording('EMPTY'), recording('FAILED')])).toBe(false);
    expect(lookAgain([])).toBe(false);
    expect(lookAgain(undefined)).toBe(false);
  });

  test('is not removable while it is recorded or made', () => {
    const states = ['RUNNING', 'DUE', 'MAKING', 'MADE', 'EMPTY', 'FAILED'] as const;
    expect(states.filter(isRemovable)).toEqual(['DUE', 'MADE', 'EMPTY', 'FAILED']);
  });

  test('is saved under the time of its call, by the clock of the reader', () => {
    const begunAt = new Date(2026, 2, 1, 14, 5, 9).toISOString();
    expect(fileNameOf({ begunAt })).toBe('call-20260301-140509.webm');
  });

  test('that is not to be heard is told from one that could not be asked for', () => {
    expect(isForeign(new Problem(404, { code: 'call.recording-unknown' }))).toBe(true);
    expect(isForeign(new Problem(0, { code: 'client.unreachable' }))).toBe(false);
    expect(isForeign(null)).toBe(false);
  });
});

describe('the calls on the screen', () => {
  const talked = timeline(asked, accepted, ended);

  test('can be played, downloaded and, by administrators, deleted', () => {
    const shown = show({ recordings: [recording('MADE')] });
    for (const word of ['语音通话', '客户发起', '客户挂断', '语音 1 分 2 秒', '可以播放']) {
      expect(shown).toContain(word);
    }
    expect(shown).toContain('1 分 1 秒 · 3.0 MB');
    expect(shown).toContain('href="/api/recordings/c1"');
    expect(shown).toMatch(/download="call-\d{8}-\d{6}\.webm"/);
    expect(shown).toContain('>播放<');
    expect(shown).toContain('>删除<');
  });

  test('ask for no file before somebody plays it: listening is taken down', () => {
    expect(show({ recordings: [recording('MADE')] })).not.toMatch(/<(video|audio)/);
  });

  test('cannot be deleted by an agent', () => {
    const shown = show({ recordings: [recording('MADE')], role: 'AGENT' });
    expect(shown).toContain('>播放<');
    expect(shown).not.toContain('>删除<');
  });

  test('say how far a recording has come, in both languages', () => {
    for (const state of ['RUNNING', 'DUE', 'MAKING', 'EMPTY', 'FAILED'] as const) {
      const recordings = [recording(state)];
      expect(show({ recordings })).toContain(zh.stateDetail[state]);
      expect(show({ recordings, language: 'en' })).toContain(en.stateDetail[state]);
      expect(show({ recordings })).not.toContain('>播放<');
    }
    expect(show({ recordings: [recording('RUNNING')] })).not.toContain('>删除<');
  });

  test('say so where nothing was recorded', () => {
    expect(show({ recordings: [] })).toContain(zh.noneDetail);
  });

  test('say nothing of recordings of a call that nobody accepted', () => {
    const entries = timeline(asked, { ...ended, why: 'NOT_ANSWERED', by: 'SYSTEM', voiceMs: 0 });
    const shown = show({ recordings: [], entries });
    expect(shown).toContain('无人接听');
    expect(shown).not.toContain(zh.noneDetail);
  });

  test('are not there in a conversation without any', () => {
    expect(show({ recordings: [], entries: [] })).toBe('');
  });

  test('wait for recordings without a word about them', () => {
    const shown = show({});
    expect(shown).toContain('客户挂断');
    expect(shown).not.toContain(zh.noneDetail);
  });

  test('say whose recordings are whose, without an alarm', () => {
    const shown = show({ failure: new Problem(404, { code: 'call.recording-unknown' }) });
    expect(shown).toContain(zh.foreign);
    expect(shown).not.toContain(commonZh.notLoaded);
    expect(shown).not.toContain(zh.noneDetail);
  });

  test('stay when the recordings cannot be read, with a way to try again', () => {
    const shown = show({ failure: new Problem(0, { code: 'client.unreachable' }) });
    expect(shown).toContain('客户挂断');
    expect(shown).toContain(commonZh.notLoaded);
    expect(shown).toContain(commonZh.problem.client.unreachable);
    expect(shown).toContain(commonZh.retry);
  });

  test('word an end that this console does not know', () => {
    const entries = timeline(asked, { ...ended, why: 'OF_TOMORROW' });
    expect(show({ recordings: [], entries })).toContain('已结束（客户，OF_TOMORROW）');
  });

  function show({
    recordings,
    failure,
    entries = talked,
    role = 'ADMIN',
    language = 'zh',
  }: {
    readonly recordings?: readonly Recording[];
    readonly failure?: Error;
    readonly entries?: readonly Entry[];
    readonly role?: Me['role'];
    readonly language?: 'zh' | 'en';
  }): string {
    const queries = new QueryClient({
      defaultOptions: { queries: { retryOnMount: false, refetchOnMount: false } },
    });
    const me: Me = {
      email: 'a@example.com',
      id: 's1',
      mustChangePassword: false,
      name: '示例',
      nickname: '',
      number: '000001',
      role,
    };
    queries.setQueryData(SESSION, me);
    if (recordings !== undefined) {
      queries.setQueryData(recordingsOf('k').queryKey, { items: recordings });
    }
    if (failure !== undefined) {
      const options = queries.defaultQueryOptions({ queryKey: recordingsOf('k').queryKey });
      queries.getQueryCache().build(queries, options).setState({
        status: 'error',
        error: failure,
        errorUpdateCount: 1,
        fetchFailureCount: 1,
      });
    }
    return renderToStaticMarkup(
      <I18nextProvider i18n={words(language)}>
        <QueryClientProvider client={queries}>
          <Calls conversation="k" entries={entries} onProgress={() => {}} />
        </QueryClientProvider>
      </I18nextProvider>,
    );
  }
});

function words(language: 'zh' | 'en') {
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    lng: language,
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
    resources: {
      zh: { common: commonZh, recordings: zh },
      en: { common: commonEn, recordings: en },
    },
  });
  return i18n;
}
