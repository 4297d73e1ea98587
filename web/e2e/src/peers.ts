import type { BrowserContext, Page } from 'playwright-core';

/** What a page has got of the other side in its open connections since they began. */
export interface Got {
  readonly connections: number;
  /** Of those, the ones whose media leave this page through a TURN server. */
  readonly relayed: number;
  readonly audioPackets: number;
  /** Above zero when something was heard that is not silence. */
  readonly audioEnergy: number;
  readonly frames: number;
}

/** Keeps every connection that the pages make, so that their figures can be read. */
export async function rememberPeers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    const Native = RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
    Object.assign(window, { madePeers: made });
  });
}

/** Reads the figures of the open connections of a page. */
export async function gotBy(page: Page): Promise<Got> {
  return page.evaluate(async () => {
    const made: unknown = Reflect.get(window, 'madePeers');
    const got = { connections: 0, relayed: 0, audioPackets: 0, audioEnergy: 0, frames: 0 };
    for (const peer of Array.isArray(made) ? made : []) {
      if (!(peer instanceof RTCPeerConnection) || peer.connectionState !== 'connected') continue;
      got.connections += 1;
      const stats = await peer.getStats();
      stats.forEach((one: RTCTransportStats) => {
        if (one.type !== 'transport' || one.selectedCandidatePairId === undefined) return;
        const local = stats.get(one.selectedCandidatePairId)?.localCandidateId;
        if (stats.get(local)?.candidateType === 'relay') got.relayed += 1;
      });
      stats.forEach((one: RTCInboundRtpStreamStats) => {
        if (one.type !== 'inbound-rtp') return;
        if (one.kind === 'video') got.frames += one.framesDecoded ?? 0;
        if (one.kind !== 'audio') return;
        got.audioPackets += one.packetsReceived ?? 0;
        got.audioEnergy += one.totalAudioEnergy ?? 0;
      });
    }
    return got;
  });
}

const POLL_MS = 200;
const WITHIN_MS = 30_000;

/**
 * Waits until the page hears sound, and sees pictures when asked for, that were not there before.
 * From page to page it has one connection; with Janus there is one for each direction.
 */
export async function getsMore(page: Page, pictures: boolean, connections = 1): Promise<Got> {
  const before = await gotBy(page);
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const now = await gotBy(page);
    const heard =
      now.connections === connections &&
      now.audioPackets > 0 &&
      now.audioEnergy > 0 &&
      (now.audioPackets >= before.audioPackets + 20 || now.audioPackets < before.audioPackets);
    const seen = !pictures || (now.frames > 0 && now.frames !== before.frames);
    if (heard && seen) return now;
    if (Date.now() > deadline) throw new Error(`no media: ${JSON.stringify({ before, now })}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
