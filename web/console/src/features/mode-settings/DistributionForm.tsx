import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Mode, ModeSettings } from '@zongji/protocol';
import { Panel } from '@zongji/ui';
import { App, Form, Radio, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { FormTrouble } from '@/lib/FormTrouble';
import { http } from '@/lib/http';
import { SaveBar } from '@/lib/SaveBar';
import { SecondsField } from '@/lib/SecondsField';
import { useSavedForm } from '@/lib/useSavedForm';
import styles from './DistributionForm.module.css';
import {
  differs,
  type Fields,
  fieldsOf,
  SECONDS_HIGH,
  SECONDS_LOW,
  settingsOf,
} from './settingsForm';

const FIELDS = ['offerTimeoutOn', 'offerTimeoutSeconds', 'agentOrder', 'restoreSeconds'] as const;

/** How offers ring and go on, and who is rung first. */
export function DistributionForm({
  mode,
  saved,
}: {
  readonly mode: Mode;
  readonly saved: ModeSettings;
}) {
  const { t } = useTranslation('mode-settings');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  useSavedForm(form, fieldsOf(saved));
  const typed: Fields = { ...fieldsOf(saved), ...Form.useWatch([], form) };
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const asked = settingsOf(fields, saved, mode);
      await http.put(`/api/settings/modes/${mode}`, asked);
      return asked;
    },
    onSuccess: (now) => {
      queries.setQueryData(api.modeSettings(mode).queryKey, now);
      message.success(t('common:saved'));
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={fieldsOf(saved)}
      onFinish={(fields) => save.mutate({ ...fieldsOf(saved), ...fields })}
      className={styles.form ?? ''}
    >
      <FormTrouble error={save.error} form={form} namespace="mode-settings" fields={FIELDS} />
      <Panel title={t('timeout.title')} detail={t('timeout.detail')}>
        <Choice name="offerTimeoutOn" label={t('timeout.on')} detail={t('timeout.onDetail')} />
        <div className={styles.below}>
          <SecondsField
            name="offerTimeoutSeconds"
            label={t('timeout.seconds')}
            low={SECONDS_LOW}
            high={SECONDS_HIGH}
            disabled={!typed.offerTimeoutOn}
          />
        </div>
        <Choice name="restAfterMiss" label={t('rest.on')} detail={t('rest.detail')} />
      </Panel>
      {mode === 'PHONE' ? (
        <Panel title={t('restore.title')} detail={t('restore.detail')}>
          <SecondsField
            name="restoreSeconds"
            label={t('restore.seconds')}
            low={SECONDS_LOW}
            high={SECONDS_HIGH}
          />
        </Panel>
      ) : null}
      <Panel title={t('order.title')} detail={t('order.detail')}>
        <Form.Item name="agentOrder" label={t('order.rule')}>
          <Radio.Group
            className={styles.choices ?? ''}
            options={[
              { label: t('order.LONGEST_IDLE'), value: 'LONGEST_IDLE' },
              { label: t('order.FEWEST_SERVED_TODAY'), value: 'FEWEST_SERVED_TODAY' },
            ]}
          />
        </Form.Item>
        <Choice
          name="lastAgentFirst"
          label={t(mode === 'PHONE' ? 'last.phone' : 'last.on')}
          detail={t('last.detail')}
        />
      </Panel>
      <SaveBar
        dirty={differs(typed, saved)}
        saving={save.isPending}
        onDiscard={() => {
          form.resetFields();
          save.reset();
        }}
      />
    </Form>
  );
}

function Choice({
  name,
  label,
  detail,
}: {
  readonly name: keyof Fields;
  readonly label: ReactNode;
  readonly detail: ReactNode;
}) {
  const id = `setting-${name}`;
  return (
    <div className={styles.choice}>
      <div>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        <p className={styles.detail}>{detail}</p>
      </div>
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch id={id} />
      </Form.Item>
    </div>
  );
}
