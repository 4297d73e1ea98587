import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { watch, withAPhone } from './browser';
import { attach, type Sent } from './files';
import { rememberPeers } from './peers';

/** A customer with a phone on the page of one website channel. */
export class Customer {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly seen: { readonly errors: readonly string[] },
  ) {}

  /** Opens the page; the flow begins to speak. */
  static async comesTo(browser: Browser, address: string): Promise<Customer> {
    const context = await withAPhone(browser);
    await rememberPeers(context);
    const page = await context.newPage();
    const customer = new Customer(page, context, watch(page));
    await page.goto(address);
    await customer.writing.waitFor();
    return customer;
  }

  /** The same page once more in the same browser. */
  async opensAnotherPage(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.page.url());
    await page.locator('form.composer textarea').waitFor();
    return page;
  }

  get writing(): Locator {
    return this.page.locator('form.composer textarea');
  }

  /** What the page has thrown. */
  get errors(): readonly string[] {
    return this.seen.errors;
  }

  async says(text: string): Promise<void> {
    await this.writing.fill(text);
    await this.writing.press('Enter');
    await this.own(text).last().waitFor();
  }

  /** Waits for a text of the system or of the agent. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.locator('.system, .theirs').filter({ hasText: text }).last().waitFor();
  }

  /** Waits for anything on the page: a card, a state, a notice. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }

  own(text: string): Locator {
    return this.page.locator('.mine').filter({ hasText: text });
  }

  /** Every message on the page from top to bottom. */
  async transcript(): Promise<readonly string[]> {
    const bubbles = await this.page.locator('.said .bubble').allInnerTexts();
    return bubbles.map((text) => text.trim());
  }

  /** Types and sends, whether or not it gets through. */
  async types(text: string): Promise<void> {
    await this.writing.fill(text);
    await this.writing.press('Enter');
  }

  /** What was said and is still on its way. */
  get pending(): Locator {
    return this.page.locator('.mine.pending');
  }

  /** The network is gone, or is back. */
  async hasNetwork(there: boolean): Promise<void> {
    await this.context.setOffline(!there);
  }

  /** Chooses a picture or file behind the plus. */
  async attaches(file: Sent): Promise<void> {
    await attach(this.page, this.page.getByRole('button', { name: '发送图片或文件' }), file);
  }

  /** Whether uploads get through or hang on the way. */
  async hasUploads(through: boolean): Promise<void> {
    const uploads = '**/api/customer/media*';
    if (through) await this.page.unroute(uploads);
    else await this.page.route(uploads, () => {});
  }

  async reloads(): Promise<void> {
    await this.page.reload();
    await this.writing.waitFor();
  }

  /** A picture of the customer's own, sent or on its way. */
  ownPicture(name: string): Locator {
    return this.page.locator('.mine').getByRole('img', { name });
  }

  /** A picture from the system or the agent. */
  picture(name: string): Locator {
    return this.page.locator('.theirs').getByRole('img', { name });
  }

  /** By how many CSS pixels the page is wider than the screen. */
  async overhang(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /** What a call shows over the page. */
  get call(): Locator {
    return this.page.locator('.call');
  }

  /** Presses a button of the page or of the call upon it. */
  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click();
  }

  async consultsAgain(): Promise<void> {
    await this.page.getByRole('button', { name: '再次咨询' }).click();
    await this.page.getByRole('list', { name: '快速回复' }).waitFor();
  }

  /** Ends the conversation on the page, with its question. */
  async endsIt(): Promise<void> {
    await this.page.getByRole('button', { name: '结束会话' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click();
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}
