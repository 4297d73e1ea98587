import { graphFindings } from './checks-graph';
import { moduleFindings } from './checks-module';
import { type Finding, finding } from './finding';
import { type Graph, LIMITS } from './module';

/**
 * What keeps the graph from being published; nothing when it may be.
 *
 * The same rules as the server's, so that the editor can show them while somebody draws. `groups`
 * are the ids of the skill groups of the flow's mode. Linear in modules and wires.
 */
export function check(graph: Graph, groups: ReadonlySet<string>): readonly Finding[] {
  if (graph.modules.length > LIMITS.modules) {
    return [finding('TOO_MANY_MODULES', {}, { max: String(LIMITS.modules) })];
  }
  const firstById = new Map([...graph.modules].reverse().map((module) => [module.id, module]));
  const counting = graph.modules.filter((module) => firstById.get(module.id) === module);
  return once([
    ...counting.flatMap((module) => moduleFindings(module, groups)),
    ...graphFindings(graph),
  ]);
}

function once(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((one) => [JSON.stringify(one), one])).values()];
}
