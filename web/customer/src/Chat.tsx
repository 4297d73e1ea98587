import { queuePlace, statusOf } from '@zongji/customer-words';
import { type CallMedia, type CustomerState, choicesOf } from '@zongji/protocol';
import type { CustomerClient, CustomerView } from '@zongji/sync';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Ask } from './Ask';
import type { Entered, Site } from './api';
import { Composer } from './Composer';
import { EndCard } from './EndCard';
import { embedded, tellClose } from './host';
import { Camera, Cross, Hang, Phone } from './icons';
import { LineBar } from './LineBar';
import { Messages } from './Messages';
import { QueueCard } from './QueueCard';
import { useUnread } from './unread';
import { type Upload, Uploads } from './uploads';
import { useNudge } from './useNudge';
import { useRoom } from './useRoom';
import { useView } from './useView';
import { words } from './words';

interface Props {
  readonly client: CustomerClient;
  readonly entered: Entered;
  readonly site: Site;
  /** Whether the browser still knows the customer after the page was left. */
  readonly lasts: boolean;
  /** Begins a new conversation. */
  readonly again: () => Promise<void>;
  /** Enters anew, because the server does not know this customer any more. */
  readonly enterAgain: () => void;
}

/** The conversation: who one talks to, what was said, and where one types. */
export function Chat({ client, entered, site, lasts, again, enterAgain }: Props) {
  const view = useView(client);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [dragged, setDragged] = useState(false);
  const sender = useMemo(
    () =>
      new Uploads({
        ticket: entered,
        uploaded: (media, clientId) => client.say(media, clientId),
        changed: setUploads,
      }),
    [client, entered],
  );
  const [wish, setWish] = useState<CallMedia | null>(askedAtEntry);
  const wished = useCallback(() => setWish(null), []);
  useNudge(client);
  useUnread(client, view, site.companyName || site.name);
  useEffect(() => {
    const stopped = view.line.kind === 'stopped' ? view.line.reason : null;
    if (stopped === 'SIGN_IN' || stopped === 'REFUSED') enterAgain();
  }, [view.line, enterAgain]);

  const state = view.state;
  const open = state !== null && state.phase !== 'ENDED';
  const talks = state?.call != null;
  // Whoever is served may be called at any time: it should ring at once then.
  const { room, again: loadAgain } = useRoom(wish !== null || talks || state?.phase === 'SERVED');
  return (
    <main
      class="page"
      onDragOver={(event) => {
        event.preventDefault();
        if (open) setDragged(true);
      }}
      onDragLeave={(event) => {
        if (event.target === event.currentTarget) setDragged(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setDragged(false);
        if (open) sender.add(event.dataTransfer?.files ?? []);
      }}
    >
      <Top client={client} state={state} site={site} call={open && !talks ? setWish : null} />
      <LineBar line={view.line} nudge={() => client.nudge()} />
      {open && !lasts && <p class="bar">{words.notKept}</p>}
      {room.kind === 'there' && (
        <room.Room
          client={client}
          view={view}
          wish={open ? wish : null}
          wished={wished}
          canShrink={true}
        />
      )}
      {room.kind === 'failed' && (wish !== null || talks) && (
        <div class="bar" role="alert">
          <span>{words.callFailed}</span>
          <button type="button" onClick={loadAgain}>
            {words.retry}
          </button>
        </div>
      )}
      <Messages client={client} view={view} uploads={uploads} entered={entered} />
      <Bottom client={client} view={view} again={again} send={sender} />
      {dragged && <div class="dropzone">{words.drop}</div>}
    </main>
  );
}

function Top({
  client,
  state,
  site,
  call,
}: {
  readonly client: CustomerClient;
  readonly state: CustomerState | null;
  readonly site: Site;
  /** Asks for a call; null while there can be none. */
  readonly call: ((media: CallMedia) => void) | null;
}) {
  const [asking, setAsking] = useState(false);
  const name = site.companyName || site.name;
  return (
    <header class="top">
      <span class="badge" aria-hidden="true">
        {[...name][0] ?? ''}
      </span>
      <div class="who">
        <h1>{name}</h1>
        <p>{statusOf(words, state)}</p>
      </div>
      {call !== null && (
        <>
          <button
            type="button"
            class="icon"
            aria-label={words.voiceCall}
            title={words.voiceCall}
            onClick={() => call('VOICE')}
          >
            <Phone />
          </button>
          <button
            type="button"
            class="icon"
            aria-label={words.videoCall}
            title={words.videoCall}
            onClick={() => call('VIDEO')}
          >
            <Camera />
          </button>
        </>
      )}
      {state?.phase === 'SERVED' && (
        <button
          type="button"
          class="icon"
          aria-label={words.end}
          title={words.end}
          onClick={() => setAsking(true)}
        >
          <Hang />
        </button>
      )}
      {embedded && (
        <button type="button" class="icon" aria-label={words.close} onClick={tellClose}>
          <Cross />
        </button>
      )}
      {asking && (
        <Ask
          title={words.endAsk}
          note={words.endNote}
          yes={words.endDo}
          no={words.cancel}
          answered={(yes) => {
            setAsking(false);
            if (yes) void client.leave();
          }}
        />
      )}
    </header>
  );
}

function Bottom({
  client,
  view,
  again,
  send,
}: {
  readonly client: CustomerClient;
  readonly view: CustomerView;
  readonly again: () => Promise<void>;
  readonly send: Uploads;
}) {
  const { state } = view;
  if (state === null) return null;
  if (state.phase === 'ENDED') return <EndCard client={client} state={state} again={again} />;
  const place = queuePlace(words, state);
  const choices = choicesOf(state);
  return (
    <>
      {place !== null && <QueueCard client={client} place={place} />}
      {choices.length > 0 && (
        <ul class="chips" aria-label={words.chips}>
          {choices.map(({ name, keyword }) => (
            <li key={keyword}>
              <button type="button" onClick={() => client.say({ kind: 'TEXT', text: keyword })}>
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Composer
        client={client}
        files={(files) => send.add(files)}
        voice={(file) => send.add([file], true)}
      />
    </>
  );
}

/** A link with `call=voice` or `call=video` asks for it at entry; a reload does not ask again. */
function askedAtEntry(): CallMedia | null {
  const address = new URL(location.href);
  const asked = address.searchParams.get('call');
  if (asked === null) return null;
  address.searchParams.delete('call');
  history.replaceState(history.state, '', address);
  if (asked === 'video') return 'VIDEO';
  return asked === 'voice' ? 'VOICE' : null;
}
