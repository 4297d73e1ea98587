import { callTicket, codeOf } from './api';
import { missingHere } from './calls';
import { absolute, type Config } from './config';
import type { Patch } from './patch';
import { Session } from './session';
import { type Words, wordsIn } from './words';

/** What the call component draws. */
export interface DoorwayPicture {
  readonly stage: 'opening' | 'missing' | 'failed' | 'open';
  readonly title: string;
  readonly detail: string;
  readonly words: {
    readonly loading: string;
    readonly retry: string;
    readonly callText: string;
    readonly callBack: string;
  };
}

/** What the page around the call component does. */
export interface DoorwayHost {
  readonly draw: (patch: Patch) => void;
  /** Shows the call page at this address in a web-view. */
  readonly open: (address: string) => void;
  /** Goes back to the conversation. */
  readonly back: () => void;
}

/** How the call page is entered: by a ticket that is asked for here, because it is good for a minute only. */
export class Doorway {
  readonly #host: DoorwayHost;
  readonly #session: Session;
  readonly #words: Words;
  readonly #conversation: string;
  readonly #media: 'VOICE' | 'VIDEO';
  #gone = false;

  constructor(
    host: DoorwayHost,
    config: Config,
    wanted: { readonly conversation: string; readonly media: string },
  ) {
    this.#host = host;
    this.#session = Session.of(config);
    this.#words = wordsIn(config.language);
    this.#conversation = wanted.conversation;
    this.#media = wanted.media === 'VIDEO' ? 'VIDEO' : 'VOICE';
  }

  async enter(): Promise<void> {
    const { callMissing, callMissingWhy } = this.#words;
    const missing = missingHere();
    if (missing !== null) {
      this.#draw({ stage: 'missing', title: callMissing, detail: callMissingWhy[missing] ?? '' });
      return;
    }
    this.#draw({ stage: 'opening', title: this.#words.loading, detail: '' });
    try {
      const address = await this.#address();
      if (this.#gone) return;
      this.#draw({ stage: 'open', title: '', detail: '' });
      this.#host.open(address);
    } catch (error) {
      const detail = this.#words.faults[codeOf(error)] ?? '';
      if (!this.#gone) this.#draw({ stage: 'failed', title: this.#words.callFailed, detail });
    }
  }

  leave(): void {
    this.#gone = true;
  }

  /** Back to the conversation, with words that ask for a call by telephone. */
  callBack(): void {
    const stage = this.#session.stage();
    if (stage.kind === 'talk') stage.client.saveDraft(this.#words.callBackDraft);
    this.#host.back();
  }

  text(): void {
    this.#host.back();
  }

  async #address(): Promise<string> {
    const { server } = this.#session;
    const token = this.#session.token();
    if (token === null) throw new Error('nobody has entered here');
    const entered = { token, conversation: this.#conversation };
    const { url } = await callTicket(server, entered, this.#media);
    const address = absolute(server.address, url);
    // A web-view shows the company's own desk or nothing.
    if (!address.startsWith(`${server.address}/`)) throw new Error('a ticket for another server');
    return address;
  }

  #draw(picture: Omit<DoorwayPicture, 'words'>): void {
    const { loading, retry, callText, callBack } = this.#words;
    this.#host.draw({ ...picture, words: { loading, retry, callText, callBack } });
  }
}
