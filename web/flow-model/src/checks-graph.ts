import { exitsOf, hasExit } from './exits';
import { type Finding, finding } from './finding';
import type { Graph, Module, Wire } from './module';

/** Modules reached in one step, that is without a wait, before a run is called faulty. */
const FLOW_STEPS_MAX = 100;

/**
 * A graph made quick to search: of several modules with one id, and of several wires out of one
 * exit, the first counts.
 */
class Index {
  readonly byId = new Map<string, Module>();
  private readonly targets = new Map<string, string>();

  constructor(graph: Graph) {
    for (const module of graph.modules) {
      if (!this.byId.has(module.id)) {
        this.byId.set(module.id, module);
      }
    }
    for (const wire of graph.wires) {
      const key = startKey(wire.from, wire.exit);
      if (!this.targets.has(key)) {
        this.targets.set(key, wire.to);
      }
    }
  }

  get modules(): readonly Module[] {
    return [...this.byId.values()];
  }

  /** Whether a wire leaves the exit, be it to nowhere. */
  isWired(module: Module, exit: string): boolean {
    return this.targets.has(startKey(module.id, exit));
  }

  /** The modules directly behind these exits, in their order. */
  behind(module: Module, exits: readonly string[]): readonly Module[] {
    return exits.flatMap((exit) => {
      const to = this.targets.get(startKey(module.id, exit));
      const target = to === undefined ? undefined : this.byId.get(to);
      return target === undefined ? [] : [target];
    });
  }

  behindAll(module: Module): readonly Module[] {
    return this.behind(module, exitIds(module));
  }
}

function exitIds(module: Module): readonly string[] {
  return exitsOf(module).map((exit) => exit.id);
}

function startKey(from: string, exit: string): string {
  return `${from} ${exit}`;
}

/** What is amiss in how the modules are connected. */
export function graphFindings(graph: Graph): readonly Finding[] {
  const index = new Index(graph);
  return [
    ...startFindings(index),
    ...duplicateFindings(graph),
    ...exitFindings(index),
    ...wireFindings(graph, index),
    ...wayFindings(index),
    ...circleFindings(index),
    ...lengthFindings(index),
  ];
}

function startFindings({ modules }: Index): Finding[] {
  const [first, ...others] = modules.filter((module) => module.kind === 'START');
  return first === undefined
    ? [finding('NO_START', {})]
    : others.map((module) => finding('MANY_STARTS', { moduleId: module.id }));
}

function duplicateFindings(graph: Graph): Finding[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const module of graph.modules) {
    if (seen.has(module.id)) {
      twice.add(module.id);
    }
    seen.add(module.id);
  }
  return [...twice].map((moduleId) => finding('DUPLICATE_MODULE', { moduleId }));
}

function exitFindings(index: Index): Finding[] {
  return index.modules.flatMap((module) =>
    exitIds(module)
      .filter((exit) => !index.isWired(module, exit))
      .map((exit) => finding('EXIT_NOT_CONNECTED', { moduleId: module.id, exit })),
  );
}

function wireFindings(graph: Graph, index: Index): Finding[] {
  const taken = new Set<string>();
  return graph.wires.flatMap((wire) => {
    const where = { moduleId: wire.from, exit: wire.exit };
    const from = index.byId.get(wire.from);
    if (from === undefined) {
      return [finding('WIRE_TO_NOWHERE', {}, ends(wire))];
    }
    if (!hasExit(from, wire.exit)) {
      return [finding('EXIT_UNKNOWN', where)];
    }
    const key = startKey(wire.from, wire.exit);
    const again = taken.has(key);
    taken.add(key);
    return [...(again ? [finding('MANY_WIRES', where)] : []), ...targetFindings(wire, index)];
  });
}

function targetFindings(wire: Wire, index: Index): Finding[] {
  const where = { moduleId: wire.from, exit: wire.exit };
  const target = index.byId.get(wire.to);
  if (target === undefined) {
    return [finding('WIRE_TO_NOWHERE', where, ends(wire))];
  }
  return target.kind === 'START' ? [finding('WIRE_INTO_START', where)] : [];
}

function ends(wire: Wire): Finding['params'] {
  return { from: wire.from, to: wire.to };
}

/** The roots and everything behind them. */
function reach(
  roots: readonly Module[],
  next: (module: Module) => readonly Module[],
): ReadonlySet<Module> {
  const reached = new Set(roots);
  // A Set is walked in the order of insertion, also over what is added on the way.
  for (const module of reached) {
    for (const to of next(module)) {
      reached.add(to);
    }
  }
  return reached;
}

function wayFindings(index: Index): Finding[] {
  const starts = index.modules.filter((module) => module.kind === 'START');
  // Without a Start nothing is reached, and saying so of each module would help nobody.
  if (starts.length === 0) {
    return [];
  }
  const before = new Map<Module, Module[]>();
  for (const module of index.modules) {
    for (const next of index.behindAll(module)) {
      const sources = before.get(next) ?? [];
      sources.push(module);
      before.set(next, sources);
    }
  }
  const reached = reach(starts, (module) => index.behindAll(module));
  const ending = reach(
    index.modules.filter((module) => mayEnd(module, index)),
    (module) => before.get(module) ?? [],
  );
  const where = (module: Module) => ({ moduleId: module.id });
  return [
    ...index.modules
      .filter((module) => !reached.has(module))
      .map((module) => finding('UNREACHABLE', where(module))),
    ...index.modules
      .filter((module) => reached.has(module) && !ending.has(module))
      .map((module) => finding('NO_WAY_TO_END', where(module))),
  ];
}

/** An exit that leads nowhere has a finding of its own and may yet be connected to an End. */
function mayEnd(module: Module, index: Index): boolean {
  const exits = exitIds(module);
  return exits.length === 0 || index.behind(module, exits).length < exits.length;
}

/** The module a run may go on to without waiting for a person; there is one at most. */
function withoutWait(module: Module, index: Index): Module | undefined {
  switch (module.kind) {
    case 'START':
    case 'SEND_MESSAGE':
      return index.behind(module, ['next'])[0];
    case 'TRANSFER_TO_AGENT':
      // It fails at once when nobody is online.
      return index.behind(module, [module.failureExit ? 'failure' : 'next'])[0];
    case 'BRANCH':
    case 'END':
      return undefined;
  }
}

function circleFindings(index: Index): Finding[] {
  const order = new Map(index.modules.map((module, place) => [module.id, place]));
  const place = (id: string | undefined) => order.get(id ?? '') ?? 0;
  return circles(index)
    .map((circle) => circle.map((module) => module.id).sort((a, b) => place(a) - place(b)))
    .sort((a, b) => place(a[0]) - place(b[0]))
    .map((ids) =>
      finding('CYCLE_WITHOUT_WAIT', { moduleId: ids[0] ?? null }, { modules: ids.join(',') }),
    );
}

/** The circles of modules that never wait. As each leads to one other at most, none overlap. */
function circles(index: Index): readonly (readonly Module[])[] {
  const done = new Set<Module>();
  return index.modules.flatMap((root) => {
    const path: Module[] = [];
    let at: Module | undefined = root;
    while (at !== undefined && !done.has(at)) {
      done.add(at);
      path.push(at);
      at = withoutWait(at, index);
    }
    const begin = at === undefined ? -1 : path.indexOf(at);
    return begin < 0 ? [] : [path.slice(begin)];
  });
}

function inOneStep(module: Module, index: Index): readonly Module[] {
  return module.kind === 'START' || module.kind === 'SEND_MESSAGE'
    ? index.behind(module, ['next'])
    : [];
}

/** Counts the modules reached in a row up to each module, as one step of a run does. */
function lengthFindings(index: Index): Finding[] {
  const missing = new Map<Module, number>();
  for (const module of index.modules) {
    for (const next of inOneStep(module, index)) {
      missing.set(next, (missing.get(next) ?? 0) + 1);
    }
  }
  const inRow = new Map<Module, number>();
  const open = index.modules.filter((module) => !missing.has(module));
  const found: Finding[] = [];
  for (const module of open) {
    const count = (inRow.get(module) ?? 0) + 1;
    if (count === FLOW_STEPS_MAX + 1) {
      const params = { max: String(FLOW_STEPS_MAX) };
      found.push(finding('TOO_LONG_WITHOUT_WAIT', { moduleId: module.id }, params));
    }
    for (const next of inOneStep(module, index)) {
      inRow.set(next, Math.max(inRow.get(next) ?? 0, count));
      const left = (missing.get(next) ?? 0) - 1;
      missing.set(next, left);
      if (left === 0) {
        open.push(next);
      }
    }
  }
  return found;
}
