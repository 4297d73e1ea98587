-- A batch that is one statement may still be on its way when its lane has lost the connection. Before
-- the lane goes on, it makes sure that such a statement comes too late.
alter table door_lane add column burnt bigint not null default 0;

-- Messages of a service are added, and their conversation moved on, by one statement. When its
-- triggers look, the conversation stands behind the new entries already.
create or replace function timeline_goes_on() returns trigger language plpgsql as $$
begin
  if exists (
    select 1
    from (select conversation_id, min(seq) first, max(seq) last, count(*) n from fresh group by conversation_id) f
    where f.last - f.first + 1 <> f.n
      or (select c.last_seq in (f.first - 1, f.last) from conversation c where c.id = f.conversation_id) is not true
  ) then
    raise exception 'a timeline has no gaps' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
