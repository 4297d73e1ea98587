import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatPage } from './page';
import { agentSays, flowSays, Peer } from './peer';
import { Phone } from './phone';

const APP = 'wx0123456789abcdef';
const FLOW = '01997a3e-0000-7000-8000-00000000000f';

describe('the chat component', () => {
  let peer: Peer;
  let phone: Phone;
  let page: ChatPage;

  const config = () => ({ server: peer.address, appId: APP, flowId: FLOW });
  const opened = async (state: object = {}) => {
    peer.tells(flowSays('您好，很高兴为您服务。'), state);
    page = new ChatPage(config());
    await page.sees('您好，很高兴为您服务。');
  };

  beforeEach(async () => {
    peer = await Peer.start();
    phone = new Phone(() => 'code');
    phone.install();
  });

  afterEach(async () => {
    page.leave();
    phone.remove();
    await peer.stop();
  });

  it('signs in by wx.login and shows what was said', async () => {
    await opened();
    expect(page.textsOf('.status')).toEqual(['智能引导']);
    const [entered] = peer.asked;
    expect(entered?.path).toBe('/api/customer/enter');
    expect(JSON.parse(entered?.body ?? '')).toEqual({ appId: APP, flowId: FLOW, code: 'code' });
  });

  it('speaks English where WeChat does', async () => {
    phone.language = 'en';
    await opened({ phase: 'SERVED', agent: { number: '000010', nickname: 'Lily' } });
    expect(page.textsOf('.status')).toEqual(['Lily is with you']);
  });

  it('says in words what is wrong, and tries again', async () => {
    peer.answers('/api/customer/enter', 503, { code: 'customer.wechat-unreachable' });
    page = new ChatPage(config());
    await page.sees('暂时无法连接微信');
    peer.answersAsUsual('/api/customer/enter');
    await page.taps('.again');
    await page.sees('智能引导');
  });

  it('offers no second try when the configuration is wrong', async () => {
    page = new ChatPage({ ...config(), appId: 'none' });
    await page.sees('客服尚未配置好');
    expect(page.has('.again')).toBe(false);
    expect(peer.asked).toEqual([]);
  });

  it('asks for a fresh code once when the first was spent', async () => {
    peer.answers('/api/customer/enter', 400, { code: 'customer.wechat-code' });
    page = new ChatPage(config());
    await page.sees('微信登录没有成功');
    expect(phone.logins).toBe(2);
  });

  it('offers each branch by its name, and says its keyword when it is tapped', async () => {
    await opened({
      keywords: ['1', '咨询', '2'],
      choices: [
        { name: '产品咨询', keyword: '1' },
        { name: '商务合作', keyword: '2' },
      ],
    });
    expect(page.textsOf('.chip')).toEqual(['产品咨询', '商务合作']);
    await page.tapsThe('.chip', '商务合作');
    await expect.poll(() => page.said).toEqual(['您好，很高兴为您服务。', '2']);
  });

  it('offers the keywords, each once, that a server before choices tells', async () => {
    await opened({ keywords: ['1', '咨询', '1'] });
    expect(page.textsOf('.chip')).toEqual(['1', '咨询']);
    await page.tapsThe('.chip', '咨询');
    await expect.poll(() => page.said).toEqual(['您好，很高兴为您服务。', '咨询']);
  });

  it('shows the place in the queue as it changes, and gives it up only when asked twice', async () => {
    await opened({ phase: 'WAITING', ahead: 3 });
    await page.sees('前面还有 3 位');
    peer.send([{ kind: 'position', conversation: conversationOf(peer), ahead: 0 }]);
    await page.sees('下一位就是您');
    peer.tells({ kind: 'NOTICE', notice: 'QUEUED', ahead: 0 }, { nobodyOnline: true, ahead: 0 });
    await page.sees('客服暂时都不在线');
    await page.taps('.queue-cancel');
    expect(phone.answer(false).title).toBe('取消排队？');
    await page.taps('.queue-cancel');
    phone.answer(true);
    await expect.poll(() => peer.heard.filter(({ op }) => op === 'leave').length).toBe(1);
  });

  it('shows that the agent types, until the agent has said it', async () => {
    await opened({ phase: 'SERVED' });
    peer.send([{ kind: 'typing', conversation: conversationOf(peer), by: 'AGENT' }]);
    await page.finds('.typing');
    peer.tells(agentSays('请问有什么可以帮您？'), {});
    await page.sees('请问有什么可以帮您？');
    expect(page.has('.typing')).toBe(false);
    expect(page.textsOf('.speaker')).toEqual(['工号 000010']);
  });

  it('says why a message did not go out, and sends it again or takes it back', async () => {
    await opened();
    peer.takes = false;
    await page.says('太长了');
    await page.sees('未发送 · 消息太长，请分成几条发送');
    peer.takes = true;
    await page.taps('.retry');
    await page.sees('已发送');
    expect(page.textsOf('.wrong')).toEqual([]);
    expect(page.said).toEqual(['您好，很高兴为您服务。', '太长了']);
    peer.takes = false;
    await page.says('不要了');
    await page.taps('.discard');
    await expect.poll(() => page.said).toEqual(['您好，很高兴为您服务。', '太长了']);
  });

  it('refuses a text that is too long before it is sent', async () => {
    await opened();
    await page.types('长'.repeat(2001));
    await page.sees('超出 1 字');
    expect(page.has('.send')).toBe(false);
    await page.types('长'.repeat(2000));
    await page.finds('.send');
  });

  it('keeps what was begun when one goes back and comes again', async () => {
    await opened();
    await page.types('我想问');
    page.leave();
    page = new ChatPage(config());
    expect(page.said).toEqual(['您好，很高兴为您服务。']);
    expect(page.drawn('draft')).toBe('我想问');
    expect(phone.logins).toBe(1);
  });

  it('rates the service and begins anew', async () => {
    await opened({ phase: 'ENDED', why: 'AGENT_ENDED', canRate: true });
    await page.sees('客服已结束本次会话');
    expect(page.has('.composer')).toBe(false);
    expect(page.has('.rate')).toBe(false);
    await page.tapsThe('.star', '★');
    await page.sees('很不满意');
    await page.taps('.rate');
    await expect
      .poll(() => peer.heard.filter(({ op }) => op === 'rate'))
      .toMatchObject([{ score: 1, comment: '' }]);
    peer.tells({ kind: 'NOTICE', notice: 'RATED' }, { rated: true, canRate: false });
    await page.sees('感谢您的评价');
    await page.taps('.anew');
    await expect
      .poll(() => peer.asked.filter(({ path }) => path.endsWith('/enter')).at(-1)?.body)
      .toContain('"fresh":true');
  });

  it('enlarges pictures and plays one voice message at a time', async () => {
    await opened({ phase: 'SERVED' });
    const media = { kind: 'MEDIA', bytes: 3, width: 800, height: 400, url: '/api/media/a' };
    peer.tells(
      {
        ...agentSays(''),
        content: {
          ...media,
          mediaId: 'a',
          mediaKind: 'IMAGE',
          contentType: 'image/png',
          name: '图',
        },
      },
      {},
    );
    peer.tells(
      {
        ...agentSays(''),
        content: {
          ...media,
          mediaId: 'b',
          mediaKind: 'VOICE',
          contentType: 'audio/mpeg',
          name: 'v.mp3',
          url: '/api/media/b',
          durationMs: 4000,
        },
      },
      {},
    );
    await page.finds('.speech');
    expect(page.attribute('.shot', 'style')).toBe('width:200px;height:100px');
    await page.taps('.shot');
    const picture = `${peer.address}/api/media/a`;
    expect(phone.previews).toEqual([{ current: picture, urls: [picture] }]);
    await page.taps('.speech');
    expect(phone.played).toEqual([`${peer.address}/api/media/b`]);
    expect(page.attribute('.speech', 'class')).toContain('playing');
    await page.taps('.speech');
    expect(page.attribute('.speech', 'class')).not.toContain('playing');
  });

  it('sends a voice message that was held long enough, and none that was a slip or taken back', async () => {
    const uploaded = {
      kind: 'MEDIA',
      mediaId: 'c',
      mediaKind: 'VOICE',
      contentType: 'audio/mpeg',
      name: 'v.mp3',
      bytes: 3,
      durationMs: 3000,
      url: '/api/media/c',
    };
    await opened({ phase: 'SERVED' });
    peer.answers('/api/customer/media', 201, uploaded);
    await page.taps('.speak');
    phone.speaks(Buffer.from('mp3'), 300);
    await page.touches('.hold', 'start', 500);
    expect(page.textsOf('.hold')).toEqual(['松开发送，上滑取消']);
    await page.touches('.hold', 'end', 500);
    expect(phone.toasts).toEqual(['说话时间太短']);
    phone.speaks(Buffer.from('mp3'), 3000);
    await page.touches('.hold', 'start', 500);
    await page.touches('.hold', 'move', 400);
    expect(page.textsOf('.hold')).toEqual(['松开取消']);
    await page.touches('.hold', 'end', 400);
    await page.touches('.hold', 'start', 500);
    phone.rings();
    expect(phone.toasts).toEqual(['说话时间太短', '录音没有成功，请重试']);
    await page.touches('.hold', 'end', 500);
    expect(phone.uploads).toBe(0);
    await page.touches('.hold', 'start', 500);
    await page.touches('.hold', 'end', 500);
    await expect
      .poll(() => peer.heard.filter(({ op }) => op === 'say').map(({ content }) => content))
      .toEqual([{ kind: 'MEDIA', mediaId: 'c' }]);
    expect(phone.uploads).toBe(1);
  });

  it('asks for the microphone in words when it was denied', async () => {
    phone.microphone = false;
    await opened({ phase: 'SERVED' });
    await page.taps('.speak');
    expect(phone.answer(true).title).toBe('需要使用麦克风');
    await page.finds('.hold');
  });

  it('says why a picture was not taken, and keeps it for another try', async () => {
    await opened({ phase: 'SERVED' });
    peer.answers('/api/customer/media', 415, { code: 'media.not-a-picture' });
    phone.album = [phone.file('a.png', Buffer.from('no picture'))];
    await page.taps('.pictures');
    await page.sees('未发送 · 这不是能显示的图片');
    await page.taps('.discard');
    await page.seesNo('.shot');
  });

  it('rings when the agent calls; answering opens the call page, declining tells the agent', async () => {
    const call = { id: 'c1', by: 'AGENT', media: 'VIDEO', way: 'DIRECT', phase: 'RINGING' };
    await opened({ phase: 'SERVED', call });
    await page.sees('客服邀请您视频通话');
    await page.taps('.call-yes');
    expect(phone.pages).toEqual([
      `/pages/zongji-call/index?conversation=${conversationOf(peer)}&media=VIDEO`,
    ]);
    peer.tells(
      { kind: 'NOTICE', notice: 'CALL_ASKED', callId: 'c0', by: 'CUSTOMER', media: 'VOICE' },
      {},
    );
    const ended = { callId: 'c0', by: 'AGENT', media: 'VOICE', voiceMs: 67_000, videoMs: 0 };
    peer.tells({ kind: 'NOTICE', notice: 'CALL_ENDED', why: 'HUNG_UP', ...ended }, {});
    await page.sees('您发起了语音通话');
    await page.sees('语音通话 1:07，客服已挂断');
    await page.taps('.call-no');
    await expect
      .poll(() => peer.heard.filter(({ op }) => op === 'call-end'))
      .toMatchObject([{ call: 'c1' }]);
  });

  it('offers words instead of a call where there is no WebRTC', async () => {
    phone.device = { platform: 'ios', system: 'iOS 14.2' };
    await opened({ phase: 'SERVED' });
    await page.tapsThe('.call', '');
    const asked = phone.answer(true);
    expect([asked.title, asked.content, asked.confirmText, asked.cancelText]).toEqual([
      '这台设备不能通话',
      '通话需要 iOS 14.3 或更高版本。',
      '请客服回电',
      '继续文字沟通',
    ]);
    await expect.poll(() => page.drawn('draft')).toBe('我的设备不能通话，请给我回电，电话：');
    expect(phone.pages).toEqual([]);
  });

  it('offers no call where the configuration says so', async () => {
    peer.tells(flowSays('您好'), { phase: 'SERVED' });
    page = new ChatPage({ ...config(), calls: false });
    await page.sees('您好');
    expect(page.has('.pictures')).toBe(true);
    expect(page.has('.call')).toBe(false);
  });
});

function conversationOf(peer: Peer): string {
  const hello = peer.heard.find(({ op }) => op === 'hello');
  return String(hello?.conversation ?? '');
}
