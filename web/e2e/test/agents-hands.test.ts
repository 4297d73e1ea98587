import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { openBrowser } from '../src/browser';
import { photographFailures } from '../src/camera';
import { Customer } from '../src/customer';
import {
  addAgent,
  items,
  onlineDesk,
  PASSWORD,
  type SampleDesk,
  sampleDesk,
  text,
} from '../src/desk';
import { Product } from '../src/product';

// Whatever comes in while an agent works, nothing but the agent changes what is open.
describe("the agent's hands", () => {
  let product: Product;
  let browser: Browser;
  let desk: SampleDesk;
  let customerPage: string;
  let agent: Agent;
  let first: Customer;
  let second: Customer;

  photographFailures(() => browser);

  beforeAll(async () => {
    product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
    browser = await openBrowser();
    desk = await sampleDesk(product);
    agent = await Agent.signsIn(browser, product.address, desk.agent.login, desk.agent.password);
    await agent.goesOnline();
    customerPage = await onlineDesk(desk, product.address, desk.agent.login);
    first = await Customer.comesTo(browser, customerPage);
    await first.says('在吗');
    await agent.rings();
  });

  afterAll(async () => {
    await browser?.close();
    await product?.remove();
  });

  const focused = () =>
    agent.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const openName = () => agent.page.locator('main h1 bdi').innerText();

  it('accept by Enter while nobody types', async () => {
    await agent.page.keyboard.press('Enter');
    await agent.writing.waitFor();
    await first.says('我的订单到哪里了');
    await agent.reads('我的订单到哪里了');
  });

  it('keep what is open and what is typed when a second customer rings', async () => {
    const name = await openName();
    await agent.writing.click();
    await agent.page.keyboard.type('您的订单');
    await refuseNotices(agent);
    second = await Customer.comesTo(browser, customerPage);
    await second.says('想问价格');
    await agent.page.locator('[data-section="OFFERED"]').waitFor();
    await agent.page.keyboard.type('已经 发出 ');
    await agent.page.keyboard.press('Enter');
    await first.reads('您的订单已经 发出');
    await agent.page.keyboard.press('Space');
    expect(await openName()).toBe(name);
    expect(await focused()).toContain('发给');
    expect(await agent.page.locator('[data-section="OFFERED"]').count()).toBe(1);
  });

  it('send nothing and accept nothing by the Enter that ends a word of an input method', async () => {
    await agent.writing.fill('你好吗');
    await agent.writing.evaluate((area) => {
      const ends = new CompositionEvent('compositionend', { bubbles: true, data: '吗' });
      area.dispatchEvent(ends);
      const key = { key: 'Enter', code: 'Enter', keyCode: 229, bubbles: true, cancelable: true };
      area.dispatchEvent(new KeyboardEvent('keydown', key));
    });
    expect(await agent.writing.inputValue()).toBe('你好吗');
    expect(await agent.page.locator('[data-section="OFFERED"]').count()).toBe(1);
  });

  it('accept by the key that the card names, and find the draft again', async () => {
    const name = await openName();
    await agent.page.keyboard.press('F2');
    await expect.poll(openName).not.toBe(name);
    expect(await agent.writing.inputValue()).toBe('');
    await agent.page.keyboard.press('Alt+ArrowDown');
    await expect.poll(openName).toBe(name);
    expect(await agent.writing.inputValue()).toBe('你好吗');
    await agent.page.reload();
    await expect.poll(openName).toBe(name);
    expect(await agent.writing.inputValue()).toBe('你好吗');
  });

  it('paste the text of cells, and ask before a picture goes', async () => {
    await agent.writing.fill('');
    await paste(agent, '名称\t数量');
    expect(await agent.page.getByLabel('待发送的图片和文件').count()).toBe(0);
    await paste(agent, '');
    const tray = agent.page.getByLabel('待发送的图片和文件');
    await tray.getByRole('img', { name: 'image.png' }).waitFor();
    await tray.getByRole('button', { name: /移除/ }).click();
    await tray.waitFor({ state: 'hidden' });
    await paste(agent, '');
    await agent.writing.fill('见图');
    await agent.writing.press('Enter');
    await first.reads('见图');
    await first.picture('image.png').waitFor();
  });

  it('stay on what is over, with what was not sent', async () => {
    const name = await openName();
    await agent.writing.fill('还有一件事');
    await first.endsIt();
    await agent.page.getByText('以下内容没有发给客户').waitFor();
    expect(await openName()).toBe(name);
    await agent.page.keyboard.press('Enter');
    await agent.page.getByRole('button', { name: '完成会话' }).waitFor();
    await agent.page
      .getByRole('list', { name: '没有发出的内容' })
      .getByText('还有一件事')
      .waitFor();
    await agent.finishes();
    await expect.poll(openName).not.toBe(name);
    await agent.page.getByRole('button', { name: /1 条内容没有发出/ }).waitFor();
  });

  it('find again what was written without a line to a customer who has left meanwhile', async () => {
    await agent.hasNetwork(false);
    await agent.types('断网时写的');
    await second.endsIt();
    await agent.hasNetwork(true);
    const left = agent.page.getByRole('list', { name: '没有发出的内容' });
    await left.getByText('断网时写的').waitFor();
    await left.getByRole('button', { name: '删除' }).click();
    await left.waitFor({ state: 'hidden' });
    await agent.finishes();
  });

  it('leave what was not sent as a note that whoever serves sees and the customer does not', async () => {
    second = await Customer.comesTo(browser, customerPage);
    await second.says('我是第三位');
    await agent.accepts();
    const groups = items(await desk.admin.get('/api/skill-groups?mode=ONLINE'));
    const groupIds = groups.map((group) => text(group, 'id'));
    const colleague = { number: '000078', name: '同事', groupIds };
    await addAgent(desk, product.address, colleague);
    const next = await Agent.signsIn(browser, product.address, colleague.number, PASSWORD);
    await next.goesOnline();
    await agent.writing.fill('答应过周五前退款');
    await agent.transfersTo('同事', '客户在问退款');
    await next.accepts();
    await agent.page.getByRole('button', { name: /条内容没有发出/ }).click();
    const left = agent.page.getByRole('dialog').getByRole('listitem');
    await left
      .filter({ hasText: '答应过周五前退款' })
      .getByRole('button', { name: '留言给当前客服' })
      .click();
    await next.reads(/示例客服（000010）留言（客户看不到）：答应过周五前退款/);
    await next.says('退款周五到');
    await second.reads('退款周五到');
    expect(await second.page.getByText('答应过').count()).toBe(0);
    await next.ends();
    await next.finishes();
    expect(next.errors).toEqual([]);
    await next.closesTheBrowser();
    await agent.page.keyboard.press('Escape');
    await agent.page.getByRole('dialog').waitFor({ state: 'hidden' });
    second = await Customer.comesTo(browser, customerPage);
    await second.says('第四位');
    await agent.accepts();
  });

  it('can do nothing in a window that another has replaced, and lose nothing in it', async () => {
    await agent.writing.fill('半句话');
    const other = await agent.opensAnotherWindow();
    await agent.sees('工作台已在另一个窗口打开');
    for (const button of ['转接', '结束会话', '发送']) {
      const found = agent.page.getByRole('main').getByRole('button', { name: button, exact: true });
      expect([button, await found.isDisabled()]).toEqual([button, true]);
    }
    await agent.page.getByRole('button', { name: '在此窗口使用' }).click();
    await other.sees('工作台已在另一个窗口打开');
    expect(await agent.writing.inputValue()).toBe('半句话');
    expect([...agent.errors, ...other.errors, ...first.errors, ...second.errors]).toEqual([]);
  });

  it('turn the ring tone on with one click where the browser waits for one', async () => {
    await agent.page.addInitScript(soundWaitsForAClick);
    await agent.page.reload();
    await agent.sees('提示音未开启');
    const turnOn = agent.page.getByRole('button', { name: '开启提示音' });
    await turnOn.click();
    await turnOn.waitFor({ state: 'hidden' });
    expect(agent.errors).toEqual([]);
  });
});

/** What most browsers do after a reload, and a headless one never: `resume` waits for a click. */
function soundWaitsForAClick(): void {
  let clicked = false;
  window.addEventListener('pointerdown', () => {
    clicked = true;
  });
  class Waiting extends AudioContext {
    #resumed = false;

    override get state(): AudioContextState {
      return this.#resumed ? super.state : 'suspended';
    }

    override async resume(): Promise<void> {
      if (!clicked) return new Promise(() => {});
      this.#resumed = true;
      await super.resume();
    }
  }
  Object.defineProperty(window, 'AudioContext', { value: Waiting });
}

/** Chrome on Android allows notices and throws when one is made. */
async function refuseNotices(agent: Agent): Promise<void> {
  await agent.page.evaluate(() => {
    class Refusing {
      static readonly permission = 'granted';
      constructor() {
        throw new TypeError("Failed to construct 'Notification': Illegal constructor.");
      }
    }
    Object.defineProperty(window, 'Notification', { value: Refusing });
    document.hasFocus = () => false;
  });
}

/** Pastes a picture, with a text beside it as office programs put it there. */
async function paste(agent: Agent, text: string): Promise<void> {
  await agent.writing.evaluate((area, words) => {
    const clipboardData = new DataTransfer();
    if (words !== '') clipboardData.setData('text/plain', words);
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    const event = { clipboardData, bubbles: true, cancelable: true };
    area.dispatchEvent(new ClipboardEvent('paste', event));
  }, text);
}
