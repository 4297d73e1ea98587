import { useQuery } from '@tanstack/react-query';
import { readProxyTroubles } from '@zongji/protocol';
import { Panel } from '@zongji/ui';
import { Alert, Button, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/lib/http';

/** How long a socket may take to open, in milliseconds. */
const SOCKET_WITHIN = 8_000;

interface Arrived {
  readonly scheme: string;
  readonly host: string;
  readonly address: string;
}

/** 连接检查: how the administrator's own requests reach the server, and what a proxy does wrong. */
export function ConnectionCheck() {
  const { t } = useTranslation('common-settings');
  const check = useQuery({
    queryKey: ['connection-check'],
    queryFn: look,
    retry: false,
    gcTime: 0,
  });
  const found = check.data;
  return (
    <Panel title={t('connection.title')} detail={t('connection.detail')}>
      {found === undefined ? (
        <p role="status">{t('connection.socketTried')}</p>
      ) : (
        <>
          {found.troubles.map((trouble) => (
            <Alert
              key={trouble}
              type="warning"
              showIcon
              title={t(`common:proxy.${trouble}`)}
              style={{ marginBottom: 12 }}
            />
          ))}
          <Descriptions
            column={1}
            size="small"
            items={[
              { key: 'scheme', label: t('connection.scheme'), children: found.arrived.scheme },
              { key: 'host', label: t('connection.host'), children: found.arrived.host },
              { key: 'address', label: t('connection.address'), children: found.arrived.address },
              {
                key: 'socket',
                label: t('connection.socket'),
                children: t(found.socket ? 'connection.socketOpen' : 'connection.socketShut'),
              },
            ]}
          />
          {found.socket && found.troubles.length === 0 ? <p>{t('connection.fine')}</p> : null}
        </>
      )}
      <Button loading={check.isFetching} onClick={() => void check.refetch()}>
        {t('connection.again')}
      </Button>
    </Panel>
  );
}

async function look() {
  const socket = await opens();
  const arrived = await http.get<Arrived>('/api/connection');
  return { socket, arrived, troubles: readProxyTroubles(arrived) };
}

/** Whether a WebSocket reaches the server; it says nothing and is closed at once. */
function opens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws/customer`);
    const timer = setTimeout(() => end(false), SOCKET_WITHIN);
    const end = (opened: boolean) => {
      clearTimeout(timer);
      resolve(opened);
      socket.close();
    };
    socket.addEventListener('open', () => end(true));
    socket.addEventListener('error', () => end(false));
  });
}
