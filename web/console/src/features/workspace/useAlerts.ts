import type { Task } from '@zongji/protocol';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { alertChoice, ring, tick, unlockSound } from './alerts';

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
  const told = useRef(new Set<string>());
  const shown = useRef<Notification | null>(null);
  useEffect(() => {
    if (newest === undefined) {
      shown.current?.close();
      return;
    }
    const ringing = newest.offer?.id ?? newest.call?.id ?? newest.conversation;
    if (told.current.has(ringing)) return;
    told.current.add(ringing);
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    if (document.visibilityState === 'visible' && document.hasFocus()) return;
    const notification = new Notification(t(titleOf(newest), { name: newest.customer.name }), {
      body: t('alert.body', { channel: newest.channel.name, group: newest.group?.name ?? '–' }),
      tag: 'zongji-offer',
    });
    shown.current = notification;
    notification.onclick = () => {
      window.focus();
      show(newest.conversation);
      notification.close();
    };
  }, [newest, show, t]);
}

/** What rings, in words. */
function titleOf({ state, call, asks }: Task): string {
  const media = call?.media ?? (state === 'OFFERED' ? asks : 'TEXT');
  return media === 'VOICE' || media === 'VIDEO' ? `alert.call${media}` : 'alert.title';
}
