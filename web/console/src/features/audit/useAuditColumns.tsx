import type { AuditEntry } from '@zongji/protocol';
import { Button, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';

/** Words for the parts of an entry. */
export function useAuditWords() {
  const { t } = useTranslation('audit');
  return {
    operation: (entry: AuditEntry) =>
      t(`operation.${entry.operation}`, { defaultValue: entry.operation }),
    by: (entry: AuditEntry) =>
      entry.by === null
        ? t(entry.address === '' ? 'system' : 'nobody')
        : `${entry.by.name} ${entry.by.number}`,
    target: (entry: AuditEntry) => {
      const name =
        entry.target.kind === 'MODE_SETTINGS'
          ? t(`common:mode.${entry.target.name}`)
          : entry.target.name;
      return [t(`kind.${entry.target.kind}`), name].filter((part) => part !== '').join(' · ');
    },
  };
}

/** The columns of the log. */
export function useAuditColumns(onOpen: (entry: AuditEntry) => void): TableColumnsType<AuditEntry> {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const words = useAuditWords();
  return [
    {
      title: t('at'),
      dataIndex: 'at',
      width: 180,
      className: 'tabular',
      render: (_, { at }) => format.exact(at),
    },
    { title: t('by'), key: 'by', render: (_, entry) => words.by(entry) },
    { title: t('operationName'), key: 'operation', render: (_, entry) => words.operation(entry) },
    { title: t('target'), key: 'target', render: (_, entry) => words.target(entry) },
    {
      title: t('address'),
      dataIndex: 'address',
      width: 150,
      className: 'tabular',
      render: (_, { address }) => (address === '' ? '–' : address),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      fixed: 'right',
      width: 90,
      render: (_, entry) => (
        <Button className="row-actions" type="link" size="small" onClick={() => onOpen(entry)}>
          {t('open')}
        </Button>
      ),
    },
  ];
}
