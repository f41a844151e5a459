-- A paper that was signed by hand and scanned: the scan is the evidence, bound by the hash of its content.
alter table papers.signature add column file_id uuid;

alter table papers.signature add constraint signature_file_fkey foreign key (community_id, file_id) references platform.file (community_id, id);

alter table papers.signature add constraint signature_scan check ((how = 'scanned') = (file_id is not null));
