-- 0008 cases, and the files that borrowers bring for them.
-- Why    whoever answers borrowers sees what is due first; the view is folded from the log, like the others. A file is no fact: its bytes are kept beside the log,
--        sealed with the key of its borrower, so that they are gone with it.
-- Locks  `projection` and `sandbox_control`, for a moment. All views are built from the beginning of the log once, beside a server that serves the former ones.
-- Safe   the previous release does not know the tables.
-- Undo   drop both tables.

-- body: the whole case; the other columns are what lists are sorted and filtered by.
create table case_view (
  organisation_id    smallint    not null,
  bucket             smallint    not null,
  borrower_id        bigint      not null,
  case_id            text        collate "C" not null,
  ref                text        collate "C" not null,
  kind               text        not null,
  state              text        not null,
  category           text,
  assignee           text,
  opened_at          timestamptz not null,
  due_at             timestamptz not null,
  next_escalation_at timestamptz,
  closed_at          timestamptz,
  body               jsonb       not null,
  sequence           integer     not null,
  constraint case_view_pk primary key (bucket, borrower_id, case_id)
);
-- What has no deadline stands behind all that has one: its due_at is the last day there is.
create index case_view_due on case_view (organisation_id, due_at, case_id, ref);
create index case_view_open on case_view (organisation_id, due_at, case_id, ref) where state not in ('decided', 'closed');
create index case_view_assignee on case_view (organisation_id, assignee, due_at, case_id, ref) where assignee is not null;
create index case_view_escalation on case_view (organisation_id, next_escalation_at) where next_escalation_at is not null;
create index case_view_opened on case_view (organisation_id, opened_at);

-- state   quarantined: not looked at by the scanner yet, or the scanner could not be reached; nobody is shown it. clean: it may be shown. refused: something was found in it,
--         and its bytes were dropped.
-- sha256  of the content as it was kept, with what a picture says of place and device taken out. `received_sha256`: as it came.
-- key_id  of the key of the borrower that sealed it.
create table upload (
  organisation_id smallint    not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  upload_id       text        collate "C" not null,
  ref             text        collate "C" not null,
  kind            text        not null constraint upload_kind_known check (kind in ('pdf', 'png', 'jpeg')),
  bytes           integer     not null constraint upload_bytes_counted check (bytes > 0),
  sha256          bytea       not null constraint upload_sha256_whole check (length(sha256) = 32),
  received_sha256 bytea       not null constraint upload_received_sha256_whole check (length(received_sha256) = 32),
  state           text        not null constraint upload_state_known check (state in ('quarantined', 'clean', 'refused')),
  finding         text,
  key_id          text        not null,
  sealed          bytea,
  actor           text        not null,
  received_at     timestamptz not null,
  scanned_at      timestamptz,
  constraint upload_pk primary key (bucket, borrower_id, upload_id),
  constraint upload_kept_unless_refused check ((state = 'refused') = (sealed is null))
);
create index upload_waiting on upload (organisation_id, received_at) where state = 'quarantined';

alter table sandbox_control drop constraint sandbox_control_port_known;
alter table sandbox_control add constraint sandbox_control_port_known check (port in ('payment', 'score', 'bureau', 'identity', 'scanner'));

update projection set buckets_built = 0;

alter table case_view enable row level security;
alter table upload enable row level security;
create policy own_organisation on case_view using (organisation_id = (select current_organisation()));
create policy own_organisation on upload using (organisation_id = (select current_organisation()));
grant select, insert, update, delete on case_view to fairline_serving;
grant select, insert, update on upload to fairline_serving;
