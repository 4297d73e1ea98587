import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../package/bin/zongji-miniprogram.mjs');
const SAMPLE = join(import.meta.dirname, '../sample');
const SERVER = 'https://desk.example.com';
const APP = 'wx0123456789abcdef';
const FLOW = '01997a3e-0000-7000-8000-00000000000f';
const FLAGS = ['--server', SERVER, '--app-id', APP, '--flow-id', FLOW];

/** The installer in a project, as somebody at a keyboard uses it. */
class Run {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #over: Promise<number | null>;
  printed = '';
  #read = 0;

  constructor(folder: string, flags: readonly string[]) {
    this.#child = spawn(process.execPath, [PROGRAM, 'init', ...flags], { cwd: folder });
    this.#child.stdout.on('data', (part) => this.#keep(part));
    this.#child.stderr.on('data', (part) => this.#keep(part));
    this.#over = new Promise((over) => this.#child.on('close', over));
  }

  /** Waits for a question and answers it. */
  async answers(question: string, answer: string): Promise<void> {
    await vi.waitFor(() => expect(this.printed.slice(this.#read)).toContain(question), 20_000);
    this.#read = this.printed.length;
    this.#child.stdin.write(`${answer}\n`);
  }

  /** Says no more and waits for the end; returns the exit code. */
  async ends(): Promise<number | null> {
    this.#child.stdin.end();
    return this.#over;
  }

  #keep(part: unknown): void {
    this.printed += String(part);
  }
}

describe('the installer', () => {
  let folder: string;
  const content = (path: string) => readFileSync(join(folder, path), 'utf8');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zongji-installer-'));
    writeFileSync(join(folder, 'app.json'), '{"pages":["pages/home/index"]}');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('asks, says what is wrong, asks again, writes, and tells what is left to do', async () => {
    const run = new Run(folder, []);
    await run.answers('server address', 'desk.example.com');
    await run.answers('must look like https://', `${SERVER}/`);
    await run.answers('AppID (wx…)', 'gh_123');
    await run.answers('must be wx and 16', APP);
    await run.answers('flow id', '12');
    await run.answers('must be a UUID', FLOW.toUpperCase());
    expect(await run.ends()).toBe(0);
    const config = content('zongji.config.js');
    for (const said of [`server: '${SERVER}'`, `appId: '${APP}'`, `flowId: '${FLOW}'`]) {
      expect(config).toContain(said);
    }
    expect(content('pages/zongji-chat/index.wxml')).toContain('<zongji-chat');
    expect(run.printed).toContain('wss://desk.example.com');
    expect(run.printed).toContain('"pages/zongji-call/index"');
    expect(content('app.json')).toBe('{"pages":["pages/home/index"]}');
  });

  it('takes flags instead of questions', async () => {
    const run = new Run(folder, FLAGS);
    expect(await run.ends()).toBe(0);
    expect(content('zongji.config.js')).toContain(FLOW);
  });

  it('refuses a wrong flag and writes nothing', async () => {
    const run = new Run(folder, ['--server', 'http://desk.example.com', ...FLAGS.slice(2)]);
    expect(await run.ends()).toBe(1);
    expect(run.printed).toContain('--server http://desk.example.com: ');
    expect(existsSync(join(folder, 'zongji.config.js'))).toBe(false);
    expect(existsSync(join(folder, 'pages'))).toBe(false);
  });

  it('overwrites only what one says yes to, and leaves what is unchanged alone', async () => {
    expect(await new Run(folder, FLAGS).ends()).toBe(0);
    writeFileSync(join(folder, 'zongji.config.js'), 'mine');
    writeFileSync(join(folder, 'pages/zongji-chat/index.js'), 'mine');
    const run = new Run(folder, FLAGS);
    await run.answers('overwrite?', 'n');
    await run.answers('overwrite?', 'y');
    expect(await run.ends()).toBe(0);
    expect(content('zongji.config.js')).toBe('mine');
    expect(content('pages/zongji-chat/index.js')).toContain('Page(');
    expect(run.printed.match(/unchanged/g)?.length).toBe(5);
  });

  it('writes nothing when the answers end in the middle', async () => {
    const run = new Run(folder, []);
    await run.answers('server address', SERVER);
    expect(await run.ends()).toBe(1);
    expect(run.printed).toContain('nothing was written');
    expect(existsSync(join(folder, 'zongji.config.js'))).toBe(false);
  });

  it('finds the mini program where the project says, and writes TypeScript where there is some', async () => {
    rmSync(join(folder, 'app.json'));
    mkdirSync(join(folder, 'mini'));
    writeFileSync(join(folder, 'mini/app.json'), '{}');
    writeFileSync(join(folder, 'tsconfig.json'), '{}');
    writeFileSync(join(folder, 'project.config.json'), '{"miniprogramRoot":"mini/"}');
    expect(await new Run(folder, FLAGS).ends()).toBe(0);
    expect(content('mini/zongji.config.ts')).toContain('export const config = {');
  });

  it('says where it looked when there is no mini program', async () => {
    rmSync(join(folder, 'app.json'));
    const run = new Run(folder, FLAGS);
    expect(await run.ends()).toBe(1);
    expect(run.printed).toContain('no app.json');
  });

  it('would write the pages of the sample just as they are', async () => {
    const run = new Run(SAMPLE, [
      ...['--server', 'http://localhost:8080', '--app-id', APP],
      ...['--flow-id', '00000000-0000-0000-0000-000000000000'],
    ]);
    expect(await run.ends()).toBe(0);
    expect(run.printed.match(/unchanged/g)?.length).toBe(7);
  });
});
