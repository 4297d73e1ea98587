import { DeleteOutlined, SnippetsOutlined } from '@ant-design/icons';
import type { Draft, Finding, Module, WireStart } from '@zongji/flow-model';
import type { SkillGroup } from '@zongji/protocol';
import { EmptyState } from '@zongji/ui';
import { Button, Tooltip } from 'antd';
import { type Dispatch, type RefObject, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteady } from '@/lib/press';
import { ExitList } from './ExitList';
import { COMMAND } from './KeysHelp';
import { KindIcon } from './kinds';
import { ModuleSettings } from './ModuleSettings';
import { NextMenu } from './NextMenu';
import type { Point } from './PointMenu';
import { Complaints } from './Setting';
import styles from './SettingsPanel.module.css';
import type { Chosen, EditorAction } from './state';
import type { Actions } from './useActions';
import { useFindingWords } from './useFindingWords';

/** The settings of the chosen module, or a word when none or several are chosen. */
export function SettingsPanel({
  draft,
  chosen,
  findings,
  groups,
  locked,
  actions,
  dispatch,
  panelRef,
}: {
  readonly draft: Draft;
  readonly chosen: Chosen;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly groups: readonly SkillGroup[];
  readonly locked: boolean;
  readonly actions: Actions;
  readonly dispatch: Dispatch<EditorAction>;
  readonly panelRef: RefObject<HTMLDivElement | null>;
}) {
  const { t } = useTranslation('flows');
  const [id] = chosen.modules;
  const module = chosen.modules.size === 1 ? draft.modules.find((one) => one.id === id) : undefined;
  if (module === undefined) {
    return (
      <div ref={panelRef} className={styles.panel} data-panel="settings">
        <EmptyState
          title={t('settings.many', { count: chosen.modules.size })}
          detail={t(locked ? 'settings.chooseOne' : 'settings.manyDetail')}
        />
        {locked ? null : (
          <div className={styles.together}>
            <Button icon={<SnippetsOutlined />} onClick={actions.duplicate}>
              {t('module.duplicate')}
            </Button>
            <Button danger icon={<DeleteOutlined />} onClick={actions.remove}>
              {t('module.delete')}
            </Button>
          </div>
        )}
      </div>
    );
  }
  return (
    <div ref={panelRef} className={styles.panel} data-panel="settings">
      <One
        key={module.id}
        draft={draft}
        module={module}
        findings={findings.get(module.id) ?? []}
        groups={groups}
        locked={locked}
        actions={actions}
        dispatch={dispatch}
      />
    </div>
  );
}

/** A module that is wanted behind an exit. */
interface Next {
  readonly start: WireStart;
  readonly wired: boolean;
  readonly at: Point;
}

function One({
  draft,
  module,
  findings,
  groups,
  locked,
  actions,
  dispatch,
}: {
  readonly draft: Draft;
  readonly module: Module;
  readonly findings: readonly Finding[];
  readonly groups: readonly SkillGroup[];
  readonly locked: boolean;
  readonly actions: Actions;
  readonly dispatch: Dispatch<EditorAction>;
}) {
  const { t } = useTranslation('flows');
  const [next, setNext] = useState<Next | null>(null);
  const closeNext = useCallback(() => setNext(null), []);
  const complaints = useSteady(useComplaints(draft, findings));
  // Settings that are left while the module is changed by other means end their step of undo.
  useEffect(() => () => dispatch({ kind: 'seal' }), [dispatch]);
  return (
    <Complaints value={complaints}>
      <header className={styles.head}>
        <KindIcon kind={module.kind} />
        <div className={styles.about}>
          <h2 className={styles.title}>{t(`kind.${module.kind}.name`)}</h2>
          <p className={styles.detail}>{t(`kind.${module.kind}.detail`)}</p>
        </div>
        {locked ? null : <ModuleButtons module={module} actions={actions} />}
      </header>
      <ModuleSettings module={module} groups={groups} locked={locked} dispatch={dispatch} />
      {complaints.get('')?.map((complaint) => (
        <p key={complaint} className={styles.complaint}>
          {complaint}
        </p>
      ))}
      <ExitList
        draft={draft}
        module={module}
        locked={locked}
        onConnect={(exit, to) =>
          dispatch({
            kind: 'edit',
            change: { kind: 'connect', wire: { from: module.id, exit, to } },
          })
        }
        onCut={(exit) =>
          dispatch({
            kind: 'edit',
            change: { kind: 'drop', modules: new Set(), wires: [{ from: module.id, exit }] },
          })
        }
        onNext={(exit, wired, at) => setNext({ start: { from: module.id, exit }, wired, at })}
      />
      {next === null ? null : (
        <NextMenu
          at={next.at}
          onChoose={(kind) =>
            actions.add(kind, next.wired ? { into: next.start } : { behind: next.start })
          }
          onClose={closeNext}
        />
      )}
    </Complaints>
  );
}

function ModuleButtons({
  module,
  actions,
}: {
  readonly module: Module;
  readonly actions: Actions;
}) {
  const { t } = useTranslation('flows');
  return (
    <div>
      {/* A flow has one Start: there is never a second one to copy it to. */}
      {module.kind === 'START' ? null : (
        <Tooltip title={`${t('module.duplicate')} (${COMMAND} D)`}>
          <Button
            type="text"
            icon={<SnippetsOutlined />}
            aria-label={t('module.duplicate')}
            onClick={actions.duplicate}
          />
        </Tooltip>
      )}
      <Tooltip title={`${t('module.delete')} (Delete)`} placement="topRight">
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('module.delete')}
          onClick={actions.remove}
        />
      </Tooltip>
    </div>
  );
}

/** Findings in words by setting; those of an exit under `exit <id>`, the module's own under ''. */
function useComplaints(
  draft: Draft,
  findings: readonly Finding[],
): ReadonlyMap<string, readonly string[]> {
  const words = useFindingWords(draft);
  return useMemo(() => {
    const complaints = new Map<string, string[]>();
    for (const finding of findings) {
      const field = finding.field ?? (finding.exit === null ? '' : `exit ${finding.exit}`);
      const said = complaints.get(field) ?? [];
      said.push(words(finding));
      complaints.set(field, said);
    }
    return complaints;
  }, [findings, words]);
}
