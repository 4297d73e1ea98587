import type { AuditEntry } from '@zongji/protocol';
import { Descriptions, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '@/lib/Dialog';
import { useFormat } from '@/lib/format';
import { type Difference, differences } from './differences';
import { useAuditWords } from './useAuditColumns';

/** One entry with all that it keeps, field by field. */
export function AuditDrawer({
  entry,
  onClose,
}: {
  readonly entry: AuditEntry;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('audit');
  return (
    <SideDrawer onClose={onClose} title={t('entry')} size={640}>
      <Entry entry={entry} />
    </SideDrawer>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const words = useAuditWords();
  return (
    <>
      <Descriptions
        column={1}
        size="small"
        style={{ marginBlockEnd: 16 }}
        items={[
          { key: 'at', label: t('at'), children: format.exact(entry.at) },
          { key: 'by', label: t('by'), children: words.by(entry) },
          { key: 'operation', label: t('operationName'), children: words.operation(entry) },
          { key: 'target', label: t('target'), children: words.target(entry) },
          { key: 'address', label: t('address'), children: entry.address || '–' },
        ]}
      />
      <Differences all={differences(entry.before, entry.after)} />
    </>
  );
}

function Differences({ all }: { readonly all: readonly Difference[] }) {
  const { t } = useTranslation('audit');
  if (all.length === 0) return null;
  return (
    <Table<Difference>
      rowKey="field"
      size="small"
      pagination={false}
      dataSource={[...all]}
      columns={[
        {
          title: t('fieldName'),
          key: 'field',
          width: 160,
          render: (_, { field }) =>
            field === '' ? '' : t(`field.${field}`, { defaultValue: field }),
        },
        {
          title: t('before'),
          key: 'before',
          render: (_, { before, changed }) => <Value text={before} strong={changed} />,
        },
        {
          title: t('after'),
          key: 'after',
          render: (_, { after, changed }) => <Value text={after} strong={changed} />,
        },
      ]}
    />
  );
}

function Value({ text, strong }: { readonly text: string | undefined; readonly strong: boolean }) {
  if (text === undefined) return <Typography.Text type="secondary">–</Typography.Text>;
  return (
    <Typography.Text strong={strong} style={{ overflowWrap: 'anywhere' }}>
      {text}
    </Typography.Text>
  );
}
