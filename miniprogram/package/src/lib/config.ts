import { isObject } from '@zongji/protocol';

/** What a company's mini program says about its desk, as `zongji.config` holds it. */
export interface Config {
  /** The server: `https://desk.example.com`, with a port where there is one, without a path. */
  readonly server: string;
  /** The AppID that the channel in the console is bound to. */
  readonly appId: string;
  /** The id of the published flow that is linked to the channel. */
  readonly flowId: string;
  /** What stands above the conversation; 在线咨询 without it. */
  readonly title?: string;
  /** The language of the texts; that of WeChat without it. */
  readonly language?: 'zh' | 'en';
  /** The company's colour as `#rrggbb`. */
  readonly accent?: string;
  /** Whether voice and video calls are offered; they need a web-view (see docs). */
  readonly calls?: boolean;
  /** The page that holds the call component; `/pages/zongji-call/index` without it. */
  readonly callPage?: string;
}

/** Reads what a page hands over; what is missing stays blank and is told by {@link faultsOf}. */
export function configOf(given: unknown): Config {
  const from = isObject(given) ? given : {};
  const said = (name: string) => (typeof from[name] === 'string' ? String(from[name]).trim() : '');
  const { language, calls } = from;
  return {
    server: plainServer(said('server')),
    appId: said('appId'),
    flowId: said('flowId'),
    calls: calls !== false,
    ...(said('title') === '' ? {} : { title: said('title') }),
    ...(language === 'zh' || language === 'en' ? { language } : {}),
    ...(said('accent') === '' ? {} : { accent: said('accent') }),
    ...(said('callPage') === '' ? {} : { callPage: said('callPage') }),
  };
}

/** A field of the configuration that is wrong. */
export type ConfigFault = 'server' | 'appId' | 'flowId' | 'accent';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HERE =
  /^http:\/\/(localhost|127\.0\.0\.1|10\.[\d.]+|192\.168\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+)(:\d{1,5})?$/;

/** The address of a server as it is kept: without the slash at its end. */
export function plainServer(typed: string): string {
  return typed.trim().replace(/\/+$/, '');
}

/** Whether this is the address of a server: https, or http in the own network for trying it out. */
export function isServer(address: string): boolean {
  return /^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/i.test(address) || HERE.test(address);
}

/** Whether WeChat lets phones reach such an address: https and a name, not a number. */
export function isForPhones(address: string): boolean {
  return /^https:\/\//i.test(address) && !/^https:\/\/[\d.]+(:\d+)?$/.test(address);
}

/** Whether this has the form of an AppID of WeChat. */
export function isAppId(typed: string): boolean {
  return /^wx[0-9a-z]{16}$/.test(typed);
}

/** Whether this has the form of a flow's id. */
export function isFlowId(typed: string): boolean {
  return UUID.test(typed);
}

/** What is wrong with a configuration; empty when it can be used. */
export function faultsOf(config: Config): readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (!isServer(config.server)) faults.push('server');
  if (!isAppId(config.appId)) faults.push('appId');
  if (!isFlowId(config.flowId)) faults.push('flowId');
  if (config.accent !== undefined && !/^#[0-9a-f]{6}$/i.test(config.accent)) faults.push('accent');
  return faults;
}

/** The address of the live connection. */
export function socketAddress(server: string): string {
  return `${server.replace(/^http/, 'ws')}/ws/customer`;
}

/** An address of the server as an absolute one; addresses elsewhere stay as they are. */
export function absolute(server: string, address: string): string {
  return address.startsWith('/') ? server + address : address;
}
