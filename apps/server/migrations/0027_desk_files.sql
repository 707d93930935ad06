-- 0027 what a desk keeps of its files until a person has seen to it: entries of statements that matched nothing, and rows of registers that are no entries.
-- Why    such an entry is assigned by hand to what it is, and such a row is mended or discarded; neither is a fact of the desk before that.
-- Locks  none on tables that are in use: they are new.
-- Safe   the previous release does not know them.
-- Undo   drop table desk_statement_entry, desk_import_row.

-- entry_key  by which the entry is known again.   path, line  where it stands in the file.   Nothing of names, accounts and words.
create table desk_statement_entry (
  organisation_id smallint not null,
  statement_id    text     collate "C" not null,
  entry_key       text     collate "C" not null,
  path            text     not null,
  line            integer,
  booked_on       date     not null,
  amount_minor    bigint   not null,
  currency        text     collate "C" not null,
  direction       text     collate "C" not null,
  why             text     collate "C" not null,
  constraint desk_statement_entry_pk primary key (organisation_id, statement_id, entry_key)
);

-- first_row  the first one of the entry in the table.   sealed  its cells and what is wrong with them: nobody knows what stands in a cell that could not be read. The row goes once it is mended or discarded.
create table desk_import_row (
  organisation_id smallint    not null,
  import_id       text        collate "C" not null,
  first_row       integer     not null,
  sealed          bytea       not null,
  held_at         timestamptz not null,
  constraint desk_import_row_pk primary key (organisation_id, import_id, first_row)
);

alter table desk_statement_entry enable row level security;
alter table desk_import_row enable row level security;
create policy own_organisation on desk_statement_entry using (organisation_id = (select current_organisation()));
create policy own_organisation on desk_import_row using (organisation_id = (select current_organisation()));
grant select, insert, delete on desk_statement_entry to fairline_serving;
grant select, insert, delete on desk_import_row to fairline_serving;
