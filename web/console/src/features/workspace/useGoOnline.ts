import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useActs, useView } from './useDesk';

/** Goes online once when the address asks for it (`?online=now`, from 现在上线), and forgets that it did. */
export function useGoOnline(): void {
  const [params, setParams] = useSearchParams();
  const { desk } = useView();
  const acts = useActs();
  const asked = params.get('online') === 'now';
  const chosen = desk?.chosen;
  useEffect(() => {
    if (!asked || chosen === undefined) return;
    setParams({}, { replace: true });
    if (chosen === 'OFFLINE') void acts.choose('IDLE');
  }, [asked, chosen, acts, setParams]);
}
