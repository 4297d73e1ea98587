import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { atADesk, watch } from './browser';

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
    const context = await atADesk(browser);
    const page = await context.newPage();
    const agent = new Agent(page, context, watch(page));
    await page.goto(`${address}/workspace`);
    await page.getByLabel('邮箱或工号').fill(login);
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await agent.avatar.waitFor();
    return agent;
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
    await this.is('空闲中');
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
    await this.page.keyboard.press('Enter');
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

  /** Waits for a message or notice in the open conversation. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByRole('log').getByText(text).last().waitFor();
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

  async closesTheBrowser(): Promise<void> {
    await this.context.close();
  }
}
