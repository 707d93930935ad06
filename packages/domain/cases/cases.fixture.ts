/** Facts about cases, in few words, for tests. */
import type { FactOf } from '@fairline/contract/facts'
import { DAY_MS } from '../kernel/time.ts'
import type { CaseEntry, CaseFact, CaseFactType, FirstDecision, TakenUp } from './case-facts.ts'

export const BEGIN = Date.parse('2026-03-01T00:00:00Z')

type Told = Readonly<{ day: number; fact: CaseFact | FirstDecision; actor: string; takenUp?: TakenUp }>

export function told<T extends CaseFactType | 'application-reviewed'>(
  day: number,
  type: T,
  data: FactOf<T>['data'],
  actor = 'someone',
  takenUp?: TakenUp,
): Told {
  const at = BEGIN + day * DAY_MS
  const fact = { type, occurredAt: at, knownAt: at, data } as unknown as CaseFact
  return takenUp === undefined ? { day, fact, actor } : { day, fact, actor, takenUp }
}

/** In the order they are given, from sequence 1 on. */
export const logOf = (facts: readonly Told[]): CaseEntry[] =>
  facts.map(({ fact, actor, takenUp }, index) => ({ sequence: index + 1, actor, fact, takenUp: takenUp ?? null }))

export const ticket = told(0, 'case-opened', { caseId: 'cs_1', kind: 'ticket', channel: 'app', holdId: 'hd_1' })
export const appeal = told(0, 'appeal-submitted', { appealId: 'ap_1', holdId: 'hd_1' })
export const note = (day: number, direction: 'in' | 'out' | 'internal', caseId = 'cs_1') =>
  told(day, 'case-noted', { caseId, direction, channel: 'hotline', text: 't', cause: 'c', cure: 'c', options: 'o' })
