/** Whether the desktop may be told of something; `none` where a page can never do so. */
export type NotifyState = NotificationPermission | 'none';

/** A notice that stands on the desktop. */
export interface Notice {
  readonly close: () => void;
}

/** Whether this page may notify. */
export function notifyState(): NotifyState {
  if (!window.isSecureContext || !('Notification' in window)) return 'none';
  return Notification.permission;
}

/** Asks once for permission; needs a tap or a key of the person before. Never rejects. */
export async function askToNotify(): Promise<void> {
  if (notifyState() !== 'default') return;
  try {
    await Notification.requestPermission();
  } catch {
    // Browsers that do not let this page ask have answered.
  }
}

/**
 * Notifies the desktop; null where the browser refuses, as Chrome on Android does by throwing. The
 * page tells by itself what it has to tell: a notice is only beside it.
 */
export function notify(
  title: string,
  options: NotificationOptions,
  act: () => void,
): Notice | null {
  if (notifyState() !== 'granted') return null;
  try {
    const notice = new Notification(title, options);
    notice.onclick = () => {
      window.focus();
      act();
      notice.close();
    };
    return notice;
  } catch {
    return null;
  }
}
