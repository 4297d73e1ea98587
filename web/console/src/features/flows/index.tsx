import { lazy } from 'react';

export { FlowsPage } from './FlowsPage';

const Lazy = lazy(async () => ({
  default: (await import('./editor/EditorPage')).EditorPage,
}));

/** The editor of one flow; its canvas comes only when a flow is opened. */
export function FlowEditorPage() {
  return <Lazy />;
}
