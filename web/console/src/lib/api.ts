import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Channel,
  ChannelKind,
  CommonSettings,
  FlowView,
  GroupMember,
  Mode,
  ModeSettings,
  PageOf,
  QuickReply,
  SkillGroup,
  Staff,
  Today,
  Usage,
} from '@zongji/protocol';
import { http, type Query } from './http';

/** How often live figures are asked again, in milliseconds. */
const LIVE_MS = 5_000;

/** A flow as the choices of other pages need it. */
export type FlowChoice = Pick<FlowView, 'id' | 'name' | 'state' | 'mode'>;

/** Reads of the administration that more than one feature needs; keys begin with the resource. */
export const api = {
  staff: (filter: Query) =>
    queryOptions({
      queryKey: ['staff', filter],
      queryFn: () => http.get<PageOf<Staff>>('/api/staff', filter),
      placeholderData: keepPreviousData,
    }),
  groups: (mode?: Mode) =>
    queryOptions({
      queryKey: ['skill-groups', mode ?? 'ALL'],
      queryFn: () => http.get<readonly SkillGroup[]>('/api/skill-groups', { mode }),
    }),
  groupMembers: (id: string) =>
    queryOptions({
      queryKey: ['skill-groups', id, 'members'],
      queryFn: () => http.get<PageOf<GroupMember>>(`/api/skill-groups/${id}/members`),
    }),
  groupUsage: (id: string) =>
    queryOptions({
      queryKey: ['skill-group-usage', id],
      queryFn: () => http.get<Usage>(`/api/skill-groups/${id}/usage`),
      staleTime: 0,
    }),
  flows: (filter: Query) =>
    queryOptions({
      queryKey: ['flows', filter],
      queryFn: () => http.get<PageOf<FlowChoice>>('/api/flows', filter),
    }),
  channels: (kind?: ChannelKind) =>
    queryOptions({
      queryKey: ['channels', kind ?? 'ALL'],
      queryFn: () => http.get<readonly Channel[]>('/api/channels', { kind }),
    }),
  modeSettings: (mode: Mode) =>
    queryOptions({
      queryKey: ['settings', mode],
      queryFn: () => http.get<ModeSettings>(`/api/settings/modes/${mode}`),
    }),
  commonSettings: () =>
    queryOptions({
      queryKey: ['settings', 'common'],
      queryFn: () => http.get<CommonSettings>('/api/settings/common'),
    }),
  quickReplies: (mode: Mode) =>
    queryOptions({
      queryKey: ['quick-replies', mode],
      queryFn: () => http.get<readonly QuickReply[]>('/api/quick-replies', { mode }),
    }),
  today: (mode: Mode) =>
    queryOptions({
      queryKey: ['today', mode],
      queryFn: () => http.get<Today>('/api/insight/today', { mode }),
      refetchInterval: LIVE_MS,
    }),
};
