import type { Task } from '@zongji/protocol';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { alertChoice, ring, tick, unlockSound } from './alerts';

/** A ringing offer rings again after this, in milliseconds. */
const RING_EVERY = 2_600;
/** The title blinks at this pace, in milliseconds. */
const BLINK_EVERY = 1_000;

/** Calls the agent: sound, desktop notification and title for offers, a tick for messages. */
export function useAlerts(
  offered: readonly Task[],
  unread: number,
  show: (conversation: string) => void,
): void {
  useUnlock();
  useRinging(offered.length > 0);
  useTitle(offered[0], unread);
  useNotification(offered, show);
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

function useTitle(offer: Task | undefined, unread: number): void {
  const { t } = useTranslation('workspace');
  const name = offer?.customer.name;
  useEffect(() => {
    const plain = unread > 0 ? `(${unread}) ${t('title')}` : t('title');
    document.title = plain;
    if (name === undefined) return;
    let on = false;
    const blink = () => {
      on = !on;
      document.title = on ? t('alert.title', { name }) : plain;
    };
    blink();
    const timer = setInterval(blink, BLINK_EVERY);
    return () => clearInterval(timer);
  }, [name, unread, t]);
}

function useNotification(offered: readonly Task[], show: (conversation: string) => void): void {
  const { t } = useTranslation('workspace');
  const told = useRef(new Set<string>());
  const shown = useRef<Notification | null>(null);
  const [newest] = offered.slice(-1);
  useEffect(() => {
    if (newest === undefined) {
      shown.current?.close();
      return;
    }
    const offer = newest.offer?.id ?? newest.conversation;
    if (told.current.has(offer)) return;
    told.current.add(offer);
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    if (document.visibilityState === 'visible' && document.hasFocus()) return;
    const notification = new Notification(t('alert.title', { name: newest.customer.name }), {
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
