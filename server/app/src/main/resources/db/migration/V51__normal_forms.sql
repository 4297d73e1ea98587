-- Names of members may have 50 characters. What people take for the same name or address is the same one: wide and
-- narrow letters, upper and lower case, and characters that cannot be seen make no difference.

alter table staff
  drop constraint staff_name_check,
  add constraint staff_name_check check (char_length(name) between 1 and 50),
  drop constraint staff_nickname_check,
  add constraint staff_nickname_check check (char_length(nickname) <= 50);

-- The normal form of a text by which somebody is known.
create function normal_key(value text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(lower(regexp_replace(normalize(value, nfkc), '[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u3164\uFFA0]', '', 'g')), '^\s+|\s+$', '', 'g')
$$;

-- Stored addresses come into their form where nobody else has it; the others are told, and stay.
do $$
declare
  one record;
begin
  for one in select id, email from staff where deleted_at is null and email <> normal_key(email) loop
    if exists (select from staff where deleted_at is null and id <> one.id and normal_key(email) = normal_key(one.email)) then
      raise warning 'the e-mail of member % looks like that of another; correct one of them', one.id;
    else
      update staff set email = normal_key(email) where id = one.id;
    end if;
  end loop;
end $$;

-- Names that look like another's get a number behind them, so that everybody can be told apart.
do $$
declare
  one record;
begin
  for one in
    select id, name, row_number() over (partition by mode, normal_key(name) order by created_at, id) as n
    from skill_group where deleted_at is null
  loop
    if one.n > 1 then
      raise warning 'skill group "%" looks like another and is numbered', one.name;
      update skill_group set name = left(name, 15) || ' (' || one.n || ')' where id = one.id;
    end if;
  end loop;
  for one in
    select id, name, row_number() over (partition by mode, normal_key(name) order by created_at, id) as n
    from flow where deleted_at is null
  loop
    if one.n > 1 then
      raise warning 'flow "%" looks like another and is numbered', one.name;
      update flow set name = left(name, 15) || ' (' || one.n || ')' where id = one.id;
    end if;
  end loop;
  for one in
    select id, name, row_number() over (partition by kind, normal_key(name) order by created_at, id) as n
    from channel where deleted_at is null
  loop
    if one.n > 1 then
      raise warning 'channel "%" looks like another and is numbered', one.name;
      update channel set name = left(name, 15) || ' (' || one.n || ')' where id = one.id;
    end if;
  end loop;
end $$;

drop index skill_group_name_living;
create unique index skill_group_name_living on skill_group (mode, normal_key(name)) where deleted_at is null;
drop index flow_name_living;
create unique index flow_name_living on flow (mode, normal_key(name)) where deleted_at is null;
drop index channel_name_living;
create unique index channel_name_living on channel (kind, normal_key(name)) where deleted_at is null;
