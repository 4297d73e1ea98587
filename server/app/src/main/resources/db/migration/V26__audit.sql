-- What administrators changed: who, when, from where, what, on what, and how it was before and is now.
-- Rows are added in the transaction of the change itself, and never changed or removed.

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- The member of staff who did it; nobody when the server did it by itself, or nobody was signed in.
  staff_id uuid,
  address text not null check (char_length(address) <= 64),
  operation text not null check (char_length(operation) between 1 and 60),
  target_kind text not null check (char_length(target_kind) between 1 and 30),
  target_id text check (char_length(target_id) <= 100),
  target_name text not null check (char_length(target_name) <= 300),
  before jsonb,
  after jsonb
);
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_staff on audit_entry (staff_id, at);
create index audit_entry_target on audit_entry (target_kind, at);

create function audit_is_for_ever() returns trigger language plpgsql as $$
begin
  raise exception '% of % is not allowed', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_is_for_ever before update or delete or truncate on audit_entry
  for each statement execute function audit_is_for_ever();
