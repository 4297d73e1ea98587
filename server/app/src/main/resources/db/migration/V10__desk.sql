-- What the desk had to repair: nothing here is normal, each row is worth a look.

create table anomaly (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null check (kind in ('FREE_AGENT_BESIDE_WAITING', 'CUSTOMER_NOT_TOLD', 'LOAD_WRONG', 'NO_PROGRESS')),
  group_id uuid,
  staff_id uuid,
  conversation_id uuid,
  detail jsonb not null
);
create index anomaly_at on anomaly (at);
