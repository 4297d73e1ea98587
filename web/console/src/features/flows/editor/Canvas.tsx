import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionLineType,
  Controls,
  type EdgeChange,
  MiniMap,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  useNodesInitialized,
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
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Canvas.module.css';
import { CanvasContext, type CanvasTools } from './CanvasContext';
import { cardsOf, type Scene, wiresOf } from './cards';
import { kindClass } from './kinds';
import { type CardNode, ModuleCard } from './ModuleCard';
import { NextMenu } from './NextMenu';
import { draggedKind } from './palette-drag';
import { CARD_PX } from './place';
import type { EditorAction } from './state';
import type { Actions } from './useActions';
import { type WireEdge, WireLine } from './WireLine';

const NODE_TYPES = { module: ModuleCard };
const EDGE_TYPES = { wire: WireLine };
const SNAP_PX: [number, number] = [8, 8];
/** Room above for the notices that lie on the canvas. */
const FIT = {
  padding: { top: '72px', right: 0.1, bottom: '40px', left: 0.1 },
  maxZoom: 1,
} as const;
/** Below this scale nobody can read a card's text, and it is not drawn. */
const FAR_SCALE = 0.4;

/** A menu of next modules that is open at a point of the window. */
interface OpenMenu {
  readonly at: { readonly clientX: number; readonly clientY: number };
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
}: {
  readonly scene: Scene;
  readonly actions: Actions;
  readonly dispatch: Dispatch<EditorAction>;
  readonly tools: Pick<CanvasTools, 'wordsOf' | 'groupName'>;
  readonly placesRef: { current: ShowPlaces };
}) {
  const { t } = useTranslation('flows');
  const { screenToFlowPosition } = useReactFlow();
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  useFitOnce();
  const cards = useCards(scene, dispatch, placesRef);
  const wires = useWires(scene, dispatch);
  const drawing = useDrawing(scene, dispatch, setMenu);
  const context = useMemo<CanvasTools>(
    () => ({
      ...tools,
      onPort: (behind, at) => setMenu({ at, place: () => ({ behind }) }),
      onInsert: (into, at) => setMenu({ at, place: (position) => ({ into, position }) }),
      onCut: (start) =>
        dispatch({
          kind: 'edit',
          change: { kind: 'drop', modules: new Set(), wires: [start] },
        }),
    }),
    [tools, dispatch],
  );
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
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          nodesDraggable={!scene.locked}
          nodesConnectable={!scene.locked}
          edgesReconnectable={!scene.locked}
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
          <Furniture />
        </ReactFlow>
        {menu === null ? null : <NextMenu at={menu.at} onChoose={choose} onClose={closeMenu} />}
      </div>
    </CanvasContext>
  );
}

/** What stands around the flow; apart from it, so that moving a card does not draw it again. */
const Furniture = memo(function Furniture() {
  const { t } = useTranslation('flows');
  return (
    <>
      <Background gap={16} size={1.2} />
      <Controls
        showInteractive={false}
        position="bottom-left"
        fitViewOptions={{ ...FIT, duration: 240 }}
      />
      <MiniMap<CardNode>
        pannable
        zoomable
        position="bottom-right"
        nodeClassName={kindOfCard}
        nodeBorderRadius={12}
        ariaLabel={t('canvas.map')}
      />
    </>
  );
});

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

function kindOfCard(node: CardNode): string {
  return kindClass(node.data.module.kind);
}

/** Shows the whole flow as soon as its cards have been measured; after that the view is the editor's. */
function useFitOnce(): void {
  const measured = useNodesInitialized();
  const { fitView } = useReactFlow();
  const done = useRef(false);
  useEffect(() => {
    if (!measured || done.current) return;
    done.current = true;
    void fitView(FIT);
  }, [measured, fitView]);
}

function centred(at: Position): Position {
  const [gridX, gridY] = SNAP_PX;
  return {
    x: Math.round((at.x - CARD_PX.width / 2) / gridX) * gridX,
    y: Math.round((at.y - 24) / gridY) * gridY,
  };
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

function useWires(scene: Scene, dispatch: Dispatch<EditorAction>) {
  const drawn = useRef<WireEdge[]>([]);
  const edges = useMemo(() => wiresOf(drawn.current, scene), [scene]);
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
