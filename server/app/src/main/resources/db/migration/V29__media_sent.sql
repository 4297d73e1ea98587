-- Uploads that no message ever carried are removed after a day. What was found in a timeline is
-- marked, so that it is looked for once.

alter table media add column sent boolean not null default false;

create index media_unsent on media (created_at) where not sent;
