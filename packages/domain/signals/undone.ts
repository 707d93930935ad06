/**
 * What takes an event back that was a mistake of ours: the fact that ends what it began, as of the very instant at which it began, so that it never was.
 *
 * Always   a later event of the same name stays: only the one that was named is taken back.
 */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'

type Mistake = FactOf<'operator-error-recorded'>
export type Undoable = NonNullable<Mistake['data']['undoes']>

/** What an event did, as it was found in the log; null where the mistake names none. */
export type Undone = Readonly<{ type: Undoable; name: string; source: string; at: number; mistake: Mistake['data'] }>

export function undoneBy({ data, occurredAt }: Mistake): Undone | null {
  if (data.eventId === undefined || data.undoes === undefined) return null
  return {
    type: data.undoes,
    name: data.undoneName ?? '',
    source: data.undoneSource ?? '',
    at: data.happenedAt ?? occurredAt,
    mistake: data,
  }
}

type Ending = { [T in FactType]: readonly [type: T, data: FactOf<T>['data']] }[FactType]

const ENDS: { readonly [T in Undoable]?: (undone: Undone) => Ending } = {
  'judgment-reported': ({ name, source }) => ['judgment-settled', { judgmentId: name, source }],
  'terms-breach-reported': ({ name }) => ['terms-breach-cleared', { breachId: name }],
  'incapacity-reported': ({ name }) => ['incapacity-cleared', { reportId: name }],
  'anti-fraud-measure-ordered': ({ name }) => ['anti-fraud-measure-lifted', { orderId: name }],
  'due-diligence-requested': ({ name }) => ['due-diligence-completed', { requestId: name }],
  'judicial-freeze-ordered': ({ name }) => ['judicial-freeze-lifted', { orderId: name }],
  'takeover-suspected': ({ name }) => ['takeover-cleared', { suspicionId: name }],
  'fraud-link-reported': ({ name }) => ['fraud-link-cleared', { linkId: name }],
}

/** Undefined where no fact does, or the mistake is none of an event. */
export function endingOf(mistake: Mistake): Fact | undefined {
  const undone = undoneBy(mistake)
  const ending = undone === null ? undefined : ENDS[undone.type]?.(undone)
  if (undone === null || ending === undefined) return undefined
  return { type: ending[0], data: ending[1], occurredAt: undone.at, knownAt: mistake.knownAt } as Fact
}
