import type { Page } from 'playwright-core';

/** What a page has done with its connections and devices so far. */
export interface Done {
  /** Connections that are there. */
  readonly connected: number;
  /** Connections that are not closed. */
  readonly open: number;
  /** Media packets, sent and received, of all connections. */
  readonly packets: number;
  /** Devices that something is to be sent from. */
  readonly senders: number;
  /** How often the page has opened microphone or camera. */
  readonly opened: number;
  /** Answers of the other side to the checks of the connection, which go on every few seconds. */
  readonly checks: number;
}

/** Counts from now on how often the page opens microphone or camera. */
export async function countDevices(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    Object.assign(window, { devicesOpened: 0 });
    mediaDevices.getUserMedia = (wanted) => {
      Object.assign(window, { devicesOpened: Number(Reflect.get(window, 'devicesOpened')) + 1 });
      return open(wanted);
    };
  });
}

/** Reads what the page has done. */
export async function doneBy(page: Page): Promise<Done> {
  return page.evaluate(async () => {
    const made: unknown = Reflect.get(window, 'madePeers');
    const opened = Number(Reflect.get(window, 'devicesOpened') ?? 0);
    const done = { connected: 0, open: 0, packets: 0, senders: 0, opened, checks: 0 };
    for (const peer of Array.isArray(made) ? made : []) {
      if (!(peer instanceof RTCPeerConnection) || peer.connectionState === 'closed') continue;
      done.open += 1;
      if (peer.connectionState === 'connected') done.connected += 1;
      done.senders += peer.getSenders().filter(({ track }) => track !== null).length;
      (await peer.getStats()).forEach((one) => {
        if (one.type === 'outbound-rtp') done.packets += one.packetsSent ?? 0;
        if (one.type === 'inbound-rtp') done.packets += one.packetsReceived ?? 0;
        if (one.type === 'candidate-pair') done.checks += one.responsesReceived ?? 0;
      });
    }
    return done;
  });
}

const POLL_MS = 100;
const WITHIN_MS = 60_000;

/** Waits until that holds of what the page has done. */
export async function until(page: Page, holds: (done: Done) => boolean): Promise<Done> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const done = await doneBy(page);
    if (holds(done)) return done;
    if (Date.now() > deadline) throw new Error(`it did not come: ${JSON.stringify(done)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
