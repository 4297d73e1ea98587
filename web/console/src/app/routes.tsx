import type { ComponentType } from 'react';
import type { Role } from '@/lib/session';

/** Which frame a page stands in. */
type Frame = 'console' | 'full-screen';

/** One page: its path, who may see it, its frame and how to load it. */
export interface Page {
  readonly path: string;
  readonly role: Role | 'ANY';
  readonly frame: Frame;
  readonly load: () => Promise<ComponentType>;
}

/**
 * Every page of the console, each in a chunk of its own. `:mode` is `omnimedia`, `online` or
 * `phone` (see `useMode` in lib/mode.ts).
 */
export const PAGES: readonly Page[] = [
  admin('/', async () => (await import('@/features/overview')).OverviewPage),
  admin('/m/:mode/groups', async () => (await import('@/features/groups')).GroupsPage),
  admin('/m/:mode/flows', async () => (await import('@/features/flows')).FlowsPage),
  {
    path: '/m/:mode/flows/:id',
    role: 'ADMIN',
    frame: 'full-screen',
    load: async () => (await import('@/features/flows')).FlowEditorPage,
  },
  admin('/m/:mode/settings', async () => (await import('@/features/mode-settings')).SettingsPage),
  admin(
    '/channels/mini-programs',
    async () => (await import('@/features/channels')).MiniProgramsPage,
  ),
  admin('/channels/websites', async () => (await import('@/features/channels')).WebsitesPage),
  admin('/staff', async () => (await import('@/features/staff')).StaffPage),
  admin('/records', async () => (await import('@/features/records')).RecordsPage),
  admin('/audit', async () => (await import('@/features/audit')).AuditPage),
  admin('/settings', async () => (await import('@/features/common-settings')).CommonSettingsPage),
  {
    path: '/account',
    role: 'ANY',
    frame: 'console',
    load: async () => (await import('@/features/account')).AccountPage,
  },
  {
    path: '/workspace',
    role: 'ANY',
    frame: 'full-screen',
    load: async () => (await import('@/features/workspace')).WorkspacePage,
  },
];

function admin(path: string, load: Page['load']): Page {
  return { path, role: 'ADMIN', frame: 'console', load };
}
