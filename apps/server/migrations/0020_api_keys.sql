-- 0020 API keys that people make: what for, by whom, from where they may come, until when, and what they replace; and what people said, by time.
-- Why    a key was made by hand in the database and worked for ever and from everywhere; nobody saw whether anything still used it. An audit asks for the
--        facts that people said by time, over all borrowers: they are few in a log of what systems said.
-- Locks  api_key exclusively, for an instant: columns without defaults, over rows that are few. Writes to event while its rows are read once.
-- Safe   the previous release lets in a key from anywhere and past its end: bring no such key into use before all servers are of this one.
-- Undo   drop index event_of_people; alter table api_key drop column purpose, drop column addresses, drop column requests_per_minute, drop column expires_at, drop column last_used_at,
--        drop column made_by, drop column made_by_person, drop column rotated_from; grant update on api_key to fairline_serving.

-- addresses       networks it may come from; null: any.   requests_per_minute  of its own; null: as any other key.
-- made_by         the account of its maker, made_by_person whose it was then; null: it lies in a file of this server, or is older.
-- rotated_from    the key that it takes the place of.   last_used_at  to about a minute.
alter table api_key
  add column purpose             text,
  add column addresses           text[],
  add column requests_per_minute integer constraint api_key_requests_positive check (requests_per_minute > 0),
  add column expires_at          timestamptz,
  add column last_used_at        timestamptz,
  add column made_by             text collate "C",
  add column made_by_person      text collate "C",
  add column rotated_from        text collate "C",
  add constraint api_key_maker_whole check ((made_by is null) = (made_by_person is null));
create index api_key_of_organisation on api_key (organisation_id, id);

-- What a key may do is never changed: another is made.
revoke update on api_key from fairline_serving;
grant update (revoked_at, expires_at, last_used_at) on api_key to fairline_serving;

-- By people with accounts, and every look at personal data whoever took it.
create index event_of_people on event (organisation_id, recorded_at, key)
  where actor like 'usr\_%' or type in ('personal-data-revealed', 'document-revealed');
