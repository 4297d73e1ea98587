import { Button, Input, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/isComposing';
import { wholeNumber } from '@/lib/wholeNumber';
import styles from './TryPane.module.css';
import type { Trigger } from './tryOut';
import type { TryOut } from './useTryOut';

const AHEAD_MAX = 999;

/** What may happen next, as the desk, the clock and the agent would make it happen. */
export function TryControls({ tryOut }: { readonly tryOut: TryOut }) {
  const { t } = useTranslation('flows');
  const { waiting } = tryOut.tried;
  const happen = (trigger: Trigger, word = t(`try.do.${trigger.kind}`)) => (
    <Button disabled={tryOut.busy} onClick={() => tryOut.happen(trigger)}>
      {word}
    </Button>
  );
  switch (waiting.kind) {
    case 'nothing':
      return null;
    case 'over':
      return (
        <div className={styles.controls}>
          <Button type="primary" onClick={tryOut.begin}>
            {t('try.again')}
          </Button>
        </div>
      );
    case 'answer':
      return (
        <Controls title={t('try.what')}>
          {happen({ kind: 'ANSWERED_OTHERWISE' })}
          {waiting.limitSeconds === null
            ? null
            : happen(
                { kind: 'ANSWER_TIME_UP' },
                t('try.answerTimeUp', { seconds: waiting.limitSeconds }),
              )}
        </Controls>
      );
    case 'agent':
      return (
        <Controls title={t('try.what')}>
          <Accept tryOut={tryOut} />
          {waiting.queued ? null : <Queue tryOut={tryOut} />}
          {happen({ kind: 'NOBODY_ONLINE' })}
          {waiting.queueLimitSeconds === null
            ? null
            : happen(
                { kind: 'QUEUE_TIME_UP' },
                t('try.queueTimeUp', { seconds: waiting.queueLimitSeconds }),
              )}
        </Controls>
      );
    case 'service':
      return (
        <Controls title={t('try.what')}>
          <AgentSays tryOut={tryOut} />
          {happen({ kind: 'SERVICE_ENDED' })}
          {happen({ kind: 'SILENCE_TIME_UP' })}
        </Controls>
      );
  }
}

function Controls({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className={styles.what}>{title}</div>
      <div className={styles.controls}>{children}</div>
    </div>
  );
}

function Accept({ tryOut }: { readonly tryOut: TryOut }) {
  const { t } = useTranslation('flows');
  const [staffNumber, setStaffNumber] = useState('000010');
  return (
    <div className={styles.with}>
      <Input
        value={staffNumber}
        aria-label={t('try.staffNumber')}
        prefix={<span className={styles.unit}>{t('try.staffNumber')}</span>}
        maxLength={20}
        onChange={(event) => setStaffNumber(event.target.value)}
      />
      <Button
        type="primary"
        disabled={tryOut.busy || staffNumber.trim() === ''}
        onClick={() => tryOut.happen({ kind: 'ACCEPTED', staffNumber: staffNumber.trim() })}
      >
        {t('try.do.ACCEPTED')}
      </Button>
    </div>
  );
}

function Queue({ tryOut }: { readonly tryOut: TryOut }) {
  const { t } = useTranslation('flows');
  const [typed, setTyped] = useState('2');
  const ahead = wholeNumber(typed, 0, AHEAD_MAX);
  return (
    <div className={styles.with}>
      <Tooltip
        open={ahead === undefined}
        title={ahead === undefined ? t('try.aheadRule', { max: AHEAD_MAX }) : ''}
      >
        <Input
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          status={ahead === undefined ? 'error' : ''}
          aria-label={t('try.ahead')}
          aria-invalid={ahead === undefined}
          prefix={<span className={styles.unit}>{t('try.ahead')}</span>}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Tooltip>
      <Button
        disabled={tryOut.busy || ahead === undefined}
        onClick={() => {
          if (ahead !== undefined) tryOut.happen({ kind: 'QUEUED', ahead });
        }}
      >
        {t('try.do.QUEUED')}
      </Button>
    </div>
  );
}

function AgentSays({ tryOut }: { readonly tryOut: TryOut }) {
  const { t } = useTranslation('flows');
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    tryOut.say('agent', text);
    setText('');
  };
  return (
    <div className={styles.with}>
      <Input
        value={text}
        placeholder={t('try.agentSays')}
        aria-label={t('try.agentSays')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          if (!isComposing(event)) send();
        }}
      />
      <Button disabled={text.trim() === ''} onClick={send}>
        {t('try.send')}
      </Button>
    </div>
  );
}
