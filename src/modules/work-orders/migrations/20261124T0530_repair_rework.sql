-- A rework (返修) is an order of its own, linked to the first one: it is counted apart and shown on both.
alter table work_orders.repair
  add column rework_of uuid,
  add constraint repair_rework_of_fkey foreign key (community_id, rework_of) references work_orders.repair (community_id, matter_id),
  add constraint repair_rework_of_another check (rework_of <> matter_id);

create index repair_rework_of on work_orders.repair (community_id, rework_of) where rework_of is not null;

-- Orders a technician has finished, for the phone and for the workload.
create index repair_done_by on work_orders.repair (community_id, accepted_by, done_at) where done_at is not null;

-- What was used (用料), line by line; orders finished before the lines came keep their words in repair.materials.
create table work_orders.material_line (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  matter_id uuid not null,
  position int not null,
  name text not null,
  quantity numeric(12, 3) not null,
  unit text not null,
  at timestamptz not null,
  by_id uuid not null,
  constraint material_line_pkey primary key (community_id, id),
  constraint material_line_repair_fkey foreign key (community_id, matter_id) references work_orders.repair (community_id, matter_id),
  constraint material_line_by_fkey foreign key (by_id) references access.staff (id),
  constraint material_line_name check (name <> '' and unit <> ''),
  constraint material_line_quantity check (quantity > 0)
);

create index material_line_repair on work_orders.material_line (community_id, matter_id, at, position);

select platform.protect('work_orders.material_line', append_only => true);

-- Whether a technician takes orders now; without a row: yes. The roster of the shifts module will say more.
create table work_orders.technician_availability (
  community_id uuid not null,
  staff_id uuid not null,
  available boolean not null,
  since timestamptz not null,
  constraint technician_availability_pkey primary key (community_id, staff_id),
  constraint technician_availability_community_fkey foreign key (community_id) references access.community (community_id),
  constraint technician_availability_staff_fkey foreign key (staff_id) references access.staff (id)
);

select platform.protect('work_orders.technician_availability');
