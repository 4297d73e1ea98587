import { useReactFlow } from '@xyflow/react';
import {
  copy,
  type Draft,
  exitsOf,
  freshId,
  freshLabel,
  type Module,
  type ModuleKind,
  newModule,
  type Position,
  paste,
  type Wire,
  type WireStart,
} from '@zongji/flow-model';
import { type Dispatch, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { keepClip, keptClip } from './clipStore';
import { BELOW_PX, type Box, CARD_PX, freePlace } from './place';
import { type Chosen, type EditorAction, NOTHING } from './state';

/** Where a new module goes: to a place, behind an exit, into a wire; or wherever it fits. */
export interface NewPlace {
  readonly position?: Position;
  readonly behind?: WireStart;
  readonly into?: WireStart;
}

/** What can be done with the flow by menu, key or mouse. */
export interface Actions {
  readonly add: (kind: ModuleKind, place?: NewPlace) => void;
  readonly remove: () => void;
  readonly copyChosen: () => void;
  readonly cutChosen: () => void;
  readonly pasteCopied: () => void;
  readonly duplicate: () => void;
  /** Whether a copy of what is chosen can be put here: a flow has one Start. */
  readonly mayDuplicate: () => boolean;
  readonly mayPaste: () => boolean;
  readonly chooseAll: () => void;
  readonly nudge: (by: Position) => void;
}

/** How far a pasted copy stands from what it was copied from, in canvas pixels. */
const PASTE_SHIFT_PX = 32;

/** The actions on a draft; they are refused in silence while the editor is locked. */
export function useActions(
  draft: Draft,
  chosen: Chosen,
  locked: boolean,
  dispatch: Dispatch<EditorAction>,
): Actions {
  const now = useRef({ draft, chosen, locked });
  now.current = { draft, chosen, locked };
  const make = useNewModule(now);
  const clip = useClip(now, dispatch);
  const remove = useCallback(() => {
    if (now.current.locked) return;
    const { modules, wires } = now.current.chosen;
    dispatch({ kind: 'edit', change: { kind: 'drop', modules, wires }, choose: NOTHING });
  }, [dispatch]);
  return useMemo(
    () => ({
      ...clip,
      remove,
      cutChosen: () => {
        clip.copyChosen();
        remove();
      },
      add: (kind, place = {}) => {
        if (now.current.locked) return;
        const { module, wires } = make(kind, place);
        dispatch({
          kind: 'edit',
          change: { kind: 'add', modules: [module], wires },
          choose: { modules: new Set([module.id]), wires: [] },
        });
      },
      chooseAll: () => {
        const modules = new Set(now.current.draft.modules.map((module) => module.id));
        dispatch({ kind: 'choose', chosen: { modules, wires: [] } });
      },
      nudge: (by) => {
        if (now.current.locked) return;
        const positions = new Map(
          now.current.draft.modules
            .filter((module) => now.current.chosen.modules.has(module.id))
            .map(({ id, position }) => [id, { x: position.x + by.x, y: position.y + by.y }]),
        );
        dispatch({ kind: 'edit', change: { kind: 'move', positions, gesture: 'nudge' } });
      },
    }),
    [clip, remove, make, dispatch],
  );
}

type Now = {
  readonly current: { readonly draft: Draft; readonly chosen: Chosen; readonly locked: boolean };
};

function useClip(now: Now, dispatch: Dispatch<EditorAction>) {
  return useMemo(() => {
    const put = (change: ReturnType<typeof paste>) => {
      if (now.current.locked || change.modules.length === 0) return;
      const modules = new Set(change.modules.map((module) => module.id));
      dispatch({ kind: 'edit', change, choose: { modules, wires: [] } });
    };
    const chosenClip = () => copy(now.current.draft, now.current.chosen.modules);
    return {
      copyChosen: () => {
        const clip = chosenClip();
        if (clip.modules.length > 0) keepClip(clip);
      },
      pasteCopied: () => {
        const clip = keptClip();
        if (clip !== null) put(paste(now.current.draft, clip, shiftFor(now.current.draft, clip)));
      },
      mayDuplicate: () => paste(now.current.draft, chosenClip(), { x: 0, y: 0 }).modules.length > 0,
      mayPaste: () => keptClip() !== null,
      duplicate: () => {
        const clip = chosenClip();
        put(paste(now.current.draft, clip, shiftFor(now.current.draft, clip)));
      },
    };
  }, [now, dispatch]);
}

/** The smallest shift that puts the first copied module where none stands yet. */
function shiftFor(draft: Draft, clip: { readonly modules: readonly Module[] }): Position {
  const first = clip.modules[0]?.position ?? { x: 0, y: 0 };
  const taken = new Set(draft.modules.map(({ position }) => `${position.x} ${position.y}`));
  let by = PASTE_SHIFT_PX;
  while (taken.has(`${first.x + by} ${first.y + by}`)) by += PASTE_SHIFT_PX;
  return { x: by, y: by };
}

function useNewModule(
  now: Now,
): (kind: ModuleKind, place: NewPlace) => { readonly module: Module; readonly wires: Wire[] } {
  const { t } = useTranslation('flows');
  const { getNodes, screenToFlowPosition } = useReactFlow();
  return useCallback(
    (kind, place) => {
      const { draft, chosen } = now.current;
      const boxes = getNodes().map(
        (node): Box => ({
          ...node.position,
          width: node.measured?.width ?? CARD_PX.width,
          height: node.measured?.height ?? CARD_PX.height,
        }),
      );
      const behind = place.behind ?? place.into ?? loneExit(draft, chosen);
      const wanted =
        place.position ?? below(draft, behind, getNodes()) ?? middle(screenToFlowPosition);
      const id = freshId(new Set(draft.modules.map((module) => module.id)));
      const labels = new Set(draft.modules.map((module) => module.label));
      const module = newModule(
        kind,
        {
          id,
          label: freshLabel(t(`kind.${kind}.name`), labels),
          position: freePlace(wanted, boxes),
        },
        {
          wrongAnswerText: t('newText.wrongAnswerText'),
          queueText: t('newText.queueText'),
          failureText: t('newText.failureText'),
          successText: t('newText.successText'),
          silenceText: t('newText.silenceText'),
          agentEndedText: t('newText.agentEndedText'),
        },
      );
      // A place of its own asks for no wire; a Start never takes one.
      const wired = kind === 'START' || (place.position && !place.behind && !place.into);
      return { module, wires: wired || !behind ? [] : wiresAround(draft, module, behind, place) };
    },
    [now, getNodes, screenToFlowPosition, t],
  );
}

/** The wire to the new module and, where it goes into a wire, the one from it to what was there. */
function wiresAround(draft: Draft, module: Module, start: WireStart, place: NewPlace): Wire[] {
  const to = draft.wires.find((wire) => wire.from === start.from && wire.exit === start.exit)?.to;
  const exit = exitsOf(module)[0]?.id;
  const onward =
    place.into !== undefined && to !== undefined && exit !== undefined
      ? [{ from: module.id, exit, to }]
      : [];
  return [{ ...start, to: module.id }, ...onward];
}

/** The first exit of the only chosen module that leads nowhere yet. */
function loneExit(draft: Draft, chosen: Chosen): WireStart | undefined {
  const [id] = chosen.modules;
  const module = draft.modules.find((one) => one.id === id);
  if (chosen.modules.size !== 1 || module === undefined) return undefined;
  const free = exitsOf(module).find(
    (exit) => !draft.wires.some((wire) => wire.from === module.id && wire.exit === exit.id),
  );
  return free === undefined ? undefined : { from: module.id, exit: free.id };
}

function below(
  draft: Draft,
  start: WireStart | undefined,
  nodes: readonly { readonly id: string; readonly measured?: { readonly height?: number } }[],
): Position | undefined {
  const module = draft.modules.find((one) => one.id === start?.from);
  if (module === undefined) return undefined;
  const height = nodes.find((node) => node.id === module.id)?.measured?.height ?? CARD_PX.height;
  return { x: module.position.x, y: module.position.y + height + BELOW_PX };
}

function middle(toCanvas: (at: Position) => Position): Position {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  const at = toCanvas({
    x: (pane?.left ?? 0) + (pane?.width ?? 0) / 2,
    y: (pane?.top ?? 0) + (pane?.height ?? 0) / 2,
  });
  return {
    x: Math.round((at.x - CARD_PX.width / 2) / 8) * 8,
    y: Math.round((at.y - CARD_PX.height / 2) / 8) * 8,
  };
}
