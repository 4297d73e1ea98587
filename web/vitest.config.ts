import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('./console/src', import.meta.url)) },
  },
  test: {
    environment: 'node',
    // How long a machine takes is not what these tests are about.
    testTimeout: 60_000,
    include: [
      '{protocol,sync,customer-words,calls,voice,flow-model,ui,console,customer}/test/**/*.test.{ts,tsx}',
    ],
  },
});
