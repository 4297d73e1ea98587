import { MODULE_KINDS, type ModuleKind, NEXT_KINDS } from '@zongji/flow-model';
import { useTranslation } from 'react-i18next';
import { KindIcon } from './kinds';
import { type Point, PointMenu } from './PointMenu';

const KINDS = MODULE_KINDS.filter((kind) => NEXT_KINDS.some((next) => next === kind));

/** Offers, at a point of the window, the modules that may come next. */
export function NextMenu({
  at,
  onChoose,
  onClose,
}: {
  readonly at: Point;
  readonly onChoose: (kind: ModuleKind) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('flows');
  const offers = KINDS.map((kind) => ({
    key: kind,
    label: t(`kind.${kind}.name`),
    icon: <KindIcon kind={kind} />,
    onChoose: () => onChoose(kind),
  }));
  return <PointMenu at={at} title={t('next.title')} offers={offers} onClose={onClose} />;
}
