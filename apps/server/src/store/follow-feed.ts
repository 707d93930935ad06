/**
 * Brings the views of an organisation one batch further: events of the feed, the lines and loans they move, and the position, in one transaction.
 *
 * Once     each event counts once: a line says which event of its borrower it has seen last, so that what was seen is passed over, and what is
 *          missing between (two servers may write one borrower in an order that is not that of their transactions) is read from his log.
 * One      whoever works on an organisation holds its row of `projection`; another server finds it taken and comes back.
 */
import { isOfCases } from '@fairline/domain/cases/case-facts'
import { groupBy } from '@fairline/domain/kernel/group-by'
import { buildNextBuckets } from './build-views.ts'
import { refoldCases, type TouchedCases } from './case-view-table.ts'
import type { Client, OrganisationDatabase } from './database.ts'
import { type FedEvent, feedHorizon, readFeed } from './event-feed.ts'
import { readLogsOf } from './event-table.ts'
import { behindAllBelow } from './feed-position.ts'
import { knownLending } from './lending-changes.ts'
import { findLines } from './line-view-table.ts'
import { marksOfEvents, saveMarks } from './mark-view-table.ts'
import { isBuilt, moveProjection, type Projection, takeProjection } from './projection-table.ts'
import { gatherChanges } from './view-changes.ts'

/** behind: there is more. done: nothing is left for now. taken: somebody else is at it. */
export type Followed = { readonly state: 'behind' | 'done' | 'taken'; readonly events: number }

/** So few that nobody who is answered meanwhile waits long: some milliseconds of the one thread. */
const BATCH = 100

export async function followFeed(book: OrganisationDatabase, organisationId: number): Promise<Followed> {
  return book.withClient(async (client) => {
    await client.query('begin')
    const projection = await takeProjection(client, organisationId)
    const followed = await followOn(client, organisationId, projection)
    await client.query('commit')
    return followed
  })
}

async function followOn(client: Client, organisationId: number, projection: Projection | undefined): Promise<Followed> {
  if (projection === undefined) return { state: 'taken', events: 0 }
  if (!isBuilt(projection)) return { state: 'behind', events: await buildNextBuckets(client, organisationId, projection.bucketsBuilt) }
  const horizon = await feedHorizon(client)
  const events = await readFeed(client, organisationId, { after: projection.position, horizon, limit: BATCH })
  const isWhole = events.length < BATCH
  const position = isWhole ? behindAllBelow(horizon) : events.at(-1)!.position
  if (events.length === 0) {
    // An organisation in which nothing happens must not look at everybody else's events again and again; nor write at each look.
    if (horizon - projection.position.transactionId > IDLE_TRANSACTIONS) await moveProjection(client, organisationId, position)
    return { state: 'done', events: 0 }
  }
  await takeAll(client, organisationId, byBorrower(events))
  await moveProjection(client, organisationId, position)
  return { state: isWhole ? 'done' : 'behind', events: events.length }
}

const IDLE_TRANSACTIONS = 1_000n

/** Each borrower's events in their order. */
const byBorrower = (events: readonly FedEvent[]): readonly (readonly FedEvent[])[] =>
  [...groupBy(events, ({ borrower }) => borrower.id).values()].map((group) => group.sort((a, b) => a.sequence - b.sequence))

async function takeAll(client: Client, organisationId: number, groups: readonly (readonly FedEvent[])[]): Promise<void> {
  const seen = await findLines(
    client,
    groups.map((group) => group[0]!.borrower),
  )
  const fresh: Fresh[] = []
  const cases: TouchedCases[] = []
  for (const group of groups) {
    const { borrower, ref } = group[0]!
    const following = await withoutGaps(client, group, seen.get(borrower.id)?.sequence ?? 0)
    for (const { sequence, type, decision } of following) fresh.push({ borrower, ref, sequence, type, decision })
    if (following.some(({ type }) => isOfCases(type))) cases.push({ borrower, ref, upTo: following.at(-1)!.sequence })
  }
  const changes = gatherChanges(await knownLending(client, fresh))
  for (const { borrower, ...event } of fresh) seen.set(borrower.id, changes.take(borrower, seen.get(borrower.id), event))
  await changes.write(client, organisationId)
  await refoldCases(client, organisationId, cases)
  await saveMarks(client, organisationId, await marksOfEvents(client, fresh))
}

type Fresh = Pick<FedEvent, 'borrower' | 'ref' | 'sequence' | 'type' | 'decision'>
type Decided = Pick<FedEvent, 'sequence' | 'type' | 'decision'>

/** What follows on `seen`, read from the log itself where the feed leaves something out. */
async function withoutGaps(client: Client, group: readonly FedEvent[], seen: number): Promise<readonly Decided[]> {
  const fresh = group.filter(({ sequence }) => sequence > seen)
  if (fresh.every(({ sequence }, index) => sequence === seen + 1 + index)) return fresh
  const [{ borrower }, version] = [group[0]!, group.at(-1)!.sequence]
  const missed = await readLogsOf(client, [{ borrower, version }], { after: seen, upTo: version })
  return missed.map(({ sequence, fact: { type }, decision }) => ({ sequence, type, decision }))
}
