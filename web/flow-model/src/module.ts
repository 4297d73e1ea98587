/** A place on the canvas in canvas pixels; the top left corner of a module's card. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

interface Common {
  /** Short, unique within its flow, never shown. */
  readonly id: string;
  /** What the administrator calls it, 1 to 20 code points. */
  readonly label: string;
  readonly position: Position;
}

export interface Start extends Common {
  readonly kind: 'START';
}

export interface SendMessage extends Common {
  readonly kind: 'SEND_MESSAGE';
  readonly text: string;
}

/** One keyword and the branch it leads to; rows of one branch name share an exit. */
export interface BranchRow {
  readonly keyword: string;
  readonly branch: string;
}

export interface Branch extends Common {
  readonly kind: 'BRANCH';
  readonly prompt: string;
  readonly wrongAnswerText: string;
  readonly rows: readonly BranchRow[];
  /** Wrong answers until the exit `wrong` is taken; null: asks for ever and has no such exit. */
  readonly maxWrongAnswers: number | null;
  /** Seconds until the exit `silent` is taken; null: waits for ever and has no such exit. */
  readonly answerSeconds: number | null;
}

export interface TransferToAgent extends Common {
  readonly kind: 'TRANSFER_TO_AGENT';
  readonly skillGroupId: string | null;
  readonly queueText: string;
  readonly failureText: string;
  readonly successText: string;
  /** Seconds in the queue until the transfer fails; null: no limit. */
  readonly queueLimitSeconds: number | null;
  /** Whether a failed transfer leaves by an exit of its own; otherwise it goes on by `next`. */
  readonly failureExit: boolean;
}

export interface End extends Common {
  readonly kind: 'END';
  /** Seconds without an answer of the customer until the conversation is ended. */
  readonly silenceSeconds: number;
  readonly silenceText: string;
  readonly agentEndedText: string;
}

/** A step of a flow. */
export type Module = Start | SendMessage | Branch | TransferToAgent | End;
export type ModuleKind = Module['kind'];

/** The kinds in the order of the palette. */
export const MODULE_KINDS = [
  'START',
  'SEND_MESSAGE',
  'BRANCH',
  'TRANSFER_TO_AGENT',
  'END',
] as const satisfies readonly ModuleKind[];

/** From one exit of a module to another module. */
export interface Wire {
  readonly from: string;
  readonly exit: string;
  readonly to: string;
}

/** Where a wire begins: there is at most one wire at an exit, so this names it. */
export interface WireStart {
  readonly from: string;
  readonly exit: string;
}

/** Whether two wires begin at the same exit. */
export function sameStart(one: WireStart, other: WireStart): boolean {
  return one.from === other.from && one.exit === other.exit;
}

export interface Graph {
  readonly modules: readonly Module[];
  readonly wires: readonly Wire[];
}

/** What is being edited: the graph and the name of the flow. */
export interface Draft extends Graph {
  readonly name: string;
}

/** The limits of a flow; lengths in Unicode code points, times in seconds. */
export const LIMITS = {
  modules: 500,
  label: 20,
  name: 20,
  text: 2000,
  keyword: 50,
  rows: 100,
  fileBytes: 2 * 1024 * 1024,
  secondsMin: 1,
  secondsMax: 86_400,
  wrongAnswersMin: 1,
  wrongAnswersMax: 20,
} as const;

/** Length in Unicode code points: a full-width character and an emoji each count as one. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

/** The first `max` code points of the text. */
export function cutTo(text: string, max: number): string {
  return codePoints(text) <= max ? text : [...text].slice(0, max).join('');
}

/** Breaks the build where a case of a closed union has been forgotten. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}

/** The texts a new module begins with, in the language of whoever edits. */
export interface NewTexts {
  readonly wrongAnswerText: string;
  readonly queueText: string;
  readonly failureText: string;
  readonly successText: string;
  readonly silenceText: string;
  readonly agentEndedText: string;
}

/** A new module of the kind, with an empty first text so that it asks to be filled in. */
export function newModule(
  kind: ModuleKind,
  at: { readonly id: string; readonly label: string; readonly position: Position },
  texts: NewTexts,
): Module {
  switch (kind) {
    case 'START':
      return { ...at, kind };
    case 'SEND_MESSAGE':
      return { ...at, kind, text: '' };
    case 'BRANCH':
      return {
        ...at,
        kind,
        prompt: '',
        wrongAnswerText: texts.wrongAnswerText,
        rows: [{ keyword: '', branch: '' }],
        maxWrongAnswers: null,
        answerSeconds: null,
      };
    case 'TRANSFER_TO_AGENT':
      return {
        ...at,
        kind,
        skillGroupId: null,
        queueText: texts.queueText,
        failureText: texts.failureText,
        successText: texts.successText,
        queueLimitSeconds: null,
        failureExit: false,
      };
    case 'END':
      return {
        ...at,
        kind,
        silenceSeconds: 60,
        silenceText: texts.silenceText,
        agentEndedText: texts.agentEndedText,
      };
    default:
      return unreachable(kind);
  }
}

/** The first text of a module that the customer will see, if it ever sends one. */
export function firstText(module: Module): string | null {
  switch (module.kind) {
    case 'START':
      return null;
    case 'SEND_MESSAGE':
      return module.text;
    case 'BRANCH':
      return module.prompt;
    case 'TRANSFER_TO_AGENT':
      return module.queueText;
    case 'END':
      return module.agentEndedText;
    default:
      return unreachable(module);
  }
}
