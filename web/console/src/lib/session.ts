import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@zongji/protocol';
import { http } from './http';

export type { Me, Role } from '@zongji/protocol';

/** Key of the session in the query cache. */
export const SESSION = ['session'] as const;

/** How to ask who is signed in; rejects with a 401 problem when nobody is. */
export const sessionQuery = {
  queryKey: SESSION,
  queryFn: () => http.get<Me>('/api/session'),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
} as const;

/** The member of staff who is signed in; only below the signed-in frame. */
export function useMe(): Me {
  const { data } = useQuery(sessionQuery);
  if (data === undefined) throw new Error('useMe outside of the signed-in frame');
  return data;
}

/**
 * Signs out, forgets everything this browser has read and leaves for the sign-in. When the server
 * cannot be asked, nothing is changed and `onTrouble` learns why.
 */
export function useSignOut(onTrouble: (error: unknown) => void): () => void {
  const queries = useQueryClient();
  return () => {
    http.delete('/api/session').then(() => {
      queries.clear();
      window.location.assign('/sign-in');
    }, onTrouble);
  };
}
