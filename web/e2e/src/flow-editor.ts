import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { option } from './console';
import { type Finger, middleOf } from './fingers';
import { word } from './words';

/** A kind of module as the palette names it. */
export type Kind = '消息发送' | '分支' | '转人工' | '结束';

/** The flow editor, worked with mouse and keyboard. */
export class FlowEditor {
  constructor(readonly page: Page) {}

  private get palette(): Locator {
    return this.page.getByRole('navigation', { name: '模块' });
  }

  private get panel(): Locator {
    return this.page.locator('aside').last();
  }

  /** The card of a module by its label. */
  card(label: string): Locator {
    return this.page.locator('.react-flow__node').filter({
      has: this.page.locator('header').getByText(label, { exact: true }),
    });
  }

  /** Waits until the editor is there. */
  async opened(): Promise<void> {
    await this.palette.waitFor();
    await this.card('开始').waitFor();
  }

  /** Drags a module from the palette to a place of the canvas, in parts of its size. */
  async drags(kind: Kind, to: { readonly x: number; readonly y: number }): Promise<void> {
    const canvas = this.page.locator('.react-flow');
    const box = await boxOf(canvas);
    await this.palette.getByRole('button', { name: word(kind) }).dragTo(canvas, {
      targetPosition: { x: box.width * to.x, y: box.height * to.y },
    });
    await this.card(kind).waitFor();
  }

  /** Clicks a module in the palette: it comes behind the chosen one. */
  async clicks(kind: Kind): Promise<void> {
    await this.palette.getByRole('button', { name: word(kind) }).click();
    await this.card(kind).waitFor();
  }

  /** Clicks a module in the palette of which there is one already. */
  async addsAnother(kind: Kind): Promise<void> {
    await this.palette.getByRole('button', { name: word(kind) }).click();
    await this.card(`${kind} 2`).waitFor();
  }

  /** Draws a wire from an exit to the port of another module. */
  async connects(from: string, exit: string, to: string): Promise<void> {
    await this.port(from, exit).hover();
    await this.page.mouse.down();
    const box = await boxOf(this.card(to).locator('.react-flow__handle.target'));
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
    await this.page.mouse.up();
  }

  /** Drags a module from the palette by a finger to a place of the canvas, in parts of its size. */
  async dragsByFinger(
    finger: Finger,
    kind: Kind,
    to: { readonly x: number; readonly y: number },
  ): Promise<void> {
    const box = await boxOf(this.page.locator('.react-flow'));
    await finger.draws(await middleOf(this.palette.getByRole('button', { name: word(kind) })), {
      x: box.x + box.width * to.x,
      y: box.y + box.height * to.y,
    });
    await this.card(kind).waitFor();
  }

  /** Draws a wire by a finger from an exit to the port of another module. */
  async connectsByFinger(finger: Finger, from: string, exit: string, to: string): Promise<void> {
    await finger.draws(
      await middleOf(this.port(from, exit)),
      await middleOf(this.card(to).locator('.react-flow__handle.target')),
    );
  }

  /** The wires on the canvas. */
  get wires(): Locator {
    return this.page.locator('.react-flow__edge');
  }

  /** Draws a wire into the open and takes a next module from the menu that comes up there. */
  async drawsOut(
    from: string,
    exit: string,
    by: { readonly x: number; readonly y: number },
    next: Kind,
  ): Promise<void> {
    const port = this.port(from, exit);
    await port.hover();
    const box = await boxOf(port);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + by.x, box.y + by.y, { steps: 12 });
    await this.page.mouse.up();
    await this.page.getByRole('menu', { name: '接下来' }).getByText(next, { exact: true }).click();
    await this.card(next).waitFor();
  }

  /** How large the flow is shown. */
  async zoom(): Promise<number> {
    return this.page
      .locator('.react-flow__viewport')
      .evaluate((view) => new DOMMatrix(getComputedStyle(view).transform).a);
  }

  /** A point of the window in the middle of a wire, by its place among the wires. */
  async middleOfWire(place: number): Promise<{ readonly x: number; readonly y: number }> {
    const path = this.wires.nth(place).locator('path.react-flow__edge-path');
    return path.evaluate((line) => {
      if (!(line instanceof SVGPathElement)) throw new Error('no path');
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2);
      const to = line.getScreenCTM();
      if (to === null) throw new Error('not drawn');
      return { x: x * to.a + to.e, y: y * to.d + to.f };
    });
  }

  port(module: string, exit: string): Locator {
    return this.page.getByRole('button', { name: `${module} 的出口：${exit}`, exact: true });
  }

  /** Opens the settings of a module. */
  async chooses(label: string): Promise<void> {
    await this.card(label).locator('header').click();
    await this.panel.getByLabel('标签', { exact: true }).waitFor();
  }

  /** Writes into a setting of the chosen module. */
  async fills(setting: string, text: string): Promise<void> {
    await this.panel.getByLabel(setting, { exact: true }).fill(text);
  }

  /** Writes a text whose one variable is taken from the menu at its setting. */
  async fillsWithVariable(
    setting: string,
    before: string,
    variable: string,
    after: string,
  ): Promise<void> {
    const area = this.panel.getByLabel(setting, { exact: true });
    await area.fill(before);
    await area.press('End');
    await this.panel
      .locator('[data-field]')
      .filter({ has: this.page.getByLabel(setting, { exact: true }) })
      .getByRole('button', { name: word('变量') })
      .click();
    await this.page.getByRole('menuitem').filter({ hasText: variable }).last().click();
    await area.press('End');
    await area.pressSequentially(after);
  }

  /** What a setting of the chosen module holds. */
  async reads(setting: string): Promise<string> {
    return this.panel.getByLabel(setting, { exact: true }).inputValue();
  }

  /** Writes the lines of a branch by keyboard alone: Enter makes a chip, then goes on. */
  async writesLines(
    lines: readonly { readonly keywords: readonly string[]; readonly branch: string }[],
  ): Promise<void> {
    for (const [place, { keywords, branch }] of lines.entries()) {
      const first = this.keywords(place + 1);
      for (const keyword of keywords) {
        await first.fill(keyword);
        await first.press('Enter');
      }
      await first.press('Enter');
      const second = this.branchName(place + 1);
      await second.fill(branch);
      if (place < lines.length - 1) await second.press('Enter');
      else await second.press('Tab');
    }
  }

  /** Where the keywords of a line are typed; lines count from 1. */
  keywords(line: number): Locator {
    return this.panel.getByLabel(`第 ${line} 行的匹配关键词`);
  }

  /** Where the branch names of the lines are typed. */
  get branchNames(): Locator {
    return this.panel.getByRole('textbox', { name: '的分支名称' });
  }

  branchName(line: number): Locator {
    return this.panel.getByLabel(`第 ${line} 行的分支名称`);
  }

  /** The keywords of a line, as its chips show them. */
  async chips(line: number): Promise<readonly string[]> {
    const input = this.page.getByLabel(`第 ${line} 行的匹配关键词`);
    const box = this.panel.locator('[data-keys]').filter({ has: input });
    return box.locator('[data-chip]').allInnerTexts();
  }

  /** What the settings say aloud. */
  get alert(): Locator {
    return this.panel.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** Chooses the skill group of a transfer. */
  async choosesGroup(name: string): Promise<void> {
    await this.panel.getByLabel('技能组名称').click();
    await option(this.page, name).click();
  }

  /** The mark on a module's card that says what is amiss with it. */
  finding(label: string, words: string): Locator {
    return this.card(label).locator(`header > [role=img][aria-label*="${words}"]`);
  }

  /** Fits the whole flow into view. */
  async seesAll(): Promise<void> {
    await this.page.locator('.react-flow__controls-fitview').click();
    await this.standsStill();
  }

  /** Waits until the canvas glides no more: a port that moves away cannot be grasped. */
  async standsStill(): Promise<void> {
    const view = this.page.locator('.react-flow__viewport');
    let still = 0;
    await expect
      .poll(
        async () => {
          const before = await view.getAttribute('style');
          await this.page.evaluate(
            () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
          );
          still = before === (await view.getAttribute('style')) ? still + 1 : 0;
          return still;
        },
        { interval: 60, timeout: 30_000 },
      )
      .toBeGreaterThan(4);
  }

  async saves(): Promise<void> {
    await this.page.getByRole('button', { name: /^保\s*存$/ }).click();
  }

  async publishes(): Promise<void> {
    await this.page.getByRole('button', { name: '保存并发布' }).click();
  }
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`not to be seen: ${locator}`);
  return box;
}
