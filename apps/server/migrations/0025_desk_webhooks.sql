-- 0025 webhooks between lenders and financing desks: where a desk hears them, and whom a lender tells.
-- Why    a restriction has to reach a desk in seconds, without the lender saying more in a webhook than that there is something to ask about.
-- Locks  none on tables that are in use: they are new, and a function is replaced.
-- Safe   the previous release does not know them; what it queues meanwhile is queued the same way.
-- Undo   drop function desk_connection_at; queue_deliveries as in 0014; drop table desk_webhook_refusal, desk_webhook, desk_connection_line, desk_connection, desk_link_endpoint.

-- Of the desk: one door for each source.  address  by which what comes in finds it.  base_url  under which lenders reach this server.  secret, previous_secret  sealed.
-- heard_at  when the last was taken.  missed_at  when a lender was seen to have changed and no webhook had said so.
create table desk_connection (
  organisation_id smallint    not null,
  id              text        collate "C" not null,
  channel_id      text        collate "C" not null,
  address         text        collate "C" not null,
  base_url        text,
  secret          bytea       not null,
  previous_secret bytea,
  previous_until  timestamptz,
  secret_at       timestamptz not null,
  made_at         timestamptz not null,
  ended_at        timestamptz,
  heard_at        timestamptz,
  taken           bigint      not null default 0,
  missed_at       timestamptz,
  constraint desk_connection_pk primary key (organisation_id, id),
  constraint desk_connection_address unique (address)
);

-- Which watched line a subject of its webhooks is.
create table desk_connection_line (
  organisation_id smallint    not null,
  enrolment_id    text        collate "C" not null,
  connection_id   text        collate "C" not null,
  subject         text        collate "C" not null,
  asked_at        timestamptz not null,
  constraint desk_connection_line_pk primary key (organisation_id, enrolment_id),
  constraint desk_connection_line_once unique (organisation_id, connection_id, subject)
);

-- What was taken, so that it is taken once. Older than the clocks may differ, it is refused by its time, and its row is of no use.
create table desk_webhook (
  organisation_id smallint    not null,
  connection_id   text        collate "C" not null,
  message_id      text        collate "C" not null,
  sha256          bytea       not null,
  received_at     timestamptz not null,
  constraint desk_webhook_pk primary key (organisation_id, connection_id, message_id)
);
create index desk_webhook_received on desk_webhook (organisation_id, connection_id, received_at);

-- What was refused, by the minute: as few rows as there are minutes, whoever floods it.
create table desk_webhook_refusal (
  organisation_id smallint    not null,
  connection_id   text        collate "C" not null,
  minute          timestamptz not null,
  why             text        collate "C" not null,
  refused         integer     not null,
  constraint desk_webhook_refusal_pk primary key (organisation_id, connection_id, minute, why)
);

-- Of the lender: where a desk that has a borrower's code hears that there is something to ask about.
create table desk_link_endpoint (
  organisation_id smallint not null,
  link_id         text     collate "C" not null,
  endpoint_id     text     collate "C" not null,
  constraint desk_link_endpoint_pk primary key (organisation_id, link_id)
);
create index desk_link_endpoint_used on desk_link_endpoint (organisation_id, endpoint_id);

alter table desk_connection enable row level security;
alter table desk_connection_line enable row level security;
alter table desk_webhook enable row level security;
alter table desk_webhook_refusal enable row level security;
alter table desk_link_endpoint enable row level security;
create policy own_organisation on desk_connection using (organisation_id = (select current_organisation()));
create policy own_organisation on desk_connection_line using (organisation_id = (select current_organisation()));
create policy own_organisation on desk_webhook using (organisation_id = (select current_organisation()));
create policy own_organisation on desk_webhook_refusal using (organisation_id = (select current_organisation()));
create policy own_organisation on desk_link_endpoint using (organisation_id = (select current_organisation()));
grant select, insert on desk_connection to fairline_serving;
grant update (base_url, secret, previous_secret, previous_until, secret_at, ended_at, heard_at, taken, missed_at) on desk_connection to fairline_serving;
grant select, insert, update on desk_connection_line to fairline_serving;
grant select, insert, delete on desk_webhook to fairline_serving;
grant select, insert, delete on desk_webhook_refusal to fairline_serving;
grant update (refused) on desk_webhook_refusal to fairline_serving;
grant select, insert, update on desk_link_endpoint to fairline_serving;

-- Whoever sends a webhook names no organisation: whose door it is at is all that is told.
create function desk_connection_at(door text) returns table (organisation_id smallint, id text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.organisation_id, c.id from desk_connection c where c.address = door $$;
revoke execute on function desk_connection_at from public;
grant execute on function desk_connection_at to fairline_serving;

create or replace function queue_deliveries(organisation smallint, buckets smallint[], borrowers bigint[], refs text[], sequences integer[], nths smallint[],
                                            types text[], at timestamptz) returns void
  language sql set search_path = public, pg_temp
  as $$
    insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, channel, endpoint_id, is_mandatory, due_at, queued_at)
    select organisation, told.bucket, told.borrower_id, told.ref, told.sequence, told.nth, told.type, way.channel, way.endpoint_id, told.type <> 'back', at, at
    from unnest(buckets, borrowers, refs, sequences, nths, types) as told(bucket, borrower_id, ref, sequence, nth, type)
    cross join lateral (
      select 'webhook' as channel, e.id as endpoint_id from webhook_endpoint e
      where e.organisation_id = organisation and e.off_why is null and told.type = any(e.types)
      union all
      select 'webhook', e.id from desk_link l
        join desk_link_endpoint h on h.organisation_id = organisation and h.link_id = l.id
        join webhook_endpoint e on e.organisation_id = organisation and e.id = h.endpoint_id and e.off_why is null
      where l.organisation_id = organisation and l.ref = told.ref and l.ended_at is null
        and told.type in ('hold-placed', 'hold-lifted', 'limit-changed', 'drawdown-approved', 'repayment-applied', 'delinquency-changed', 'line-closed', 'line-reopened')
      union all
      select address.channel, null from contact c
        cross join lateral (values ('email', c.email), ('sms', c.phone), ('push', c.push)) as address(channel, sealed)
      where (told.type = 'notice-due' or told.type = 'back' and not 'back' = any(c.opted_out))
        and c.bucket = told.bucket and c.borrower_id = told.borrower_id and address.sealed is not null
    ) as way
    on conflict do nothing
  $$;
