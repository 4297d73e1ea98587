// Sizes of what a browser loads first, gzip: the scripts and styles that a page names itself.
// `customer_call_bytes` is what a call adds to it when one begins, scripts and styles.
// Writes bench/out/sizes.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const root = new URL('../', import.meta.url);

function firstLoad(folder, page, base) {
  const html = readFileSync(new URL(`${folder}/${page}`, root), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"]+\.(js|css))"/g)];
  const bytes = { js: 0, css: 0 };
  for (const [, path, kind] of named) {
    const file = new URL(`${folder}/${path.replace(base, '')}`, root);
    bytes[kind] += gzipSync(readFileSync(file), { level: 9 }).length;
  }
  return bytes;
}

const customer = firstLoad('web/customer/dist', 'index.html', '/c/');
const console_ = firstLoad('web/console/dist', 'index.html', '/');
const widget = gzipSync(readFileSync(new URL('web/customer/dist/widget.js', root))).length;
const assets = new URL('web/customer/dist/assets/', root);
const ofCalls = readdirSync(assets).filter((name) => /^(Room|Page)-/.test(name));
const calls = ofCalls.reduce(
  (sum, name) => sum + gzipSync(readFileSync(new URL(name, assets)), { level: 9 }).length,
  0,
);
const figures = {
  customer_script_bytes: customer.js,
  customer_style_bytes: customer.css,
  customer_call_bytes: calls,
  widget_bytes: widget,
  console_sign_in_script_bytes: console_.js,
  console_sign_in_style_bytes: console_.css,
};
mkdirSync(new URL('bench/out/', root), { recursive: true });
const run = { workload: 'sizes', seed: 0, machine: process.platform, figures };
writeFileSync(new URL('bench/out/sizes.json', root), `${JSON.stringify(run, null, 2)}\n`);
for (const [name, value] of Object.entries(figures)) console.log(name, value);
