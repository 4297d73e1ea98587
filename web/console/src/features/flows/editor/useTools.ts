import type { Draft, Finding } from '@zongji/flow-model';
import type { SkillGroup } from '@zongji/protocol';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CanvasTools } from './CanvasContext';
import { useFindingWords } from './useFindingWords';

/** What cards ask for; it stays the same while the draft changes, so that cards stay as they are. */
export function useTools(
  draft: Draft,
  groups: readonly SkillGroup[] | undefined,
): Pick<CanvasTools, 'wordsOf' | 'groupName'> {
  const { i18n } = useTranslation('flows');
  const words = useFindingWords(draft);
  const now = useRef(words);
  useEffect(() => {
    now.current = words;
  });
  const { language } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: cards are worded anew in another language
  return useMemo(() => {
    const names = new Map(groups?.map((group) => [group.id, group.name]));
    return {
      wordsOf: (finding: Finding) => now.current(finding),
      // Before the groups are known a card shows none of them as gone.
      groupName: (id: string) => (groups === undefined ? '…' : names.get(id)),
    };
  }, [groups, language]);
}
