import {
  type Branch,
  codePoints,
  type End,
  LIMITS,
  type Module,
  type TransferToAgent,
  unreachable,
  VARIABLES,
  written,
} from '@zongji/flow-model';
import type { SkillGroup } from '@zongji/protocol';
import { Input, Select, Switch } from 'antd';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { modePath, useMode } from '@/lib/mode';
import { BranchRows } from './BranchRows';
import styles from './ModuleSettings.module.css';
import { LimitSetting, NumberSetting } from './NumberSetting';
import { Setting } from './Setting';
import type { EditorAction } from './state';
import { TextSetting } from './TextSetting';

const SECONDS = { min: LIMITS.secondsMin, max: LIMITS.secondsMax };

/** How settings are changed: the new module, and the field being typed in so that typing joins. */
interface Hands {
  readonly locked: boolean;
  readonly set: (module: Module, field: string | null) => void;
  readonly leave: () => void;
}

/** The settings that a module of its kind has. */
export function ModuleSettings({
  module,
  groups,
  locked,
  dispatch,
}: {
  readonly module: Module;
  readonly groups: readonly SkillGroup[];
  readonly locked: boolean;
  readonly dispatch: Dispatch<EditorAction>;
}) {
  const hands: Hands = {
    locked,
    set: (changed, field) => {
      if (!locked) dispatch({ kind: 'edit', change: { kind: 'set', module: changed, field } });
    },
    leave: () => dispatch({ kind: 'seal' }),
  };
  return (
    <>
      <LabelSetting module={module} hands={hands} />
      <Own module={module} groups={groups} hands={hands} />
    </>
  );
}

function Own({
  module,
  groups,
  hands,
}: {
  readonly module: Module;
  readonly groups: readonly SkillGroup[];
  readonly hands: Hands;
}) {
  const { t } = useTranslation('flows');
  switch (module.kind) {
    case 'START':
      return <StartSettings />;
    case 'SEND_MESSAGE':
      return (
        <TextSetting
          field="text"
          label={t('field.text')}
          value={module.text}
          locked={hands.locked}
          onChange={(text) => hands.set({ ...module, text }, 'text')}
          onLeave={hands.leave}
        />
      );
    case 'BRANCH':
      return <BranchSettings module={module} hands={hands} />;
    case 'TRANSFER_TO_AGENT':
      return <TransferSettings module={module} groups={groups} hands={hands} />;
    case 'END':
      return <EndSettings module={module} hands={hands} />;
    default:
      return unreachable(module);
  }
}

function LabelSetting({ module, hands }: { readonly module: Module; readonly hands: Hands }) {
  const { t } = useTranslation('flows');
  return (
    <Setting field="label" label={t('field.label')} hint={t('settings.labelHint')}>
      {({ amiss, ...ids }) => (
        <Input
          {...ids}
          value={module.label}
          readOnly={hands.locked}
          status={amiss ? 'error' : ''}
          count={{
            show: true,
            max: LIMITS.label,
            strategy: (text) => codePoints(text.trim()),
          }}
          onChange={(event) => hands.set({ ...module, label: event.target.value }, 'label')}
          onBlur={hands.leave}
        />
      )}
    </Setting>
  );
}

function StartSettings() {
  const { t } = useTranslation('flows');
  return (
    <section className={styles.note}>
      <p>{t('settings.start')}</p>
      <dl className={styles.variables}>
        {VARIABLES.map((variable) => (
          <div key={variable}>
            <dt>
              <code>{written(variable)}</code> {t(`variable.${variable}.name`)}
            </dt>
            <dd>{t(`variable.${variable}.detail`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function BranchSettings({ module, hands }: { readonly module: Branch; readonly hands: Hands }) {
  const { t } = useTranslation('flows');
  const { locked, set, leave } = hands;
  return (
    <>
      <TextSetting
        field="prompt"
        label={t('field.prompt')}
        value={module.prompt}
        locked={locked}
        onChange={(prompt) => set({ ...module, prompt }, 'prompt')}
        onLeave={leave}
      />
      <Setting field="rows" label={t('field.rows')} hint={t('settings.rowsHint')}>
        {() => (
          <BranchRows
            module={module}
            locked={locked}
            onRows={(rows, field) => set({ ...module, rows }, field)}
          />
        )}
      </Setting>
      <TextSetting
        field="wrongAnswerText"
        label={t('field.wrongAnswerText')}
        value={module.wrongAnswerText}
        locked={locked}
        onChange={(wrongAnswerText) => set({ ...module, wrongAnswerText }, 'wrongAnswerText')}
        onLeave={leave}
      />
      <LimitSetting
        kind={{
          field: 'maxWrongAnswers',
          label: t('field.maxWrongAnswers'),
          hint: t('settings.maxWrongAnswersHint'),
          unit: t('settings.times'),
          min: LIMITS.wrongAnswersMin,
          max: LIMITS.wrongAnswersMax,
        }}
        begin={3}
        value={module.maxWrongAnswers}
        locked={locked}
        onChange={(maxWrongAnswers) => set({ ...module, maxWrongAnswers }, 'maxWrongAnswers')}
        onLeave={leave}
      />
      <LimitSetting
        kind={{
          field: 'answerSeconds',
          label: t('field.answerSeconds'),
          hint: t('settings.answerSecondsHint'),
          unit: t('common:seconds'),
          ...SECONDS,
        }}
        begin={60}
        value={module.answerSeconds}
        locked={locked}
        onChange={(answerSeconds) => set({ ...module, answerSeconds }, 'answerSeconds')}
        onLeave={leave}
      />
    </>
  );
}

function GroupSetting({
  module,
  groups,
  hands,
}: {
  readonly module: TransferToAgent;
  readonly groups: readonly SkillGroup[];
  readonly hands: Hands;
}) {
  const { t } = useTranslation('flows');
  const mode = useMode();
  const gone =
    module.skillGroupId !== null && !groups.some((group) => group.id === module.skillGroupId);
  const options = groups.map((group) => ({ value: group.id, label: group.name }));
  return (
    <Setting
      field="skillGroupId"
      label={t('field.skillGroupId')}
      {...(groups.length === 0
        ? {
            hint: (
              <Link to={`/m/${modePath(mode)}/groups`} target="_blank">
                {t('settings.noGroups')}
              </Link>
            ),
          }
        : {})}
    >
      {({ amiss, ...ids }) => (
        <Select<string>
          {...ids}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={hands.locked}
          status={amiss ? 'error' : ''}
          placeholder={t('settings.chooseGroup')}
          value={module.skillGroupId}
          options={
            gone && module.skillGroupId !== null
              ? [
                  { value: module.skillGroupId, label: t('card.goneGroup'), disabled: true },
                  ...options,
                ]
              : options
          }
          onChange={(skillGroupId: string) => hands.set({ ...module, skillGroupId }, null)}
        />
      )}
    </Setting>
  );
}

function TransferSettings({
  module,
  groups,
  hands,
}: {
  readonly module: TransferToAgent;
  readonly groups: readonly SkillGroup[];
  readonly hands: Hands;
}) {
  const { t } = useTranslation('flows');
  const { locked, set, leave } = hands;
  const text = (field: 'queueText' | 'failureText' | 'successText') => (
    <TextSetting
      field={field}
      label={t(`field.${field}`)}
      hint={t(`settings.${field}Hint`)}
      value={module[field]}
      locked={locked}
      onChange={(value) => set({ ...module, [field]: value }, field)}
      onLeave={leave}
    />
  );
  return (
    <>
      <GroupSetting module={module} groups={groups} hands={hands} />
      {text('queueText')}
      {text('successText')}
      {text('failureText')}
      <LimitSetting
        kind={{
          field: 'queueLimitSeconds',
          label: t('field.queueLimitSeconds'),
          hint: t('settings.queueLimitHint'),
          unit: t('common:seconds'),
          ...SECONDS,
        }}
        begin={300}
        value={module.queueLimitSeconds}
        locked={locked}
        onChange={(queueLimitSeconds) => set({ ...module, queueLimitSeconds }, 'queueLimitSeconds')}
        onLeave={leave}
      />
      <Setting
        field="failureExit"
        label={t('field.failureExit')}
        hint={t('settings.failureExitHint')}
        side={
          <Switch
            size="small"
            checked={module.failureExit}
            disabled={locked}
            aria-label={t('field.failureExit')}
            onChange={(failureExit) => set({ ...module, failureExit }, null)}
          />
        }
      >
        {() => null}
      </Setting>
    </>
  );
}

function EndSettings({ module, hands }: { readonly module: End; readonly hands: Hands }) {
  const { t } = useTranslation('flows');
  const { locked, set, leave } = hands;
  return (
    <>
      <NumberSetting
        kind={{
          field: 'silenceSeconds',
          label: t('field.silenceSeconds'),
          hint: t('settings.silenceHint'),
          unit: t('common:seconds'),
          ...SECONDS,
        }}
        value={module.silenceSeconds}
        locked={locked}
        onChange={(silenceSeconds) => set({ ...module, silenceSeconds }, 'silenceSeconds')}
        onLeave={leave}
      />
      <TextSetting
        field="silenceText"
        label={t('field.silenceText')}
        value={module.silenceText}
        locked={locked}
        onChange={(silenceText) => set({ ...module, silenceText }, 'silenceText')}
        onLeave={leave}
      />
      <TextSetting
        field="agentEndedText"
        label={t('field.agentEndedText')}
        value={module.agentEndedText}
        locked={locked}
        onChange={(agentEndedText) => set({ ...module, agentEndedText }, 'agentEndedText')}
        onLeave={leave}
      />
    </>
  );
}
