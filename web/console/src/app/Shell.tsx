import { Layout } from 'antd';
import { Suspense } from 'react';
import { Outlet } from 'react-router';

/** The frame of the administration pages: top bar, navigation at the left, page at the right. */
export function Shell() {
  return (
    <Layout style={{ minHeight: '100%' }}>
      <Layout.Content>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </Layout.Content>
    </Layout>
  );
}
