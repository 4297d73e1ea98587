import { createRequire } from 'node:module';
import { join } from 'node:path';
import simulate, { type Rendered } from 'miniprogram-simulate';
import { expect } from 'vitest';

const DIST = join(import.meta.dirname, '../package/miniprogram_dist');
// Compiled by WeChat's own compiler: what it refuses, the developer tools would refuse too.
const loaded = new Map<string, string>();
const { cache } = createRequire(import.meta.url);

/** The mini program was closed for good: what it held in memory is gone. */
export function closeMiniProgram(): void {
  delete cache[join(DIST, 'index.js')];
  loaded.clear();
}

/** Renders one of the built components on a page. */
export function render(name: 'chat' | 'call', properties: object): Rendered {
  const path = `${DIST}/${name}/index`;
  const id = loaded.get(name) ?? simulate.load(path, { compiler: 'official', rootPath: DIST });
  loaded.set(name, id);
  const rendered = simulate.render(id, properties);
  const page = document.createElement('div');
  document.body.append(page);
  rendered.attach(page);
  return rendered;
}

/** The chat component on a page, as a person uses it. */
export class ChatPage {
  readonly #chat: Rendered;
  #shown = true;

  constructor(config: object) {
    this.#chat = render('chat', { config });
  }

  /** Back to where one came from. */
  leave(): void {
    if (this.#shown) this.#chat.detach();
    this.#shown = false;
  }

  hide(): void {
    this.#chat.triggerPageLifeTime('hide', {});
  }

  show(): void {
    this.#chat.triggerPageLifeTime('show', {});
  }

  get text(): string {
    return this.#chat.dom.textContent ?? '';
  }

  get html(): string {
    return this.#chat.dom.outerHTML;
  }

  /** What was said, in order, without notices and times. */
  get said(): readonly string[] {
    return this.#chat.querySelectorAll('.bubble').map((bubble) => bubble.dom.textContent ?? '');
  }

  has(selector: string): boolean {
    return this.#chat.querySelector(selector) !== undefined;
  }

  textsOf(selector: string): readonly string[] {
    return this.#chat.querySelectorAll(selector).map((one) => one.dom.textContent ?? '');
  }

  attribute(selector: string, name: string): unknown {
    return this.#chat.querySelector(selector)?.dom.getAttribute(name);
  }

  /** What the component draws from. */
  drawn(name: string): unknown {
    return this.#chat.instance.data[name];
  }

  async sees(text: string): Promise<void> {
    await expect.poll(() => this.text, { timeout: 20_000 }).toContain(text);
  }

  async seesNo(selector: string): Promise<void> {
    await expect.poll(() => this.has(selector), { timeout: 20_000 }).toBe(false);
  }

  async finds(selector: string): Promise<Rendered> {
    await expect.poll(() => this.has(selector), { timeout: 20_000 }).toBe(true);
    const found = this.#chat.querySelector(selector);
    if (found === undefined) throw new Error(`no ${selector}`);
    return found;
  }

  async taps(selector: string): Promise<void> {
    (await this.finds(selector)).dispatchEvent('tap');
  }

  async tapsThe(selector: string, text: string): Promise<void> {
    await this.finds(selector);
    const all = this.#chat.querySelectorAll(selector);
    const one = all.find((candidate) => candidate.dom.textContent === text);
    if (one === undefined) throw new Error(`no ${selector} says ${text}`);
    one.dispatchEvent('tap');
  }

  async types(text: string): Promise<void> {
    (await this.finds('.draft')).dispatchEvent('input', { detail: { value: text } });
  }

  async says(text: string): Promise<void> {
    await this.types(text);
    await this.taps('.send');
  }

  async touches(selector: string, kind: 'start' | 'move' | 'end', y: number): Promise<void> {
    // The simulated page makes touches of a class that it does not have, so the handler that the
    // WXML names is called as WeChat would call it.
    const found = await this.finds(selector);
    const handler = found.toJSON().event[`touch${kind}`]?.handler ?? '';
    const touches = kind === 'end' ? [] : [{ clientY: y }];
    Reflect.apply(Reflect.get(this.#chat.instance, handler), this.#chat.instance, [{ touches }]);
  }
}
