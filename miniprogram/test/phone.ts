import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import WebSocket from 'ws';

type Fail = (error: { readonly errMsg: string }) => void;
type Listener = (...given: never[]) => void;

interface Asked {
  readonly url: string;
  readonly method?: string;
  readonly header?: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly success: (answer: { readonly statusCode: number; readonly data: string }) => void;
  readonly fail: Fail;
}

/** Something that was asked on the screen of the phone. */
interface Modal {
  readonly title: string;
  readonly content: string;
  readonly confirmText: string;
  readonly cancelText: string;
  readonly success: (answer: { readonly confirm: boolean }) => void;
}

/**
 * A thin stand-in for WeChat on a phone: what of `wx` the package uses, over the real network of
 * this machine and real files. What a person or the network does to a phone is a method.
 */
export class Phone {
  readonly folder = mkdtempSync(join(tmpdir(), 'zongji-phone-'));
  readonly stored = new Map<string, unknown>();
  readonly modals: Modal[] = [];
  readonly toasts: string[] = [];
  readonly pages: string[] = [];
  readonly previews: { readonly current: string; readonly urls: readonly string[] }[] = [];
  readonly played: string[] = [];
  readonly opened: string[] = [];
  /** What the album holds when it is opened. */
  album: readonly string[] = [];
  device = { platform: 'android', system: 'Android 14' };
  language = 'zh_CN';
  microphone = true;
  /** Which entry of an action sheet is tapped. */
  choice = 0;
  uploads = 0;
  logins = 0;
  #online = true;
  #deaf = false;
  #open = new Set<WebSocket>();
  #appShow = new Set<Listener>();
  #network = new Set<Listener>();
  readonly #code: () => string;
  readonly #recorder = new Recorder(this);

  constructor(code: () => string) {
    this.#code = code;
  }

  /** Makes this phone the one that the components run on. */
  install(): void {
    Object.assign(globalThis, { wx: this.#wx() });
  }

  remove(): void {
    this.loseNetwork();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The network is gone: sockets break, nothing new gets through. */
  loseNetwork(): void {
    this.#online = false;
    for (const socket of [...this.#open]) socket.terminate();
    for (const listener of this.#network) Reflect.apply(listener, null, [{ isConnected: false }]);
  }

  /** Sockets look alive and carry nothing, as after a change of cells. */
  goDeaf(): void {
    this.#deaf = true;
  }

  regainNetwork(): void {
    this.#online = true;
    this.#deaf = false;
    for (const listener of this.#network) Reflect.apply(listener, null, [{ isConnected: true }]);
  }

  /** The mini program is in the background for long: WeChat interrupts its connections. */
  background(): void {
    this.#online = false;
    for (const socket of [...this.#open]) socket.close(1000, 'interrupted');
  }

  foreground(): void {
    this.#online = true;
    for (const listener of this.#appShow) Reflect.apply(listener, null, [{}]);
  }

  get sockets(): number {
    return this.#open.size;
  }

  /** The voice that the recorder takes. */
  speaks(bytes: Buffer, durationMs: number): void {
    this.#recorder.next = { bytes, durationMs };
  }

  /** Somebody telephones while the recorder runs. */
  rings(): void {
    for (const heard of recorded.interrupted ?? []) Reflect.apply(heard, null, []);
  }

  /** Puts a file on the phone and returns where it is. */
  file(name: string, bytes: Buffer): string {
    const path = join(this.folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  /** Answers what is asked on the screen. */
  answer(confirm: boolean): Modal {
    const modal = this.modals.shift();
    if (modal === undefined) throw new Error('nothing was asked');
    modal.success({ confirm });
    return modal;
  }

  get reachable(): boolean {
    return this.#online && !this.#deaf;
  }

  #wx(): object {
    return {
      ...this.#screen(),
      ...this.#files(),
      getStorageSync: (key: string) => this.stored.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => this.stored.set(key, value),
      removeStorageSync: (key: string) => this.stored.delete(key),
      getStorageInfoSync: () => ({ keys: [...this.stored.keys()] }),
      login: (asked: { success: (answer: object) => void; fail: Fail }) => {
        this.logins += 1;
        if (this.reachable) asked.success({ code: this.#code() });
        else asked.fail({ errMsg: 'login:fail' });
      },
      request: (asked: Asked) => this.#request(asked),
      connectSocket: (asked: { url: string; fail: Fail }) => this.#connect(asked.url, asked.fail),
      onAppShow: (listener: Listener) => this.#appShow.add(listener),
      offAppShow: (listener: Listener) => this.#appShow.delete(listener),
      onNetworkStatusChange: (listener: Listener) => this.#network.add(listener),
      offNetworkStatusChange: (listener: Listener) => this.#network.delete(listener),
      canIUse: () => true,
      getDeviceInfo: () => this.device,
      getAppBaseInfo: () => ({ language: this.language }),
    };
  }

  #screen(): object {
    return {
      showModal: (modal: Modal) => this.modals.push(modal),
      showToast: ({ title }: { title: string }) => this.toasts.push(title),
      showActionSheet: ({ success }: { success: (tapped: object) => void }) =>
        success({ tapIndex: this.choice }),
      navigateTo: ({ url }: { url: string }) => this.pages.push(url),
      previewImage: (shown: { current: string; urls: readonly string[] }) =>
        this.previews.push(shown),
      authorize: (asked: { success: () => void; fail: Fail }) =>
        this.microphone ? asked.success() : asked.fail({ errMsg: 'authorize:fail auth deny' }),
      openSetting: ({ success }: { success: (answer: object) => void }) => {
        this.microphone = true;
        success({ authSetting: { 'scope.record': true } });
      },
      setInnerAudioOption: () => {},
      createInnerAudioContext: () => this.#audio(),
    };
  }

  #files(): object {
    return {
      chooseMedia: ({ success, fail }: { success: (all: object) => void; fail: Fail }) => {
        if (this.album.length === 0) fail({ errMsg: 'chooseMedia:fail cancel' });
        else success({ tempFiles: this.album.map((tempFilePath) => ({ tempFilePath })) });
      },
      uploadFile: (asked: Upload) => this.#upload(asked),
      downloadFile: ({ url, success }: { url: string; success: (got: object) => void }) =>
        success({ statusCode: 200, tempFilePath: url }),
      openDocument: ({ filePath }: { filePath: string }) => this.opened.push(filePath),
      getRecorderManager: () => this.#recorder.manager,
      getFileSystemManager: () => ({
        saveFileSync: (path: string) => {
          const saved = join(this.folder, `saved-${randomUUID()}-${basename(path)}`);
          copyFileSync(path, saved);
          return saved;
        },
        unlink: ({ filePath }: { filePath: string }) => rmSync(filePath, { force: true }),
      }),
    };
  }

  #audio(): object {
    const context = {
      src: '',
      onEnded: () => {},
      onError: () => {},
      stop: () => {},
      destroy: () => {},
      play: () => this.played.push(context.src),
    };
    return context;
  }

  #request({ url, method, header, data, success, fail }: Asked): void {
    this.#exchange({ url, method: method ?? 'GET', header: header ?? {}, body: data ?? '' }).then(
      (answer) => success({ statusCode: answer.status, data: answer.text }),
      () => fail({ errMsg: 'request:fail' }),
    );
  }

  #upload({ url, filePath, name, formData, header, success, fail }: Upload): object {
    this.uploads += 1;
    const edge = randomUUID();
    const fields = Object.entries(formData).map(
      ([key, value]) =>
        `--${edge}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
    );
    const type = /\.mp3$/.test(filePath) ? 'audio/mpeg' : 'image/png';
    const head = `--${edge}\r\nContent-Disposition: form-data; name="${name}"; filename="${basename(filePath)}"\r\nContent-Type: ${type}\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(fields.join('') + head),
      readFileSync(filePath),
      Buffer.from(`\r\n--${edge}--\r\n`),
    ]);
    let aborted = false;
    const form = { ...header, 'content-type': `multipart/form-data; boundary=${edge}` };
    this.#exchange({ url, method: 'POST', header: form, body }).then(
      (answer) => {
        if (!aborted) success({ statusCode: answer.status, data: answer.text });
      },
      () => {
        if (!aborted) fail({ errMsg: 'uploadFile:fail' });
      },
    );
    return {
      onProgressUpdate: (heard: (at: object) => void) => heard({ progress: 50 }),
      abort: () => {
        aborted = true;
      },
    };
  }

  #exchange({
    url,
    method,
    header,
    body,
  }: {
    readonly url: string;
    readonly method: string;
    readonly header: Readonly<Record<string, string>>;
    readonly body: string | Buffer;
  }): Promise<{ readonly status: number; readonly text: string }> {
    return new Promise((done, failed) => {
      if (!this.reachable) {
        failed(new Error('no network'));
        return;
      }
      const request = http.request(url, { method, headers: header, agent: false }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          if (this.reachable) {
            done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
          } else failed(new Error('no network'));
        });
      });
      request.on('error', failed);
      request.end(body);
    });
  }

  #connect(url: string, fail: Fail): object {
    if (!this.reachable) {
      fail({ errMsg: 'connectSocket:fail' });
      const nothing = () => {};
      return {
        onOpen: nothing,
        onMessage: nothing,
        onError: nothing,
        onClose: nothing,
        send: nothing,
        close: nothing,
      };
    }
    const socket = new WebSocket(url);
    this.#open.add(socket);
    socket.on('close', () => this.#open.delete(socket));
    socket.on('error', () => {});
    return {
      onOpen: (heard: () => void) => socket.on('open', heard),
      onMessage: (heard: (message: object) => void) =>
        socket.on('message', (data) => {
          if (!this.#deaf) heard({ data: String(data) });
        }),
      onError: (heard: (error: object) => void) => socket.on('error', () => heard({})),
      onClose: (heard: (closed: object) => void) =>
        socket.on('close', (code) => heard({ code, reason: '' })),
      send: ({ data, fail: lost }: { data: string; fail: Fail }) => {
        if (socket.readyState !== WebSocket.OPEN) lost({ errMsg: 'sendSocketMessage:fail' });
        else if (!this.#deaf) socket.send(data);
      },
      close: () => {
        if (this.#deaf) socket.terminate();
        else socket.close(1000);
      },
    };
  }
}

interface Upload {
  readonly url: string;
  readonly filePath: string;
  readonly name: string;
  readonly formData: Readonly<Record<string, string>>;
  readonly header: Readonly<Record<string, string>>;
  readonly success: (answer: { readonly statusCode: number; readonly data: string }) => void;
  readonly fail: Fail;
}

// Like WeChat's: one for the whole mini program, with listeners that stay. The package registers
// its listeners once, so all phones of a test run share one manager.
const recorded: Record<string, Listener[]> = { start: [], stop: [], error: [], interrupted: [] };
let current: Recorder | null = null;
const manager = {
  onStart: (heard: Listener) => recorded.start?.push(heard),
  onStop: (heard: Listener) => recorded.stop?.push(heard),
  onError: (heard: Listener) => recorded.error?.push(heard),
  onInterruptionBegin: (heard: Listener) => recorded.interrupted?.push(heard),
  start: () => {
    for (const heard of recorded.start ?? []) Reflect.apply(heard, null, []);
  },
  stop: () => current?.stop(),
};

class Recorder {
  next: { readonly bytes: Buffer; readonly durationMs: number } | null = null;
  readonly #phone: Phone;

  constructor(phone: Phone) {
    this.#phone = phone;
  }

  get manager(): object {
    current = this;
    return manager;
  }

  stop(): void {
    const { bytes, durationMs } = this.next ?? { bytes: Buffer.from(''), durationMs: 0 };
    const tempFilePath = this.#phone.file(`${randomUUID()}.mp3`, bytes);
    const taken = { tempFilePath, duration: durationMs };
    for (const heard of recorded.stop ?? []) Reflect.apply(heard, null, [taken]);
  }
}
