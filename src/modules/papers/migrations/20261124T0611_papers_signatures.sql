-- What a paper says, as one value: a signature is bound to it, and a changed paper no longer has it.
create function papers.content_hash(number text, kind text, issued_at timestamptz, content jsonb) returns text
  language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
    select encode(sha256(convert_to(
      number || E'\n' || kind || E'\n' || extract(epoch from issued_at)::text || E'\n' || content::text, 'UTF8')), 'hex')
  $$;

-- What a signature says, as one value: who, where, how, when, on which paper.
create function papers.signature_seal(content_hash text, place text, name text, how text, evidence_hash text, signed_at timestamptz)
  returns text
  language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
  as $$
    select encode(sha256(convert_to(content_hash || E'\n' || place || E'\n' || name || E'\n' || how || E'\n' || evidence_hash
      || E'\n' || extract(epoch from signed_at)::text, 'UTF8')), 'hex')
  $$;

-- A signature stands beside one of the paper's signature lines: drawn on a screen, or scanned from the signed paper.
create table papers.signature (
  community_id uuid not null,
  id uuid not null default gen_random_uuid(),
  paper_id uuid not null,
  place text not null,
  name text not null,
  how text not null,
  strokes jsonb,
  evidence_hash text not null,
  content_hash text not null,
  seal text not null,
  signed_at timestamptz not null,
  recorded_by uuid not null,
  constraint signature_pkey primary key (community_id, id),
  constraint signature_once unique (community_id, paper_id, place),
  constraint signature_paper_fkey foreign key (community_id, paper_id) references papers.paper (community_id, id),
  constraint signature_how check (how in ('drawn', 'scanned')),
  constraint signature_strokes check ((how = 'drawn') = (strokes is not null))
);

select platform.protect('papers.signature', append_only => true);
