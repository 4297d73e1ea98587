-- What happened in a conversation beside what was said: lists of records read a few facts of conversations that have
-- thousands of messages. Messages are not in it, so that talk costs nothing more.
create index timeline_facts on timeline_entry (conversation_id, kind, seq) where kind <> 'MESSAGE';
