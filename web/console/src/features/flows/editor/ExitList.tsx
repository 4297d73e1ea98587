import { PlusOutlined } from '@ant-design/icons';
import {
  type Draft,
  exitsOf,
  type Module,
  type ModuleKind,
  refusalBetween,
} from '@zongji/flow-model';
import { Button, Select, Tooltip } from 'antd';
import { memo, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ExitList.module.css';
import { ExitDot, KindIcon } from './kinds';
import type { Point } from './PointMenu';
import { Complaints } from './Setting';
import { useExitName } from './useExitName';
import { useStable } from './useStable';

/** An exit and where it leads. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly to: string | null;
  readonly amiss: boolean;
}

/** A module that an exit may lead to. */
interface Target {
  readonly value: string;
  readonly label: string;
  readonly kind: ModuleKind;
}

/** Where each exit leads; the way to connect modules without drawing. */
export function ExitList({
  draft,
  module,
  locked,
  onConnect,
  onCut,
  onNext,
}: {
  readonly draft: Draft;
  readonly module: Module;
  readonly locked: boolean;
  readonly onConnect: (exit: string, to: string) => void;
  readonly onCut: (exit: string) => void;
  /** A new module is wanted behind the exit, in its wire where it has one. */
  readonly onNext: (exit: string, wired: boolean, at: Point) => void;
}) {
  const { t } = useTranslation('flows');
  const exitName = useExitName();
  const complaints = useContext(Complaints);
  const targets = draft.modules
    .filter((target) => refusalBetween(module, target) === null)
    .map(
      ({ id, kind, label }): Target => ({
        value: id,
        label: label.trim() || t(`kind.${kind}.name`),
        kind,
      }),
    );
  const rows = exitsOf(module).map(
    (exit): Row => ({
      id: exit.id,
      name: exitName(module, exit),
      to: draft.wires.find((wire) => wire.from === module.id && wire.exit === exit.id)?.to ?? null,
      amiss: complaints.has(`exit ${exit.id}`),
    }),
  );
  const same = JSON.stringify([rows, targets]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `same` stands for what is shown
  const shown = useMemo(() => ({ rows, targets }), [same]);
  const connect = useStable(onConnect);
  const cut = useStable(onCut);
  const next = useStable(onNext);
  return rows.length === 0 ? null : (
    <Exits {...shown} locked={locked} onConnect={connect} onCut={cut} onNext={next} />
  );
}

/** Apart, so that typing a text does not draw the long choices again for every letter. */
const Exits = memo(function Exits({
  rows,
  targets,
  locked,
  onConnect,
  onCut,
  onNext,
}: {
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
  readonly locked: boolean;
  readonly onConnect: (exit: string, to: string) => void;
  readonly onCut: (exit: string) => void;
  readonly onNext: (exit: string, wired: boolean, at: Point) => void;
}) {
  const { t } = useTranslation('flows');
  return (
    <section className={styles.exits}>
      <h3 className={styles.title}>{t('settings.exits')}</h3>
      {rows.map(({ id, name, to, amiss }, place) => (
        <div key={id} className={styles.exit} data-field={`exit ${id}`}>
          <ExitDot place={place} hollow={to === null} />
          <span className={styles.name} title={name}>
            {name}
          </span>
          <Select<string>
            className={styles.target ?? ''}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear={!locked}
            disabled={locked}
            aria-label={t('settings.exitTo', { exit: name })}
            placeholder={t('settings.notConnected')}
            status={amiss ? 'error' : ''}
            value={to}
            options={[...targets]}
            optionRender={({ data, label }) => (
              <span className={styles.option}>
                <KindIcon kind={data.kind} />
                {label}
              </span>
            )}
            onSelect={(target: string) => onConnect(id, target)}
            onClear={() => onCut(id)}
          />
          {locked ? null : (
            <Tooltip title={t('wire.insert')} placement="left">
              <Button
                type="text"
                size="small"
                icon={<PlusOutlined />}
                aria-label={t('settings.insertAt', { exit: name })}
                onClick={(event) => onNext(id, to !== null, belowOf(event.currentTarget))}
              />
            </Tooltip>
          )}
        </div>
      ))}
    </section>
  );
});

/** Where a menu of the button opens, however it was pressed. */
function belowOf(button: HTMLElement): Point {
  const { left, bottom } = button.getBoundingClientRect();
  return { clientX: left, clientY: bottom };
}
