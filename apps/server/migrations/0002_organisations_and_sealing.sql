-- 0002 organisations, sealing, quarantine, wake-ups.
-- Why    every event has an organisation and an actor; one organisation never sees another's rows; personal values are sealed with a key per
--        borrower, so that deleting the key deletes the values; an event that breaks our code is kept where somebody can look at it; an account
--        is woken at the moment when time alone may change something about it.
-- Locks  event and account exclusively, for an instant: the new columns have constant defaults, so no row is written anew. The index on wake_at
--        is empty at first.
-- Safe   the previous release does not run beside this one: it knows no organisation. Stop it first.
-- Undo   drop the new tables, policies, function and columns; `drop owned by fairline_serving; drop role fairline_serving`.
-- Role   `fairline_serving` is what a server works as: it may append to `event`, and never change or delete a row of it. The role is of the whole
--        cluster; who migrates needs CREATEROLE for the first time, or somebody else makes the role beforehand.

do $$ begin
  if not exists (select from pg_roles where rolname = 'fairline_serving') then
    create role fairline_serving nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- Another database of the same cluster was faster.
end $$;

do $$ begin
  if not pg_has_role(current_user, 'fairline_serving', 'member') then
    execute format('grant fairline_serving to %I', current_user);
  end if;
end $$;

-- clock           wall: the server's own. log: the newest `known_at` of its events, for books of the past.
-- watermark       how far that clock was seen to come; it never goes back.
-- account_format  every account is stored in this format or a newer one.
-- wakes_of_pack   every account is woken at the moments of this policy pack; null when that is not known.
-- index_key       the key of its look-up index, wrapped by the master key `master_key`.
create table organisation (
  id             smallint    constraint organisation_pk primary key constraint organisation_id_positive check (id > 0),
  name           text        not null constraint organisation_name_unique unique,
  clock          text        not null default 'wall' constraint organisation_clock_known check (clock in ('wall', 'log')),
  watermark      timestamptz,
  account_format smallint    not null,
  wakes_of_pack  smallint,
  master_key     text,
  index_key      bytea,
  created_at     timestamptz not null default now(),
  constraint organisation_index_key_whole check ((master_key is null) = (index_key is null))
);

insert into organisation (id, name, account_format) values (1, 'default', 1);

alter table event
  add column organisation_id smallint not null default 1,
  add column actor text not null default 'unknown',
  add column schema_version smallint not null default 1;
alter table event
  alter column organisation_id drop default,
  alter column actor drop default,
  alter column schema_version drop default;

alter table account add column organisation_id smallint not null default 1;
alter table account alter column organisation_id drop default;
create index account_wake on account (organisation_id, wake_at) where wake_at is not null;

-- senders  as which kinds of sender (packages/contract/fact-entry.ts) the key may send facts; keys of before may send what they could send before.
alter table api_key
  add column organisation_id smallint not null default 1,
  add column senders text[] not null
    default '{lending-system,channel,verifier,bureau,payment,funder,operator,regulator,scheduler}';
alter table api_key
  alter column organisation_id drop default,
  alter column senders drop default,
  add constraint api_key_senders_outside check (not 'platform' = any (senders));

-- One per borrower, made with his first personal value. Deleting the row makes all that was sealed with it unreadable, for everyone and for ever.
create table sealing_key (
  bucket          smallint    not null constraint sealing_key_bucket_known check (bucket between 0 and 63),
  borrower_id     bigint      not null constraint sealing_key_borrower_id_positive check (borrower_id >= 0),
  organisation_id smallint    not null,
  id              uuid        not null,
  master_key      text        not null,
  wrapped         bytea       not null,
  created_at      timestamptz not null default now(),
  constraint sealing_key_pk primary key (bucket, borrower_id)
);

-- Who has this phone number, this document, this card: by a keyed hash. A read model: no foreign key, and gone with the borrower's key.
create table personal_index (
  organisation_id smallint    not null,
  kind            text        not null,
  token           bytea       not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  ref             text        not null,
  known_at        timestamptz not null,
  replaced_at     timestamptz,
  constraint personal_index_pk primary key (organisation_id, kind, token, bucket, borrower_id)
);
create index personal_index_borrower on personal_index (bucket, borrower_id);

-- Events that failed by our own fault, as they would have been logged, with the place of the fault and no value in it.
create table quarantine (
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  key             uuid        not null,
  organisation_id smallint    not null,
  ref             text        not null,
  type            text        not null,
  schema_version  smallint    not null,
  source          text        not null,
  event_id        text        not null,
  actor           text        not null,
  occurred_at     timestamptz not null,
  known_at        timestamptz not null,
  data            jsonb       not null,
  fault           jsonb       not null,
  first_at        timestamptz not null default now(),
  last_at         timestamptz not null default now(),
  attempts        integer     not null default 1,
  constraint quarantine_pk primary key (bucket, borrower_id, key)
);

create function current_organisation() returns smallint language sql stable
  as $$ select nullif(current_setting('fairline.organisation', true), '')::smallint $$;

alter table event enable row level security;
alter table account enable row level security;
alter table sealing_key enable row level security;
alter table personal_index enable row level security;
alter table quarantine enable row level security;
-- In a subquery, so that it is asked once a statement and not once a row.
create policy own_organisation on event using (organisation_id = (select current_organisation()));
create policy own_organisation on account using (organisation_id = (select current_organisation()));
create policy own_organisation on sealing_key using (organisation_id = (select current_organisation()));
create policy own_organisation on personal_index using (organisation_id = (select current_organisation()));
create policy own_organisation on quarantine using (organisation_id = (select current_organisation()));

do $$ begin execute format('grant usage on schema %I to fairline_serving', current_schema()); end $$;
grant select on schema_migration to fairline_serving;
grant select, insert on event to fairline_serving;
grant select, insert, update, delete on account, sealing_key, personal_index, quarantine to fairline_serving;
grant select, insert on pack to fairline_serving;
grant select, insert, update on api_key, organisation to fairline_serving;
grant select, update on bucket_lane to fairline_serving;
