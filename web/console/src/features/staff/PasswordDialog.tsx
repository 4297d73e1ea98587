import { MailOutlined } from '@ant-design/icons';
import { CopyButton } from '@zongji/ui';
import { Alert, Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/lib/Dialog';

/** An account whose password is to be handed over; null when the server sent it by e-mail. */
export interface Handover {
  readonly name: string;
  readonly email: string;
  readonly number: string;
  readonly oneTimePassword: string | null;
}

/** Shows one-time passwords, once, with what is needed to hand them over. */
export function PasswordDialog({
  handovers,
  onClose,
}: {
  readonly handovers: readonly Handover[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('staff');
  const shown = handovers.filter((handover) => typeof handover.oneTimePassword === 'string');
  const mailed = handovers.length - shown.length;
  return (
    <Dialog
      title={t('password.title')}
      // Shown once: only its own button closes it, and that does not have the keyboard at first.
      closable={false}
      keyboard={false}
      onClose={onClose}
      width={640}
      footer={
        <>
          {shown.length === 0 ? null : (
            <CopyButton
              withLabel
              text={asText(shown, window.location.origin)}
              label={t('password.copyAll')}
              copiedLabel={t('common:copied')}
              autoFocus
            />
          )}
          <Button type="primary" onClick={onClose}>
            {t('password.done')}
          </Button>
        </>
      }
    >
      {mailed === 0 ? null : (
        <Alert
          type="success"
          showIcon
          icon={<MailOutlined />}
          title={t('password.mailed', { count: mailed })}
          style={{ marginBlock: 16 }}
        />
      )}
      {shown.length === 0 ? null : (
        <>
          <Alert type="warning" showIcon title={t('password.once')} style={{ marginBlock: 16 }} />
          <Table<Handover>
            rowKey="email"
            size="small"
            pagination={false}
            scroll={{ y: 360 }}
            dataSource={shown}
            columns={[
              { title: t('name'), dataIndex: 'name' },
              { title: t('email'), dataIndex: 'email' },
              {
                title: t('password.column'),
                dataIndex: 'oneTimePassword',
                render: (_, { oneTimePassword }) => (
                  <>
                    <code className="secret">{oneTimePassword}</code>
                    <CopyButton
                      text={oneTimePassword ?? ''}
                      label={t('common:copy')}
                      copiedLabel={t('common:copied')}
                    />
                  </>
                ),
              },
            ]}
          />
        </>
      )}
    </Dialog>
  );
}

/** The passwords as lines to paste into a message or a sheet: number, name, e-mail, password. */
export function asText(handovers: readonly Handover[], address: string): string {
  const rows = handovers.map(({ number, name, email, oneTimePassword }) =>
    [number, name, email, oneTimePassword ?? ''].join('\t'),
  );
  return [address, ...rows].join('\n');
}
