-- Customers, and where the pages of their open conversations are connected.

create table customer (
  id uuid primary key,
  channel_id uuid not null,
  external_id text check (char_length(external_id) between 1 and 128),
  name text not null check (char_length(name) between 1 and 50),
  note text not null default '' check (char_length(note) <= 2000),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  constraint customer_known_once unique (channel_id, external_id)
);

-- The lease of a customer's page: the server that holds its socket renews the row every few seconds
-- and removes it when the socket closes. A conversation whose rows are missing or stale has no page
-- any more, whatever became of the server that held it.
create table customer_page (
  conversation_id uuid not null,
  server_id uuid not null,
  seen_at timestamptz not null,
  primary key (conversation_id, server_id)
);
create index customer_page_seen on customer_page (seen_at);
