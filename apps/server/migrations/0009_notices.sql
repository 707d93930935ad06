-- 0009 notices on their way: to whom, through which channel, how often tried, and when they arrived.
-- Why    a notice is queued in the transaction of the decision that makes it, so that no restriction is without one; what could not be delivered is tried
--        again, and seen. In the app a notice is there with the decision itself, and needs no row.
-- Locks  none on tables that are in use: all are new.
-- Safe   the previous release does not know them; the notices of its decisions are in the log, and in the app, and are sent nowhere else.
-- Undo   drop function queue_deliveries, queue_messages; drop table message, message_sweep, sandbox_letter, notice_read, notice_template, delivery, webhook_endpoint, contact;

-- Where and how a borrower wants to be reached. Addresses are sealed with his key: once it is gone, they are.
create table contact (
  organisation_id smallint    not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  language        text        not null constraint contact_language_known check (language in ('zh', 'en')),
  email           jsonb,
  phone           jsonb,
  push            jsonb,
  opted_out       text[]      not null default '{}',
  quiet_from      smallint    constraint contact_quiet_from_of_day check (quiet_from between 0 and 1439),
  quiet_until     smallint    constraint contact_quiet_until_of_day check (quiet_until between 0 and 1439),
  updated_at      timestamptz not null,
  constraint contact_pk primary key (bucket, borrower_id)
);

-- secret  sealed with the key of the organisation. previous_secret signs too, until previous_until.
create table webhook_endpoint (
  organisation_id smallint    not null,
  id              text        collate "C" not null,
  url             text        not null,
  types           text[]      not null,
  secret          bytea       not null,
  previous_secret bytea,
  previous_until  timestamptz,
  off_why         text,
  created_at      timestamptz not null,
  constraint webhook_endpoint_pk primary key (organisation_id, id)
);

-- subject   what is told: an outcome of an event, by its place among them; or a message, by its key (then the sequence is 0).
-- state     waiting: due at due_at. sent: taken by whoever delivers it. given-up: no more tries. withheld: he does not want it.
create table delivery (
  id              bigint      generated always as identity constraint delivery_pk primary key,
  organisation_id smallint    not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  ref             text        not null,
  sequence        integer     not null,
  nth             smallint    not null,
  type            text        not null,
  channel         text        not null constraint delivery_channel_known check (channel in ('email', 'sms', 'push', 'webhook')),
  endpoint_id     text        collate "C",
  message_key     text        collate "C",
  is_mandatory    boolean     not null,
  state           text        not null default 'waiting' constraint delivery_state_known check (state in ('waiting', 'sent', 'given-up', 'withheld')),
  attempts        smallint    not null default 0,
  due_at          timestamptz not null,
  queued_at       timestamptz not null,
  done_at         timestamptz,
  problem         text
) with (fillfactor = 70);
create unique index delivery_once on delivery (bucket, borrower_id, sequence, nth, message_key, channel, endpoint_id) nulls not distinct;
create index delivery_due on delivery (due_at) where state = 'waiting';
create index delivery_newest on delivery (organisation_id, id desc);

-- What was said before anything happened. `key` names the occasion: it is said once.
create table message (
  organisation_id smallint    not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  key             text        collate "C" not null,
  kind            text        not null,
  subject         jsonb       not null,
  body            jsonb       not null,
  at              timestamptz not null,
  read_at         timestamptz,
  constraint message_pk primary key (bucket, borrower_id, key)
);

-- The last day of the book for which everybody was looked at.
create table message_sweep (
  organisation_id smallint constraint message_sweep_pk primary key,
  day             integer  not null
);

create table notice_read (
  organisation_id smallint    not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  notice_id       text        not null,
  read_at         timestamptz not null,
  constraint notice_read_pk primary key (bucket, borrower_id, notice_id)
);

-- Words that an organisation uses instead of its pack's, once a second person approved them. The newest approved version counts.
create table notice_template (
  organisation_id smallint    not null,
  about           text        not null,
  version         integer     not null,
  words           jsonb       not null,
  made_by         text        not null,
  made_at         timestamptz not null,
  approved_by     text,
  approved_at     timestamptz,
  constraint notice_template_pk primary key (organisation_id, about, version),
  constraint notice_template_by_two check (approved_by is null or approved_by <> made_by)
);

-- Letters that the sandbox would have sent. No address stands here.
create table sandbox_letter (
  id              text        constraint sandbox_letter_pk primary key,
  organisation_id smallint    not null,
  channel         text        not null,
  ref             text        not null,
  language        text        not null,
  subject         text        not null,
  body            text        not null,
  at              timestamptz not null
);
create index sandbox_letter_newest on sandbox_letter (organisation_id, at desc);

-- The one thing about deliveries that happens in the transaction of a decision: one row for each endpoint that wants the type, and, of notices, one for
-- each address that the borrower has.
create function queue_deliveries(organisation smallint, buckets smallint[], borrowers bigint[], refs text[], sequences integer[], nths smallint[],
                                 types text[], at timestamptz) returns void
  language sql set search_path = public, pg_temp
  as $$
    insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, channel, endpoint_id, is_mandatory, due_at, queued_at)
    select organisation, told.bucket, told.borrower_id, told.ref, told.sequence, told.nth, told.type, way.channel, way.endpoint_id, true, at, at
    from unnest(buckets, borrowers, refs, sequences, nths, types) as told(bucket, borrower_id, ref, sequence, nth, type)
    cross join lateral (
      select 'webhook' as channel, e.id as endpoint_id from webhook_endpoint e
      where e.organisation_id = organisation and e.off_why is null and told.type = any(e.types)
      union all
      select address.channel, null from contact c
        cross join lateral (values ('email', c.email), ('sms', c.phone), ('push', c.push)) as address(channel, sealed)
      where told.type = 'notice-due' and c.bucket = told.bucket and c.borrower_id = told.borrower_id and address.sealed is not null
    ) as way
    on conflict do nothing
  $$;

-- Kept, and sent to every address that he has, but for kinds that he does not want.
create function queue_messages(organisation smallint, buckets smallint[], borrowers bigint[], refs text[], keys text[], kinds text[], subjects jsonb[],
                               bodies jsonb[], at timestamptz, due timestamptz) returns integer
  language sql set search_path = public, pg_temp
  as $$
    with said as (
      select * from unnest(buckets, borrowers, refs, keys, kinds, subjects, bodies) as said(bucket, borrower_id, ref, key, kind, subject, body)
      where not exists (select from contact c where c.bucket = said.bucket and c.borrower_id = said.borrower_id and said.kind = any(c.opted_out))),
    kept as (
      insert into message (organisation_id, bucket, borrower_id, key, kind, subject, body, at)
      select organisation, bucket, borrower_id, key, kind, subject, body, at from said on conflict do nothing returning bucket, borrower_id, key),
    sent as (
      insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, message_key, channel, is_mandatory, due_at, queued_at)
      select organisation, said.bucket, said.borrower_id, said.ref, 0, 0, 'message', said.key, address.channel, false, due, due
      from said join kept using (bucket, borrower_id, key) join contact c using (bucket, borrower_id)
        cross join lateral (values ('email', c.email), ('sms', c.phone), ('push', c.push)) as address(channel, sealed)
      where address.sealed is not null on conflict do nothing)
    select count(*)::integer from kept
  $$;

alter table message enable row level security;
alter table message_sweep enable row level security;
create policy own_organisation on message using (organisation_id = (select current_organisation()));
create policy own_organisation on message_sweep using (organisation_id = (select current_organisation()));
grant select, insert, update, delete on message, message_sweep to fairline_serving;

alter table sandbox_letter enable row level security;
create policy own_organisation on sandbox_letter using (organisation_id = (select current_organisation()));
grant select, insert, update, delete on sandbox_letter to fairline_serving;

alter table contact enable row level security;
alter table webhook_endpoint enable row level security;
alter table delivery enable row level security;
alter table notice_read enable row level security;
alter table notice_template enable row level security;
create policy own_organisation on contact using (organisation_id = (select current_organisation()));
create policy own_organisation on webhook_endpoint using (organisation_id = (select current_organisation()));
create policy own_organisation on delivery using (organisation_id = (select current_organisation()));
create policy own_organisation on notice_read using (organisation_id = (select current_organisation()));
create policy own_organisation on notice_template using (organisation_id = (select current_organisation()));

grant select, insert, update, delete on contact, webhook_endpoint, delivery, notice_read, notice_template to fairline_serving;
