import { defineConfig } from 'vitest/config';

// Browser tests start the real product; one at a time, so that two cores are enough.
export default defineConfig({
  test: {
    environment: 'node',
    // The pictures of the README are taken on purpose only.
    include: [process.env.ZONGJI_GALLERY === undefined ? 'test/**/*.test.ts' : 'gallery/**/*.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
