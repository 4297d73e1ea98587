import { Alert, Button } from 'antd';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format';
import type { Flow, Version } from '../api';
import styles from './EditorPage.module.css';
import { dropCopy } from './localCopy';
import type { EditorAction } from './state';
import type { Unsaved } from './useUnsaved';

/** What has to be said above the canvas: what is being looked at, and what an earlier visit left. */
export function Notices({
  flow,
  viewing,
  unsaved,
  editable,
  dispatch,
  name,
  onCopy,
  onBack,
}: {
  readonly flow: Flow;
  readonly viewing: Version | null;
  readonly unsaved: Unsaved;
  readonly editable: boolean;
  readonly dispatch: Dispatch<EditorAction>;
  /** Name of the draft as it stands. */
  readonly name: string;
  readonly onCopy: (number: number) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('flows');
  const format = useFormat();
  const shown = viewing ?? publishedVersion(flow);
  return (
    <div className={styles.notices}>
      {shown === null ? null : (
        <Alert
          type="info"
          showIcon
          title={t(viewing === null ? 'view.published' : 'view.version', {
            number: shown.number,
            by: shown.publishedBy,
            at: format.moment(shown.publishedAt),
          })}
          action={
            <div className={styles.actions}>
              {viewing === null ? null : (
                <Button size="small" onClick={onBack}>
                  {t(editable ? 'view.backToDraft' : 'view.backToCurrent')}
                </Button>
              )}
              {viewing !== null && editable ? (
                <Button
                  size="small"
                  onClick={() => {
                    const { modules, wires } = viewing.graph;
                    dispatch({
                      kind: 'edit',
                      change: { kind: 'replace', draft: { name, modules, wires } },
                    });
                    onBack();
                  }}
                >
                  {t('view.intoDraft')}
                </Button>
              ) : null}
              <Button size="small" onClick={() => onCopy(shown.number)}>
                {t('versions.copy')}
              </Button>
            </div>
          }
        />
      )}
      {unsaved.offered === null ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('unsaved.title', { at: format.moment(unsaved.offered.at) })}
          description={
            unsaved.offered.revision === flow.draftRevision ? undefined : t('unsaved.older')
          }
          action={
            <div className={styles.actions}>
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  if (unsaved.offered !== null) {
                    const { draft } = unsaved.offered;
                    dispatch({ kind: 'edit', change: { kind: 'replace', draft } });
                  }
                  unsaved.dismiss();
                }}
              >
                {t('unsaved.restore')}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  dropCopy(localStorage, flow.id);
                  unsaved.dismiss();
                }}
              >
                {t('unsaved.drop')}
              </Button>
            </div>
          }
        />
      )}
    </div>
  );
}

function publishedVersion(
  flow: Flow,
): Pick<Version, 'number' | 'publishedAt' | 'publishedBy'> | null {
  const { publishedVersion: number, publishedAt, publishedBy } = flow;
  if (number === null || publishedAt === null || publishedBy === null) return null;
  return { number, publishedAt, publishedBy };
}
