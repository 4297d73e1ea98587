import { hasExit } from './exits';
import type { Graph, Module, ModuleKind, WireStart } from './module';

/** Why a wire may not be drawn; null when it may. */
export type ConnectRefusal = 'NO_SUCH_EXIT' | 'NO_SUCH_MODULE' | 'INTO_START' | 'INTO_ITSELF';

/** Whether the exit may lead to the module. A wire that the exit has already is replaced. */
export function connectRefusal(graph: Graph, start: WireStart, to: string): ConnectRefusal | null {
  const from = graph.modules.find((module) => module.id === start.from);
  const target = graph.modules.find((module) => module.id === to);
  if (from === undefined || !hasExit(from, start.exit)) {
    return 'NO_SUCH_EXIT';
  }
  if (target === undefined) {
    return 'NO_SUCH_MODULE';
  }
  return refusalBetween(from, target);
}

/** The same for two modules at hand, when the exit is known to exist. */
export function refusalBetween(from: Module, target: Module): ConnectRefusal | null {
  if (target.kind === 'START') {
    return 'INTO_START';
  }
  // A branch may ask again by leading back to itself: it waits. The others would never stop.
  if (from.id === target.id && from.kind !== 'BRANCH') {
    return 'INTO_ITSELF';
  }
  return null;
}

/** The kinds of module that may follow an exit. */
export const NEXT_KINDS = [
  'SEND_MESSAGE',
  'BRANCH',
  'TRANSFER_TO_AGENT',
  'END',
] as const satisfies readonly ModuleKind[];
