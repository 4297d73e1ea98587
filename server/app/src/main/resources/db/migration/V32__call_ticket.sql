-- Tickets by which a page without a token (the web view of a mini program) enters a call: good once and not for long.
-- What is kept is a hash, of which no ticket can be made.
create table call_ticket (
  hash bytea primary key check (octet_length(hash) = 32),
  customer_id uuid not null,
  conversation_id uuid not null,
  media text not null check (media in ('VOICE', 'VIDEO')),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index call_ticket_customer on call_ticket (customer_id, expires_at);
create index call_ticket_expires on call_ticket (expires_at);
