-- 0021 which policy pack decides; and which approval a key was made by.
-- Why    a pack that two people agreed on decides from that moment on, in every server on this database: so which one it is stands here, and no longer only in the folder
--        that each server was started with.
--        A key with power over the book is agreed on by two, and made, once, when whoever asked for it fetches it.
-- Locks  api_key exclusively, for an instant: a column without a default, over rows that are few.
-- Safe   the previous release does not know it and goes on deciding by the pack of its folder, as before; each decision names its own either way.
-- Undo   drop table pack_in_force; alter table api_key drop column approval_id.

-- The newest row decides. It belongs to no organisation, as `pack` belongs to none: one server decides for all its books by one pack.
-- folder_hash  what the folder held at that start; null where no start did it.   approval_id  what two people agreed on; null where a start did it.
create table pack_in_force (
  id          integer     generated always as identity constraint pack_in_force_pk primary key,
  pack_id     smallint    not null constraint pack_in_force_pack references pack (id),
  folder_hash text        collate "C",
  approval_id text        collate "C" constraint pack_in_force_once unique,
  since       timestamptz not null default now(),
  constraint pack_in_force_by check ((folder_hash is null) <> (approval_id is null))
);
grant select, insert on pack_in_force to fairline_serving;

-- approval_id  what two people agreed on; null: it took one, or is older.
alter table api_key add column approval_id text collate "C" constraint api_key_once unique;
