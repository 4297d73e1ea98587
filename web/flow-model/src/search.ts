import { type Graph, type Module, unreachable } from './module';

/** A module in which something was found, and the text it was found in. */
export interface Match {
  readonly module: Module;
  readonly text: string;
}

/** Every text of a module that somebody may remember it by; the label first. */
export function textsOf(module: Module): readonly string[] {
  switch (module.kind) {
    case 'START':
      return [module.label];
    case 'SEND_MESSAGE':
      return [module.label, module.text];
    case 'BRANCH':
      return [
        module.label,
        module.prompt,
        ...module.rows.flatMap(({ keyword, branch }) => [branch, keyword]),
        module.wrongAnswerText,
      ];
    case 'TRANSFER_TO_AGENT':
      return [module.label, module.queueText, module.successText, module.failureText];
    case 'END':
      return [module.label, module.silenceText, module.agentEndedText];
    default:
      return unreachable(module);
  }
}

/** The modules whose label, or else whose texts, hold what is looked for; labels come first. */
export function found(
  graph: Graph,
  wanted: string,
  alsoCalled: (module: Module) => readonly string[] = () => [],
): readonly Match[] {
  const form = formOf(wanted);
  if (form === '') return [];
  const matches = graph.modules.flatMap((module): (Match & { readonly place: number })[] => {
    const texts = [...textsOf(module), ...alsoCalled(module)];
    const place = texts.findIndex((text) => formOf(text).includes(form));
    const text = texts[place];
    return text === undefined ? [] : [{ module, text, place }];
  });
  return matches
    .sort((a, b) => Math.min(a.place, 1) - Math.min(b.place, 1))
    .map(({ module, text }) => ({ module, text }));
}

/** Full or half width, capitals and small letters are alike. */
function formOf(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
