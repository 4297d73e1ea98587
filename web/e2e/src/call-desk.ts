import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { Agent } from './agent';
import { openBrowserForCalls } from './browser';
import { Customer } from './customer';
import { addAgent, items, PASSWORD, part, type SampleDesk, sampleDesk, text } from './desk';
import { getsMore, gotBy } from './peers';
import { Product } from './product';
import { hears, speaks } from './tones';

const SEES_WITHIN_MS = 60_000;
const POLL_MS = 200;

/** The sample desk with one agent who waits for customers; everybody's microphone has its own tone. */
export class CallDesk {
  private constructor(
    readonly product: Product,
    readonly browser: Browser,
    readonly desk: SampleDesk,
    readonly agent: Agent,
  ) {}

  /** Starts the product with further settings, and the browser of everybody. */
  static async opens(env: Readonly<Record<string, string>> = {}): Promise<CallDesk> {
    const product = await Product.start({ env: { ZONGJI_DEMO: '1', ...env } });
    try {
      const browser = await openBrowserForCalls();
      const desk = await sampleDesk(product);
      const { login, password } = desk.agent;
      const agent = await Agent.signsIn(browser, product.address, login, password);
      await speaks(agent.page, 'agent');
      await agent.goesOnline();
      return new CallDesk(product, browser, desk, agent);
    } catch (error) {
      await product.remove();
      throw error;
    }
  }

  async closes(): Promise<void> {
    await this.browser.close();
    await this.product.remove();
  }

  /** A customer who comes and is served. */
  async served(): Promise<Customer> {
    const customer = await Customer.comesTo(this.browser, this.desk.customerPage);
    await speaks(customer.page, 'customer');
    await customer.says('咨询');
    await this.agent.accepts();
    await customer.sees(/正在为您服务/);
    return customer;
  }

  /** Nothing went wrong, and the agent waits for the next customer. */
  async over(customer: Customer): Promise<void> {
    expect(customer.errors).toEqual([]);
    expect(this.agent.errors).toEqual([]);
    await this.agent.ends();
    await this.agent.finishes();
    await this.agent.is('空闲中');
    await customer.leaves();
  }

  /** A second agent of the same group, online, by the name of 接手. */
  async colleague(): Promise<Agent> {
    const groups = items(
      await this.desk.admin.send('GET', '/api/skill-groups?mode=OMNIMEDIA'),
    ).filter((group) => text(group, 'name') === '产品咨询客服1组');
    expect(groups).toHaveLength(1);
    await addAgent(this.desk, this.product.address, {
      number: '000077',
      name: '接手',
      groupIds: groups.map((group) => text(group, 'id')),
    });
    const next = await Agent.signsIn(this.browser, this.product.address, '000077', PASSWORD);
    await speaks(next.page, 'colleague');
    await next.goesOnline();
    return next;
  }

  /**
   * The agent transfers a call that goes on: the customer sees and hears `next`, and the agent's page
   * lets go of it. `next` hangs up, ends the service and goes. `connections` is how many each page
   * of the call has.
   */
  async passesOn(customer: Customer, next: Agent, connections = 1): Promise<void> {
    await this.agent.transfersTo('接手', '客户在视频里');
    await next.rings();
    await next.page.keyboard.press('F2');
    await next.call('talking').waitFor();
    await getsMore(next.page, true, connections);
    await getsMore(customer.page, true, connections);
    await hears(customer.page, 'colleague');
    await hears(next.page, 'customer');
    expect(await gotBy(this.agent.page)).toMatchObject({ connections: 0 });
    await customer.sees('下一位客服已加入通话');
    await next.presses('挂断');
    await customer.sees(/客服已挂断/);
    await next.ends();
    await next.finishes();
    expect(next.errors).toEqual([]);
    await next.chooses('下线');
    await next.closesTheBrowser();
    await this.agent.is('空闲中');
    await customer.leaves();
  }

  /** Waits until the product finds Janus `UP` or `AWAY`. */
  async seesJanus(status: 'UP' | 'AWAY'): Promise<void> {
    const deadline = Date.now() + SEES_WITHIN_MS;
    for (;;) {
      const answer = await fetch(`${this.product.address}/actuator/health/readiness`);
      const found = part(part(await answer.json(), 'components'), 'janus');
      if (text(found, 'status') === status) return;
      if (Date.now() > deadline) throw new Error(`Janus is not ${status}: ${this.product.output}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
