import type { CallMedia } from '@zongji/protocol';
import { Refusal } from '@zongji/protocol';
import { CustomerClient } from '@zongji/sync';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ports } from '../browser';
import { useNudge } from '../useNudge';
import { useView } from '../useView';
import { words } from '../words';
import { goBack, inMiniProgram, prepareBack } from './mini';
import { Room } from './Room';
import { type Redeemed, redeem } from './tickets';
import { callWords } from './words';

type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'trouble'; readonly code: string }
  | { readonly kind: 'call'; readonly redeemed: Redeemed; readonly client: CustomerClient };

/** The page of one call, opened with a ticket: for the web-view of a mini program. */
export function Page({ ticket }: { readonly ticket: string }) {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' });
  const open = useCallback(() => {
    setStage({ kind: 'opening' });
    redeem(ticket).then(
      (redeemed) => {
        const client = new CustomerClient(ports(), redeemed);
        client.start();
        setStage({ kind: 'call', redeemed, client });
      },
      (error: unknown) => {
        setStage({
          kind: 'trouble',
          code: error instanceof Refusal ? error.code : 'client.offline',
        });
      },
    );
  }, [ticket]);
  useEffect(() => {
    prepareBack();
    open();
  }, [open]);
  switch (stage.kind) {
    case 'opening':
      return (
        <main class="call-over" aria-busy="true">
          <p role="status">{callWords.connecting}</p>
        </main>
      );
    case 'trouble':
      return <Trouble code={stage.code} again={open} />;
    case 'call':
      return <OneCall client={stage.client} redeemed={stage.redeemed} />;
  }
}

/** Asks for the call at once, or takes part in the one that is there; at its end goes back. */
function OneCall({
  client,
  redeemed,
}: {
  readonly client: CustomerClient;
  readonly redeemed: Redeemed;
}) {
  const view = useView(client);
  const [wish, setWish] = useState<CallMedia | null>(redeemed.again ? null : redeemed.media);
  const [over, setOver] = useState(redeemed.again);
  const had = useRef(false);
  const wished = useCallback(() => setWish(null), []);
  useNudge(client);
  const { state } = view;
  const call = state?.call ?? null;
  const ended = state?.phase === 'ENDED';
  useEffect(() => {
    if (call !== null) {
      had.current = true;
      setOver(false);
    } else if (had.current || ended || (redeemed.again && state !== null)) {
      setOver(true);
      if (had.current) goBack();
    }
  }, [call, ended, state, redeemed.again]);
  const again = () => {
    had.current = false;
    setOver(false);
    setWish(redeemed.media);
  };
  return (
    <>
      <Room
        client={client}
        view={view}
        wish={ended ? null : wish}
        wished={wished}
        canShrink={false}
      />
      {call === null && (over || wish === null) && (
        <Over back={inMiniProgram()} again={ended ? null : again} />
      )}
    </>
  );
}

function Over({ back, again }: { readonly back: boolean; readonly again: (() => void) | null }) {
  return (
    <main class="call-over">
      <h1>{callWords.over}</h1>
      <p>{callWords.overDetail}</p>
      {back && (
        <button type="button" class="primary" onClick={() => goBack()}>
          {callWords.text}
        </button>
      )}
      {again !== null && (
        <button type="button" onClick={again}>
          {callWords.again}
        </button>
      )}
    </main>
  );
}

function Trouble({ code, again }: { readonly code: string; readonly again: () => void }) {
  const ticket = callWords.ticket[code];
  return (
    <main class="call-over" role="alert">
      <p>{ticket ?? callWords.ticketElse}</p>
      {ticket === undefined ? (
        <button type="button" class="primary" onClick={again}>
          {words.retry}
        </button>
      ) : (
        inMiniProgram() && (
          <button type="button" class="primary" onClick={() => goBack()}>
            {callWords.text}
          </button>
        )
      )}
    </main>
  );
}
