import { useEffect, useState } from 'react';

/**
 * Gives the keyboard its place back when what is mounted here goes: where it was before, or, when
 * that is gone too (a row that was deleted, the button of an empty page), the nearest thing that stays.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(() => () => returnFocus(before), [before]);
}

/** Moves the focus to `before` or near it, unless something else has it already. */
export function returnFocus(before: Element | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  if (before instanceof HTMLElement && take(before)) return;
  const open = [...document.querySelectorAll<HTMLElement>('[role=dialog]')].reverse();
  const heading = document.querySelector<HTMLElement>('main h1');
  for (const place of [...open, ...(heading === null ? [] : [heading])]) {
    if (take(place)) return;
  }
}

/**
 * Gives the keyboard to the first field of the dialog that a place stands in, or else to the dialog
 * itself, but never to its ×, which the next Enter would press.
 */
export function useFirstFocus(place: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const move = () => {
      const dialog = place.current?.closest<HTMLElement>('[role=dialog]');
      const now = document.activeElement;
      if (!dialog || (dialog.contains(now) && !now?.matches('.ant-modal-close'))) return;
      const field = '.ant-modal-body :is(input, textarea):not(:disabled, [type=file], [hidden])';
      (dialog.querySelector<HTMLElement>(field) ?? dialog).focus();
    };
    move();
    // Once more after the dialog's own trap has chosen its first stop.
    const timer = setTimeout(move);
    return () => clearTimeout(timer);
  }, [place]);
}

function take(place: HTMLElement): boolean {
  if (!place.isConnected || place === document.body) return false;
  if (place.matches('h1, [role=dialog]') && !place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus();
  return document.activeElement === place;
}
