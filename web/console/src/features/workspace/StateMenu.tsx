import {
  CoffeeOutlined,
  DownOutlined,
  KeyOutlined,
  LogoutOutlined,
  PlayCircleOutlined,
  PoweroffOutlined,
  QuestionCircleOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { Desk } from '@zongji/protocol';
import type { WorkspaceView } from '@zongji/sync';
import { App, Button, Dropdown, type MenuProps, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefer, usePreferences } from '@/lib/preferences';
import { useMe, useSignOut } from '@/lib/session';
import { useProblemWords } from '@/lib/useProblemWords';
import { askNotifications } from './AlertSettings';
import { useSecond } from './clock';
import { PresenceDot } from './PresenceDot';
import styles from './StateMenu.module.css';
import { running } from './times';
import { useActs, usePlace } from './useDesk';

/** Changes the state; resolves to whether it is so now. */
type Choose = (chosen: 'IDLE' | 'REST' | 'OFFLINE') => Promise<boolean>;

/** The agent's state with a running timer, and what it may be changed to. */
export function StateMenu({ view }: { readonly view: WorkspaceView }) {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const { desk } = view;
  const choose = useChoose(desk);
  const items = [...useStateItems(desk, choose), ...useAccountItems(choose)];
  return (
    <div className={styles.place}>
      {desk !== null && desk.chosen !== 'OFFLINE' && <WhyNothing desk={desk} />}
      <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
        <Button type="text" className={styles.button ?? ''}>
          <span className="for-readers">{t('state.menu')}</span>
          <span className={styles.face}>
            <span aria-hidden="true" className={styles.avatar}>
              {[...(me.nickname || me.name)][0]}
            </span>
            <PresenceDot presence={desk?.presence ?? 'OFFLINE'} />
          </span>
          <span className={styles.words}>
            <span className={styles.presence}>
              {t(`common:presence.${desk?.presence ?? 'OFFLINE'}`)}
            </span>
            <Since desk={desk} ahead={view.clockAhead} />
          </span>
          <DownOutlined className={styles.down} />
        </Button>
      </Dropdown>
    </div>
  );
}

function Since({ desk, ahead }: { readonly desk: Desk | null; readonly ahead: number }) {
  const now = useSecond();
  if (desk === null || desk.since === null) return <span className={styles.time}>–</span>;
  return <span className={styles.time}>{running(now + ahead - desk.since)}</span>;
}

/** Changes the state; going offline with open work says what is open instead of trying. */
export function useChoose(desk: Desk | null): Choose {
  const { t } = useTranslation('workspace');
  const { modal } = App.useApp();
  const acts = useActs();
  return async (chosen) => {
    const open = desk?.tasks.filter((task) => task.state !== 'OFFERED') ?? [];
    if (chosen === 'OFFLINE' && open.length > 0) {
      modal.warning({
        title: t('offline.open', { count: open.length }),
        content: (
          <>
            <p>{t('offline.detail')}</p>
            <ul>
              {open.map((task) => (
                <li key={task.conversation}>
                  {task.customer.name} · {t(`task.${task.state}`)}
                </li>
              ))}
            </ul>
          </>
        ),
        okText: t('offline.back'),
      });
      return false;
    }
    if ((desk?.chosen ?? 'OFFLINE') === chosen) return true;
    if (chosen === 'IDLE') void askNotifications();
    return acts.choose(chosen);
  };
}

function useStateItems(desk: Desk | null, choose: Choose): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('workspace');
  const chosen = desk?.chosen ?? 'OFFLINE';
  return [
    ...(chosen === 'IDLE'
      ? []
      : [
          {
            key: 'idle',
            icon: <PlayCircleOutlined />,
            label: t(chosen === 'REST' ? 'state.endRest' : 'state.online'),
            onClick: () => void choose('IDLE'),
          },
        ]),
    ...(chosen === 'IDLE'
      ? [
          {
            key: 'rest',
            icon: <CoffeeOutlined />,
            label: t('state.rest'),
            onClick: () => void choose('REST'),
          },
        ]
      : []),
    ...(chosen === 'OFFLINE'
      ? []
      : [
          {
            key: 'offline',
            icon: <PoweroffOutlined />,
            label: t('state.offline'),
            onClick: () => void choose('OFFLINE'),
          },
        ]),
    { type: 'divider' as const },
  ];
}

function useAccountItems(choose: Choose): NonNullable<MenuProps['items']> {
  const { t } = useTranslation('workspace');
  const { doors } = usePlace();
  const { language, appearance } = usePreferences();
  const me = useMe();
  const { message } = App.useApp();
  const words = useProblemWords('workspace');
  const signOut = useSignOut((error) => void message.error(words.of(error)));
  return [
    { key: 'me', disabled: true, label: `${me.name} · ${t('number', { number: me.number })}` },
    {
      key: 'account',
      icon: <UserOutlined />,
      // In a tab of its own: whoever leaves the workspace is not at the desk any more.
      label: (
        <a href="/account" target="_blank" rel="noreferrer">
          {t('account')}
        </a>
      ),
    },
    {
      key: 'language',
      label: t('common:language'),
      children: [
        { key: 'zh', label: '简体中文', onClick: () => prefer({ language: 'zh' }) },
        { key: 'en', label: 'English', onClick: () => prefer({ language: 'en' }) },
      ].map((item) => ({ ...item, disabled: item.key === language })),
    },
    {
      key: 'appearance',
      label: t('common:appearance.label'),
      children: (['light', 'dark', 'system'] as const).map((choice) => ({
        key: choice,
        label: t(`common:appearance.${choice}`),
        disabled: choice === appearance,
        onClick: () => prefer({ appearance: choice }),
      })),
    },
    {
      key: 'keys',
      icon: <KeyOutlined />,
      label: t('keys.title'),
      onClick: () => doors.get('keys')?.(),
    },
    {
      key: 'leave',
      icon: <LogoutOutlined />,
      label: t('signOut'),
      // An agent who signs out and stays online would be offered what nobody can accept.
      onClick: () => void choose('OFFLINE').then((gone) => (gone ? signOut() : undefined)),
    },
  ];
}

function WhyNothing({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('workspace');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('why.title')}
      content={<Why desk={desk} />}
    >
      <Button type="text" icon={<QuestionCircleOutlined />} aria-label={t('why.title')} />
    </Popover>
  );
}

/** Answers “why do I get no conversations?” in plain words. */
export function Why({ desk }: { readonly desk: Desk }) {
  const { t, i18n } = useTranslation('workspace');
  const word = (code: string) =>
    i18n.exists(`why.${code}`, { ns: 'workspace' }) ? t(`why.${code}`) : code;
  if (desk.whyNoOffers.length === 0) return <p className={styles.why}>{t('why.nothing')}</p>;
  return (
    <ul className={styles.why}>
      {desk.whyNoOffers.map((code) => (
        <li key={code}>{word(code)}</li>
      ))}
    </ul>
  );
}
