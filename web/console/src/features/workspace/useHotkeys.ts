import type { Task } from '@zongji/protocol';
import { useEffect } from 'react';
import { useActs } from './useDesk';

interface Given {
  readonly tasks: {
    readonly offered: readonly Task[];
    readonly served: readonly Task[];
    readonly wrapUp: readonly Task[];
  };
  readonly shown: string | undefined;
  readonly open: (conversation: string) => void;
}

/**
 * The keys of the workspace: Enter takes the offer unless one is typing, Alt+A takes it always,
 * Alt+↑ and Alt+↓ go through the conversations.
 */
export function useHotkeys({ tasks, shown, open }: Given): void {
  const acts = useActs();
  useEffect(() => {
    const all = [...tasks.offered, ...tasks.served, ...tasks.wrapUp];
    const [offer] = tasks.offered;
    const take = () => {
      if (offer === undefined) return;
      void acts.accept(offer);
      open(offer.conversation);
    };
    const step = (by: number) => {
      const at = all.findIndex((task) => task.conversation === shown);
      const next = all[(at + by + all.length) % Math.max(1, all.length)];
      if (next !== undefined) open(next.conversation);
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.repeat) return;
      if (event.key === 'Enter' && offer !== undefined && !busyElsewhere(event.target)) {
        event.preventDefault();
        take();
      } else if (event.altKey && event.code === 'KeyA') {
        event.preventDefault();
        take();
      } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        step(event.key === 'ArrowDown' ? 1 : -1);
      }
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [tasks, shown, open, acts]);
}

/** Whether Enter means something else where the focus is. An empty text field is not in the way. */
function busyElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null) return true;
  if (target instanceof HTMLTextAreaElement) return target.value.trim() !== '';
  if (target instanceof HTMLInputElement) return true;
  return target.closest('button, a, [tabindex="0"]') !== null;
}
