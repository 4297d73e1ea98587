import {
  BranchesOutlined,
  CustomerServiceOutlined,
  MessageOutlined,
  PlayCircleOutlined,
  StopOutlined,
} from '@ant-design/icons';
import type { ModuleKind } from '@zongji/flow-model';
import type { ReactNode } from 'react';
import styles from './kinds.module.css';

const ICONS: Readonly<Record<ModuleKind, ReactNode>> = {
  START: <PlayCircleOutlined />,
  SEND_MESSAGE: <MessageOutlined />,
  BRANCH: <BranchesOutlined />,
  TRANSFER_TO_AGENT: <CustomerServiceOutlined />,
  END: <StopOutlined />,
};

/** Class that gives everything in it the colour of the kind as `--kind` and `--kind-bg`. */
export function kindClass(kind: ModuleKind): string {
  return styles[kind] ?? '';
}

/** The sign of a kind of module, in its colour. */
export function KindIcon({ kind }: { readonly kind: ModuleKind }) {
  return (
    <span className={`${styles.icon} ${kindClass(kind)}`} aria-hidden="true">
      {ICONS[kind]}
    </span>
  );
}

/** How many colours tell exits apart before they begin again. */
const EXIT_COLOURS = 8;

/** Class that gives an exit its colour as `--exit`; by its place among the module's exits. */
export function exitClass(place: number): string {
  return styles[`exit${place % EXIT_COLOURS}`] ?? '';
}

/** The dot of an exit: rows that share an exit have the same. */
export function ExitDot({
  place,
  hollow = false,
}: {
  readonly place: number;
  readonly hollow?: boolean;
}) {
  const hollowClass = hollow ? styles.hollow : '';
  return <span className={`${styles.dot} ${exitClass(place)} ${hollowClass}`} aria-hidden="true" />;
}
