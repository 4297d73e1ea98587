-- What agents look up about their own past.
create index timeline_accepted_by on timeline_entry ((body->>'staffId'), at) where kind = 'ACCEPTED';
