import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import styles from './PointMenu.module.css';

/** A point of the window. */
export interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/** What a menu offers. */
export interface Offer {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

const BESIDE_PX = 8;

/** A menu at a point of the window; keys go through it and back to where they were. */
export function PointMenu({
  at,
  title,
  offers,
  onClose,
}: {
  readonly at: Point;
  readonly title: string;
  readonly offers: readonly Offer[];
  readonly onClose: () => void;
}) {
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlace(menu, at);
  useFocusInside(menu);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target)) return;
      onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [onClose]);
  return createPortal(
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      className={styles.menu}
      aria-label={title}
      style={place}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') onClose();
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          step(menu.current, event.key === 'ArrowDown' ? 1 : -1);
        }
      }}
    >
      <div className={styles.title}>{title}</div>
      {offers.map(({ key, label, icon, keys, disabled, onChoose }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          disabled={disabled}
          onClick={() => {
            onClose();
            onChoose();
          }}
        >
          <span aria-hidden="true" className={styles.icon}>
            {icon}
          </span>
          <span className={styles.label}>{label}</span>
          {keys === undefined ? null : <kbd>{keys}</kbd>}
        </button>
      ))}
    </div>,
    document.body,
  );
}

/** Beside the point, and wholly in the window. */
function usePlace(menu: { readonly current: HTMLElement | null }, at: Point) {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = menu.current ?? {};
    setSize({ width, height });
  }, [menu]);
  const inside = (wanted: number, room: number) =>
    Math.max(BESIDE_PX, Math.min(wanted, room - BESIDE_PX));
  return {
    left: inside(at.clientX + BESIDE_PX, window.innerWidth - size.width),
    top: inside(at.clientY + BESIDE_PX, window.innerHeight - size.height),
  };
}

function useFocusInside(menu: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector<HTMLButtonElement>('button:enabled')?.focus();
    return () => {
      // What was chosen may have sent the keys elsewhere already.
      const lost = document.activeElement === document.body || document.activeElement === null;
      if (lost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [menu]);
}

function step(menu: HTMLElement | null, by: number): void {
  const buttons = [...(menu?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons.at((at + by) % buttons.length)?.focus();
}
