-- 0007 files of payments: which files came, and what became of each entry in them.
-- Why    an entry is acted on once, whatever file it comes in and however often: what is to be done with it is written here before any fact is said,
--        and whoever comes later, or again after a crash, does what is written and decides nothing anew.
-- Locks  none on tables that are in use: both are new.
-- Safe   the previous release does not know them.
-- Undo   drop both tables. Facts that were posted stay in the log, and files that came could then be posted a second time.

-- id      of its content: the same file is the same row.
-- state   under-way: not all of its entries are done, sent again it goes on. done. refused: it had faults, and nothing of it was taken.
-- faults  places and reasons; no value of a payment stands in them.
create table import_file (
  organisation_id smallint    not null,
  id              text        not null,
  sha256          bytea       not null constraint import_file_sha256_whole check (length(sha256) = 32),
  kind            text        not null constraint import_file_kind_known check (kind in ('camt053', 'csv')),
  bytes           integer     not null constraint import_file_bytes_counted check (bytes >= 0),
  actor           text        not null,
  state           text        not null constraint import_file_state_known check (state in ('under-way', 'done', 'refused')),
  received_at     timestamptz not null,
  finished_at     timestamptz,
  is_partial      boolean     not null,
  fault_count     integer     not null,
  faults          jsonb       not null,
  skipped         integer     not null,
  statements      jsonb       not null,
  totals          jsonb       not null,
  constraint import_file_pk primary key (organisation_id, id)
);
create index import_file_newest on import_file (organisation_id, received_at desc, id desc);

-- entry_id   a hash of the account of the statement and the entry's reference: the same entry in another file is the same row.
-- ..._key    hashes of the account and of the numbers that a reversal has in common with what it takes back: a payer may have written anything there.
-- task       repay: a payment of a borrower. take-back: it undoes the repayment of `original_id`. suspend: nobody's yet. list: nothing is posted.
-- state      to-do: the task may be done or not. posted, taken-back, listed: done. open: in suspense. assigning, returning: being resolved, perhaps
--            half of it. assigned, returned: resolved.
create table import_entry (
  organisation_id smallint    not null,
  entry_id        text        not null,
  import_id       text        not null,
  nth             integer     not null,
  place           text        not null,
  reference       text        not null,
  account_key     uuid        not null,
  bank_key        uuid,
  payer_key       uuid,
  direction       text        not null constraint import_entry_direction_known check (direction in ('credit', 'debit')),
  amount_minor    bigint      not null constraint import_entry_amount_counted check (amount_minor >= 0),
  currency        text        not null,
  booked_on       date        not null,
  value_on        date        not null,
  task            text        not null constraint import_entry_task_known check (task in ('repay', 'take-back', 'suspend', 'list')),
  state           text        not null constraint import_entry_state_known check (state in
    ('to-do', 'posted', 'taken-back', 'listed', 'open', 'assigning', 'assigned', 'returning', 'returned')),
  why             text,
  rule            text,
  fit             text,
  problem         text,
  ref             text,
  loan_id         text,
  original_id     text,
  noted_at        timestamptz not null,
  resolved_by     text,
  resolved_at     timestamptz,
  constraint import_entry_pk primary key (organisation_id, entry_id),
  constraint import_entry_taken_back_once unique (organisation_id, original_id),
  constraint import_entry_why_given check ((task in ('suspend', 'list')) = (why is not null))
) with (fillfactor = 70);
-- Only the primary key begins with the organisation and holds every row: whoever looks for entries by id cannot be led elsewhere.
create index import_entry_of_file on import_entry (import_id, organisation_id, nth);
create index import_entry_exceptions on import_entry (organisation_id, booked_on desc, entry_id desc) where why is not null;
create index import_entry_by_bank on import_entry (organisation_id, account_key, bank_key) where bank_key is not null;
create index import_entry_by_payer on import_entry (organisation_id, account_key, payer_key) where payer_key is not null;

alter table import_file enable row level security;
alter table import_entry enable row level security;
create policy own_organisation on import_file using (organisation_id = (select current_organisation()));
create policy own_organisation on import_entry using (organisation_id = (select current_organisation()));
grant select, insert, update on import_file, import_entry to fairline_serving;
