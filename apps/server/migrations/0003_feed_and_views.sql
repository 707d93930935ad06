-- 0003 an order over the whole log, views built from it, and sessions of the console.
-- Why    screens and the live feed read events of all borrowers in one order, and list lines and holds by anything; a browser signs in.
-- Locks  event exclusively: for an instant for the column (a constant default, so that no row is written anew), then against writers while the index
--        is built, some seconds per ten million events. Migrations run before a server serves.
-- Safe   the previous release does not know the column, and fills it by its default; it leaves the views behind, and they catch up later.
-- Undo   drop table session, projection, day_hold_view, day_view, hold_view, line_view; drop index event_feed;
--        alter table event drop column transaction_id.
-- Order  of the log: (transaction_id, bucket, borrower_id, sequence), read up to the oldest transaction still under way: what commits late is never
--        jumped over. Events of before have transaction 0.

alter table event add column transaction_id xid8 not null default '0';
alter table event alter column transaction_id set default pg_current_xact_id();
create index event_feed on event (transaction_id);

-- How far the views of an organisation have come: the position in the log, and how many buckets were built from their beginning.
create table projection (
  organisation_id smallint not null constraint projection_pk primary key,
  transaction_id  xid8     not null,
  bucket          smallint not null,
  borrower_id     bigint   not null,
  sequence        integer  not null,
  buckets_built   smallint not null constraint projection_buckets_known check (buckets_built between 0 and 64)
);

-- `sequence`: of the last event that is in it; what is in line_view is in the other views too. `hold_keys`: of the holds in force, each reason, scope
-- and pair of both, to filter by.
create table line_view (
  organisation_id      smallint    not null,
  bucket               smallint    not null,
  borrower_id          bigint      not null,
  ref                  text        collate "C" not null,
  sequence             integer     not null,
  as_of                timestamptz not null,
  status               text        not null,
  currency             text,
  limit_minor          bigint      not null,
  drawn_minor          bigint      not null,
  available_minor      bigint      not null,
  utilisation_permille bigint,
  grade                text,
  behaviour_score      bigint,
  opened_at            timestamptz,
  holds                jsonb       not null,
  hold_keys            text[]      not null,
  constraint line_view_pk primary key (bucket, borrower_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
-- One index a column that lists are sorted by. What is missing comes below every value.
create index line_view_ref on line_view (organisation_id, ref);
create index line_view_limit on line_view (organisation_id, limit_minor, ref);
create index line_view_drawn on line_view (organisation_id, drawn_minor, ref);
create index line_view_available on line_view (organisation_id, available_minor, ref);
create index line_view_utilisation on line_view (organisation_id, (coalesce(utilisation_permille, -1)), ref);
create index line_view_score on line_view (organisation_id, (coalesce(behaviour_score, -9007199254740991)), ref);
create index line_view_opened on line_view (organisation_id, (coalesce(opened_at, '-infinity'::timestamptz)), ref);
create index line_view_as_of on line_view (organisation_id, as_of, ref);
create index line_view_status on line_view (organisation_id, status, ref) where status <> 'active';
create index line_view_holds on line_view using gin (hold_keys) where hold_keys <> '{}';

create table hold_view (
  organisation_id    smallint    not null,
  bucket             smallint    not null,
  borrower_id        bigint      not null,
  hold_id            text        collate "C" not null,
  ref                text        collate "C" not null,
  reason             text        not null,
  scope              text        not null,
  placed_at          timestamptz not null,
  observed_until     timestamptz,
  lifted_at          timestamptz,
  placed_by_sequence integer     not null,
  lifted_by_sequence integer,
  constraint hold_view_pk primary key (bucket, borrower_id, hold_id)
);
create index hold_view_newest on hold_view (organisation_id, placed_at, hold_id);
create index hold_view_reason on hold_view (organisation_id, reason, placed_at, hold_id);
create index hold_view_in_force on hold_view (organisation_id, placed_at, hold_id) where lifted_at is null;

-- Changes of a day. Levels are sums over all days so far.
create table day_view (
  organisation_id    smallint not null,
  day                date     not null,
  bucket             smallint not null,
  currency           text     not null,
  events             bigint   not null,
  holds_placed       bigint   not null,
  holds_lifted       bigint   not null,
  lines_opened       bigint   not null,
  lines_restricted   bigint   not null,
  lines_released     bigint   not null,
  drawdowns_approved bigint   not null,
  drawdowns_declined bigint   not null,
  limits_raised      bigint   not null,
  limits_cut         bigint   not null,
  lines              bigint   not null,
  suspended          bigint   not null,
  limit_minor        bigint   not null,
  drawn_minor        bigint   not null,
  available_minor    bigint   not null,
  constraint day_view_pk primary key (organisation_id, day, bucket, currency)
);

create table day_hold_view (
  organisation_id smallint not null,
  day             date     not null,
  bucket          smallint not null,
  reason          text     not null,
  placed          bigint   not null,
  lifted          bigint   not null,
  constraint day_hold_view_pk primary key (organisation_id, day, bucket, reason)
);

-- Who signed in, by the hash of what his cookie holds. A session is worth what its key is worth: both must be valid.
create table session (
  sha256     bytea       constraint session_pk primary key constraint session_sha256_whole check (length(sha256) = 32),
  api_key_id text        not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_expires on session (expires_at);

alter table projection enable row level security;
alter table line_view enable row level security;
alter table hold_view enable row level security;
alter table day_view enable row level security;
alter table day_hold_view enable row level security;
create policy own_organisation on projection using (organisation_id = (select current_organisation()));
create policy own_organisation on line_view using (organisation_id = (select current_organisation()));
create policy own_organisation on hold_view using (organisation_id = (select current_organisation()));
create policy own_organisation on day_view using (organisation_id = (select current_organisation()));
create policy own_organisation on day_hold_view using (organisation_id = (select current_organisation()));

grant select, insert, update, delete on projection, line_view, hold_view, day_view, day_hold_view, session to fairline_serving;
