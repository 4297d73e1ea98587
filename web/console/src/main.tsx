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

const root = document.getElementById('root');

async function start(place: HTMLElement): Promise<void> {
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

if (root !== null) {
  document.documentElement.dataset.started = '';
  followMissingParts(() => window.location.reload());
  // Nothing can be shown without words; what stands outside of the console says so then.
  start(root).catch(() => window.dispatchEvent(new Event('zongji:broken')));
}
