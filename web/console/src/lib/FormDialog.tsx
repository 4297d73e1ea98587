import { useMutation } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from './FormTrouble';

/**
 * A form in a dialog: it asks, saves what was filled in, and says at its fields or above them why
 * something was not taken. What is open stays open until `onSaved` closes it.
 */
export function FormDialog<F extends object, T>({
  open,
  title,
  namespace,
  initial,
  fieldOfCode,
  width,
  save,
  onSaved,
  onClose,
  children,
}: {
  readonly open: boolean;
  readonly title: string;
  /** Whose words the refusals have. */
  readonly namespace: string;
  /** What stands in every field at first. */
  readonly initial: F;
  /** Fields for refusals of the whole request that are plainly about one, by code. */
  readonly fieldOfCode?: Readonly<Record<string, string>>;
  /** Of the dialog, in CSS pixels. */
  readonly width?: number;
  readonly save: (fields: F) => Promise<T>;
  readonly onSaved: (answer: T) => Promise<void> | void;
  readonly onClose: () => void;
  /** The fields. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('common');
  const [form] = Form.useForm<F>();
  const saving = useMutation({ mutationFn: save, onSuccess: onSaved });
  return (
    <Modal
      open={open}
      title={title}
      okText={t('ok')}
      cancelText={t('cancel')}
      confirmLoading={saving.isPending}
      onOk={form.submit}
      onCancel={onClose}
      afterClose={saving.reset}
      {...(width === undefined ? {} : { width })}
      destroyOnHidden
    >
      <Form<F>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={initial}
        onFinish={(fields) => saving.mutate(fields)}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={saving.error}
          form={form}
          namespace={namespace}
          fields={Object.keys(initial)}
          {...(fieldOfCode === undefined ? {} : { fieldOfCode })}
        />
        {children}
      </Form>
    </Modal>
  );
}
