-- Voice messages say how long they play; pictures may have a thumbnail beside them.

alter table media
  drop constraint media_kind_check,
  add constraint media_kind_check check (kind in ('IMAGE', 'FILE', 'VOICE')),
  add column duration_ms bigint check (duration_ms > 0),
  add column thumbnail_type text, -- null where there is none
  add constraint media_voice_has_a_length check ((kind = 'VOICE') = (duration_ms is not null));
