import {
  ApartmentOutlined,
  ArrowLeftOutlined,
  HistoryOutlined,
  LockOutlined,
  MoreOutlined,
  PlayCircleOutlined,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { codePoints, LIMITS } from '@zongji/flow-model';
import { StateMark } from '@zongji/ui';
import { Button, Dropdown, Input, Popover, Tooltip } from 'antd';
import { type Dispatch, memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isComposing } from '@/lib/isComposing';
import { modePath } from '@/lib/mode';
import type { Flow } from '../api';
import { FlowStateMark } from '../FlowStateMark';
import styles from './EditorHeader.module.css';
import { KeysHelp } from './KeysHelp';
import type { EditorAction } from './state';
import { isFlowName, type Saving } from './useSaving';
import type { Steps } from './useSteps';

/** The bar above the canvas: the flow's name and state, and what can be done with it. */
export const EditorHeader = memo(function EditorHeader({
  flow,
  steps,
  name,
  locked,
  unsaved,
  busy,
  dispatch,
  onSave,
  onPublish,
  onTidy,
  onFind,
  onTry,
  onHistory,
  onExport,
  onWithdraw,
}: {
  readonly flow: Flow;
  readonly steps: Steps;
  readonly name: string;
  readonly locked: boolean;
  readonly unsaved: boolean;
  readonly busy: Saving['busy'];
  readonly dispatch: Dispatch<EditorAction>;
  readonly onSave: () => void;
  readonly onPublish: () => void;
  readonly onTidy: () => void;
  readonly onFind: () => void;
  readonly onTry: () => void;
  readonly onHistory: () => void;
  readonly onExport: () => void;
  /** Absent where the flow cannot be withdrawn. */
  readonly onWithdraw: (() => void) | undefined;
}) {
  const { t } = useTranslation('flows');
  return (
    <header className={styles.header}>
      <Link to={`/m/${modePath(flow.mode)}/flows`} className={styles.back} title={t('editor.back')}>
        <ArrowLeftOutlined aria-label={t('editor.back')} />
      </Link>
      {locked ? null : <h1 className="for-readers">{name}</h1>}
      <NameField name={name} locked={locked} dispatch={dispatch} />
      <div className={styles.state}>
        <FlowStateMark state={flow.state} />
        {locked ? null : <SavedMark unsaved={unsaved} />}
      </div>
      <div className={styles.tools}>
        {locked ? null : (
          <>
            <Tool
              word={t('editor.undo')}
              more={steps.undone}
              keys={`${KEY}Z`}
              icon={<UndoOutlined />}
              disabled={steps.undone === null}
              onClick={steps.undo}
            />
            <Tool
              word={t('editor.redo')}
              more={steps.redone}
              keys={`⇧${KEY}Z`}
              icon={<RedoOutlined />}
              disabled={steps.redone === null}
              onClick={steps.redo}
            />
            <Tool word={t('editor.tidy')} icon={<ApartmentOutlined />} onClick={onTidy} />
          </>
        )}
        <Tool word={t('find.title')} keys={`${KEY}F`} icon={<SearchOutlined />} onClick={onFind} />
        <Tool word={t('editor.history')} icon={<HistoryOutlined />} onClick={onHistory} />
        <Popover trigger="click" placement="bottomRight" content={<KeysHelp />}>
          <Button
            type="text"
            icon={<QuestionCircleOutlined />}
            aria-label={t('editor.keys')}
            title={t('editor.keys')}
          />
        </Popover>
        <Dropdown
          trigger={['click']}
          menu={{ items: [{ key: 'export', label: t('editor.export'), onClick: onExport }] }}
        >
          <Button
            type="text"
            icon={<MoreOutlined />}
            aria-label={t('editor.more')}
            title={t('editor.more')}
          />
        </Dropdown>
        <span className={styles.gap} />
        <Button icon={<PlayCircleOutlined />} onClick={onTry}>
          {t('try.title')}
        </Button>
        {locked ? (
          <Withdraw flow={flow} onWithdraw={onWithdraw} />
        ) : (
          <SaveButtons busy={busy} onSave={onSave} onPublish={onPublish} />
        )}
      </div>
    </header>
  );
});

const KEY = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl ';

function Tool({
  word,
  more = null,
  keys,
  icon,
  disabled = false,
  onClick,
}: {
  readonly word: string;
  /** What exactly it would do now. */
  readonly more?: string | null;
  readonly keys?: string;
  readonly icon: ReactNode;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  const title = `${word}${more === null ? '' : `: ${more}`}${keys === undefined ? '' : ` (${keys})`}`;
  return (
    <Tooltip title={title}>
      <Button type="text" icon={icon} aria-label={word} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}

function NameField({
  name,
  locked,
  dispatch,
}: {
  readonly name: string;
  readonly locked: boolean;
  readonly dispatch: Dispatch<EditorAction>;
}) {
  const { t } = useTranslation('flows');
  if (locked) {
    return (
      <h1 className={styles.name}>
        <LockOutlined className={styles.lock} aria-label={t('editor.locked')} />
        {name}
      </h1>
    );
  }
  const amiss = !isFlowName(name);
  return (
    <Tooltip title={amiss ? t('nameRule', { max: LIMITS.name }) : ''} open={amiss}>
      <Input
        className={styles.nameField ?? ''}
        variant={amiss ? 'outlined' : 'borderless'}
        status={amiss ? 'error' : ''}
        value={name}
        aria-label={t('name')}
        count={{ max: LIMITS.name, strategy: (text) => codePoints(text.trim()) }}
        onChange={(event) =>
          dispatch({ kind: 'edit', change: { kind: 'rename', name: event.target.value } })
        }
        onBlur={() => dispatch({ kind: 'seal' })}
        onPressEnter={(event) => {
          if (!isComposing(event)) event.currentTarget.blur();
        }}
      />
    </Tooltip>
  );
}

function SavedMark({ unsaved }: { readonly unsaved: boolean }) {
  const { t } = useTranslation('flows');
  return (
    <span className={styles.saved} role="status">
      {unsaved ? <StateMark tone="attention">{t('common:unsaved')}</StateMark> : t('common:saved')}
    </span>
  );
}

function SaveButtons({
  busy,
  onSave,
  onPublish,
}: {
  readonly busy: Saving['busy'];
  readonly onSave: () => void;
  readonly onPublish: () => void;
}) {
  const { t } = useTranslation('flows');
  return (
    <>
      <Button
        loading={busy === 'saving'}
        // Not disabled when all is saved: a press may be what settles what was just typed.
        disabled={busy === 'publishing'}
        onClick={onSave}
      >
        {t('common:save')}
      </Button>
      <Button
        type="primary"
        loading={busy === 'publishing'}
        disabled={busy === 'saving'}
        onClick={onPublish}
      >
        {t('editor.publish')}
      </Button>
    </>
  );
}

function Withdraw({
  flow,
  onWithdraw,
}: {
  readonly flow: Flow;
  readonly onWithdraw: (() => void) | undefined;
}) {
  const { t } = useTranslation('flows');
  if (onWithdraw !== undefined) return <Button onClick={onWithdraw}>{t('withdraw.do')}</Button>;
  return flow.state === 'IN_USE' ? (
    <Tooltip title={t('withdraw.inUse')} placement="bottomRight">
      <Button disabled>{t('withdraw.do')}</Button>
    </Tooltip>
  ) : null;
}
