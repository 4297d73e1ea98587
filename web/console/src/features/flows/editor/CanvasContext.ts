import type { Finding, WireStart } from '@zongji/flow-model';
import { createContext } from 'react';

/** What cards and wires need of the canvas they stand on. */
export interface CanvasTools {
  readonly wordsOf: (finding: Finding) => string;
  /** Name of a skill group of the mode; undefined when there is none of that id. */
  readonly groupName: (id: string) => string | undefined;
  /** A port was clicked without drawing a wire: offers what may come next. */
  readonly onPort: (
    start: WireStart,
    at: { readonly clientX: number; readonly clientY: number },
  ) => void;
}

export const CanvasContext = createContext<CanvasTools>({
  wordsOf: (finding) => finding.code,
  groupName: () => undefined,
  onPort: () => {},
});
