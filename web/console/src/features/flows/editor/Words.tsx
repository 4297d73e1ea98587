import { pieces } from '@zongji/flow-model';
import { useTranslation } from 'react-i18next';
import styles from './Words.module.css';

/** A text with its variables as chips by their names; unknown ones as typed, underlined. */
export function Words({ text }: { readonly text: string }) {
  const { t } = useTranslation('flows');
  let at = 0;
  return pieces(text).map((piece) => {
    const key = at;
    at += piece.source.length;
    if (piece.kind === 'words') return <span key={key}>{piece.source}</span>;
    return piece.variable === null ? (
      <span key={key} className={styles.unknown}>
        {piece.source}
      </span>
    ) : (
      <span key={key} className={styles.chip} title={piece.source}>
        {t(`variable.${piece.variable}.name`)}
      </span>
    );
  });
}
