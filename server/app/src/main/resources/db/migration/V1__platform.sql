-- What belongs to the installation as a whole, the staff's sessions and the timers.

create table installation (
  single boolean primary key default true check (single),
  id uuid not null,
  created_at timestamptz not null default now()
);
insert into installation (id) values (gen_random_uuid());

create table common_setting (
  single boolean primary key default true check (single),
  company_name text not null default '' check (char_length(company_name) <= 50),
  accent_colour text not null default '#1677ff' check (accent_colour ~ '^#[0-9a-f]{6}$'),
  nobody_online_grace_seconds int not null default 60 check (nobody_online_grace_seconds between 0 and 3600),
  place_kept_seconds int not null default 300 check (place_kept_seconds between 10 and 86400),
  flow_away_seconds int not null default 1800 check (flow_away_seconds between 10 and 86400),
  agent_gone_seconds int not null default 30 check (agent_gone_seconds between 5 and 600),
  agent_return_seconds int not null default 60 check (agent_return_seconds between 5 and 3600)
);
insert into common_setting default values;

-- The tables of Spring Session.
create table staff_session (
  primary_id char(36) primary key,
  session_id char(36) not null unique,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create index staff_session_expiry on staff_session (expiry_time);
create index staff_session_principal on staff_session (principal_name);
create table staff_session_attributes (
  session_primary_id char(36) not null references staff_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- The table of db-scheduler.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
