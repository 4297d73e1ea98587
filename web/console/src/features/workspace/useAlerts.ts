import type { Task } from '@zongji/protocol';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Notice, notify } from '@/lib/notify';
import { alertChoice, ring, tick, trySound, unlockSound } from './alerts';
import { useLastWord } from './lastWord';

/** A ringing offer rings again after this, in milliseconds. */
const RING_EVERY = 2_600;
/** The title blinks at this pace, in milliseconds. */
const BLINK_EVERY = 1_000;

/** Whoever rings: new conversations, and calls in conversations that are served. */
interface Ringers {
  readonly offered: readonly Task[];
  readonly callers: readonly Task[];
}

/** Calls the agent: sound, desktop notification and title for offers, a tick for messages. */
export function useAlerts(
  { offered, callers }: Ringers,
  unread: number,
  show: (conversation: string) => void,
): void {
  useUnlock();
  useRinging(offered.length + callers.length > 0);
  useTitle(offered[0] ?? callers[0], unread);
  const [newest] = [...callers, ...offered].slice(-1);
  useNotification(newest, show);
  useTicks(unread);
}

function useUnlock(): void {
  useEffect(() => {
    trySound();
    window.addEventListener('pointerdown', unlockSound);
    window.addEventListener('keydown', unlockSound);
    return () => {
      window.removeEventListener('pointerdown', unlockSound);
      window.removeEventListener('keydown', unlockSound);
    };
  }, []);
}

function useRinging(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    ring(alertChoice());
    const timer = setInterval(() => ring(alertChoice()), RING_EVERY);
    return () => clearInterval(timer);
  }, [on]);
}

function useTicks(unread: number): void {
  const before = useRef(unread);
  useEffect(() => {
    if (unread > before.current) tick(alertChoice());
    before.current = unread;
  }, [unread]);
}

function useTitle(ringer: Task | undefined, unread: number): void {
  const { t } = useTranslation('workspace');
  const name = ringer?.customer.name;
  const alert = ringer === undefined ? 'alert.title' : titleOf(ringer);
  useEffect(() => {
    const plain = unread > 0 ? `(${unread}) ${t('title')}` : t('title');
    document.title = plain;
    if (name === undefined) return;
    let on = false;
    const blink = () => {
      on = !on;
      document.title = on ? t(alert, { name }) : plain;
    };
    blink();
    const timer = setInterval(blink, BLINK_EVERY);
    return () => clearInterval(timer);
  }, [name, alert, unread, t]);
}

function useNotification(newest: Task | undefined, show: (conversation: string) => void): void {
  const { t } = useTranslation('workspace');
  const lastWord = useLastWord();
  const told = useRef(new Set<string>());
  const shown = useRef<Notice | null>(null);
  useEffect(() => {
    if (newest === undefined) {
      shown.current?.close();
      return;
    }
    const ringing = newest.offer?.id ?? newest.call?.id ?? newest.conversation;
    if (told.current.has(ringing)) return;
    told.current.add(ringing);
    if (document.visibilityState === 'visible' && document.hasFocus()) return;
    const said = lastWord(newest.lastMessage);
    const from = { channel: newest.channel.name, group: newest.group?.name ?? '–' };
    shown.current = notify(
      t(titleOf(newest), { name: newest.customer.name }),
      { body: said ?? t('alert.body', from), tag: 'zongji-offer' },
      () => show(newest.conversation),
    );
  }, [newest, show, t, lastWord]);
}

/** What rings, in words. */
function titleOf({ state, call, asks }: Task): string {
  const media = call?.media ?? (state === 'OFFERED' ? asks : 'TEXT');
  return media === 'VOICE' || media === 'VIDEO' ? `alert.call${media}` : 'alert.title';
}
