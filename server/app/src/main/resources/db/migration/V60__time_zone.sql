-- The time zone of the desk by its IANA name, by which days begin and end: never the machine's. Null until the
-- first administrator's browser has named it.
alter table common_setting add column time_zone text check (char_length(time_zone) between 1 and 64);
