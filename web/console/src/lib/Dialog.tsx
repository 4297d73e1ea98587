import { App, Drawer, type DrawerProps, Modal, type ModalProps } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFocus, useReturnFocus } from './focus';
import { useLeaveGuard } from './leaving';

/**
 * A dialog that is open as long as it is mounted; see `useOpening`. A click beside it does nothing,
 * and what was filled in is not discarded without a question.
 */
export function Dialog({
  title,
  filled = false,
  onClose,
  children,
  ...rest
}: Omit<ModalProps, 'open' | 'onCancel' | 'mask' | 'destroyOnHidden' | 'afterClose'> & {
  readonly title: ReactNode;
  /** Whether closing would lose something. */
  readonly filled?: boolean;
  readonly onClose: () => void;
}) {
  const place = useRef<HTMLSpanElement>(null);
  useReturnFocus();
  useFirstFocus(place);
  useLeaveGuard(filled);
  const discard = useDiscard();
  return (
    <Modal
      {...rest}
      open
      title={title}
      mask={{ closable: false }}
      onCancel={() => (filled ? discard(onClose) : onClose())}
    >
      <span ref={place} hidden />
      {children}
    </Modal>
  );
}

/** A drawer at the right that is open as long as it is mounted, to look at one thing of a list. */
export function SideDrawer({
  onClose,
  children,
  ...rest
}: Omit<DrawerProps, 'open' | 'destroyOnHidden' | 'onClose'> & {
  readonly onClose: () => void;
}) {
  useReturnFocus();
  return (
    <Drawer {...rest} open onClose={onClose}>
      {children}
    </Drawer>
  );
}

/** Asks before what was filled in is discarded. */
function useDiscard(): (discard: () => void) => void {
  const { modal } = App.useApp();
  const { t } = useTranslation('common');
  return (discard) => {
    modal.confirm({
      title: t('discardForm.title'),
      content: t('discardForm.detail'),
      okText: t('discardForm.discard'),
      cancelText: t('discardForm.stay'),
      okButtonProps: { danger: true },
      focusable: { autoFocusButton: 'cancel' },
      onOk: discard,
    });
  };
}
