-- What the pages of a call tell each other, for as long as the call goes on. None of it is a fact and none of it is
-- worth a write-ahead log: after a crash of the database the pages join again.

-- One row for each call that a page has joined; whoever writes a signal locks it, so that numbers become visible in
-- their order.
create unlogged table call_line (
  call_id uuid primary key,
  conversation_id uuid not null,
  last_n bigint not null default 0 check (last_n >= 0)
);
create index call_line_conversation on call_line (conversation_id);

-- A page's part in a call; the newest of a side is the one that counts.
create unlogged table call_leg (
  -- Later ones replace earlier ones of the same side.
  id bigint generated always as identity,
  call_id uuid not null references call_line (call_id) on delete cascade,
  leg uuid not null,
  side text not null check (side in ('CUSTOMER', 'AGENT')),
  -- The number of the last signal before it joined.
  since_n bigint not null check (since_n >= 0),
  primary key (call_id, leg)
);

create unlogged table call_signal (
  call_id uuid not null references call_line (call_id) on delete cascade,
  n bigint not null check (n > 0),
  to_side text not null check (to_side in ('CUSTOMER', 'AGENT')),
  from_side text not null check (from_side in ('CUSTOMER', 'AGENT', 'SERVER')),
  leg uuid,
  body text not null,
  primary key (call_id, n),
  constraint call_signal_of_a_page_has_a_leg check ((leg is null) = (from_side = 'SERVER'))
);
