import { type Finding, finding } from './finding';
import { keywordForm } from './keywords';
import {
  type Branch,
  codePoints,
  type End,
  LIMITS,
  type Module,
  type TransferToAgent,
  unreachable,
} from './module';
import { pieces, variablesOf } from './texts';

function labelFindings(module: Module): Finding[] {
  const where = { moduleId: module.id, field: 'label' };
  const length = codePoints(module.label.trim());
  if (length === 0) {
    return [finding('LABEL_BLANK', where)];
  }
  return length > LIMITS.label
    ? [finding('LABEL_TOO_LONG', where, { max: String(LIMITS.label) })]
    : [];
}

function textFindings(moduleId: string, field: string, text: string): Finding[] {
  const where = { moduleId, field };
  const length = codePoints(text.trim());
  if (length === 0) {
    return [finding('TEXT_BLANK', where)];
  }
  const known = variablesOf(field);
  const names = new Map(
    pieces(text).flatMap((piece) =>
      piece.kind === 'variable' ? [[piece.name, piece.variable]] : [],
    ),
  );
  const found: Finding[] =
    length > LIMITS.text ? [finding('TEXT_TOO_LONG', where, { max: String(LIMITS.text) })] : [];
  for (const [name, variable] of names) {
    if (variable === null) {
      found.push(finding('VARIABLE_UNKNOWN', where, { name }));
    } else if (!known.includes(variable)) {
      found.push(finding('VARIABLE_NOT_HERE', where, { name }));
    }
  }
  return found;
}

function numberFindings(
  moduleId: string,
  field: string,
  value: number | null,
  range: { readonly min: number; readonly max: number },
): Finding[] {
  if (value === null || (Number.isInteger(value) && value >= range.min && value <= range.max)) {
    return [];
  }
  const params = { min: String(range.min), max: String(range.max) };
  return [finding('NUMBER_OUT_OF_RANGE', { moduleId, field }, params)];
}

const SECONDS = { min: LIMITS.secondsMin, max: LIMITS.secondsMax };
const WRONG_ANSWERS = { min: LIMITS.wrongAnswersMin, max: LIMITS.wrongAnswersMax };

interface Field {
  readonly moduleId: string;
  readonly field: string;
}

function longFindings(where: Field, text: string, max: number): Finding[] {
  return codePoints(text.trim()) > max
    ? [finding('TEXT_TOO_LONG', where, { max: String(max) })]
    : [];
}

function keywordFindings(where: Field, keyword: string, seen: Set<string>): Finding[] {
  const form = keywordForm(keyword);
  if (form === '') {
    return [finding('KEYWORD_BLANK', where)];
  }
  const again = seen.has(form);
  seen.add(form);
  return [
    ...longFindings(where, keyword, LIMITS.keyword),
    ...(again ? [finding('KEYWORD_DUPLICATE', where, { keyword: keyword.trim() })] : []),
  ];
}

function branchNameFindings(where: Field, name: string): Finding[] {
  return name.trim() === ''
    ? [finding('BRANCH_NAME_BLANK', where)]
    : longFindings(where, name, LIMITS.name);
}

function rowFindings(module: Branch): Finding[] {
  if (module.rows.length === 0) {
    return [finding('NO_ROWS', { moduleId: module.id, field: 'rows' })];
  }
  const rows = { min: 1, max: LIMITS.rows };
  const found = numberFindings(module.id, 'rows', module.rows.length, rows);
  const seen = new Set<string>();
  module.rows.forEach((row, index) => {
    const field = (name: string) => ({ moduleId: module.id, field: `rows[${index}].${name}` });
    found.push(...keywordFindings(field('keyword'), row.keyword, seen));
    found.push(...branchNameFindings(field('branch'), row.branch));
  });
  return found;
}

function branchFindings(module: Branch): Finding[] {
  const { id } = module;
  return [
    ...textFindings(id, 'prompt', module.prompt),
    ...textFindings(id, 'wrongAnswerText', module.wrongAnswerText),
    ...rowFindings(module),
    ...numberFindings(id, 'maxWrongAnswers', module.maxWrongAnswers, WRONG_ANSWERS),
    ...numberFindings(id, 'answerSeconds', module.answerSeconds, SECONDS),
  ];
}

function transferFindings(module: TransferToAgent, groups: ReadonlySet<string>): Finding[] {
  const { id } = module;
  const where = { moduleId: id, field: 'skillGroupId' };
  const group: Finding[] =
    module.skillGroupId === null
      ? [finding('GROUP_MISSING', where)]
      : groups.has(module.skillGroupId)
        ? []
        : [finding('GROUP_UNKNOWN', where)];
  return [
    ...group,
    ...textFindings(id, 'queueText', module.queueText),
    ...textFindings(id, 'failureText', module.failureText),
    ...textFindings(id, 'successText', module.successText),
    ...numberFindings(id, 'queueLimitSeconds', module.queueLimitSeconds, SECONDS),
  ];
}

function endFindings(module: End): Finding[] {
  return [
    ...numberFindings(module.id, 'silenceSeconds', module.silenceSeconds, SECONDS),
    ...textFindings(module.id, 'silenceText', module.silenceText),
    ...textFindings(module.id, 'agentEndedText', module.agentEndedText),
  ];
}

function settingsFindings(module: Module, groups: ReadonlySet<string>): Finding[] {
  switch (module.kind) {
    case 'START':
      return [];
    case 'SEND_MESSAGE':
      return textFindings(module.id, 'text', module.text);
    case 'BRANCH':
      return branchFindings(module);
    case 'TRANSFER_TO_AGENT':
      return transferFindings(module, groups);
    case 'END':
      return endFindings(module);
    default:
      return unreachable(module);
  }
}

/** What is amiss in the settings of one module, whatever is around it. */
export function moduleFindings(module: Module, groups: ReadonlySet<string>): readonly Finding[] {
  return [...labelFindings(module), ...settingsFindings(module, groups)];
}
