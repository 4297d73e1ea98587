import { browserPorts, CallBook, type Devices, lacks } from '@zongji/calls';
import { callName } from '@zongji/customer-words';
import type { Call, CallMedia } from '@zongji/protocol';
import type { CustomerClient, CustomerView } from '@zongji/sync';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useView } from '../useView';
import { faultText, words } from '../words';
import { Handset } from './icons';
import './style.css';
import { Control, Face, Lack, Own, Screen, Talk } from './Talk';
import { callWords } from './words';

/** What the page gives to its calls. */
export interface RoomProps {
  readonly client: CustomerClient;
  readonly view: CustomerView;
  /** What the customer has just asked for; null when nothing. */
  readonly wish: CallMedia | null;
  /** The wish was told to the server, or was given up. */
  readonly wished: () => void;
  /** Whether there is a text to go back to on this page. */
  readonly canShrink: boolean;
}

/** The calls of the conversation: ringing, calling, talking. Nothing while there is none. */
export function Room({ client, view, wish, wished, canShrink }: RoomProps) {
  const { state, clockAhead } = view;
  const conversation = client.conversation;
  const book = useMemo(() => new CallBook('CUSTOMER', client.calls, browserPorts()), [client]);
  const [fault, setFault] = useState<string | null>(null);
  const sessions = useView(book);
  const call = state?.call ?? null;
  const there = state !== null;
  useEffect(() => {
    // Beside the screen, which would take its time: a call begins when the server says so.
    const follow = () => {
      const now = client.view().state;
      if (now !== null) book.follow([{ conversation: client.conversation, call: now.call }]);
    };
    follow();
    const unfollow = client.subscribe(follow);
    return () => {
      unfollow();
      book.stop();
    };
  }, [book, client]);
  const asking = useAsking({ book, conversation, wish, there, call, wished, setFault });

  const session = sessions.get(conversation);
  const end = () => {
    if (call !== null) void book.end(conversation, call.id);
  };
  const name = state?.agent == null ? null : (state.agent.nickname ?? words.agent);
  if (session !== undefined) {
    return (
      <Talk
        key={session.call.id}
        session={session}
        name={name || (state?.agent == null ? null : words.agent)}
        clockAhead={clockAhead}
        text={end}
        canShrink={canShrink}
      />
    );
  }
  if (fault !== null) return <Fault words={fault} close={() => setFault(null)} />;
  if (!book.supported && (wish !== null || call !== null)) {
    const give = () => {
      wished();
      end();
    };
    return (
      <Fault words={`${callWords.unsupported}。${callWords.unsupportedDetail}`} close={give} />
    );
  }
  if (call === null) {
    return wish !== null || asking ? (
      <Calling media={wish ?? 'VOICE'} end={wished} later={false} />
    ) : null;
  }
  if ((call.phase === 'TALKING' || call.by === 'CUSTOMER') && !book.mine(call)) {
    return (
      <div class="call-card" role="status">
        <p>{callWords.replaced}</p>
        <button type="button" onClick={() => book.take(conversation, call)}>
          {callWords.takeOver}
        </button>
      </div>
    );
  }
  if (call.phase === 'TALKING') return null;
  if (call.by === 'CUSTOMER') {
    return (
      <Calling
        media={call.media}
        end={end}
        later={state?.phase !== 'SERVED'}
        devices={book.warm(conversation, call.media)}
      />
    );
  }
  return (
    <Ringing
      call={call}
      name={name || words.agent}
      devices={book.foreseen(conversation)}
      accept={() => {
        void book.accept(conversation, call).then((answer) => {
          if (answer.kind === 'refused') setFault(faultText(answer.code));
        });
      }}
      decline={end}
    />
  );
}

/** Tells the server what the customer wishes, once. */
function useAsking({
  book,
  conversation,
  wish,
  there,
  call,
  wished,
  setFault,
}: {
  readonly book: CallBook<MediaStream>;
  readonly conversation: string;
  readonly wish: CallMedia | null;
  readonly there: boolean;
  readonly call: Call | null;
  readonly wished: () => void;
  readonly setFault: (words: string) => void;
}): boolean {
  const [asking, setAsking] = useState(false);
  const busy = useRef(false);
  const present = call !== null;
  useEffect(() => {
    if (wish === null || !there || busy.current || !book.supported) return;
    if (present) {
      wished();
      return;
    }
    busy.current = true;
    setAsking(true);
    void book.ask(conversation, wish).then((answer) => {
      busy.current = false;
      setAsking(false);
      wished();
      if (answer.kind === 'refused') setFault(faultText(answer.code));
    });
  }, [book, conversation, wish, there, present, wished, setFault]);
  return asking;
}

function Calling({
  media,
  end,
  later,
  devices,
}: {
  readonly media: CallMedia;
  readonly end: () => void;
  /** Nobody serves yet, so that it may take a while. */
  readonly later: boolean;
  readonly devices?: Devices<MediaStream>;
}) {
  if (later) {
    return (
      <div class="call-card" role="status">
        <p>
          <b>{callName(words, media)}</b>
          {callWords.callingLater}
        </p>
        <button type="button" onClick={end}>
          {callWords.cancel}
        </button>
      </div>
    );
  }
  return (
    <Screen label={callWords.dialog(callName(words, media))}>
      <header>
        <div>
          <h1>{callName(words, media)}</h1>
          <p role="status">{callWords.calling}</p>
        </div>
      </header>
      <Face name={words.agent} />
      {devices !== undefined && <Mirror devices={devices} media={media} text={end} />}
      <div class="call-controls">
        <Control label={callWords.cancel} danger act={end}>
          <Handset />
        </Control>
      </div>
    </Screen>
  );
}

function Ringing({
  call,
  name,
  devices,
  accept,
  decline,
}: {
  readonly call: Call;
  readonly name: string;
  readonly devices: Devices<MediaStream>;
  readonly accept: () => void;
  readonly decline: () => void;
}) {
  return (
    <Screen label={callWords.dialog(callName(words, call.media))}>
      <header>
        <div>
          <h1>{name}</h1>
          <p role="status">{callWords.asks(callName(words, call.media))}</p>
        </div>
      </header>
      <Face name={name} />
      <Missing devices={devices} media={call.media} text={decline} />
      <div class="call-controls">
        <Control label={callWords.decline} danger act={decline}>
          <Handset />
        </Control>
        <Control label={callWords.accept} good act={accept}>
          <Handset />
        </Control>
      </div>
    </Screen>
  );
}

interface MissingProps {
  readonly devices: Devices<MediaStream>;
  readonly media: CallMedia;
  readonly text: () => void;
}

/** Oneself while it rings at the other side, and what is missing. */
function Mirror({ devices, media, text }: MissingProps) {
  const view = useView(devices);
  return (
    <>
      {view.own !== null && <Own view={view} media={view.own} />}
      <Missing devices={devices} media={media} text={text}>
        <button type="button" onClick={() => void devices.open(media)}>
          {callWords.retry}
        </button>
      </Missing>
    </>
  );
}

/** What would be missing in the call; says so without opening anything. */
function Missing({
  devices,
  media,
  text,
  children,
}: MissingProps & { readonly children?: ComponentChildren }) {
  const { microphone, camera } = useView(devices);
  const lack = lacks(microphone)
    ? callWords.microphone[microphone]
    : media === 'VIDEO' && lacks(camera)
      ? callWords.camera[camera]
      : null;
  if (lack === null) return null;
  return (
    <Lack words={lack}>
      {children}
      <button type="button" onClick={text}>
        {callWords.text}
      </button>
    </Lack>
  );
}

function Fault({ words: said, close }: { readonly words: string; readonly close: () => void }) {
  return (
    <div class="call-card" role="alert">
      <p>{said}</p>
      <button type="button" onClick={close}>
        {callWords.text}
      </button>
    </div>
  );
}
