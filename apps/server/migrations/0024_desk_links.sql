-- 0024 lines of our own lenders on a financing desk: the borrower's side of it, and the desk's.
-- Why    a desk sees a borrower's line only by a code that he made for it, and the lender answers with what he lets a desk see at that moment.
-- Locks  none on tables that are in use: they are new.
-- Safe   the previous release does not know them.
-- Undo   drop function desk_link_of; drop table desk_lender_line, desk_link.

-- Of the lender: whom a borrower lets see his line.  desk  in his words.   sha256  of the code, which he has and nobody else.   request_id  he asked for it once.
create table desk_link (
  organisation_id smallint    not null,
  id              text        collate "C" not null,
  ref             text        collate "C" not null,
  desk            text        not null,
  request_id      text        collate "C" not null,
  sha256          bytea       not null constraint desk_link_whole check (length(sha256) = 32),
  made_at         timestamptz not null,
  ended_at        timestamptz,
  constraint desk_link_pk primary key (organisation_id, id),
  constraint desk_link_once unique (organisation_id, ref, request_id),
  constraint desk_link_code unique (sha256)
);

-- Of the desk: where a line that it watches is asked about.  base_url  null: on this server.   code  sealed.   next_at  when it is asked again.
create table desk_lender_line (
  organisation_id smallint    not null,
  enrolment_id    text        collate "C" not null,
  base_url        text,
  code            bytea       not null,
  state           text        collate "C" not null constraint desk_lender_line_state check (state in ('open', 'hidden', 'closed', 'failing')),
  asked_at        timestamptz,
  answered_at     timestamptz,
  next_at         timestamptz not null,
  failures        integer     not null default 0,
  problem         text,
  constraint desk_lender_line_pk primary key (organisation_id, enrolment_id)
);
create index desk_lender_line_due on desk_lender_line (organisation_id, next_at) where state <> 'closed';

alter table desk_link enable row level security;
alter table desk_lender_line enable row level security;
create policy own_organisation on desk_link using (organisation_id = (select current_organisation()));
create policy own_organisation on desk_lender_line using (organisation_id = (select current_organisation()));
grant select, insert on desk_link to fairline_serving;
grant update (ended_at) on desk_link to fairline_serving;
grant select, insert, update on desk_lender_line to fairline_serving;

-- Whoever shows a code belongs to no organisation of the lender's: whose line it opens is all that is told.
create function desk_link_of(code bytea) returns table (organisation_id smallint, ref text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select l.organisation_id, l.ref from desk_link l where l.sha256 = code and l.ended_at is null $$;
revoke execute on function desk_link_of from public;
grant execute on function desk_link_of to fairline_serving;
