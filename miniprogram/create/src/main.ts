import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { isObject, json } from '@zongji/protocol';
import { type Answers, CALL_PAGE, CHAT_PAGE, filesFor, type ProjectFile } from './files';
import { nextSteps, QUESTIONS, type Question } from './settings';

const USAGE = `zongji-miniprogram init [--server https://…] [--app-id wx…] [--flow-id …] [--dir .] [--yes]

  在小程序项目中写入客服页面与配置 · writes the pages and the configuration into a mini program
  --dir    小程序项目的目录 · folder of the project (with project.config.json or app.json)
  --yes    不再询问，覆盖已有文件 · asks nothing and overwrites
`;

/** Answered with “no”, or something was wrong: nothing more is written. */
class Stop extends Error {}

/** Asks on the terminal, or reads the answers line by line where there is none. */
class Asker {
  readonly #lines: AsyncIterator<string>;
  readonly #close: () => void;

  constructor() {
    const reader = createInterface({ input: process.stdin });
    this.#lines = reader[Symbol.asyncIterator]();
    this.#close = () => reader.close();
  }

  async ask(text: string): Promise<string> {
    process.stdout.write(`${text}: `);
    const next = await this.#lines.next();
    if (next.done)
      throw new Stop('\n没有更多输入，什么都没有写入 · no more input; nothing was written');
    return next.value.trim();
  }

  close(): void {
    this.#close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      server: { type: 'string' },
      'app-id': { type: 'string' },
      'flow-id': { type: 'string' },
      dir: { type: 'string', default: '.' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help || positionals[0] !== 'init') {
    console.log(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const given = new Map<string, string>();
  for (const { flag } of QUESTIONS) {
    const value = Object.entries(values).find(([name]) => name === flag)?.[1];
    if (typeof value === 'string') given.set(flag, value);
  }
  const asker = new Asker();
  try {
    await init(asker, given, { folder: values.dir, yes: values.yes });
  } finally {
    asker.close();
  }
}

interface Place {
  readonly folder: string;
  readonly yes: boolean;
}

async function init(asker: Asker, given: ReadonlyMap<string, string>, place: Place): Promise<void> {
  const root = rootOf(place.folder);
  const answer = async (question: Question) => answerTo(asker, question, given.get(question.flag));
  const [server, appId, flowId] = QUESTIONS;
  if (server === undefined || appId === undefined || flowId === undefined) return;
  const answers: Answers = {
    server: await answer(server),
    appId: await answer(appId),
    flowId: await answer(flowId),
  };
  const files = filesFor(answers, isTypeScript(place.folder, root));
  const chosen = await toWrite(asker, files, { root, yes: place.yes });
  for (const { path, content } of chosen) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    console.log(`写入 · written: ${target}`);
  }
  if (!listed(root)) console.log(nextSteps(answers, [CHAT_PAGE, CALL_PAGE]));
  else console.log('\n页面已在 app.json 中 · the pages are in app.json already');
}

/** The folder with `app.json`: the project's own, or the one that it names. */
function rootOf(folder: string): string {
  if (existsSync(join(folder, 'app.json'))) return folder;
  const project = read(join(folder, 'project.config.json'));
  const named = isObject(project) ? project.miniprogramRoot : undefined;
  const root = typeof named === 'string' ? join(folder, named) : folder;
  if (existsSync(join(root, 'app.json'))) return root;
  throw new Stop(
    `${folder} 中没有小程序（找不到 app.json）；用 --dir 指明目录，什么都没有写入 · no mini program here (no app.json); nothing was written`,
  );
}

async function answerTo(
  asker: Asker,
  question: Question,
  given: string | undefined,
): Promise<string> {
  if (given !== undefined) {
    const answer = question.plain(given);
    const wrong = question.wrong(answer);
    if (wrong === null) return answer;
    throw new Stop(`--${question.flag} ${given}: ${wrong}`);
  }
  for (;;) {
    const answer = question.plain(await asker.ask(question.text));
    const wrong = question.wrong(answer);
    if (wrong === null) return answer;
    console.log(`  ${wrong}`);
  }
}

/** What is not there yet, and of the rest what may be overwritten. */
async function toWrite(
  asker: Asker,
  files: readonly ProjectFile[],
  { root, yes }: { readonly root: string; readonly yes: boolean },
): Promise<readonly ProjectFile[]> {
  const chosen: ProjectFile[] = [];
  for (const file of files) {
    const target = join(root, file.path);
    if (!existsSync(target)) chosen.push(file);
    else if (readFileSync(target, 'utf8') === file.content) {
      console.log(`没有变化 · unchanged: ${target}`);
    } else if (yes || (await asker.ask(`覆盖 ${target} · overwrite? [y/N]`)) === 'y') {
      chosen.push(file);
    } else {
      console.log(`保留 · kept: ${target}`);
    }
  }
  return chosen;
}

function isTypeScript(folder: string, root: string): boolean {
  return [folder, root].some((place) => existsSync(join(place, 'tsconfig.json')));
}

function listed(root: string): boolean {
  const app = read(join(root, 'app.json'));
  const pages = isObject(app) && Array.isArray(app.pages) ? app.pages : [];
  return [CHAT_PAGE, CALL_PAGE].every((page) => pages.includes(page));
}

function read(path: string): unknown {
  try {
    return json(readFileSync(path, 'utf8'), path);
  } catch {
    return null;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
