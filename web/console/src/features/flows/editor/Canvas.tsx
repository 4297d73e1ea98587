import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionLineType,
  type EdgeChange,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import {
  connectRefusal,
  type ModuleKind,
  type Position,
  sameStart,
  type WireStart,
} from '@zongji/flow-model';
import {
  type Dispatch,
  type DragEvent,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Canvas.module.css';
import { CanvasContext, type CanvasTools } from './CanvasContext';
import { CanvasMenu } from './CanvasMenu';
import { cardsOf, type Scene, wireId, wiresOf } from './cards';
import { type CardNode, ModuleCard } from './ModuleCard';
import { NextMenu } from './NextMenu';
import type { Point } from './PointMenu';
import { draggedKind } from './palette-drag';
import { centred, SNAP_PX } from './place';
import type { EditorAction } from './state';
import type { Actions } from './useActions';
import { useCanvasMenu, useLongPress } from './useCanvasMenu';
import { useOpeningView } from './useOpeningView';
import { type Routes, useRoutes } from './useRoutes';
import { type WireEdge, WireLine } from './WireLine';
import { useNearWire, WireTools } from './WireTools';

const NODE_TYPES = { module: ModuleCard };
const EDGE_TYPES = { wire: WireLine };
/** Below this scale nobody can read a card's text, and it is not drawn. */
const FAR_SCALE = 0.4;

/** A menu of next modules that is open at a point of the window. */
export interface OpenMenu {
  readonly at: Point;
  readonly place: (at: Position) => Parameters<Actions['add']>[1];
}

/** Lets the glide of a tidy layout show cards between their places. */
export type ShowPlaces = (positions: ReadonlyMap<string, Position>) => void;

/** The canvas: draws the scene and turns what is done on it into changes of the draft. */
export function Canvas({
  scene,
  actions,
  dispatch,
  tools,
  placesRef,
  onSettings,
}: {
  readonly scene: Scene;
  readonly actions: Actions;
  readonly dispatch: Dispatch<EditorAction>;
  readonly tools: Pick<CanvasTools, 'wordsOf' | 'groupName'>;
  readonly placesRef: { current: ShowPlaces };
  readonly onSettings: (moduleId: string) => void;
}) {
  const { t } = useTranslation('flows');
  const { screenToFlowPosition } = useReactFlow();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  useOpeningView();
  const cards = useCards(scene, dispatch, placesRef);
  const routes = useRoutes(scene.draft, cards.nodes, wireId);
  const wires = useWires(scene, routes, dispatch);
  const drawing = useDrawing(scene, dispatch, setMenu);
  const { near, hide, stay, leave, handlers: nearby } = useNearWire(scene.locked);
  const asked = useCanvasMenu(scene.chosen, dispatch);
  const longPress = useLongPress();
  const context = useMemo<CanvasTools>(
    () => ({
      ...tools,
      onPort: (behind, at) => setMenu({ at, place: () => ({ behind }) }),
    }),
    [tools],
  );
  const insert = (into: WireStart, at: Point) => {
    hide();
    setMenu({ at, place: (position) => ({ into, position }) });
  };
  const cut = (start: WireStart) => {
    hide();
    dispatch({ kind: 'edit', change: { kind: 'drop', modules: new Set(), wires: [start] } });
  };
  const choose = (kind: ModuleKind) => {
    if (menu === null) return;
    const { clientX: x, clientY: y } = menu.at;
    actions.add(kind, menu.place(centred(screenToFlowPosition({ x, y }))));
    setMenu(null);
  };
  const labels = useLabels();
  const far = useStore((store) => store.transform[2] < FAR_SCALE);
  const closeMenu = useCallback(() => setMenu(null), []);
  return (
    <CanvasContext value={context}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: modules are dropped here; keys use the palette's buttons */}
      <div
        className={`${styles.canvas} ${far ? styles.far : ''}`}
        {...longPress}
        onDragOver={(event) => allowDrop(event, scene.locked)}
        onDrop={(event) => {
          const kind = draggedKind(event.dataTransfer);
          if (kind === null || scene.locked) return;
          event.preventDefault();
          const at = screenToFlowPosition({ x: event.clientX, y: event.clientY });
          actions.add(kind, { position: centred(at) });
        }}
      >
        <ReactFlow<CardNode, WireEdge>
          {...cards}
          {...wires}
          {...drawing}
          {...nearby}
          {...asked.handlers}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodesDraggable={!scene.locked}
          nodesConnectable={!scene.locked}
          edgesReconnectable={!scene.locked}
          // Wires are reached from their module: its settings list its exits.
          edgesFocusable={false}
          deleteKeyCode={null}
          multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
          selectionKeyCode="Shift"
          connectionLineType={ConnectionLineType.Bezier}
          connectionRadius={36}
          connectionDragThreshold={4}
          connectOnClick={false}
          nodeDragThreshold={3}
          snapToGrid
          snapGrid={SNAP_PX}
          minZoom={0.1}
          maxZoom={2}
          elevateEdgesOnSelect
          aria-label={t('canvas.label')}
          ariaLabelConfig={labels}
        >
          <Background gap={16} size={1.2} />
        </ReactFlow>
        {near === null ? null : (
          <WireTools near={near} onInsert={insert} onCut={cut} onStay={stay} onLeave={leave} />
        )}
        {asked.menu === null ? null : (
          <CanvasMenu
            {...asked.menu}
            locked={scene.locked}
            actions={actions}
            onSettings={onSettings}
            onInsert={insert}
            onCut={cut}
            onClose={asked.close}
          />
        )}
        {menu === null ? null : <NextMenu at={menu.at} onChoose={choose} onClose={closeMenu} />}
      </div>
    </CanvasContext>
  );
}

/** What the canvas calls its own furniture, in the language of the rest. */
function useLabels() {
  const { t } = useTranslation('flows');
  return useMemo(
    () => ({
      'controls.ariaLabel': t('canvas.controls'),
      'controls.zoomIn.ariaLabel': t('canvas.zoomIn'),
      'controls.zoomOut.ariaLabel': t('canvas.zoomOut'),
      'controls.fitView.ariaLabel': t('canvas.fit'),
      'node.a11yDescription.default': t('canvas.module'),
      'node.a11yDescription.keyboardDisabled': t('canvas.module'),
      'edge.a11yDescription.default': t('canvas.wire'),
    }),
    [t],
  );
}

function allowDrop(event: DragEvent, locked: boolean): void {
  if (locked || draggedKind(event.dataTransfer) === null) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
}

/** The cards as the canvas holds them: the scene's, with what it measures and drags itself. */
function useCards(
  scene: Scene,
  dispatch: Dispatch<EditorAction>,
  placesRef: { current: ShowPlaces },
) {
  const [nodes, setNodes] = useState<CardNode[]>(() => cardsOf([], scene));
  useLayoutEffect(() => setNodes((before) => cardsOf(before, scene)), [scene]);
  useLayoutEffect(() => {
    placesRef.current = (positions) =>
      setNodes((before) =>
        before.map((node) => ({ ...node, position: positions.get(node.id) ?? node.position })),
      );
  }, [placesRef]);
  const onNodesChange = useCallback(
    (changes: NodeChange<CardNode>[]) => {
      const picks = changes.flatMap((change): [string, boolean][] =>
        change.type === 'select' ? [[change.id, change.selected]] : [],
      );
      if (picks.length > 0) dispatch({ kind: 'pick', modules: new Map(picks), wires: [] });
      const own = changes.filter(
        (change) => change.type === 'position' || change.type === 'dimensions',
      );
      if (own.length > 0) setNodes((before) => applyNodeChanges(own, before));
    },
    [dispatch],
  );
  const moved = useCallback(
    (_: unknown, __: unknown, dragged: CardNode[]) => {
      const positions = new Map(dragged.map((node) => [node.id, node.position]));
      dispatch({ kind: 'edit', change: { kind: 'move', positions, gesture: null } });
    },
    [dispatch],
  );
  const movedTogether = useCallback(
    (event: unknown, dragged: CardNode[]) => moved(event, undefined, dragged),
    [moved],
  );
  return { nodes, onNodesChange, onNodeDragStop: moved, onSelectionDragStop: movedTogether };
}

function useWires(scene: Scene, routes: Routes, dispatch: Dispatch<EditorAction>) {
  const drawn = useRef<WireEdge[]>([]);
  const edges = useMemo(() => wiresOf(drawn.current, scene, routes), [scene, routes]);
  useLayoutEffect(() => {
    drawn.current = edges;
  }, [edges]);
  const onEdgesChange = useCallback(
    (changes: EdgeChange<WireEdge>[]) => {
      const picks = changes.flatMap((change) => {
        const edge =
          change.type === 'select' ? drawn.current.find((one) => one.id === change.id) : undefined;
        return change.type !== 'select' || edge === undefined
          ? []
          : [
              {
                start: { from: edge.source, exit: edge.sourceHandle ?? '' },
                picked: change.selected,
              },
            ];
      });
      if (picks.length > 0) dispatch({ kind: 'pick', modules: new Map(), wires: picks });
    },
    [dispatch],
  );
  return { edges, onEdgesChange };
}

/** Drawing wires: onto a port, anywhere onto a card, or into the open, where a menu comes up. */
function useDrawing(
  scene: Scene,
  dispatch: Dispatch<EditorAction>,
  openMenu: (menu: OpenMenu) => void,
) {
  const draft = useRef(scene.draft);
  useLayoutEffect(() => {
    draft.current = scene.draft;
  }, [scene.draft]);
  return useMemo(() => {
    const may = (start: WireStart, to: string) => connectRefusal(draft.current, start, to) === null;
    const connect = (start: WireStart, to: string) =>
      dispatch({ kind: 'edit', change: { kind: 'connect', wire: { ...start, to } } });
    return {
      isValidConnection: (wire: Connection | WireEdge) => may(startOf(wire), wire.target),
      onConnect: (wire: Connection) => connect(startOf(wire), wire.target),
      onReconnect: (edge: WireEdge, wire: Connection) => {
        const start = startOf(wire);
        const old = startOf(edge);
        if (!may(start, wire.target)) return;
        const cut = { kind: 'drop', modules: new Set<string>(), wires: [old] } as const;
        const join = { kind: 'connect', wire: { ...start, to: wire.target } } as const;
        dispatch({
          kind: 'edit',
          change: sameStart(old, start) ? join : { kind: 'all', edits: [cut, join] },
        });
      },
      onConnectEnd: ((event, state) => {
        const start = endedIn(state);
        if (start === null) return;
        const at = pointOf(event);
        const card = document
          .elementFromPoint(at.clientX, at.clientY)
          ?.closest('.react-flow__node')
          ?.getAttribute('data-id');
        if (card === null || card === undefined) {
          openMenu({ at, place: (position) => ({ behind: start, position }) });
        } else if (may(start, card)) {
          connect(start, card);
        }
      }) satisfies OnConnectEnd,
    };
  }, [dispatch, openMenu]);
}

function startOf(wire: Connection | WireEdge): WireStart {
  return { from: wire.source, exit: wire.sourceHandle ?? '' };
}

/** Where a wire was drawn from that did not end at a port; null for one that did. */
function endedIn(state: Parameters<OnConnectEnd>[1]): WireStart | null {
  if (state.isValid === true || state.fromHandle?.type !== 'source') return null;
  return { from: state.fromHandle.nodeId, exit: state.fromHandle.id ?? '' };
}

function pointOf(event: MouseEvent | TouchEvent): {
  readonly clientX: number;
  readonly clientY: number;
} {
  if (event instanceof MouseEvent) return event;
  const touch = event.changedTouches[0];
  return { clientX: touch?.clientX ?? 0, clientY: touch?.clientY ?? 0 };
}
