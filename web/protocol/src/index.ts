export type {
  Call,
  CallMedia,
  CallOp,
  CallReport,
  CallWay,
  Candidate,
  IceServer,
  JanusPeer,
  Legs,
  Signal,
  SignalData,
} from './calls';
export { CLOSE, MESSAGE_CHARACTERS_MAX } from './close';
export type { ProxyTrouble } from './connection';
export { readProxyTroubles } from './connection';
export type { Content, Media, MediaKind, Said, Text } from './content';
export { readContent, readUploaded, UPLOAD_BYTES_MAX } from './content';
export type {
  CallNotice,
  Choice,
  CustomerEntry,
  CustomerEvent,
  CustomerMessage,
  CustomerNotice,
  CustomerOp,
  CustomerState,
  CustomerWelcome,
  Phase,
  ServingAgent,
} from './customer';
export { choicesOf, readCustomerEntry, readCustomerFrame } from './customer';
export type { CustomerPass, Earlier, TimelinePart } from './customer-rest';
export { Refusal, readEarlier, readPass, readTimelinePart, refusalCode } from './customer-rest';
export type {
  Done,
  From,
  Pong,
  Position,
  Range,
  Receipt,
  Refused,
  Shared,
  Side,
  Typing,
} from './events';
export type { CallFact, Entry, Fact } from './facts';
export { readEntry } from './facts';
export type { Mode } from './mode';
export { isMode, MODES } from './mode';
export type { Fields, Read } from './read';
export {
  fields,
  flag,
  instant,
  instantOrNull,
  isObject,
  json,
  known,
  list,
  listOrNull,
  Malformed,
  oneOf,
  part,
  partOrNull,
  text,
  textOrNull,
  whole,
  wholeOrNull,
} from './read';
export type * from './rest';
export type {
  Chosen,
  Desk,
  Offer,
  Presence,
  Task,
  TaskState,
  WorkspaceEvent,
  WorkspaceOp,
  WorkspaceRange,
  WorkspaceWelcome,
} from './workspace';
export { readDesk, readWorkspaceFrame } from './workspace';
