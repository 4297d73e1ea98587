import { MODULE_KINDS, type ModuleKind } from '@zongji/flow-model';
import { Tooltip } from 'antd';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { KindIcon, kindClass } from './kinds';
import styles from './Palette.module.css';
import { carryKind } from './palette-drag';

/** The five modules: dragged onto the canvas, or put there by a click or Enter. */
export const Palette = memo(function Palette({
  hasStart,
  onAdd,
}: {
  readonly hasStart: boolean;
  readonly onAdd: (kind: ModuleKind) => void;
}) {
  const { t } = useTranslation('flows');
  return (
    <nav className={styles.palette} aria-label={t('palette.title')}>
      <h2 className={styles.title}>{t('palette.title')}</h2>
      {MODULE_KINDS.map((kind) => {
        const disabled = kind === 'START' && hasStart;
        return (
          <Tooltip
            key={kind}
            placement="right"
            title={disabled ? t('palette.oneStart') : t(`kind.${kind}.detail`)}
          >
            <button
              type="button"
              className={`${styles.item} ${kindClass(kind)}`}
              draggable={!disabled}
              aria-disabled={disabled}
              onDragStart={(event) => carryKind(event.dataTransfer, kind)}
              onClick={() => {
                if (!disabled) onAdd(kind);
              }}
            >
              <KindIcon kind={kind} />
              <span>{t(`kind.${kind}.name`)}</span>
            </button>
          </Tooltip>
        );
      })}
      <p className={styles.hint}>{t('palette.hint')}</p>
    </nav>
  );
});
