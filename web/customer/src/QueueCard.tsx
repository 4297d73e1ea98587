import type { QueuePlace } from '@zongji/customer-words';
import type { CustomerClient } from '@zongji/sync';
import { useState } from 'preact/hooks';
import { Ask } from './Ask';
import { words } from './words';

interface Props {
  readonly client: CustomerClient;
  readonly place: QueuePlace;
}

/** The place in the queue, live, with what happens when one leaves the page. */
export function QueueCard({ client, place }: Props) {
  const [asking, setAsking] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    await client.leave();
    setLeaving(false);
  };
  return (
    <section class="card queue" aria-label={words.queueTitle}>
      <div class="ring" aria-hidden="true">
        <i />
        <i />
        <b>{place.badge}</b>
      </div>
      <div class="words">
        <h2 aria-live="polite">{place.title}</h2>
        <p>{place.note}</p>
      </div>
      <button type="button" class="quiet" disabled={leaving} onClick={() => setAsking(true)}>
        {words.queueCancel}
      </button>
      {asking && (
        <Ask
          title={words.queueCancelAsk}
          yes={words.queueCancelDo}
          no={words.queueStay}
          answered={(yes) => {
            setAsking(false);
            if (yes) void leave();
          }}
        />
      )}
    </section>
  );
}
