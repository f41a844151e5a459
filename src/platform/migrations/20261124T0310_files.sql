-- Files of a community: the contents lie outside of the database by their hash, a row says whose they are. The same
-- content may belong to several communities; it is taken from the disk when no row points to it.
create table platform.file (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  media_type text not null,
  hash text collate "C" not null,
  thumbnail text collate "C",
  bytes bigint not null,
  width int,
  height int,
  kept_at timestamptz not null,
  kept_by uuid,
  constraint file_pkey primary key (community_id, id),
  constraint file_kind check (kind in ('photo', 'document')),
  constraint file_hash check (hash ~ '^[0-9a-f]{64}$'),
  constraint file_photo_has_thumbnail check ((kind = 'photo') = (thumbnail is not null))
);

create index file_by_hash on platform.file (hash);

create index file_by_thumbnail on platform.file (thumbnail) where thumbnail is not null;

select platform.protect('platform.file');

-- What a community keeps, counted as it is added, and how much it may.
create table platform.file_usage (
  community_id uuid not null,
  bytes bigint not null,
  quota bigint not null,
  constraint file_usage_pkey primary key (community_id),
  constraint file_usage_within_quota check (bytes <= quota)
);

select platform.protect('platform.file_usage');
