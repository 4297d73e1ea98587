import { defineConfig } from 'vitest/config';

// Browser tests start the real product, each file its own; two at a time, for most of it is waiting.
export default defineConfig({
  test: {
    environment: 'node',
    // The pictures of the README are taken on purpose only.
    include: [process.env.ZONGJI_GALLERY === undefined ? 'test/**/*.test.ts' : 'gallery/**/*.ts'],
    globalSetup: ['src/network.ts'],
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
