import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChatPage, render } from './page';
import { flowSays, Peer } from './peer';
import { Phone } from './phone';

const APP = 'wx0123456789abcdef';
const FLOW = '01997a3e-0000-7000-8000-00000000000f';
const TICKETS = '/api/customer/call-tickets';

describe('the call component', () => {
  let peer: Peer;
  let phone: Phone;
  let chat: ChatPage;
  let events: string[];
  let call: ReturnType<typeof render>;

  const config = () => ({ server: peer.address, appId: APP, flowId: FLOW });
  const opens = () => {
    events = [];
    call = render('call', { config: config(), conversation: 'c', media: 'VIDEO' });
    call.addEventListener('open', ({ detail }) => events.push(`open ${JSON.stringify(detail)}`));
    call.addEventListener('back', () => events.push('back'));
  };
  const sees = (text: string) => expect.poll(() => call.dom.textContent).toContain(text);

  beforeEach(async () => {
    peer = await Peer.start();
    phone = new Phone(() => 'code');
    phone.install();
    peer.tells(flowSays('您好'), { phase: 'SERVED' });
    chat = new ChatPage(config());
    await chat.sees('您好');
  });

  afterEach(async () => {
    call.detach();
    chat.leave();
    phone.remove();
    await peer.stop();
  });

  it('opens the page that its ticket leads to', async () => {
    peer.answers(TICKETS, 200, { ticket: 't', url: '/call?ticket=t', expiresAt: 'soon' });
    opens();
    await expect.poll(() => events).toEqual([`open {"address":"${peer.address}/call?ticket=t"}`]);
    expect(call.querySelector('.zongji-call')).toBeUndefined();
    const asked = peer.asked.find(({ path }) => path === TICKETS);
    expect(JSON.parse(asked?.body ?? '')).toEqual({ conversation: 'c', media: 'VIDEO' });
  });

  it('opens no page of another server', async () => {
    peer.answers(TICKETS, 200, { ticket: 't', url: 'https://example.org/call', expiresAt: 'soon' });
    opens();
    await sees('通话没有打开');
    expect(events).toEqual([]);
  });

  it('says why there is no ticket, and asks again', async () => {
    peer.answers(TICKETS, 409, { code: 'conversation.ended' });
    opens();
    await sees('通话没有打开');
    peer.answers(TICKETS, 200, { ticket: 't', url: '/call?ticket=t', expiresAt: 'soon' });
    call.querySelector('.retry')?.dispatchEvent('tap');
    await expect.poll(() => events.length).toBe(1);
    call.querySelector('.text')?.dispatchEvent('tap');
  });

  it.each([
    ['windows', 'Windows 11', '电脑版微信只能收看'],
    ['mac', 'macOS 14', '电脑版微信只能收看'],
    ['ios', 'iOS 13.7', '通话需要 iOS 14.3'],
  ])('offers words on %s %s and asks for no ticket', async (platform, system, why) => {
    phone.device = { platform, system };
    opens();
    await sees(why);
    call.querySelector('.call-back')?.dispatchEvent('tap');
    await expect.poll(() => events).toEqual(['back']);
    chat.show();
    await expect.poll(() => chat.drawn('draft')).toBe('我的设备不能通话，请给我回电，电话：');
    expect(peer.asked.some(({ path }) => path === TICKETS)).toBe(false);
  });

  it.each([
    ['ios', 'iOS 14.3'],
    ['ios', 'iOS 18.0'],
    ['android', 'Android 8'],
    ['ohos', 'HarmonyOS 5.0'],
    ['devtools', 'Windows 11'],
  ])('tries a call on %s %s', async (platform, system) => {
    phone.device = { platform, system };
    peer.answers(TICKETS, 200, { ticket: 't', url: '/call?ticket=t', expiresAt: 'soon' });
    opens();
    await expect.poll(() => events.length).toBe(1);
  });
});
