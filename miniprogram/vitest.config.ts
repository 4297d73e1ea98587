import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const web = (name: string) =>
  fileURLToPath(new URL(`../web/${name}/src/index.ts`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@zongji/customer-words': web('customer-words'),
      '@zongji/protocol': web('protocol'),
      '@zongji/sync': web('sync'),
    },
  },
  test: {
    environment: 'jsdom',
    env: {
      ZONGJI_PROGRAM:
        process.env.ZONGJI_PROGRAM ??
        fileURLToPath(new URL('../.build/zongji/bin/zongji', import.meta.url)),
    },
    include: ['test/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
