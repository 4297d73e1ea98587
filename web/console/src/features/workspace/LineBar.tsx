import { useQuery } from '@tanstack/react-query';
import type { LineState } from '@zongji/sync';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { workspace } from './api';
import { useSecond } from './clock';
import styles from './LineBar.module.css';
import { running } from './times';
import { usePlace, useView } from './useDesk';
import { useProxyTrouble } from './useProxyTrouble';

/** A line that is away for less than this says nothing, in milliseconds. */
const PATIENCE = 1_500;
/** One that is away for longer than this may be kept away by a proxy, in milliseconds. */
const PROXY_PATIENCE = 5_000;

/** A thin bar while the line is away: since when, what waits, and that nothing is lost. */
export function LineBar() {
  const { t } = useTranslation('workspace');
  const { client } = usePlace();
  const { line, parcels } = useView();
  const now = useSecond();
  const trouble = useProxyTrouble(cannotConnect(line, now));
  useSignInAgain(line.kind === 'stopped' && line.reason === 'SIGN_IN');
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
          {line.reason !== 'SIGN_IN' && (
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

/** Asks the server who is signed in: the shell then asks for the password, and the line comes back. */
function useSignInAgain(stopped: boolean): void {
  const { client } = usePlace();
  const signedIn = useQuery({ ...workspace.signedIn(), enabled: stopped });
  const at = signedIn.dataUpdatedAt;
  useEffect(() => {
    if (stopped && at > 0) client.start();
  }, [client, stopped, at]);
}
