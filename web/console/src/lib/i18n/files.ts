/** A flat or nested table of words. */
type Words = Readonly<Record<string, unknown>>;

const files = import.meta.glob<{ readonly default: Words }>([
  '../../features/*/i18n/*.json',
  '../../app/i18n/*.json',
  './*.json',
]);

/** Loads one namespace of one language, from a part of its own or with its neighbours. */
export async function loadWords(language: string, namespace: string): Promise<Words> {
  const load = files[fileOf(language, namespace)];
  if (load === undefined) throw new Error(`no words for ${namespace} in ${language}`);
  return (await load()).default;
}

function fileOf(language: string, namespace: string): string {
  if (namespace === 'common') return `./${language}.json`;
  if (namespace === 'app') return `../../app/i18n/${language}.json`;
  return `../../features/${namespace}/i18n/${language}.json`;
}
