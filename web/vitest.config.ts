import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('./console/src', import.meta.url)) },
  },
  test: {
    environment: 'node',
    include: [
      '{protocol,sync,customer-words,calls,voice,flow-model,ui,console,customer}/test/**/*.test.{ts,tsx}',
    ],
  },
});
