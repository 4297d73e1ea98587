import { type Draft, exitsOf, type Module, refusalBetween } from '@zongji/flow-model';
import { Select } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ExitList.module.css';
import { ExitDot, KindIcon } from './kinds';
import { Complaints } from './Setting';
import { useExitName } from './useExitName';

/** Where each exit leads; the way to connect modules without drawing. */
export function ExitList({
  draft,
  module,
  locked,
  onConnect,
  onCut,
}: {
  readonly draft: Draft;
  readonly module: Module;
  readonly locked: boolean;
  readonly onConnect: (exit: string, to: string) => void;
  readonly onCut: (exit: string) => void;
}) {
  const { t } = useTranslation('flows');
  const exitName = useExitName();
  const complaints = useContext(Complaints);
  const exits = exitsOf(module);
  if (exits.length === 0) return null;
  const options = draft.modules
    .filter((target) => refusalBetween(module, target) === null)
    .map((target) => ({
      value: target.id,
      label: target.label.trim() || t(`kind.${target.kind}.name`),
      kind: target.kind,
    }));
  return (
    <section className={styles.exits}>
      <h3 className={styles.title}>{t('settings.exits')}</h3>
      {exits.map((exit, place) => {
        const wire = draft.wires.find((one) => one.from === module.id && one.exit === exit.id);
        const name = exitName(module, exit);
        return (
          <div key={exit.id} className={styles.exit} data-field={`exit ${exit.id}`}>
            <ExitDot place={place} hollow={wire === undefined} />
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
              status={complaints.has(`exit ${exit.id}`) ? 'error' : ''}
              value={wire?.to ?? null}
              options={options}
              optionRender={({ data, label }) => (
                <span className={styles.option}>
                  <KindIcon kind={data.kind} />
                  {label}
                </span>
              )}
              onSelect={(to: string) => onConnect(exit.id, to)}
              onClear={() => onCut(exit.id)}
            />
          </div>
        );
      })}
    </section>
  );
}
