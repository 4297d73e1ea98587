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
  for one in select id, number, email from staff where deleted_at is null and email <> normal_key(email) order by created_at, id loop
    if char_length(normal_key(one.email)) not between 3 and 254
        or exists (select from staff where deleted_at is null and id <> one.id and normal_key(email) = normal_key(one.email)) then
      raise warning 'the e-mail of the member with number % looks like that of another or is none; correct it', one.number;
    else
      update staff set email = normal_key(email) where id = one.id;
    end if;
  end loop;
end $$;

-- Of names that look alike the oldest stays; the others get the next number behind them that nobody has.
do $$
declare
  named record;
  one record;
  numbered text;
  free boolean;
  n int;
begin
  for named in select * from (values ('skill_group', 'mode'), ('flow', 'mode'), ('channel', 'kind')) as t (of, within) loop
    for one in execute format(
      'select id, name, %2$I as within from (
         select id, name, %2$I, created_at, row_number() over (partition by %2$I, normal_key(name) order by created_at, id) as place
         from %1$I where deleted_at is null) as all_names
       where place > 1 order by created_at, id', named.of, named.within)
    loop
      n := 1;
      loop
        n := n + 1;
        numbered := left(one.name, 17 - char_length(n::text)) || ' (' || n || ')';
        execute format('select not exists (select from %1$I where deleted_at is null and %2$I = $1 and normal_key(name) = normal_key($2))', named.of, named.within)
          into free using one.within, numbered;
        exit when free;
      end loop;
      execute format('update %I set name = $1 where id = $2', named.of) using numbered, one.id;
      raise warning '% "%" looks like another and is called "%" now', named.of, one.name, numbered;
    end loop;
  end loop;
end $$;

drop index skill_group_name_living;
create unique index skill_group_name_living on skill_group (mode, normal_key(name)) where deleted_at is null;
drop index flow_name_living;
create unique index flow_name_living on flow (mode, normal_key(name)) where deleted_at is null;
drop index channel_name_living;
create unique index channel_name_living on channel (kind, normal_key(name)) where deleted_at is null;
