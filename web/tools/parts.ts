import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin, Rollup } from 'vite';

/** Below this a file gains nothing by being compressed. */
const LEAST_BYTES = 256;

/**
 * Lets the page name the files of a part that its first script imports later, so that the browser
 * begins to fetch them with the page and not when that script has run.
 */
export function fetchEarly(base: string, source: string): Plugin {
  return {
    name: 'fetch-early',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) => (bundle === undefined ? [] : tagsOf(bundle, base, source)),
    },
  };
}

function tagsOf(bundle: Rollup.OutputBundle, base: string, source: string): HtmlTagDescriptor[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const part = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
  if (part === undefined) throw new Error(`no part is made of ${source}`);
  const first = chunks.filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
  const found = withImports(chunks, part.fileName);
  const scripts = [...found].filter((name) => !first.includes(name));
  const styles = new Set(
    chunks
      .filter((chunk) => found.has(chunk.fileName))
      .flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]),
  );
  const link = (rel: string, name: string): HtmlTagDescriptor => ({
    tag: 'link',
    attrs: { rel, crossorigin: true, href: base + name },
    injectTo: 'head',
  });
  return [
    ...scripts.map((name) => link('modulepreload', name)),
    ...[...styles].map((name) => link('stylesheet', name)),
  ];
}

function withImports(chunks: readonly Rollup.OutputChunk[], begin: string): ReadonlySet<string> {
  const found = new Set([begin]);
  for (const name of found) {
    const chunk = chunks.find((one) => one.fileName === name);
    for (const further of chunk?.imports ?? []) found.add(further);
  }
  return found;
}

/** Lays a brotli copy beside each file that never changes; the server hands it out. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir, build.assetsDir);
    },
    closeBundle: () => {
      for (const name of readdirSync(folder)) {
        if (!/\.(js|css|svg|json)$/.test(name)) continue;
        const path = join(folder, name);
        const content = readFileSync(path);
        if (content.length < LEAST_BYTES) continue;
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
      }
    },
  };
}
