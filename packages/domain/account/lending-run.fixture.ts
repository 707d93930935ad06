/** Facts run through the core with the lending pack of the tests, and what came of them. Nothing outside tests imports it. */
import type { Fact } from '@fairline/contract/facts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'
import type { Pack } from '../pack/pack.ts'
import type { Account, Decision } from './account.ts'
import { newAccount, step } from './step.ts'

export const pack = lendingPack()
export const naming = { borrower: 'b' }
export type Run = { account: Account; decisions: Decision[]; facts: Fact[]; refusals: string[] }
export function run(facts: readonly Fact[], by: Pack = pack): Run {
  const state: Run = { account: newAccount, decisions: [], facts: [], refusals: [] }
  for (const one of facts) {
    const outcome = step(state.account, one, by, naming)
    if (!outcome.ok) state.refusals.push(outcome.refusal.code)
    else {
      state.account = outcome.value.account
      state.decisions.push(outcome.value.decision)
      state.facts.push(one)
    }
  }
  return state
}
const outcomesOf = ({ decisions }: Run): readonly LineOutcome[] => decisions.flatMap(({ outcomes }) => outcomes)
export const ofType = <T extends LineOutcome['type']>(ran: Run, type: T): OutcomeOf<T>['data'][] =>
  outcomesOf(ran).flatMap((one) => (one.type === type ? [one.data as OutcomeOf<T>['data']] : []))
/** By role, all that was posted. */
export function ledgerOf(ran: Run): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { entries } of ofType(ran, 'journal-posted'))
    for (const { account, amountMinor } of entries) sums[account] = (sums[account] ?? 0) + amountMinor
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0))
}
