-- 0016 the record: every row of the log, and every administrative act, has a leaf in a Merkle tree, whose heads are signed.
-- Why    who can write to the database could change what happened. A head that somebody kept shows it, row by row.
-- Locks  event, against writes, while the index over rows without a leaf is built: a second per million rows; act, for an instant.
-- Safe   the previous release writes events without a leaf: they get theirs from the next server of this release, as those of before do.
-- Undo   drop function give_leaves, add_act; drop table record_head, record_tile, record_batch, record_key; drop index event_without_leaf;
--        alter table event drop column record_tree, drop column record_nth; alter table act drop column record_nth.

-- One tree for each lane of an organisation's log, -1 for its administrative acts. Where a row's leaf stands; null: not yet.
alter table event add column record_tree smallint, add column record_nth bigint;
create index event_without_leaf on event (bucket, borrower_id, key) where record_nth is null;
alter table act add column record_nth bigint;

-- The leaves that came in with one batch, 32 bytes each, in their order. The key keeps a tree without gaps: two who go on from one size do not both.
create table record_batch (
  organisation_id smallint not null,
  tree            smallint not null,
  first           bigint   not null constraint record_batch_first_counted check (first >= 0),
  leaves          bytea    not null constraint record_batch_whole check (length(leaves) > 0 and length(leaves) % 32 = 0),
  constraint record_batch_pk primary key (organisation_id, tree, first)
);
alter table record_batch alter column leaves set storage external;

-- Hashes of full subtrees of 256^level leaves, 256 to a row, so that a proof needs few reads. Made from record_batch, and made again from it if lost.
create table record_tile (
  organisation_id smallint not null,
  tree            smallint not null,
  level           smallint not null,
  nth             bigint   not null,
  hashes          bytea    not null,
  constraint record_tile_pk primary key (organisation_id, tree, level, nth)
);

-- body: the text that is signed: sizes and roots of all trees, and the hash of the head before.
create table record_head (
  organisation_id smallint    not null,
  number          bigint      not null constraint record_head_number_counted check (number > 0),
  at              timestamptz not null,
  body            text        not null,
  key_id          text        not null,
  signature       bytea       not null,
  constraint record_head_pk primary key (organisation_id, number)
);

-- Public keys of those who signed: whoever checks should know them from elsewhere.
create table record_key (
  id     text        collate "C" constraint record_key_pk primary key,
  public bytea       not null,
  since  timestamptz not null
);

alter table record_batch enable row level security;
alter table record_tile enable row level security;
alter table record_head enable row level security;
create policy own_organisation on record_batch using (organisation_id = (select current_organisation()));
create policy own_organisation on record_tile using (organisation_id = (select current_organisation()));
create policy own_organisation on record_head using (organisation_id = (select current_organisation()));
grant select, insert on record_batch, record_head, record_key to fairline_serving;
grant select, insert, update on record_tile to fairline_serving;

-- Rows of before get their leaves: once, and nothing else of them can be changed by it.
create function give_leaves(organisation smallint, in_tree smallint, from_nth bigint, buckets smallint[], borrowers bigint[], keys uuid[]) returns bigint
  language sql security definer set search_path = public, pg_temp
  as $$
    with given as (
      update event e set record_tree = in_tree, record_nth = from_nth + wanted.at - 1
      from unnest(buckets, borrowers, keys) with ordinality as wanted(bucket, borrower_id, key, at)
      where e.bucket = wanted.bucket and e.borrower_id = wanted.borrower_id and e.key = wanted.key
        and e.organisation_id = organisation and e.organisation_id = current_organisation() and e.record_nth is null
      returning 1)
    select count(*) from given
  $$;
revoke execute on function give_leaves from public;
grant execute on function give_leaves to fairline_serving;

-- An act and its leaf, behind the last one: acts are few, and wait for each other.
create function add_act(organisation smallint, act_id uuid, act_at timestamptz, act_name text, by_actor text, by_person text, by_roles text[], about text,
                        act_detail jsonb, why text, from_address text, of_request text, leaf bytea) returns void
  language plpgsql set search_path = public, pg_temp
  as $$
  declare nth bigint;
  begin
    perform pg_advisory_xact_lock(hashtextextended('fairline acts', organisation));
    select b.first + length(b.leaves) / 32 into nth from record_batch b
      where b.organisation_id = organisation and b.tree = -1 order by b.first desc limit 1;
    nth := coalesce(nth, 0);
    insert into act (organisation_id, id, at, act, actor, person, roles, subject, detail, reason, address, request_id, record_nth)
      values (organisation, act_id, act_at, act_name, by_actor, by_person, by_roles, about, act_detail, why, from_address, of_request, nth);
    insert into record_batch (organisation_id, tree, first, leaves) values (organisation, -1, nth, leaf);
  end $$;
revoke execute on function add_act from public;
grant execute on function add_act to fairline_serving;
