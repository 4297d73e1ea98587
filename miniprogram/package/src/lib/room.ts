import { faultWords } from '@zongji/customer-words';
import type { CallMedia } from '@zongji/protocol';
import { ask } from './ask';
import { callPage, missingHere } from './calls';
import type { Config } from './config';
import { Microphone } from './microphone';
import { type Patch, patch } from './patch';
import { type Hands, type Picture, pictureOf, STILL } from './picture';
import { Session, type Talk } from './session';
import { Player } from './sound';
import { type Words, wordsIn } from './words';

/** The component that a room draws on. */
export interface Canvas {
  readonly draw: (patch: Patch) => void;
}

/** A line that is away for less than this says nothing, in milliseconds. */
const PATIENCE = 2_000;
/** Pictures that may be chosen at once. */
const PICTURES_MAX = 9;
const CALL_PAGE = '/pages/zongji-call/index';

/** What one chat component does: draws what the session knows and passes on what hands do. */
export class Room {
  readonly #canvas: Canvas;
  readonly #session: Session;
  readonly #config: Config;
  readonly #words: Words;
  readonly #player: Player;
  readonly #microphone: Microphone;
  #hands: Hands = STILL;
  #drawn: Picture | null = null;
  #talk: Talk | null = null;
  #late: ReturnType<typeof setTimeout> | null = null;
  #along = true;
  #ends = '';
  #shown = true;
  #unsubscribe = () => {};

  constructor(canvas: Canvas, config: Config) {
    this.#canvas = canvas;
    this.#session = Session.of(config);
    this.#config = this.#session.config;
    this.#words = wordsIn(config.language);
    this.#player = new Player(
      () => this.#move({ playing: this.#player.playing() ?? '' }),
      () => this.#toast(this.#words.playFailed),
    );
    this.#microphone = new Microphone(this.#words, {
      hands: () => this.#hands,
      move: (hands) => this.#move(hands),
      tick: () => this.#draw(),
      begins: () => this.#player.stop(),
      taken: (voice) => {
        this.#along = true;
        this.#talk?.uploads.add([voice]);
      },
      says: (text) => this.#toast(text),
    });
  }

  /** The page is there. */
  enter(): void {
    this.#unsubscribe = this.#session.subscribe(() => this.#changed());
    this.#session.come();
    this.#changed();
  }

  /** The page is gone for good; the conversation is not. */
  leave(): void {
    this.#unsubscribe();
    this.#session.go();
    this.#player.stop();
    this.#microphone.leave();
    if (this.#late !== null) clearTimeout(this.#late);
  }

  /** The page can be seen (again): another page may have written the draft. */
  show(): void {
    this.#shown = true;
    this.#talk?.client.nudge();
    if (this.#talk !== null) this.#move({ draft: this.#talk.client.draft() });
  }

  hide(): void {
    this.#shown = false;
    this.#player.stop();
    this.recordEnd(true);
  }

  again(): void {
    this.#session.again();
  }

  nudge(): void {
    this.#talk?.client.nudge();
  }

  /** The composer holds this text now; drawing it again would move the cursor. */
  type(draft: string): void {
    if (this.#drawn !== null) this.#drawn = { ...this.#drawn, draft };
    this.#talk?.client.saveDraft(draft);
    if (draft.trim() !== '') this.#talk?.client.typing();
    this.#move({ draft });
  }

  send(): void {
    const picture = this.#drawn;
    if (this.#talk === null || picture === null || !picture.ready) return;
    const text = this.#hands.draft.trim();
    this.#talk.client.saveDraft('');
    this.#along = true;
    this.#move({ draft: '' });
    this.#talk.client.say({ kind: 'TEXT', text });
  }

  chip(keyword: string): void {
    this.#along = true;
    this.#talk?.client.say({ kind: 'TEXT', text: keyword });
  }

  async leaveQueue(): Promise<void> {
    const { queueCancelAsk, queueCancelDo, queueStay } = this.#words;
    if (!(await ask({ title: queueCancelAsk, yes: queueCancelDo, no: queueStay }))) return;
    this.#move({ leaving: true });
    await this.#talk?.client.leave();
    this.#move({ leaving: false });
  }

  async end(): Promise<void> {
    const { endAsk, endNote, endDo, cancel } = this.#words;
    if (await ask({ title: endAsk, note: endNote, yes: endDo, no: cancel })) {
      await this.#talk?.client.leave();
    }
  }

  score(score: number): void {
    this.#move({ score, rateFault: '' });
  }

  async rate(comment: string): Promise<void> {
    if (this.#talk === null || this.#hands.score === 0 || this.#hands.rating) return;
    this.#move({ rating: true });
    const answer = await this.#talk.client.rate(this.#hands.score, comment.trim());
    const rateFault = answer.kind === 'refused' ? faultWords(this.#words, answer.code) : '';
    this.#move({ rating: false, rateFault });
  }

  /** A new conversation after the end of the last. */
  async anew(): Promise<void> {
    this.#move({ beginning: true });
    await this.#session.open(true);
    this.#move({ beginning: false });
  }

  older(): void {
    void this.#talk?.past.more();
  }

  retry(row: string): void {
    const id = row.slice(1);
    if (row.startsWith('u')) this.#talk?.uploads.retry(id);
    else this.#talk?.client.retry(id);
  }

  discard(row: string): void {
    const id = row.slice(1);
    if (row.startsWith('u')) this.#talk?.uploads.discard(id);
    else this.#talk?.client.discard(id);
  }

  pictures(): void {
    wx.chooseMedia({
      count: PICTURES_MAX,
      mediaType: ['image'],
      sourceType: ['album', 'camera'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => {
        this.#along = true;
        const taken = tempFiles.map(({ tempFilePath }) => tempFilePath);
        this.#talk?.uploads.add(
          taken.map((path) => ({ kind: 'IMAGE' as const, path, durationMs: 0 })),
        );
      },
      // Closing the album without a choice is no failure.
      fail: () => {},
    });
  }

  speaking(wanted: boolean): void {
    this.#microphone.wanted(wanted);
  }

  recordBegin(y: number): void {
    this.#microphone.press(y);
  }

  recordMove(y: number): void {
    this.#microphone.move(y);
  }

  recordEnd(cancelled: boolean): void {
    this.#microphone.release(cancelled);
  }

  play(row: string): void {
    const url = this.#url(row);
    if (url !== '') this.#player.toggle(row, url);
  }

  zoom(row: string): void {
    const urls = (this.#drawn?.rows ?? []).flatMap(({ kind, url }) =>
      kind === 'image' && url !== '' ? [url] : [],
    );
    const current = this.#url(row);
    if (current !== '') wx.previewImage({ current, urls });
  }

  file(row: string): void {
    const url = this.#url(row);
    if (url === '') return;
    const failed = () => this.#toast(this.#words.openFailed);
    wx.downloadFile({
      url,
      success: ({ statusCode, tempFilePath }) => {
        if (statusCode !== 200) failed();
        else wx.openDocument({ filePath: tempFilePath, showMenu: true, fail: failed });
      },
      fail: failed,
    });
  }

  /** Voice or video: asks which, and opens the call page. */
  call(): void {
    const { voiceCall, videoCall } = this.#words;
    wx.showActionSheet({
      itemList: [voiceCall, videoCall],
      success: ({ tapIndex }) => this.#openCall(tapIndex === 0 ? 'VOICE' : 'VIDEO'),
      fail: () => {},
    });
  }

  /** Answers the call that rings, or goes back to the one that is talked. */
  join(): void {
    const call = this.#talk?.client.view().state?.call;
    if (call) this.#openCall(call.media);
  }

  /** Declines the call that rings, or hangs up. */
  async decline(): Promise<void> {
    const call = this.#talk?.client.view().state?.call;
    const client = this.#talk?.client;
    if (call && client) await client.calls.end(client.conversation, call.id);
  }

  /** Whether the end of the conversation can be seen. */
  scrolled(near: boolean): void {
    this.#along = near;
    if (near) this.#move({ behind: false });
  }

  toEnd(): void {
    this.#along = true;
    this.#move({ behind: false, goal: '' });
    this.#move({ goal: 'end' });
  }

  /** The keyboard stands this high, in CSS pixels. */
  keyboard(height: number): void {
    this.#move({ keyboard: height });
    if (this.#along) this.toEnd();
  }

  #openCall(media: CallMedia): void {
    const talk = this.#talk;
    if (talk === null) return;
    const page = this.#config.callPage ?? CALL_PAGE;
    const missing = missingHere();
    if (missing !== null) void this.#offerWords(this.#words.callMissingWhy[missing] ?? '');
    else {
      wx.navigateTo({
        url: callPage(page, talk.entered.conversation, media),
        fail: () => this.#toast(this.#words.callFailed),
      });
    }
  }

  async #offerWords(why: string): Promise<void> {
    const { callMissing, callBack, callText, callBackDraft } = this.#words;
    if (!(await ask({ title: callMissing, note: why, yes: callBack, no: callText }))) return;
    this.#talk?.client.saveDraft(callBackDraft);
    this.#move({ speaking: false, draft: callBackDraft });
  }

  #changed(): void {
    const stage = this.#session.stage();
    const talk = stage.kind === 'talk' ? stage : null;
    if (talk !== this.#talk) {
      this.#talk = talk;
      this.#ends = '';
      this.#along = true;
      const kept = { speaking: this.#hands.speaking, keyboard: this.#hands.keyboard };
      this.#hands = { ...STILL, ...kept, draft: talk?.client.draft() ?? '' };
    }
    if (talk !== null) this.#watch(talk);
    this.#draw();
  }

  /** Follows the end, tells what was read, and lets a lost line be forgiven for a moment. */
  #watch(talk: Talk): void {
    const { line, timeline, parcels, agentTypes, state } = talk.client.view();
    const away = line.kind === 'lost' || line.kind === 'connecting';
    if (!away) {
      if (this.#late !== null) clearTimeout(this.#late);
      this.#late = null;
      this.#hands = { ...this.#hands, lineLate: false };
    } else {
      this.#late ??= setTimeout(() => this.#move({ lineLate: true }), PATIENCE);
    }
    if (this.#shown && state !== null) talk.client.read(timeline.last);
    const ends = `${timeline.last}/${parcels.length}/${talk.uploads.all().length}/${agentTypes}`;
    if (ends === this.#ends) return;
    this.#ends = ends;
    this.#hands = this.#along ? { ...this.#hands, goal: '' } : { ...this.#hands, behind: true };
  }

  #move(hands: Partial<Hands>): void {
    this.#hands = { ...this.#hands, ...hands };
    this.#draw();
  }

  #draw(): void {
    const next = pictureOf(
      { config: this.#config, words: this.#words, stage: this.#session.stage() },
      this.#hands,
      Date.now(),
    );
    const changed = patch(this.#drawn, next);
    this.#drawn = next;
    if (Object.keys(changed).length > 0) this.#canvas.draw(changed);
    // WeChat scrolls when the goal changes, so it is taken away first and set again behind what is new.
    if (this.#along && this.#hands.goal === '' && next.rows.length > 0) this.#move({ goal: 'end' });
  }

  #url(row: string): string {
    return this.#drawn?.rows.find(({ id }) => id === row)?.url ?? '';
  }

  #toast(title: string): void {
    wx.showToast({ title, icon: 'none' });
  }
}
