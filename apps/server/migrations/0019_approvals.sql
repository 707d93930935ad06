-- 0019 what one person asks for and another approves.
-- Why    reversals, write-offs, limits, mass releases, orders and the like are done by no one alone, whatever his roles: a request is kept with what it would change,
--        until somebody else looked at it.
-- Locks  none on tables that are in use: it is new.
-- Safe   the previous release does not know it, and does at once what this one keeps for a second person.
-- Undo   drop table approval, pack_waiting.

-- kind     from a closed list (contract/approvals.ts).   about  what is asked for, in short: the same thing is open once.   request  as it was sent.
-- changes  what it would change, when it was asked for and, once decided, as the checker saw it; seen is the hash of both.   problem  why it could not be carried out.
-- expired  is written when the same thing is asked for again; until then an open one past its expiry has expired.
create table approval (
  organisation_id smallint    not null,
  id              text        collate "C" not null,
  kind            text        collate "C" not null,
  state           text        collate "C" not null,
  subject         text        not null,
  about           text        collate "C" not null,
  request         jsonb       not null,
  changes         jsonb       not null,
  seen            text        not null,
  maker           text        not null,
  maker_person    text        not null,
  reason          text        not null,
  made_at         timestamptz not null,
  expires_at      timestamptz not null,
  checker         text,
  checker_person  text,
  decided_at      timestamptz,
  why             text,
  done_at         timestamptz,
  problem         jsonb,
  constraint approval_pk primary key (organisation_id, id),
  constraint approval_state check (state in ('open', 'expired', 'approved', 'done', 'failed', 'rejected', 'withdrawn')),
  -- P11, whatever the code above it does.
  constraint approval_by_two check (state not in ('approved', 'done', 'failed') or (checker_person <> maker_person and checker <> maker and checker_person is not null and checker is not null)),
  constraint approval_in_time check (state not in ('approved', 'done', 'failed') or (decided_at is not null and decided_at < expires_at)),
  constraint approval_done check ((state = 'done') = (done_at is not null))
);
create unique index approval_open_once on approval (organisation_id, kind, about) where state in ('open', 'approved', 'failed');
create index approval_newest on approval (organisation_id, made_at, id);

alter table approval enable row level security;
create policy own_organisation on approval using (organisation_id = (select current_organisation()));
grant select, insert on approval to fairline_serving;
grant update (state, changes, seen, checker, checker_person, decided_at, why, done_at, problem) on approval to fairline_serving;

-- Packs that were loaded at a start and decide nothing until two people agree. Not in a backup: the folder is read at each start.
create table pack_waiting (
  hash          text        collate "C" constraint pack_waiting_pk primary key,
  files         jsonb       not null,
  first_seen_at timestamptz not null default now()
);
grant select, insert on pack_waiting to fairline_serving;
