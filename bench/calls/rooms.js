// Runs in a page: video calls in rooms of Janus, set up as the product sets them up. Pages of the
// product never talk to Janus; here nothing but Janus is to be measured.
{
  const OPENS_WITHIN_MS = 60_000;
  const subscribers = [];
  let media = null;

  /** Both sides of one more call; resolves when each receives the other, rejects when it takes too long. */
  window.openCall = (given) => {
    const late = new Promise((_, reject) =>
      setTimeout(() => reject(new Error('no call came about')), OPENS_WITHIN_MS),
    );
    return Promise.race([opens(given), late]);
  };

  async function opens({ url, secret, recordings }) {
    media ??= await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: { width: 320, height: 240, frameRate: 20 },
    });
    const room = subscribers.length + 1;
    const [first, second] = [await session(url, secret), await session(url, secret)];
    const desk = await first.attach();
    const wish = { request: 'create', room, publishers: 4, bitrate: 1_000_000, fir_freq: 10 };
    const codecs = { audiocodec: 'opus', videocodec: 'vp8' };
    await desk.say({ ...wish, ...codecs, record: true, rec_dir: recordings });
    const feeds = [];
    for (const side of [first, second]) {
      feeds.push(await publishes(side, room, `${room}-${feeds.length}`));
    }
    await subscribes(first, room, feeds[1]);
    await subscribes(second, room, feeds[0]);
  }

  /** What all pages have received so far, in bytes. */
  window.receivedBytes = async () => {
    let bytes = 0;
    for (const peer of subscribers) {
      for (const one of (await peer.getStats()).values()) {
        if (one.type === 'inbound-rtp') bytes += one.bytesReceived;
      }
    }
    return bytes;
  };

  async function publishes(side, room, filename) {
    const handle = await side.attach();
    const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    for (const track of media.getTracks()) {
      peer.addTransceiver(track, { direction: 'sendonly', streams: [media] });
    }
    await peer.setLocalDescription();
    await gathered(peer);
    const entry = { request: 'joinandconfigure', ptype: 'publisher', room, record: true, filename };
    const { jsep, plugindata } = await handle.say(entry, peer.localDescription);
    await peer.setRemoteDescription(jsep);
    await connected(peer);
    // A page finds itself connected before Janus does, which until then knows no such feed.
    await handle.up;
    return plugindata.data.id;
  }

  async function subscribes(side, room, feed) {
    const handle = await side.attach();
    const wish = { request: 'join', ptype: 'subscriber', room, streams: [{ feed }] };
    const { jsep } = await handle.say(wish);
    const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
    await peer.setRemoteDescription(jsep);
    await peer.setLocalDescription();
    await gathered(peer);
    await handle.say({ request: 'start' }, peer.localDescription);
    await connected(peer);
    subscribers.push(peer);
  }

  function gathered(peer) {
    return new Promise((resolve) => {
      const look = () => peer.iceGatheringState === 'complete' && resolve();
      peer.addEventListener('icegatheringstatechange', look);
      look();
    });
  }

  function connected(peer) {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (peer.connectionState === 'connected') resolve();
        if (peer.connectionState === 'failed') reject(new Error('no way to Janus'));
      };
      peer.addEventListener('connectionstatechange', look);
      look();
    });
  }

  async function session(url, apisecret) {
    const socket = new WebSocket(url, 'janus-protocol');
    const waiting = new Map();
    const coming = new Map();
    const ask = (message) =>
      new Promise((resolve, reject) => {
        const transaction = crypto.randomUUID();
        waiting.set(transaction, { resolve, reject });
        socket.send(JSON.stringify({ ...message, transaction, apisecret }));
      });
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.janus === 'webrtcup') coming.get(message.sender)?.();
      const asked = waiting.get(message.transaction);
      // An acknowledgement says only that the answer comes later.
      if (asked === undefined || message.janus === 'ack') return;
      waiting.delete(message.transaction);
      const refused = message.error ?? message.plugindata?.data?.error;
      if (refused === undefined) asked.resolve(message);
      else asked.reject(new Error(JSON.stringify(refused)));
    };
    await new Promise((resolve, reject) => {
      socket.onopen = resolve;
      socket.onerror = reject;
    });
    const { data } = await ask({ janus: 'create' });
    setInterval(() => void ask({ janus: 'keepalive', session_id: data.id }), 20_000);
    return {
      attach: async () => {
        const plugin = 'janus.plugin.videoroom';
        const made = await ask({ janus: 'attach', plugin, session_id: data.id });
        const handle = { session_id: data.id, handle_id: made.data.id };
        return {
          /** Resolves when Janus says that the handle's connection is there. */
          up: new Promise((resolve) => coming.set(made.data.id, resolve)),
          say: (body, jsep) =>
            ask({ janus: 'message', ...handle, body, ...(jsep === undefined ? {} : { jsep }) }),
        };
      },
    };
  }
}
