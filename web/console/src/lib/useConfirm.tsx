import { App } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { returnFocus } from './focus';
import { useProblemWords } from './useProblemWords';

/** A question before something that is hard or impossible to undo. */
export interface Question {
  /** Names what is asked about: “删除会话服务流「售前咨询」？”. */
  readonly title: string;
  readonly content?: ReactNode;
  readonly okText: string;
  /** Red button; for what cannot be undone. */
  readonly danger?: boolean;
  /** What is done on yes; a refusal is shown and the page stays as it was. */
  readonly act: () => Promise<unknown>;
  /** Said when it is done. */
  readonly done?: string;
}

/** Asks, does, and says what came of it. A question that nobody has answered goes with its page. */
export function useConfirm(namespace: string): (question: Question) => void {
  const { modal, message } = App.useApp();
  const { t } = useTranslation('common');
  const words = useProblemWords(namespace);
  const asked = useRef<ReturnType<typeof modal.confirm>>(undefined);
  useEffect(() => () => asked.current?.destroy(), []);
  return ({ title, content, okText, danger = false, act, done }) => {
    const before = document.activeElement;
    asked.current = modal.confirm({
      title,
      content,
      okText,
      cancelText: t('cancel'),
      okButtonProps: { danger },
      focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
      onOk: async () => {
        try {
          await act();
          if (done !== undefined) message.success(done);
        } catch (error) {
          modal.error({
            title: t('notDone'),
            content: (
              <>
                <p>{title}</p>
                <p>{words.of(error)}</p>
              </>
            ),
            okText: t('close'),
          });
        }
      },
      afterClose: () => {
        asked.current = undefined;
        // By then the question is gone from the page, and so is what it removed.
        setTimeout(() => returnFocus(before));
      },
    });
  };
}
