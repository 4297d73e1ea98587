import type { Draft, Finding, Module } from '@zongji/flow-model';
import { exitsOf, lineOfRow } from '@zongji/flow-model';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useExitName } from './useExitName';

/** One sentence for a finding, as it stands beside or on its module. */
export function useFindingWords(draft: Pick<Draft, 'modules'>): (finding: Finding) => string {
  const { t } = useTranslation('flows');
  const exitName = useExitName();
  return (finding) => {
    const module = draft.modules.find((one) => one.id === finding.moduleId);
    const exit = module && exitsOf(module).find((one) => one.id === finding.exit);
    return t(`finding.${finding.code}`, {
      ...finding.params,
      exit: module && exit ? exitName(module, exit) : (finding.exit ?? '').replace(/^branch:/, ''),
      field: fieldName(module, finding.field, t),
    });
  };
}

/** The words for a setting: `rows[2].keyword` is a keyword of the line that shows the third row. */
function fieldName(
  module: Module | undefined,
  field: string | null,
  t: TFunction<'flows'>,
): string {
  if (field === null) return '';
  const row = /^rows\[(\d+)\]\.(\w+)$/.exec(field);
  if (row === null) return t(`field.${field}`);
  const line = module?.kind === 'BRANCH' ? lineOfRow(module.rows, Number(row[1])) : Number(row[1]);
  return t(`field.row.${row[2]}`, { row: line + 1 });
}
