import { App } from 'antd';
import { Suspense } from 'react';
import { Outlet } from 'react-router';

/** Everything behind the sign-in: gives messages, notifications and dialogs their place. */
export function SignedIn() {
  return (
    <App style={{ height: '100%' }}>
      <Suspense fallback={null}>
        <Outlet />
      </Suspense>
    </App>
  );
}
