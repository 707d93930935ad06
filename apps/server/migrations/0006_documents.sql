-- 0006 documents as they were first handed out: tables of costs, contracts, statements, letters of settlement.
-- Why    a document is made from the log and can be made again; what was handed out is kept all the same, by its hash, so that nobody has to trust that.
-- Locks  nothing: the table is new.
-- Safe   the previous release does not know it.
-- Undo   drop table document.
-- Grows  only: the serving role may neither change nor delete a row.

-- `sequence`: of the entry in the log of the borrower that the document is of. `form`: of the texts and layout that made it.
create table document (
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  organisation_id smallint    not null,
  kind            text        not null,
  subject         text        collate "C" not null,
  language        text        not null constraint document_language_known check (language in ('zh', 'en')),
  sequence        integer     not null,
  form            text        not null,
  sha256          bytea       not null constraint document_sha256_of_content check (sha256 = sha256(content)),
  content         bytea       not null,
  made_at         timestamptz not null default now(),
  constraint document_pk primary key (bucket, borrower_id, kind, subject, language, sequence)
);

alter table document enable row level security;
create policy own_organisation on document using (organisation_id = (select current_organisation()));
grant select, insert on document to fairline_serving;
