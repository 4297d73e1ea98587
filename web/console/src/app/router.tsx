import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter, type RouteObject, redirect } from 'react-router';
import { learnDeskZone } from '@/lib/deskTime';
import { wordsOf } from '@/lib/i18n';
import { Logo } from '@/lib/Logo';
import { Problem } from '@/lib/problem';
import { type Me, sessionQuery } from '@/lib/session';
import { Broken } from './Broken';
import { PAGES, type Page } from './routes';

type Router = ReturnType<typeof createBrowserRouter>;

/** Makes the router: sign-in alone in front, everything else behind a signed-in session. */
export function createRouter(queries: QueryClient): Router {
  const signedIn = async ({ request }: { readonly request: Request }): Promise<Me> => {
    const url = new URL(request.url);
    const here = url.pathname + url.search;
    const me = await whoIsSignedIn(queries);
    if (me === undefined) throw redirect(`/sign-in?next=${encodeURIComponent(here)}`);
    if (me.mustChangePassword) throw redirect(`/password?next=${encodeURIComponent(here)}`);
    await learnDeskZone(queries, me);
    if (me.role === 'AGENT' && url.pathname === '/') throw redirect('/workspace');
    return me;
  };
  return createBrowserRouter([
    {
      ErrorBoundary: Broken,
      HydrateFallback: Opening,
      children: [
        {
          path: '/sign-in',
          lazy: async () => ({ Component: (await import('@/features/sign-in')).SignInPage }),
        },
        {
          path: '/password',
          loader: async () => {
            const me = await whoIsSignedIn(queries);
            if (me === undefined) throw redirect('/sign-in');
            return me;
          },
          lazy: async () => ({ Component: (await import('@/features/account')).NewPasswordPage }),
        },
        {
          loader: signedIn,
          shouldRevalidate: () => true,
          lazy: async () => ({ Component: (await import('./SignedIn')).SignedIn }),
          children: [
            {
              lazy: async () => ({ Component: (await import('./Shell')).Shell }),
              children: [
                ...PAGES.filter((page) => page.frame === 'console').map(routeOf),
                {
                  path: '*',
                  lazy: async () => ({ Component: (await import('./NotFound')).NotFound }),
                },
              ],
            },
            ...PAGES.filter((page) => page.frame === 'full-screen').map(routeOf),
          ],
        },
      ],
    },
  ]);
}

function routeOf(page: Page): RouteObject {
  return {
    path: page.path,
    ErrorBoundary: Broken,
    lazy: async () => {
      const [Body, { Permitted }] = await Promise.all([
        page.load(),
        import('./SignedIn'),
        wordsOf(page.words),
      ]);
      return {
        element: (
          <Permitted role={page.role}>
            <Body />
          </Permitted>
        ),
      };
    },
  };
}

async function whoIsSignedIn(queries: QueryClient): Promise<Me | undefined> {
  try {
    return await queries.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined;
    throw error;
  }
}

/** What is shown until the first page has come: the mark alone, so that nothing jumps. */
function Opening() {
  return (
    <div style={{ height: '100%', display: 'grid', placeItems: 'center' }}>
      <Logo size={48} />
    </div>
  );
}
