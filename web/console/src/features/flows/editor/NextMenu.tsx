import { MODULE_KINDS, type ModuleKind, NEXT_KINDS } from '@zongji/flow-model';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { KindIcon } from './kinds';
import styles from './NextMenu.module.css';

const MENU_WIDTH_PX = 216;
const MENU_HEIGHT_PX = 236;

/** Offers, at a point of the window, the modules that may come next. */
export function NextMenu({
  at,
  onChoose,
  onClose,
}: {
  readonly at: { readonly clientX: number; readonly clientY: number };
  readonly onChoose: (kind: ModuleKind) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    menu.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target)) return;
      onClose();
    };
    window.addEventListener('pointerdown', outside, true);
    return () => window.removeEventListener('pointerdown', outside, true);
  }, [onClose]);
  const kinds = MODULE_KINDS.filter((kind) => NEXT_KINDS.some((next) => next === kind));
  return createPortal(
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      className={styles.menu}
      aria-label={t('next.title')}
      style={{
        left: Math.max(8, Math.min(at.clientX - 24, window.innerWidth - MENU_WIDTH_PX - 8)),
        top: Math.max(8, Math.min(at.clientY + 8, window.innerHeight - MENU_HEIGHT_PX - 8)),
        width: MENU_WIDTH_PX,
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          step(menu.current, event.key === 'ArrowDown' ? 1 : -1);
        }
      }}
    >
      <div className={styles.title}>{t('next.title')}</div>
      {kinds.map((kind) => (
        <button key={kind} type="button" role="menuitem" onClick={() => onChoose(kind)}>
          <KindIcon kind={kind} />
          {t(`kind.${kind}.name`)}
        </button>
      ))}
    </div>,
    document.body,
  );
}

function step(menu: HTMLElement | null, by: number): void {
  const buttons = [...(menu?.querySelectorAll('button') ?? [])];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons.at((at + by) % buttons.length)?.focus();
}
