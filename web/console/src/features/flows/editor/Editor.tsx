import { useQuery } from '@tanstack/react-query';
import type { Draft, Finding } from '@zongji/flow-model';
import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/lib/api';
import { modePath } from '@/lib/mode';
import { useSteady } from '@/lib/press';
import { useOpening } from '@/lib/useOpening';
import { type Flow, flowWrites, type Version } from '../api';
import { NameDialog } from '../NameDialog';
import { useExport, useFlowsChanged, useWithdraw } from '../useFlowDeeds';
import { BottomBar } from './BottomBar';
import { Canvas, type ShowPlaces } from './Canvas';
import { CanvasMap } from './CanvasMap';
import { ConflictDialog } from './ConflictDialog';
import { NO_TRAIL, type Scene } from './cards';
import { EditorHeader } from './EditorHeader';
import styles from './EditorPage.module.css';
import { Finder } from './Finder';
import { FindingsBar } from './FindingsBar';
import { Notices } from './Notices';
import { Palette } from './Palette';
import { SettingsPanel } from './SettingsPanel';
import { editor, isUnsaved, opened } from './state';
import { TryPane } from './TryPane';
import { useActions } from './useActions';
import { grouped, useFindings } from './useFindings';
import { useFocusWalk } from './useFocusWalk';
import { useInSight } from './useInSight';
import { useSaving } from './useSaving';
import { useShortcuts } from './useShortcuts';
import { useShow } from './useShow';
import { useStable } from './useStable';
import { useSteps } from './useSteps';
import { useTidy } from './useTidy';
import { useTools } from './useTools';
import { useTryOut } from './useTryOut';
import { useUnsaved } from './useUnsaved';
import { VersionsDrawer } from './VersionsDrawer';

/** What the server found in a draft that it did not publish. */
interface Refused {
  readonly draft: Draft;
  readonly findings: readonly Finding[];
}

/** The editor of one flow; locked where the flow is published. */
export function Editor({
  flow,
  onReopen,
}: {
  readonly flow: Flow;
  readonly onReopen: () => Promise<void>;
}) {
  const { t } = useTranslation('flows');
  const navigate = useNavigate();
  const [state, dispatch] = useReducer(editor, flow, opened);
  const [viewing, setViewing] = useState<Version | null>(null);
  const [side, setSide] = useState<'settings' | 'try'>('settings');
  const [drawer, setDrawer] = useState(false);
  const { opening: copying, open: copy } = useOpening<number>();
  const flowsChanged = useFlowsChanged();
  const editable = flow.actions.includes('EDIT');
  const locked = !editable || viewing !== null;
  const draft = useMemo<Draft>(
    () =>
      viewing === null ? state.history.draft : { name: state.history.draft.name, ...viewing.graph },
    [viewing, state.history.draft],
  );
  const groups = useQuery(api.groups(flow.mode)).data;
  const [refused, setRefused] = useState<Refused | null>(null);
  const seen = useFindings(draft, groups, locked);
  // What the server found in this very draft stands where nothing was found here.
  const findings = seen.length === 0 && refused?.draft === draft ? refused.findings : seen;
  const [listed, setListed] = useState(false);
  const [finding, setFinding] = useState(false);
  const byModule = useMemo(() => grouped(findings), [findings]);
  const tryOut = useTryOut(flow.mode, draft);
  const trying = side === 'try';
  const scene = useMemo<Scene>(
    () => ({
      draft,
      findings: byModule,
      chosen: state.chosen,
      locked,
      trail: trying ? tryOut.tried : NO_TRAIL,
    }),
    [draft, byModule, state.chosen, locked, trying, tryOut.tried],
  );
  const showPlaces = useRef<ShowPlaces>(() => {});
  const panel = useRef<HTMLDivElement>(null);
  const actions = useActions(draft, state.chosen, locked, dispatch);
  const tidy = useTidy(draft, dispatch, (positions) => showPlaces.current(positions));
  const unsaved = useUnsaved(flow, state, !editable);
  const show = useShow(draft, dispatch, panel);
  const saving = useSaving(flow, state, findings, dispatch, (found) => {
    setRefused({ draft: state.history.draft, findings: found });
    setListed(true);
    const first = found[0];
    if (first !== undefined) show(first);
  });
  const steps = useSteps(state, dispatch);
  const { toSettings, toCard } = useFocusWalk(panel, dispatch);
  const onFind = useStable(() => setFinding(true));
  const withdraw = useWithdraw();
  const exportFile = useExport();
  useShortcuts({
    actions,
    dispatch,
    save: () => {
      if (!locked && isUnsaved(state)) saving.save();
    },
    hasChosen: state.chosen.modules.size > 0 || state.chosen.wires.length > 0,
    find: onFind,
    steps,
    toSettings,
    toCard: () => {
      const [id] = state.chosen.modules;
      if (id !== undefined) toCard(id);
    },
  });
  // A card that is pressed does not find the settings under the pointer when it is let go.
  const sided = useSteady(trying || state.chosen.modules.size > 0);
  useInSight([...state.chosen.modules][0] ?? null, sided);
  const tools = useTools(draft, groups);
  const startTry = useStable(() => {
    setSide('try');
    tryOut.begin();
  });
  const onSave = useStable(saving.save);
  const onPublish = useStable(saving.publish);
  const onTidy = useStable(() => void tidy());
  const onHistory = useStable(() => setDrawer(!drawer));
  const onExport = useStable(() => exportFile(flow));
  const onWithdraw = useStable(() => withdraw(flow, onReopen));
  const showModule = useCallback(
    (moduleId: string) => show({ moduleId, exit: null, field: null }),
    [show],
  );
  return (
    <>
      <EditorHeader
        flow={flow}
        steps={steps}
        name={draft.name}
        locked={locked}
        unsaved={isUnsaved(state)}
        busy={saving.busy}
        dispatch={dispatch}
        onSave={onSave}
        onPublish={onPublish}
        onTidy={onTidy}
        onFind={onFind}
        onTry={startTry}
        onHistory={onHistory}
        onExport={onExport}
        onWithdraw={flow.actions.includes('WITHDRAW') && viewing === null ? onWithdraw : undefined}
      />
      <div className={styles.body}>
        {locked ? (
          <div className={styles.mapOnly}>
            <CanvasMap />
          </div>
        ) : (
          <Palette
            hasStart={draft.modules.some((module) => module.kind === 'START')}
            onAdd={actions.add}
          >
            <CanvasMap />
          </Palette>
        )}
        <div className={styles.middle}>
          <div className={styles.canvas}>
            <Canvas
              scene={scene}
              actions={actions}
              dispatch={dispatch}
              tools={tools}
              placesRef={showPlaces}
              onSettings={toSettings}
            />
            {finding ? (
              <Finder
                draft={draft}
                groupName={tools.groupName}
                onShow={showModule}
                onClose={() => setFinding(false)}
              />
            ) : null}
            <Notices
              flow={flow}
              viewing={viewing}
              unsaved={unsaved}
              editable={editable}
              dispatch={dispatch}
              name={state.history.draft.name}
              onCopy={copy}
              onBack={() => setViewing(null)}
            />
          </div>
          <BottomBar>
            {locked ? null : (
              <FindingsBar
                draft={draft}
                findings={findings}
                open={listed}
                onOpen={setListed}
                onShow={show}
              />
            )}
          </BottomBar>
        </div>
        {sided ? (
          <aside className={styles.side}>
            {trying ? (
              <TryPane
                draft={draft}
                tryOut={tryOut}
                onShow={showModule}
                onClose={() => {
                  setSide('settings');
                  tryOut.stop();
                }}
              />
            ) : (
              <SettingsPanel
                draft={draft}
                chosen={state.chosen}
                findings={byModule}
                groups={groups ?? []}
                locked={locked}
                actions={actions}
                dispatch={dispatch}
                panelRef={panel}
              />
            )}
          </aside>
        ) : null}
      </div>
      <VersionsDrawer
        flow={flow}
        open={drawer}
        viewing={viewing?.number}
        onView={setViewing}
        onCopy={copy}
        onClose={() => setDrawer(false)}
      />
      {copying === undefined ? null : (
        <NameDialog
          key={copying.key}
          title={t('versions.copyTitle', { number: copying.what })}
          name={t('save.copyOf', { name: flow.name })}
          make={(name) => flowWrites.copyVersion(flow.id, copying.what, name)}
          onMade={flowsChanged}
          onOpened={(made) => void navigate(`/m/${modePath(flow.mode)}/flows/${made.id}`)}
          onClose={copying.close}
        />
      )}
      <ConflictDialog flow={flow} saving={saving} onReload={onReopen} />
    </>
  );
}
