import { useTranslation } from 'react-i18next';
import { type FieldProblem, Problem } from './problem';

/** Words for refusals: of a whole request, and of one field of it. */
export interface ProblemWords {
  readonly of: (error: unknown) => string;
  readonly ofField: (problem: FieldProblem) => string;
}

/**
 * Words a refusal by its stable code: first as the feature says it (`problem.<code>` in its words),
 * then as all say it, then in the server's own words.
 */
export function useProblemWords(namespace: string): ProblemWords {
  const { t, i18n } = useTranslation([namespace, 'common']);
  const worded = (code: string): string | undefined => {
    for (const ns of [namespace, 'common']) {
      if (i18n.exists(`problem.${code}`, { ns })) return t(`problem.${code}`, { ns });
    }
    return undefined;
  };
  const of = (error: unknown): string => {
    if (!(error instanceof Problem)) return t('problem.unexpected', { ns: 'common' });
    const own = worded(error.code) ?? error.detail;
    if (own !== undefined) return own;
    return t(error.status >= 500 ? 'problem.server' : 'problem.refused', {
      ns: 'common',
      code: error.code,
    });
  };
  return {
    of,
    ofField: (problem) =>
      worded(problem.code) ??
      problem.detail ??
      t('problem.refused', { ns: 'common', code: problem.code }),
  };
}
