import { Admin } from './admin';
import type { Product } from './product';

/** A password that the rules take; chosen at the first sign-in of everybody here. */
export const PASSWORD = 'Zongji-2026!';

/** The sample desk as `DEMO=1` sets it up, with everybody's first sign-in done. */
export type SampleDesk = {
  readonly admin: Admin;
  readonly customerPage: string;
  readonly agent: { readonly login: string; readonly password: string };
};

/** Reads what the product printed, signs both in for the first time and sets their passwords. */
export async function sampleDesk(product: Product): Promise<SampleDesk> {
  const passwords = [...product.output.matchAll(/One-time password: (\S+)/g)].map(
    (m) => m[1] ?? '',
  );
  const page = /Customer page:\s+(\S+)/.exec(product.output)?.[1];
  const [administrators, agents] = passwords;
  if (page === undefined || administrators === undefined || agents === undefined) {
    throw new Error(`the product did not print the sample desk:\n${product.output}`);
  }
  const admin = await firstSignIn(product.address, '000001', administrators);
  await firstSignIn(product.address, '000010', agents);
  return { admin, customerPage: page, agent: { login: '000010', password: PASSWORD } };
}

/** Adds an agent to the groups and does the first sign-in. */
export async function addAgent(
  desk: SampleDesk,
  address: string,
  agent: { readonly number: string; readonly name: string; readonly groupIds: readonly string[] },
): Promise<void> {
  const answer = await desk.admin.send('POST', '/api/staff', {
    ...agent,
    email: `${agent.number}@example.com`,
    nickname: '',
    mobile: '',
    role: 'AGENT',
  });
  await firstSignIn(address, agent.number, text(answer, 'oneTimePassword'));
}

/** The field of a JSON object, a text. */
export function text(json: unknown, field: string): string {
  const value = part(json, field);
  if (typeof value !== 'string') throw new Error(`no text ${field} in ${JSON.stringify(json)}`);
  return value;
}

/** The field of a JSON object. */
export function part(json: unknown, field: string): unknown {
  if (typeof json !== 'object' || json === null || !(field in json)) {
    throw new Error(`no ${field} in ${JSON.stringify(json)}`);
  }
  return new Map<string, unknown>(Object.entries(json)).get(field);
}

/** The elements of a JSON array, or of the `items` of a page. */
export function items(json: unknown): readonly unknown[] {
  const list = Array.isArray(json) ? json : part(json, 'items');
  if (!Array.isArray(list)) throw new Error(`no list in ${JSON.stringify(json)}`);
  return list;
}

/** Every text in a JSON value, at any depth. */
export function texts(json: unknown): readonly string[] {
  if (typeof json === 'string') return [json];
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap(texts);
}

async function firstSignIn(address: string, login: string, password: string): Promise<Admin> {
  const person = new Admin(address);
  await person.signIn(login, password);
  await person.send('POST', '/api/session/password', { current: password, new: PASSWORD });
  return person;
}

/** A desk of 在线客服, whose agents serve several at a time; returns the address of its customers' page. */
export async function onlineDesk(
  { admin }: SampleDesk,
  address: string,
  agentNumber: string,
): Promise<string> {
  const name = '在线接待';
  const group = await admin.send('POST', '/api/skill-groups', { mode: 'ONLINE', name, cap: 3 });
  const agents = items(await admin.get('/api/staff'));
  const agent = agents.find((one) => text(one, 'number') === agentNumber);
  await admin.send('POST', `/api/skill-groups/${text(group, 'id')}/members`, {
    staffIds: [text(agent, 'id')],
  });
  const flow = `/api/flows/${text(await admin.send('POST', '/api/flows', { mode: 'ONLINE', name }), 'id')}`;
  const revision = async () => part(await admin.get(flow), 'draftRevision');
  const graph = straightTo(text(group, 'id'));
  await admin.send('PUT', `${flow}/draft`, { revision: await revision(), name, graph });
  await admin.send('POST', `${flow}/publish`, { revision: await revision() });
  const site = await admin.send('POST', '/api/channels/websites', {
    name,
    mode: 'ONLINE',
    origins: [],
  });
  const flowId = flow.split('/').at(-1);
  await admin.send('POST', `/api/channels/${text(site, 'id')}/flows`, { flowId });
  return `${address}/c/?k=${text(site, 'key')}`;
}

/** A flow that leads straight to a group. */
function straightTo(skillGroupId: string): object {
  const place = (y: number) => ({ position: { x: 0, y } });
  return {
    modules: [
      { id: 's', kind: 'START', label: '开始', ...place(0) },
      {
        id: 't',
        kind: 'TRANSFER_TO_AGENT',
        label: '转人工',
        skillGroupId,
        queueText: '请稍候',
        failureText: '无人在线',
        successText: '已接通',
        queueLimitSeconds: null,
        failureExit: false,
        ...place(200),
      },
      {
        id: 'e',
        kind: 'END',
        label: '结束',
        silenceSeconds: 3600,
        silenceText: '再见',
        agentEndedText: '再见',
        ...place(400),
      },
    ],
    wires: [
      { from: 's', exit: 'next', to: 't' },
      { from: 't', exit: 'next', to: 'e' },
    ],
  };
}
