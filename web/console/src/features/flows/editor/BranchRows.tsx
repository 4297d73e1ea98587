import { DeleteOutlined, HolderOutlined, PlusOutlined } from '@ant-design/icons';
import {
  type Branch,
  type BranchLine,
  type BranchRow,
  exitsOf,
  type KeywordsAdded,
  type KnownLine,
  knownLines,
  LIMITS,
  linesOf,
  withBranch,
  withKeywords,
  withLine,
  withLineAt,
  withoutKeyword,
  withoutLine,
} from '@zongji/flow-model';
import { Button, Input, Tooltip } from 'antd';
import { type KeyboardEvent, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/isComposing';
import { afterPress } from '@/lib/press';
import styles from './BranchRows.module.css';
import { KeywordChips } from './KeywordChips';
import { ExitDot } from './kinds';
import { Complaints } from './Setting';

/** Where the keys go after a change: the keywords or the branch name of a line. */
type Focus = { readonly line: number; readonly part: 'line' | 'branch' };

/**
 * The branches of a module, a line each: its keywords as chips and where they lead. Lines of one
 * branch name share a dot and an exit.
 */
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
  const [focus, setFocus] = useState<Focus | null>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === null) return;
    list.current?.querySelector<HTMLInputElement>(`[data-${focus.part}="${focus.line}"]`)?.focus();
    setFocus(null);
  }, [focus]);
  const rows = module.rows;
  const lines = linesOf(rows);
  const known = useKnown(rows);
  // What leaving a field settles is not in `rows` yet when the same key adds a line.
  const now = useRef(rows);
  now.current = rows;
  const put = (changed: readonly BranchRow[], field: string | null) => {
    now.current = changed;
    onRows(changed, field);
  };
  const addBehind = (place: number) => {
    if (locked || now.current.length >= LIMITS.rows) return;
    const before = linesOf(now.current)[place];
    if (before?.branch === '') {
      // Two lines without a name would be one: the name comes first.
      setFocus({ line: place, part: 'branch' });
      return;
    }
    put(withLine(now.current, place), null);
    setFocus({ line: place + 1, part: 'line' });
  };
  const addKeywords = (place: number, typed: string): KeywordsAdded => {
    const answer = withKeywords(now.current, place, typed);
    if (answer.rows !== now.current) put(answer.rows, null);
    return answer;
  };
  const move = (from: number, to: number) => {
    if (locked || to < 0 || to >= lines.length || from === to) return;
    put(withLineAt(now.current, from, to), null);
    setFocus({ line: to, part: 'line' });
  };
  return (
    <div ref={list} className={styles.rows}>
      <div className={styles.titles} aria-hidden="true">
        <span>{t('settings.keyword')}</span>
        <span>{t('settings.branchName')}</span>
      </div>
      {lines.map((line, place) => (
        <Line
          key={known[place]?.id}
          module={module}
          line={line}
          place={place}
          locked={locked}
          dragging={dragged === place}
          hands={{
            keywords: (typed) => addKeywords(place, typed),
            dropKeyword: (row) => put(withoutKeyword(now.current, row), null),
            rename: (branch) => put(withBranch(now.current, place, branch), null),
            next: () => setFocus({ line: place, part: 'branch' }),
            add: () => addBehind(place),
            move: (by) => move(place, place + by),
            drop: () => {
              put(withoutLine(now.current, place), null);
              setFocus({ line: Math.max(0, place - 1), part: 'line' });
            },
            drag: setDragged,
            over: () => {
              if (dragged === null || dragged === place) return;
              put(withLineAt(now.current, dragged, place), 'rows drag');
              setDragged(place);
            },
          }}
        />
      ))}
      {locked ? null : (
        <Button
          type="dashed"
          block
          icon={<PlusOutlined />}
          disabled={rows.length >= LIMITS.rows}
          onClick={() => addBehind(linesOf(now.current).length - 1)}
        >
          {t('settings.addRow')}
        </Button>
      )}
    </div>
  );
}

interface Hands {
  readonly keywords: (typed: string) => KeywordsAdded;
  readonly dropKeyword: (row: number) => void;
  readonly rename: (branch: string) => void;
  /** On to the branch name. */
  readonly next: () => void;
  /** A further line behind this. */
  readonly add: () => void;
  readonly move: (by: number) => void;
  readonly drop: () => void;
  readonly drag: (place: number | null) => void;
  readonly over: () => void;
}

function Line({
  module,
  line,
  place,
  locked,
  dragging,
  hands,
}: {
  readonly module: Branch;
  readonly line: BranchLine;
  readonly place: number;
  readonly locked: boolean;
  readonly dragging: boolean;
  readonly hands: Hands;
}) {
  const { t } = useTranslation('flows');
  const complaints = useContext(Complaints);
  const branchField = `rows[${line.from}].branch`;
  const amiss = line.rows.flatMap((_, at) =>
    ['keyword', 'branch'].flatMap(
      (name) => complaints.get(`rows[${line.from + at}].${name}`) ?? [],
    ),
  );
  const name = useNameBeingTyped(line.rows[0]?.branch ?? '', hands.rename);
  const exit = exitsOf(module).findIndex(
    (one) => one.kind === 'branch' && one.name === line.branch,
  );
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      name.settle();
      hands.move(event.key === 'ArrowUp' ? -1 : 1);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside are what keys reach
    <div
      className={dragging ? styles.dragged : ''}
      onDragOver={(event) => {
        event.preventDefault();
        hands.over();
      }}
      onKeyDown={keys}
    >
      <div className={styles.row}>
        {locked ? null : <Grip place={place} onDrag={hands.drag} />}
        <KeywordChips
          line={line}
          place={place}
          locked={locked}
          onAdd={hands.keywords}
          onDrop={hands.dropKeyword}
          onNext={hands.next}
        />
        <span className={styles.arrow}>→</span>
        <Input
          value={name.value}
          data-branch={place}
          data-field={branchField}
          readOnly={locked}
          status={complaints.has(branchField) ? 'error' : ''}
          prefix={<ExitDot place={Math.max(0, exit)} hollow={exit < 0} />}
          aria-label={t('settings.branchNameOf', { row: place + 1 })}
          onFocus={(event) => event.target.select()}
          onChange={(event) => name.type(event.target.value)}
          onBlur={() => afterPress(name.settle)}
          onPressEnter={(event) => {
            if (isComposing(event)) return;
            name.settle();
            hands.add();
          }}
        />
        {locked ? null : (
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('settings.deleteRow', { row: place + 1 })}
            onClick={hands.drop}
          />
        )}
      </div>
      {[...new Set(amiss)].map((complaint) => (
        <div key={complaint} className={styles.complaint}>
          {complaint}
        </div>
      ))}
    </div>
  );
}

/** The lines with numbers that stay with them, so that what is being typed does as well. */
function useKnown(rows: readonly BranchRow[]): readonly KnownLine[] {
  const before = useRef<readonly KnownLine[]>([]);
  return useMemo(() => {
    const fresh = 1 + Math.max(0, ...before.current.map(({ id }) => id));
    before.current = knownLines(before.current, linesOf(rows), fresh);
    return before.current;
  }, [rows]);
}

function Grip({
  place,
  onDrag,
}: {
  readonly place: number;
  readonly onDrag: (place: number | null) => void;
}) {
  const { t } = useTranslation('flows');
  return (
    <Tooltip title={t('settings.moveRow')} placement="left">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Alt with an arrow does the same */}
      <span
        className={styles.grip}
        draggable
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move';
          onDrag(place);
        }}
        onDragEnd={() => onDrag(null)}
      >
        <HolderOutlined />
      </span>
    </Tooltip>
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
