import { CloseOutlined, ReloadOutlined, SendOutlined } from '@ant-design/icons';
import type { Draft } from '@zongji/flow-model';
import { Trouble } from '@zongji/ui';
import { Alert, Button, Input, Tooltip } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '@/lib/isComposing';
import { useProblemWords } from '@/lib/useProblemWords';
import { TryControls } from './TryControls';
import styles from './TryPane.module.css';
import type { Line, Note } from './tryOut';
import type { TryOut } from './useTryOut';

/** 试运行: the flow played in a chat, with what the desk would do at hand below it. */
export function TryPane({
  draft,
  tryOut,
  onShow,
  onClose,
}: {
  readonly draft: Draft;
  readonly tryOut: TryOut;
  readonly onShow: (moduleId: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const words = useProblemWords('flows');
  const { tried, error, outdated } = tryOut;
  const end = useRef<HTMLDivElement>(null);
  const lines = tried.lines.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line is what is scrolled to
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
  }, [lines]);
  return (
    <section className={styles.pane} aria-label={t('try.title')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('try.title')}</h2>
        <Tooltip title={t('try.again')}>
          <Button
            type="text"
            icon={<ReloadOutlined />}
            aria-label={t('try.again')}
            onClick={tryOut.begin}
          />
        </Tooltip>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('try.close')}
          onClick={onClose}
        />
      </header>
      <div className={styles.phone}>
        <div className={styles.bar}>{draft.name}</div>
        <div className={styles.talk} role="log">
          <div className={styles.lines}>
            {tried.lines.map((line, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added behind
              <Bubble key={at} line={line} onShow={onShow} />
            ))}
            <div ref={end} />
          </div>
        </div>
        <Composer tryOut={tryOut} />
      </div>
      {error === null ? null : (
        <Trouble
          title={t('try.failed')}
          detail={words.of(error)}
          retryLabel={t('try.again')}
          onRetry={tryOut.begin}
        />
      )}
      {outdated ? (
        <Alert
          type="info"
          showIcon
          title={t('try.outdated')}
          action={
            <Button size="small" onClick={tryOut.begin}>
              {t('try.again')}
            </Button>
          }
        />
      ) : null}
      <TryControls tryOut={tryOut} />
    </section>
  );
}

function Bubble({
  line,
  onShow,
}: {
  readonly line: Line;
  readonly onShow: (moduleId: string) => void;
}) {
  switch (line.kind) {
    case 'system':
      return (
        <button
          type="button"
          className={`${styles.bubble} ${styles.system}`}
          onClick={() => onShow(line.moduleId)}
        >
          {line.text}
        </button>
      );
    case 'customer':
      return <div className={`${styles.bubble} ${styles.customer}`}>{line.text}</div>;
    case 'agent':
      return <div className={`${styles.bubble} ${styles.agent}`}>{line.text}</div>;
    case 'note':
      return <NoteLine note={line.note} />;
  }
}

function NoteLine({ note }: { readonly note: Note }) {
  const { t } = useTranslation('flows');
  return <div className={styles.note}>{wordsOf()}</div>;

  function wordsOf(): string {
    switch (note.kind) {
      case 'wrong':
        return t('try.note.wrong', { count: note.count });
      case 'asked':
        return t('try.note.asked');
      case 'accepted':
        return t('try.note.accepted', { number: note.staffNumber });
      case 'happened':
        return t(`try.happened.${note.trigger}`);
      case 'finished':
        return t(`try.finished.${note.why}`);
    }
  }
}

function Composer({ tryOut }: { readonly tryOut: TryOut }) {
  const { t } = useTranslation('flows');
  const [text, setText] = useState('');
  const { waiting } = tryOut.tried;
  const mayTalk = waiting.kind === 'answer' || waiting.kind === 'service';
  const send = (said: string) => {
    if (said.trim() === '' || !mayTalk || tryOut.busy) return;
    if (waiting.kind === 'answer') tryOut.happen({ kind: 'ANSWERED', text: said });
    else tryOut.say('customer', said);
    setText('');
  };
  return (
    <div className={styles.composer}>
      {waiting.kind === 'answer' && waiting.choices.length > 0 ? (
        <div className={styles.keywords}>
          {waiting.choices.map(({ name, keyword }) => (
            <button key={keyword} type="button" onClick={() => send(keyword)}>
              {name}
            </button>
          ))}
        </div>
      ) : null}
      <div className={styles.input}>
        <Input
          value={text}
          disabled={!mayTalk}
          placeholder={t(mayTalk ? 'try.say' : 'try.mayNotSay')}
          aria-label={t('try.say')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            if (!isComposing(event)) send(text);
          }}
        />
        <Button
          type="primary"
          icon={<SendOutlined />}
          aria-label={t('try.send')}
          disabled={!mayTalk || text.trim() === ''}
          onClick={() => send(text)}
        />
      </div>
    </div>
  );
}
