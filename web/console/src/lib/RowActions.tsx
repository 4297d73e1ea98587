import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

/** Something that can be done to a row: a link to its page, or a deed. */
export type RowAction = {
  readonly key: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
} & ({ readonly to: string } | { readonly onPress: () => void });

/** Whether the list has no room for more than the first action of a row. */
export const Cramped = createContext(false);

/**
 * What can be done to a row, each by its word; where the list is short of room all but the first are
 * in a menu, as are those that are seldom wanted.
 */
export function RowActions({
  name,
  actions,
  seldom = [],
}: {
  /** What the row is called; names the menu to readers. */
  readonly name: string;
  readonly actions: readonly RowAction[];
  readonly seldom?: readonly RowAction[];
}) {
  const cramped = useContext(Cramped);
  const [first, ...rest] = actions;
  const beside = cramped && first !== undefined ? [first] : actions;
  const within = cramped ? [...rest, ...seldom] : seldom;
  return (
    <Space size={0} wrap={!cramped} className="row-actions">
      {beside.map((action) => (
        <Inline key={action.key} action={action} />
      ))}
      {within.length === 0 ? null : <Further name={name} actions={within} />}
    </Space>
  );
}

function Inline({ action }: { readonly action: RowAction }) {
  const { label, danger = false, disabled = false } = action;
  if ('to' in action) {
    return (
      <Link to={action.to}>
        <Button type="link" size="small" danger={danger} disabled={disabled}>
          {label}
        </Button>
      </Link>
    );
  }
  return (
    <Button type="link" size="small" danger={danger} disabled={disabled} onClick={action.onPress}>
      {label}
    </Button>
  );
}

function Further({
  name,
  actions,
}: {
  readonly name: string;
  readonly actions: readonly RowAction[];
}) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: actions.map((action) => ({
          key: action.key,
          label: action.label,
          danger: action.danger ?? false,
          disabled: action.disabled ?? false,
          onClick: () => ('to' in action ? void navigate(action.to) : action.onPress()),
        })),
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<EllipsisOutlined />}
        aria-label={t('moreActions', { name })}
      />
    </Dropdown>
  );
}
