-- Whether an agent's window is there now, since when the agent stands as it does, and when the row last
-- changed in a way that may let the agent take more.
alter table agent_desk
  add column left_at timestamptz,
  add column presence_at timestamptz not null default now(),
  add column changed_at timestamptz not null default now();

update agent_desk d set presence_at = coalesce(
  (select max(at) from presence_log p where p.staff_id = d.staff_id), d.chosen_at);
