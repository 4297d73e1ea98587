import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = `http://localhost:${process.env.ZONGJI_PORT ?? '8080'}`;

export default defineConfig({
  base: '/',
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'es2022', outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 1200 },
  server: {
    port: Number(process.env.ZONGJI_DEV_PORT ?? '5173'),
    proxy: {
      '/api': server,
      '^/c/': server,
      '/ws': { target: server.replace('http', 'ws'), ws: true },
    },
  },
});
