import { useMutation } from '@tanstack/react-query';
import { codePoints, LIMITS } from '@zongji/flow-model';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { FormTrouble } from '@/lib/FormTrouble';

interface Fields {
  readonly name: string;
}

/** Asks for the name of a new flow and makes it. */
export function NameDialog<T>({
  open,
  title,
  name,
  make,
  onMade,
  onClose,
}: {
  readonly open: boolean;
  readonly title: string;
  /** What stands in the field at first. */
  readonly name: string;
  readonly make: (name: string) => Promise<T>;
  readonly onMade: (made: T) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const [form] = Form.useForm<Fields>();
  const making = useMutation({
    mutationFn: (fields: Fields) => make(fields.name.trim()),
    onSuccess: onMade,
  });
  return (
    <Modal
      open={open}
      title={title}
      okText={t('common:ok')}
      cancelText={t('common:cancel')}
      confirmLoading={making.isPending}
      onOk={form.submit}
      onCancel={onClose}
      afterClose={making.reset}
      destroyOnHidden
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ name }}
        onFinish={(fields) => making.mutate(fields)}
        style={{ marginTop: 20 }}
      >
        <FormTrouble
          error={making.error}
          form={form}
          namespace="flows"
          fields={['name']}
          fieldOfCode={{ 'flow.name-taken': 'name' }}
        />
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
      </Form>
    </Modal>
  );
}
