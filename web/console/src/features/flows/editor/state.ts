import {
  begin,
  commit,
  type Draft,
  type Edit,
  type Graph,
  type History,
  redo,
  sameStart,
  seal,
  undo,
  type WireStart,
} from '@zongji/flow-model';

/** What is chosen on the canvas. */
export interface Chosen {
  readonly modules: ReadonlySet<string>;
  readonly wires: readonly WireStart[];
}

export const NOTHING: Chosen = { modules: new Set(), wires: [] };

/** The editor's own state: the history of the draft, what is saved of it and what is chosen. */
export interface EditorState {
  readonly history: History;
  readonly saved: Draft;
  readonly revision: number;
  readonly chosen: Chosen;
}

export type EditorAction =
  | { readonly kind: 'edit'; readonly change: Edit; readonly choose?: Chosen }
  | { readonly kind: 'seal' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'choose'; readonly chosen: Chosen }
  /** Adds to what is chosen and takes away from it. */
  | {
      readonly kind: 'pick';
      readonly modules: ReadonlyMap<string, boolean>;
      readonly wires: readonly { readonly start: WireStart; readonly picked: boolean }[];
    }
  | { readonly kind: 'saved'; readonly draft: Draft; readonly revision: number };

/** The state in which a flow is opened. */
export function opened(flow: {
  readonly name: string;
  readonly graph: Graph;
  readonly draftRevision: number;
}): EditorState {
  const { modules, wires } = flow.graph;
  const draft: Draft = { name: flow.name, modules, wires };
  return { history: begin(draft), saved: draft, revision: flow.draftRevision, chosen: NOTHING };
}

/** Whether something would be lost by closing the editor. */
export function isUnsaved(state: EditorState): boolean {
  return state.history.draft !== state.saved;
}

export function editor(state: EditorState, action: EditorAction): EditorState {
  switch (action.kind) {
    case 'edit': {
      const history = commit(state.history, action.change);
      return still({ ...state, history, chosen: action.choose ?? state.chosen });
    }
    case 'seal':
      return { ...state, history: seal(state.history) };
    case 'undo':
      return still({ ...state, history: undo(state.history) });
    case 'redo':
      return still({ ...state, history: redo(state.history) });
    case 'choose':
      return { ...state, chosen: action.chosen };
    case 'pick':
      return { ...state, chosen: picked(state.chosen, action) };
    case 'saved':
      // What was typed while the draft was on its way stays unsaved.
      return { ...state, saved: action.draft, revision: action.revision };
  }
}

function picked(chosen: Chosen, action: Extract<EditorAction, { kind: 'pick' }>): Chosen {
  const modules = new Set(chosen.modules);
  for (const [id, isPicked] of action.modules) {
    if (isPicked) modules.add(id);
    else modules.delete(id);
  }
  const wires = chosen.wires.filter(
    (wire) => !action.wires.some(({ start }) => sameStart(start, wire)),
  );
  const added = action.wires.filter((one) => one.picked).map((one) => one.start);
  return { modules, wires: [...wires, ...added] };
}

/** What is chosen and no longer there is chosen no more. */
function still(state: EditorState): EditorState {
  const { modules, wires } = state.history.draft;
  const ids = new Set(modules.map((module) => module.id));
  const starts = new Set(wires.map((wire) => `${wire.from} ${wire.exit}`));
  const chosenModules = [...state.chosen.modules].filter((id) => ids.has(id));
  const chosenWires = state.chosen.wires.filter((one) => starts.has(`${one.from} ${one.exit}`));
  if (
    chosenModules.length === state.chosen.modules.size &&
    chosenWires.length === state.chosen.wires.length
  ) {
    return state;
  }
  return { ...state, chosen: { modules: new Set(chosenModules), wires: chosenWires } };
}
