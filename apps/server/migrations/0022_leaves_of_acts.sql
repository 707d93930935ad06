-- 0022 acts of before there was a record get their leaves too.
-- Why    events of before got theirs at the first start with a record; acts did not, and the check named each of them.
-- Locks  act, against writes, while the index over acts without a leaf is built: acts are few.
-- Safe   nothing that the previous release does is changed.
-- Undo   drop function give_act_leaves; drop index act_without_leaf.

create index act_without_leaf on act (organisation_id, id) where record_nth is null;

-- Once, behind the last leaf, and nothing else of them can be changed by it. Waits for acts under way, and they for it.
create function give_act_leaves(organisation smallint, from_nth bigint, ids uuid[]) returns bigint
  language sql security definer set search_path = public, pg_temp
  as $$
    with given as (
      update act a set record_nth = from_nth + wanted.at - 1
      from unnest(ids) with ordinality as wanted(id, at)
      where a.id = wanted.id and a.organisation_id = organisation and a.organisation_id = current_organisation() and a.record_nth is null
      returning 1)
    select count(*) from given
  $$;
revoke execute on function give_act_leaves from public;
grant execute on function give_act_leaves to fairline_serving;
