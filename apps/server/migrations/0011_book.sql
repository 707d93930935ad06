-- 0011 the book: what holds for every line, and decisions that know which state of it they saw.
-- Why    incidents, maintenance, orders of regulators and limits of funders are facts of the whole book. A decision remembers the version of the book that
--        it saw, so that it can be made again; a batch is committed only if that version is still the newest, whichever server decided it.
-- Locks  organisation, for an instant. `account` is read once to find the log of each book.
-- Safe   the previous release writes such facts without raising the version: stop it first, or what it recorded meanwhile is taken in with the next of them.
-- Undo   drop function claim_book, lock_book; alter table organisation drop column book_version, drop column wakes_of_book.

-- book_version   the sequence, in the log of the book, of the last fact that changed it; 0 before the first.
-- wakes_of_book  every account is woken as that version of the book asks.
alter table organisation
  add column book_version integer not null default 0 constraint organisation_book_version_counted check (book_version >= 0),
  add column wakes_of_book integer not null default 0 constraint organisation_wakes_of_book_counted check (wakes_of_book >= 0);

update organisation o set book_version = found.version
from (select a.organisation_id, max(e.sequence) as version
      from account a join event e using (bucket, borrower_id)
      where a.ref = 'book' and e.type in ('incident-opened', 'incident-closed', 'maintenance-scheduled', 'maintenance-started', 'maintenance-ended',
        'source-unavailable', 'source-restored', 'funder-limit-changed', 'regulator-order-issued', 'regulator-order-lifted',
        'minimum-client-version-changed')
      group by a.organisation_id) found
where found.organisation_id = o.id;

-- Whoever decides holds it shared until his commit, whoever changes the book alone: so nobody commits behind a change what he decided before it.
create function lock_book(whose smallint, alone boolean) returns integer language plpgsql as $$
begin
  if alone then
    perform pg_advisory_xact_lock(1181446507, whose);
  else
    perform pg_advisory_xact_lock_shared(1181446507, whose);
  end if;
  -- A statement of its own: it sees what was committed while the lock was waited for.
  return (select book_version from organisation where id = whose);
end $$;

-- The same for a batch that is decided already: it goes no further if the book is another by now.
create function claim_book(whose smallint, seen integer) returns void language plpgsql as $$
begin
  if lock_book(whose, false) is distinct from seen then
    raise exception 'the book is another by now' using errcode = 'FL001';
  end if;
end $$;
