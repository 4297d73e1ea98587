import { type FileRefusal, LIMITS, readFlowFile } from '@zongji/flow-model';
import type { Mode } from '@zongji/protocol';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useFormat } from '@/lib/format';
import { modePath } from '@/lib/mode';
import { useProblemWords } from '@/lib/useProblemWords';
import { flowWrites } from './api';
import { useFlowsChanged } from './useFlowDeeds';

/** Asks for a file, looks at it, makes a flow of it and opens that; or says why not. */
export function useImport(mode: Mode): () => void {
  const { t } = useTranslation('flows');
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const format = useFormat();
  const words = useProblemWords('flows');
  const refusalWords = useRefusalWords();
  const changed = useFlowsChanged();
  const refuse = (content: string) =>
    modal.error({ title: t('import.failed'), content, okText: t('common:close') });
  const bring = async (file: File) => {
    const read = readFlowFile(await contentOf(file), mode);
    if (!read.ok) {
      refuse(refusalWords(read.refusal));
      return;
    }
    try {
      const { flow, missingGroups } = await flowWrites.imported(mode, read.file);
      await changed();
      void navigate(`/m/${modePath(mode)}/flows/${flow.id}`);
      if (missingGroups.length === 0) message.success(t('import.done', { name: flow.name }));
      else {
        modal.info({
          title: t('import.done', { name: flow.name }),
          content: t('import.missing', {
            groups: format.list(missingGroups.map((group) => group.name || group.id)),
          }),
          okText: t('common:ok'),
        });
      }
    } catch (error) {
      refuse(words.of(error));
    }
  };
  return () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.json,application/json';
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (file !== undefined) void bring(file);
    });
    input.click();
  };
}

/** The text of the file; of one that is far too large only so much that it is seen to be. */
function contentOf(file: File): Promise<string> {
  return file.size > LIMITS.fileBytes ? file.slice(0, LIMITS.fileBytes + 1).text() : file.text();
}

function useRefusalWords(): (refusal: FileRefusal) => string {
  const { t } = useTranslation('flows');
  return (refusal) => {
    switch (refusal.kind) {
      case 'too-large':
        return t('import.tooLarge', { max: refusal.bytesMax / 1024 / 1024 });
      case 'not-json':
        return t('import.notJson');
      case 'other-format':
        return t('import.otherFormat');
      case 'other-mode':
        return t('import.otherMode', {
          mode: t(`common:mode.${refusal.found}`, { defaultValue: refusal.found }),
        });
      case 'misfit':
        return t('import.misfit', { at: refusal.at, expected: refusal.expected });
    }
  };
}
