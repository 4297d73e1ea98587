// Written out of contract/openapi.yaml by `npm run contract`; not to be changed by hand.

export interface Agent {
  readonly free: boolean;
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly presence: Presence;
}

export interface AgentName {
  readonly id: string;
  readonly name: string;
  readonly nickname: string | null;
  readonly number: string;
}

export type AgentOrder = 'LONGEST_IDLE' | 'FEWEST_SERVED_TODAY';

export interface AuditEntryView {
  readonly address: string;
  readonly after: unknown | null;
  readonly at: string;
  readonly before: unknown | null;
  readonly by: By | null;
  readonly id: string;
  readonly operation: string;
  readonly target: On;
}

export interface By {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

export interface CallTicket {
  readonly expiresAt: string;
  readonly ticket: string;
  readonly url: string;
}

export interface Card {
  readonly channel: string;
  readonly conversations: readonly Episode[];
  readonly firstSeen: string;
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

export type ChannelKind = 'MINI_PROGRAM' | 'WEBSITE';

export interface ChannelName {
  readonly kind: ChannelKind | null;
  readonly name: string;
}

export interface ChannelView {
  readonly appId: string | null;
  readonly createdAt: string;
  readonly flows: readonly LinkedFlow[];
  readonly id: string;
  readonly inUse: boolean;
  readonly key: string;
  readonly kind: ChannelKind;
  readonly mode: Mode;
  readonly name: string;
  readonly origins: readonly string[];
}

export interface CheckBody {
  readonly graph: FlowGraph;
  readonly mode: Mode;
}

export interface CheckView {
  readonly findings: readonly unknown[];
}

export interface CommonRequest {
  readonly accentColour?: string;
  readonly agentGoneSeconds?: number;
  readonly agentReturnSeconds?: number;
  readonly companyName?: string;
  readonly flowAwaySeconds?: number;
  readonly nobodyOnlineGraceSeconds?: number;
  readonly placeKeptSeconds?: number;
  readonly timeZone?: string;
}

export interface CommonSettings {
  readonly accentColour: string;
  readonly agentGoneSeconds: number;
  readonly agentReturnSeconds: number;
  readonly companyName: string;
  readonly flowAwaySeconds: number;
  readonly nobodyOnlineGraceSeconds: number;
  readonly placeKeptSeconds: number;
  readonly timeZone: string | null;
}

export interface Connection {
  readonly address: string;
  readonly host: string;
  readonly scheme: string;
  readonly troubles: readonly ProxyTrouble[];
}

export interface CopyRequest {
  readonly name?: string;
}

export interface DraftBody {
  readonly graph: FlowGraph;
  readonly name: string;
  readonly revision: number;
}

export type EndWhy =
  | 'COMPLETED'
  | 'AGENT_ENDED'
  | 'SILENCE'
  | 'CUSTOMER_LEFT'
  | 'ABANDONED'
  | 'NOBODY_ONLINE'
  | 'QUEUE_LIMIT'
  | 'FLOW_FAULT';

export interface EnterRequest {
  readonly appId?: string;
  readonly channelKey?: string;
  readonly code?: string;
  readonly flowId?: string;
  readonly fresh?: boolean;
  readonly token?: string;
}

export interface Entered {
  readonly conversationId: string;
  readonly customerId: string;
  readonly ended: boolean;
  readonly resumed: boolean;
  readonly token: string;
}

export interface Episode {
  readonly agent: string | null;
  readonly at: string;
  readonly group: string | null;
  readonly id: string;
  readonly why: EndWhy | null;
}

export interface Figures {
  readonly abandoned: number;
  readonly averageWaitSeconds: number | null;
  readonly entered: number;
  readonly longestWaitSeconds: number | null;
  readonly nobodyOnline: number;
  readonly served: number;
  readonly waiting: number;
}

export type FlowAction = 'EDIT' | 'PUBLISH' | 'DELETE' | 'VIEW' | 'WITHDRAW';

export type FlowFile = unknown;

export type FlowGraph = unknown;

export type FlowState = 'UNPUBLISHED' | 'PUBLISHED' | 'IN_USE';

export interface FlowView {
  readonly actions: readonly FlowAction[];
  readonly channels: readonly LinkedChannel[];
  readonly draftRevision: number;
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
  readonly publishedVersion: number | null;
  readonly state: FlowState;
  readonly updatedAt: string;
}

export type Format = 'xlsx' | 'csv';

export interface Full {
  readonly agents: readonly AgentName[];
  readonly channel: ChannelName;
  readonly comment: string | null;
  readonly customer: Named;
  readonly endedAt: string | null;
  readonly enteredAt: string;
  readonly entries: readonly unknown[];
  readonly flow: InsightFlowName;
  readonly group: Named | null;
  readonly id: string;
  readonly mode: Mode;
  readonly names: Names;
  readonly phase: Phase;
  readonly recorded: boolean;
  readonly score: number | null;
  readonly servedSeconds: number | null;
  readonly videoMs: number | null;
  readonly voiceMs: number | null;
  readonly waitedSeconds: number | null;
  readonly why: EndWhy | null;
}

export interface Group {
  readonly agents: readonly Agent[];
  readonly id: string;
  readonly idle: number;
  readonly name: string;
  readonly online: number;
  readonly waiting: number;
}

export interface GroupName {
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
}

export interface GroupOfRecords {
  readonly id: string;
  readonly name: string;
}

export interface GroupRequest {
  readonly cap?: number;
  readonly mode?: Mode;
  readonly name?: string;
}

export interface GroupView {
  readonly cap: number;
  readonly createdAt: string;
  readonly id: string;
  readonly members: number;
  readonly mode: Mode;
  readonly name: string;
}

export interface HourFigures {
  readonly abandoned: number;
  readonly entered: number;
  readonly from: string;
  readonly served: number;
}

export interface ImportView {
  readonly flow: FlowView;
  readonly missingGroups: readonly MissingGroup[];
}

export interface Imported {
  readonly created: readonly StaffAdded[];
}

export interface InsightFlowName {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export type JsonNode = unknown;

export type Kind =
  | 'STAFF'
  | 'SKILL_GROUP'
  | 'MODE_SETTINGS'
  | 'COMMON_SETTINGS'
  | 'QUICK_REPLY'
  | 'FLOW'
  | 'CHANNEL'
  | 'RECORDING';

export interface LinkRequest {
  readonly flowId?: string;
}

export interface LinkedChannel {
  readonly id: string;
  readonly kind: ChannelKind | null;
  readonly name: string;
}

export interface LinkedFlow {
  readonly id: string;
  readonly name: string;
  readonly state: FlowState;
}

export interface Me {
  readonly email: string;
  readonly id: string;
  readonly mustChangePassword: boolean;
  readonly name: string;
  readonly nickname: string;
  readonly number: string;
  readonly role: Role;
}

export type Media = 'VOICE' | 'VIDEO';

export type MediaKind = 'IMAGE' | 'FILE' | 'VOICE';

export interface MemberView {
  readonly email: string;
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

export interface MembersRequest {
  readonly staffIds?: readonly string[];
}

export interface MembersView {
  readonly items: readonly MemberView[];
  readonly total: number;
}

export interface MiniProgramRequest {
  readonly appId?: string;
  readonly appSecret?: string;
  readonly name?: string;
}

export interface MissingGroup {
  readonly id: string;
  readonly name: string;
}

export type Mode = 'OMNIMEDIA' | 'ONLINE' | 'PHONE';

export interface ModeRequest {
  readonly agentOrder?: AgentOrder;
  readonly lastAgentFirst?: boolean;
  readonly offerTimeoutOn?: boolean;
  readonly offerTimeoutSeconds?: number;
  readonly restAfterMiss?: boolean;
  readonly restoreSeconds?: number;
}

export interface ModeSettings {
  readonly agentOrder: AgentOrder;
  readonly lastAgentFirst: boolean;
  readonly offerTimeoutOn: boolean;
  readonly offerTimeoutSeconds: number;
  readonly restAfterMiss: boolean;
  readonly restoreSeconds: number;
}

export interface NameRequest {
  readonly name?: string;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Names {
  readonly groups: Readonly<Record<string, string>>;
  readonly staff: Readonly<Record<string, StaffName>>;
}

export interface NewFlow {
  readonly mode?: Mode;
  readonly name?: string;
}

export interface NewPassword {
  readonly oneTimePassword: string | null;
}

export interface NoteRequest {
  readonly note?: string;
}

export interface On {
  readonly id: string | null;
  readonly kind: Kind;
  readonly name: string;
}

export interface OwnConversation {
  readonly at: string;
  readonly endedAt: string | null;
  readonly id: string;
}

export interface OwnConversations {
  readonly items: readonly OwnConversation[];
}

export interface OwnRecord {
  readonly at: string;
  readonly conversationId: string;
  readonly customer: string | null;
  readonly group: string | null;
  readonly groupId: string | null;
  readonly nickname: string;
  readonly serviceSeconds: number;
  readonly state: ServiceState;
  readonly videoSeconds: number;
  readonly voiceSeconds: number;
}

export interface PageAuditEntryView {
  readonly items: readonly AuditEntryView[];
  readonly total: number;
}

export interface PageFlowView {
  readonly items: readonly FlowView[];
  readonly total: number;
}

export interface PageOwnRecord {
  readonly items: readonly OwnRecord[];
  readonly total: number;
}

export interface PageRecordView {
  readonly items: readonly RecordView[];
  readonly total: number;
}

export interface PageStaffView {
  readonly items: readonly StaffView[];
  readonly total: number;
}

export interface PasswordChange {
  readonly current?: string;
  readonly new?: string;
}

export type Phase = 'FLOW' | 'WAITING' | 'OFFERED' | 'SERVED' | 'ENDED';

export type Presence = 'IDLE' | 'BUSY' | 'WRAP_UP' | 'REST' | 'OFFLINE';

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
  readonly errors?: readonly {
    readonly code: string;
    readonly detail: string;
    readonly field: string;
    readonly row?: number;
  }[];
  readonly status: number;
  readonly title: string;
  readonly type: string;
}

export type ProxyTrouble = 'UNTRUSTED_PROXY' | 'HOST' | 'SCHEME' | 'UPGRADE' | 'SUB_PATH';

export interface PublishRequest {
  readonly revision?: number;
}

export interface Published {
  readonly version: number;
}

export interface QuickReply {
  readonly id: string;
  readonly mode: Mode;
  readonly position: number;
  readonly text: string;
  readonly title: string;
}

export interface RecordView {
  readonly agents: readonly AgentName[];
  readonly channel: ChannelName;
  readonly customer: Named;
  readonly endedAt: string | null;
  readonly enteredAt: string;
  readonly flow: InsightFlowName;
  readonly group: Named | null;
  readonly id: string;
  readonly mode: Mode;
  readonly phase: Phase;
  readonly recorded: boolean;
  readonly score: number | null;
  readonly servedSeconds: number | null;
  readonly videoMs: number | null;
  readonly voiceMs: number | null;
  readonly waitedSeconds: number | null;
  readonly why: EndWhy | null;
}

export interface Recording {
  readonly begunAt: string;
  readonly bytes: number | null;
  readonly callId: string;
  readonly conversationId: string;
  readonly lengthMs: number | null;
  readonly state: RecordingState;
}

export interface RecordingList {
  readonly items: readonly Recording[];
}

export type RecordingState = 'RUNNING' | 'DUE' | 'MAKING' | 'MADE' | 'EMPTY' | 'FAILED';

export interface RedeemRequest {
  readonly ticket?: string;
}

export interface RedeemedTicket {
  readonly conversation: string;
  readonly media: Media;
  readonly token: string;
}

export interface ReplyRequest {
  readonly mode?: Mode;
  readonly position?: number;
  readonly text?: string;
  readonly title?: string;
}

export type Role = 'ADMIN' | 'AGENT';

export interface Saved {
  readonly revision: number;
}

export type ServiceState = 'SERVED' | 'WRAP_UP' | 'FINISHED' | 'TRANSFERRED' | 'PUT_BACK';

export interface SignInRequest {
  readonly login?: string;
  readonly password?: string;
}

export interface Site {
  readonly accentColour: string;
  readonly admitted: boolean;
  readonly companyName: string;
  readonly name: string;
  readonly open: boolean;
}

export interface SkillFlowName {
  readonly id: string;
  readonly name: string;
  readonly state: FlowState;
}

export interface StaffAdded {
  readonly oneTimePassword: string | null;
  readonly staff: StaffView;
}

export interface StaffName {
  readonly name: string;
  readonly nickname: string | null;
  readonly number: string;
}

export interface StaffRequest {
  readonly email?: string;
  readonly groupIds?: readonly string[];
  readonly mobile?: string;
  readonly name?: string;
  readonly nickname?: string;
  readonly number?: string;
  readonly role?: Role;
}

export interface StaffView {
  readonly createdAt: string;
  readonly email: string;
  readonly groups: readonly GroupName[];
  readonly id: string;
  readonly mobile: string;
  readonly name: string;
  readonly nickname: string;
  readonly number: string;
  readonly role: Role;
}

export interface Stored {
  readonly bytes: number;
  readonly contentType: string;
  readonly durationMs: number | null;
  readonly height: number;
  readonly kind: string;
  readonly mediaId: string;
  readonly mediaKind: MediaKind;
  readonly name: string;
  readonly thumbnail: string | null;
  readonly url: string;
  readonly width: number;
}

export interface TicketRequest {
  readonly conversation?: string;
  readonly media?: Media;
}

export interface TimeZoneRequest {
  readonly timeZone?: string;
}

export interface TimelineView {
  readonly after: number;
  readonly conversation: string;
  readonly entries: readonly unknown[];
  readonly upTo: number;
}

export interface Today {
  readonly agents: Readonly<Record<Presence, number>>;
  readonly asOf: string;
  readonly byHour: readonly HourFigures[];
  readonly figures: Figures;
  readonly zone: string;
}

export interface TransferTargets {
  readonly groups: readonly Group[];
}

export interface TryBody {
  readonly graph: FlowGraph;
  readonly mode: Mode;
  readonly run?: unknown;
  readonly trigger: unknown;
}

export interface TryView {
  readonly effects: readonly unknown[];
  readonly run: unknown;
}

export interface Usage {
  readonly flows: readonly SkillFlowName[];
}

export interface VersionGraphView {
  readonly graph: FlowGraph;
  readonly number: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export interface VersionView {
  readonly number: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

export interface WebsiteRequest {
  readonly mode?: Mode;
  readonly name?: string;
  readonly origins?: readonly string[];
}

export interface Whole {
  readonly actions: readonly FlowAction[];
  readonly channels: readonly LinkedChannel[];
  readonly draftRevision: number;
  readonly graph: FlowGraph;
  readonly id: string;
  readonly mode: Mode;
  readonly name: string;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly publishedVersion: number | null;
  readonly state: FlowState;
  readonly updatedAt: string;
}
