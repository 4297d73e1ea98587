import type { Mode } from './mode';
import type { Presence } from './workspace';

/** One page of a list; `total` counts all pages. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Something named that another thing points at. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a member of staff may do: administer (and serve), or serve. */
export type Role = 'ADMIN' | 'AGENT';

/** The member of staff who is signed in. */
export interface Me {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** Blank when there is none. */
  readonly nickname: string;
  readonly email: string;
  readonly role: Role;
  readonly mustChangePassword: boolean;
}

/** A skill group as it is named beside a member of staff. */
export interface GroupOfStaff extends Named {
  readonly mode: Mode;
}

/** A member of staff as administrators see them. */
export interface Staff {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly email: string;
  /** Blank when there is none. */
  readonly nickname: string;
  /** Blank when there is none. */
  readonly mobile: string;
  readonly role: Role;
  readonly groups: readonly GroupOfStaff[];
  /** ISO-8601 instant. */
  readonly createdAt: string;
}

/** What is asked when a member of staff is added; a number left out is given by the server. */
export interface NewStaff {
  readonly number?: string;
  readonly name: string;
  readonly email: string;
  readonly nickname: string;
  readonly mobile: string;
  readonly role: Role;
  readonly groupIds: readonly string[];
}

/** What may change of a member of staff. */
export type StaffChange = Pick<NewStaff, 'name' | 'nickname' | 'mobile' | 'groupIds'>;

/** An account with the password to hand over; null when it went by e-mail. */
export interface StaffWithPassword {
  readonly staff: Staff;
  readonly oneTimePassword: string | null;
}

/** A skill group; `members` counts its agents, `cap` is how many one agent serves at once. */
export interface SkillGroup extends Named {
  readonly mode: Mode;
  readonly cap: number;
  readonly members: number;
  readonly createdAt: string;
}

/** A member of a skill group. */
export interface GroupMember extends Named {
  readonly number: string;
  readonly email: string;
}

/** State of a flow; in use = published and linked to a channel. */
export type FlowState = 'UNPUBLISHED' | 'PUBLISHED' | 'IN_USE';

/** A flow as something else points at it. */
export interface FlowRef extends Named {
  readonly state: FlowState;
}

/** Which kind of way customers come by. */
export type ChannelKind = 'MINI_PROGRAM' | 'WEBSITE';

/** A bound mini program or website. */
export interface Channel extends Named {
  readonly kind: ChannelKind;
  readonly mode: Mode;
  /** Public key that addresses carry. */
  readonly key: string;
  /** AppID of a mini program. */
  readonly appId: string | null;
  /** Origins that may embed a website's widget, for example `https://www.example.com`. */
  readonly origins: readonly string[] | null;
  readonly flows: readonly FlowRef[];
  readonly inUse: boolean;
  readonly createdAt: string;
}

/** In which order idle agents are rung. */
export type AgentOrder = 'LONGEST_IDLE' | 'FEWEST_SERVED_TODAY';

/** Settings of one mode; seconds are whole numbers from 1 to 90. */
export interface ModeSettings {
  readonly offerTimeoutOn: boolean;
  readonly offerTimeoutSeconds: number;
  readonly restAfterMiss: boolean;
  readonly agentOrder: AgentOrder;
  readonly lastAgentFirst: boolean;
  /** Seconds from hanging up to idle; matters for PHONE only. */
  readonly restoreSeconds: number;
}

/** Settings of the whole installation; all times in whole seconds. */
export interface CommonSettings {
  readonly companyName: string;
  /** `#rrggbb`. */
  readonly accentColour: string;
  readonly nobodyOnlineGraceSeconds: number;
  readonly placeKeptSeconds: number;
  readonly flowAwaySeconds: number;
  readonly agentGoneSeconds: number;
  readonly agentReturnSeconds: number;
}

/** A prepared answer. */
export interface QuickReply {
  readonly id: string;
  readonly mode: Mode;
  readonly title: string;
  readonly text: string;
  readonly position: number;
}

/** Figures of one hour of the day. */
export interface HourFigures {
  /** 0 to 23. */
  readonly hour: number;
  readonly entered: number;
  readonly served: number;
  readonly abandoned: number;
}

/** Today's figures of one mode. */
export interface Today {
  readonly asOf: string;
  readonly figures: {
    readonly entered: number;
    readonly waiting: number;
    readonly longestWaitSeconds: number | null;
    readonly served: number;
    readonly abandoned: number;
    readonly nobodyOnline: number;
    readonly averageWaitSeconds: number | null;
  };
  readonly agents: Readonly<Record<Presence, number>>;
  readonly byHour: readonly HourFigures[];
}

/** Why a conversation is over. */
export type EndWhy =
  | 'COMPLETED'
  | 'AGENT_ENDED'
  | 'SILENCE'
  | 'CUSTOMER_LEFT'
  | 'ABANDONED'
  | 'NOBODY_ONLINE'
  | 'QUEUE_LIMIT'
  | 'FLOW_FAULT';

/** A member of staff as records name them, also after deletion. */
export interface StaffName {
  readonly number: string;
  readonly name: string;
  readonly nickname: string | null;
}

/** A conversation as it stands in the list of records. */
export interface ServiceRecord {
  readonly id: string;
  readonly mode: Mode;
  readonly channel: { readonly kind: ChannelKind; readonly name: string };
  readonly customer: Named;
  readonly flow: Named & { readonly version: number };
  readonly group: Named | null;
  readonly agents: readonly (StaffName & { readonly id: string })[];
  readonly enteredAt: string;
  /** Null while it goes on. */
  readonly endedAt: string | null;
  readonly phase: 'FLOW' | 'WAITING' | 'OFFERED' | 'SERVED' | 'ENDED';
  readonly why: EndWhy | null;
  readonly waitedSeconds: number | null;
  readonly servedSeconds: number | null;
  /** 1 to 5. */
  readonly score: number | null;
}

/** A record with its whole timeline; entries as the server wrote them, to be read with `readEntry`. */
export interface FullRecord extends ServiceRecord {
  readonly comment: string | null;
  readonly entries: readonly unknown[];
  readonly names: {
    readonly staff: Readonly<Record<string, StaffName>>;
    readonly groups: Readonly<Record<string, string>>;
  };
}

/** What the audit log tells of. */
export type AuditKind =
  | 'STAFF'
  | 'SKILL_GROUP'
  | 'MODE_SETTINGS'
  | 'COMMON_SETTINGS'
  | 'QUICK_REPLY'
  | 'FLOW'
  | 'CHANNEL';

/** One entry of the audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** Null when the server did it by itself, or nobody was signed in. */
  readonly by: { readonly id: string; readonly number: string; readonly name: string } | null;
  /** Network address; empty for the server itself. */
  readonly address: string;
  readonly operation: string;
  readonly target: { readonly kind: AuditKind; readonly id: string | null; readonly name: string };
  readonly before: unknown;
  readonly after: unknown;
}
