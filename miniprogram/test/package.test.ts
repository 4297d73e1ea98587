import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fields, isObject, json, known } from '@zongji/protocol';
import compile from 'miniprogram-compiler/src/wcsc.js';
import { describe, expect, it } from 'vitest';

const HOUSE = join(import.meta.dirname, '..');
const DIST = join(HOUSE, 'package/miniprogram_dist');
const SAMPLE = join(HOUSE, 'sample');
/** What the package may add to a mini program, whose main package may have 2 MiB. */
const BYTES_MAX = 120_000;

const read = (path: string) => readFileSync(path, 'utf8');
const parsed = (path: string) => fields(json(read(path), path), path).values;
const textsOf = (value: unknown, at: string) =>
  known(value, at, (one) => (typeof one === 'string' ? one : null));

describe('the built package', () => {
  const files = readdirSync(DIST, { recursive: true })
    .map((name) => join(DIST, String(name)))
    .filter((path) => statSync(path).isFile());

  it('stays small', () => {
    const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeLessThan(BYTES_MAX);
  });

  it.each(['Intl.', 'new URL(', 'crypto.', '.at(', '.replaceAll(', 'structuredClone', '(?<'])(
    'uses no %s, which older phones lack',
    (missing) => {
      for (const path of files.filter((name) => name.endsWith('.js'))) {
        expect(read(path).includes(missing), path).toBe(false);
      }
    },
  );

  it('has styles that the WXSS compiler takes', () => {
    expect(compile(DIST, ['chat/index', 'call/index'])).not.toBeInstanceOf(Error);
    const broken = mkdtempSync(join(tmpdir(), 'zongji-wxss-'));
    writeFileSync(join(broken, 'index.wxss'), '.open { color: red');
    expect(compile(broken, ['index'])).toBeInstanceOf(Error);
    rmSync(broken, { recursive: true });
  });

  it('draws only by classes: styles of a component may name no tags and no ids', () => {
    for (const name of ['chat/index.wxss', 'call/index.wxss']) {
      const selectors = [...read(join(DIST, name)).matchAll(/^([^@{}\n][^{}]*)\{/gm)];
      for (const [, selector = ''] of selectors) {
        if (/^\s*(\d+%|from|to|,|\s)+$/.test(selector)) continue;
        expect(selector).not.toMatch(/(^|[\s,>])(view|text|button|image|textarea|page|#)/);
      }
    }
  });
});

describe('the sample', () => {
  it('has every page that it names, and every component that a page uses', () => {
    const pages = textsOf(parsed(join(SAMPLE, 'app.json')).pages, 'pages');
    expect(pages.length).toBe(3);
    for (const page of pages) {
      for (const kind of ['js', 'json', 'wxml']) {
        expect(existsSync(join(SAMPLE, `${page}.${kind}`)), `${page}.${kind}`).toBe(true);
      }
      const { usingComponents } = parsed(join(SAMPLE, `${page}.json`));
      for (const used of textsOf(
        Object.values(isObject(usingComponents) ? usingComponents : {}),
        page,
      )) {
        const path = join(SAMPLE, 'miniprogram_npm', used);
        expect(parsed(`${path}.json`).component, used).toBe(true);
        expect(existsSync(join(dirname(path), '../index.js')), used).toBe(true);
      }
    }
  });

  it('opens in the developer tools without an account', () => {
    const { appid, compileType, setting } = parsed(join(SAMPLE, 'project.config.json'));
    expect([appid, compileType]).toEqual(['touristappid', 'miniprogram']);
    expect(isObject(setting) && setting.urlCheck).toBe(false);
  });
});
