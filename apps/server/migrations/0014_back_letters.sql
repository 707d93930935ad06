-- 0014 a borrower is told by letter what he has back: a hold that was lifted, a stage of his line that was given back.
-- Why    he hears by letter of everything against him, and saw only on his page that it was over.
-- Locks  none: a function is replaced.
-- Safe   the previous release asks for no such letter. One that it takes before it is gone it gives up, and it can be sent again from the list.
-- Undo   the function as 0009 has it; rows of type 'back' that wait: update delivery set state = 'withheld' where type = 'back' and state = 'waiting'.

-- One row for each endpoint that wants the type; of notices, one for each address that the borrower has; of what he has back too, unless he does not want it.
create or replace function queue_deliveries(organisation smallint, buckets smallint[], borrowers bigint[], refs text[], sequences integer[], nths smallint[],
                                            types text[], at timestamptz) returns void
  language sql set search_path = public, pg_temp
  as $$
    insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, channel, endpoint_id, is_mandatory, due_at, queued_at)
    select organisation, told.bucket, told.borrower_id, told.ref, told.sequence, told.nth, told.type, way.channel, way.endpoint_id, told.type <> 'back', at, at
    from unnest(buckets, borrowers, refs, sequences, nths, types) as told(bucket, borrower_id, ref, sequence, nth, type)
    cross join lateral (
      select 'webhook' as channel, e.id as endpoint_id from webhook_endpoint e
      where e.organisation_id = organisation and e.off_why is null and told.type = any(e.types)
      union all
      select address.channel, null from contact c
        cross join lateral (values ('email', c.email), ('sms', c.phone), ('push', c.push)) as address(channel, sealed)
      where (told.type = 'notice-due' or told.type = 'back' and not 'back' = any(c.opted_out))
        and c.bucket = told.bucket and c.borrower_id = told.borrower_id and address.sealed is not null
    ) as way
    on conflict do nothing
  $$;
