import type { AuditEntry } from '@zongji/protocol';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { ListColumn } from '@/lib/ListTable';
import { RowActions } from '@/lib/RowActions';

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
export function useAuditColumns(
  onOpen: (entry: AuditEntry) => void,
): readonly ListColumn<AuditEntry>[] {
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
    {
      title: t('operationName'),
      key: 'operation',
      heads: true,
      render: (_, entry) => words.operation(entry),
    },
    { title: t('target'), key: 'target', render: (_, entry) => words.target(entry) },
    {
      title: t('address'),
      dataIndex: 'address',
      givesWay: 1,
      width: 150,
      className: 'tabular',
      render: (_, { address }) => (address === '' ? '–' : address),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, entry) => (
        <RowActions
          name={words.operation(entry)}
          actions={[{ key: 'open', label: t('open'), onPress: () => onOpen(entry) }]}
        />
      ),
    },
  ];
}
