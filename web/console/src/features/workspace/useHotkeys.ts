import type { Task } from '@zongji/protocol';
import { useLayoutEffect, useRef } from 'react';
import { isComposing } from '@/lib/isComposing';
import { ringingOf } from './callOf';
import { hands, isField, watchHands } from './hands';
import { type Pressed, type Wish, wishOf } from './keys';
import { useActs, usePlace } from './useDesk';

interface Given {
  readonly tasks: {
    readonly offered: readonly Task[];
    readonly served: readonly Task[];
    readonly wrapUp: readonly Task[];
  };
  readonly shown: Task | null;
}

/**
 * The keys of the workspace. They hold from the moment the offer is on the screen, hence the layout
 * effect.
 */
export function useHotkeys({ tasks, shown }: Given): void {
  const acts = useActs();
  const { panes, doors } = usePlace();
  const byPointer = useRef(false);
  useLayoutEffect(watchHands, []);
  useLayoutEffect(hands.look);
  useLayoutEffect(() => {
    const all = [...tasks.offered, ...tasks.served, ...tasks.wrapUp];
    const take = () => {
      const offer = shown?.state === 'OFFERED' ? shown : tasks.offered[0];
      const caller = tasks.served.find((task) => ringingOf(task) !== null);
      if (offer !== undefined) {
        void acts.accept(offer);
      } else if (caller !== undefined) {
        const call = ringingOf(caller);
        if (call !== null) void acts.acceptCall(caller, call);
        panes.open(caller.conversation);
      }
    };
    const step = (by: number) => {
      const at = all.findIndex((task) => task.conversation === shown?.conversation);
      const next = all[(at + by + all.length) % Math.max(1, all.length)];
      if (next !== undefined) panes.open(next.conversation);
    };
    const fulfil = (wish: Wish) => {
      if (wish === 'accept') take();
      else if (wish === 'next' || wish === 'previous') step(wish === 'next' ? 1 : -1);
      else doors.get(wish)?.();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Tab') byPointer.current = false;
      const alone = event.key !== 'Enter' || hands.entered();
      if (event.defaultPrevented || event.repeat) return;
      const wish = wishOf(pressedOf(event, byPointer.current));
      const taken = event.key === 'Enter' && (!alone || tasks.offered.length === 0);
      if (wish === null || taken) return;
      event.preventDefault();
      fulfil(wish);
    };
    // A key of the text that comes while the focus has just got here must not press the button.
    const guarded = (event: KeyboardEvent) => {
      const presses = event.key === 'Enter' || event.key === ' ';
      const target = event.target instanceof Element ? event.target.closest('[data-accept]') : null;
      if (!presses || target === null || !hands.typing) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const pointed = () => {
      byPointer.current = true;
    };
    window.addEventListener('keydown', guarded, true);
    window.addEventListener('keyup', guarded, true);
    window.addEventListener('keydown', pressed);
    window.addEventListener('pointerdown', pointed);
    return () => {
      window.removeEventListener('keydown', guarded, true);
      window.removeEventListener('keyup', guarded, true);
      window.removeEventListener('keydown', pressed);
      window.removeEventListener('pointerdown', pointed);
    };
  }, [tasks, shown, acts, panes, doors]);
}

function pressedOf(event: KeyboardEvent, byPointer: boolean): Pressed {
  return {
    key: event.key,
    code: event.code,
    alt: event.altKey,
    control: event.ctrlKey || event.metaKey,
    composing: isComposing(event),
    at: placeOf(event.target, byPointer),
    typing: hands.typing,
  };
}

/** Where the focus is. A button that only keeps it because it was clicked is not in the way. */
function placeOf(target: EventTarget | null, byPointer: boolean): Pressed['at'] {
  if (!(target instanceof HTMLElement)) return 'elsewhere';
  if (target.closest('[role="dialog"], [role="tooltip"], [role="menu"], [role="listbox"]') !== null)
    return 'dialog';
  if (isField(target)) return 'field';
  // The offer's buttons do by themselves what Enter asks.
  if (target.closest('[data-offer]') !== null) return 'control';
  return !byPointer && target.closest('button, a, [tabindex="0"]') !== null
    ? 'control'
    : 'elsewhere';
}
