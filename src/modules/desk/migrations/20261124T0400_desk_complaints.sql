-- Classes of complaints: data, the same for every community until it changes its own. repeat_days says how far back an
-- earlier complaint of the same house and class counts as the same trouble.
create table desk.default_complaint_class (
  code text not null,
  name text not null,
  position int not null,
  department text not null,
  repeat_days int not null,
  constraint default_complaint_class_pkey primary key (code),
  constraint default_complaint_class_repeat_days check (repeat_days between 0 and 730)
);

select platform.share('desk.default_complaint_class');

insert into desk.default_complaint_class (code, name, position, department, repeat_days)
values
  ('facilities', '设施设备', 10, '工程部', 90),
  ('environment', '环境卫生', 20, '环境部', 90),
  ('security', '安全秩序', 30, '秩序部', 90),
  ('attitude', '服务态度', 40, '客服部', 180),
  ('fees', '收费', 50, '财务部', 180),
  ('noise', '装修/邻里噪声', 60, '客服部', 90),
  ('parking', '停车', 70, '秩序部', 90),
  ('construction', '房屋质量', 80, '工程部', 365),
  ('incident', '突发事件', 90, '客服部', 90);

-- A community's own classes; one of the same code stands before the default.
create table desk.complaint_class (
  community_id uuid not null,
  code text not null,
  name text not null,
  position int not null,
  department text not null,
  repeat_days int not null,
  version int not null default 1,
  constraint complaint_class_pkey primary key (community_id, code),
  constraint complaint_class_community_fkey foreign key (community_id) references access.community (community_id),
  constraint complaint_class_repeat_days check (repeat_days between 0 and 730)
);

select platform.protect('desk.complaint_class');

-- What a complaint (投诉, §10.3, §12.3.3) has beyond a matter. The name of its class is kept as it was when it was chosen.
-- Cause, action and result are those of the last handling; what stood there before a reopening is in the timeline.
create table desk.complaint (
  community_id uuid not null,
  matter_id uuid not null,
  registered_at timestamptz not null,
  class_code text not null,
  class_name text not null,
  severity text not null,
  department text not null,
  repeat_of uuid,
  taken_by uuid,
  taken_at timestamptz,
  first_answer text not null default '',
  answer_way text,
  answered_at timestamptz,
  answered_by uuid,
  validity text,
  cause_kind text,
  cause text not null default '',
  action text not null default '',
  result text not null default '',
  explanation text not null default '',
  resolved_at timestamptz,
  handled_by uuid,
  satisfaction text,
  opinion text not null default '',
  reopened int not null default 0,
  constraint complaint_pkey primary key (community_id, matter_id),
  constraint complaint_matter_fkey foreign key (community_id, matter_id) references matters.matter (community_id, id),
  constraint complaint_repeat_fkey foreign key (community_id, repeat_of) references desk.complaint (community_id, matter_id),
  constraint complaint_taken_by_fkey foreign key (taken_by) references access.staff (id),
  constraint complaint_answered_by_fkey foreign key (answered_by) references access.staff (id),
  constraint complaint_handled_by_fkey foreign key (handled_by) references access.staff (id),
  constraint complaint_not_of_itself check (repeat_of <> matter_id),
  constraint complaint_severity check (severity in ('ordinary', 'serious')),
  constraint complaint_answer check ((answered_at is null) = (first_answer = '')),
  constraint complaint_answer_way check (answer_way in ('phone', 'visit', 'wechat', 'letter', 'email', 'notice')),
  constraint complaint_validity check (validity in ('valid', 'invalid')),
  constraint complaint_cause_kind check (cause_kind in ('people', 'equipment', 'material', 'method', 'environment', 'third-party', 'owner')),
  constraint complaint_resolution check (
    resolved_at is null or (validity is not null and cause_kind is not null and cause <> '' and action <> '' and result <> '')
  ),
  constraint complaint_satisfaction check (satisfaction in ('satisfied', 'acceptable', 'unsatisfied', 'unreachable')),
  constraint complaint_reopened check (reopened >= 0)
);

create index complaint_recent on desk.complaint (community_id, registered_at, matter_id);

select platform.protect('desk.complaint');
