-- A category says how soon the callback is owed (§12.3.4.2: safety facility, leak, other) and which part of the
-- building it is about as a rule, which decides the warranty (§2.3). The order keeps both as they were when logged.
alter table work_orders.default_category
  add column callback_class text not null default 'other',
  add column part_code text,
  add constraint default_category_callback_class check (callback_class in ('safety', 'leak', 'other'));

update work_orders.default_category set part_code = 'wiring' where code = 'water-power';

update work_orders.default_category set part_code = 'fittings' where code = 'doors-windows';

update work_orders.default_category set callback_class = 'leak', part_code = 'waterproof' where code = 'leak';

update work_orders.default_category set callback_class = 'safety', part_code = 'equipment' where code in ('lift', 'safety');

alter table work_orders.category
  add column callback_class text not null default 'other',
  add column part_code text,
  add column retired boolean not null default false,
  add constraint category_callback_class check (callback_class in ('safety', 'leak', 'other'));

alter table work_orders.repair
  add column callback_class text not null default 'other',
  add constraint repair_callback_class check (callback_class in ('safety', 'leak', 'other'));

-- What was logged before is classed by its category. The owner of the tables is no community: the force is lifted for it.
alter table work_orders.category no force row level security;

alter table work_orders.repair no force row level security;

update work_orders.category set callback_class = case code when 'leak' then 'leak' when 'lift' then 'safety' when 'safety' then 'safety' else 'other' end,
  part_code = (select d.part_code from work_orders.default_category d where d.code = category.code);

update work_orders.repair set callback_class = case category_code when 'leak' then 'leak' when 'lift' then 'safety' when 'safety' then 'safety' else 'other' end;

alter table work_orders.category force row level security;

alter table work_orders.repair force row level security;
