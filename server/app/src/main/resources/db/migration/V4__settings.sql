-- Settings of each mode and the quick replies.

create table mode_setting (
  mode text primary key check (mode in ('OMNIMEDIA', 'ONLINE', 'PHONE')),
  offer_timeout_on boolean not null default false,
  offer_timeout_seconds int not null default 20 check (offer_timeout_seconds between 1 and 90),
  rest_after_miss boolean not null default true,
  agent_order text not null default 'LONGEST_IDLE'
    check (agent_order in ('LONGEST_IDLE', 'FEWEST_SERVED_TODAY')),
  last_agent_first boolean not null default false,
  restore_seconds int not null default 10 check (restore_seconds between 1 and 90)
);
insert into mode_setting (mode) values ('OMNIMEDIA'), ('ONLINE'), ('PHONE');

create table quick_reply (
  id uuid primary key,
  mode text not null check (mode in ('OMNIMEDIA', 'ONLINE', 'PHONE')),
  title text not null check (char_length(title) between 1 and 20),
  text text not null check (char_length(text) between 1 and 2000),
  position int not null
);
create index quick_reply_order on quick_reply (mode, position, id);
