-- What Janus records of calls: one row for each call that went through it, from its first page on.
create table recording (
  call_id uuid primary key,
  conversation_id uuid not null,
  begun_at timestamptz not null,
  -- RUNNING: the call goes on. DUE: to be joined into one file. MAKING: a server does. MADE: there is a file. EMPTY: nobody sent anything.
  state text not null check (state in ('RUNNING', 'DUE', 'MAKING', 'MADE', 'EMPTY', 'FAILED')),
  -- When it is joined, or until when the server that joins it is believed to live.
  due_at timestamptz,
  tries smallint not null default 0 check (tries >= 0),
  ended_at timestamptz,
  bytes bigint check (bytes > 0),
  length_ms bigint check (length_ms >= 0),
  constraint recording_is_due check ((due_at is not null) = (state in ('DUE', 'MAKING'))),
  constraint recording_has_ended check ((ended_at is null) = (state = 'RUNNING')),
  constraint recording_has_a_file check (
    (bytes is not null) = (state = 'MADE') and (length_ms is not null) = (state = 'MADE'))
);
create index recording_conversation on recording (conversation_id, begun_at);
create index recording_to_do on recording (due_at) where state in ('DUE', 'MAKING');
create index recording_running on recording (call_id) where state = 'RUNNING';
create index recording_begun on recording (begun_at);
