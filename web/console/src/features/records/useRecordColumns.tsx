import { PlayCircleOutlined } from '@ant-design/icons';
import type { ServiceRecord } from '@zongji/protocol';
import { MARKS, StateMark, type Tone } from '@zongji/ui';
import { Flex, Tooltip, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { ListColumn } from '@/lib/ListTable';
import { RowActions } from '@/lib/RowActions';
import { useVisitorName } from '@/lib/visitorName';

/** How a conversation went, as a mark. */
export function toneOf({ phase, why }: Pick<ServiceRecord, 'phase' | 'why'>): Tone {
  if (phase !== 'ENDED') return MARKS.conversation[phase];
  switch (why) {
    case 'ABANDONED':
    case 'NOBODY_ONLINE':
    case 'QUEUE_LIMIT':
      return 'attention';
    case 'FLOW_FAULT':
      return 'bad';
    case 'COMPLETED':
    case 'AGENT_ENDED':
      return 'good';
    default:
      return 'quiet';
  }
}

/** The state of a record in words: how it ended, or where it stands. */
export function RecordState({ record }: { readonly record: ServiceRecord }) {
  const { t } = useTranslation('records');
  const word =
    record.phase === 'ENDED' && record.why ? t(`why.${record.why}`) : t(`phase.${record.phase}`);
  return <StateMark tone={toneOf(record)}>{word}</StateMark>;
}

/** Says that there is a call to hear. */
function Recorded() {
  const { t } = useTranslation('records');
  return (
    <Tooltip title={t('recorded')}>
      <Typography.Text type="secondary">
        <PlayCircleOutlined role="img" aria-label={t('recorded')} />
      </Typography.Text>
    </Tooltip>
  );
}

/** The columns of the list of records. */
export function useRecordColumns(
  onOpen: (id: string) => void,
): readonly ListColumn<ServiceRecord>[] {
  const { t } = useTranslation('records');
  const format = useFormat();
  const visitorName = useVisitorName();
  const duration = (seconds: number | null | undefined) =>
    typeof seconds === 'number' ? format.duration(seconds) : '–';
  return [
    {
      title: t('enteredAt'),
      dataIndex: 'enteredAt',
      width: 160,
      className: 'tabular',
      render: (_, { enteredAt }) => format.moment(enteredAt),
    },
    {
      title: t('customer'),
      key: 'customer',
      heads: true,
      render: (_, { customer }) => visitorName(customer.name),
    },
    {
      title: t('state'),
      key: 'state',
      render: (_, record) => (
        <Flex align="center" gap={8}>
          <RecordState record={record} />
          {record.recorded && <Recorded />}
        </Flex>
      ),
    },
    {
      title: t('channel'),
      key: 'channel',
      givesWay: 1,
      render: (_, { channel, mode }) => {
        const whole = `${t(`common:mode.${mode}`)} · ${channel.name}`;
        return (
          <Typography.Text ellipsis={{ tooltip: whole }} style={{ maxWidth: 180 }}>
            {whole}
          </Typography.Text>
        );
      },
    },
    {
      title: t('group'),
      key: 'group',
      givesWay: 5,
      render: (_, { group }) => group?.name ?? '–',
    },
    {
      title: t('agent'),
      key: 'agents',
      render: (_, { agents }) =>
        agents.length === 0 ? '–' : agents.map((agent) => agent.name).join('，'),
    },
    {
      title: t('waited'),
      key: 'waited',
      givesWay: 4,
      width: 90,
      className: 'tabular',
      render: (_, { waitedSeconds }) => duration(waitedSeconds),
    },
    {
      title: t('served'),
      key: 'served',
      givesWay: 3,
      width: 90,
      className: 'tabular',
      render: (_, { servedSeconds }) => duration(servedSeconds),
    },
    {
      title: t('score'),
      key: 'score',
      givesWay: 2,
      width: 80,
      className: 'tabular',
      render: (_, { score }) => (typeof score === 'number' ? t('scoreOf', { score }) : '–'),
    },
    {
      title: t('common:actions'),
      key: 'actions',
      render: (_, record) => (
        <RowActions
          name={visitorName(record.customer.name)}
          actions={[{ key: 'open', label: t('open'), onPress: () => onOpen(record.id) }]}
        />
      ),
    },
  ];
}
