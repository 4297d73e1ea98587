-- Pictures and files sent in conversations. The content lies in the data folder under the id.

create table media (
  id uuid primary key,
  conversation_id uuid not null,
  customer_id uuid not null references customer (id),
  uploaded_by uuid, -- the member of staff; null when the customer did
  kind text not null check (kind in ('IMAGE', 'FILE')),
  content_type text not null,
  name text not null check (char_length(name) between 1 and 120),
  bytes bigint not null check (bytes > 0),
  width int not null default 0 check (width >= 0),
  height int not null default 0 check (height >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  created_at timestamptz not null,
  constraint media_picture_has_a_size check ((kind = 'IMAGE') = (width > 0 and height > 0))
);
create index media_conversation on media (conversation_id, created_at);
