import { Refusal } from '@zongji/protocol';
import { CustomerClient } from '@zongji/sync';
import { codeOf, type Entered, type Entry, enter, type Server } from './api';
import { type Config, faultsOf, plainServer } from './config';
import { Past } from './history';
import { portsTo, storage } from './platform';
import { Uploads } from './uploads';
import { languageOf } from './words';

/** One conversation and all that belongs to it. */
export interface Talk {
  readonly kind: 'talk';
  readonly entered: Entered;
  readonly client: CustomerClient;
  readonly uploads: Uploads;
  readonly past: Past;
}

/** How far coming in has got. */
export type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'trouble'; readonly code: string }
  | Talk;

/** Refusals that a fresh sign-in cannot mend. */
const FINAL = [
  'client.offline',
  'customer.too-many',
  'customer.channel-unknown',
  'customer.channel-not-in-use',
];
/** A code of `wx.login` may be spent when the answer to it got lost: one more is tried. */
const LOGINS_MAX = 2;

const sessions = new Map<string, Session>();

/**
 * What this mini program has with one desk. It outlives the pages that show it, so that going back
 * and coming again shows at once what was there; the line stands while somebody looks.
 */
export class Session {
  readonly server: Server;
  readonly config: Config;
  readonly #listeners = new Set<() => void>();
  readonly #tokenKey: string;
  #stage: Stage = { kind: 'opening' };
  #viewers = 0;
  #entering = 0;
  #turnedAway = 0;
  #unsubscribe = () => {};

  private constructor(config: Config) {
    this.config = { ...config, server: plainServer(config.server) };
    this.server = { address: this.config.server, language: languageOf(config.language) };
    this.#tokenKey = `zongji.token.${this.config.server}.${config.appId}.${config.flowId}`;
  }

  /** The one session with this desk. */
  static of(config: Config): Session {
    const key = `${plainServer(config.server)} ${config.appId} ${config.flowId}`;
    const known = sessions.get(key);
    if (known !== undefined) return known;
    const made = new Session(config);
    sessions.set(key, made);
    return made;
  }

  stage(): Stage {
    return this.#stage;
  }

  /** The token of the last entry, for whoever acts on behalf of this customer; null before. */
  token(): string | null {
    return storage.get(this.#tokenKey);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A page shows the conversation. */
  come(): void {
    this.#viewers += 1;
    if (this.#viewers > 1) return;
    wx.onAppShow(this.#nudge);
    wx.onNetworkStatusChange(this.#nudge);
    if (this.#stage.kind === 'talk') this.#stage.client.start();
    else this.#set({ kind: 'opening' });
    void this.open(false);
  }

  /** The page is gone; the place in the queue and what is unsent stay. */
  go(): void {
    this.#viewers -= 1;
    if (this.#viewers > 0) return;
    wx.offAppShow(this.#nudge);
    wx.offNetworkStatusChange(this.#nudge);
    if (this.#stage.kind !== 'talk') return;
    this.#stage.uploads.stop();
    this.#stage.client.stop();
  }

  /** Comes in; `fresh` begins a new conversation after the end of the last. */
  async open(fresh: boolean): Promise<void> {
    this.#entering += 1;
    const mine = this.#entering;
    try {
      if (faultsOf(this.config).length > 0) throw new Refusal('client.config');
      const entered = await this.#signIn(fresh);
      storage.set(this.#tokenKey, entered.token);
      if (mine === this.#entering) this.#entered(entered);
    } catch (error) {
      const shows = this.#stage.kind === 'talk' && !fresh;
      // Whoever has a conversation on the screen is told by the line, not by an empty page.
      if (mine === this.#entering && !shows) this.#set({ kind: 'trouble', code: codeOf(error) });
    }
  }

  /** Tries again after trouble. */
  again(): void {
    this.#set({ kind: 'opening' });
    void this.open(false);
  }

  readonly #nudge = () => {
    if (this.#stage.kind === 'talk') this.#stage.client.nudge();
    else if (this.#stage.kind === 'trouble' && this.#stage.code === 'client.offline') this.again();
  };

  async #signIn(fresh: boolean): Promise<Entered> {
    const { appId, flowId } = this.config;
    const by = (proof: Entry['proof']) => enter(this.server, { appId, flowId, fresh, proof });
    const token = this.token();
    if (token !== null) {
      try {
        return await by({ token });
      } catch (error) {
        if (FINAL.includes(codeOf(error))) throw error;
        storage.remove(this.#tokenKey);
      }
    }
    for (let login = 1; ; login += 1) {
      try {
        return await by({ code: await loginCode() });
      } catch (error) {
        if (login === LOGINS_MAX || codeOf(error) !== 'customer.wechat-code') throw error;
      }
    }
  }

  #entered(entered: Entered): void {
    const before = this.#stage;
    if (before.kind === 'talk' && before.entered.conversation === entered.conversation) {
      const stopped = before.client.view().line.kind === 'stopped';
      if (before.entered.token === entered.token || !stopped) return;
    }
    if (before.kind === 'talk') this.#leave(before);
    const talk = this.#talk(entered);
    this.#unsubscribe = talk.client.subscribe(() => this.#heard(talk));
    this.#set(talk);
    if (this.#viewers === 0) return;
    talk.client.start();
    void talk.past.look();
  }

  #talk(entered: Entered): Talk {
    const client = new CustomerClient(portsTo(this.server.address), entered);
    const changed = () => this.#tell();
    return {
      kind: 'talk',
      entered,
      client,
      past: new Past(this.server, entered, client, changed),
      uploads: new Uploads({
        server: this.server,
        entered,
        uploaded: (media, clientId) => client.say(media, clientId),
        changed,
        online: () => client.view().line.kind === 'ready',
      }),
    };
  }

  #leave(talk: Talk): void {
    this.#unsubscribe();
    talk.uploads.stop();
    talk.client.stop();
  }

  #heard(talk: Talk): void {
    const { line } = talk.client.view();
    if (line.kind === 'ready') {
      this.#turnedAway = 0;
      talk.uploads.start();
    }
    const refused = line.kind === 'stopped' && line.reason !== 'REPLACED';
    if (refused && this.#turnedAway === 0) {
      this.#turnedAway += 1;
      storage.remove(this.#tokenKey);
      void this.open(false);
    } else if (refused) {
      this.#leave(talk);
      this.#set({ kind: 'trouble', code: 'client.offline' });
      return;
    }
    this.#tell();
  }

  #set(stage: Stage): void {
    this.#stage = stage;
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

function loginCode(): Promise<string> {
  return new Promise((done, failed) => {
    wx.login({
      success: ({ code }) => (code ? done(code) : failed(new Refusal('client.login'))),
      fail: () => failed(new Refusal('client.login')),
    });
  });
}
