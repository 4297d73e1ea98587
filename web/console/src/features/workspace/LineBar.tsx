import { useQuery } from '@tanstack/react-query';
import type { LineState } from '@zongji/sync';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { workspace } from './api';
import { storage } from './client';
import { useSecond } from './clock';
import { hands } from './hands';
import styles from './LineBar.module.css';
import { running } from './times';
import { usePlace, useView } from './useDesk';
import { useProxyTrouble } from './useProxyTrouble';

/** A line that is away for less than this says nothing, in milliseconds. */
const PATIENCE = 1_500;
/** One that is away for longer than this may be kept away by a proxy, in milliseconds. */
const PROXY_PATIENCE = 5_000;

/** A thin bar while the line is away: since when, what waits, and what is kept. */
export function LineBar() {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  const { line, parcels } = useView();
  const now = useSecond();
  const trouble = useProxyTrouble(cannotConnect(line, now));
  const [asked, setAsked] = useState(false);
  const out = line.kind === 'stopped' && line.reason === 'SIGN_IN';
  // The question for the password takes the focus: whoever types is not interrupted by it.
  useEffect(() => {
    if (!out) setAsked(false);
  }, [out]);
  useSignInAgain(out && (asked || !hands.typing));
  switch (line.kind) {
    case 'idle':
    case 'ready':
      return null;
    case 'connecting':
    case 'lost': {
      if (now - line.since < PATIENCE) return null;
      const waiting = parcels.filter((parcel) => parcel.state.kind !== 'failed').length;
      const time = running(now - line.since);
      return (
        <div className={styles.bar} role="status">
          <span>
            {trouble === null
              ? t(line.first ? 'line.connecting' : 'line.lost', { time })
              : t(`common:proxy.${trouble}`)}
          </span>
          {!line.first && <Kept />}
          {waiting > 0 && <span>{t('line.waiting', { count: waiting })}</span>}
          <Button size="small" type="link" onClick={() => client.nudge()}>
            {t('line.now')}
          </Button>
        </div>
      );
    }
    case 'stopped':
      return (
        <div className={styles.stopped} role="alert">
          <span>
            {trouble === null ? t(`stopped.${line.reason}`) : t(`common:proxy.${trouble}`)}
          </span>
          {line.reason === 'SIGN_IN' && <Kept />}
          {line.reason === 'SIGN_IN' ? (
            <Button size="small" type="primary" onClick={() => setAsked(true)}>
              {t('stopped.signIn')}
            </Button>
          ) : (
            <Button size="small" type="primary" onClick={() => client.start()}>
              {t(line.reason === 'REPLACED' ? 'stopped.takeOver' : 'stopped.again')}
            </Button>
          )}
        </div>
      );
  }
}

/** Whether the line has not come for so long that somebody may stand in its way. */
function cannotConnect(line: LineState, now: number): boolean {
  return line.kind === 'stopped'
    ? line.reason === 'ORIGIN'
    : (line.kind === 'connecting' || line.kind === 'lost') && now - line.since > PROXY_PATIENCE;
}

/** What becomes of what was written, said only where it is true. */
function Kept() {
  const { t } = useTranslation('workspace');
  return <span>{t(storage.lossy?.() === true ? 'line.full' : 'line.kept')}</span>;
}

/** Asks the server who is signed in: the shell then asks for the password, and the line comes back. */
function useSignInAgain(stopped: boolean): void {
  const { client } = usePlace();
  const signedIn = useQuery({ ...workspace.signedIn(), enabled: stopped });
  const at = signedIn.dataUpdatedAt;
  useEffect(() => {
    if (stopped && at > 0) client.start();
  }, [client, stopped, at]);
}
