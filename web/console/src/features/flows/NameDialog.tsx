import { codePoints, LIMITS } from '@zongji/flow-model';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/lib/FormDialog';

interface Fields {
  readonly name: string;
}

/** Asks for the name of a new flow and makes it. */
export function NameDialog<T>({
  title,
  name,
  make,
  onMade,
  onOpened,
  onClose,
}: {
  readonly title: string;
  /** What stands in the field at first. */
  readonly name: string;
  readonly make: (name: string) => Promise<T>;
  /** Follows when it is made, whether the dialog is still open or not. */
  readonly onMade: () => Promise<void>;
  /** Goes on to what was made, while the dialog is still open. */
  readonly onOpened: (made: T) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  return (
    <FormDialog
      title={title}
      namespace="flows"
      initial={{ name }}
      fieldOfCode={{ 'flow.name-taken': 'name' }}
      save={(fields: Fields) => make(fields.name.trim())}
      onSaved={onMade}
      onDone={onOpened}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        required
        rules={[
          {
            validator: async (_, typed: string | undefined) => {
              const length = codePoints((typed ?? '').trim());
              if (length < 1 || length > LIMITS.name) {
                throw new Error(t('nameRule', { max: LIMITS.name }));
              }
            },
          },
        ]}
      >
        <Input
          autoFocus
          placeholder={t('namePlaceholder')}
          count={{
            show: true,
            max: LIMITS.name,
            strategy: (typed) => codePoints(typed.trim()),
          }}
        />
      </Form.Item>
    </FormDialog>
  );
}
