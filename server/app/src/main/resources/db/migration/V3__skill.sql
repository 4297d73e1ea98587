-- Skill groups and who belongs to them.

create table skill_group (
  id uuid primary key,
  mode text not null check (mode in ('OMNIMEDIA', 'ONLINE', 'PHONE')),
  name text not null check (char_length(name) between 1 and 20),
  cap int not null,
  created_at timestamptz not null,
  deleted_at timestamptz,
  constraint skill_group_cap check (cap between 1 and 100 and (mode = 'ONLINE' or cap = 1))
);
create unique index skill_group_name_living on skill_group (mode, name) where deleted_at is null;

create table skill_group_member (
  group_id uuid not null references skill_group (id),
  staff_id uuid not null references staff (id),
  primary key (group_id, staff_id)
);
create index skill_group_member_staff on skill_group_member (staff_id);
