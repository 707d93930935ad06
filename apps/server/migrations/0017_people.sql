-- 0017 people who sign in: accounts with passwords and second factors, who belongs to which organisation in what roles, invitations, and their sessions.
-- Why    until now a console was opened by a key alone, which several people may hold: nobody knew who it was.
-- Locks  session exclusively, for an instant: columns without defaults, and a check over rows that are few.
-- Safe   the previous release opens sessions of keys as before, and does not find those of people: whoever meets it signs in again.
-- Undo   drop function memberships_of; drop table sign_in_failure, sign_in_step, invitation, member, backup_code, user_account; delete from session where
--        api_key_id is null; alter table session drop constraint session_of_one, drop column user_id, drop column organisation_id, drop column seen_at,
--        drop column proved_at, drop column device, drop column address, alter column api_key_id set not null.

-- An account belongs to no organisation: one may work for two.
-- person     who stands behind it. Two accounts of one person are one pair of eyes.
-- password   scrypt with its parameters and salt; null where an identity provider says who it is (issuer, subject).
-- totp       the shared secret, sealed; totp_next is one that is being set up. totp_step: the newest step of which a code was taken; none of it or before is taken again.
create table user_account (
  id              text        collate "C" constraint user_account_pk primary key,
  person          text        collate "C" not null,
  email           text        not null constraint user_account_email_lower check (email = lower(email)),
  name            text        not null,
  password        text,
  password_set_at timestamptz,
  totp            bytea,
  totp_next       bytea,
  totp_step       bigint      not null default -1,
  issuer          text,
  subject         text,
  created_at      timestamptz not null,
  constraint user_account_way check ((issuer is null) = (subject is null) and (issuer is null) = (password is not null)),
  constraint user_account_subject_unique unique (issuer, subject)
);
create unique index user_account_email on user_account (email) where issuer is null;
create index user_account_person on user_account (person);

create table backup_code (
  user_id text  collate "C" not null constraint backup_code_of_user references user_account,
  sha256  bytea not null constraint backup_code_whole check (length(sha256) = 32),
  used_at timestamptz,
  constraint backup_code_pk primary key (user_id, sha256)
);

create table member (
  organisation_id smallint    not null,
  user_id         text        collate "C" not null constraint member_of_user references user_account,
  roles           text[]      not null,
  suspended_at    timestamptz,
  since           timestamptz not null,
  constraint member_pk primary key (organisation_id, user_id)
);
create index member_user on member (user_id);

-- By the hash of what its link holds.
create table invitation (
  organisation_id smallint    not null,
  id              text        collate "C" not null,
  email           text        not null constraint invitation_email_lower check (email = lower(email)),
  roles           text[]      not null,
  sha256          bytea       not null constraint invitation_whole check (length(sha256) = 32),
  invited_by      text        not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  used_at         timestamptz,
  withdrawn_at    timestamptz,
  constraint invitation_pk primary key (organisation_id, id),
  constraint invitation_sha256_unique unique (sha256)
);

-- Between two steps of signing in: after the password (code), or while an identity provider is asked (provider). By the hash of what the browser holds.
create table sign_in_step (
  sha256          bytea       constraint sign_in_step_pk primary key constraint sign_in_step_whole check (length(sha256) = 32),
  kind            text        not null constraint sign_in_step_kind_known check (kind in ('code', 'provider')),
  user_id         text        collate "C",
  organisation_id smallint,
  detail          jsonb       not null,
  created_at      timestamptz not null,
  expires_at      timestamptz not null
);
create index sign_in_step_expires on sign_in_step (expires_at);

-- How often signing in failed, by the hash of the e-mail, the address of the network or the account: also of e-mails that nobody has.
create table sign_in_failure (
  subject  bytea       constraint sign_in_failure_pk primary key constraint sign_in_failure_whole check (length(subject) = 32),
  failures integer     not null,
  last_at  timestamptz not null
);
create index sign_in_failure_last on sign_in_failure (last_at);

-- A session is a key's, or a person's in one organisation. proved_at: when it last showed a fresh code.
alter table session
  alter column api_key_id drop not null,
  add column user_id         text collate "C",
  add column organisation_id smallint,
  add column seen_at         timestamptz,
  add column proved_at       timestamptz,
  add column device          text,
  add column address         text,
  add constraint session_of_one check (
    case when api_key_id is null then user_id is not null and organisation_id is not null and seen_at is not null else user_id is null end);
create index session_of_user on session (user_id) where user_id is not null;

alter table member enable row level security;
alter table invitation enable row level security;
create policy own_organisation on member using (organisation_id = (select current_organisation()));
create policy own_organisation on invitation using (organisation_id = (select current_organisation()));

-- Whoever signs in has no organisation yet: where he belongs is all that is told, and of him alone.
create function memberships_of(account text) returns table (organisation_id smallint, roles text[])
  language sql stable security definer set search_path = public, pg_temp
  as $$ select m.organisation_id, m.roles from member m where m.user_id = account and m.suspended_at is null order by m.organisation_id $$;
revoke execute on function memberships_of from public;
grant execute on function memberships_of to fairline_serving;

grant select, insert on user_account to fairline_serving;
grant update (person, name, password, password_set_at, totp, totp_next, totp_step) on user_account to fairline_serving;
grant select, insert, update, delete on backup_code, sign_in_step, sign_in_failure to fairline_serving;
grant select, insert on member, invitation to fairline_serving;
grant update (roles, suspended_at) on member to fairline_serving;
grant update (used_at, withdrawn_at) on invitation to fairline_serving;
