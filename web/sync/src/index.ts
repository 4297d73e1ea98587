export { CustomerClient, type CustomerTicket, type CustomerView } from './customer';
export { Drafts } from './drafts';
export type { LineState, StopReason } from './line';
export type { Answer, Parcel, ParcelState } from './outbox';
export type { Ports, Socket, SocketEvents, Storage, Timers } from './ports';
export type { Reached } from './receipts';
export type { Readable } from './store';
export { fold, nothing, prepend, startOver, type Timeline } from './timeline';
export { WorkspaceClient, type WorkspaceConversation, type WorkspaceView } from './workspace';
