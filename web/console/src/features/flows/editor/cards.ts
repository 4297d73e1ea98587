import type { Draft, Finding, Module, Position, Wire, WireStart } from '@zongji/flow-model';
import type { CardData, CardNode, Lit } from './ModuleCard';
import { IN_PORT } from './ports';
import type { Chosen } from './state';
import type { WireEdge } from './WireLine';

/** Everything that the canvas draws. */
export interface Scene {
  readonly draft: Draft;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly chosen: Chosen;
  readonly locked: boolean;
  readonly trail: Trail;
}

/** The way of a tried run. */
export interface Trail {
  readonly at: string | null;
  readonly passed: readonly string[];
  readonly taken: readonly WireStart[];
}

export const NO_TRAIL: Trail = { at: null, passed: [], taken: [] };

const NO_FINDINGS: readonly Finding[] = [];

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((value) => other.has(value));
}

function sameFindings(one: readonly Finding[], other: readonly Finding[]): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every((finding, index) => JSON.stringify(finding) === JSON.stringify(other[index])))
  );
}

function sameData(one: CardData, other: CardData): boolean {
  return (
    sameButPosition(one.module, other.module) &&
    one.lit === other.lit &&
    one.locked === other.locked &&
    sameSet(one.wired, other.wired) &&
    sameFindings(one.findings, other.findings)
  );
}

/** Whether two modules look the same; where they stand is the canvas's affair, not the card's. */
function sameButPosition(one: Module, other: Module): boolean {
  return (
    one === other ||
    JSON.stringify({ ...one, position: 0 }) === JSON.stringify({ ...other, position: 0 })
  );
}

function litOf(id: string, trail: Trail, passed: ReadonlySet<string>): Lit {
  if (trail.at === id) return 'now';
  return passed.has(id) ? 'passed' : null;
}

/**
 * The cards of a scene. A card that looks as before is the very same object, so that only what
 * changed is drawn again; what the canvas has measured stays with its card.
 */
export function cardsOf(before: CardNode[], scene: Scene): CardNode[] {
  const old = new Map(before.map((card) => [card.id, card]));
  const wired = new Map<string, Set<string>>();
  for (const wire of scene.draft.wires) {
    const exits = wired.get(wire.from) ?? new Set<string>();
    exits.add(wire.exit);
    wired.set(wire.from, exits);
  }
  const passed = new Set(scene.trail.passed);
  const cards = scene.draft.modules.map((module) => {
    const data: CardData = {
      module,
      wired: wired.get(module.id) ?? new Set(),
      findings: scene.findings.get(module.id) ?? NO_FINDINGS,
      lit: litOf(module.id, scene.trail, passed),
      locked: scene.locked,
    };
    return card(old.get(module.id), module, data, scene.chosen.modules.has(module.id));
  });
  return sameList(before, cards);
}

/** The list of before where it has the same items, so that a canvas sees that nothing changed. */
function sameList<T>(before: T[], after: T[]): T[] {
  const same =
    before.length === after.length && after.every((item, place) => item === before[place]);
  return same ? before : after;
}

function card(
  old: CardNode | undefined,
  module: Module,
  data: CardData,
  selected: boolean,
): CardNode {
  if (old === undefined) {
    return { id: module.id, type: 'module', position: module.position, data, selected };
  }
  const kept = sameData(old.data, data) ? old.data : data;
  // While a card is dragged the canvas knows better where it is.
  const stays = old.dragging === true || samePlace(old.position, module.position);
  if (kept === old.data && stays && (old.selected ?? false) === selected) return old;
  return { ...old, data: kept, position: stays ? old.position : module.position, selected };
}

function samePlace(one: Position, other: Position): boolean {
  return one.x === other.x && one.y === other.y;
}

/** The id under which a wire is drawn: there is one at an exit. */
export function wireId(start: WireStart): string {
  return `${start.from} ${start.exit}`;
}

/** The wires of a scene; a wire that looks as before is the very same object. */
export function wiresOf(before: WireEdge[], scene: Scene): WireEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const ids = new Set(scene.draft.modules.map((module) => module.id));
  const chosen = new Set(scene.chosen.wires.map(wireId));
  const taken = new Set(scene.trail.taken.map(wireId));
  const wires = scene.draft.wires
    .filter((wire) => ids.has(wire.from) && ids.has(wire.to))
    .map((wire) => {
      const id = wireId(wire);
      const lit = taken.has(id) ? 'passed' : null;
      return edge(old.get(id), wire, chosen.has(id), lit, scene.locked);
    });
  return sameList(before, wires);
}

function edge(
  old: WireEdge | undefined,
  wire: Wire,
  selected: boolean,
  lit: Lit,
  locked: boolean,
): WireEdge {
  if (
    old !== undefined &&
    old.target === wire.to &&
    (old.selected ?? false) === selected &&
    old.data?.lit === lit &&
    old.data.locked === locked
  ) {
    return old;
  }
  return {
    id: wireId(wire),
    type: 'wire',
    source: wire.from,
    sourceHandle: wire.exit,
    target: wire.to,
    targetHandle: IN_PORT,
    selected,
    data: { exit: wire.exit, lit, locked },
  };
}
