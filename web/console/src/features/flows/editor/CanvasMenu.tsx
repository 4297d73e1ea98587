import {
  CopyOutlined,
  DeleteOutlined,
  DisconnectOutlined,
  PlusOutlined,
  SelectOutlined,
  SettingOutlined,
  SnippetsOutlined,
} from '@ant-design/icons';
import type { WireStart } from '@zongji/flow-model';
import { useTranslation } from 'react-i18next';
import { COMMAND } from './KeysHelp';
import { type Offer, type Point, PointMenu } from './PointMenu';
import type { Actions } from './useActions';

/** What a menu was asked for on. */
export type MenuOf =
  | { readonly kind: 'modules'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'wire'; readonly start: WireStart }
  | { readonly kind: 'canvas' };

/** What can be done with what was pressed: by right button, long press or the menu key. */
export function CanvasMenu({
  at,
  of,
  locked,
  actions,
  onSettings,
  onInsert,
  onCut,
  onClose,
}: {
  readonly at: Point;
  readonly of: MenuOf;
  readonly locked: boolean;
  readonly actions: Actions;
  readonly onSettings: (moduleId: string) => void;
  readonly onInsert: (start: WireStart, at: Point) => void;
  readonly onCut: (start: WireStart) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const offers = offersOf();
  return offers.length === 0 ? null : (
    <PointMenu at={at} title={t(`menu.${of.kind}`)} offers={offers} onClose={onClose} />
  );

  function offersOf(): readonly Offer[] {
    switch (of.kind) {
      case 'modules':
        return ofModules([...of.ids]);
      case 'wire':
        return locked
          ? []
          : [
              {
                key: 'insert',
                label: t('wire.insert'),
                icon: <PlusOutlined />,
                onChoose: () => onInsert(of.start, at),
              },
              {
                key: 'cut',
                label: t('wire.cut'),
                icon: <DisconnectOutlined />,
                keys: 'Delete',
                onChoose: () => onCut(of.start),
              },
            ];
      case 'canvas':
        return ofCanvas();
    }
  }

  function ofModules(ids: readonly string[]): readonly Offer[] {
    const [only] = ids;
    const one = ids.length === 1 && only !== undefined;
    const settings: Offer[] = one
      ? [
          {
            key: 'settings',
            label: t('menu.settings'),
            icon: <SettingOutlined />,
            keys: 'Enter',
            onChoose: () => onSettings(only),
          },
        ]
      : [];
    const copy: Offer = {
      key: 'copy',
      label: t('keys.copy'),
      icon: <CopyOutlined />,
      keys: `${COMMAND} C`,
      onChoose: actions.copyChosen,
    };
    if (locked) return [...settings, copy];
    return [
      ...settings,
      {
        key: 'duplicate',
        label: t('module.duplicate'),
        icon: <SnippetsOutlined />,
        keys: `${COMMAND} D`,
        disabled: !actions.mayDuplicate(),
        onChoose: actions.duplicate,
      },
      copy,
      {
        key: 'delete',
        label: t('module.delete'),
        icon: <DeleteOutlined />,
        keys: 'Delete',
        onChoose: actions.remove,
      },
    ];
  }

  function ofCanvas(): readonly Offer[] {
    const all: Offer = {
      key: 'all',
      label: t('keys.all'),
      icon: <SelectOutlined />,
      keys: `${COMMAND} A`,
      onChoose: actions.chooseAll,
    };
    if (locked) return [all];
    return [
      {
        key: 'paste',
        label: t('keys.paste'),
        icon: <SnippetsOutlined />,
        keys: `${COMMAND} V`,
        disabled: !actions.mayPaste(),
        onChoose: actions.pasteCopied,
      },
      all,
    ];
  }
}
