-- Since when an agent might take a conversation of a group: a cap that was raised and a membership that began count
-- from that moment. Nothing is known of those from before.
alter table skill_group add column cap_at timestamptz;
alter table skill_group_member add column joined_at timestamptz;
