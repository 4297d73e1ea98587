-- What every message moves, and what distribution looks for, in columns of their own: an ordinary message no longer
-- rewrites the state, and nobody looks into the state of everybody who waits.

alter table conversation
  add column silence_at timestamptz,
  add column unanswered_since timestamptz,
  add column announced boolean,
  add column grace_at timestamptz;

update conversation
set silence_at = (state #>> '{stage,silenceDeadline}')::timestamptz,
    unanswered_since = (state #>> '{stage,customerWaitingSince}')::timestamptz,
    announced = (state #>> '{stage,queueing,announced}')::boolean,
    grace_at = (state #>> '{stage,graceDeadline}')::timestamptz,
    state = state #- '{stage,silenceDeadline}' #- '{stage,customerWaitingSince}';

alter table conversation
  add constraint conversation_clocks_of_service check (
    phase = 'SERVED' or (silence_at is null and unanswered_since is null)),
  add constraint conversation_is_announced_in_a_queue check ((announced is not null) = (place_at is not null)),
  add constraint conversation_grace_while_waiting check (grace_at is null or phase = 'WAITING');

create index conversation_untold on conversation (group_id, place_rank, place_at, id)
  where place_at is not null and not announced;
create index conversation_in_grace on conversation (group_id) where grace_at is not null;

-- The same promises with one look for each row instead of two.
create or replace function conversation_follows() returns trigger language plpgsql as $$
begin
  if exists (
    select 1
    from moved m
    where m.last_seq > 0
      and (select max(e.seq) from timeline_entry e where e.conversation_id = m.id and e.seq >= m.last_seq)
        is distinct from m.last_seq
  ) then
    raise exception 'a conversation stands at the end of its timeline'
      using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
