import { PlusOutlined } from '@ant-design/icons';
import {
  codePoints,
  LIMITS,
  pieces,
  VARIABLES,
  type Variable,
  variablesOf,
  written,
} from '@zongji/flow-model';
import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Setting } from './Setting';
import styles from './TextSetting.module.css';

/** A text sent to the customer; its variables are inserted from a menu and stand out as chips. */
export function TextSetting({
  field,
  label,
  hint,
  value,
  locked,
  onChange,
  onLeave,
}: {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly locked: boolean;
  readonly onChange: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('flows');
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: Variable) => {
    const box = area.current;
    if (box === null) return;
    box.focus();
    // The browser's own insertion keeps its undo and fires the change that a key would.
    document.execCommand('insertText', false, written(variable));
  };
  const length = codePoints(value.trim());
  return (
    <Setting
      field={field}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      side={
        <>
          {length > LIMITS.text * 0.8 ? `${length}/${LIMITS.text}` : null}
          {locked ? null : <VariableMenu field={field} onInsert={insert} />}
        </>
      }
    >
      {({ amiss, ...ids }) => (
        <div className={`${styles.box} ${amiss ? styles.amiss : ''}`}>
          {/* Behind the letters, in the same measures, stand the colours of the variables. */}
          <div className={styles.behind} aria-hidden="true">
            <Marked text={value} field={field} />
            {'\n'}
          </div>
          <textarea
            {...ids}
            ref={area}
            className={styles.area}
            value={value}
            readOnly={locked}
            aria-invalid={amiss}
            spellCheck={false}
            placeholder={t('settings.textPlaceholder')}
            onChange={(event) => onChange(event.target.value)}
            onBlur={onLeave}
          />
        </div>
      )}
    </Setting>
  );
}

function Marked({ text, field }: { readonly text: string; readonly field: string }) {
  const known = variablesOf(field);
  let at = 0;
  return pieces(text).map((piece) => {
    const key = at;
    at += piece.source.length;
    if (piece.kind === 'words') return <span key={key}>{piece.source}</span>;
    const fits = piece.variable !== null && known.includes(piece.variable);
    return (
      <mark key={key} className={fits ? styles.known : styles.unknown}>
        {piece.source}
      </mark>
    );
  });
}

function VariableMenu({
  field,
  onInsert,
}: {
  readonly field: string;
  readonly onInsert: (variable: Variable) => void;
}) {
  const { t } = useTranslation('flows');
  const known = variablesOf(field);
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: VARIABLES.map((variable) => ({
          key: variable,
          disabled: !known.includes(variable),
          label: (
            <div className={styles.option}>
              <span>
                {t(`variable.${variable}.name`)} <code>{written(variable)}</code>
              </span>
              <small>
                {t(
                  known.includes(variable)
                    ? `variable.${variable}.detail`
                    : `variable.${variable}.elsewhere`,
                )}
              </small>
            </div>
          ),
        })),
        onClick: ({ key }) => {
          const variable = VARIABLES.find((one) => one === key);
          if (variable !== undefined) onInsert(variable);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        className={styles.insert ?? ''}
        // The text keeps its caret, so that the variable goes where somebody was typing.
        onMouseDown={(event) => event.preventDefault()}
      >
        {t('settings.variable')}
      </Button>
    </Dropdown>
  );
}
