import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Finding, Graph } from '@zongji/flow-model';
import type {
  DraftBody,
  FlowView,
  ImportView,
  Mode,
  PageOf,
  Published,
  Saved,
  VersionGraphView,
  VersionView,
  Whole,
} from '@zongji/protocol';
import { http, type Query } from '@/lib/http';
import { isRecord, Problem } from '@/lib/problem';
import type { Effect, Run, Trigger } from './editor/tryOut';

/** A flow in the list. */
export type FlowRow = FlowView;

/** A flow with its graph: the draft, or the published version where there is one. */
export type Flow = Drawn<Whole>;

/** A published version in the history of a flow. */
export type VersionRow = VersionView;

export type Version = Drawn<VersionGraphView>;

/** The contract leaves graphs to `flow.schema.json`, and that is what flow-model holds. */
type Drawn<T extends { readonly graph: unknown }> = Omit<T, 'graph'> & { readonly graph: Graph };

/** What is sent to save a draft; `revision` is the one it was made from. */
export type DraftToSave = Drawn<DraftBody>;

/** A flow made of a file, and the skill groups of the file that this desk does not have. */
export type Imported = ImportView;

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
  save: (id: string, draft: DraftToSave) => http.put<Saved>(`${path(id)}/draft`, draft),
  publish: (id: string, revision: number) =>
    http.post<Published>(`${path(id)}/publish`, { revision }),
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
