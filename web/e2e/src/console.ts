import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core';
import { atADesk, watch, withATablet } from './browser';
import { chinese, word } from './words';

/** An administrator at a desk, in the console; everything is done by mouse and keyboard. */
export class Console {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly seen: { readonly errors: readonly string[] },
  ) {}

  /** Opens the console; it asks who is there. */
  static async opens(browser: Browser, address: string): Promise<Console> {
    return Console.openedIn(await atADesk(browser), address);
  }

  /** Opens the console on a tablet. */
  static async opensOnATablet(browser: Browser, address: string): Promise<Console> {
    return Console.openedIn(await withATablet(browser), address);
  }

  private static async openedIn(context: BrowserContext, address: string): Promise<Console> {
    const page = await context.newPage();
    const console = new Console(page, context, watch(page));
    await page.goto(address);
    return console;
  }

  /** What the page has thrown. */
  get errors(): readonly string[] {
    return this.seen.errors;
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog').last();
  }

  /** The row of a list that has a text. */
  row(text: string): Locator {
    return this.page.getByRole('row').filter({ hasText: text });
  }

  async signsIn(login: string, password: string): Promise<void> {
    await signIn(this.page, login, password);
  }

  /** The change that the first sign-in asks for. */
  async setsOwnPassword(chosen: string): Promise<void> {
    await setOwnPassword(this.page, chosen);
  }

  /** Follows a link of the navigation, unfolding what it stands in. */
  async goesTo(link: string, within?: string): Promise<void> {
    const navigation = this.page.getByRole('navigation', { name: '管理工作台导航' });
    if (within !== undefined) {
      const fold = navigation.locator('li[role=none]').filter({ hasText: within });
      const title = fold.getByRole('menuitem', { name: word(within) });
      if ((await title.getAttribute('aria-expanded')) !== 'true') await title.click();
      await fold.getByRole('link', { name: link, exact: true }).click();
    } else {
      await navigation.getByRole('link', { name: link, exact: true }).click();
    }
    await this.page.getByRole('heading', { level: 1, name: link }).waitFor();
  }

  /** Presses a button of the page, or of what lies above it. */
  async presses(name: string, within: Locator | Page = this.page): Promise<void> {
    await within
      .getByRole('button', { name: word(name) })
      .first()
      .click();
  }

  /** Waits for a text anywhere on the page. */
  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }

  /** Adds an agent; returns the one-time password that is shown. */
  async addsAgent(agent: {
    readonly name: string;
    readonly email: string;
    readonly number: string;
  }): Promise<string> {
    await this.presses('添加客服');
    const form = this.dialog;
    await form.getByLabel('姓名', { exact: true }).fill(agent.name);
    await form.getByLabel('邮箱', { exact: true }).fill(agent.email);
    await form.getByLabel('工号', { exact: true }).fill(agent.number);
    await this.presses('确定', form);
    const secret = this.page.getByRole('dialog', { name: '一次性密码' }).locator('code.secret');
    const password = (await secret.innerText()).trim();
    await this.presses('我已保存');
    await secret.waitFor({ state: 'hidden' });
    return password;
  }

  /** Follows the button of an empty page whose first words are these. */
  async takesFirstStep(emptiness: string, role: 'button' | 'link', step: string): Promise<void> {
    const place = this.page.getByText(emptiness, { exact: true }).locator('xpath=..');
    await place.getByRole(role, { name: word(step) }).click();
  }

  /** Begins a flow of this name; its editor opens. */
  async beginsFlow(name: string): Promise<void> {
    await this.presses('新建');
    await this.dialog.getByLabel('名称').fill(name);
    await this.presses('确定', this.dialog);
  }

  /** Downloads the spreadsheet that an import asks for, from the open dialog. */
  async downloadsTemplate(): Promise<Download> {
    const coming = this.page.waitForEvent('download');
    await this.dialog.getByRole('link', { name: word('下载模板（.xlsx）') }).click();
    return coming;
  }

  /** Gives the open import dialog a file. */
  async uploads(name: string, buffer: Buffer): Promise<void> {
    await this.dialog.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    });
  }

  /** Opens the dialog of a new skill group, gives it a name and confirms. */
  async asksForGroup(name: string): Promise<void> {
    await this.presses('添加技能组');
    await this.dialog.getByLabel('技能组名称').fill(name);
    await this.presses('确定', this.dialog);
  }

  /** Leaves the open dialog by 取消. */
  async cancels(filled: 'empty' | 'filled' = 'empty'): Promise<void> {
    const open = this.dialog;
    await this.presses('取消', open);
    if (filled === 'filled') await this.presses('放弃');
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** Ticks an agent into a skill group. */
  async addsMember(group: string, agent: string): Promise<void> {
    await this.presses('查看技能组成员', this.row(group));
    const drawer = this.page.getByRole('dialog', { name: `「${group}」的客服` });
    await drawer
      .getByRole('button', { name: word('添加客服') })
      .first()
      .click();
    const choice = this.page.getByRole('dialog', { name: `添加客服到「${group}」` });
    await choice.getByRole('row').filter({ hasText: agent }).getByRole('checkbox').check();
    await this.presses('确定', choice);
    await choice.waitFor({ state: 'hidden' });
    await drawer.getByText('共 1 名客服').waitFor();
    await drawer.getByRole('button', { name: /关闭|Close/ }).click();
    await drawer.waitFor({ state: 'hidden' });
  }

  /** Adds a website that is reached by its own page. */
  async addsWebsite(name: string): Promise<void> {
    await this.presses('添加网站');
    await this.dialog.getByLabel('名称', { exact: true }).fill(name);
    await this.presses('确定', this.dialog);
    await this.row(name).waitFor();
  }

  /** Links a flow to a channel by choosing its name. */
  async linksFlow(channel: string, flow: string): Promise<void> {
    await this.presses('关联服务流', this.row(channel));
    await this.dialog.getByRole('combobox').click();
    await option(this.page, flow).click();
    await this.dialog.getByRole('button', { name: word('关联') }).click();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  /** The address of a website's own page, as 接入方式 shows it. */
  async readsPageAddress(channel: string): Promise<string> {
    await this.presses('接入方式', this.row(channel));
    const link = this.page.getByRole('link', { name: /打开页面/ });
    const address = await link.getAttribute('href');
    await this.page.keyboard.press('Escape');
    await link.waitFor({ state: 'hidden' });
    if (address === null) throw new Error('打开页面 leads nowhere');
    return address;
  }

  /** Waits until a figure of 数据概览 has a value. */
  async seesFigure(name: string, value: string): Promise<void> {
    await this.page
      .getByRole('button', { name: `「${name}」如何计算` })
      .locator('xpath=../..')
      .filter({ hasText: new RegExp(`^${name}${value}$`) })
      .waitFor();
  }

  async choosesEnglish(): Promise<void> {
    await this.page.getByRole('button', { name: '语言' }).click();
    await this.page.getByRole('menuitem', { name: 'English' }).click();
    await this.page.getByRole('button', { name: 'Language' }).waitFor();
  }

  /** The Chinese words on the page beside what people have named themselves. */
  async chineseBut(named: readonly string[]): Promise<readonly string[]> {
    const whole = await this.page.locator('body').innerText();
    return chinese(named.reduce((left, name) => left.replaceAll(name, ''), whole));
  }

  /** Does something to a row of a list: by its button, or by the menu of further actions. */
  async does(deed: string, row: string): Promise<void> {
    const place = this.row(row);
    await place.waitFor();
    const button = place.getByRole('button', { name: word(deed) });
    if ((await button.count()) > 0) {
      await button.click();
      return;
    }
    await place.getByRole('button', { name: /更多操作/ }).click();
    await this.page.getByRole('menuitem', { name: word(deed) }).click();
  }

  async closesTheBrowser(): Promise<void> {
    await this.context.close();
  }
}

/** Fills the sign-in form that the page shows. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('邮箱或工号').fill(login);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

/** Fills the form of the first sign-in. */
export async function setOwnPassword(page: Page, chosen: string): Promise<void> {
  await page.getByRole('heading', { name: '请先设置新密码' }).waitFor();
  await page.getByLabel('新密码', { exact: true }).fill(chosen);
  await page.getByLabel('再次输入新密码').fill(chosen);
  await page.getByRole('button', { name: '修改密码' }).click();
}

/** A choice of an open list; its accessible twin is not what a mouse can hit. */
export function option(page: Page, name: string): Locator {
  return page.locator('.ant-select-item-option').filter({ hasText: name });
}
