-- 0012 marks: what measures of restriction and recovery look at, taken out of the log.
-- Why    where borrowers get lost, whom restrictions hit wrongly and how long they wait is asked over many borrowers at once: reading their whole logs for it would
--        stop everybody else. A mark follows from one event alone.
-- Locks  `projection`, for a moment. All views are built from the beginning of the log once, beside a server that serves the former ones.
-- Safe   the previous release does not know the table. A server of it that still follows leaves marks out: let all servers be of this release, or run
--        `fairline rebuild marks` afterwards.
-- Undo   drop table mark_view.

-- nth     of the outcome among those of its event; below zero for marks of the fact itself.
-- run_id  what it belongs to: an application, a drawdown, a hold; null where it is of the borrower as such.
create table mark_view (
  organisation_id smallint    not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  sequence        integer     not null,
  nth             smallint    not null,
  mark            text        collate "C" not null,
  run_id          text        collate "C",
  detail          text,
  at              timestamptz not null,
  constraint mark_view_pk primary key (bucket, borrower_id, sequence, nth)
);
create index mark_view_time on mark_view (organisation_id, mark, at);
create index mark_view_of_borrower on mark_view (bucket, borrower_id, mark, at);

update projection set buckets_built = 0;

alter table mark_view enable row level security;
create policy own_organisation on mark_view using (organisation_id = (select current_organisation()));
grant select, insert, update, delete on mark_view to fairline_serving;
