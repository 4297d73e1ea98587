/** One field that the server refused, as in problem+json `errors`. */
export interface FieldProblem {
  /** Name of the field as in the request, for example `email` or `rows[2].keyword`. */
  readonly field?: string;
  /** Stable code, for example `staff.email-taken`. */
  readonly code: string;
  /** The server's own words, in the language of the request. */
  readonly detail?: string;
  /** Row number of an imported file, counted as the spreadsheet counts. */
  readonly row?: number;
}

/** What a problem+json body holds beside its status. */
export interface ProblemBody {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: readonly FieldProblem[];
}

/** The request never got an answer: the network or the server is away. */
export const UNREACHABLE = 'client.unreachable';

/**
 * A request that the server refused or that never reached it.
 *
 * `code` is stable and is what screens word; `status` is 0 when there was no answer. `body` is the
 * whole problem, for the few refusals that carry more than fields (a flow's findings).
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  readonly fields: readonly FieldProblem[];
  readonly body: unknown;

  constructor(status: number, problem: ProblemBody, body: unknown = problem) {
    super(`${status} ${problem.code ?? ''} ${problem.detail ?? problem.title ?? ''}`.trim());
    this.name = 'Problem';
    this.status = status;
    this.code = problem.code ?? `http.${status}`;
    this.detail = problem.detail ?? problem.title;
    this.fields = problem.errors ?? [];
    this.body = body;
  }
}

/** Reads a problem+json body; anything else becomes an empty problem. */
export function readProblem(body: unknown): ProblemBody {
  if (!isRecord(body)) return {};
  const { title, detail, code, errors } = body;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof detail === 'string' ? { detail } : {}),
    ...(typeof code === 'string' ? { code } : {}),
    ...(Array.isArray(errors) ? { errors: errors.flatMap(readField) } : {}),
  };
}

function readField(value: unknown): readonly FieldProblem[] {
  if (!isRecord(value) || typeof value.code !== 'string') return [];
  const { field, detail, row } = value;
  return [
    {
      code: value.code,
      ...(typeof field === 'string' ? { field } : {}),
      ...(typeof detail === 'string' ? { detail } : {}),
      ...(typeof row === 'number' ? { row } : {}),
    },
  ];
}

/** Whether `value` is a plain JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
