import { useMutation } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { FormTrouble } from './FormTrouble';
import { useProblemWords } from './useProblemWords';

/** What a form in a dialog does with what was filled in. */
interface Deeds<F, T> {
  readonly save: (fields: F) => Promise<T>;
  /** Follows when it was taken, whether the dialog is still open or not: what was read is read anew. */
  readonly onSaved: (answer: T) => Promise<void> | void;
  /** Follows that while the dialog is still open, and only then: going on to another page. */
  readonly onDone?: (answer: T) => void;
  /** What is said when it was taken; names the record. */
  readonly said?: (answer: T) => string;
  readonly onClose: () => void;
}

/**
 * A form in a dialog: it asks, saves what was filled in, and says at its fields or above them why
 * something was not taken.
 *
 * It is open as long as it is mounted, and its fields live as long: mount it only while it is open,
 * under the key of its opening (`useOpening`).
 */
export function FormDialog<F extends object, T>({
  title,
  namespace,
  initial,
  fieldOfCode,
  width,
  okText,
  okDisabled = false,
  children,
  ...deeds
}: Deeds<F, T> & {
  /** Names the record, or what is added. */
  readonly title: string;
  /** Whose words the refusals have. */
  readonly namespace: string;
  /** What stands in every field at first. */
  readonly initial: F;
  /** Fields for refusals of the whole request that are plainly about one, by code. */
  readonly fieldOfCode?: Readonly<Record<string, string>>;
  /** Of the dialog, in CSS pixels. */
  readonly width?: number;
  readonly okText?: string;
  readonly okDisabled?: boolean;
  /** The fields. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const id = useId();
  const [form] = Form.useForm<F>();
  const [first] = useState(initial);
  const [filled, setFilled] = useState(false);
  const saving = useSaving({ title, namespace, ...deeds });
  return (
    <Dialog
      title={title}
      filled={filled && !saving.done}
      okText={okText ?? t('ok')}
      cancelText={t('cancel')}
      okButtonProps={{
        htmlType: 'submit',
        form: id,
        loading: saving.isPending,
        disabled: okDisabled,
      }}
      onClose={deeds.onClose}
      {...(width === undefined ? {} : { width })}
    >
      <Form<F>
        form={form}
        name={id}
        layout="vertical"
        initialValues={first}
        onValuesChange={(_, fields: F) => setFilled(differs(fields, first))}
        onFinish={saving.submit}
        scrollToFirstError={{ focus: true }}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={saving.error}
          form={form}
          namespace={namespace}
          fields={Object.keys(first)}
          {...(fieldOfCode === undefined ? {} : { fieldOfCode })}
        />
        {children}
      </Form>
    </Dialog>
  );
}

/** Saves once however often it is asked, and speaks up when the answer comes after the dialog was closed. */
function useSaving<F, T>({
  title,
  namespace,
  save,
  onSaved,
  onDone,
  said,
  onClose,
}: Deeds<F, T> & { readonly title: string; readonly namespace: string }) {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const words = useProblemWords(namespace);
  const [taken, setTaken] = useState<{ readonly answer: T }>();
  const busy = useRef(false);
  const open = useRef(true);
  const left = useRef(false);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  const saving = useMutation({
    mutationFn: save,
    onSuccess: async (answer) => {
      await onSaved(answer);
      message.success(said?.(answer) ?? t('saved'));
      if (open.current) setTaken({ answer });
    },
    onError: (error) => {
      if (!open.current) message.error(t('notSavedOf', { what: title, why: words.of(error) }));
    },
    onSettled: () => {
      busy.current = false;
    },
  });
  // One render later: by then the dialog has nothing to lose, and may go to another page.
  useEffect(() => {
    if (taken === undefined || left.current) return;
    left.current = true;
    onClose();
    onDone?.(taken.answer);
  });
  const done = taken !== undefined;
  const submit = (fields: F) => {
    if (busy.current || done) return;
    busy.current = true;
    saving.mutate(fields);
  };
  return { submit, done, isPending: saving.isPending || done, error: saving.error };
}

/** Whether a field holds something else than at first; nothing and an empty text are the same. */
function differs<F extends object>(fields: F, first: F): boolean {
  const before = new Map(Object.entries(first));
  return Object.entries(fields).some(([name, value]) => plain(value) !== plain(before.get(name)));
}

function plain(value: unknown): string {
  return JSON.stringify(value ?? '') ?? '';
}
