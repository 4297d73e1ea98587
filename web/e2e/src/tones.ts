import type { Page } from 'playwright-core';

/** What the microphones of a test sound like, in hertz: far apart, and no harmonics of each other. */
export const TONES = { customer: 440, agent: 1000, colleague: 1700 } as const;

/** Levels of the tones at one page, in decibels below full scale. */
export type Heard = { readonly [Who in keyof typeof TONES]: number };

const POLL_MS = 200;
const WITHIN_MS = 30_000;
/** Whoever speaks is louder than this, and by so much louder than whoever does not, in decibels. */
const LOUD = -60;
const LOUDER = 20;

/** Gives a page a microphone that sounds one tone, from the next call on and after reloads. */
export async function speaks(page: Page, who: keyof typeof TONES): Promise<void> {
  await page.addInitScript(sound, TONES[who]);
  await page.evaluate(sound, TONES[who]);
}

/** Waits until the page plays the tone of `who` and of nobody else. */
export async function hears(page: Page, who: keyof typeof TONES): Promise<Heard> {
  const deadline = Date.now() + WITHIN_MS;
  for (;;) {
    const { customer, agent, colleague } = TONES;
    const [c = -1000, a = -1000, o = -1000] = await page.evaluate(levels, [
      customer,
      agent,
      colleague,
    ]);
    const heard: Heard = { customer: c, agent: a, colleague: o };
    const others = Object.entries(heard).filter(([name]) => name !== who);
    const level = heard[who];
    if (level > LOUD && others.every(([, other]) => level > other + LOUDER)) return heard;
    if (Date.now() > deadline) throw new Error(`no ${who} heard: ${JSON.stringify(heard)} dB`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Runs in the page: what microphones record is replaced by a tone. */
function sound(hertz: number): void {
  const devices = navigator.mediaDevices;
  const native = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const media = await native(wanted);
    for (const real of media.getAudioTracks()) {
      media.removeTrack(real);
      real.stop();
      const context = new AudioContext();
      const place = context.createMediaStreamDestination();
      const tone = new OscillatorNode(context, { frequency: hertz });
      tone.connect(new GainNode(context, { gain: 0.5 })).connect(place);
      tone.start();
      for (const track of place.stream.getAudioTracks()) media.addTrack(track);
    }
    return media;
  };
}

/** Runs in the page: how loud each of the tones is in what comes from the other side now. */
function levels(tones: readonly number[]): readonly number[] {
  const made: unknown = Reflect.get(window, 'madePeers');
  const known: unknown = Reflect.get(window, 'ears');
  const ears: Map<unknown, unknown> = known instanceof Map ? known : new Map();
  Object.assign(window, { ears });
  const track = (Array.isArray(made) ? made : [])
    .filter((peer) => peer instanceof RTCPeerConnection && peer.connectionState === 'connected')
    .flatMap((peer: RTCPeerConnection) => peer.getTransceivers())
    .filter((one) => one.currentDirection?.includes('recv') === true)
    .map((one) => one.receiver.track)
    .find((one) => one.kind === 'audio');
  if (track === undefined) return tones.map(() => -1000);
  const before = ears.get(track);
  const ear =
    before instanceof AnalyserNode
      ? before
      : new AnalyserNode(new AudioContext(), { fftSize: 8192, smoothingTimeConstant: 0 });
  const { frequencyBinCount, context } = ear;
  if (before !== ear && context instanceof AudioContext) {
    context.createMediaStreamSource(new MediaStream([track])).connect(ear);
    ears.set(track, ear);
  }
  const spectrum = new Float32Array(frequencyBinCount);
  ear.getFloatFrequencyData(spectrum);
  const width = context.sampleRate / 2 / frequencyBinCount;
  return tones.map((hertz) => {
    const bin = Math.round(hertz / width);
    // JSON knows no infinity, which is how loud silence is.
    return Math.max(-1000, ...spectrum.slice(bin - 1, bin + 2));
  });
}
