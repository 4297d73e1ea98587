import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StaffWithPassword } from '@zongji/protocol';
import { Trouble } from '@zongji/ui';
import { App, Button, Space, Table, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/lib/Dialog';
import { http } from '@/lib/http';
import { type FieldProblem, Problem } from '@/lib/problem';
import { useProblemWords } from '@/lib/useProblemWords';
import type { Handover } from './PasswordDialog';

interface Imported {
  readonly created: readonly StaffWithPassword[];
}

/** Takes a filled-in template; either every row becomes an account, or none and each bad row is named. */
export function ImportDialog({
  onClose,
  onImported,
}: {
  readonly onClose: () => void;
  readonly onImported: (handovers: readonly Handover[]) => void;
}) {
  const { t } = useTranslation('staff');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData();
      form.append('file', file);
      return http.post<Imported>('/api/staff/import', form);
    },
    onSuccess: async ({ created }) => {
      await queries.invalidateQueries({ queryKey: ['staff'] });
      await queries.invalidateQueries({ queryKey: ['skill-groups'] });
      message.success(t('import.done', { count: created.length }));
      onImported(
        created.map(({ staff: { name, email, number }, oneTimePassword }) => ({
          name,
          email,
          number,
          oneTimePassword,
        })),
      );
      onClose();
    },
  });
  return (
    <Dialog
      title={t('import.open')}
      footer={<Button onClick={onClose}>{t('common:close')}</Button>}
      onClose={onClose}
      width={640}
    >
      <p>{t('import.detail')}</p>
      <Space style={{ marginBottom: 16 }}>
        <Button icon={<DownloadOutlined />} href="/api/staff/import-template?format=xlsx">
          {t('import.template', { format: '.xlsx' })}
        </Button>
        <Button icon={<DownloadOutlined />} href="/api/staff/import-template?format=csv">
          {t('import.template', { format: '.csv' })}
        </Button>
      </Space>
      <Upload.Dragger
        accept=".xlsx,.csv"
        multiple={false}
        showUploadList={false}
        disabled={take.isPending}
        beforeUpload={(file) => {
          if (!take.isPending) take.mutate(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{t(take.isPending ? 'import.reading' : 'import.drop')}</p>
        <p className="ant-upload-hint">{t('import.hint')}</p>
      </Upload.Dragger>
      <Refused error={take.error} />
    </Dialog>
  );
}

function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('staff');
  const words = useProblemWords('staff');
  if (error === null) return null;
  const rows = error instanceof Problem ? error.fields : [];
  return (
    <div style={{ marginTop: 16 }}>
      <Trouble
        title={t('import.refused')}
        detail={
          rows.length === 0 ? words.of(error) : t('import.refusedRows', { count: rows.length })
        }
      />
      {rows.length === 0 ? null : (
        <Table<FieldProblem & { readonly key: number }>
          size="small"
          pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          scroll={{ y: 240 }}
          style={{ marginTop: 12 }}
          dataSource={rows.map((row, key) => ({ ...row, key }))}
          columns={[
            {
              title: t('import.row'),
              dataIndex: 'row',
              width: 72,
              render: (_, { row }) => row ?? '–',
            },
            {
              title: t('import.field'),
              dataIndex: 'field',
              width: 120,
              render: (_, { field }) => fieldWord(field),
            },
            { title: t('import.reason'), key: 'reason', render: (_, row) => reasonOf(row) },
          ]}
        />
      )}
    </div>
  );

  /** A form that does not fit is told as the form of adding one member tells it. */
  function reasonOf(row: FieldProblem): string {
    if (row.code !== 'format') return words.ofField(row);
    switch (row.field) {
      case 'email':
      case 'number':
      case 'mobile':
        return t(`rule.${row.field}`);
      default:
        return words.ofField(row);
    }
  }

  function fieldWord(field: string | undefined): string {
    switch (field) {
      case 'name':
      case 'email':
      case 'number':
      case 'nickname':
      case 'mobile':
      case 'role':
      case 'groups':
        return t(field);
      default:
        return field ?? '–';
    }
  }
}
