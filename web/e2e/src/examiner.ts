import { mkdirSync, writeFileSync } from 'node:fs';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { OUT } from './browser';

/** A node that a rule of axe found fault with. */
interface Fault {
  readonly rule: string;
  readonly node: string;
  readonly why: string;
}

/** What is looked at: the whole document, or what lies over the page. */
type Part = 'page' | 'overlay';

const LIGHTS = ['light', 'dark'] as const;
const LANGUAGES = ['zh', 'en'] as const;
/** What moves for longer, a ring's countdown or a spinner, is how the screen looks. */
const LONGEST_TRANSITION_MS = 1_000;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** Everything over the page stands beside the root of the console. */
const OVERLAYS = 'body > :not(#root):not(script)';

/**
 * What Ant Design writes itself and gives no way to change: year and month of a calendar, the hidden list of a select, and
 * the place beside the page in which a hint stands.
 */
const OF_THE_LIBRARY: Readonly<Record<string, RegExp>> = {
  'label-content-name-mismatch': /class="ant-picker-(year|month)-btn"/,
  region: /^<div>$/,
  'aria-allowed-attr': /role="presentation" id="[^"]*_list_\d+"/,
};

/** Examines screens with axe (WCAG 2.1 A and AA, best practices), light and dark, and keeps what it found. */
export class Examiner {
  private readonly faults = new Map<string, { readonly on: string; readonly fault: Fault }>();
  private readonly counted = { nodes: 0, contrast: 0, screens: new Set<string>() };
  private readonly seen = new Set<string>();

  /** What is found is written to this file of `out/`. */
  constructor(private readonly file: string) {}

  /** Names of the screens that were examined. */
  get screens(): ReadonlySet<string> {
    return this.seen;
  }

  /** Examines a screen of the console in both languages; it speaks Chinese before and after. */
  async inBothLanguages(page: Page, name: string, part: Part = 'page'): Promise<void> {
    for (const language of LANGUAGES) {
      await speak(page, language);
      await this.asItIs(page, `${name} (${language})`, part);
    }
    await speak(page, 'zh');
  }

  /** Examines a screen in the language it speaks, light and dark. */
  async asItIs(page: Page, name: string, part: Part = 'page'): Promise<void> {
    this.seen.add(name);
    for (const light of LIGHTS) {
      await page.emulateMedia({ colorScheme: light });
      await settled(page);
      const found = await run(page, part, light === 'light');
      for (const fault of found.filter(ours)) this.keep(`${name}, ${light}`, fault);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    this.report();
  }

  /** One line for each kind of fault, with the first screen it is on. */
  report(): readonly string[] {
    const lines = [...this.faults.values()].map(
      ({ on, fault }) => `${fault.rule}: ${fault.node} on ${on}: ${fault.why}`,
    );
    const { nodes, contrast, screens } = this.counted;
    const counts = {
      screens: this.seen.size,
      nodes,
      contrast,
      screensWithContrast: screens.size,
      names: [...this.seen],
      lines,
    };
    mkdirSync(OUT, { recursive: true });
    writeFileSync(`${OUT}${this.file}.json`, `${JSON.stringify(counts, null, 2)}\n`);
    return lines;
  }

  private keep(on: string, fault: Fault): void {
    this.counted.nodes += 1;
    if (fault.rule === 'color-contrast') {
      this.counted.contrast += 1;
      this.counted.screens.add(on);
    }
    const kind = `${fault.rule} ${fault.node} ${fault.why}`;
    if (!this.faults.has(kind)) this.faults.set(kind, { on, fault });
  }
}

function ours({ rule, node }: Fault): boolean {
  return OF_THE_LIBRARY[rule]?.test(node) !== true;
}

async function run(page: Page, part: Part, everything: boolean): Promise<readonly Fault[]> {
  const there = await page.evaluate<boolean>('window.axe !== undefined');
  if (!there) await page.evaluate(axe.source);
  const context = part === 'page' ? 'document' : `{ include: [[${JSON.stringify(OVERLAYS)}]] }`;
  // What is named does not depend on the light.
  const only = everything
    ? { type: 'tag', values: TAGS }
    : { type: 'rule', values: ['color-contrast'] };
  const options = JSON.stringify({
    resultTypes: ['violations'],
    runOnly: only,
    ...(everything ? { rules: { 'label-content-name-mismatch': { enabled: true } } } : {}),
  });
  return page.evaluate<readonly Fault[]>(`axe.run(${context}, ${options}).then((result) =>
    result.violations.flatMap((violation) => violation.nodes.map((node) => ({
      rule: violation.id,
      node: node.html.slice(0, 160),
      why: node.any.concat(node.all, node.none).map((check) => check.message).join(' ').slice(0, 200),
    }))))`);
}

/** As if the language had been chosen in another window of the same browser. */
async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  await page.evaluate((chosen) => {
    const key = 'zongji.preferences';
    localStorage.setItem(key, JSON.stringify({ language: chosen }));
    dispatchEvent(new StorageEvent('storage', { key }));
  }, language);
  await page.locator(language === 'en' ? 'html[lang=en]' : 'html[lang=zh-CN]').waitFor();
  await settled(page);
}

/** Waits until what the last input changed is drawn, and every colour has become what it will be. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.waitForFunction(
    (longest) =>
      document.querySelector('.ant-skeleton-active') === null &&
      document.getAnimations().every((animation) => {
        const end = Number(animation.effect?.getComputedTiming().endTime ?? 0);
        return end > longest || animation.playState !== 'running';
      }),
    LONGEST_TRANSITION_MS,
  );
}
