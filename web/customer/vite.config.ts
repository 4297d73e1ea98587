import { defineConfig } from 'vite';

const server = `http://localhost:${process.env.ZONGJI_PORT ?? '8080'}`;

export default defineConfig({
  base: '/c/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2020', outDir: 'dist', emptyOutDir: true },
  server: {
    proxy: { '/api': server, '/ws': { target: server.replace('http', 'ws'), ws: true } },
  },
});
