import { lazy, type ReactNode, Suspense } from 'react';
import { type Role, useMe } from '@/lib/session';

const Forbidden = lazy(async () => ({ default: (await import('./Forbidden')).Forbidden }));

/** Shows a page only to those who may see it, and a word to the others. */
export function Permitted({
  role,
  children,
}: {
  readonly role: Role | 'ANY';
  readonly children: ReactNode;
}) {
  const me = useMe();
  if (role === 'ANY' || me.role === role) return children;
  return (
    <Suspense fallback={null}>
      <Forbidden />
    </Suspense>
  );
}
