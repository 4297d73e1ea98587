-- Whoever is not seen counts as gone only by time in which a server could have noted that they were there. Every
-- server winds this clock once a second while it runs and reaches the database.

create table lease_clock (
  one boolean primary key default true check (one),
  wound_at timestamptz,
  since timestamptz not null default 'epoch'
);
comment on column lease_clock.wound_at is 'when a server last noted that it was there; none before the first';
comment on column lease_clock.since is 'since when it has been wound without a gap: nobody was gone before';

insert into lease_clock default values;
