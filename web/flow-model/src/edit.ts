import { connectRefusal } from './connect';
import { hasExit, renamedExits } from './exits';
import {
  type Draft,
  type Module,
  type Position,
  sameStart,
  unreachable,
  type Wire,
  type WireStart,
} from './module';

/** Every way a draft can change. Undo, autosave, keyboard and tests share this one door. */
export type Edit =
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'add'; readonly modules: readonly Module[]; readonly wires: readonly Wire[] }
  /** New settings of a module; `field` names what is being typed in, so that typing is one step. */
  | { readonly kind: 'set'; readonly module: Module; readonly field: string | null }
  | {
      readonly kind: 'move';
      readonly positions: ReadonlyMap<string, Position>;
      /** Moves of one gesture are one step of undo. */
      readonly gesture: string | null;
    }
  | {
      readonly kind: 'drop';
      readonly modules: ReadonlySet<string>;
      readonly wires: readonly WireStart[];
    }
  /** Leads an exit to a module, instead of wherever it led before; nowhere that is not allowed. */
  | { readonly kind: 'connect'; readonly wire: Wire }
  | { readonly kind: 'replace'; readonly draft: Draft }
  /** Several changes that are one step for whoever makes them. */
  | { readonly kind: 'all'; readonly edits: readonly Edit[] };

function set(draft: Draft, module: Module): Draft {
  const before = draft.modules.find((one) => one.id === module.id);
  if (before === undefined || before === module || before.kind !== module.kind) {
    return draft;
  }
  const modules = draft.modules.map((one) => (one.id === module.id ? module : one));
  return { ...draft, modules, wires: rewire(draft.wires, before, module) };
}

/** Wires follow a renamed exit and vanish with an exit that is gone. */
function rewire(wires: readonly Wire[], before: Module, after: Module): readonly Wire[] {
  const renamed = renamedExits(before, after);
  const kept: Wire[] = [];
  const moved: Wire[] = [];
  let same = true;
  for (const wire of wires) {
    if (wire.from !== before.id || hasExit(after, wire.exit)) {
      kept.push(wire);
      continue;
    }
    same = false;
    const exit = renamed.get(wire.exit);
    if (exit !== undefined) {
      moved.push({ ...wire, exit });
    }
  }
  for (const wire of moved) {
    // The branch it was renamed to may exist already and lead elsewhere: that wire stays.
    if (!kept.some((one) => sameStart(one, wire))) {
      kept.push(wire);
    }
  }
  return same ? wires : kept;
}

function move(draft: Draft, positions: ReadonlyMap<string, Position>): Draft {
  let changed = false;
  const modules = draft.modules.map((module) => {
    const position = positions.get(module.id);
    if (
      position === undefined ||
      (position.x === module.position.x && position.y === module.position.y)
    ) {
      return module;
    }
    changed = true;
    return { ...module, position };
  });
  return changed ? { ...draft, modules } : draft;
}

function drop(draft: Draft, dropped: ReadonlySet<string>, starts: readonly WireStart[]): Draft {
  const modules = draft.modules.filter((module) => !dropped.has(module.id));
  const wires = draft.wires.filter(
    (wire) =>
      !dropped.has(wire.from) &&
      !dropped.has(wire.to) &&
      !starts.some((start) => sameStart(start, wire)),
  );
  const same = modules.length === draft.modules.length && wires.length === draft.wires.length;
  return same ? draft : { ...draft, modules, wires };
}

function connect(draft: Draft, wire: Wire): Draft {
  const before = draft.wires.find((one) => sameStart(one, wire));
  if (before?.to === wire.to || connectRefusal(draft, wire, wire.to) !== null) {
    return draft;
  }
  return { ...draft, wires: [...draft.wires.filter((one) => !sameStart(one, wire)), wire] };
}

function add(draft: Draft, modules: readonly Module[], wires: readonly Wire[]): Draft {
  const ids = new Set(draft.modules.map((module) => module.id));
  const fresh = modules.filter((module) => {
    const isNew = !ids.has(module.id);
    ids.add(module.id);
    return isNew;
  });
  const added: Draft = { ...draft, modules: [...draft.modules, ...fresh] };
  return fresh.length === 0 ? draft : wires.reduce(connect, added);
}

/** The draft after the change; the very same draft when the change changes nothing. */
export function edit(draft: Draft, change: Edit): Draft {
  switch (change.kind) {
    case 'rename':
      return change.name === draft.name ? draft : { ...draft, name: change.name };
    case 'add':
      return add(draft, change.modules, change.wires);
    case 'set':
      return set(draft, change.module);
    case 'move':
      return move(draft, change.positions);
    case 'drop':
      return drop(draft, change.modules, change.wires);
    case 'connect':
      return connect(draft, change.wire);
    case 'replace':
      return change.draft;
    case 'all':
      return change.edits.reduce(edit, draft);
    default:
      return unreachable(change);
  }
}
