import { codePoints, type Graph, LIMITS } from './module';
import { graphIn, type Read } from './read';
import { list, misfit, object, or, readWith, text } from './reading';

/** What a flow's file says in `format`. */
export const FILE_FORMAT = 'zongji.flow/1';

/** A flow as it is carried from one desk to another. */
export interface FlowFile {
  readonly format: typeof FILE_FORMAT;
  readonly name: string;
  readonly mode: string;
  /** The groups that the graph points at, by id and name. */
  readonly skillGroups: readonly { readonly id: string; readonly name: string }[];
  readonly graph: Graph;
}

/** Why a file is no flow: too large, no JSON, of another kind, or something in it is amiss. */
export type FileRefusal =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly bytesMax: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'other-format'; readonly found: string | null }
  | { readonly kind: 'other-mode'; readonly found: string }
  | { readonly kind: 'misfit'; readonly at: string; readonly expected: string };

export type FileRead =
  | { readonly ok: true; readonly file: FlowFile }
  | { readonly ok: false; readonly refusal: FileRefusal };

function parse(content: string): { readonly raw: unknown } | null {
  try {
    return { raw: JSON.parse(content) };
  } catch {
    return null;
  }
}

function formatOf(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null && 'format' in raw
    ? String(raw.format).slice(0, 40)
    : null;
}

function readFile(raw: unknown): Read<FlowFile> {
  return readWith(raw, (value) =>
    object(value, (members) => {
      members.get('format');
      const name = members.get('name');
      const length = codePoints(text(name).trim());
      if (length < 1 || length > LIMITS.name) {
        return misfit(name, `1 to ${LIMITS.name} characters`);
      }
      return {
        format: FILE_FORMAT,
        name: text(name),
        mode: text(members.get('mode')),
        skillGroups: or(
          members.get('skillGroups'),
          (groups) =>
            list(groups, LIMITS.modules, (group) =>
              object(group, (one) => ({ id: text(one.get('id')), name: text(one.get('name')) })),
            ),
          [],
        ),
        graph: graphIn(members.get('graph')),
      };
    }),
  );
}

function utf8Bytes(content: string): number {
  let bytes = 0;
  for (const character of content) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Reads a flow's file before it is sent, so that what is amiss can be said at once and exactly. */
export function readFlowFile(content: string, mode: string): FileRead {
  const bytes = utf8Bytes(content);
  if (bytes > LIMITS.fileBytes) {
    return refuse({ kind: 'too-large', bytes, bytesMax: LIMITS.fileBytes });
  }
  const parsed = parse(content);
  if (parsed === null) {
    return refuse({ kind: 'not-json' });
  }
  const format = formatOf(parsed.raw);
  if (format !== FILE_FORMAT) {
    return refuse({ kind: 'other-format', found: format });
  }
  const read = readFile(parsed.raw);
  if (!read.ok) {
    return refuse({ kind: 'misfit', ...read.misfit });
  }
  return read.value.mode === mode
    ? { ok: true, file: read.value }
    : refuse({ kind: 'other-mode', found: read.value.mode });
}

function refuse(refusal: FileRefusal): FileRead {
  return { ok: false, refusal };
}
