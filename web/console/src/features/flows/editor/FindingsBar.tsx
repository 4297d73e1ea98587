import {
  CheckCircleFilled,
  DownOutlined,
  ExclamationCircleFilled,
  UpOutlined,
} from '@ant-design/icons';
import type { Draft, Finding } from '@zongji/flow-model';
import { useTranslation } from 'react-i18next';
import { useSteady } from '@/lib/press';
import styles from './FindingsBar.module.css';
import { KindIcon } from './kinds';
import { useFindingWords } from './useFindingWords';

/** What keeps the flow from being published, below the canvas; each jumps to where it is. */
export function FindingsBar({
  draft,
  findings: current,
  open,
  onOpen,
  onShow,
}: {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onShow: (finding: Finding) => void;
}) {
  const { t } = useTranslation('flows');
  const words = useFindingWords(draft);
  // Nothing moves under a press.
  const findings = useSteady(current);
  if (findings.length === 0) {
    return (
      <div className={styles.bar} role="status">
        <span className={styles.good}>
          <CheckCircleFilled /> {t('findings.none')}
        </span>
      </div>
    );
  }
  return (
    <section className={styles.bar} aria-label={t('findings.title')}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <span className={styles.bad} role="status">
          <ExclamationCircleFilled /> {t('findings.some', { count: findings.length })}
        </span>
        {open ? <DownOutlined /> : <UpOutlined />}
      </button>
      {open ? (
        <ul className={styles.list}>
          {findings.map((finding) => {
            const module = draft.modules.find((one) => one.id === finding.moduleId);
            return (
              <li key={JSON.stringify(finding)}>
                <button type="button" className={styles.finding} onClick={() => onShow(finding)}>
                  {module === undefined ? null : <KindIcon kind={module.kind} />}
                  {module === undefined ? null : (
                    <span className={styles.module}>
                      {module.label.trim() || t(`kind.${module.kind}.name`)}
                    </span>
                  )}
                  <span className={styles.words}>{words(finding)}</span>
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}
