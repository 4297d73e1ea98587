import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { Button, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Loaded, LoadTrouble } from '@/lib/Loaded';
import { modePath, useMode } from '@/lib/mode';
import { flowReads } from '../api';
import { Editor } from './Editor';
import styles from './EditorPage.module.css';

/** A flow on its canvas: to be edited, or to be looked at where it is published. */
export function EditorPage() {
  const { id = '' } = useParams();
  const flow = useQuery(flowReads.one(id));
  // Opening anew shows what is on the server, whatever is on the canvas.
  const [opened, setOpened] = useState(0);
  const { refetch } = flow;
  const reopen = useCallback(async () => {
    await refetch();
    setOpened((times) => times + 1);
  }, [refetch]);
  if (flow.isError && flow.data === undefined) return <Missing query={flow} />;
  return (
    <main className={styles.page}>
      <Loaded query={flow} namespace="flows" skeleton={<Frame />}>
        {(data) => (
          <ReactFlowProvider key={`${data.id} ${data.state} ${opened}`}>
            <Editor flow={data} onReopen={reopen} />
          </ReactFlowProvider>
        )}
      </Loaded>
    </main>
  );
}

/** Why there is no flow to show, with the way back. */
function Missing({ query }: { readonly query: Parameters<typeof LoadTrouble>[0]['query'] }) {
  const { t } = useTranslation('flows');
  const mode = useMode();
  return (
    <main className={styles.page}>
      <div className={styles.headFrame}>
        <Link to={`/m/${modePath(mode)}/flows`}>
          <Button type="text" icon={<ArrowLeftOutlined />}>
            {t('editor.back')}
          </Button>
        </Link>
      </div>
      <div className={styles.missing}>
        <LoadTrouble query={query} namespace="flows" />
      </div>
    </main>
  );
}

/** The frame of the editor while the flow is coming. */
function Frame() {
  return (
    <>
      <div className={styles.headFrame}>
        <Skeleton.Input active size="small" />
        <Skeleton.Button active />
      </div>
      <div className={styles.body}>
        <div className={styles.paletteFrame}>
          <Skeleton active title={false} paragraph={{ rows: 5, width: '100%' }} />
        </div>
        <div className={styles.canvas} />
      </div>
    </>
  );
}
