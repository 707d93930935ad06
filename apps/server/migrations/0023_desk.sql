-- 0023 the financing desk: one table of all it was ever told.
-- Why    projects, channels, facilities, consents and what is seen of them have to be known as they were at any time, as of any time, and by whom they were told.
-- Locks  none on tables that are in use: it is new.
-- Safe   the previous release does not know it.
-- Undo   drop table desk_fact.

-- sequence      counted in each organisation, without gaps: written under a lock, so whoever read up to one of them has missed none before it.
-- fact_id       named by whoever told it, and told once.   kind, subject  what it is about.   data  by its type; never the name or a number of a person.
-- effective_at  since when it is so.   observed_at  when it was seen; null: when it was recorded.
-- said_sha256   of what was said; write_id: what was told at once. The act of a write (desk-facts-written) has the hash of them all, and a leaf in the record.
create table desk_fact (
  organisation_id smallint    not null,
  sequence        bigint      not null constraint desk_fact_counted check (sequence > 0),
  write_id        uuid        not null,
  fact_id         text        collate "C" not null,
  type            text        collate "C" not null,
  kind            text        collate "C" not null,
  subject         text        collate "C" not null,
  effective_at    timestamptz not null,
  observed_at     timestamptz,
  recorded_at     timestamptz not null,
  source          text        collate "C" not null,
  confidence_ppm  integer,
  evidence        text        collate "C",
  said_sha256     bytea       not null constraint desk_fact_said_whole check (length(said_sha256) = 32),
  actor           text        not null,
  person          text        not null,
  data            jsonb       not null,
  constraint desk_fact_pk primary key (organisation_id, sequence),
  constraint desk_fact_once unique (organisation_id, fact_id)
);
create index desk_fact_of_books on desk_fact (organisation_id, sequence) where type <> 'observed';
create index desk_fact_of_subject on desk_fact (organisation_id, kind, subject, effective_at desc, sequence desc);

alter table desk_fact enable row level security;
create policy own_organisation on desk_fact using (organisation_id = (select current_organisation()));
grant select, insert on desk_fact to fairline_serving;
