/** Plans as they are kept: a fact with its head and body, read whole by whoever asks for one. */
import type { PlanBody, PlanHead, PlanRecord } from '@fairline/domain/desk/funding/plan-record'
import { planOf } from '@fairline/domain/desk/funding/plan-record'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import type { Queryable } from '../store/database.ts'
import { type NewDeskFact, readEntryFacts } from '../store/desk-fact-table.ts'

export type KeptPlan = Readonly<{ record: PlanRecord; body: PlanBody }>

/** Made, approved and superseded, each once. */
const FACTS_MAX = 10

/** Undefined: nobody made it. */
export async function readPlan(rows: Queryable, organisationId: number, book: DeskBook, id: string): Promise<KeptPlan | undefined> {
  const record = planOf(book, id)
  if (record === undefined) return undefined
  const facts = await readEntryFacts(rows, organisationId, 'plan', id, FACTS_MAX)
  const made = facts.find(({ type }) => type === 'proposed')
  return made === undefined ? undefined : { record, body: made.data.body as PlanBody }
}

export const planMadeFact = (id: string, head: PlanHead, body: PlanBody, at: number): NewDeskFact => ({
  ...{ factId: `plan:${id}:1`, type: 'proposed', kind: 'plan', id, effectiveAt: at, observedAt: null, source: 'desk_entry' },
  ...{ confidencePpm: null, evidence: head.run?.plan_hash ?? null, data: { ...head, body } },
})
