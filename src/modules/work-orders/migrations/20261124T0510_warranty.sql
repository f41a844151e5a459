-- Parts of a building and how long the developer answers for them (§2.3): the least periods of the regulation
-- (建设工程质量管理条例 40) and those of the two books of 1998 (两书) where these name the part. A community's own row
-- stands before the default of the same code.
create table work_orders.default_part (
  code text not null,
  name text not null,
  position int not null,
  regulation_amount int not null,
  regulation_unit text not null,
  two_books_amount int,
  two_books_unit text,
  constraint default_part_pkey primary key (code),
  constraint default_part_amounts check (regulation_amount > 0 and two_books_amount > 0),
  constraint default_part_regulation_unit check (
    regulation_unit in ('month', 'year', 'design-life', 'heating-season', 'cooling-season')
  ),
  constraint default_part_two_books_unit check (
    two_books_unit in ('month', 'year', 'design-life', 'heating-season', 'cooling-season')
  ),
  constraint default_part_two_books check (num_nonnulls(two_books_amount, two_books_unit) in (0, 2))
);

select platform.share('work_orders.default_part');

insert into work_orders.default_part
  (code, name, position, regulation_amount, regulation_unit, two_books_amount, two_books_unit)
values
  ('structure', '地基基础和主体结构', 10, 50, 'design-life', 50, 'design-life'),
  ('waterproof', '屋面、外墙和有防水要求的房间防渗漏', 20, 5, 'year', 3, 'year'),
  ('wet-room', '厨卫地面、地下室和管道渗漏', 30, 5, 'year', 1, 'year'),
  ('heating', '供热系统', 40, 2, 'heating-season', 1, 'heating-season'),
  ('cooling', '供冷系统', 50, 2, 'cooling-season', 1, 'cooling-season'),
  ('wiring', '电气管线', 60, 2, 'year', null, null),
  ('pipes', '给排水管道', 70, 2, 'year', null, null),
  ('blockage', '管道堵塞', 80, 2, 'year', 2, 'month'),
  ('equipment', '设备安装', 90, 2, 'year', null, null),
  ('fittings', '门窗、五金件和卫生洁具', 100, 2, 'year', 1, 'year'),
  ('lamps', '灯具和电器开关', 110, 2, 'year', 6, 'month'),
  ('decoration', '装修（抹灰、地面、顶棚）', 120, 2, 'year', 1, 'year');

create table work_orders.part (
  community_id uuid not null,
  code text not null,
  name text not null,
  position int not null,
  term_amount int not null,
  term_unit text not null,
  retired boolean not null default false,
  version int not null default 1,
  constraint part_pkey primary key (community_id, code),
  constraint part_community_fkey foreign key (community_id) references access.community (community_id),
  constraint part_name check (name <> ''),
  constraint part_term check (
    term_amount > 0 and term_unit in ('month', 'year', 'design-life', 'heating-season', 'cooling-season')
  )
);

select platform.protect('work_orders.part');

-- How a community reckons the warranty: by which periods, from which date, and when the seasons are. No row: the usual
-- setting of the module.
create table work_orders.warranty_setting (
  community_id uuid not null,
  terms text not null,
  counted_from text not null,
  heating_from text not null,
  heating_until text not null,
  cooling_from text not null,
  cooling_until text not null,
  version int not null default 1,
  constraint warranty_setting_pkey primary key (community_id),
  constraint warranty_setting_community_fkey foreign key (community_id) references access.community (community_id),
  constraint warranty_setting_terms check (terms in ('regulation', 'two-books')),
  constraint warranty_setting_counted_from check (counted_from in ('later', 'completion', 'delivery'))
);

select platform.protect('work_orders.warranty_setting');

-- The warranty of an order as it was decided when it was logged: by part and both dates, kept whatever changes later.
-- A person may judge otherwise, with a reason.
alter table work_orders.repair
  add column part_code text,
  add column part_name text not null default '',
  add column completed_on date,
  add column delivered_on date,
  add column warranty text not null default 'none',
  add column warranty_until date,
  add column warranty_why text not null default '',
  add column liable text not null default 'centre',
  add column judged_by uuid,
  add column judged_reason text not null default '',
  add constraint repair_warranty check (warranty in ('covered', 'expired', 'unknown', 'none')),
  add constraint repair_liable check (liable in ('developer', 'centre', 'undecided')),
  add constraint repair_judged check ((judged_by is null) = (judged_reason = '')),
  add constraint repair_judged_by_fkey foreign key (judged_by) references access.staff (id);
