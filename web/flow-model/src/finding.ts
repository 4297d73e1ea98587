/** Every reason why a graph may not be published. */
export const FINDING_CODES = [
  'NO_START',
  'MANY_STARTS',
  'EXIT_NOT_CONNECTED',
  'NO_WAY_TO_END',
  'UNREACHABLE',
  'CYCLE_WITHOUT_WAIT',
  'TOO_LONG_WITHOUT_WAIT',
  'KEYWORD_BLANK',
  'KEYWORD_DUPLICATE',
  'BRANCH_NAME_BLANK',
  'NO_ROWS',
  'GROUP_MISSING',
  'GROUP_UNKNOWN',
  'VARIABLE_UNKNOWN',
  'VARIABLE_NOT_HERE',
  'TEXT_BLANK',
  'TEXT_TOO_LONG',
  'LABEL_BLANK',
  'LABEL_TOO_LONG',
  'NUMBER_OUT_OF_RANGE',
  'WIRE_TO_NOWHERE',
  'EXIT_UNKNOWN',
  'WIRE_INTO_START',
  'MANY_WIRES',
  'DUPLICATE_MODULE',
  'TOO_MANY_MODULES',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** One reason why a graph may not be published, and where it is to be seen. */
export interface Finding {
  readonly code: FindingCode;
  readonly moduleId: string | null;
  readonly exit: string | null;
  /** The setting, for example `text` or `rows[2].keyword`. */
  readonly field: string | null;
  /** The words that a sentence about it needs. */
  readonly params: Readonly<Record<string, string>>;
}

/** Makes a finding; what is not given is about the graph or the module as a whole. */
export function finding(
  code: FindingCode,
  where: Partial<Pick<Finding, 'moduleId' | 'exit' | 'field'>>,
  params: Finding['params'] = {},
): Finding {
  return { code, moduleId: null, exit: null, field: null, ...where, params };
}
