-- Short texts that help whoever is on the telephone: shown with a household of the building, or when the kind or the
-- class of what is registered is chosen. The row is what holds now, every version is kept behind it.
create table desk.hint (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  building_id uuid,
  kind text,
  class_code text,
  body text not null,
  valid_from date not null,
  valid_until date,
  removed_at timestamptz,
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  constraint hint_pkey primary key (community_id, id),
  constraint hint_community_fkey foreign key (community_id) references access.community (community_id),
  constraint hint_building_fkey foreign key (community_id, building_id) references estate.building (community_id, id),
  constraint hint_changed_by_fkey foreign key (changed_by) references access.staff (id),
  constraint hint_kind check (kind in ('enquiry', 'help', 'repair', 'complaint', 'suggestion', 'praise')),
  constraint hint_class_of_complaint check (class_code is null or kind = 'complaint'),
  constraint hint_body check (body <> ''),
  constraint hint_period check (valid_until is null or valid_until >= valid_from)
);

create index hint_of_building on desk.hint (community_id, building_id, kind) where removed_at is null;

select platform.protect('desk.hint');

create table desk.hint_version (
  community_id uuid not null,
  hint_id uuid not null,
  version int not null,
  body text not null,
  valid_from date not null,
  valid_until date,
  removed boolean not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint hint_version_pkey primary key (community_id, hint_id, version),
  constraint hint_version_hint_fkey foreign key (community_id, hint_id) references desk.hint (community_id, id),
  constraint hint_version_by_fkey foreign key (by_id) references access.staff (id)
);

select platform.protect('desk.hint_version', append_only => true);
