import type { Exit, Module } from '@zongji/flow-model';
import { useTranslation } from 'react-i18next';

/** How an exit is called where it is drawn. */
export function useExitName(): (module: Module, exit: Exit) => string {
  const { t } = useTranslation('flows');
  return (module, exit) => {
    switch (exit.kind) {
      case 'branch':
        return exit.name;
      case 'next':
        // Only beside a failure exit it matters that the ordinary way on is the successful one.
        return t(
          module.kind === 'TRANSFER_TO_AGENT' && module.failureExit
            ? 'exit.afterService'
            : 'exit.next',
        );
      case 'wrong':
      case 'silent':
      case 'failure':
        return t(`exit.${exit.kind}`);
    }
  };
}
