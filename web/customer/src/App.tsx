import { Refusal } from '@zongji/protocol';
import { CustomerClient } from '@zongji/sync';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { type Entered, enter, type Site, site } from './api';
import { lasting, ports, storage } from './browser';
import { Chat } from './Chat';
import { embedded, keep, kept, tellClose } from './host';
import { Cross } from './icons';
import { dress } from './look';
import { words } from './words';

type Stage =
  | { readonly kind: 'opening' }
  | { readonly kind: 'trouble'; readonly code: string }
  | {
      readonly kind: 'chat';
      readonly entered: Entered;
      readonly client: CustomerClient;
      readonly site: Site;
      /** Whether the browser still knows the customer after the page was left. */
      readonly lasts: boolean;
    };

/** The customer's page: finds out whose it is, enters, and shows the conversation. */
export function App({ channelKey }: { readonly channelKey: string }) {
  const [stage, setStage] = useState<Stage>({ kind: 'opening' });

  const open = useCallback(
    async (fresh: boolean) => {
      try {
        setStage(await begin(channelKey, fresh));
      } catch (error) {
        setStage({ kind: 'trouble', code: error instanceof Refusal ? error.code : 'http.500' });
      }
    },
    [channelKey],
  );

  useEffect(() => {
    void open(false);
  }, [open]);

  useEffect(() => {
    if (stage.kind !== 'chat') return;
    const { client } = stage;
    client.start();
    return () => client.stop();
  }, [stage]);

  switch (stage.kind) {
    case 'opening':
      return <Opening />;
    case 'trouble':
      return <Trouble code={stage.code} again={() => void open(false)} />;
    case 'chat':
      return (
        <Chat
          key={stage.entered.conversation}
          client={stage.client}
          entered={stage.entered}
          site={stage.site}
          lasts={stage.lasts}
          again={() => open(true)}
          enterAgain={() => {
            storage.remove(tokenKey(channelKey));
            keep(null);
            forgotten = true;
            void open(false);
          }}
        />
      );
  }
}

async function begin(channelKey: string, fresh: boolean): Promise<Stage> {
  if (channelKey === '') return { kind: 'trouble', code: 'client.no-key' };
  const [about, entered] = await Promise.all([site(channelKey), signIn(channelKey, fresh)]);
  dress(about);
  storage.set(tokenKey(channelKey), entered.token);
  keep(entered.token);
  forgotten = false;
  const lasts = lasting || ((await kept)?.lasting ?? false);
  const client = new CustomerClient(ports(), {
    token: entered.token,
    conversation: entered.conversation,
  });
  return { kind: 'chat', entered, client, site: about, lasts };
}

async function signIn(channelKey: string, fresh: boolean): Promise<Entered> {
  const atSite = await kept;
  const token = (forgotten ? null : atSite?.token) ?? storage.get(tokenKey(channelKey));
  try {
    return await enter(channelKey, token, fresh);
  } catch (error) {
    const unknown = error instanceof Refusal && error.code.startsWith('customer.token');
    if (token === null || !unknown) throw error;
    return enter(channelKey, null, fresh);
  }
}

/** Whether what the site told at the beginning is no longer true. */
let forgotten = false;

function tokenKey(channelKey: string): string {
  return `zongji.token.${channelKey}`;
}

function Opening() {
  return (
    <main class="page" aria-busy="true">
      <CloseAlone />
      <output class="opening">
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <span class="unseen">{words.loading}</span>
      </output>
    </main>
  );
}

function Trouble({ code, again }: { readonly code: string; readonly again: () => void }) {
  const said = words.trouble[code] ?? words.trouble['client.offline'];
  return (
    <main class="page">
      <CloseAlone />
      <section class="trouble" role="alert">
        <h1>{said?.title}</h1>
        <p>{said?.detail}</p>
        {code !== 'client.no-key' && (
          <button type="button" class="primary" onClick={again}>
            {words.retry}
          </button>
        )}
      </section>
    </main>
  );
}

function CloseAlone() {
  if (!embedded) return null;
  return (
    <button type="button" class="icon alone" aria-label={words.close} onClick={tellClose}>
      <Cross />
    </button>
  );
}
