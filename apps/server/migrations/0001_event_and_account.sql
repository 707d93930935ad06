-- 0001 event and account: the log, the snapshot beside it, and what names their policies, keys and lanes.
-- Why    one append-only row per fact with the decision on it, and one row per borrower with his account at the end of his log.
-- Locks  nothing: every table is new.
-- Safe   there is no release before this one.
-- Undo   drop table event, account, pack, api_key, bucket_lane.
-- Notes  hot tables lead with the bucket (64 fixed values, store/borrower-key.ts) and have no trigger, no identity and no foreign key, so that they
--        can be spread over machines. That `event` is append-only is therefore not guarded by a trigger; it will be by privileges
--        (no update, no delete for the serving role) once serving has a role of its own. Today `fairline rebuild --check` finds a changed row.

create table event (
  bucket       smallint    not null constraint event_bucket_known check (bucket between 0 and 63),
  borrower_id  bigint      not null constraint event_borrower_id_positive check (borrower_id >= 0),
  key          uuid        not null,
  content_hash uuid        not null,
  sequence     integer     not null constraint event_sequence_positive check (sequence > 0),
  type         text        not null,
  source       text        not null,
  event_id     text        not null,
  occurred_at  timestamptz not null,
  known_at     timestamptz not null,
  recorded_at  timestamptz not null,
  pack_id      smallint    not null,
  data         jsonb       not null,
  decision     jsonb       not null,
  constraint event_pk primary key (bucket, borrower_id, key)
);

create table account (
  bucket      smallint    not null constraint account_bucket_known check (bucket between 0 and 63),
  borrower_id bigint      not null constraint account_borrower_id_positive check (borrower_id >= 0),
  ref         text        not null,
  version     integer     not null constraint account_version_not_negative check (version >= 0),
  wake_at     timestamptz,
  state       bytea       not null,
  constraint account_pk primary key (bucket, borrower_id)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

create table pack (
  id            smallint    generated always as identity constraint pack_pk primary key,
  hash          text        not null constraint pack_hash_unique unique,
  files         jsonb       not null,
  first_used_at timestamptz not null default now()
);

create table api_key (
  id         text        constraint api_key_pk primary key,
  name       text        not null,
  prefix     text        not null,
  sha256     bytea       not null constraint api_key_sha256_unique unique constraint api_key_sha256_whole check (length(sha256) = 32),
  scopes     text[]      not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);

create table bucket_lane (
  bucket smallint constraint bucket_lane_pk primary key constraint bucket_lane_bucket_known check (bucket between 0 and 63),
  lane   smallint not null constraint bucket_lane_lane_not_negative check (lane >= 0),
  node   text     not null,
  epoch  bigint   not null
);

insert into bucket_lane (bucket, lane, node, epoch) select bucket, bucket % 2, 'local', 1 from generate_series(0, 63) bucket;
