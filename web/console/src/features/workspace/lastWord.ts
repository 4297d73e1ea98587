import type { Task } from '@zongji/protocol';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes the last thing that was said as one line; null when nothing was. */
export function useLastWord(): (last: Task['lastMessage']) => string | null {
  const { t } = useTranslation('workspace');
  return useCallback(
    (last) => {
      if (last === null) return null;
      const kind = last.kind === 'TEXT' ? '' : `[${t(`media.${last.kind}`)}] `;
      // A recording's name says nothing.
      return `${kind}${last.kind === 'VOICE' ? '' : last.text}`.trim();
    },
    [t],
  );
}
