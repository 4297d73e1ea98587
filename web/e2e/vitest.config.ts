import { defineConfig } from 'vitest/config';

// Browser tests start the real product; one at a time, so that two cores are enough.
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});
