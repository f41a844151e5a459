-- A saved view (视图): filters, order, layout and columns of the list of matters under a name; of one person, or shared
-- with everybody in the community. A deleted one stays, so that deleting can be undone.
create table matters.saved_view (
  community_id uuid not null,
  id uuid not null,
  owner_id uuid not null,
  name text not null,
  shared boolean not null,
  asks jsonb not null,
  version int not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  deleted_at timestamptz,
  constraint saved_view_pkey primary key (community_id, id),
  constraint saved_view_community_fkey foreign key (community_id) references access.community (community_id),
  constraint saved_view_owner_fkey foreign key (owner_id) references access.staff (id),
  constraint saved_view_changed_by_fkey foreign key (changed_by) references access.staff (id),
  constraint saved_view_name check (name <> '')
);

create unique index saved_view_own_name on matters.saved_view (community_id, owner_id, name) where not shared and deleted_at is null;

create unique index saved_view_shared_name on matters.saved_view (community_id, name) where shared and deleted_at is null;

select platform.protect('matters.saved_view');

-- With which view the page opens for a person (默认视图).
create table matters.default_view (
  community_id uuid not null,
  staff_id uuid not null,
  view_id uuid not null,
  constraint default_view_pkey primary key (community_id, staff_id),
  constraint default_view_staff_fkey foreign key (staff_id) references access.staff (id),
  constraint default_view_view_fkey foreign key (community_id, view_id) references matters.saved_view (community_id, id)
);

select platform.protect('matters.default_view');
