-- Flows: what is being edited, the published versions, and the channels they are linked to.

create table flow (
  id uuid primary key,
  mode text not null check (mode in ('OMNIMEDIA', 'ONLINE', 'PHONE')),
  name text not null check (char_length(name) between 1 and 20),
  draft jsonb not null,
  draft_revision bigint not null default 1 check (draft_revision > 0),
  published_version int,
  published boolean not null generated always as (published_version is not null) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  constraint flow_deleted_is_not_published check (deleted_at is null or published_version is null),
  constraint flow_published unique (id, published)
);
create unique index flow_name_living on flow (mode, name) where deleted_at is null;
create index flow_list on flow (mode, updated_at desc, id) where deleted_at is null;

create table flow_version (
  flow_id uuid not null references flow (id),
  number int not null check (number > 0),
  graph jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null references staff (id),
  primary key (flow_id, number)
);

alter table flow add constraint flow_published_version
  foreign key (id, published_version) references flow_version (flow_id, number);

-- Conversations run to their end on the version they began on, so a version never changes or goes.
create function flow_version_is_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'version % of flow % is immutable', old.number, old.flow_id;
end
$$;
create trigger flow_version_is_immutable before update or delete on flow_version
  for each row execute function flow_version_is_immutable();

-- A link refers to a flow that is published: the flow can neither be linked while it is not, nor be
-- withdrawn or deleted while it is linked.
create table flow_link (
  channel_id uuid not null,
  flow_id uuid not null,
  published boolean not null default true check (published),
  linked_at timestamptz not null,
  primary key (channel_id, flow_id),
  constraint flow_link_published foreign key (flow_id, published) references flow (id, published)
);
create index flow_link_flow on flow_link (flow_id);
