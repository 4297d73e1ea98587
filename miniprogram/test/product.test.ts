import { deflateSync } from 'node:zlib';
import { readUploaded } from '@zongji/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Admin } from '../../web/e2e/src/admin';
import { items, PASSWORD, type SampleDesk, sampleDesk, text } from '../../web/e2e/src/desk';
import { Product } from '../../web/e2e/src/product';
import { startWeChat } from '../tools/wechat.mjs';
import { Agent } from './agent';
import { ChatPage, closeMiniProgram, render } from './page';
import { Phone } from './phone';

const APP = 'wx0123456789abcdef';
const SECRET = '0123456789abcdef0123456789abcdef';
const WITHIN = { timeout: 20_000 };

/** Whether protocol and server know voice messages; what they do not know is a file to them. */
const VOICES: boolean =
  String(
    readUploaded(
      {
        kind: 'MEDIA',
        mediaId: 'a',
        mediaKind: 'VOICE',
        contentType: 'audio/mpeg',
        name: 'a',
        bytes: 1,
      },
      'voice',
    ).mediaKind,
  ) === 'VOICE';

// The built components, drawn by the simulated page, on a phone with the real network, against the
// real server with its real database; only WeChat itself is played.
describe('the mini program and the product', () => {
  let weChat: Awaited<ReturnType<typeof startWeChat>>;
  let product: Product;
  let desk: SampleDesk;
  let agent: Agent;
  let flowId: string;
  let phone: Phone;
  let page: ChatPage;

  const config = () => ({ server: product.address, appId: APP, flowId });
  const comes = (openId: string) => {
    phone = new Phone(() => weChat.code(openId));
    phone.install();
    page = new ChatPage(config());
  };
  const served = async (openId: string) => {
    comes(openId);
    await page.tapsThe('.chip', '产品咨询');
    await agent.accepts();
    await page.sees('正在为您服务');
  };

  beforeAll(async () => {
    weChat = await startWeChat({ secret: SECRET });
    product = await Product.start({
      env: { ZONGJI_DEMO: '1', ZONGJI_WECHAT_HOST: weChat.address },
    });
    desk = await sampleDesk(product);
    flowId = await bound(desk.admin);
    const signedIn = new Admin(product.address);
    await signedIn.signIn(desk.agent.login, PASSWORD);
    agent = await Agent.goesOnline(product.address, signedIn);
  });

  afterEach(async () => {
    page.leave();
    phone.remove();
    closeMiniProgram();
    // Whoever is still served makes room for the next customer.
    if (agent.conversation !== '') await agent.ends();
    await vi.waitFor(() => expect(agent.conversation).toBe(''), WITHIN);
  });

  afterAll(async () => {
    agent?.leave();
    await product?.remove();
    await weChat?.close();
  });

  it('leads from wx.login through the flow to an agent, to the rating and to a new beginning', async () => {
    await served('whole-way');
    await page.says('你们的产品支持私有部署吗？');
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '你们的产品支持私有部署吗？']);
    agent.types();
    await page.finds('.typing');
    agent.says('支持，全部在您自己的机器上。');
    await page.sees('支持，全部在您自己的机器上。');
    await expect.poll(() => page.textsOf('.note').at(-1), WITHIN).toBe('已送达');
    await agent.ends();
    await page.sees('客服已结束本次会话');
    const stars = await page.finds('.stars');
    expect(stars.dom.children.length).toBe(5);
    await page.taps('.star');
    await page.taps('.rate');
    await page.sees('感谢您的评价');
    await page.taps('.anew');
    await page.finds('.chip');
    await page.sees('查看更早的消息');
    await page.taps('.past');
    await page.sees('支持，全部在您自己的机器上。');
  });

  it('sends pictures from the album, in order, that only this server shows', async () => {
    await served('pictures');
    phone.album = [phone.file('一.png', picture(40, 20)), phone.file('二.png', picture(8, 8))];
    await page.taps('.pictures');
    await expect
      .poll(() => agent.heard, WITHIN)
      .toEqual(['1', 'IMAGE image/png', 'IMAGE image/png']);
    await expect.poll(() => page.textsOf('.wrong'), WITHIN).toEqual([]);
    const shown = await fetch(product.address + agent.lastMedia);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    phone.album = [phone.file('脚本.png', Buffer.from('<script>alert(1)</script>'))];
    await page.taps('.pictures');
    await page.sees('未发送 · 这不是能显示的图片');
    expect(agent.heard.length).toBe(3);
  });

  it.runIf(VOICES)('sends a voice message that only its signed address plays', async () => {
    await served('voice');
    await page.taps('.speak');
    phone.speaks(silence(3), 3_000);
    await page.touches('.hold', 'start', 500);
    await page.touches('.hold', 'end', 500);
    await expect.poll(() => agent.heard.at(-1), WITHIN).toBe('VOICE audio/mpeg');
    await expect.poll(() => page.textsOf('.seconds'), WITHIN).toEqual(['3″']);
    await expect.poll(() => page.textsOf('.wrong'), WITHIN).toEqual([]);
    await page.taps('.speech');
    expect(phone.played[0]?.startsWith(`${product.address}/api/media/`)).toBe(true);
    expect((await fetch(phone.played[0] ?? '')).status).toBe(200);
    expect((await fetch(`${(phone.played[0] ?? '').split('?')[0]}?e=1&s=no`)).status).toBe(403);
  });

  it('loses the network while typing and loses, doubles and reorders nothing', async () => {
    await served('lost-network');
    await page.says('第一句');
    await page.types('第二句还没有');
    phone.loseNetwork();
    await page.types('第二句');
    await page.taps('.send');
    await page.says('第三句');
    agent.says('您还在吗？');
    await page.sees('网络已断开，内容不会丢失，恢复后自动发送');
    expect(page.text).not.toContain('您还在吗？');
    phone.regainNetwork();
    await page.sees('您还在吗？');
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '第一句', '第二句', '第三句']);
    await page.seesNo('.bar');
    expect(page.said.filter((said) => said === '第二句').length).toBe(1);
  });

  it('sends a picture that the network interrupted when it is back', async () => {
    await served('interrupted-picture');
    phone.loseNetwork();
    phone.album = [phone.file('断.png', picture(8, 8))];
    await page.taps('.pictures');
    await page.sees('正在上传');
    phone.regainNetwork();
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', 'IMAGE image/png']);
    await expect.poll(() => page.text, WITHIN).not.toContain('正在上传');
    expect(agent.heard.length).toBe(2);
  });

  it('sends after a restart what was begun before it, once', async () => {
    await served('closed');
    phone.loseNetwork();
    await page.says('关掉之前说的');
    phone.album = [phone.file('关.png', picture(8, 8))];
    await page.taps('.pictures');
    await page.sees('正在上传');
    page.leave();
    closeMiniProgram();
    phone.regainNetwork();
    page = new ChatPage(config());
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '关掉之前说的', 'IMAGE image/png']);
    await expect.poll(() => page.text, WITHIN).not.toContain('正在上传');
    expect([...phone.stored.keys()].filter((key) => /\.(out|upload)\./.test(key))).toEqual([]);
    expect(agent.heard.length).toBe(3);
  });

  it('comes back from the background to what was said meanwhile', async () => {
    await served('background');
    phone.background();
    await expect.poll(() => phone.sockets, WITHIN).toBe(0);
    await expect.poll(() => agent.customerAway, WITHIN).toBe(true);
    agent.says('您先忙');
    phone.foreground();
    page.show();
    await page.sees('您先忙');
    await expect.poll(() => agent.customerAway, WITHIN).toBe(false);
    await page.says('回来了');
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '回来了']);
  });

  it('notices a line that only looks alive when the mini program is shown again', async () => {
    await served('deaf-line');
    phone.goDeaf();
    await page.says('听得到吗');
    phone.regainNetwork();
    phone.goDeaf();
    agent.says('喂？');
    page.hide();
    page.show();
    await page.sees('网络已断开');
    phone.regainNetwork();
    await page.sees('喂？');
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '听得到吗']);
  });

  it('keeps the conversation and what was begun for whoever goes back and comes again', async () => {
    await served('returning');
    await page.types('还没写完');
    page.leave();
    await expect.poll(() => agent.customerAway, WITHIN).toBe(true);
    agent.says('好的，您慢慢看');
    page = new ChatPage(config());
    await page.sees('好的，您慢慢看');
    expect(page.drawn('draft')).toBe('还没写完');
    expect(phone.logins).toBe(1);
  });

  it('knows the same customer by wx.login when the token is gone', async () => {
    await served('same-person');
    await page.says('我是老客户');
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '我是老客户']);
    const { conversation } = agent;
    page.leave();
    closeMiniProgram();
    for (const key of [...phone.stored.keys()]) {
      if (key.startsWith('zongji.token.')) phone.stored.set(key, 'not a token');
    }
    page = new ChatPage(config());
    await page.sees('我是老客户');
    await expect.poll(() => phone.logins, WITHIN).toBe(2);
    expect(agent.conversation).toBe(conversation);
  });

  it('rings when the agent calls, and opens the call page by a ticket that is good once', async () => {
    await served('called');
    await agent.calls('VOICE');
    await page.sees('客服邀请您语音通话');
    await page.taps('.call-yes');
    const asked = new URLSearchParams(phone.pages[0]?.split('?')[1]);
    const opened: string[] = [];
    const call = render('call', {
      config: config(),
      conversation: asked.get('conversation'),
      media: asked.get('media'),
    });
    call.addEventListener('open', ({ detail }) => opened.push(JSON.stringify(detail)));
    await expect.poll(() => opened.length, WITHIN).toBe(1);
    call.detach();
    const address = new URL(text(JSON.parse(opened[0] ?? ''), 'address'));
    expect([address.origin, address.pathname]).toEqual([product.address, '/call']);
    const redeem = () =>
      fetch(`${product.address}/api/customer/call-tickets/redeem`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ticket: address.searchParams.get('ticket') }),
      });
    const first = await redeem();
    expect(await first.json()).toMatchObject({ conversation: agent.conversation, media: 'VOICE' });
    expect(await (await redeem()).json()).toMatchObject({ code: 'call.ticket-used' });
    await page.taps('.call-no');
    await expect.poll(() => agent.callPhase, WITHIN).toBeNull();
    await page.says('打字吧');
    await expect.poll(() => agent.heard, WITHIN).toEqual(['1', '打字吧']);
  });

  it('says in words that WeChat does not know a code', async () => {
    phone = new Phone(() => 'made-up');
    phone.install();
    page = new ChatPage(config());
    await page.sees('微信登录没有成功');
  });
});

/** Binds the mini program to the sample desk's flow, as an administrator does; returns the flow. */
async function bound(admin: Admin): Promise<string> {
  const channel = await admin.send('POST', '/api/channels/mini-programs', {
    name: '示例小程序',
    appId: APP,
    appSecret: SECRET,
  });
  const [flow] = items(await admin.get('/api/flows'));
  const flowId = text(flow, 'id');
  await admin.send('POST', `/api/channels/${text(channel, 'id')}/flows`, { flowId });
  return flowId;
}

/** A real recording of nothing: MPEG-2 layer III frames of 36 ms, 16 kHz, mono, 48 kbit/s. */
function silence(seconds: number): Buffer {
  const frame = Buffer.alloc(216);
  frame.set([0xff, 0xf3, 0x68, 0xc0]);
  return Buffer.concat(Array.from({ length: Math.ceil(seconds / 0.036) }, () => frame));
}

/** A real picture: a white PNG. */
function picture(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const pixels = Buffer.alloc(height * (1 + width * 3), 255);
  for (let line = 0; line < height; line += 1) pixels[line * (1 + width * 3)] = 0;
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc(body), 4 + body.length);
  return frame;
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}
