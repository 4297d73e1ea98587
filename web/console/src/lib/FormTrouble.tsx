import { Trouble } from '@zongji/ui';
import type { FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from './problem';
import { type ProblemWords, useProblemWords } from './useProblemWords';

/**
 * Says why a form was not taken: at the fields that the server named where they are on the form,
 * and above the form for the rest. Nothing is shown while there is no error.
 */
export function FormTrouble({
  error,
  form,
  namespace,
  fields,
  fieldOfCode = {},
}: {
  readonly error: unknown;
  readonly form: FormInstance;
  readonly namespace: string;
  /** Names of the fields on the form. */
  readonly fields: readonly string[];
  /** Fields for refusals of the whole request that are plainly about one, by code. */
  readonly fieldOfCode?: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('common');
  const words = useProblemWords(namespace);
  const { atFields, above } = sort(error, fields, fieldOfCode, words);
  const marked = useRef<unknown>(undefined);
  useEffect(() => {
    // Only a new refusal marks fields; a render for another reason must not mark mended ones again.
    if (marked.current === error) return;
    marked.current = error;
    if (atFields.length === 0) return;
    form.setFields(atFields.map(({ name, text }) => ({ name, errors: [text] })));
    form.scrollToField(atFields[0]?.name, { block: 'center' });
  });
  if (above.length === 0) return null;
  return (
    <div style={{ marginBottom: 16 }}>
      <Trouble title={t('notSaved')} detail={above.join(' ')} />
    </div>
  );
}

function sort(
  error: unknown,
  names: readonly string[],
  fieldOfCode: Readonly<Record<string, string>>,
  words: ProblemWords,
) {
  const atFields: { readonly name: string; readonly text: string }[] = [];
  const above: string[] = [];
  const place = (name: string | undefined, text: string) => {
    if (name !== undefined && names.includes(name)) atFields.push({ name, text });
    else above.push(text);
  };
  if (error === null || error === undefined) return { atFields, above };
  const problems = error instanceof Problem ? error.fields : [];
  for (const problem of problems) {
    place(problem.field?.replace(/[[.].*$/, ''), words.ofField(problem));
  }
  if (problems.length === 0) {
    place(error instanceof Problem ? fieldOfCode[error.code] : undefined, words.of(error));
  }
  return { atFields, above };
}
