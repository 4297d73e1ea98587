import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Agent } from '../src/agent';
import { atADesk, openBrowser } from '../src/browser';
import { Customer } from '../src/customer';
import { items, PASSWORD, type SampleDesk, sampleDesk, text } from '../src/desk';
import { Product } from '../src/product';

const PICTURES = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));

let product: Product;
let browser: Browser;
let desk: SampleDesk;

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  product = await Product.start({ env: { ZONGJI_DEMO: '1' } });
  browser = await openBrowser();
  desk = await sampleDesk(product);
});

afterAll(async () => {
  await browser?.close();
  await product?.remove();
});

it('takes the pictures of the README from the running product', async () => {
  const agent = await Agent.signsIn(browser, product.address, desk.agent.login, PASSWORD);
  await agent.goesOnline();
  const customer = await Customer.comesTo(browser, desk.customerPage);
  await customer.says('咨询');
  await agent.accepts();
  await customer.says('你好，想了解一下企业版支持多少客服同时在线？');
  await agent.reads(/企业版/);
  await agent.says('您好，企业版不限制客服数量，按服务器配置扩展即可。');
  await customer.says('好的，能发一份部署说明吗？');
  await agent.reads(/部署说明/);
  await agent.says('可以，一条命令就能装好，我把文档发给您。');
  await customer.reads(/一条命令/);
  const next = await Customer.comesTo(browser, desk.customerPage);
  await next.says('1');
  await next.sees('下一位就是您');
  await agent.page.screenshot({ path: `${PICTURES}workspace.png` });
  await customer.page.screenshot({ path: `${PICTURES}customer.png` });

  const flows = items(await desk.admin.get('/api/flows?mode=OMNIMEDIA'));
  const copy = await desk.admin.send('POST', `/api/flows/${text(flows[0], 'id')}/versions/1/copy`, {
    name: '售前咨询',
  });
  const context = await atADesk(browser);
  const page = await context.newPage();
  await page.goto(`${product.address}/m/omnimedia/flows/${text(copy, 'id')}`);
  await page.getByLabel('邮箱或工号').fill('000001');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  const branch = page.locator('.react-flow__node').filter({ hasText: '分支' }).first();
  await branch.click();
  await page.screenshot({ path: `${PICTURES}flow-editor.png` });
  await page.goto(product.address);
  await page.getByText('正在排队').or(page.getByText('排队')).first().waitFor();
  await page.locator('[_echarts_instance_] svg').first().waitFor();
  await page.screenshot({ path: `${PICTURES}overview.png` });
  expect([...agent.errors, ...customer.errors]).toEqual([]);
});
