import { type Clip, readGraph } from '@zongji/flow-model';

const KEY = 'zongji.flow-clip';

let remembered: Clip | null = null;

/** Keeps what was copied, also for other flows and tabs of this browser. */
export function keepClip(clip: Clip): void {
  remembered = clip;
  try {
    localStorage.setItem(KEY, JSON.stringify(clip));
  } catch {
    // Without storage the clip lives as long as the page.
  }
}

/** What was copied last, in this flow or another; null when nothing was. */
export function keptClip(): Clip | null {
  try {
    const read = readGraph(JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    return read.ok ? read.value : remembered;
  } catch {
    return remembered;
  }
}
