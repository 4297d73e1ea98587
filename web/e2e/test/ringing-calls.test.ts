import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '../src/agent';
import { CallDesk } from '../src/call-desk';
import { photographFailures } from '../src/camera';
import type { Customer } from '../src/customer';
import { Janus } from '../src/janus';
import { getsMore } from '../src/peers';
import { countDevices, doneBy, until } from '../src/ringing';

/** How calls travel, and how many connections that takes of each page. */
const WAYS = [
  { way: 'from page to page', connections: 1 },
  { way: 'through Janus', connections: 2 },
] as const;

// While a call rings both pages connect; nothing is opened, sent, shown or recorded before somebody
// accepts.
describe.each(WAYS)('calls that ring $way', ({ way, connections }) => {
  let janus: Janus | null = null;
  let recorded: readonly string[] = [];
  let talk: CallDesk;
  let agent: Agent;

  photographFailures(() => talk.browser);

  beforeAll(async () => {
    janus = way === 'through Janus' ? await Janus.start() : null;
    talk = await CallDesk.opens(janus?.settings);
    if (janus !== null) await talk.seesJanus('UP');
    agent = talk.agent;
    await countDevices(agent.page);
  });

  afterAll(async () => {
    await talk?.closes();
    await janus?.remove();
  });

  beforeEach(() => {
    recorded = janus?.recorded() ?? [];
  });

  /** A customer who is served, and whose devices are counted. */
  async function served(): Promise<Customer> {
    const customer = await talk.served();
    await countDevices(customer.page);
    return customer;
  }

  /** What is recorded of the calls of this test. */
  function recordedSince(): readonly string[] {
    return janus?.recorded().filter((name) => !recorded.includes(name)) ?? [];
  }

  /** Both pages are connected and stay so for a while in which nothing but checks is sent. */
  async function connectInSilence(...pages: readonly (Agent | Customer)[]): Promise<void> {
    for (const { page } of pages) {
      const { checks } = await until(page, ({ connected }) => connected === connections);
      await until(page, (done) => done.checks > checks + 1);
    }
    for (const { page } of pages) {
      expect(await doneBy(page)).toMatchObject({ connected: connections, packets: 0, senders: 0 });
    }
    expect(recordedSince()).toEqual([]);
  }

  it('the customer asks: nothing flows before the agent accepts, then over the same connection', async () => {
    const customer = await served();
    const before = (await doneBy(agent.page)).opened;
    await customer.presses('视频通话');
    await agent.call('ringing').waitFor();
    await connectInSilence(customer, agent);
    expect((await doneBy(customer.page)).opened).toBe(1);
    expect((await doneBy(agent.page)).opened).toBe(before);
    await agent.presses('接听视频');
    await getsMore(customer.page, true, connections);
    await getsMore(agent.page, true, connections);
    expect(await doneBy(customer.page)).toMatchObject({ open: connections, senders: 2 });
    expect((await doneBy(agent.page)).opened).toBe(before + 1);
    expect(recordedSince()).toHaveLength(janus === null ? 0 : 4);
    await customer.presses('挂断');
    await until(agent.page, ({ open }) => open === 0);
    await until(customer.page, ({ open }) => open === 0);
    await talk.over(customer);
  });

  it('the agent asks: the customer’s devices stay dark, and declining closes everything', async () => {
    const customer = await served();
    await agent.presses('视频通话');
    await customer.sees('邀请您进行视频通话');
    await connectInSilence(customer, agent);
    expect((await doneBy(customer.page)).opened).toBe(0);
    await customer.presses('拒绝');
    await until(agent.page, ({ open }) => open === 0);
    await until(customer.page, ({ open }) => open === 0);
    expect((await doneBy(customer.page)).opened).toBe(0);
    expect(recordedSince()).toEqual([]);

    await agent.presses('语音通话');
    await customer.sees('邀请您进行语音通话');
    await connectInSilence(customer, agent);
    await customer.presses('接听');
    await getsMore(customer.page, false, connections);
    await getsMore(agent.page, false, connections);
    await agent.presses('挂断');
    await talk.over(customer);
  });

  it('either page reloads while it rings, and the call is accepted all the same', async () => {
    const customer = await served();
    await customer.presses('视频通话');
    await agent.call('ringing').waitFor();
    await customer.page.reload();
    await connectInSilence(customer, agent);
    await agent.page.reload();
    await agent.call('ringing').waitFor();
    await connectInSilence(customer, agent);
    await agent.presses('接听视频');
    await getsMore(customer.page, true, connections);
    await getsMore(agent.page, true, connections);
    await customer.presses('挂断');
    await talk.over(customer);
  });

  it('the desk moves to another window: its calls do so too, and the first one goes dark', async () => {
    const customer = await served();
    await customer.presses('视频通话');
    await connectInSilence(customer, agent);
    const other = await agent.opensAnotherWindow();
    await other.call('ringing').waitFor();
    await until(agent.page, ({ open }) => open === 0);
    await other.presses('接听视频');
    await getsMore(other.page, true, connections);
    await getsMore(customer.page, true, connections);
    await agent.page.getByRole('button', { name: '在此窗口使用' }).click();
    await getsMore(agent.page, true, connections);
    await getsMore(customer.page, true, connections);
    await until(other.page, ({ open }) => open === 0);
    await customer.presses('挂断');
    expect(other.errors).toEqual([]);
    await other.page.close();
    await talk.over(customer);
  });

  it('of two pages of the customer only the one that accepts goes on', async () => {
    const customer = await served();
    const other = await customer.opensAnotherPage();
    await countDevices(other);
    await agent.presses('视频通话');
    await customer.sees('邀请您进行视频通话');
    await other.getByText('邀请您进行视频通话').waitFor();
    await customer.presses('接听');
    await getsMore(customer.page, true, connections);
    await getsMore(agent.page, true, connections);
    await other.getByText('通话在另一个页面进行').waitFor();
    expect(await doneBy(other)).toMatchObject({ open: 0, opened: 0 });
    await customer.presses('挂断');
    await other.close();
    await talk.over(customer);
  });
});
