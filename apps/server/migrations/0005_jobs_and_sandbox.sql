-- 0005 what is done in the world because of decisions, and a sandbox that stands in for that world.
-- Why    an approved drawdown is paid out, a score is asked for: by jobs that are queued in the transaction of the decision. Where no payment system, bureau
--        or verifier is connected, a sandbox answers, whose behaviour an administrator sets.
-- Locks  organisation, for an instant: the new column has a constant default.
-- Safe   the previous release queues nothing; what it decided meanwhile is found when this one looks for drawdowns without a job.
-- Undo   drop function queue_jobs; drop table sandbox_identity, sandbox_payment, sandbox_control; alter table organisation drop column payouts_checked;
--        drop schema graphile_worker cascade.
-- Queue  the schema graphile_worker is made by its own migrations, when a server starts.

-- False: some drawdown that waits for its money may have no job, as after a restore, and somebody has to look.
alter table organisation add column payouts_checked boolean not null default false;

-- The one thing that a server may do to the queue in the transaction of a decision. A job that waits or is under way under the same key stays as it is.
create function queue_jobs(tasks text[], keys text[], payloads jsonb[], tries_max smallint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform graphile_worker.add_jobs(array(
      select (new.task, new.payload::json, null, null, tries_max, new.key, null, null)::graphile_worker.job_spec
      from unnest(tasks, keys, payloads) as new(task, key, payload)
      where not exists (select from graphile_worker._private_jobs known where known.key = new.key and known.attempts < known.max_attempts)
    ));
  end
  $$;
revoke all on function queue_jobs from public;
grant execute on function queue_jobs to fairline_serving;

-- How a port of the sandbox behaves. Counters in it go down as they are used up.
create table sandbox_control (
  organisation_id smallint not null,
  port            text     not null constraint sandbox_control_port_known check (port in ('payment', 'score', 'bureau', 'identity')),
  settings        jsonb    not null,
  constraint sandbox_control_pk primary key (organisation_id, port)
);

-- One row per order that was paid, or refused for good; `asked`: how often it was asked for.
create table sandbox_payment (
  order_id        text        constraint sandbox_payment_pk primary key,
  organisation_id smallint    not null,
  payee           text        not null,
  amount_minor    bigint      not null constraint sandbox_payment_amount_positive check (amount_minor > 0),
  currency        text        not null,
  refused_for     text,
  at              timestamptz not null,
  asked           integer     not null default 1
);
create index sandbox_payment_payee on sandbox_payment (organisation_id, payee);

-- A proof of identity under way: no number and no name, only what it takes to judge the code.
create table sandbox_identity (
  session_id      text        constraint sandbox_identity_pk primary key,
  organisation_id smallint    not null,
  subject         text        not null,
  code            text        not null,
  tries_left      smallint    not null,
  expires_at      timestamptz not null
);
create index sandbox_identity_expires on sandbox_identity (organisation_id, expires_at);

alter table sandbox_control enable row level security;
alter table sandbox_payment enable row level security;
alter table sandbox_identity enable row level security;
create policy own_organisation on sandbox_control using (organisation_id = (select current_organisation()));
create policy own_organisation on sandbox_payment using (organisation_id = (select current_organisation()));
create policy own_organisation on sandbox_identity using (organisation_id = (select current_organisation()));

grant select, insert, update, delete on sandbox_control, sandbox_payment, sandbox_identity to fairline_serving;
