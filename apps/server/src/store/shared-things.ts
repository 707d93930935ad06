/** SQL of what borrowers use, by their logins and cards: what a graph of who shares something is built of. */
import type { LinkKind, Use } from '@fairline/domain/fraud/link-graph'
import { fingerprint } from '@fairline/domain/kernel/fingerprint'
import { BUCKETS } from './borrower-key.ts'
import type { OrganisationDatabase } from './database.ts'

type UseRow = { ref: string; kind: LinkKind; thing: string; since: Date; last: Date }

/** Logins of every version name their device, and may name their network. A device of whoever took an account over is none of its owner's. */
const USES = `select a.ref, u.kind, u.thing, min(e.occurred_at) as since, max(e.occurred_at) as last
  from event e join account a using (bucket, borrower_id), lateral (values
    ('device', coalesce(e.data #>> '{device,id}', e.data ->> 'device_id')),
    ('network', coalesce(e.data #>> '{network,id}', e.data ->> 'network_id')),
    ('bank_card', e.data ->> 'card_id')) u (kind, thing)
  where e.bucket = $1 and e.type in ('session-started', 'bank-card-bound') and e.occurred_at > to_timestamp($2::double precision / 1000)
    and u.thing is not null
    and not exists (select from event t where t.bucket = e.bucket and t.borrower_id = e.borrower_id and t.type = 'takeover-cleared'
      and (t.data -> 'attacker_devices' ? coalesce(e.data #>> '{device,id}', e.data ->> 'device_id')
        or t.data -> 'attacker_sessions' ? (e.data ->> 'session_id')))
  group by a.ref, u.kind, u.thing`

/** Of all borrowers of a book, bucket by bucket. What is used goes on being used for `lastingMs` after it was last seen. */
export async function readUses(book: OrganisationDatabase, { after, lastingMs }: { after: number; lastingMs: number }): Promise<Use[]> {
  const uses: Use[] = []
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const { rows } = await book.query<UseRow>(USES, [bucket, after])
    for (const { ref, kind, thing, since, last } of rows)
      uses.push({ borrower: ref, kind, key: fingerprint(thing), since: since.getTime(), until: last.getTime() + lastingMs })
  }
  return uses
}
