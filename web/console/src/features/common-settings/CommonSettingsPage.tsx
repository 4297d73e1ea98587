import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CommonSettings } from '@zongji/protocol';
import { Page, Panel } from '@zongji/ui';
import { App, ColorPicker, Form, Input, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/lib/api';
import { showTimesOf } from '@/lib/deskTime';
import { FormTrouble } from '@/lib/FormTrouble';
import { http } from '@/lib/http';
import { Loaded } from '@/lib/Loaded';
import { SaveBar } from '@/lib/SaveBar';
import { SecondsField } from '@/lib/SecondsField';
import { useSavedForm } from '@/lib/useSavedForm';
import { ConnectionCheck } from './ConnectionCheck';
import { differs, type Fields, fieldsOf, settingsOf, TIMES, timeZones } from './commonForm';

/** Most characters of the company's name. */
const NAME_MAX = 50;

const FIELDS = ['companyName', 'accentColour', 'timeZone', ...TIMES.map(({ name }) => name)];

/** 通用设置: what customers see of the company, and how long the desk waits for whom. */
export function CommonSettingsPage() {
  const { t } = useTranslation('common-settings');
  const settings = useQuery(api.commonSettings());
  return (
    <Page title={t('title')} detail={t('detail')} narrow>
      <Loaded
        query={settings}
        namespace="common-settings"
        skeleton={
          <Panel>
            <Skeleton active paragraph={{ rows: 8 }} />
          </Panel>
        }
      >
        {(saved) => <SettingsForm saved={saved} />}
      </Loaded>
      <ConnectionCheck />
    </Page>
  );
}

function SettingsForm({ saved }: { readonly saved: CommonSettings }) {
  const { t } = useTranslation('common-settings');
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  useSavedForm(form, fieldsOf(saved));
  const typed: Fields = { ...fieldsOf(saved), ...Form.useWatch([], form) };
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const asked = settingsOf(fields, saved);
      await http.put('/api/settings/common', asked);
      return asked;
    },
    onSuccess: (now) => {
      queries.setQueryData(api.commonSettings().queryKey, now);
      showTimesOf(now);
      if (now.timeZone !== saved.timeZone) void queries.invalidateQueries();
      message.success(t('common:saved'));
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={fieldsOf(saved)}
      onFinish={(fields) => save.mutate(fields)}
      style={{ display: 'flex', flexDirection: 'column', gap: 16 }}
    >
      <FormTrouble error={save.error} form={form} namespace="common-settings" fields={FIELDS} />
      <Panel title={t('company.title')} detail={t('company.detail')}>
        <Form.Item name="companyName" label={t('company.name')}>
          <Input
            style={{ maxWidth: 400 }}
            count={{
              show: true,
              max: NAME_MAX,
              strategy: (text) => [...text].length,
              exceedFormatter: (text) => [...text].slice(0, NAME_MAX).join(''),
            }}
          />
        </Form.Item>
        <Form.Item
          name="accentColour"
          label={t('company.colour')}
          extra={t('company.colourHint')}
          getValueFromEvent={(colour: { readonly toHexString: () => string }) =>
            colour.toHexString()
          }
        >
          <ColorPicker disabledAlpha disabledFormat format="hex" showText />
        </Form.Item>
      </Panel>
      <Panel title={t('zone.title')} detail={t('zone.detail')}>
        <Form.Item name="timeZone" label={t('zone.label')} extra={t('zone.hint')}>
          <Select
            showSearch
            style={{ maxWidth: 400 }}
            options={timeZones().map((zone) => ({ value: zone, label: zone }))}
          />
        </Form.Item>
      </Panel>
      <Panel title={t('times.title')} detail={t('times.detail')}>
        {TIMES.map(({ name, low, high }) => (
          <SecondsField
            key={name}
            name={name}
            label={t(`times.${name}.label`)}
            extra={t(`times.${name}.hint`, { low, high })}
            low={low}
            high={high}
          />
        ))}
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
