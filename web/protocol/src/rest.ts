// Every shape here is one of contract.ts, which is written out of the contract; only the names
// are those of the product's words.
import type {
  Agent,
  AuditEntryView,
  ChannelView,
  Full,
  Group,
  GroupName,
  GroupView,
  LinkedFlow,
  MemberView,
  PageStaffView,
  RecordView,
  StaffAdded,
  StaffRequest,
  StaffView,
} from './contract';

export type {
  AgentOrder,
  Card,
  ChannelKind,
  CommonSettings,
  DraftBody,
  EndWhy,
  Episode,
  FlowAction,
  FlowState,
  FlowView,
  GroupOfRecords,
  HourFigures,
  ImportView,
  Me,
  ModeSettings,
  Named,
  NewPassword,
  OwnRecord,
  Published,
  QuickReply,
  Recording,
  RecordingList,
  Role,
  Saved,
  ServiceState,
  StaffName,
  Today,
  TransferTargets,
  Usage,
  VersionGraphView,
  VersionView,
  Whole,
} from './contract';

/** One page of a list; `total` counts all pages. */
export interface PageOf<T> extends Omit<PageStaffView, 'items'> {
  readonly items: readonly T[];
}

/** A skill group as it is named beside a member of staff. */
export type GroupOfStaff = GroupName;

/** A member of staff as administrators see them; nickname and mobile are blank without one. */
export type Staff = StaffView;

/** What is asked when a member of staff is added; a number left out is given by the server. */
export type NewStaff = Required<Omit<StaffRequest, 'number'>> & Pick<StaffRequest, 'number'>;

/** What may change of a member of staff. */
export type StaffChange = Pick<NewStaff, 'name' | 'nickname' | 'mobile' | 'groupIds'>;

/** An account with the password to hand over; null when it went by e-mail. */
export type StaffWithPassword = StaffAdded;

/** A skill group; `members` counts its agents, `cap` is how many one agent serves at once. */
export type SkillGroup = GroupView;

/** A member of a skill group. */
export type GroupMember = MemberView;

/** A group that a conversation may be handed to, and how it stands now. */
export type TargetGroup = Group;

/** An agent at work, as the choice of whom to hand to shows it. */
export type TargetAgent = Agent;

/** A flow as something else points at it. */
export type FlowRef = LinkedFlow;

/** A bound mini program (with an AppID) or website (with the origins that may embed it). */
export type Channel = ChannelView;

/** A conversation as it stands in the list of records. */
export type ServiceRecord = RecordView;

/** A record with its whole timeline; entries as the server wrote them, to be read with `readEntry`. */
export type FullRecord = Full;

/** One entry of the audit log; `by` is null when the server did it by itself, or nobody was signed in. */
export type AuditEntry = AuditEntryView;

/** What the audit log tells of. */
export type AuditKind = AuditEntry['target']['kind'];
