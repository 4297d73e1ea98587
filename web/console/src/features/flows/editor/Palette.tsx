import { useReactFlow } from '@xyflow/react';
import { MODULE_KINDS, type ModuleKind } from '@zongji/flow-model';
import { Tooltip } from 'antd';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KindIcon, kindClass } from './kinds';
import styles from './Palette.module.css';
import { carryKind } from './palette-drag';
import { centred } from './place';
import type { Actions } from './useActions';
import { type ScreenPlace, useFingerDrag } from './useFingerDrag';

// A finger leaves no hint behind that nobody can put away again; the settings say the same.
const CAN_HOVER = matchMedia('(hover: hover)').matches;

/** The five modules: dragged onto the canvas by mouse or finger, or put there by a tap, click or Enter. */
export const Palette = memo(function Palette({
  hasStart,
  onAdd,
  children,
}: {
  readonly hasStart: boolean;
  readonly onAdd: Actions['add'];
  /** Stands below the modules. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('flows');
  const { screenToFlowPosition } = useReactFlow();
  const drop = (kind: ModuleKind, at: ScreenPlace) => {
    if (document.elementFromPoint(at.x, at.y)?.closest('.react-flow')) {
      onAdd(kind, { position: centred(screenToFlowPosition({ ...at })) });
    }
  };
  const { carried, handlers } = useFingerDrag(drop);
  return (
    <nav className={styles.palette} aria-label={t('palette.title')}>
      <h2 className={styles.title}>{t('palette.title')}</h2>
      {MODULE_KINDS.map((kind) => {
        const disabled = kind === 'START' && hasStart;
        return (
          <Tooltip
            key={kind}
            placement="right"
            {...(CAN_HOVER ? {} : { open: false })}
            title={disabled ? t('palette.oneStart') : t(`kind.${kind}.detail`)}
          >
            <button
              type="button"
              className={`${styles.item} ${kindClass(kind)}`}
              draggable={!disabled}
              aria-label={t(`kind.${kind}.name`)}
              aria-disabled={disabled}
              {...(disabled ? {} : handlers(kind))}
              onDragStart={(event) => carryKind(event.dataTransfer, kind)}
              onClick={() => {
                if (!disabled) onAdd(kind);
              }}
            >
              <KindIcon kind={kind} />
              <span className={styles.word}>{t(`kind.${kind}.name`)}</span>
            </button>
          </Tooltip>
        );
      })}
      <p className={styles.hint}>{t('palette.hint')}</p>
      {children}
      {carried === null ? null : (
        <span
          className={`${styles.item} ${styles.carried} ${kindClass(carried.kind)}`}
          style={{ left: carried.x, top: carried.y }}
          aria-hidden
        >
          <KindIcon kind={carried.kind} />
          <span>{t(`kind.${carried.kind}.name`)}</span>
        </span>
      )}
    </nav>
  );
});
