import type { ComponentType } from 'react';
import type { Role } from '@/lib/session';

/** Which frame a page stands in. */
type Frame = 'console' | 'full-screen';

/** One page: its path, who may see it, its frame and how to load it. */
export interface Page {
  readonly path: string;
  readonly role: Role | 'ANY';
  readonly frame: Frame;
  /** Namespace of its words. */
  readonly words: string;
  readonly load: () => Promise<ComponentType>;
}

/** The page at a path, if there is one. */
export function pageAt(path: string): Page | undefined {
  return PAGES.find((page) =>
    new RegExp(`^${page.path.replaceAll(/:[a-z]+/g, '[^/]+')}/?$`).test(path),
  );
}

/**
 * Every page of the console, each in a chunk of its own. `:mode` is `omnimedia`, `online` or
 * `phone` (see `useMode` in lib/mode.ts).
 */
export const PAGES: readonly Page[] = [
  admin('/', 'overview', async () => (await import('@/features/overview')).OverviewPage),
  admin('/m/:mode/groups', 'groups', async () => (await import('@/features/groups')).GroupsPage),
  admin('/m/:mode/flows', 'flows', async () => (await import('@/features/flows')).FlowsPage),
  {
    path: '/m/:mode/flows/:id',
    role: 'ADMIN',
    frame: 'full-screen',
    words: 'flows',
    load: async () => (await import('@/features/flows')).FlowEditorPage,
  },
  admin(
    '/m/:mode/settings',
    'mode-settings',
    async () => (await import('@/features/mode-settings')).SettingsPage,
  ),
  admin(
    '/channels/mini-programs',
    'channels',
    async () => (await import('@/features/channels')).MiniProgramsPage,
  ),
  admin(
    '/channels/websites',
    'channels',
    async () => (await import('@/features/channels')).WebsitesPage,
  ),
  admin('/staff', 'staff', async () => (await import('@/features/staff')).StaffPage),
  admin('/records', 'records', async () => (await import('@/features/records')).RecordsPage),
  admin('/audit', 'audit', async () => (await import('@/features/audit')).AuditPage),
  admin(
    '/settings',
    'common-settings',
    async () => (await import('@/features/common-settings')).CommonSettingsPage,
  ),
  {
    path: '/account',
    role: 'ANY',
    frame: 'console',
    words: 'account',
    load: async () => (await import('@/features/account')).AccountPage,
  },
  {
    path: '/workspace',
    role: 'ANY',
    frame: 'full-screen',
    words: 'workspace',
    load: async () => (await import('@/features/workspace')).WorkspacePage,
  },
];

function admin(path: string, words: string, load: Page['load']): Page {
  return { path, role: 'ADMIN', frame: 'console', words, load };
}
