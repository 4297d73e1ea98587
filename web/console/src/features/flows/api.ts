import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Finding, Graph } from '@zongji/flow-model';
import type { ChannelKind, FlowState, Mode, PageOf } from '@zongji/protocol';
import { http, type Query } from '@/lib/http';
import { isRecord, Problem } from '@/lib/problem';
import type { Effect, Run, Trigger } from './editor/tryOut';

/** What may be done with a flow in its state. */
export type FlowAction = 'EDIT' | 'PUBLISH' | 'DELETE' | 'VIEW' | 'WITHDRAW';

/** A flow in the list. */
export interface FlowRow {
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
  readonly state: FlowState;
  readonly channels: readonly {
    readonly id: string;
    readonly kind: ChannelKind;
    readonly name: string;
  }[];
  readonly publishedVersion: number | null;
  readonly draftRevision: number;
  readonly updatedAt: string;
  readonly actions: readonly FlowAction[];
}

/** A flow with its graph: the draft, or the published version where there is one. */
export interface Flow extends FlowRow {
  readonly graph: Graph;
  readonly publishedAt: string | null;
  /** Name of the member of staff who published it. */
  readonly publishedBy: string | null;
}

/** A published version in the history of a flow. */
export interface VersionRow {
  readonly number: number;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
}

export interface Version extends VersionRow {
  readonly graph: Graph;
}

/** What is sent to save a draft; `revision` is the one it was made from. */
export interface DraftToSave {
  readonly revision: number;
  readonly name: string;
  readonly graph: Graph;
}

/** A flow made of a file, and the skill groups of the file that this desk does not have. */
export interface Imported {
  readonly flow: FlowRow;
  readonly missingGroups: readonly { readonly id: string; readonly name: string }[];
}

const path = (id: string) => `/api/flows/${encodeURIComponent(id)}`;

/** Reads of the flows. */
export const flowReads = {
  list: (filter: Query) =>
    queryOptions({
      queryKey: ['flows', 'list', filter],
      queryFn: () => http.get<PageOf<FlowRow>>('/api/flows', filter),
      placeholderData: keepPreviousData,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['flows', 'one', id],
      queryFn: () => http.get<Flow>(path(id)),
      // What is being edited must not be pulled away by a refetch: the editor asks when it opens.
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  versions: (id: string) =>
    queryOptions({
      queryKey: ['flows', 'versions', id],
      queryFn: () => http.get<readonly VersionRow[]>(`${path(id)}/versions`),
    }),
  version: (id: string, number: number) =>
    queryOptions({
      queryKey: ['flows', 'version', id, number],
      queryFn: () => http.get<Version>(`${path(id)}/versions/${number}`),
      staleTime: Number.POSITIVE_INFINITY,
    }),
};

/** Changes of the flows; each rejects with a `Problem`. */
export const flowWrites = {
  create: (mode: Mode, name: string) => http.post<Flow>('/api/flows', { mode, name }),
  save: (id: string, draft: DraftToSave) =>
    http.put<{ readonly revision: number }>(`${path(id)}/draft`, draft),
  publish: (id: string, revision: number) =>
    http.post<unknown>(`${path(id)}/publish`, { revision }),
  withdraw: (id: string) => http.post<unknown>(`${path(id)}/withdraw`),
  remove: (id: string) => http.delete<unknown>(path(id)),
  copyVersion: (id: string, number: number, name: string) =>
    http.post<Flow>(`${path(id)}/versions/${number}/copy`, { name }),
  exported: (id: string) => http.get<unknown>(`${path(id)}/export`),
  imported: (mode: Mode, file: unknown) =>
    http.post<Imported>(`/api/flows/import?mode=${mode}`, file),
  tried: (mode: Mode, graph: Graph, run: Run | null, trigger: Trigger) =>
    http.post<{ readonly run: Run; readonly effects: readonly Effect[] }>('/api/flows/try', {
      mode,
      graph,
      run,
      trigger,
    }),
};

/** The findings that a refused publication carries; none where it was refused for another reason. */
export function findingsOf(error: unknown): readonly Finding[] {
  if (!(error instanceof Problem) || error.code !== 'flow.findings' || !isRecord(error.body)) {
    return [];
  }
  const { findings } = error.body;
  return Array.isArray(findings) ? findings : [];
}
