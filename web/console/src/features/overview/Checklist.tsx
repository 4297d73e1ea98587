import { CheckCircleFilled, CloseOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '@zongji/ui';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '@/lib/api';
import { useMe } from '@/lib/session';
import styles from './Checklist.module.css';
import { type Step, stepsOf } from './steps';

const HIDDEN = 'zongji.checklist-hidden';

const PLACES: Readonly<Record<Step, string>> = {
  staff: '/staff',
  group: '/m/omnimedia/groups',
  flow: '/m/omnimedia/flows',
  channel: '/channels/websites',
};

/** The four steps to a first served customer; each ticks itself off, and then the list is gone. */
export function Checklist() {
  const { t } = useTranslation('overview');
  const me = useMe();
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN) === me.id);
  const staff = useQuery(api.staff({ page: 1, size: 1 }));
  const groups = useQuery(api.groups());
  const flows = useQuery(api.flows({ mode: 'OMNIMEDIA', size: 100 }));
  const channels = useQuery(api.channels());
  if (hidden) return null;
  const steps = stepsOf({
    staff: staff.data?.total,
    groups: groups.data,
    flows: flows.data?.items,
    channels: channels.data,
  });
  if (steps === undefined) return null;
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length) return null;
  const next = steps.find((step) => !step.done);
  return (
    <Panel
      title={t('start.title')}
      detail={t('start.detail')}
      actions={
        <>
          <Progress
            type="circle"
            size={36}
            percent={(done / steps.length) * 100}
            format={() => `${done}/${steps.length}`}
          />
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={t('start.hide')}
            onClick={() => {
              localStorage.setItem(HIDDEN, me.id);
              setHidden(true);
            }}
          />
        </>
      }
    >
      <ol className={styles.steps}>
        {steps.map(({ step, done: ticked }, index) => (
          <li key={step}>
            <Link
              to={PLACES[step]}
              className={`${styles.step} ${step === next?.step ? styles.next : ''}`}
            >
              {ticked ? (
                <CheckCircleFilled className={styles.tick ?? ''} aria-label={t('start.done')} />
              ) : (
                <span className={styles.number}>{index + 1}</span>
              )}
              <span className={styles.words}>
                <strong className={ticked ? styles.done : undefined}>{t(`start.${step}`)}</strong>
                <span>{t(`start.${step}Detail`)}</span>
              </span>
              <RightOutlined className={styles.arrow ?? ''} />
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
