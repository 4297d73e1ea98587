import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { FORBIDDEN_MICROPHONE, MICROPHONE, openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Customer } from '../src/customer';
import { type SampleDesk, sampleDesk } from '../src/desk';
import { Product } from '../src/product';
import { soundAt, VoiceMessages } from '../src/voice';

// Voice messages there and back, with a microphone that beeps.
describe('voice messages', () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let agent: Agent;
  let customer: Customer;
  let theirs: VoiceMessages;
  let ours: VoiceMessages;
  const loaded: string[] = [];

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    browser = await openBrowser(MICROPHONE);
    desk = await sampleDesk(product);
    agent = await Agent.signsIn(browser, product.address, desk.agent.login, desk.agent.password);
    await agent.goesOnline();
    customer = await Customer.comesTo(browser, desk.customerPage);
    await customer.says('1');
    await agent.accepts();
    theirs = new VoiceMessages(customer.page, customer.page.getByRole('log'));
    ours = new VoiceMessages(agent.page, agent.page.getByRole('log'));
    agent.page.on('request', (request) => {
      if (request.url().includes('/api/media/')) loaded.push(request.url());
    });
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  it('reaches the agent with its sound, who hears it and has heard it then', async () => {
    await theirs.records('0:02');
    await theirs.listensFirst();
    await theirs.sends();
    await customer.page.locator('.mine .voice').waitFor();
    await ours.all.last().waitFor();
    await agent.page.locator('[data-task="SERVED"]').getByText('[语音]').waitFor();
    await ours.unheard.waitFor();
    await ours.playsTheNewest();
    await ours.unheard.waitFor({ state: 'hidden' });
    const [url] = loaded;
    const sound = await soundAt(agent.page, url ?? '');
    expect(sound.peak).toBeGreaterThan(0.05);
    expect(sound.seconds).toBeGreaterThan(1);
    expect(sound.seconds).toBeLessThan(60);
  });

  it('goes back to the customer, held and let go, and is heard there', async () => {
    await ours.holds('0:02', false);
    await ours.sends();
    await theirs.unheard.waitFor();
    await theirs.playsTheNewest();
    await theirs.unheard.waitFor({ state: 'hidden' });
    await customer.reloads();
    await theirs.all.nth(1).waitFor();
    expect(await theirs.unheard.count()).toBe(0);
  });

  it('is thrown away by sliding and by Escape, on both sides', async () => {
    const before = await ours.all.count();
    await theirs.holds('0:01', true);
    await theirs.isIdle();
    await ours.records('0:02');
    await ours.cancelsByEscape();
    await customer.says('刚才没有说完');
    await agent.reads('刚才没有说完');
    expect(await ours.all.count()).toBe(before);
    expect(await theirs.all.count()).toBe(before);
  });

  it.each([
    { flags: FORBIDDEN_MICROPHONE, told: /没有麦克风权限/ },
    { flags: [], told: /没有找到麦克风/ },
  ])('says what to do where nothing can be recorded: $told', async ({ flags, told }) => {
    const strict = await openBrowser(flags);
    try {
      const other = await Customer.comesTo(strict, desk.customerPage);
      await new VoiceMessages(other.page, other.page.getByRole('log')).isTold(told);
      await other.says('那我打字');
    } finally {
      await strict.close();
    }
  });

  it('has thrown nothing', () => {
    expect([...agent.errors, ...customer.errors]).toEqual([]);
  });
});
