import {
  type Draft,
  exitsOf,
  type Finding,
  inFlowOrder,
  type Module,
  type Position,
  type Wire,
  type WireStart,
} from '@zongji/flow-model';
import type { CardData, CardNode, Lit } from './ModuleCard';
import { IN_PORT } from './ports';
import type { Chosen } from './state';
import type { Routes } from './useRoutes';
import type { WireData, WireEdge } from './WireLine';

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
  // The keyboard comes to the cards in the order of the flow.
  const cards = inFlowOrder(scene.draft).map((module) => {
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

const NO_ROUTES: Routes = new Map();

/** The id under which a wire is drawn: there is one at an exit. */
export function wireId(start: WireStart): string {
  return `${start.from} ${start.exit}`;
}

/** The wires of a scene; a wire that looks as before is the very same object. */
export function wiresOf(before: WireEdge[], scene: Scene, routes: Routes = NO_ROUTES): WireEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const modules = new Map(scene.draft.modules.map((module) => [module.id, module]));
  const chosen = new Set(scene.chosen.wires.map(wireId));
  const taken = new Set(scene.trail.taken.map(wireId));
  const wires = scene.draft.wires
    .filter((wire) => modules.has(wire.from) && modules.has(wire.to))
    .map((wire) => {
      const id = wireId(wire);
      return edge(old.get(id), wire, chosen.has(id), {
        exit: wire.exit,
        place: placeOf(modules.get(wire.from), wire.exit),
        route: routes.get(id) ?? null,
        lit: taken.has(id) ? 'passed' : null,
        locked: scene.locked,
      });
    });
  return sameList(before, wires);
}

function edge(old: WireEdge | undefined, wire: Wire, selected: boolean, data: WireData): WireEdge {
  if (
    old !== undefined &&
    old.target === wire.to &&
    (old.selected ?? false) === selected &&
    old.data !== undefined &&
    sameWire(old.data, data)
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
    data,
  };
}

function sameWire(one: WireData, other: WireData): boolean {
  return (
    one.place === other.place &&
    one.lit === other.lit &&
    one.locked === other.locked &&
    (one.route === other.route || JSON.stringify(one.route) === JSON.stringify(other.route))
  );
}

/** Whether the exits of a module have names and colours: a lone way on has none. */
export function hasNamedExits(module: Module): boolean {
  const exits = exitsOf(module);
  return exits.length > 1 || exits[0]?.kind === 'branch';
}

function placeOf(module: Module | undefined, exit: string): number | null {
  if (module === undefined || !hasNamedExits(module)) return null;
  return exitsOf(module).findIndex(({ id }) => id === exit);
}
