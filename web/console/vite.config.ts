import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { fetchEarly, precompress } from '../tools/parts';

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

/**
 * To choose black or white for one kind of button, Ant Design's buttons bring its colour picker along,
 * to every page. The same reckoning without it.
 */
const plainButtons: Plugin = {
  name: 'plain-buttons',
  transform(code, id) {
    if (!/antd.es.button.style.token\.js/.test(id)) return null;
    const plain = code
      .replace(/import \{ AggregationColor \} from [^;]+;/, '')
      .replace(
        /import \{ isBright \} from [^;]+;/,
        "import { FastColor } from '@ant-design/fast-color';",
      )
      .replace(
        "isBright(new AggregationColor(token.colorBgSolid), '#fff')",
        '(new FastColor(token.colorBgSolid).getBrightness() > 192)',
      );
    if (/isBright|AggregationColor/.test(plain)) {
      throw new Error("Ant Design's buttons choose their colour in another way now");
    }
    return { code: plain, map: null };
  },
};

/** Controls of Ant Design, by the part they go into. */
const FRAME =
  'alert|app|badge|button|drawer|dropdown|empty|image|input|message|modal|notification|popover|skeleton|space|tag|tooltip|typography';
const LISTS =
  'avatar|checkbox|date-picker|descriptions|flex|input-number|pagination|radio|segmented|select|switch|table|upload';
/** What of `lib` stands on the controls of lists. */
const OF_LISTS = 'DaysFilter|GroupSelect|ListTable|SecondsField|TextFilter|EmptyList';

/** What of `lib` stands on forms. */
const OF_FORMS = 'Form\\w+|use\\w*Form|SaveBar|Switches';

/** The icons that the sources below these folders of `src` show, as alternatives of a pattern. */
function iconsOf(...folders: readonly string[]): string {
  const names = folders.flatMap((folder) => {
    const root = fileURLToPath(new URL(`./src/${folder}/`, import.meta.url));
    return readdirSync(root)
      .filter((name) => name.endsWith('.tsx'))
      .flatMap((name) => readFileSync(root + name, 'utf8').match(/\w+(Outlined|Filled)\b/g) ?? []);
  });
  return [...new Set(names)].join('|');
}

const controls = (names: string) => `antd.es.(${names}).index\\.js$`;
const lib = (names: string) => `console.src.lib.(${names})\\.tsx?$`;

/**
 * What several pages share, in few parts: each file is a request, and a browser has six on their way
 * at a time. A part takes along what its modules import, as far as no part above has it.
 */
const GROUPS = [
  { name: 'words-zh', test: /src.(lib|app).i18n.zh\.json$/ },
  { name: 'words-en', test: /src.(lib|app).i18n.en\.json$/ },
  { name: 'start', test: /console.src.start\.ts$|rolldown.runtime/ },
  // React, the router, words, and what Ant Design cannot do without.
  { name: 'main', test: /console.src.main\.tsx$|@tanstack/ },
  // What the workspace and the administration both show.
  {
    name: 'frame',
    test: new RegExp(
      [
        'console.src.app.SignedIn',
        controls(FRAME),
        'web.(protocol|sync|ui|voice|calls)',
        `ant-design.icons.es.icons.(${iconsOf('features/workspace', 'lib')})\\.js$`,
        lib(`(?!${OF_LISTS}|${OF_FORMS})\\w+`),
      ].join('|'),
    ),
  },
  { name: 'forms', test: new RegExp(`${controls('form')}|${lib(OF_FORMS)}`) },
  // Filters, tables and what stands in them: the pages of the administration alone.
  {
    name: 'lists',
    test: new RegExp(
      `${controls(LISTS)}|${lib(OF_LISTS)}|console.src.app.Shell\\.tsx$|ant-design.icons`,
    ),
  },
  { name: 'recordings', test: new RegExp(`console.src.features.recordings|${controls('slider')}`) },
  { name: 'result', test: new RegExp(controls('result')) },
  { name: 'shared', test: /[jt]sx?$/, minShareCount: 2 },
];
const PARTS = GROUPS.map((group, at) => ({ ...group, priority: GROUPS.length - at }));

export default defineConfig({
  base: '/',
  plugins: [react(), quietIcons, plainButtons, fetchEarly('/', '/src/main.tsx'), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    modulePreload: { polyfill: false },
    // All styles together are smaller than what asking for them one by one costs.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: PARTS } } },
  },
  server: {
    port: Number(process.env.ZONGJI_DEV_PORT ?? '5173'),
    proxy: {
      '/api': server,
      '^/c/': server,
      '/ws': { target: server.replace('http', 'ws'), ws: true },
    },
  },
});
