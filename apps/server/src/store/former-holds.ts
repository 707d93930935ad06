/**
 * Holds that a person decides about, as the log had them, where they are not in force any more: what was found wrong must not count, though it ended long ago. What they were
 * is written into the fact, so that the decision can be made again from the log of it alone.
 */

import type { Fact, FactOf } from '@fairline/contract/facts'
import { formerHold } from '@fairline/contract/facts/former-hold'
import { writeInstant } from '@fairline/contract/instant'
import type { Account, Decision } from '@fairline/domain/account/account'
import type { CaseEntry } from '@fairline/domain/cases/case-facts'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { HoldScope, LineOutcome } from '@fairline/domain/line/outcomes'
import { bigints, smallints } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'

type AboutHold = FactOf<'appeal-decided'> | FactOf<'manual-review-decided'> | FactOf<'operator-error-recorded'>
export type FormerHold = Readonly<{ at: number; reason: string; scope: HoldScope; tests: readonly string[] }>

const TYPES: ReadonlySet<Fact['type']> = new Set(['appeal-decided', 'manual-review-decided', 'operator-error-recorded'])
export const isAboutHold = (fact: Fact): fact is AboutHold => TYPES.has(fact.type)

/** Decisions that placed, changed or ended a hold. */
const READ = {
  name: 'read-hold-decisions',
  text: `select e.borrower_id, e.decision from event e join unnest($1::smallint[], $2::bigint[]) as wanted(bucket, borrower_id) using (bucket, borrower_id)
    where e.decision @? '$.outcomes[*].data.hold_id' order by e.borrower_id, e.sequence`,
}

export async function readFormerHolds(
  client: Queryable,
  borrowers: readonly BorrowerKey[],
): Promise<ReadonlyMap<bigint, ReadonlyMap<string, FormerHold>>> {
  const { rows } = await client.query<{ borrower_id: string; decision: StoredDecision }>({
    ...READ,
    values: [smallints(borrowers.map(({ bucket }) => bucket)), bigints(borrowers.map(({ id }) => id))],
  })
  const byBorrower = groupBy(rows, ({ borrower_id }) => BigInt(borrower_id))
  return new Map([...byBorrower].map(([id, ofOne]) => [id, formerHoldsOf(ofOne.map(({ decision }) => readDecision(decision)))]))
}

type Told = Omit<FormerHold, 'at'> & Readonly<{ liftedAt: number | null; isStruck: boolean }>

/** Without those that were found wrong already: nothing is left of them. */
function formerHoldsOf(decisions: readonly Decision[]): ReadonlyMap<string, FormerHold> {
  const told = new Map<string, Told>()
  for (const { at, outcomes } of decisions) for (const outcome of outcomes) tell(told, outcome, at)
  return new Map(
    [...told].flatMap(([id, { liftedAt: at, isStruck, ...hold }]) => (at === null || isStruck ? [] : [[id, { ...hold, at }] as const])),
  )
}

function tell(told: Map<string, Told>, outcome: LineOutcome, at: number): void {
  if (outcome.type === 'hold-placed') {
    const { holdId, scope, cause } = outcome.data
    told.set(holdId, { reason: cause.reason, scope, tests: testsOf(cause.evidence), liftedAt: null, isStruck: false })
  }
  if (
    outcome.type !== 'hold-kept' &&
    outcome.type !== 'observation-broken' &&
    outcome.type !== 'hold-lifted' &&
    outcome.type !== 'hold-struck'
  )
    return
  const before = told.get(outcome.data.holdId)
  if (before === undefined) return
  if ('cause' in outcome.data) told.set(outcome.data.holdId, { ...before, tests: testsOf(outcome.data.cause.evidence) })
  else if (outcome.type === 'hold-struck') told.set(outcome.data.holdId, { ...before, isStruck: true })
  else
    told.set(outcome.data.holdId, {
      ...before,
      liftedAt: at,
      isStruck: outcome.data.why === 'overturned' || outcome.data.why === 'corrected',
    })
}

const testsOf = (evidence: readonly { readonly signal: string; readonly test: string | null }[]): readonly string[] => [
  ...new Set(evidence.flatMap(({ signal, test }) => (test === null ? [] : [signal]))),
]

/** Of the borrower. */
type Known = {
  readonly account: Account | undefined
  readonly formerHolds: ReadonlyMap<string, FormerHold> | undefined
  readonly cases: readonly CaseEntry[] | undefined
}

type Completed = { readonly ok: true; readonly fact: Fact; readonly dataText: string }

/** Whatever was sent of it is replaced; the hold that an appeal names is known from the appeal. */
export function withFormerHold(fact: AboutHold, dataText: string, { account, formerHolds, cases }: Known): Completed {
  const own = Object.fromEntries(Object.entries(fact.data).filter(([name]) => !OWN.has(name)))
  const holdId = fact.data.holdId ?? (fact.type === 'appeal-decided' ? appealedHold(cases ?? [], fact.data.appealId) : undefined)
  const stands = account?.line.holds.some(({ id }) => id === holdId) ?? false
  const former = holdId === undefined || stands ? undefined : formerHolds?.get(holdId)
  const sent = JSON.parse(dataText) as Record<string, unknown>
  const isSent = Object.keys(sent).some((name) => name in formerHold)
  if (former === undefined && !isSent) return { ok: true, fact, dataText }
  const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => !(name in formerHold)))
  if (former === undefined) return { ok: true, fact: { ...fact, data: own } as Fact, dataText: canonicalJson(rest) }
  const { at, reason, scope, tests } = former
  const data: unknown = { ...own, holdId, liftedAt: at, liftedReason: reason, liftedScope: scope, liftedTests: [...tests] }
  return {
    ok: true,
    fact: { ...fact, data } as Fact,
    dataText: canonicalJson({
      ...rest,
      ...{ hold_id: holdId, lifted_at: writeInstant(at), lifted_reason: reason, lifted_scope: scope, lifted_tests: tests },
    }),
  }
}

const OWN: ReadonlySet<string> = new Set(['liftedAt', 'liftedReason', 'liftedScope', 'liftedTests'])

const appealedHold = (cases: readonly CaseEntry[], appealId: string): string | undefined => {
  const appeal = cases.find(({ fact }) => fact.type === 'appeal-submitted' && fact.data.appealId === appealId)?.fact
  return appeal?.type === 'appeal-submitted' ? appeal.data.holdId : undefined
}
