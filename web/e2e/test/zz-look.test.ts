import { expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { OUT, openBrowser } from '../src/browser';
import { Customer } from '../src/customer';
import { onlineDesk, sampleDesk } from '../src/desk';
import { Product } from '../src/product';

it('looks', async () => {
  const product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
  const browser = await openBrowser();
  const desk = await sampleDesk(product);
  const agent = await Agent.signsIn(
    browser,
    product.address,
    desk.agent.login,
    desk.agent.password,
  );
  const shot = async (name: string) => {
    await agent.page.screenshot({ path: `${OUT}look-${name}.png` });
  };
  await agent.goesOnline();
  await shot('lobby');
  const page = await onlineDesk(desk, product.address, desk.agent.login);
  const first = await Customer.comesTo(browser, page);
  await first.says('在吗，我想问一下昨天的订单什么时候能到');
  await agent.rings();
  await agent.page.waitForTimeout(1500);
  await shot('offer');
  await agent.page.keyboard.press('F2');
  await agent.writing.waitFor();
  for (const text of ['见 https://example.com/a_(b).', 'مرحبا، أين طلبي 123؟', '第三句'])
    await first.says(text);
  await agent.says('您好，马上为您查询');
  await agent.says('请稍等');
  const second = await Customer.comesTo(browser, page);
  await second.says('价格多少');
  await agent.page.locator('[data-section="OFFERED"]').waitFor();
  await agent.writing.fill('写了一半');
  await agent.writing.evaluate((area) => {
    const clipboardData = new DataTransfer();
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    clipboardData.items.add(new File([bytes], '报价.xlsx', { type: 'x/y' }));
    area.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  await agent.page.waitForTimeout(500);
  await shot('second');
  await agent.page.setViewportSize({ width: 1280, height: 720 });
  await shot('second-1280');
  await agent.page.setViewportSize({ width: 390, height: 800 });
  await agent.page.waitForTimeout(300);
  await shot('second-390');
  await agent.page.getByRole('button', { name: '返回' }).first().click();
  await shot('list-390');
  await agent.page.setViewportSize({ width: 1440, height: 900 });
  await agent.page.getByRole('button', { name: /转接/ }).click();
  await agent.page.waitForTimeout(600);
  await shot('transfer');
  await agent.page.keyboard.press('Escape');
  await agent.page.waitForTimeout(500);
  await first.endsIt();
  await agent.page.getByText('以下内容没有发给客户').waitFor();
  await shot('ended');
  await agent.page.keyboard.press('F2');
  await agent.writing.waitFor();
  await agent.page.evaluate(() =>
    localStorage.setItem(
      'zongji.preferences',
      JSON.stringify({ language: 'en', appearance: 'dark' }),
    ),
  );
  await agent.page.reload();
  await agent.page.waitForTimeout(2500);
  await shot('dark-en');
  await agent.page
    .getByRole('button', { name: /状态|state/i })
    .first()
    .focus();
  await agent.page.keyboard.press('?');
  await agent.page.waitForTimeout(600);
  await shot('keys');
  expect(agent.errors).toEqual([]);
  await browser.close();
  await product.remove();
});
