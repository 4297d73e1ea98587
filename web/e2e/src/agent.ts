import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { atADesk, watch } from './browser';
import { setOwnPassword, signIn } from './console';
import { attach, type Sent } from './files';
import { rememberPeers } from './peers';
import { word } from './words';

/** An agent at a desk, in the workspace. */
export class Agent {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly seen: { readonly errors: readonly string[] },
  ) {}

  /** Signs in and opens the workspace, offline still. */
  static async signsIn(
    browser: Browser,
    address: string,
    login: string,
    password: string,
  ): Promise<Agent> {
    const agent = await Agent.comes(browser, address);
    await signIn(agent.page, login, password);
    await agent.avatar.waitFor();
    return agent;
  }

  /** Signs in for the first time and sets a password of their own. */
  static async signsInFirst(
    browser: Browser,
    address: string,
    login: string,
    passwords: { readonly oneTime: string; readonly own: string },
  ): Promise<Agent> {
    const agent = await Agent.comes(browser, address);
    await signIn(agent.page, login, passwords.oneTime);
    await setOwnPassword(agent.page, passwords.own);
    await agent.avatar.waitFor();
    return agent;
  }

  private static async comes(browser: Browser, address: string): Promise<Agent> {
    const context = await atADesk(browser);
    await rememberPeers(context);
    const page = await context.newPage();
    const agent = new Agent(page, context, watch(page));
    await page.goto(`${address}/workspace`);
    return agent;
  }

  /** The workspace in a second window of the same browser. */
  async opensAnotherWindow(): Promise<Agent> {
    const page = await this.context.newPage();
    const other = new Agent(page, this.context, watch(page));
    await page.goto(this.page.url());
    await other.avatar.waitFor();
    return other;
  }

  /** What the page has thrown. */
  get errors(): readonly string[] {
    return this.seen.errors;
  }

  private get avatar(): Locator {
    return this.page.getByRole('button', { name: /座席状态/ });
  }

  async goesOnline(): Promise<void> {
    await this.page
      .getByRole('button', { name: /现\s*在\s*上\s*线/ })
      .first()
      .click();
    // A customer who waits already rings at once, and then the agent is busy.
    await this.avatar.filter({ hasText: /空闲中|忙碌中/ }).waitFor();
  }

  /** Chooses from the menu at the avatar. */
  async chooses(what: '小休' | '结束小休' | '下线'): Promise<void> {
    await this.avatar.click();
    await this.page
      .getByRole('menuitem')
      .filter({ hasText: new RegExp(`^${what}$`) })
      .click();
  }

  /** Waits for a presence. */
  async is(presence: '空闲中' | '忙碌中' | '话后整理' | '小休中'): Promise<void> {
    await this.avatar.filter({ hasText: presence }).waitFor();
  }

  /** Waits until it rings and takes the conversation. */
  async accepts(): Promise<void> {
    await this.rings();
    // The offer's own key, whatever has the focus.
    await this.page.keyboard.press('F2');
    await this.writing.waitFor();
  }

  async rings(): Promise<void> {
    await this.page.getByRole('button', { name: /^接\s*听$/ }).waitFor();
  }

  get writing(): Locator {
    return this.page.getByRole('textbox', { name: /^发给/ });
  }

  async says(text: string): Promise<void> {
    await this.writing.fill(text);
    await this.writing.press('Enter');
    await this.reads(text);
  }

  /** Types and sends, whether or not it gets through. */
  async types(text: string): Promise<void> {
    await this.writing.fill(text);
    await this.writing.press('Enter');
  }

  /** What was said and is still on its way. */
  get pending(): Locator {
    return this.page.getByRole('log').locator('[data-pending=true]');
  }

  /** The network is gone, or is back. */
  async hasNetwork(there: boolean): Promise<void> {
    await this.context.setOffline(!there);
  }

  /** Waits for a message or notice in the open conversation. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByRole('log').getByText(text).last().waitFor();
  }

  /** Waits for anything on the page. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }

  /** Everything that was said in the open conversation, from top to bottom. */
  async transcript(): Promise<readonly string[]> {
    const said = await this.page.getByRole('log').locator('[data-from] > p').allInnerTexts();
    return said.map((text) => text.trim());
  }

  /** Chooses a picture or file behind the paper clip. */
  async attaches(file: Sent): Promise<void> {
    await attach(this.page, this.page.getByRole('button', { name: '发送图片或文件' }), file);
  }

  /** What was not sent, with why and what can be done. */
  get unsent(): Locator {
    return this.page.getByRole('log').getByRole('alert');
  }

  /** 转接 to another agent, with a note. */
  async transfersTo(name: string, note: string): Promise<void> {
    await this.page
      .getByRole('button', { name: word('转接') })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio', { name }).check();
    await dialog.getByLabel('给接手客服的备注').fill(note);
    await dialog.getByRole('button', { name: word('转接') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** 结束会话, with its confirmation. */
  async ends(): Promise<void> {
    await this.page.getByRole('button', { name: '结束会话' }).first().click();
    await this.page
      .getByRole('tooltip')
      .or(this.page.getByRole('dialog'))
      .getByRole('button', { name: '结束会话' })
      .click();
    await this.is('话后整理');
  }

  /** 完成会话 */
  async finishes(): Promise<void> {
    await this.page.getByRole('button', { name: '完成会话' }).first().click();
  }

  /** The call of the open conversation: ringing, being called, or talked. */
  call(phase: 'ringing' | 'calling' | 'talking'): Locator {
    return this.page.locator(`[data-call="${phase}"]`);
  }

  /** Presses a button of the call. */
  async presses(name: string): Promise<void> {
    await this.page
      .locator('[data-call], header')
      .getByRole('button', { name: word(name) })
      .first()
      .click();
  }

  async closesTheBrowser(): Promise<void> {
    await this.context.close();
  }
}
