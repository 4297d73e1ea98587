import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Everything on the page that would be lost by leaving it. */
const unsaved = new Set<object>();

/** Whether something on the page would be lost by leaving it. */
export function isUnsaved(): boolean {
  return unsaved.size > 0;
}

/**
 * Asks before the page is left while `dirty`: by a link, by going back, by closing the tab. What is
 * returned takes that back at once, for going on to another page after saving.
 */
export function useLeaveGuard(dirty: boolean): () => void {
  const me = useRef<object>({});
  useEffect(() => {
    if (!dirty) return;
    const one = me.current;
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.has(one)) event.preventDefault();
    };
    unsaved.add(one);
    window.addEventListener('beforeunload', warn);
    return () => {
      unsaved.delete(one);
      window.removeEventListener('beforeunload', warn);
    };
  }, [dirty]);
  return useCallback(() => void unsaved.delete(me.current), []);
}

/**
 * Asks the question of {@link useLeaveGuard}. Stands once around all pages: a router has room for a
 * single guard, and a page may have a dialog above it that has something to lose, too.
 */
export function LeaveGuard() {
  const { modal } = App.useApp();
  const { t } = useTranslation('common');
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved.size > 0 && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const asked = modal.confirm({
      title: t('leave.title'),
      content: t('leave.detail'),
      okText: t('leave.leave'),
      cancelText: t('leave.stay'),
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => asked.destroy();
  }, [blocker, modal, t]);
  return null;
}
