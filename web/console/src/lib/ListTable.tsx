import { Panel } from '@zongji/ui';
import { Skeleton, Table, type TableColumnType, type TablePaginationConfig } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFit } from './fit';
import styles from './ListTable.module.css';
import { LoadTrouble, useFailure } from './Loaded';
import { Cramped } from './RowActions';

/** Rows of a list that is shown whole before it is cut into pages. */
const WHOLE_MAX = 50;

/** What a list reads from. */
interface Reading {
  readonly isPending: boolean;
  readonly data: unknown;
  readonly errorUpdateCount: number;
  readonly isPlaceholderData: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** A column of a list. */
export interface ListColumn<T> extends TableColumnType<T> {
  /** Goes below its row when the list is short of room; the smallest number first. */
  readonly givesWay?: number;
  /** Heads the card that a row is on a narrow screen; the first column otherwise. */
  readonly heads?: boolean;
}

interface Props<T> {
  readonly query: Reading;
  readonly rows: readonly T[] | undefined;
  readonly columns: readonly ListColumn<T>[];
  readonly namespace: string;
  readonly empty: ReactNode;
  readonly pagination?: TablePaginationConfig | false;
  /** Makes rows open something by a click anywhere on them. */
  readonly onOpen?: (row: T) => void;
  /** Stands above the rows, on the same surface. */
  readonly above?: ReactNode;
}

/**
 * A list on a surface of its own: a skeleton until its rows are there, a word and a way on when they
 * could not be read, and what the list is for when there are none. Rows of the page before stay,
 * paler, until the next page has come.
 *
 * Nothing is covered where room is short: first all actions but one go into a menu, then columns go
 * below their row, and on a narrow screen every row is a card.
 */
export function ListTable<T extends { readonly id: string }>(props: Props<T>) {
  const { query, namespace, above } = props;
  const failed = useFailure(query);
  if (failed !== undefined) return <LoadTrouble query={failed} namespace={namespace} />;
  return (
    <Panel flush>
      {above === undefined ? null : <div className={styles.above}>{above}</div>}
      <Rows {...props} />
    </Panel>
  );
}

function Rows<T extends { readonly id: string }>({
  query,
  rows,
  columns,
  empty,
  pagination,
  onOpen,
}: Props<T>) {
  const { t, i18n } = useTranslation('common');
  const yielding = columns
    .filter((column) => column.givesWay !== undefined)
    .sort((a, b) => (a.givesWay ?? 0) - (b.givesWay ?? 0));
  const { place, asCards, taken } = useFit(yielding.length + 1, rows, i18n.language);
  const below = yielding.slice(0, Math.max(0, taken - 1));
  const beside = columns.filter((column) => !below.includes(column));
  return (
    <div ref={place}>
      <Cramped value={taken > 0 && !asCards}>
        <Table<T>
          rowKey="id"
          size="middle"
          showHeader={!asCards}
          tableLayout={asCards ? 'fixed' : 'auto'}
          columns={asCards ? [cardOf(columns)] : beside.map(plain)}
          dataSource={[...(rows ?? [])]}
          scroll={asCards ? {} : { x: 'max-content' }}
          pagination={
            pagination ?? ((rows?.length ?? 0) > WHOLE_MAX ? { pageSize: WHOLE_MAX } : false)
          }
          style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }}
          expandable={{
            showExpandColumn: below.length > 0 && !asCards,
            columnTitle: <span className="for-readers">{t('further')}</span>,
            expandedRowRender: (row, at) => <Pairs columns={below} row={row} at={at} />,
          }}
          locale={{
            emptyText: query.isPending ? (
              <Skeleton active title={false} paragraph={{ rows: 6, width: '100%' }} />
            ) : (
              empty
            ),
          }}
          {...(onOpen === undefined
            ? {}
            : {
                onRow: (row: T) => ({ style: { cursor: 'pointer' }, onClick: () => onOpen(row) }),
              })}
        />
      </Cramped>
    </div>
  );
}

/** The one column of a list whose rows are cards. */
function cardOf<T>(columns: readonly ListColumn<T>[]): TableColumnType<T> {
  const heading = columns.find(({ heads }) => heads) ?? columns[0];
  const actions = columns.find(({ key }) => key === 'actions');
  const pairs = columns.filter((column) => column !== heading && column !== actions);
  return {
    key: 'card',
    render: (_, row, at) => (
      <div className={styles.card}>
        {heading === undefined ? null : (
          <div className={styles.heading}>{cell(heading, row, at)}</div>
        )}
        <Pairs columns={pairs} row={row} at={at} />
        {actions === undefined ? null : <div>{cell(actions, row, at)}</div>}
      </div>
    ),
  };
}

/** What columns say of a row, each beside its heading. */
function Pairs<T>({
  columns,
  row,
  at,
}: {
  readonly columns: readonly ListColumn<T>[];
  readonly row: T;
  readonly at: number;
}) {
  return (
    <dl className={styles.pairs}>
      {columns.map((column) => (
        <div key={String(column.key ?? column.dataIndex)} className={styles.pair}>
          <dt>{typeof column.title === 'function' ? null : column.title}</dt>
          <dd className="tabular">{cell(column, row, at)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What stands in a cell, as the table itself would draw it. */
function cell<T>(column: ListColumn<T>, row: T, at: number): ReactNode {
  const value: unknown =
    typeof column.dataIndex === 'string' ? Reflect.get(Object(row), column.dataIndex) : undefined;
  const drawn: unknown = column.render === undefined ? value : column.render(value, row, at);
  return isNode(drawn) ? drawn : null;
}

function isNode(drawn: unknown): drawn is ReactNode {
  return typeof drawn !== 'object' || drawn === null || '$$typeof' in drawn || Array.isArray(drawn);
}

/** A column without what only the list knows of it. */
function plain<T>({ givesWay: _, heads: __, ...column }: ListColumn<T>): TableColumnType<T> {
  return column;
}
