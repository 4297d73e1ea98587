import { ExclamationCircleFilled } from '@ant-design/icons';
import {
  type ConnectionState,
  Handle,
  type InternalNode,
  type Node,
  type NodeProps,
  Position,
  useConnection,
  useUpdateNodeInternals,
} from '@xyflow/react';
import {
  type Exit,
  exitsOf,
  type Finding,
  firstLine,
  firstText,
  type Module,
  refusalBetween,
} from '@zongji/flow-model';
import { Tooltip } from 'antd';
import { memo, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CanvasContext } from './CanvasContext';
import { hasNamedExits } from './cards';
import { exitClass, KindIcon, kindClass } from './kinds';
import styles from './ModuleCard.module.css';
import { IN_PORT } from './ports';
import { useExitName } from './useExitName';
import { Words } from './Words';

/** How a module is lit while the flow is tried: where the run is, or where it has been. */
export type Lit = 'now' | 'passed' | null;

/** What a card shows. A new object only where something of it changed, so that others stay. */
export interface CardData extends Record<string, unknown> {
  readonly module: Module;
  /** Ids of the exits that lead somewhere. */
  readonly wired: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  readonly lit: Lit;
  readonly locked: boolean;
}

export type CardNode = Node<CardData, 'module'>;

/** What a wire being drawn means for a card: it may end here, it may not, it comes from here. */
type Drawing = 'may' | 'may-not' | 'from' | 'none';

function drawing(connection: ConnectionState<InternalNode<CardNode>>, id: string): Drawing {
  if (!connection.inProgress || connection.fromHandle.type !== 'source') return 'none';
  const from = connection.fromNode.data.module;
  const to = connection.fromNode.id === id ? from : undefined;
  return to === undefined ? 'may' : refusalBetween(from, to) === null ? 'may' : 'from';
}

/** A module on the canvas: what the customer will see, its exits as ports, and what is amiss. */
export const ModuleCard = memo(function ModuleCard({ id, data, selected }: NodeProps<CardNode>) {
  const { module, findings, lit } = data;
  const state = useConnection<CardNode, Drawing>((connection) => drawing(connection, id));
  const exits = exitsOf(module);
  const refused = module.kind === 'START' && state === 'may' ? 'may-not' : state;
  usePortsMeasured(id, exits);
  const classes = [
    styles.card,
    kindClass(module.kind),
    selected ? styles.selected : '',
    findings.length > 0 ? styles.amiss : '',
    lit === 'now' ? styles.now : lit === 'passed' ? styles.passed : '',
    refused === 'may' ? styles.may : refused === 'may-not' ? styles.mayNot : '',
  ];
  return (
    <div className={classes.join(' ')}>
      {module.kind === 'START' ? null : (
        <Handle
          type="target"
          id={IN_PORT}
          position={Position.Top}
          className={styles.in ?? ''}
          isConnectable={!data.locked}
          isConnectableStart={false}
        />
      )}
      <header className={styles.head}>
        <KindIcon kind={module.kind} />
        <CardTitle module={module} />
        {findings.length > 0 ? <FindingMark findings={findings} /> : null}
      </header>
      <Preview module={module} />
      <Ports module={module} exits={exits} wired={data.wired} locked={data.locked} />
    </div>
  );
});

/** Ports move when exits come, go or are renamed; the canvas has to be told. */
function usePortsMeasured(id: string, exits: readonly Exit[]): void {
  const updateNodeInternals = useUpdateNodeInternals();
  const ports = exits.map((exit) => exit.id).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ports are what is measured anew
  useEffect(() => {
    updateNodeInternals(id);
  }, [id, ports, updateNodeInternals]);
}

function CardTitle({ module }: { readonly module: Module }) {
  const { t } = useTranslation('flows');
  const kind = t(`kind.${module.kind}.name`);
  return (
    <div className={styles.titles}>
      <div className={styles.label}>{module.label.trim() === '' ? kind : module.label}</div>
      {module.label === kind ? null : <div className={styles.kind}>{kind}</div>}
    </div>
  );
}

function FindingMark({ findings }: { readonly findings: readonly Finding[] }) {
  const { wordsOf } = useContext(CanvasContext);
  const words = findings.map(wordsOf);
  return (
    <Tooltip
      title={
        <ul className={styles.reasons}>
          {words.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      }
    >
      <span className={styles.mark} role="img" aria-label={words.join(' ')}>
        <ExclamationCircleFilled />
        {findings.length > 1 ? findings.length : null}
      </span>
    </Tooltip>
  );
}

function Preview({ module }: { readonly module: Module }) {
  const { t } = useTranslation('flows');
  const { groupName } = useContext(CanvasContext);
  const text = firstText(module);
  if (text === null) return null;
  const line = firstLine(text);
  return (
    <div className={styles.body}>
      {module.kind === 'TRANSFER_TO_AGENT' ? (
        <div className={styles.group}>
          {module.skillGroupId === null
            ? t('card.noGroup')
            : (groupName(module.skillGroupId) ?? t('card.goneGroup'))}
        </div>
      ) : null}
      <div className={line === '' ? styles.blank : styles.line}>
        {line === '' ? t('card.noText') : <Words text={line} />}
      </div>
    </div>
  );
}

function Ports({
  module,
  exits,
  wired,
  locked,
}: {
  readonly module: Module;
  readonly exits: readonly Exit[];
  readonly wired: ReadonlySet<string>;
  readonly locked: boolean;
}) {
  const named = hasNamedExits(module);
  if (exits.length === 0) return null;
  return (
    <div className={named ? styles.ports : styles.onePort}>
      {exits.map((exit, place) => (
        <Port
          key={exit.id}
          module={module}
          exit={exit}
          place={place}
          named={named}
          wired={wired.has(exit.id)}
          locked={locked}
        />
      ))}
    </div>
  );
}

function Port({
  module,
  exit,
  place,
  named,
  wired,
  locked,
}: {
  readonly module: Module;
  readonly exit: Exit;
  readonly place: number;
  readonly named: boolean;
  readonly wired: boolean;
  readonly locked: boolean;
}) {
  const { t } = useTranslation('flows');
  const { onPort } = useContext(CanvasContext);
  const name = useExitName()(module, exit);
  const keywords = exit.kind === 'branch' ? exit.keywords.filter((one) => one !== '') : [];
  return (
    <div className={`${named ? styles.port : styles.bare} ${named ? exitClass(place) : ''}`}>
      {named ? (
        <span className={styles.portName} title={[name, ...keywords].join(' · ')}>
          {name}
        </span>
      ) : null}
      <Handle
        type="source"
        id={exit.id}
        position={Position.Bottom}
        className={`${styles.out} ${wired ? styles.wired : ''}`}
        isConnectable={!locked}
        isConnectableEnd={false}
        role="button"
        aria-label={t('card.port', { exit: name, module: module.label })}
        onClick={(event) => {
          if (!locked) onPort({ from: module.id, exit: exit.id }, event);
        }}
      />
    </div>
  );
}
