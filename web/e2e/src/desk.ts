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
