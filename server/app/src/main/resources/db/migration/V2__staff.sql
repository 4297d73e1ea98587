-- Members of staff. A deleted one stays as a row, so that records keep the name and number that served.

create table staff (
  id uuid primary key,
  number text not null check (number ~ '^[0-9A-Za-z]{1,20}$'),
  name text not null check (char_length(name) between 1 and 20),
  email text not null check (email = lower(email) and char_length(email) between 3 and 254),
  nickname text not null default '' check (char_length(nickname) <= 20),
  mobile text not null default '' check (char_length(mobile) <= 20),
  role text not null check (role in ('ADMIN', 'AGENT')),
  password_hash text not null,
  must_change boolean not null default true,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index staff_number_living on staff (lower(number)) where deleted_at is null;
create unique index staff_email_living on staff (email) where deleted_at is null;
create index staff_created on staff (created_at desc, id);

-- Failed sign-ins, by the account that was tried; a row goes with the first success.
create table sign_in_failure (
  login text primary key,
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz not null
);
