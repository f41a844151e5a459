create schema work_orders;

-- Categories of repairs with urgency and response targets: data, the same for every community until it changes its own.
-- on_site_hours says how the minutes to be on site are counted: always, or in reception hours only.
create table work_orders.default_category (
  code text not null,
  name text not null,
  position int not null,
  priority text not null,
  on_site_minutes int not null,
  on_site_hours text not null,
  emergency_on_site_minutes int not null,
  finish_minutes int not null,
  constraint default_category_pkey primary key (code),
  constraint default_category_priority check (priority in ('normal', 'urgent', 'emergency')),
  constraint default_category_hours check (on_site_hours in ('always', 'reception')),
  constraint default_category_minutes check (on_site_minutes > 0 and emergency_on_site_minutes > 0 and finish_minutes > 0)
);

select platform.share('work_orders.default_category');

insert into work_orders.default_category
  (code, name, position, priority, on_site_minutes, on_site_hours, emergency_on_site_minutes, finish_minutes)
values
  ('water-power', '水电', 10, 'urgent', 60, 'always', 30, 1440),
  ('doors-windows', '门窗', 20, 'normal', 240, 'reception', 30, 4320),
  ('leak', '渗漏', 30, 'urgent', 60, 'always', 30, 4320),
  ('lift', '电梯', 40, 'emergency', 30, 'always', 30, 1440),
  ('safety', '安全设施', 50, 'urgent', 60, 'always', 30, 1440),
  ('public', '公共设施', 60, 'normal', 240, 'reception', 30, 4320),
  ('other', '其他', 90, 'normal', 240, 'reception', 30, 4320);

-- A community's own categories; one of the same code stands before the default.
create table work_orders.category (
  community_id uuid not null,
  code text not null,
  name text not null,
  position int not null,
  priority text not null,
  on_site_minutes int not null,
  on_site_hours text not null,
  emergency_on_site_minutes int not null,
  finish_minutes int not null,
  version int not null default 1,
  constraint category_pkey primary key (community_id, code),
  constraint category_community_fkey foreign key (community_id) references access.community (community_id),
  constraint category_priority check (priority in ('normal', 'urgent', 'emergency')),
  constraint category_hours check (on_site_hours in ('always', 'reception')),
  constraint category_minutes check (on_site_minutes > 0 and emergency_on_site_minutes > 0 and finish_minutes > 0)
);

select platform.protect('work_orders.category');

-- What a repair (报修) has beyond a matter. The category's name is kept as it was when the repair was logged.
create table work_orders.repair (
  community_id uuid not null,
  matter_id uuid not null,
  category_code text not null,
  category_name text not null,
  appointment text not null default '',
  waiting_reason text not null default '',
  return_reason text not null default '',
  result text not null default '',
  materials text not null default '',
  accepted_by uuid,
  accepted_at timestamptz,
  on_site_at timestamptz,
  done_at timestamptz,
  constraint repair_pkey primary key (community_id, matter_id),
  constraint repair_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint repair_accepted_by_fkey foreign key (accepted_by) references access.staff (id)
);

select platform.protect('work_orders.repair');
