// Builds the component package into package/miniprogram_dist, the installer into package/bin, and
// completes the sample, so that WeChat's developer tools open it without a further step.
import { chmodSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const house = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(house, 'package/src');
const dist = join(house, 'package/miniprogram_dist');
const sampleNpm = join(house, 'sample/miniprogram_npm/zongji-miniprogram');

/** Both components share one session, so what they share is one file and not two copies. */
const shared = {
  name: 'shared',
  setup: (work) => {
    work.onResolve({ filter: /^\.\.\/index$/ }, () => ({ path: '../index', external: true }));
  },
};

const common = {
  bundle: true,
  format: 'cjs',
  // The oldest engine that WeChat still runs mini programs on.
  target: 'es2018',
  minify: true,
  logLevel: 'warning',
  alias: {
    '@zongji/protocol': join(house, '../web/protocol/src/index.ts'),
    '@zongji/customer-words': join(house, '../web/customer-words/src/index.ts'),
    '@zongji/sync': join(house, '../web/sync/src/index.ts'),
  },
};

rmSync(dist, { recursive: true, force: true });
await build({
  ...common,
  entryPoints: [join(source, 'index.ts')],
  outfile: join(dist, 'index.js'),
});
for (const component of ['chat', 'call']) {
  await build({
    ...common,
    entryPoints: [join(source, component, 'index.ts')],
    outfile: join(dist, component, 'index.js'),
    plugins: [shared],
  });
  for (const kind of ['wxml', 'wxss', 'json']) {
    cpSync(join(source, component, `index.${kind}`), join(dist, component, `index.${kind}`));
  }
}

const program = join(house, 'package/bin/zongji-miniprogram.mjs');
await build({
  entryPoints: [join(house, 'create/src/main.ts')],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  alias: common.alias,
  banner: { js: '#!/usr/bin/env node' },
});
chmodSync(program, 0o755);

rmSync(sampleNpm, { recursive: true, force: true });
mkdirSync(sampleNpm, { recursive: true });
cpSync(dist, sampleNpm, { recursive: true });
