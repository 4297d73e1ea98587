import type { CustomerState } from '@zongji/protocol';
import type { CustomerClient } from '@zongji/sync';
import { useState } from 'preact/hooks';
import { Star } from './icons';
import { faultText, words } from './words';

interface Props {
  readonly client: CustomerClient;
  readonly state: CustomerState;
  readonly again: () => Promise<void>;
}

/** How it ended, the rating, and the way to begin again. */
export function EndCard({ client, state, again }: Props) {
  const [busy, setBusy] = useState(false);
  const rating = state.canRate && !state.rated;
  const restart = async () => {
    setBusy(true);
    await again();
    setBusy(false);
  };
  return (
    <section class="card end" aria-live="polite">
      <h2>{words.ended[state.why ?? ''] ?? words.endedElse}</h2>
      {state.rated && <p class="thanks">{words.rateThanks}</p>}
      {rating && <Rating client={client} />}
      <button
        type="button"
        class={rating ? 'wide' : 'primary wide'}
        disabled={busy}
        onClick={() => void restart()}
      >
        {words.again}
      </button>
    </section>
  );
}

const SCORES = [1, 2, 3, 4, 5] as const;
const COMMENT_MAX = 500;

function Rating({ client }: { readonly client: CustomerClient }) {
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    const answer = await client.rate(score, comment.trim());
    setBusy(false);
    setFault(answer.kind === 'refused' ? faultText(answer.code) : null);
  };
  return (
    <form
      class="rating"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset>
        <legend>{words.rateAsk}</legend>
        <div class="stars">
          {SCORES.map((value) => (
            <label key={value} class={value <= score ? 'on' : ''}>
              <input
                type="radio"
                name="score"
                value={value}
                checked={value === score}
                aria-label={words.rateStars[value - 1]}
                onChange={() => setScore(value)}
              />
              <Star full={value <= score} />
            </label>
          ))}
        </div>
        <p class="meaning">{words.rateStars[score - 1] ?? '\u00a0'}</p>
      </fieldset>
      {score > 0 && (
        <>
          <textarea
            rows={2}
            maxLength={COMMENT_MAX}
            value={comment}
            placeholder={words.rateComment}
            aria-label={words.rateComment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="primary wide" disabled={busy}>
            {words.rateSend}
          </button>
        </>
      )}
      {fault !== null && <p role="alert">{fault}</p>}
    </form>
  );
}
