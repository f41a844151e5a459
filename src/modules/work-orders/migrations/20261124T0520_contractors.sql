-- The developer's contractors (保修单位): whom to call for which parts.
create table work_orders.contractor (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  contact text not null default '',
  phone text not null default '',
  part_codes text[] not null default '{}',
  note text not null default '',
  retired boolean not null default false,
  version int not null default 1,
  constraint contractor_pkey primary key (community_id, id),
  constraint contractor_name_once unique (community_id, name),
  constraint contractor_community_fkey foreign key (community_id) references access.community (community_id),
  constraint contractor_name check (name <> '')
);

select platform.protect('work_orders.contractor');

alter table work_orders.repair
  add column contractor_id uuid,
  add column promised_on date,
  add constraint repair_contractor_fkey foreign key (community_id, contractor_id)
    references work_orders.contractor (community_id, id);

create index repair_contractor on work_orders.repair (community_id, contractor_id) where contractor_id is not null;

-- What was said with the contractor about an order, and what came of it. The id is that of the entry in the timeline.
create table work_orders.contractor_contact (
  community_id uuid not null,
  id uuid not null,
  matter_id uuid not null,
  contractor_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  outcome text not null,
  spoke_with text not null default '',
  said text not null default '',
  promised_on date,
  constraint contractor_contact_pkey primary key (community_id, id),
  constraint contractor_contact_repair_fkey foreign key (community_id, matter_id) references work_orders.repair (community_id, matter_id),
  constraint contractor_contact_contractor_fkey foreign key (community_id, contractor_id)
    references work_orders.contractor (community_id, id),
  constraint contractor_contact_by_fkey foreign key (by_id) references access.staff (id),
  constraint contractor_contact_outcome check (outcome in ('unreached', 'told', 'promised', 'declined')),
  constraint contractor_contact_promise check ((outcome = 'promised') = (promised_on is not null))
);

create index contractor_contact_repair on work_orders.contractor_contact (community_id, matter_id, at);

select platform.protect('work_orders.contractor_contact', append_only => true);
