-- 0010 the borrower's own side: one-time codes, his sessions, and addresses by which he is found.
-- Why    a borrower signs in with a code sent to him, and sees his own line and nobody else's: a session names one borrower of one organisation.
-- Locks  none on tables that are in use: all are new.
-- Safe   the previous release does not know them. Addresses that it writes into contact are found once they are written again.
-- Undo   drop table me_code, me_session, contact_address.

-- borrower  null where the address is nobody's: such a row is there all the same, so that nobody learns from limits or tries who is a borrower.
-- token     keyed hash of the address. code  keyed hash of challenge and code. replays  tries with a code that had been used.
create table me_code (
  id              text        collate "C" constraint me_code_pk primary key,
  organisation_id smallint    not null,
  kind            text        not null constraint me_code_kind_known check (kind in ('phone', 'email')),
  token           bytea       not null,
  ref             text,
  code            bytea       not null constraint me_code_whole check (length(code) = 32),
  tries           smallint    not null default 0,
  replays         integer     not null default 0,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz
);
create index me_code_of_address on me_code (organisation_id, kind, token, created_at);
create index me_code_created on me_code (created_at);

-- By the hash of what the cookie holds, as in session.
create table me_session (
  sha256          bytea       constraint me_session_pk primary key constraint me_session_whole check (length(sha256) = 32),
  organisation_id smallint    not null,
  ref             text        not null,
  created_at      timestamptz not null,
  seen_at         timestamptz not null
);
create index me_session_seen on me_session (seen_at);

-- Addresses that the lender gave, by keyed hash: what a borrower writes himself is where notices go, and opens nothing.
create table contact_address (
  organisation_id smallint    not null,
  kind            text        not null constraint contact_address_kind_known check (kind in ('phone', 'email')),
  token           bytea       not null,
  bucket          smallint    not null,
  borrower_id     bigint      not null,
  ref             text        not null,
  constraint contact_address_pk primary key (bucket, borrower_id, kind)
);
create index contact_address_token on contact_address (organisation_id, kind, token);

alter table contact_address enable row level security;
create policy own_organisation on contact_address using (organisation_id = (select current_organisation()));
grant select, insert, update, delete on me_code, me_session, contact_address to fairline_serving;
