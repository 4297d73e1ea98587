import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { Appearance } from '@/app/Appearance';
import { createRouter } from '@/app/router';
import { sessionLost } from '@/app/sessionLost';
import { onSessionLost } from '@/lib/http';
import { startWords } from '@/lib/i18n';
import { followMissingParts } from '@/lib/newVersion';
import { watchPresses } from '@/lib/press';
import { createQueries } from '@/lib/queries';
import { keepSecondClicks } from '@/lib/secondClick';
import './app/base.css';

/** Shows the console; what was asked for early is taken up. */
export async function show(place: HTMLElement): Promise<void> {
  followMissingParts(() => window.location.reload());
  await startWords();
  const queries = createQueries();
  const router = createRouter(queries);
  onSessionLost({
    signedOut: sessionLost,
    passwordMustChange: () => void router.navigate('/password'),
  });
  keepSecondClicks(document);
  watchPresses(window);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Appearance>
          <Suspense fallback={null}>
            <RouterProvider router={router} />
          </Suspense>
        </Appearance>
      </QueryClientProvider>
    </StrictMode>,
  );
}
