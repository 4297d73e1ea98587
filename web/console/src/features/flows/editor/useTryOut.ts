import type { Graph } from '@zongji/flow-model';
import type { Mode } from '@zongji/protocol';
import { useCallback, useRef, useState } from 'react';
import { flowWrites } from '../api';
import { happened, said, type Tried, type Trigger, UNTRIED } from './tryOut';

/** A conversation being tried out. */
export interface TryOut {
  readonly tried: Tried;
  /** Whether the server is being asked for the next step. */
  readonly busy: boolean;
  readonly error: unknown;
  /** Whether the flow was changed since the conversation began. */
  readonly outdated: boolean;
  readonly begin: () => void;
  readonly happen: (trigger: Trigger) => void;
  readonly say: (from: 'customer' | 'agent', text: string) => void;
  readonly stop: () => void;
}

/** Tries the graph out with the server's own interpreter; nothing of it is stored. */
export function useTryOut(mode: Mode, graph: Graph): TryOut {
  const [tried, setTried] = useState<Tried>(UNTRIED);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [tryingGraph, setTryingGraph] = useState<Graph | null>(null);
  // An answer to a conversation that was begun anew meanwhile is thrown away.
  const turn = useRef(0);
  const step = useCallback(
    async (before: Tried, on: Graph, trigger: Trigger) => {
      turn.current += 1;
      const mine = turn.current;
      setBusy(true);
      setError(null);
      try {
        const { modules, wires } = on;
        const result = await flowWrites.tried(mode, { modules, wires }, before.run, trigger);
        if (turn.current === mine) setTried(happened(before, trigger, result));
      } catch (failure) {
        if (turn.current === mine) setError(failure);
      } finally {
        if (turn.current === mine) setBusy(false);
      }
    },
    [mode],
  );
  const begin = useCallback(() => {
    setTried(UNTRIED);
    setTryingGraph(graph);
    void step(UNTRIED, graph, { kind: 'ENTERED' });
  }, [graph, step]);
  return {
    tried,
    busy,
    error,
    outdated: tryingGraph !== null && !sameFlow(tryingGraph, graph),
    begin,
    // A run keeps to the flow it began on, as a conversation keeps to its version.
    happen: (trigger) => void step(tried, tryingGraph ?? graph, trigger),
    say: (from, text) => setTried((before) => said(before, from, text)),
    stop: () => {
      turn.current += 1;
      setTried(UNTRIED);
      setTryingGraph(null);
      setBusy(false);
      setError(null);
    },
  };
}

/** Whether two graphs run alike: moving cards about changes nothing of a conversation. */
function sameFlow(one: Graph, other: Graph): boolean {
  if (one === other) return true;
  return (
    one.wires === other.wires &&
    one.modules.length === other.modules.length &&
    one.modules.every((module, at) => {
      const twin = other.modules[at];
      return (
        module === twin ||
        JSON.stringify({ ...module, position: 0 }) === JSON.stringify({ ...twin, position: 0 })
      );
    })
  );
}
