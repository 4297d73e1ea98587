import { exitsOf } from './exits';
import type { Graph, Module } from './module';

/**
 * The modules in the order in which a customer may come to them: from Start on, at a branch along
 * its first exit before its second; then those that nothing leads to.
 */
export function inFlowOrder(graph: Graph): readonly Module[] {
  const modules = new Map(graph.modules.map((module) => [module.id, module]));
  const targets = new Map(graph.wires.map((wire) => [`${wire.from} ${wire.exit}`, wire.to]));
  const order = new Set<Module>();
  const starts = graph.modules.filter(({ kind }) => kind === 'START');
  const open = [...starts, ...graph.modules].reverse();
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (order.has(module)) continue;
    order.add(module);
    for (const exit of [...exitsOf(module)].reverse()) {
      const next = modules.get(targets.get(`${module.id} ${exit.id}`) ?? '');
      if (next !== undefined) open.push(next);
    }
  }
  return [...order];
}
