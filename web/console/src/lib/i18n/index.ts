import { type BackendModule, createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { onPreferences, preferences } from '../preferences';

/** A flat or nested table of words. */
type Words = Readonly<Record<string, unknown>>;

const files = import.meta.glob<{ readonly default: Words }>([
  '../../features/*/i18n/*.json',
  '../../app/i18n/*.json',
  './*.json',
]);

/** Loads one namespace of one language from its own chunk, when a screen first asks for it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[fileOf(language, namespace)];
    if (load === undefined) {
      done(new Error(`no words for ${namespace} in ${language}`), null);
      return;
    }
    load().then(
      (file) => done(null, { ...file.default }),
      (error: unknown) => done(error instanceof Error ? error : String(error), null),
    );
  },
};

function fileOf(language: string, namespace: string): string {
  if (namespace === 'common') return `./${language}.json`;
  if (namespace === 'app') return `../../app/i18n/${language}.json`;
  return `../../features/${namespace}/i18n/${language}.json`;
}

/**
 * The words of the interface. A feature's words are `features/<name>/i18n/{zh,en}.json` and are
 * used by `useTranslation('<name>')`; words shared by all are in the namespace `common`.
 */
export const i18n = createInstance();

/** Starts the words; resolves when the shared ones are there. */
export async function startWords(): Promise<void> {
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: preferences().language,
      fallbackLng: false,
      supportedLngs: ['zh', 'en'],
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
      returnNull: false,
    });
  showLanguage();
  onPreferences(() => {
    if (i18n.language !== preferences().language) {
      void i18n.changeLanguage(preferences().language).then(showLanguage);
    }
  });
}

function showLanguage(): void {
  document.documentElement.dataset.product = i18n.t('product');
  document.documentElement.lang = i18n.language === 'en' ? 'en' : 'zh-CN';
}
