import { TeamOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import type { TargetAgent, TargetGroup, Task } from '@zongji/protocol';
import { EmptyState } from '@zongji/ui';
import { Alert, App, Input, Modal, Radio, Tag } from 'antd';
import { useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/lib/Loaded';
import { workspace } from './api';
import styles from './TransferDialog.module.css';
import { kept, ranked, searched } from './targets';
import { useActs, usePlace } from './useDesk';

const NOTE_MAX = 500;

/** Where to: a group, or one agent of it. */
interface Target {
  readonly groupId: string;
  readonly to?: string;
}

/** Hands the conversation on: availability at each target, and a note for whoever takes it. */
export function TransferDialog({
  task,
  close,
}: {
  readonly task: Task;
  readonly close: () => void;
}) {
  const { t } = useTranslation('workspace');
  const { message } = App.useApp();
  const acts = useActs();
  const { notes } = usePlace();
  const noteId = useId();
  const targets = useQuery(workspace.targets(task.conversation));
  const [target, setTarget] = useState<Target | null>(null);
  const [wanted, setWanted] = useState('');
  const [note, setNote] = useState(() => notes.get(task.conversation));
  const [busy, setBusy] = useState(false);
  const transfer = async () => {
    if (target === null) return;
    setBusy(true);
    const done = await acts.transfer(task, { ...target, note: note.trim() });
    setBusy(false);
    if (!done) return;
    notes.set(task.conversation, '');
    void message.success(t('transfer.done'));
    close();
  };
  return (
    <Modal
      open
      title={t('transfer.title', { name: task.customer.name })}
      okText={t('transfer.button')}
      okButtonProps={{ disabled: target === null, loading: busy }}
      onOk={() => void transfer()}
      onCancel={close}
      width={560}
    >
      {task.call?.phase === 'TALKING' && (
        <Alert type="info" showIcon title={t('call.transferred')} style={{ marginBottom: 12 }} />
      )}
      <Input.Search
        allowClear
        autoFocus
        value={wanted}
        placeholder={t('transfer.search')}
        aria-label={t('transfer.search')}
        onChange={(event) => setWanted(event.target.value)}
      />
      <div className={styles.list}>
        <Loaded query={targets} namespace="workspace">
          {({ groups }) => (
            <Groups groups={groups} wanted={wanted} target={target} choose={setTarget} />
          )}
        </Loaded>
      </div>
      <label htmlFor={noteId} className={styles.label}>
        {t('transfer.note')}
      </label>
      <Input.TextArea
        id={noteId}
        value={note}
        maxLength={NOTE_MAX}
        showCount
        className={styles.note ?? ''}
        autoSize={{ minRows: 2, maxRows: 5 }}
        placeholder={t('transfer.notePlaceholder')}
        dir="auto"
        onChange={(event) => {
          setNote(event.target.value);
          notes.set(task.conversation, event.target.value);
        }}
      />
    </Modal>
  );
}

function Groups({
  groups,
  wanted,
  target,
  choose,
}: {
  readonly groups: readonly TargetGroup[];
  readonly wanted: string;
  readonly target: Target | null;
  readonly choose: (target: Target) => void;
}) {
  const { t } = useTranslation('workspace');
  const order = useRef<readonly string[] | null>(null);
  const shown = useMemo(() => {
    // Nothing moves under the pointer while the figures change: the order is the one of the opening.
    order.current ??= ranked(groups).map((group) => group.id);
    return searched(kept(ranked(groups), order.current), wanted);
  }, [groups, wanted]);
  if (shown.length === 0) {
    return <EmptyState title={t(wanted === '' ? 'transfer.none' : 'transfer.noMatch')} />;
  }
  return (
    <Radio.Group
      className={styles.groups ?? ''}
      value={target === null ? undefined : keyOf(target)}
      onChange={(event) => {
        const chosen = targetsOf(shown).find((one) => keyOf(one) === event.target.value);
        if (chosen !== undefined) choose(chosen);
      }}
    >
      {shown.map((group) => (
        <section key={group.id} className={styles.group}>
          <Radio value={keyOf({ groupId: group.id })}>
            <span className={styles.line}>
              <TeamOutlined />
              <b>{group.name}</b>
              <span className={styles.figures}>
                {t('transfer.figures', {
                  idle: group.idle,
                  online: group.online,
                  waiting: group.waiting,
                })}
              </span>
            </span>
          </Radio>
          {group.online === 0 && <p className={styles.warn}>{t('transfer.nobody')}</p>}
          {group.agents.map((agent) => (
            <Agent key={agent.id} agent={agent} groupId={group.id} />
          ))}
        </section>
      ))}
    </Radio.Group>
  );
}

function Agent({ agent, groupId }: { readonly agent: TargetAgent; readonly groupId: string }) {
  const { t } = useTranslation('workspace');
  return (
    <Radio
      className={styles.agent ?? ''}
      value={keyOf({ groupId, to: agent.id })}
      disabled={!agent.free}
    >
      <span className={styles.line}>
        <UserOutlined />
        {agent.name}
        <span className={styles.figures}>{agent.number}</span>
        <Tag color={agent.free ? 'success' : 'default'}>
          {agent.free ? t('transfer.free') : t(`common:presence.${agent.presence}`)}
        </Tag>
      </span>
    </Radio>
  );
}

function targetsOf(groups: readonly TargetGroup[]): readonly Target[] {
  return groups.flatMap((group) => [
    { groupId: group.id },
    ...group.agents.map((agent) => ({ groupId: group.id, to: agent.id })),
  ]);
}

function keyOf(target: Target): string {
  return `${target.groupId}/${target.to ?? ''}`;
}
