/** The variables of a flow's texts, as they are written between `${` and `}`. */
export const VARIABLES = ['WaitNo', 'StaffNo'] as const;
export type Variable = (typeof VARIABLES)[number];

/** A piece of a text: plain words, or something written as a variable. */
export type Piece =
  | { readonly kind: 'words'; readonly source: string }
  /** `variable` is null where the name is unknown; `source` is always what was typed. */
  | {
      readonly kind: 'variable';
      readonly source: string;
      readonly name: string;
      readonly variable: Variable | null;
    };

const WRITTEN = /\$\{([^{}]*)\}/gu;

function variableOf(name: string): Variable | null {
  return VARIABLES.find((variable) => variable === name) ?? null;
}

/** How a variable is written in a text. */
export function written(variable: Variable): string {
  return `\${${variable}}`;
}

/** The text cut into words and variables; joined by `source` the pieces are the text again. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let behind = 0;
  for (const match of text.matchAll(WRITTEN)) {
    if (match.index > behind) {
      found.push({ kind: 'words', source: text.slice(behind, match.index) });
    }
    const name = match[1] ?? '';
    found.push({ kind: 'variable', source: match[0], name, variable: variableOf(name) });
    behind = match.index + match[0].length;
  }
  if (behind < text.length) {
    found.push({ kind: 'words', source: text.slice(behind) });
  }
  return found;
}

/** The fields whose text knows a variable: the place ahead while queueing, the agent when there. */
const KNOWN_IN: Readonly<Record<string, readonly Variable[]>> = {
  queueText: ['WaitNo'],
  successText: ['StaffNo'],
};

/** The variables that have a value when the text of this field is sent. */
export function variablesOf(field: string): readonly Variable[] {
  return KNOWN_IN[field] ?? [];
}

/** The first line with something on it, or the empty string. */
export function firstLine(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}
