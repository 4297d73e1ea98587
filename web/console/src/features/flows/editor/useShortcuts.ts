import { type Dispatch, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { isComposing } from '@/lib/isComposing';
import type { EditorAction } from './state';
import type { Actions } from './useActions';
import type { Steps } from './useSteps';

/** How far an arrow key moves what is chosen, in canvas pixels; with Shift further. */
const NUDGE_PX = 8;
const NUDGE_FAR_PX = 40;

const ARROWS: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

interface Hands {
  readonly actions: Actions;
  readonly dispatch: Dispatch<EditorAction>;
  readonly save: () => void;
  readonly hasChosen: boolean;
  readonly find: () => void;
  readonly steps: Pick<Steps, 'undo' | 'redo'>;
  /** From a card to its settings, and from the settings back to the card. */
  readonly toSettings: (moduleId: string) => void;
  readonly toCard: () => void;
}

/** Keys of the editor. Where something is being typed only saving is ours. */
export function useShortcuts(hands: Hands): void {
  const now = useRef(hands);
  useEffect(() => {
    now.current = hands;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (pressed(event, () => now.current)) {
        event.preventDefault();
        // The canvas has arrow keys of its own, which would move the same cards again.
        event.stopPropagation();
      }
    };
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"]',
    ) !== null
  );
}

function inDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"]') !== null;
}

/** Whether Escape means the settings, and no list or word that is open in them. */
function leavesSettings(event: KeyboardEvent): boolean {
  const { target } = event;
  return (
    target instanceof Element &&
    !isComposing(event) &&
    target.closest('[data-panel="settings"]') !== null &&
    target.closest('[aria-expanded="true"]') === null
  );
}

/** The card that has the focus itself, and not something on it. */
function focusedCard(target: EventTarget | null): string | null {
  return target instanceof HTMLElement && target.matches('.react-flow__node')
    ? (target.dataset.id ?? null)
    : null;
}

/** Whether plain keys mean something to what has the focus, as Delete does to a chip. */
function hasOwnKeys(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-keys="own"]') !== null;
}

/** Some fields take what was typed only when they are left; what is saved should hold it. */
function settleTyping(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) return;
  flushSync(() => field.blur());
  field.focus();
}

/** Does what the key means; whether it meant anything. */
function pressed(event: KeyboardEvent, hands: () => Hands): boolean {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (command && key === 's') {
    settleTyping();
    hands().save();
    return true;
  }
  if (command && key === 'f' && !event.shiftKey && !event.altKey) {
    if (inDialog(event.target)) return false;
    hands().find();
    return true;
  }
  if (event.key === 'Escape' && leavesSettings(event)) {
    hands().toCard();
    return true;
  }
  if (isTyping(event.target) || isComposing(event)) return false;
  if (command) return commanded(key, event.shiftKey, hands());
  return hasOwnKeys(event.target) ? false : plain(event, hands());
}

function commanded(key: string, shift: boolean, { actions, steps }: Hands): boolean {
  switch (key) {
    case 'z':
      if (shift) steps.redo();
      else steps.undo();
      return true;
    case 'y':
      steps.redo();
      return true;
    case 'c':
      // Words marked with the mouse are what somebody wants to copy then.
      if (window.getSelection()?.toString() !== '') return false;
      actions.copyChosen();
      return true;
    case 'x':
      actions.cutChosen();
      return true;
    case 'v':
      actions.pasteCopied();
      return true;
    case 'd':
      actions.duplicate();
      return true;
    case 'a':
      actions.chooseAll();
      return true;
    default:
      return false;
  }
}

function plain(event: KeyboardEvent, hands: Hands): boolean {
  const { actions, dispatch, hasChosen } = hands;
  const card = focusedCard(event.target);
  if (event.key === 'Enter' && card !== null) {
    hands.toSettings(card);
    return true;
  }
  const arrow = ARROWS[event.key];
  if (arrow !== undefined && hasChosen) {
    const by = event.shiftKey ? NUDGE_FAR_PX : NUDGE_PX;
    actions.nudge({ x: arrow.x * by, y: arrow.y * by });
    return true;
  }
  if ((event.key === 'Delete' || event.key === 'Backspace') && hasChosen) {
    actions.remove();
    return true;
  }
  if (event.key === 'Escape' && hasChosen) {
    dispatch({ kind: 'choose', chosen: { modules: new Set(), wires: [] } });
    return true;
  }
  return false;
}
