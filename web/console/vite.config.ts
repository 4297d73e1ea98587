import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = `http://localhost:${process.env.ZONGJI_PORT ?? '8080'}`;

/**
 * Ant Design's icons call themselves by the English name of their file, also in the names of the
 * buttons they stand in. An icon that nobody named is a picture to look at only.
 */
const quietIcons: Plugin = {
  name: 'quiet-icons',
  transform(code, id) {
    if (!/ant-design.icons.es.components.AntdIcon\.js/.test(id)) return null;
    const quiet = code.replace(
      /role: "img",\s*"aria-label": icon\.name/,
      "...(restProps['aria-label'] === undefined ? { 'aria-hidden': true } : { role: 'img' })",
    );
    if (quiet === code) throw new Error("Ant Design's icons are written in another way now");
    return { code: quiet, map: null };
  },
};

export default defineConfig({
  base: '/',
  plugins: [react(), quietIcons],
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
