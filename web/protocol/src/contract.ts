// Written out of contract/openapi.yaml by `npm run contract`; not to be changed by hand.

/** An agent of a group as transfers see it. */
export interface Agent {
  /** Whether the agent could take one more conversation now. */
  readonly free: boolean;

  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** Staff number. */
  readonly number: string;

  /** How the agent stands. */
  readonly presence: Presence;
}

/** Somebody who served. */
export interface AgentName {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** What customers see instead of the name. */
  readonly nickname: string | null;

  /** Staff number. */
  readonly number: string;
}

/** Who comes first. LONGEST_IDLE: who has been idle for longest; FEWEST_SERVED_TODAY: who has served fewest today. */
export type AgentOrder = 'LONGEST_IDLE' | 'FEWEST_SERVED_TODAY';

/** A change by an administrator. */
export interface AuditEntryView {
  /** The network address it came from. */
  readonly address: string;

  /** What it is since; null after a removal. */
  readonly after: unknown | null;

  /** When. */
  readonly at: string;

  /** What it was; null when it was made. */
  readonly before: unknown | null;

  /** Who did it; null for the server itself. */
  readonly by: By | null;

  /** Identifies it. */
  readonly id: string;

  /** What was done. */
  readonly operation: string;

  /** What it was done to. */
  readonly target: On;
}

/** Who changed something. */
export interface By {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** Staff number. */
  readonly number: string;
}

/** A ticket for the call page. */
export interface CallTicket {
  /** Until when it is good. */
  readonly expiresAt: string;

  /** The ticket. */
  readonly ticket: string;

  /** Where it is, relative to this server. */
  readonly url: string;
}

/** What is known of a customer. */
export interface Card {
  /** Name of the channel by which the customer came first. */
  readonly channel: string;

  /** The latest conversations. */
  readonly conversations: readonly Episode[];

  /** When the customer came first. */
  readonly firstSeen: string;

  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** A note for agents. */
  readonly note: string;
}

/** Of which kind a channel is. MINI_PROGRAM: a WeChat mini program; WEBSITE: a website. */
export type ChannelKind = 'MINI_PROGRAM' | 'WEBSITE';

/** A channel; its kind is null when it is deleted. */
export interface ChannelName {
  /** Of which kind it is. */
  readonly kind: ChannelKind | null;

  /** Its name. */
  readonly name: string;
}

/** A channel. */
export interface ChannelView {
  /** The AppID of a mini program. */
  readonly appId: string | null;

  /** When it was made. */
  readonly createdAt: string;

  /** Linked flows. */
  readonly flows: readonly LinkedFlow[];

  /** Identifies it. */
  readonly id: string;

  /** Whether a published flow is linked, so that customers can enter. */
  readonly inUse: boolean;

  /** The channel's key, by which its customers enter. */
  readonly key: string;

  /** Of which kind it is. */
  readonly kind: ChannelKind;

  /** The way of serving. */
  readonly mode: Mode;

  /** Its name. */
  readonly name: string;

  /** Origins of pages that may show the customer page or use its sockets. */
  readonly origins: readonly string[];
}

/** A graph to be checked. */
export interface CheckBody {
  /** Modules and wires, as flow.schema.json has them. */
  readonly graph: FlowGraph;

  /** The way of serving. */
  readonly mode: Mode;
}

/** What was found. */
export interface CheckView {
  /** Findings as flow.md describes them; empty when the graph could be published. */
  readonly findings: readonly unknown[];
}

/** Shared settings; an absent one stays as it is. */
export interface CommonRequest {
  /** Colour of the customer page, as */
  readonly accentColour?: string;

  /** After what absence of the workspace an agent's conversations are put back. */
  readonly agentGoneSeconds?: number;

  /** Within what time an agent who was gone comes back online by itself. */
  readonly agentReturnSeconds?: number;

  /** The company's name on the customer page; empty for none. */
  readonly companyName?: string;

  /** How long a flow waits for a customer whose page is gone. */
  readonly flowAwaySeconds?: number;

  /** How long a waiting customer is kept after the last agent of the group has left. */
  readonly nobodyOnlineGraceSeconds?: number;

  /** How long the place of a customer whose page is gone is kept. */
  readonly placeKeptSeconds?: number;

  /** Time zone of the desk, by its IANA name. */
  readonly timeZone?: string;
}

/** Settings that all modes share. */
export interface CommonSettings {
  /** Colour of the customer page, as */
  readonly accentColour: string;

  /** After what absence of the workspace an agent's conversations are put back. */
  readonly agentGoneSeconds: number;

  /** Within what time an agent who was gone comes back online by itself. */
  readonly agentReturnSeconds: number;

  /** The company's name on the customer page; empty for none. */
  readonly companyName: string;

  /** How long a flow waits for a customer whose page is gone. */
  readonly flowAwaySeconds: number;

  /** How long a waiting customer is kept after the last agent of the group has left. */
  readonly nobodyOnlineGraceSeconds: number;

  /** How long the place of a customer whose page is gone is kept. */
  readonly placeKeptSeconds: number;

  /** Time zone of the desk; null until one was chosen. */
  readonly timeZone: string | null;
}

/** How a request arrived. */
export interface Connection {
  /** The network address it is taken to come from. */
  readonly address: string;

  /** The host that was asked for. */
  readonly host: string;

  /** http or https. */
  readonly scheme: string;

  /** What a proxy in front does wrong. */
  readonly troubles: readonly ProxyTrouble[];
}

/** The name of the copy. */
export interface CopyRequest {
  /** Its name. */
  readonly name: string;
}

/** A draft that replaces the one before. */
export interface DraftBody {
  /** Modules and wires, as flow.schema.json has them. */
  readonly graph: FlowGraph;

  /** Its name. */
  readonly name: string;

  /** The draft's revision. */
  readonly revision: number;
}

/** Why a conversation is over. COMPLETED: the flow came to its end; AGENT_ENDED: the agent ended the service and the flow came to its end; SILENCE: the customer was silent for too long; CUSTOMER_LEFT: the customer left after or during a service; ABANDONED: the customer was lost before being served; NOBODY_ONLINE: the flow ended after a transfer that found nobody online; QUEUE_LIMIT: the flow ended after a transfer that met its queue limit; FLOW_FAULT: the flow had no way on. */
export type EndWhy =
  | 'COMPLETED'
  | 'AGENT_ENDED'
  | 'SILENCE'
  | 'CUSTOMER_LEFT'
  | 'ABANDONED'
  | 'NOBODY_ONLINE'
  | 'QUEUE_LIMIT'
  | 'FLOW_FAULT';

/** What a customer shows at the entry. A website gives channelKey; a mini program gives appId, flowId and, unless its token is still good, code. */
export interface EnterRequest {
  /** The AppID of the mini program. */
  readonly appId?: string;

  /** The key of the website channel. */
  readonly channelKey?: string;

  /** Of a mini program: what wx.login gave, good once. Passed over on a website. */
  readonly code?: string;

  /** The flow that the mini program asks for. */
  readonly flowId?: string;

  /** True to begin anew after the end of the last conversation; else the one that ended within the last day is shown. */
  readonly fresh?: boolean;

  /** What the last entry handed out; one that is not good is passed over, and a new customer enters. */
  readonly token?: string;
}

/** The answer to an entry. */
export interface Entered {
  /** The conversation. */
  readonly conversationId: string;

  /** The customer. */
  readonly customerId: string;

  /** Whether it is over, so that all that is left is to begin again. */
  readonly ended: boolean;

  /** Whether the conversation was there before. */
  readonly resumed: boolean;

  /** The customer's token, for the header Authorization. */
  readonly token: string;
}

/** An earlier conversation of the customer. */
export interface Episode {
  /** The agent's name. */
  readonly agent: string | null;

  /** When. */
  readonly at: string;

  /** The skill group. */
  readonly group: string | null;

  /** Identifies it. */
  readonly id: string;

  /** Why it ended; null before the end. */
  readonly why: EndWhy | null;
}

/** Figures of a day. */
export interface Figures {
  /** How many were lost before being served. */
  readonly abandoned: number;

  /** Mean wait of those served; null without any. */
  readonly averageWaitSeconds: number | null;

  /** How many customers came in. */
  readonly entered: number;

  /** Longest wait of those served; null without any. */
  readonly longestWaitSeconds: number | null;

  /** How many met nobody online. */
  readonly nobodyOnline: number;

  /** How many were served. */
  readonly served: number;

  /** How many wait now. */
  readonly waiting: number;
}

/** What may be done with a flow. EDIT: change the draft; PUBLISH: put the draft in force; DELETE: delete it; VIEW: look at it; WITHDRAW: take it out of force. */
export type FlowAction = 'EDIT' | 'PUBLISH' | 'DELETE' | 'VIEW' | 'WITHDRAW';

export type FlowFile = unknown;

export type FlowGraph = unknown;

/** Where a flow stands. UNPUBLISHED: no version is in force; PUBLISHED: a version is in force; IN_USE: a channel is linked to it. */
export type FlowState = 'UNPUBLISHED' | 'PUBLISHED' | 'IN_USE';

/** A flow. */
export interface FlowView {
  /** What may be done with it now. */
  readonly actions: readonly FlowAction[];

  /** Channels that it is linked to. */
  readonly channels: readonly LinkedChannel[];

  /** Grows with each change of the draft; saving and publishing name the one they are about. */
  readonly draftRevision: number;

  /** Identifies it. */
  readonly id: string;

  /** The way of serving. */
  readonly mode: Mode;

  /** Its name. */
  readonly name: string;

  /** The version in force. */
  readonly publishedVersion: number | null;

  /** Where it stands. */
  readonly state: FlowState;

  /** When it was last changed. */
  readonly updatedAt: string;
}

/** The format of a table. xlsx: a workbook; csv: comma-separated values in UTF-8. */
export type Format = 'xlsx' | 'csv';

/** A record with its whole timeline. */
export interface Full {
  /** Its agents. */
  readonly agents: readonly AgentName[];

  /** The channel by which the customer came. */
  readonly channel: ChannelName;

  /** The customer's words with the judgement. */
  readonly comment: string | null;

  /** The customer. */
  readonly customer: Named;

  /** When it ended; null before. */
  readonly endedAt: string | null;

  /** When the customer came in. */
  readonly enteredAt: string;

  /** Entries as realtime.md describes them. */
  readonly entries: readonly unknown[];

  /** The flow. */
  readonly flow: InsightFlowName;

  /** The skill group. */
  readonly group: Named | null;

  /** Identifies it. */
  readonly id: string;

  /** The way of serving. */
  readonly mode: Mode;

  /** Names of the staff and groups that the entries mention. */
  readonly names: Names;

  /** Where the conversation stands. */
  readonly phase: Phase;

  /** Whether there is a recording of a call. */
  readonly recorded: boolean;

  /** The customer's judgement, 1 to 5; null without one. */
  readonly score: number | null;

  /** How long agents served; null without a service. */
  readonly servedSeconds: number | null;

  /** Milliseconds of video calls; null without one. */
  readonly videoMs: number | null;

  /** Milliseconds of voice calls; null without one. */
  readonly voiceMs: number | null;

  /** How long the customer waited for an agent; null when nobody came. */
  readonly waitedSeconds: number | null;

  /** Why it ended; null before the end. */
  readonly why: EndWhy | null;
}

/** A group that a conversation may be handed on to. */
export interface Group {
  /** Its agents. */
  readonly agents: readonly Agent[];

  /** Identifies it. */
  readonly id: string;

  /** How many of its agents are idle. */
  readonly idle: number;

  /** Its name. */
  readonly name: string;

  /** How many of its agents are at work. */
  readonly online: number;

  /** How many wait now. */
  readonly waiting: number;
}

/** A skill group. */
export interface GroupName {
  /** Identifies it. */
  readonly id: string;

  /** The way of serving. */
  readonly mode: Mode;

  /** Its name. */
  readonly name: string;
}

/** A skill group. */
export interface GroupOfRecords {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;
}

/** A skill group to be made or changed. */
export interface GroupRequest {
  /** Most conversations of an agent at a time: 1 unless ONLINE. */
  readonly cap?: number;

  /** Needed when it is made; fixed then. */
  readonly mode?: Mode;

  /** Its name. */
  readonly name: string;
}

/** A skill group. */
export interface GroupView {
  /** Most conversations of one of its agents at a time. */
  readonly cap: number;

  /** When it was made. */
  readonly createdAt: string;

  /** Identifies it. */
  readonly id: string;

  /** How many members it has. */
  readonly members: number;

  /** The way of serving. */
  readonly mode: Mode;

  /** Its name. */
  readonly name: string;
}

/** Figures of an hour. */
export interface HourFigures {
  /** How many were lost before being served. */
  readonly abandoned: number;

  /** How many customers came in. */
  readonly entered: number;

  /** When the hour begins. */
  readonly from: string;

  /** How many were served. */
  readonly served: number;
}

/** What an import made. */
export interface ImportView {
  /** The flow. */
  readonly flow: FlowView;

  /** Skill groups that have to be chosen by hand. */
  readonly missingGroups: readonly MissingGroup[];
}

/** Members that an import added. */
export interface Imported {
  /** Each with its one-time password, unless that went out by e-mail. */
  readonly created: readonly StaffAdded[];
}

/** The flow of a conversation. */
export interface InsightFlowName {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** The version it began on and ends on. */
  readonly version: number;
}

export type JsonNode = unknown;

/** What was changed. STAFF: a member of staff; SKILL_GROUP: a skill group; MODE_SETTINGS: settings of a mode; COMMON_SETTINGS: shared settings; QUICK_REPLY: a quick reply; FLOW: a flow; CHANNEL: a channel; RECORDING: a recording. */
export type Kind =
  | 'STAFF'
  | 'SKILL_GROUP'
  | 'MODE_SETTINGS'
  | 'COMMON_SETTINGS'
  | 'QUICK_REPLY'
  | 'FLOW'
  | 'CHANNEL'
  | 'RECORDING';

/** The flow to be linked. */
export interface LinkRequest {
  /** The flow. */
  readonly flowId: string;
}

/** A channel; its kind is null when it is deleted. */
export interface LinkedChannel {
  /** Identifies it. */
  readonly id: string;

  /** Of which kind it is. */
  readonly kind: ChannelKind | null;

  /** Its name. */
  readonly name: string;
}

/** A linked flow. */
export interface LinkedFlow {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** Where it stands. */
  readonly state: FlowState;
}

/** Who is signed in. */
export interface Me {
  /** E-mail address; signs in as well as the number. */
  readonly email: string;

  /** Identifies it. */
  readonly id: string;

  /** Whether a one-time password must be replaced first, by POST /api/session/password. */
  readonly mustChangePassword: boolean;

  /** Its name. */
  readonly name: string;

  /** What customers see instead of the name. */
  readonly nickname: string;

  /** Staff number. */
  readonly number: string;

  /** What the member may do. */
  readonly role: Role;
}

/** What a call carries. VOICE: sound; VIDEO: sound and pictures. */
export type Media = 'VOICE' | 'VIDEO';

/** How media are shown. IMAGE: a picture; FILE: a file; VOICE: a voice message. */
export type MediaKind = 'IMAGE' | 'FILE' | 'VOICE';

/** A member of a skill group. */
export interface MemberView {
  /** E-mail address; signs in as well as the number. */
  readonly email: string;

  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** Staff number. */
  readonly number: string;
}

/** Members of staff. */
export interface MembersRequest {
  /** Those to be added. */
  readonly staffIds: readonly string[];
}

/** The members of a skill group. */
export interface MembersView {
  /** Those of this page. */
  readonly items: readonly MemberView[];

  /** How many there are in all. */
  readonly total: number;
}

/** A mini program to be bound or changed. */
export interface MiniProgramRequest {
  /** Needed when it is bound; fixed then. */
  readonly appId?: string;

  /** Needed when it is bound; later an absent one stays. Sealed, and never shown again. */
  readonly appSecret?: string;

  /** Its name. */
  readonly name: string;
}

/** A skill group that is not here. */
export interface MissingGroup {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;
}

/** The way of serving. OMNIMEDIA: one conversation at a time, with text and calls; beside it nothing else; ONLINE: text; PHONE: telephone; kept apart, not served yet. */
export type Mode = 'OMNIMEDIA' | 'ONLINE' | 'PHONE';

/** Settings of a mode; one that may be absent stays as it is then. */
export interface ModeRequest {
  /** Who comes first among those who could take it. */
  readonly agentOrder?: AgentOrder;

  /** Whether the agent who served the customer last comes first. */
  readonly lastAgentFirst?: boolean;

  /** Whether an offer that is not answered is missed. */
  readonly offerTimeoutOn: boolean;

  /** After how long it is. */
  readonly offerTimeoutSeconds: number;

  /** Whether the agent rests after a missed offer. */
  readonly restAfterMiss?: boolean;

  /** How long an agent is given to come back for a conversation. */
  readonly restoreSeconds?: number;
}

/** Settings of a mode. */
export interface ModeSettings {
  /** Who comes first among those who could take it. */
  readonly agentOrder: AgentOrder;

  /** Whether the agent who served the customer last comes first. */
  readonly lastAgentFirst: boolean;

  /** Whether an offer that is not answered is missed. */
  readonly offerTimeoutOn: boolean;

  /** After how long it is. */
  readonly offerTimeoutSeconds: number;

  /** Whether the agent rests after a missed offer. */
  readonly restAfterMiss: boolean;

  /** How long an agent is given to come back for a conversation. */
  readonly restoreSeconds: number;
}

/** Another name. */
export interface NameRequest {
  /** Its name. */
  readonly name: string;
}

/** Something with a name. */
export interface Named {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;
}

/** Names by id. */
export interface Names {
  /** Skill groups. */
  readonly groups: Readonly<Record<string, string>>;

  /** The member. */
  readonly staff: Readonly<Record<string, StaffName>>;
}

/** A flow to be made. */
export interface NewFlow {
  /** The way of serving. */
  readonly mode: Mode;

  /** Its name. */
  readonly name: string;
}

/** A new one-time password. */
export interface NewPassword {
  /** Shown once; null when it went out by e-mail. */
  readonly oneTimePassword: string | null;
}

/** The whole note; an absent one empties it. */
export interface NoteRequest {
  /** A note for agents. */
  readonly note?: string;
}

/** What was changed. */
export interface On {
  /** Identifies it; null where there is one only. */
  readonly id: string | null;

  /** Of which kind it is. */
  readonly kind: Kind;

  /** Its name. */
  readonly name: string;
}

/** A conversation of one's own. */
export interface OwnConversation {
  /** When. */
  readonly at: string;

  /** When it ended; null before. */
  readonly endedAt: string | null;

  /** Identifies it. */
  readonly id: string;
}

/** Conversations of one's own. */
export interface OwnConversations {
  /** Those of this page. */
  readonly items: readonly OwnConversation[];
}

/** A service of one's own. */
export interface OwnRecord {
  /** When it began. */
  readonly at: string;

  /** The conversation. */
  readonly conversationId: string;

  /** The customer; null while the card is not one's own to see. */
  readonly customer: string | null;

  /** The skill group. */
  readonly group: string | null;

  /** The skill group. */
  readonly groupId: string | null;

  /** The nickname at that time. */
  readonly nickname: string;

  /** How long it took. */
  readonly serviceSeconds: number;

  /** Where it stands. */
  readonly state: ServiceState;

  /** Seconds of video calls. */
  readonly videoSeconds: number;

  /** Seconds of voice calls. */
  readonly voiceSeconds: number;
}

/** A page of changes. */
export interface PageAuditEntryView {
  /** Those of this page. */
  readonly items: readonly AuditEntryView[];

  /** How many there are in all. */
  readonly total: number;
}

/** A page of flows. */
export interface PageFlowView {
  /** Those of this page. */
  readonly items: readonly FlowView[];

  /** How many there are in all. */
  readonly total: number;
}

/** A page of services. */
export interface PageOwnRecord {
  /** Those of this page. */
  readonly items: readonly OwnRecord[];

  /** How many there are in all. */
  readonly total: number;
}

/** A page of records. */
export interface PageRecordView {
  /** Those of this page. */
  readonly items: readonly RecordView[];

  /** How many there are in all. */
  readonly total: number;
}

/** A page of members. */
export interface PageStaffView {
  /** Those of this page. */
  readonly items: readonly StaffView[];

  /** How many there are in all. */
  readonly total: number;
}

/** A change of one's own password. */
export interface PasswordChange {
  /** The present one; may be absent within 15 minutes of a sign-in with a one-time password. */
  readonly current?: string;

  /** The new one: with a letter, a digit and a sign, and not the e-mail address. */
  readonly new: string;
}

/** Where a conversation stands. FLOW: the flow asks; WAITING: in the queue; OFFERED: in the queue and ringing at an agent; SERVED: an agent serves; ENDED: over. */
export type Phase = 'FLOW' | 'WAITING' | 'OFFERED' | 'SERVED' | 'ENDED';

/** How an agent stands. IDLE: may be offered more; BUSY: the cap is reached; WRAP_UP: has served and not finished; REST: gets no offers by choice; OFFLINE: not at work. */
export type Presence = 'IDLE' | 'BUSY' | 'WRAP_UP' | 'REST' | 'OFFLINE';

/** Why something was refused. */
export interface Problem {
  /** Stable; the known ones are listed. */
  readonly code:
    | 'call.leg-replaced'
    | 'call.not-joined'
    | 'call.recording-busy'
    | 'call.recording-unknown'
    | 'call.signal-bad'
    | 'call.ticket-late'
    | 'call.ticket-unknown'
    | 'call.ticket-used'
    | 'call.too-many-signals'
    | 'call.too-many-tickets'
    | 'channel.app-id-taken'
    | 'channel.flow-not-published'
    | 'channel.flow-of-another-mode'
    | 'channel.flow-unknown'
    | 'channel.invalid'
    | 'channel.name-taken'
    | 'channel.unknown'
    | 'conversation.agent-back'
    | 'conversation.agent-not-free'
    | 'conversation.already-rated'
    | 'conversation.busy'
    | 'conversation.call-already'
    | 'conversation.call-gone'
    | 'conversation.call-not-accepted'
    | 'conversation.call-not-yours-to-accept'
    | 'conversation.call-too-often'
    | 'conversation.call-took-out-of-range'
    | 'conversation.comment-too-long'
    | 'conversation.customer-away'
    | 'conversation.ended'
    | 'conversation.not-first'
    | 'conversation.not-found'
    | 'conversation.not-rateable'
    | 'conversation.not-waiting'
    | 'conversation.not-yours'
    | 'conversation.note-too-long'
    | 'conversation.offer-gone'
    | 'conversation.score-out-of-range'
    | 'conversation.service-ended'
    | 'conversation.still-open'
    | 'conversation.text-blank'
    | 'conversation.text-too-long'
    | 'conversation.text-unreadable'
    | 'conversation.transfer-to-self'
    | 'conversation.unavailable'
    | 'customer.channel-not-in-use'
    | 'customer.channel-unknown'
    | 'customer.invalid'
    | 'customer.not-yours'
    | 'customer.origin'
    | 'customer.token'
    | 'customer.too-many'
    | 'customer.unknown'
    | 'customer.wechat-code'
    | 'customer.wechat-refused'
    | 'customer.wechat-unreachable'
    | 'demo.no-administrator'
    | 'desk.offline'
    | 'desk.open-work'
    | 'flow.already-published'
    | 'flow.changed-elsewhere'
    | 'flow.findings'
    | 'flow.in-use'
    | 'flow.invalid'
    | 'flow.malformed'
    | 'flow.name-taken'
    | 'flow.not-deletable'
    | 'flow.not-editable'
    | 'flow.not-published'
    | 'flow.other-format'
    | 'flow.other-mode'
    | 'flow.too-large'
    | 'flow.too-many-modules'
    | 'flow.unknown'
    | 'flow.version-unknown'
    | 'insight.record-unknown'
    | 'media.busy'
    | 'media.conversation-ended'
    | 'media.empty'
    | 'media.link'
    | 'media.not-a-picture'
    | 'media.not-audio'
    | 'media.not-cleaned'
    | 'media.not-yours'
    | 'media.store-away'
    | 'media.too-large'
    | 'media.too-many'
    | 'media.too-many-pixels'
    | 'media.too-much-to-decode'
    | 'media.unknown'
    | 'media.voice-too-large'
    | 'media.voice-too-long'
    | 'media.voice-too-short'
    | 'realtime.bad-field'
    | 'realtime.broken'
    | 'realtime.hello-first'
    | 'realtime.hello-once'
    | 'realtime.media-unknown'
    | 'realtime.not-yours'
    | 'realtime.other-window'
    | 'realtime.unknown-op'
    | 'request.broken'
    | 'request.csrf'
    | 'request.forbidden'
    | 'request.invalid'
    | 'request.malformed'
    | 'request.method'
    | 'request.no-upgrade'
    | 'request.not-found'
    | 'request.not-signed-in'
    | 'request.overloaded'
    | 'request.report-too-long'
    | 'request.reports-busy'
    | 'request.too-large'
    | 'request.too-many'
    | 'request.unavailable'
    | 'request.unstorable'
    | 'request.unsupported'
    | 'settings.invalid'
    | 'settings.reply-unknown'
    | 'settings.too-many-replies'
    | 'skill.invalid'
    | 'skill.name-taken'
    | 'skill.not-a-member'
    | 'skill.unknown'
    | 'staff.import-empty'
    | 'staff.import-encoding'
    | 'staff.import-file-too-large'
    | 'staff.import-headings'
    | 'staff.import-no-headings'
    | 'staff.import-quote'
    | 'staff.import-rows'
    | 'staff.import-sheets'
    | 'staff.import-too-long'
    | 'staff.import-too-much'
    | 'staff.import-type'
    | 'staff.import-unreadable'
    | 'staff.invalid'
    | 'staff.last-administrator'
    | 'staff.password-change-required'
    | 'staff.password-rules'
    | 'staff.sign-in-blocked'
    | 'staff.taken'
    | 'staff.unknown'
    | 'staff.wrong-credentials'
    | 'staff.wrong-password'
    | 'staff.yourself';

  /** In the language of Accept-Language. */
  readonly detail: string;

  /** What is wrong with which field. */
  readonly errors?: readonly {
    /** Such as required, too-long, too-short, too-many, out-of-range, format, wrong-type, unknown-value, taken, fixed; more may come. */
    readonly code: string;

    /** In words. */
    readonly detail: string;

    /** Such as name, or groupIds[2]. */
    readonly field: string;

    /** The row of an imported table. */
    readonly row?: number;
  }[];

  /** With flow.findings: what flow.md describes. */
  readonly findings?: readonly unknown[];

  /** With flow.changed-elsewhere: the draft's revision now. */
  readonly revision?: number;

  /** The status of the answer. */
  readonly status: number;

  /** As detail. */
  readonly title: string;

  /** about:blank. */
  readonly type: string;
}

/** What a proxy in front does wrong. UNTRUSTED_PROXY: it is not among those whose word is believed; HOST: it does not pass on the host; SCHEME: it does not pass on the scheme; UPGRADE: it does not let sockets through; SUB_PATH: it serves below a path. */
export type ProxyTrouble = 'UNTRUSTED_PROXY' | 'HOST' | 'SCHEME' | 'UPGRADE' | 'SUB_PATH';

/** Which draft is meant. */
export interface PublishRequest {
  /** The draft's revision. */
  readonly revision: number;
}

/** What was published. */
export interface Published {
  /** The number of the version. */
  readonly version: number;
}

/** A quick reply. */
export interface QuickReply {
  /** Identifies it. */
  readonly id: string;

  /** The way of serving. */
  readonly mode: Mode;

  /** Its place in the order; the smaller the earlier. */
  readonly position: number;

  /** The text. */
  readonly text: string;

  /** A short title. */
  readonly title: string;
}

/** The record of a conversation. */
export interface RecordView {
  /** Its agents. */
  readonly agents: readonly AgentName[];

  /** The channel by which the customer came. */
  readonly channel: ChannelName;

  /** The customer. */
  readonly customer: Named;

  /** When it ended; null before. */
  readonly endedAt: string | null;

  /** When the customer came in. */
  readonly enteredAt: string;

  /** The flow. */
  readonly flow: InsightFlowName;

  /** The skill group. */
  readonly group: Named | null;

  /** Identifies it. */
  readonly id: string;

  /** The way of serving. */
  readonly mode: Mode;

  /** Where the conversation stands. */
  readonly phase: Phase;

  /** Whether there is a recording of a call. */
  readonly recorded: boolean;

  /** The customer's judgement, 1 to 5; null without one. */
  readonly score: number | null;

  /** How long agents served; null without a service. */
  readonly servedSeconds: number | null;

  /** Milliseconds of video calls; null without one. */
  readonly videoMs: number | null;

  /** Milliseconds of voice calls; null without one. */
  readonly voiceMs: number | null;

  /** How long the customer waited for an agent; null when nobody came. */
  readonly waitedSeconds: number | null;

  /** Why it ended; null before the end. */
  readonly why: EndWhy | null;
}

/** The recording of a call. */
export interface Recording {
  /** When the call was accepted. */
  readonly begunAt: string;

  /** Its size; null before it is made. */
  readonly bytes: number | null;

  /** The call. */
  readonly callId: string;

  /** The conversation. */
  readonly conversationId: string;

  /** Its length; null before it is made. */
  readonly lengthMs: number | null;

  /** Where it stands. */
  readonly state: RecordingState;
}

/** Recordings of a conversation. */
export interface RecordingList {
  /** The recordings. */
  readonly items: readonly Recording[];
}

/** Where a recording stands. RUNNING: the call goes on; DUE: the call is over; it is to be made; MAKING: it is being made; MADE: it can be heard; EMPTY: nothing was recorded; FAILED: it could not be made. */
export type RecordingState = 'RUNNING' | 'DUE' | 'MAKING' | 'MADE' | 'EMPTY' | 'FAILED';

/** A ticket to be used up. */
export interface RedeemRequest {
  /** The ticket out of the address of the call page. */
  readonly ticket: string;
}

/** What a good ticket opens. */
export interface RedeemedTicket {
  /** The conversation. */
  readonly conversation: string;

  /** Voice or video. */
  readonly media: Media;

  /** The customer's token, for the header Authorization. */
  readonly token: string;
}

/** A quick reply to be made or changed. */
export interface ReplyRequest {
  /** Needed when it is made; fixed then. */
  readonly mode?: Mode;

  /** Its place in the order; without it at the end, or where it was. */
  readonly position?: number;

  /** The text. */
  readonly text: string;

  /** A short title. */
  readonly title: string;
}

/** What a member of staff may do. ADMIN: everything; AGENT: serve customers. */
export type Role = 'ADMIN' | 'AGENT';

/** What was saved. */
export interface Saved {
  /** The draft's revision. */
  readonly revision: number;
}

/** Where a service stands. SERVED: it goes on; WRAP_UP: over, not finished; FINISHED: over; TRANSFERRED: handed on; PUT_BACK: taken from the agent, who was gone. */
export type ServiceState = 'SERVED' | 'WRAP_UP' | 'FINISHED' | 'TRANSFERRED' | 'PUT_BACK';

/** Who signs in. */
export interface SignInRequest {
  /** Staff number or e-mail address. */
  readonly login: string;

  /** The password, or the one-time password. */
  readonly password: string;
}

/** What the customer page shows before anything is said. */
export interface Site {
  /** Colour of the customer page, as */
  readonly accentColour: string;

  /** Whether the page that asks may show the customer page in a frame. */
  readonly admitted: boolean;

  /** The company's name on the customer page; empty for none. */
  readonly companyName: string;

  /** Its name. */
  readonly name: string;

  /** Whether customers can enter. */
  readonly open: boolean;
}

/** A flow. */
export interface SkillFlowName {
  /** Identifies it. */
  readonly id: string;

  /** Its name. */
  readonly name: string;

  /** Where it stands. */
  readonly state: FlowState;
}

/** A member who was added. */
export interface StaffAdded {
  /** Shown once; null when it went out by e-mail. */
  readonly oneTimePassword: string | null;

  /** The member. */
  readonly staff: StaffView;
}

/** A member of staff. */
export interface StaffName {
  /** Its name. */
  readonly name: string;

  /** What customers see instead of the name. */
  readonly nickname: string | null;

  /** Staff number. */
  readonly number: string;
}

/** A member of staff to be added or changed. */
export interface StaffRequest {
  /** Needed when added; fixed then. */
  readonly email?: string;

  /** The skill groups, all of them; absent for none. */
  readonly groupIds?: readonly string[];

  /** Mobile number. */
  readonly mobile?: string;

  /** Its name. */
  readonly name: string;

  /** What customers see instead of the name. */
  readonly nickname?: string;

  /** Absent or empty when added: the next free one. Fixed then. */
  readonly number?: string;

  /** Needed when added; fixed then. */
  readonly role?: Role;
}

/** A member of staff. */
export interface StaffView {
  /** When it was made. */
  readonly createdAt: string;

  /** E-mail address; signs in as well as the number. */
  readonly email: string;

  /** Skill groups. */
  readonly groups: readonly GroupName[];

  /** Identifies it. */
  readonly id: string;

  /** Mobile number. */
  readonly mobile: string;

  /** Its name. */
  readonly name: string;

  /** What customers see instead of the name. */
  readonly nickname: string;

  /** Staff number. */
  readonly number: string;

  /** What the member may do. */
  readonly role: Role;
}

/** What was stored, as messages carry it: say its mediaId within 24 hours. */
export interface Stored {
  /** Its size. */
  readonly bytes: number;

  /** What it is. */
  readonly contentType: string;

  /** How long a voice message plays; null for anything else. */
  readonly durationMs: number | null;

  /** Pixels; 0 unless a picture. */
  readonly height: number;

  /** MEDIA. */
  readonly kind: string;

  /** Identifies it. */
  readonly mediaId: string;

  /** Picture */
  readonly mediaKind: MediaKind;

  /** The file's name. */
  readonly name: string;

  /** Where the small picture is; null unless a picture. */
  readonly thumbnail: string | null;

  /** Where it is, relative to this server: a signed address, good for 12 to 24 hours. */
  readonly url: string;

  /** Pixels; 0 unless a picture. */
  readonly width: number;
}

/** What the ticket is to be for. */
export interface TicketRequest {
  /** The conversation. */
  readonly conversation: string;

  /** Voice or video. */
  readonly media: Media;
}

/** A time zone. */
export interface TimeZoneRequest {
  /** Time zone of the desk, by its IANA name. */
  readonly timeZone: string;
}

/** A range of a timeline: all that one may see of after < seq ≤ upTo. */
export interface TimelineView {
  /** The sequence before the range. */
  readonly after: number;

  /** The conversation. */
  readonly conversation: string;

  /** Entries as realtime.md describes them. */
  readonly entries: readonly unknown[];

  /** The last sequence of the range; 0 when it is empty. */
  readonly upTo: number;
}

/** The figures of a mode today. */
export interface Today {
  /** Agents at work. */
  readonly agents: Readonly<Record<Presence, number>>;

  /** When they were made. */
  readonly asOf: string;

  /** Hour by hour. */
  readonly byHour: readonly HourFigures[];

  /** Of the whole day. */
  readonly figures: Figures;

  /** The time zone of the day. */
  readonly zone: string;
}

/** Where a conversation may be handed on to. */
export interface TransferTargets {
  /** Skill groups. */
  readonly groups: readonly Group[];
}

/** A step to be tried; nothing is stored. */
export interface TryBody {
  /** Modules and wires, as flow.schema.json has them. */
  readonly graph: FlowGraph;

  /** The way of serving. */
  readonly mode: Mode;

  /** Where the run stands, as the step before answered; absent to begin one. */
  readonly run?: unknown;

  /** What happens, as flow.md describes it. */
  readonly trigger: unknown;
}

/** What a step does. */
export interface TryView {
  /** What is to be done, in order, as flow.md describes it. */
  readonly effects: readonly unknown[];

  /** Where the run stands now. */
  readonly run: unknown;
}

/** The flows that point at a group. */
export interface Usage {
  /** Linked flows. */
  readonly flows: readonly SkillFlowName[];
}

/** A version with its graph. */
export interface VersionGraphView {
  /** Modules and wires, as flow.schema.json has them. */
  readonly graph: FlowGraph;

  /** The number of the version. */
  readonly number: number;

  /** When it was published. */
  readonly publishedAt: string;

  /** Who published it. */
  readonly publishedBy: string;
}

/** A version. */
export interface VersionView {
  /** The number of the version. */
  readonly number: number;

  /** When it was published. */
  readonly publishedAt: string;

  /** Who published it. */
  readonly publishedBy: string;
}

/** A website to be added or changed. */
export interface WebsiteRequest {
  /** OMNIMEDIA unless ONLINE is asked for; fixed then. */
  readonly mode?: Mode;

  /** Its name. */
  readonly name: string;

  /** Such as https://shop.example; all of them, absent for none. */
  readonly origins?: readonly string[];
}

/** A flow with a graph. */
export interface Whole {
  /** What may be done with it now. */
  readonly actions: readonly FlowAction[];

  /** Channels that it is linked to. */
  readonly channels: readonly LinkedChannel[];

  /** Grows with each change of the draft; saving and publishing name the one they are about. */
  readonly draftRevision: number;

  /** Modules and wires, as flow.schema.json has them. */
  readonly graph: FlowGraph;

  /** Identifies it. */
  readonly id: string;

  /** The way of serving. */
  readonly mode: Mode;

  /** Its name. */
  readonly name: string;

  /** When it was published. */
  readonly publishedAt: string | null;

  /** Who published it. */
  readonly publishedBy: string | null;

  /** The version in force. */
  readonly publishedVersion: number | null;

  /** Where it stands. */
  readonly state: FlowState;

  /** When it was last changed. */
  readonly updatedAt: string;
}
