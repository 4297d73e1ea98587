import type { Task } from '@zongji/protocol';
import { useLayoutEffect, useRef } from 'react';
import { ringingOf } from './callOf';
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
 * The keys of the workspace: Enter takes the offer unless one is typing or has gone to a button by
 * keyboard, Alt+A takes it always, or else the call that rings, Alt+↑ and Alt+↓ go through the conversations.
 *
 * They hold from the moment the offer is on the screen, hence the layout effect.
 */
export function useHotkeys({ tasks, shown, open }: Given): void {
  const acts = useActs();
  const byPointer = useRef(false);
  useLayoutEffect(() => {
    const all = [...tasks.offered, ...tasks.served, ...tasks.wrapUp];
    const [offer] = tasks.offered;
    const caller = tasks.served.find((task) => ringingOf(task) !== null);
    const take = () => {
      if (offer === undefined) {
        const call = caller === undefined ? null : ringingOf(caller);
        if (caller === undefined || call === null) return;
        void acts.acceptCall(caller, call);
        open(caller.conversation);
        return;
      }
      void acts.accept(offer);
      open(offer.conversation);
    };
    const step = (by: number) => {
      const at = all.findIndex((task) => task.conversation === shown);
      const next = all[(at + by + all.length) % Math.max(1, all.length)];
      if (next !== undefined) open(next.conversation);
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Tab') byPointer.current = false;
      if (event.isComposing || event.defaultPrevented || event.repeat) return;
      const meant = offer !== undefined && !busyElsewhere(event.target, byPointer.current);
      if (event.key === 'Enter' && meant) {
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
    const pointed = () => {
      byPointer.current = true;
    };
    window.addEventListener('keydown', pressed);
    window.addEventListener('pointerdown', pointed);
    return () => {
      window.removeEventListener('keydown', pressed);
      window.removeEventListener('pointerdown', pointed);
    };
  }, [tasks, shown, open, acts]);
}

/**
 * Whether Enter means something else where the focus is. An empty text field is not in the way, nor
 * is a button that only keeps the focus because it was clicked.
 */
function busyElsewhere(target: EventTarget | null, byPointer: boolean): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"], [role="tooltip"], [role="menu"], [role="listbox"]') !== null)
    return true;
  if (target instanceof HTMLTextAreaElement) return target.value.trim() !== '';
  if (target instanceof HTMLInputElement) return true;
  if (target.closest('[data-offer]') !== null) return true;
  return !byPointer && target.closest('button, a, [tabindex="0"]') !== null;
}
