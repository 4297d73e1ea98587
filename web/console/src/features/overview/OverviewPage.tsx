import { CustomerServiceOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { isMode, MODES, type Mode } from '@zongji/protocol';
import { Page } from '@zongji/ui';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '@/lib/api';
import { useFormat } from '@/lib/format';
import { LoadTrouble, useFailure } from '@/lib/Loaded';
import { ModeNotice } from '@/lib/ModeNotice';
import { useAddress } from '@/lib/useAddress';
import { Checklist } from './Checklist';
import { TodayFigures } from './TodayFigures';
import { Trend } from './Trend';

/** 数据概览: today of one mode, live; where an administrator lands. */
export function OverviewPage() {
  const { t } = useTranslation('overview');
  const navigate = useNavigate();
  const address = useAddress(['mode']);
  const asked = address.get('mode');
  const mode: Mode = isMode(asked) ? asked : 'OMNIMEDIA';
  return (
    <Page
      title={t('title')}
      detail={<AsOf mode={mode} />}
      actions={
        <>
          <Segmented<Mode>
            aria-label={t('mode')}
            value={mode}
            options={MODES.map((each) => ({ value: each, label: t(`common:mode.${each}`) }))}
            onChange={(next) => address.filter({ mode: next === 'OMNIMEDIA' ? undefined : next })}
          />
          <Button
            type="primary"
            icon={<CustomerServiceOutlined />}
            onClick={() => void navigate('/workspace?online=now')}
          >
            {t('goOnline')}
          </Button>
        </>
      }
    >
      <Checklist />
      <ModeNotice mode={mode} />
      <Today mode={mode} />
    </Page>
  );
}

function Today({ mode }: { readonly mode: Mode }) {
  const today = useQuery(api.today(mode));
  const failed = useFailure(today);
  if (failed !== undefined) return <LoadTrouble query={failed} namespace="overview" />;
  return (
    <>
      <TodayFigures today={today.data} />
      <Trend today={today.data} />
    </>
  );
}

function AsOf({ mode }: { readonly mode: Mode }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { data, isError } = useQuery(api.today(mode));
  if (data === undefined) return t('detail');
  return t(isError ? 'asOfStale' : 'asOf', { time: format.clock(data.asOf), zone: data.zone });
}
