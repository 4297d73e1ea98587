import { useQuery, useQueryClient } from '@tanstack/react-query';
import { EmptyState } from '@zongji/ui';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import { Loaded } from '@/lib/Loaded';
import { useProblemWords } from '@/lib/useProblemWords';
import { type Flow, flowReads, type Version } from '../api';
import styles from './VersionsDrawer.module.css';

/** 版本历史: every published version, to be looked at and copied. */
export function VersionsDrawer({
  flow,
  open,
  viewing,
  onView,
  onCopy,
  onClose,
}: {
  readonly flow: Flow;
  readonly open: boolean;
  readonly viewing: number | undefined;
  readonly onView: (version: Version) => void;
  readonly onCopy: (number: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const format = useFormat();
  const versions = useQuery({ ...flowReads.versions(flow.id), enabled: open });
  const view = useView(flow, onView);
  return (
    <Drawer title={t('versions.title')} open={open} onClose={onClose} size={380} mask={false}>
      <Loaded query={versions} namespace="flows">
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={t('versions.none')} detail={t('versions.noneDetail')} />
          ) : (
            <ol className={styles.list}>
              {list.map((version) => (
                <li
                  key={version.number}
                  className={viewing === version.number ? styles.viewing : ''}
                >
                  <div className={styles.words}>
                    <strong>
                      {t('versions.number', { number: version.number })}
                      {version.number === flow.publishedVersion ? (
                        <span className={styles.current}>{t('versions.inForce')}</span>
                      ) : null}
                    </strong>
                    <span>
                      {version.publishedBy} · {format.moment(version.publishedAt)}
                    </span>
                  </div>
                  <Button
                    size="small"
                    loading={view.loading === version.number}
                    onClick={() => view.show(version.number)}
                  >
                    {t('versions.view')}
                  </Button>
                  <Button size="small" onClick={() => onCopy(version.number)}>
                    {t('versions.copy')}
                  </Button>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Drawer>
  );
}

function useView(flow: Flow, onView: (version: Version) => void) {
  const { message } = App.useApp();
  const words = useProblemWords('flows');
  const queries = useQueryClient();
  const [loading, setLoading] = useState<number | null>(null);
  const show = async (number: number) => {
    setLoading(number);
    try {
      onView(await queries.fetchQuery(flowReads.version(flow.id, number)));
    } catch (error) {
      message.error(words.of(error));
    } finally {
      setLoading(null);
    }
  };
  return { loading, show: (number: number) => void show(number) };
}
