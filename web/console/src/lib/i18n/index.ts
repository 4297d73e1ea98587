import { type BackendModule, createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { onPreferences, preferences } from '../preferences';
import { loadWords } from './files';

/** Loads one namespace of one language when a screen first asks for it. */
const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    loadWords(language, namespace).then(
      (words) => done(null, { ...words }),
      (error: unknown) => done(error instanceof Error ? error : String(error), null),
    );
  },
};

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
      ns: ['common', 'app'],
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

/** Resolves when the words of a namespace are there; a page that comes without them would flicker. */
export async function wordsOf(namespace: string): Promise<void> {
  await i18n.loadNamespaces(namespace);
}

function showLanguage(): void {
  document.documentElement.dataset.product = i18n.t('product');
  document.documentElement.lang = i18n.language === 'en' ? 'en' : 'zh-CN';
}
