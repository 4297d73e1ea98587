import type { WireStart } from '@zongji/flow-model';
import type { Choice } from '@zongji/protocol';

/** A run of a flow as the server gives it and wants it back. */
export interface Run {
  readonly at: string;
  readonly wrongAnswers: number;
  readonly closing: 'NONE' | 'AGENT_ENDED';
  readonly finished: boolean;
}

/** What happens to a run. */
export type Trigger =
  | { readonly kind: 'ENTERED' }
  | { readonly kind: 'ANSWERED'; readonly text: string }
  | { readonly kind: 'ANSWERED_OTHERWISE' }
  | { readonly kind: 'ANSWER_TIME_UP' }
  | { readonly kind: 'QUEUED'; readonly ahead: number }
  | { readonly kind: 'ACCEPTED'; readonly staffNumber: string }
  | { readonly kind: 'NOBODY_ONLINE' }
  | { readonly kind: 'QUEUE_TIME_UP' }
  | { readonly kind: 'SERVICE_ENDED' }
  | { readonly kind: 'SILENCE_TIME_UP' };

/** Why a run is over. */
export type Why = 'COMPLETED' | 'AGENT_ENDED' | 'SILENCE' | 'FLOW_FAULT';

/** What a step of a run does. */
export type Effect =
  | { readonly kind: 'REACHED'; readonly moduleId: string; readonly byExit: string | null }
  | { readonly kind: 'SEND_TEXT'; readonly moduleId: string; readonly text: string }
  | { readonly kind: 'WRONG_ANSWER'; readonly count: number }
  | {
      readonly kind: 'AWAIT_ANSWER';
      readonly limitSeconds: number | null;
      readonly choices: readonly Choice[];
    }
  | {
      readonly kind: 'ASK_FOR_AGENT';
      readonly skillGroupId: string;
      readonly queueLimitSeconds: number | null;
    }
  | { readonly kind: 'FINISH'; readonly why: Why };

/** One line of the tried conversation. */
export type Line =
  | { readonly kind: 'system'; readonly text: string; readonly moduleId: string }
  | { readonly kind: 'customer'; readonly text: string }
  | { readonly kind: 'agent'; readonly text: string }
  | { readonly kind: 'note'; readonly note: Note };

/** What is noted between the messages. */
export type Note =
  | { readonly kind: 'wrong'; readonly count: number }
  | { readonly kind: 'asked' }
  | { readonly kind: 'accepted'; readonly staffNumber: string }
  | { readonly kind: 'happened'; readonly trigger: Trigger['kind'] }
  | { readonly kind: 'finished'; readonly why: Why };

/** What the tried run waits for. */
export type Waiting =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'answer';
      readonly choices: readonly Choice[];
      readonly limitSeconds: number | null;
    }
  | { readonly kind: 'agent'; readonly queueLimitSeconds: number | null; readonly queued: boolean }
  | { readonly kind: 'service'; readonly staffNumber: string }
  | { readonly kind: 'over'; readonly why: Why };

/** A conversation tried out in the editor: what was said, where it stands and the way it came. */
export interface Tried {
  readonly run: Run | null;
  readonly lines: readonly Line[];
  readonly waiting: Waiting;
  readonly at: string | null;
  /** Modules reached, in order. */
  readonly passed: readonly string[];
  /** Exits taken. */
  readonly taken: readonly WireStart[];
}

/** Before anything has happened. */
export const UNTRIED: Tried = {
  run: null,
  lines: [],
  waiting: { kind: 'nothing' },
  at: null,
  passed: [],
  taken: [],
};

/** The conversation after what the tester did, as the server answered it. */
export function happened(
  tried: Tried,
  trigger: Trigger,
  step: { readonly run: Run; readonly effects: readonly Effect[] },
): Tried {
  const told = tell(tried, trigger);
  return step.effects.reduce(follow, { ...told, run: step.run });
}

/** What a message says while an agent serves; it moves no run. */
export function said(tried: Tried, from: 'customer' | 'agent', text: string): Tried {
  return { ...tried, lines: [...tried.lines, { kind: from, text }] };
}

function note(tried: Tried, what: Note): Tried {
  return { ...tried, lines: [...tried.lines, { kind: 'note', note: what }] };
}

function tell(tried: Tried, trigger: Trigger): Tried {
  switch (trigger.kind) {
    case 'ENTERED':
      return tried;
    case 'ANSWERED':
      return said(tried, 'customer', trigger.text);
    case 'QUEUED': {
      const limit = tried.waiting.kind === 'agent' ? tried.waiting.queueLimitSeconds : null;
      return { ...tried, waiting: { kind: 'agent', queueLimitSeconds: limit, queued: true } };
    }
    case 'ACCEPTED':
      return {
        ...note(tried, { kind: 'accepted', staffNumber: trigger.staffNumber }),
        waiting: { kind: 'service', staffNumber: trigger.staffNumber },
      };
    case 'ANSWERED_OTHERWISE':
    case 'ANSWER_TIME_UP':
    case 'NOBODY_ONLINE':
    case 'QUEUE_TIME_UP':
    case 'SERVICE_ENDED':
    case 'SILENCE_TIME_UP':
      return note(tried, { kind: 'happened', trigger: trigger.kind });
  }
}

function follow(tried: Tried, effect: Effect): Tried {
  switch (effect.kind) {
    case 'REACHED':
      return reach(tried, effect);
    case 'SEND_TEXT': {
      const line: Line = { kind: 'system', text: effect.text, moduleId: effect.moduleId };
      return { ...tried, lines: [...tried.lines, line] };
    }
    case 'WRONG_ANSWER':
      return note(tried, { kind: 'wrong', count: effect.count });
    case 'AWAIT_ANSWER':
      return {
        ...tried,
        waiting: {
          kind: 'answer',
          choices: effect.choices,
          limitSeconds: effect.limitSeconds,
        },
      };
    case 'ASK_FOR_AGENT':
      return {
        ...note(tried, { kind: 'asked' }),
        waiting: {
          kind: 'agent',
          queueLimitSeconds: effect.queueLimitSeconds,
          queued: false,
        },
      };
    case 'FINISH':
      return {
        ...note(tried, { kind: 'finished', why: effect.why }),
        waiting: { kind: 'over', why: effect.why },
      };
  }
}

function reach(tried: Tried, effect: Extract<Effect, { kind: 'REACHED' }>): Tried {
  const taken =
    tried.at === null || effect.byExit === null
      ? tried.taken
      : [...tried.taken, { from: tried.at, exit: effect.byExit }];
  return { ...tried, at: effect.moduleId, passed: [...tried.passed, effect.moduleId], taken };
}
