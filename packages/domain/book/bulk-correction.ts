/**
 * Holds that are put right together, as their facts in the log of the book say.
 *
 * P11      whoever proposed a batch does not release it.
 */
import type { Fact, FactOf } from '@fairline/contract/facts'

const BULK_FACTS = [
  'bulk-correction-proposed',
  'bulk-correction-released',
  'bulk-correction-withdrawn',
  'bulk-correction-completed',
] as const
type BulkFactType = (typeof BULK_FACTS)[number]
export type BulkFact = { [T in BulkFactType]: FactOf<T> }[BulkFactType]
const ofBulk: ReadonlySet<Fact['type']> = new Set(BULK_FACTS)

export const isOfBulk = (fact: Fact): fact is BulkFact => ofBulk.has(fact.type)

/** `actor`: who said it. */
export type BulkEntry = Readonly<{ fact: BulkFact; actor: string }>

/** `holdCount`: as it was released, and as it was done. */
export type Batch = Readonly<{
  id: string
  state: 'proposed' | 'released' | 'withdrawn' | 'completed'
  proposal: FactOf<'bulk-correction-proposed'>['data']
  proposedAt: number
  proposedBy: string
  releasedAt: number | null
  releasedBy: string | null
  holdCount: number | null
}>

/** In the order of the log; facts of a batch that was not proposed say nothing. */
export function foldBatches(entries: Iterable<BulkEntry>, before: ReadonlyMap<string, Batch> = new Map()): ReadonlyMap<string, Batch> {
  const batches = new Map(before)
  for (const entry of entries) {
    const next = nextBatch(batches.get(entry.fact.data.batchId), entry)
    if (next !== undefined) batches.set(next.id, next)
  }
  return batches
}

function nextBatch(batch: Batch | undefined, { fact, actor }: BulkEntry): Batch | undefined {
  if (fact.type === 'bulk-correction-proposed') {
    const { data: proposal, knownAt: proposedAt } = fact
    const proposed = { id: proposal.batchId, state: 'proposed', proposal, proposedAt, proposedBy: actor } as const
    return batch ?? { ...proposed, releasedAt: null, releasedBy: null, holdCount: null }
  }
  if (batch === undefined) return undefined
  switch (fact.type) {
    case 'bulk-correction-released':
      return { ...batch, state: 'released', releasedAt: fact.knownAt, releasedBy: actor, holdCount: fact.data.holdCount }
    case 'bulk-correction-withdrawn':
      return { ...batch, state: 'withdrawn' }
    case 'bulk-correction-completed':
      return { ...batch, state: 'completed', holdCount: fact.data.holdCount }
  }
}

/**
 * batch-id-reused: there is one of that id. selection-too-wide: neither borrowers nor a time. batch-unknown: nobody proposed it. batch-over: it was released or withdrawn.
 * proposed-by-you: another person releases it. count-differs: it is another number of holds than was seen.
 */
export type BulkRefusal = Readonly<{
  code: 'batch-id-reused' | 'selection-too-wide' | 'batch-unknown' | 'batch-over' | 'proposed-by-you' | 'count-differs'
}>

/** `holdCount`: as many as there are now. Checks run in a fixed order. */
export function whyNotInBulk(batch: Batch | undefined, { fact, actor }: BulkEntry, holdCount: number): BulkRefusal | undefined {
  if (fact.type === 'bulk-correction-proposed') {
    if (batch !== undefined) return { code: 'batch-id-reused' }
    const { borrowerIds, placedFromAt } = fact.data
    return borrowerIds === undefined && placedFromAt === undefined ? { code: 'selection-too-wide' } : undefined
  }
  if (batch === undefined) return { code: 'batch-unknown' }
  if (fact.type === 'bulk-correction-completed') return batch.state === 'released' ? undefined : { code: 'batch-over' }
  if (batch.state !== 'proposed') return { code: 'batch-over' }
  if (fact.type === 'bulk-correction-withdrawn') return undefined
  if (batch.proposedBy === actor) return { code: 'proposed-by-you' }
  return fact.data.holdCount === holdCount ? undefined : { code: 'count-differs' }
}
