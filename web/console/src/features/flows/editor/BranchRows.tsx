import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import { type Branch, type BranchRow, exitsOf, LIMITS } from '@zongji/flow-model';
import { Button, Input, Tooltip } from 'antd';
import { type KeyboardEvent, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './BranchRows.module.css';
import { ExitDot } from './kinds';
import { moved, without } from './rows';
import { Complaints } from './Setting';

/** The keywords of a branch and where each leads; rows of one branch name share a dot and an exit. */
export function BranchRows({
  module,
  locked,
  onRows,
}: {
  readonly module: Branch;
  readonly locked: boolean;
  readonly onRows: (rows: readonly BranchRow[], field: string | null) => void;
}) {
  const { t } = useTranslation('flows');
  const [focus, setFocus] = useState<{ readonly row: number } | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === null) return;
    list.current?.querySelector<HTMLInputElement>(`[data-keyword="${focus.row}"]`)?.focus();
    setFocus(null);
  }, [focus]);
  const rows = module.rows;
  // A name that Enter settles is not in `rows` yet when the same key adds a row.
  const now = useRef(rows);
  now.current = rows;
  const put = (changed: readonly BranchRow[], field: string | null) => {
    now.current = changed;
    onRows(changed, field);
  };
  const add = (after: number) => {
    const before = now.current;
    if (locked || before.length >= LIMITS.rows) return;
    // The next keyword of the same branch is the likeliest; another name is typed over it.
    const branch = before[after]?.branch ?? '';
    put([...before.slice(0, after + 1), { keyword: '', branch }, ...before.slice(after + 1)], null);
    setFocus({ row: after + 1 });
  };
  const move = (from: number, to: number) => {
    if (locked || to < 0 || to >= rows.length || from === to) return;
    put(moved(now.current, from, to), null);
    setFocus({ row: to });
  };
  return (
    <div ref={list} className={styles.rows}>
      <div className={styles.titles} aria-hidden="true">
        <span>{t('settings.keyword')}</span>
        <span>{t('settings.branchName')}</span>
      </div>
      {rows.map((row, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          key={index}
          module={module}
          row={row}
          index={index}
          locked={locked}
          dragging={dragged === index}
          onChange={(change, field) =>
            put(
              now.current.map((one, at) => (at === index ? { ...one, ...change } : one)),
              `rows[${index}].${field}`,
            )
          }
          onAdd={() => add(index)}
          onMove={(by) => move(index, index + by)}
          onDelete={() => {
            put(without(now.current, index), null);
            setFocus({ row: Math.max(0, index - 1) });
          }}
          onDrag={setDragged}
          onOver={() => {
            if (dragged === null || dragged === index) return;
            put(moved(now.current, dragged, index), 'rows drag');
            setDragged(index);
          }}
        />
      ))}
      {locked ? null : (
        <Button
          type="dashed"
          block
          icon={<PlusOutlined />}
          disabled={rows.length >= LIMITS.rows}
          onClick={() => add(rows.length - 1)}
        >
          {t('settings.addRow')}
        </Button>
      )}
    </div>
  );
}

function Row({
  module,
  row,
  index,
  locked,
  dragging,
  onChange,
  onAdd,
  onMove,
  onDelete,
  onDrag,
  onOver,
}: {
  readonly module: Branch;
  readonly row: BranchRow;
  readonly index: number;
  readonly locked: boolean;
  readonly dragging: boolean;
  readonly onChange: (change: Partial<BranchRow>, field: 'keyword' | 'branch') => void;
  readonly onAdd: () => void;
  readonly onMove: (by: number) => void;
  readonly onDelete: () => void;
  readonly onDrag: (row: number | null) => void;
  readonly onOver: () => void;
}) {
  const { t } = useTranslation('flows');
  const complaints = useContext(Complaints);
  const field = (name: string) => `rows[${index}].${name}`;
  const amiss = [
    ...(complaints.get(field('keyword')) ?? []),
    ...(complaints.get(field('branch')) ?? []),
  ];
  const name = useNameBeingTyped(row.branch, (branch) => onChange({ branch }, 'branch'));
  const place = exitsOf(module).findIndex(
    (exit) => exit.kind === 'branch' && exit.name === row.branch.trim(),
  );
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      name.settle();
      onMove(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside are what keys reach
    <div
      className={dragging ? styles.dragged : ''}
      onDragOver={(event) => {
        event.preventDefault();
        onOver();
      }}
      onKeyDown={keys}
    >
      <div className={styles.row}>
        {locked ? null : (
          <Tooltip title={t('settings.moveRow')} placement="left">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt with an arrow does the same */}
            <span
              className={styles.grip}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                onDrag(index);
              }}
              onDragEnd={() => onDrag(null)}
            >
              <HolderOutlined />
            </span>
          </Tooltip>
        )}
        <Input
          value={row.keyword}
          data-keyword={index}
          data-field={field('keyword')}
          readOnly={locked}
          status={complaints.has(field('keyword')) ? 'error' : ''}
          aria-label={t('settings.keywordOf', { row: index + 1 })}
          onChange={(event) => onChange({ keyword: event.target.value }, 'keyword')}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) {
              event.currentTarget
                .closest(`.${styles.row}`)
                ?.querySelector<HTMLInputElement>('[data-branch]')
                ?.focus();
            }
          }}
        />
        <span className={styles.arrow}>→</span>
        <Input
          value={name.value}
          data-branch={index}
          data-field={field('branch')}
          readOnly={locked}
          list={`branches-of-${module.id}`}
          status={complaints.has(field('branch')) ? 'error' : ''}
          prefix={<ExitDot place={Math.max(0, place)} hollow={place < 0} />}
          aria-label={t('settings.branchNameOf', { row: index + 1 })}
          onFocus={(event) => event.target.select()}
          onChange={(event) => name.type(event.target.value)}
          onBlur={name.settle}
          onPressEnter={(event) => {
            if (event.nativeEvent.isComposing) return;
            name.settle();
            onAdd();
          }}
        />
        {locked ? null : (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('settings.deleteRow', { row: index + 1 })}
            onClick={onDelete}
          />
        )}
      </div>
      {amiss.map((complaint) => (
        <div key={complaint} className={styles.complaint}>
          {complaint}
        </div>
      ))}
    </div>
  );
}

/**
 * A branch name while it is typed. It is settled when it is left: half a name may be the name of
 * another branch, and the wire would be lost on the way.
 */
function useNameBeingTyped(settled: string, onSettle: (name: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  return {
    value: typed ?? settled,
    type: setTyped,
    settle: () => {
      if (typed !== null && typed !== settled) onSettle(typed);
      setTyped(null);
    },
  };
}
