-- 0015 administrative acts: who saw, did, approved or exported what, when, from where and why.
-- Why    what people do is not all said of a borrower: a role that was given, a value that was looked at, an export. It has to be found again by an auditor, and
--        to be as hard to change as the log.
-- Locks  none on tables that are in use: it is new.
-- Safe   the previous release does not know it: what is done through a server of it leaves no act.
-- Undo   drop table act.

-- act      from a closed list (contract/acts.ts).   actor, person  the account, and whose it is.   roles  those he had then.
-- subject  whom or what it is about, by its public id.   detail  what was done, never a personal value.   address, request_id  from where.
create table act (
  organisation_id smallint    not null,
  id              uuid        not null,
  at              timestamptz not null,
  act             text        collate "C" not null,
  actor           text        not null,
  person          text        not null,
  roles           text[]      not null,
  subject         text,
  detail          jsonb       not null,
  reason          text,
  address         text,
  request_id      text,
  constraint act_pk primary key (organisation_id, id)
);
create index act_newest on act (organisation_id, at, id);
create index act_of_subject on act (organisation_id, subject, at) where subject is not null;

alter table act enable row level security;
create policy own_organisation on act using (organisation_id = (select current_organisation()));
grant select, insert on act to fairline_serving;
