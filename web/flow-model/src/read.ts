import {
  type BranchRow,
  type Draft,
  type Graph,
  LIMITS,
  type Module,
  type Position,
  type Wire,
} from './module';
import {
  list,
  type Members,
  type Misfit,
  misfit,
  number,
  object,
  or,
  readWith,
  text,
  truth,
  type Value,
} from './reading';

export type { Misfit } from './reading';

/**
 * Lists are read up to twice their limits: the checks say what is too much better than a reader
 * can, and a list far beyond them is not worth looking at.
 */
const MODULES_READ_MAX = LIMITS.modules * 2;
const ROWS_READ_MAX = LIMITS.rows * 2;

/** What was read, or the first thing in it that is not as it should be. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly misfit: Misfit };

function position(value: Value): Position {
  return object(value, (members) => ({
    x: number(members.get('x')),
    y: number(members.get('y')),
  }));
}

function row(value: Value): BranchRow {
  return object(value, (members) => ({
    keyword: text(members.get('keyword')),
    branch: text(members.get('branch')),
  }));
}

function wire(value: Value): Wire {
  return object(value, (members) => ({
    from: text(members.get('from')),
    exit: text(members.get('exit')),
    to: text(members.get('to')),
  }));
}

function common(members: Members) {
  return {
    id: text(members.get('id')),
    label: text(members.get('label')),
    position: or(members.get('position'), position, { x: 0, y: 0 }),
  };
}

function settings(members: Members): Module {
  const kind = members.get('kind');
  switch (kind.raw) {
    case 'START':
      return { ...common(members), kind: kind.raw };
    case 'SEND_MESSAGE':
      return { ...common(members), kind: kind.raw, text: text(members.get('text')) };
    case 'BRANCH':
      return {
        ...common(members),
        kind: kind.raw,
        prompt: text(members.get('prompt')),
        wrongAnswerText: text(members.get('wrongAnswerText')),
        rows: list(members.get('rows'), ROWS_READ_MAX, row),
        maxWrongAnswers: or(members.get('maxWrongAnswers'), number, null),
        answerSeconds: or(members.get('answerSeconds'), number, null),
      };
    case 'TRANSFER_TO_AGENT':
      return {
        ...common(members),
        kind: kind.raw,
        skillGroupId: or(members.get('skillGroupId'), text, null),
        queueText: text(members.get('queueText')),
        failureText: text(members.get('failureText')),
        successText: text(members.get('successText')),
        queueLimitSeconds: or(members.get('queueLimitSeconds'), number, null),
        failureExit: or(members.get('failureExit'), truth, false),
      };
    case 'END':
      return {
        ...common(members),
        kind: kind.raw,
        silenceSeconds: number(members.get('silenceSeconds')),
        silenceText: text(members.get('silenceText')),
        agentEndedText: text(members.get('agentEndedText')),
      };
    default:
      return misfit(kind, 'START, SEND_MESSAGE, BRANCH, TRANSFER_TO_AGENT or END');
  }
}

/** Reads a graph inside of a greater reading. */
export function graphIn(value: Value): Graph {
  return object(value, (members) => ({
    modules: list(members.get('modules'), MODULES_READ_MAX, (one) => object(one, settings)),
    wires: list(members.get('wires'), MODULES_READ_MAX * ROWS_READ_MAX, wire),
  }));
}

/** Reads a graph from JSON; strict about types and unknown members. */
export function readGraph(raw: unknown): Read<Graph> {
  return readWith(raw, graphIn);
}

/** Reads a draft as {@link Draft} is kept in a browser. */
export function readDraft(raw: unknown): Read<Draft> {
  return readWith(raw, (value) =>
    object(value, (members) => ({
      name: text(members.get('name')),
      ...graphIn({
        raw: { modules: members.get('modules').raw, wires: members.get('wires').raw },
        at: '',
      }),
    })),
  );
}
