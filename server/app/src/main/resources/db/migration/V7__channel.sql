-- Channels by which customers come. A deleted one stays as a row, for the records; its secret goes.

create table channel (
  id uuid primary key,
  kind text not null check (kind in ('MINI_PROGRAM', 'WEBSITE')),
  mode text not null check (mode in ('OMNIMEDIA', 'ONLINE', 'PHONE')),
  name text not null check (char_length(name) between 1 and 20),
  key text not null unique check (key ~ '^[0-9A-Za-z]{8,40}$'),
  app_id text,
  secret_sealed bytea,
  origins text[] not null default '{}',
  created_at timestamptz not null,
  deleted_at timestamptz,
  constraint channel_mini_program check (
    (kind = 'MINI_PROGRAM') = (app_id is not null)
    and (kind = 'MINI_PROGRAM' and deleted_at is null) = (secret_sealed is not null))
);
create unique index channel_name_living on channel (kind, name) where deleted_at is null;
create unique index channel_app_id_living on channel (app_id) where deleted_at is null;
create index channel_created on channel (created_at, id);

alter table customer
  add constraint customer_channel foreign key (channel_id) references channel (id);
