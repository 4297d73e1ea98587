import { DeskProvider } from './useDesk';
import { Workspace } from './Workspace';

/** The agent's workspace, full screen. */
export function WorkspacePage() {
  return (
    <DeskProvider>
      <Workspace />
    </DeskProvider>
  );
}
