-- What an enquiry, a request for help, a suggestion or a praise (咨询, 求助, 建议, 表扬) has beyond a matter.
create table desk.request (
  community_id uuid not null,
  matter_id uuid not null,
  kind text not null,
  registered_at timestamptz not null,
  answer text not null default '',
  settled_at timestamptz,
  settled_by uuid,
  adopted boolean,
  praised_staff_id uuid,
  praised_name text not null default '',
  constraint request_pkey primary key (community_id, matter_id),
  constraint request_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint request_settled_by_fkey foreign key (settled_by) references access.staff (id),
  constraint request_praised_fkey foreign key (praised_staff_id) references access.staff (id),
  constraint request_kind check (kind in ('enquiry', 'help', 'suggestion', 'praise')),
  constraint request_settled check ((settled_at is null) = (answer = '')),
  constraint request_adopted check (adopted is null or (kind = 'suggestion' and settled_at is not null)),
  constraint request_praised check (praised_name = '' or kind = 'praise')
);

select platform.protect('desk.request');

-- The owners' contact box (意见箱, §12.2.0): each opening is recorded, also when it was empty.
create table desk.box_opening (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  box text not null,
  opened_at timestamptz not null,
  opened_on date not null,
  opened_by uuid not null,
  letters int not null,
  note text not null default '',
  recorded_at timestamptz not null,
  constraint box_opening_pkey primary key (community_id, id),
  constraint box_opening_community_fkey foreign key (community_id) references access.community (community_id),
  constraint box_opening_opened_by_fkey foreign key (opened_by) references access.staff (id),
  constraint box_opening_box check (box <> ''),
  constraint box_opening_letters check (letters between 0 and 999)
);

create index box_opening_recent on desk.box_opening (community_id, opened_at, id);

select platform.protect('desk.box_opening', append_only => true);
