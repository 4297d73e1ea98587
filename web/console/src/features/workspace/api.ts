import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  type Card,
  type Entry,
  fields,
  type GroupOfRecords,
  isObject,
  json,
  known,
  type Media,
  type OwnRecord,
  type PageOf,
  readEntry,
  readUploaded,
  type TransferTargets,
  whole,
} from '@zongji/protocol';
import { changeHeaders, http, type Query } from '@/lib/http';
import { UNREACHABLE } from '@/lib/problem';

/** A part of a timeline: everything with `from < seq`, up to where it was asked. */
export interface TimelinePage {
  readonly entries: readonly Entry[];
  readonly from: number;
}

/** Entries that one look into the past brings. */
const PAGE = 100;

/** Reads of the workspace. */
export const workspace = {
  card: (customer: string) =>
    queryOptions({
      queryKey: ['workspace', 'card', customer],
      queryFn: () => http.get<Card>(`/api/workspace/customers/${customer}`),
      staleTime: 30_000,
    }),
  targets: (conversationId: string) =>
    queryOptions({
      queryKey: ['workspace', 'targets', conversationId],
      queryFn: () =>
        http.get<TransferTargets>('/api/workspace/transfer-targets', { conversationId }),
      staleTime: 0,
      refetchInterval: 3_000,
    }),
  records: (filter: Query) =>
    queryOptions({
      queryKey: ['workspace', 'records', filter],
      queryFn: () => http.get<PageOf<OwnRecord>>('/api/workspace/records', filter),
      placeholderData: keepPreviousData,
    }),
  /** Every group of the own records, whichever of them are on the screen. */
  recordGroups: () =>
    queryOptions({
      queryKey: ['workspace', 'record-groups'],
      queryFn: () => http.get<readonly GroupOfRecords[]>('/api/workspace/records/groups'),
      staleTime: 0,
    }),
  /** What happened last in a conversation, whoever has it now. */
  newest: (conversation: string) =>
    queryOptions({
      queryKey: ['workspace', 'newest', conversation],
      queryFn: () => timelinePage(conversation),
      staleTime: 0,
      refetchInterval: 5_000,
    }),
  transcript: (conversation: string) =>
    queryOptions({
      queryKey: ['workspace', 'transcript', conversation],
      queryFn: () => wholeTimeline(conversation),
      staleTime: 10_000,
    }),
  signedIn: () =>
    queryOptions({
      queryKey: ['workspace', 'signed-in'],
      queryFn: async () => {
        await http.get('/api/settings/common');
        return true;
      },
      staleTime: 0,
      retry: false,
    }),
};

/** Renames a customer, for all agents. */
export function renameCustomer(customer: string, name: string): Promise<unknown> {
  return http.put(`/api/workspace/customers/${customer}/name`, { name });
}

/** Notes something about a customer, for all agents. */
export function noteCustomer(customer: string, note: string): Promise<unknown> {
  return http.put(`/api/workspace/customers/${customer}/note`, { note });
}

/** What was said before `before`; from the end when absent. */
export async function timelinePage(conversation: string, before?: number): Promise<TimelinePage> {
  const answer = await http.get<unknown>(`/api/workspace/conversations/${conversation}/timeline`, {
    before,
    limit: PAGE,
  });
  const from = fields(answer, 'timeline');
  const entries = known(from.values.entries, 'timeline.entries', readEntry);
  return { entries, from: whole(from, 'after') };
}

async function wholeTimeline(conversation: string): Promise<readonly Entry[]> {
  let page = await timelinePage(conversation);
  let entries = page.entries;
  while (page.from > 0) {
    page = await timelinePage(conversation, page.from + 1);
    if (page.entries.length === 0) break;
    entries = [...page.entries, ...entries];
  }
  return entries;
}

/** Uploads a picture, file or voice message; `progress` hears percent. Rejects with the code of the refusal. */
export function uploadMedia(
  conversation: string,
  { file, voice }: { readonly file: File; readonly voice: boolean },
  progress: (percent: number) => void,
): Promise<Media> {
  const form = new FormData();
  form.append('file', file, file.name);
  form.append('conversationId', conversation);
  if (voice) form.append('voice', 'true');
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/workspace/media');
    for (const [name, value] of Object.entries(changeHeaders())) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) {
        progress(Math.floor((100 * event.loaded) / Math.max(1, event.total)));
      }
    };
    request.onerror = () => failed(new Error(UNREACHABLE));
    request.onload = () => {
      try {
        const answer = json(request.responseText, 'upload');
        if (request.status < 300) done(readUploaded(answer, 'upload'));
        else failed(new Error(codeOf(answer, request.status)));
      } catch {
        failed(new Error(`http.${request.status}`));
      }
    };
    request.send(form);
  });
}

function codeOf(answer: unknown, status: number): string {
  return isObject(answer) && typeof answer.code === 'string' ? answer.code : `http.${status}`;
}
