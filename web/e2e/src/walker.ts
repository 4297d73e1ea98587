import type { Locator, Page } from 'playwright-core';
import { type Examiner, settled } from './examiner';

/** What may open something. */
const TRIGGERS =
  'button:visible:enabled:not([aria-disabled=true]), .ant-select:visible:not(.ant-select-disabled), .ant-picker:visible';
const ITEMS = '[role=menuitem]:visible:not([aria-disabled=true])';

/** What changes the desk, leaves the page or gives a file. */
const LEAVE_BE =
  /(保存|登录|退出|刷新|下载|导出|复制|返回|上移|下移|发布|撤回|撤下|收起|清除|简体中文|English|浅色|深色|跟随|重新加载|上一页|下一页|工作台|现在上线|下线|小休)/;

const OVER = [
  '.ant-modal:visible',
  '.ant-drawer-content-wrapper:visible',
  '.ant-dropdown:visible',
  '.ant-popover:visible',
  '.ant-select-dropdown:visible',
  '.ant-picker-dropdown:visible',
].join(', ');

/** Opens a page of the console and examines it, and then everything that a press opens on it. */
export async function examineAll(page: Page, address: string, examiner: Examiner): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
  const name = new URL(address).pathname;
  await examiner.inBothLanguages(page, name);
  const root = page.locator('#content, #root > :not(:has(#content))').first();
  for (const trigger of await triggersIn(root)) {
    const place = root.locator(TRIGGERS).nth(trigger.at);
    if ((await place.count()) === 0) continue;
    await press(place);
    await examineOpened(page, `${name} ${trigger.name}`, examiner, () => press(place));
    await closeAll(page);
    if (page.url() !== address) await back(page, address);
  }
}

/** Examines what lies over the page, if anything does, and what its menu or drawer leads to. */
async function examineOpened(
  page: Page,
  name: string,
  examiner: Examiner,
  again: () => Promise<void>,
): Promise<void> {
  await settled(page);
  const over = page.locator(OVER);
  if ((await over.count()) === 0) return;
  await examiner.inBothLanguages(page, name, 'overlay');
  const menu = page.locator('.ant-dropdown:visible').locator(ITEMS);
  const items = await menu.allInnerTexts();
  for (const [at, item] of items.entries()) {
    if (LEAVE_BE.test(item)) continue;
    if ((await menu.count()) === 0) await again();
    await menu.nth(at).click();
    await examineDeeper(page, `${name} ${item}`, examiner);
    await closeAll(page);
  }
}

async function examineDeeper(page: Page, name: string, examiner: Examiner): Promise<void> {
  await settled(page);
  if ((await page.locator(OVER).count()) === 0) return;
  await examiner.inBothLanguages(page, name, 'overlay');
}

/** Goes back to a page that a press has left, and says so by its heading. */
async function back(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
}

async function press(place: Locator): Promise<void> {
  await place.click({ timeout: 5_000 });
  await settled(place.page());
}

async function closeAll(page: Page): Promise<void> {
  for (let open = await page.locator(OVER).count(); open > 0; open -= 1) {
    await page.keyboard.press('Escape');
    await settled(page);
    const discard = page.locator('.ant-modal-confirm:visible .ant-btn-dangerous');
    if ((await discard.count()) > 0) await page.keyboard.press('Escape');
  }
}

/** Each kind of button once: those of the rows below are those of the first row. */
async function triggersIn(
  root: Locator,
): Promise<readonly { readonly at: number; readonly name: string }[]> {
  const all = await root.locator(TRIGGERS).evaluateAll((elements) =>
    elements.map((element, at) => ({
      at,
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
    })),
  );
  const kinds = new Set<string>();
  return all.filter(({ name }) => {
    const kind = name.replaceAll(/「[^」]*」/g, '');
    if (LEAVE_BE.test(kind) || kinds.has(kind)) return false;
    kinds.add(kind);
    return true;
  });
}
