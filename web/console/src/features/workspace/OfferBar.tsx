import type { Task } from '@zongji/protocol';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { AcceptButton } from './AcceptButton';
import { useLastWord } from './lastWord';
import styles from './OfferBar.module.css';
import { OfferRing } from './OfferRing';
import { usePlace } from './useDesk';

/** Says that it rings wherever the list of tasks is out of sight; takes nothing from the screen. */
export function OfferBar({
  offers,
  ahead,
  always,
  covered,
}: {
  readonly offers: readonly Task[];
  readonly ahead: number;
  /** Whether no list is on the screen, however wide it is. */
  readonly always: boolean;
  /** Whether a narrow screen shows something else. */
  readonly covered: boolean;
}) {
  const { t } = useTranslation('workspace');
  const { panes } = usePlace();
  const lastWord = useLastWord();
  const [offer] = offers;
  if (offer?.offer == null || !(always || covered)) return null;
  const { customer, lastMessage, channel } = offer;
  return (
    <section
      key={offer.conversation}
      className={styles.bar}
      data-always={always}
      aria-label={t('tasks.offered')}
    >
      <OfferRing offer={offer.offer} ahead={ahead} size={36} />
      <button type="button" className={styles.words} onClick={() => panes.open(offer.conversation)}>
        <b dir="auto">{customer.name}</b>
        <small dir="auto">{lastWord(lastMessage) ?? channel.name}</small>
      </button>
      {offers.length > 1 && (
        <Button type="text" size="small" onClick={() => panes.turn('tasks')}>
          {t('offer.more', { count: offers.length - 1 })}
        </Button>
      )}
      <AcceptButton task={offer} />
    </section>
  );
}
