import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The widget is one classic script with a fixed name, so that a site's script tag never changes. */
export default defineConfig({
  base: '/c/',
  build: {
    target: 'es2020',
    outDir: 'dist',
    emptyOutDir: false,
    lib: {
      entry: fileURLToPath(new URL('./src/widget.ts', import.meta.url)),
      formats: ['iife'],
      name: 'ZongjiWidget',
      fileName: () => 'widget.js',
    },
  },
});
