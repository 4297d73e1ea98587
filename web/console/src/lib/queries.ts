import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** The cache of what the server said; a refusal is never asked again by itself, an outage is. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Asked even where the browser thinks it is offline, or nothing would ever say so.
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && isOutage(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function isOutage(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 502);
}
