import type { Edit } from './edit';
import type { Graph, Module, Position, Wire } from './module';
import { freshId, freshLabel } from './naming';

/** What was copied: the modules and the wires between them. */
export type Clip = Graph;

/** A copy of the chosen modules and of the wires that run between them. */
export function copy(graph: Graph, chosen: ReadonlySet<string>): Clip {
  return {
    modules: graph.modules.filter((module) => chosen.has(module.id)),
    wires: graph.wires.filter((wire) => chosen.has(wire.from) && chosen.has(wire.to)),
  };
}

/**
 * The change that pastes the clip, moved by `shift`, with new ids and fresh labels.
 *
 * A flow has one Start: a copied one is left out where there is one already.
 */
export function paste(graph: Graph, clip: Clip, shift: Position): Extract<Edit, { kind: 'add' }> {
  const ids = new Set(graph.modules.map((module) => module.id));
  const labels = new Set(graph.modules.map((module) => module.label));
  let started = graph.modules.some((module) => module.kind === 'START');
  const newIds = new Map<string, string>();
  const modules: Module[] = [];
  for (const module of clip.modules) {
    if (module.kind === 'START' && started) {
      continue;
    }
    started = started || module.kind === 'START';
    const id = freshId(ids);
    const label = freshLabel(module.label, labels);
    ids.add(id);
    labels.add(label);
    newIds.set(module.id, id);
    const position = { x: module.position.x + shift.x, y: module.position.y + shift.y };
    modules.push({ ...module, id, label, position });
  }
  return { kind: 'add', modules, wires: renumber(clip.wires, newIds) };
}

function renumber(wires: readonly Wire[], newIds: ReadonlyMap<string, string>): Wire[] {
  return wires.flatMap((wire) => {
    const from = newIds.get(wire.from);
    const to = newIds.get(wire.to);
    return from === undefined || to === undefined ? [] : [{ from, exit: wire.exit, to }];
  });
}
