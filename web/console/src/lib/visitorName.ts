import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** A name that the server made up for a customer who gave none. */
const MADE_UP = /^访客 ([0-9A-F]{4})$/;

/** What a customer is called: names that were made up are in the language of the interface. */
export function useVisitorName(): (name: string) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (name) => {
      const code = MADE_UP.exec(name)?.[1];
      return code === undefined ? name : t('visitor', { code });
    },
    [t],
  );
}
