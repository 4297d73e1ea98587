import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConfirm } from '@/lib/useConfirm';
import { useProblemWords } from '@/lib/useProblemWords';
import { type FlowRow, flowWrites } from './api';

/** Makes every read of flows be asked anew, and what other pages know of them. */
export function useFlowsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['flows'] });
    await queries.invalidateQueries({ queryKey: ['channels'] });
  };
}

/** Asks and withdraws a flow from publication. */
export function useWithdraw(): (
  flow: Pick<FlowRow, 'id' | 'name'>,
  then: () => Promise<void>,
) => void {
  const { t } = useTranslation('flows');
  const confirm = useConfirm('flows');
  return (flow, then) =>
    confirm({
      title: t('withdraw.ask', { name: flow.name }),
      content: t('withdraw.detail'),
      okText: t('withdraw.do'),
      done: t('withdraw.done'),
      act: async () => {
        await flowWrites.withdraw(flow.id);
        await then();
      },
    });
}

/** Asks and deletes a flow for good. */
export function useRemove(): (flow: Pick<FlowRow, 'id' | 'name'>) => void {
  const { t } = useTranslation('flows');
  const confirm = useConfirm('flows');
  const changed = useFlowsChanged();
  return (flow) =>
    confirm({
      title: t('remove.ask', { name: flow.name }),
      content: t('remove.detail'),
      okText: t('common:ok'),
      danger: true,
      done: t('remove.done', { name: flow.name }),
      act: async () => {
        await flowWrites.remove(flow.id);
        await changed();
      },
    });
}

/** Saves a flow as a file. */
export function useExport(): (flow: Pick<FlowRow, 'id' | 'name'>) => void {
  const { message } = App.useApp();
  const words = useProblemWords('flows');
  const run = async (flow: Pick<FlowRow, 'id' | 'name'>) => {
    try {
      const file = await flowWrites.exported(flow.id);
      download(`${flow.name}.json`, JSON.stringify(file, null, 2));
    } catch (error) {
      message.error(words.of(error));
    }
  };
  return (flow) => void run(flow);
}

function download(name: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]/g, '_');
  link.click();
  URL.revokeObjectURL(url);
}
