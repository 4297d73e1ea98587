import { pageAt } from './app/routes';
import { askEarly } from './lib/early';
import { loadWords } from './lib/i18n/files';
import { preferences } from './lib/preferences';

const SIGN_IN = '/sign-in';

/**
 * The first script, small: what the first page needs is asked for side by side, while the large parts
 * are still on their way.
 */
function begin(place: HTMLElement): void {
  const { language } = preferences();
  const main = import('./main');
  const signedIn = askEarly('/api/session');
  if (location.pathname !== SIGN_IN) askEarly('/api/settings/common');
  ahead(loadWords(language, 'common'));
  ahead(loadWords(language, 'app'));
  ahead(signedIn.then((answer) => load(answer, language)));
  // Nothing can be shown without words; what stands outside of the console says so then.
  main.then(({ show }) => show(place)).catch(broken);
}

/** Loads the page that will be shown: that of the address, or the sign-in. */
async function load(answer: Response, language: string): Promise<void> {
  if (!answer.ok) {
    await Promise.all([import('./features/sign-in'), loadWords(language, 'sign-in')]);
    return;
  }
  const me: unknown = await answer.clone().json();
  const agent = typeof me === 'object' && me !== null && 'role' in me && me.role === 'AGENT';
  const page = pageAt(agent && location.pathname === '/' ? '/workspace' : location.pathname);
  await Promise.all([
    import('./app/SignedIn'),
    page?.frame === 'full-screen' ? undefined : import('./app/Shell'),
    page?.load(),
    page === undefined ? undefined : loadWords(language, page.words),
  ]);
}

/** What fails ahead of time fails again when it is wanted, and is told there. */
function ahead(work: Promise<unknown>): void {
  work.catch(() => {});
}

function broken(): void {
  delete document.documentElement.dataset.started;
  window.dispatchEvent(new Event('zongji:broken'));
}

const root = document.getElementById('root');
if (root !== null) {
  document.documentElement.dataset.started = '';
  begin(root);
}
