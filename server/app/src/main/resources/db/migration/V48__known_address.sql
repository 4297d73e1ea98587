-- From which networks a member of staff has signed in lately, as signatures only: guesses that strangers make
-- elsewhere do not hold up whoever signs in from there.

create table known_address (
  staff_id uuid not null references staff on delete cascade,
  place text not null check (char_length(place) between 1 and 100),
  last_at timestamptz not null,
  primary key (staff_id, place)
);
create index known_address_last on known_address (last_at);
