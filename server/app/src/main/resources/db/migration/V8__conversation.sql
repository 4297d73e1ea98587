-- Conversations, their timelines, and the agents at work. Rows of other features are named without
-- foreign keys: they are never removed, only marked, and a lock on them for each message would be dear.

create table conversation (
  id uuid primary key,
  mode text not null check (mode in ('OMNIMEDIA', 'ONLINE', 'PHONE')),
  channel_id uuid not null,
  customer_id uuid not null,
  flow_id uuid not null,
  flow_version int not null check (flow_version > 0),
  entered_at timestamptz not null,
  last_seq bigint not null default 0 check (last_seq >= 0),
  phase text not null default 'FLOW' check (phase in ('FLOW', 'WAITING', 'OFFERED', 'SERVED', 'ENDED')),
  group_id uuid,
  place_rank smallint check (place_rank in (0, 1)),
  place_at timestamptz,
  agent_id uuid,
  offer_id uuid,
  -- No deadline of the conversation passes before this moment.
  deadline_at timestamptz,
  away_since timestamptz,
  ended_at timestamptz,
  -- The fold of the timeline; the columns above repeat what is searched by.
  state jsonb not null default '{}',
  constraint conversation_has_a_group check ((group_id is not null) = (phase in ('WAITING', 'OFFERED', 'SERVED'))),
  constraint conversation_has_a_place check (
    (place_at is not null) = (phase in ('WAITING', 'OFFERED')) and (place_at is null) = (place_rank is null)),
  constraint conversation_has_an_agent check ((agent_id is not null) = (phase in ('OFFERED', 'SERVED'))),
  constraint conversation_has_an_offer check ((offer_id is not null) = (phase = 'OFFERED')),
  constraint conversation_has_an_end check ((ended_at is not null) = (phase = 'ENDED')),
  constraint conversation_rests_after_its_end check (phase <> 'ENDED' or deadline_at is null)
) with (fillfactor = 60);

create unique index conversation_open on conversation (customer_id, channel_id) where phase <> 'ENDED';
create unique index conversation_offer on conversation (offer_id) where offer_id is not null;
create index conversation_queue on conversation (group_id, place_rank, place_at, id) where place_at is not null;
create index conversation_agent on conversation (agent_id) where agent_id is not null;
create index conversation_deadline on conversation (deadline_at) where deadline_at is not null;
create index conversation_entered on conversation (entered_at);
create index conversation_customer on conversation (customer_id, entered_at);

create table timeline_entry (
  conversation_id uuid not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  kind text not null,
  -- Who gave the client id: the customer or the member of staff.
  author_id uuid,
  client_id text check (char_length(client_id) between 1 and 64),
  -- How many entries the command with that client id added, this one included.
  client_span smallint check (client_span > 0),
  body jsonb not null,
  primary key (conversation_id, seq),
  constraint timeline_client_id_is_whole check (
    (client_id is null) = (author_id is null) and (client_id is null) = (client_span is null))
);
create unique index timeline_client_id on timeline_entry (conversation_id, client_id, author_id)
  where client_id is not null;
create index timeline_kind on timeline_entry (kind, at)
  where kind in ('ENTERED', 'ASKED', 'TRANSFER_FAILED', 'ACCEPTED', 'ABANDONED', 'SERVICE_ENDED', 'RATED', 'ENDED');

-- A timeline goes on exactly where its conversation stands: no gaps, no strangers.
create function timeline_goes_on() returns trigger language plpgsql as $$
begin
  if exists (
    select 1
    from (select conversation_id, min(seq) first, max(seq) last, count(*) n from fresh group by conversation_id) f
    where f.last - f.first + 1 <> f.n
      or (select c.last_seq from conversation c where c.id = f.conversation_id) is distinct from f.first - 1
  ) then
    raise exception 'a timeline has no gaps' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger timeline_goes_on after insert on timeline_entry
  referencing new table as fresh for each statement execute function timeline_goes_on();

create function timeline_is_for_ever() returns trigger language plpgsql as $$
begin
  raise exception '% of % is not allowed', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger timeline_is_for_ever before update or delete or truncate on timeline_entry
  for each statement execute function timeline_is_for_ever();
create trigger conversation_is_for_ever before delete on conversation
  for each statement execute function timeline_is_for_ever();

-- A conversation stands at the end of its timeline, and never goes back.
create function conversation_follows() returns trigger language plpgsql as $$
begin
  if exists (
    select 1
    from moved m
    where m.last_seq > 0 and (
      (select count(*) from timeline_entry e where e.conversation_id = m.id and e.seq = m.last_seq) = 0
      or (select count(*) from timeline_entry e where e.conversation_id = m.id and e.seq = m.last_seq + 1) > 0)
  ) then
    raise exception 'a conversation stands at the end of its timeline'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
create trigger conversation_follows after update on conversation
  referencing new table as moved for each statement execute function conversation_follows();

create table wrap_up (
  conversation_id uuid not null references conversation (id),
  staff_id uuid not null,
  since timestamptz not null,
  primary key (conversation_id, staff_id)
);
create index wrap_up_staff on wrap_up (staff_id);

create table agent_desk (
  staff_id uuid primary key,
  chosen text not null default 'OFFLINE' check (chosen in ('OFFLINE', 'IDLE', 'REST')),
  chosen_at timestamptz not null,
  load int not null default 0,
  cap int not null default 1 check (cap > 0),
  exclusive boolean not null default false,
  wrap_ups int not null default 0,
  idle_since timestamptz not null,
  served_on date not null,
  served_today int not null default 0 check (served_today >= 0),
  seen_at timestamptz not null,
  window_id uuid,
  version bigint not null default 1,
  constraint agent_desk_cap check (load between 0 and cap),
  constraint agent_desk_exclusive check (not exclusive or load = 1),
  constraint agent_desk_wrap_ups check (wrap_ups between 0 and load)
) with (fillfactor = 60);
create index agent_desk_online on agent_desk (staff_id) where chosen <> 'OFFLINE';

create table presence_log (
  staff_id uuid not null,
  at timestamptz not null,
  presence text not null check (presence in ('IDLE', 'BUSY', 'WRAP_UP', 'REST', 'OFFLINE')),
  why text not null
);
create index presence_log_staff on presence_log (staff_id, at);
create index presence_log_at on presence_log (at);

create table receipt (
  conversation_id uuid not null,
  side text not null check (side in ('CUSTOMER', 'AGENT')),
  delivered bigint not null check (delivered >= 0),
  read bigint not null check (read between 0 and delivered),
  primary key (conversation_id, side)
) with (fillfactor = 60);

-- One row for each lane of a running server: the number of its last committed batch. A lane that lost
-- its connection while committing reads here whether the batch was committed.
create table door_lane (
  id uuid primary key,
  batch bigint not null,
  at timestamptz not null
);
