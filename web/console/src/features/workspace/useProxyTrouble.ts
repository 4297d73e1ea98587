import { useQuery } from '@tanstack/react-query';
import { type ProxyTrouble, readProxyTroubles } from '@zongji/protocol';
import { http } from '@/lib/http';

/** How often it is asked again while the line does not come, in milliseconds. */
const AGAIN = 10_000;

/** What a proxy in front keeps the line from coming with, asked while it does not come. */
export function useProxyTrouble(waiting: boolean): ProxyTrouble | null {
  const asked = useQuery({
    queryKey: ['connection'],
    queryFn: async () => readProxyTroubles(await http.get<unknown>('/api/connection')),
    enabled: waiting,
    refetchInterval: AGAIN,
    retry: false,
  });
  return waiting ? (asked.data?.[0] ?? null) : null;
}
