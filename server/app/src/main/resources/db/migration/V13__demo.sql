-- Whether the sample desk has been set up here; it is set up once, whatever becomes of it later.
create table demo (
  single boolean primary key default true check (single),
  agent_id uuid not null references staff (id),
  channel_id uuid not null references channel (id),
  made_at timestamptz not null
);
