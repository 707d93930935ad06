/** Documents that were asked for, item by item: which are still to be brought, and which wait for us. */
import type { FactOf } from '@fairline/contract/facts'

export type DocumentItem = FactOf<'document-requested'>['data']['items'][number]

/** The latest of each; `dueAt` is that of the latest request. A document that was looked at again has the later result. */
export type AskedItem = Readonly<{
  item: DocumentItem
  requestedAt: number | null
  dueAt: number | null
  submittedAt: number | null
  checkedAt: number | null
  accepted: boolean
}>

/** missing: for him to bring, or to bring anew. brought: for us to look at. done: accepted, or never asked for. */
export function stateOf({ requestedAt, submittedAt, checkedAt, accepted }: AskedItem): 'missing' | 'brought' | 'done' {
  if (requestedAt === null) return 'done'
  const [brought, checked] = [since(submittedAt, requestedAt), since(checkedAt, requestedAt)]
  if (checked !== null && (brought === null || checked >= brought)) return accepted ? 'done' : 'missing'
  return brought === null ? 'missing' : 'brought'
}

const since = (at: number | null, from: number): number | null => (at !== null && at >= from ? at : null)

export function askedAfter(items: readonly AskedItem[], fact: FactOf<'document-requested'>): readonly AskedItem[] {
  const { occurredAt: at, data } = fact
  return data.items.reduce((all, item) => changed(all, item, (before) => withRequest(before, at, data.dueAt ?? null)), items)
}

/** Of two requests at one instant, the one that leaves more time. */
function withRequest(before: AskedItem, at: number, dueAt: number | null): AskedItem {
  const { requestedAt } = before
  if (requestedAt !== null && at < requestedAt) return before
  const later = at === requestedAt && (before.dueAt === null || (dueAt !== null && dueAt < before.dueAt)) ? before.dueAt : dueAt
  return { ...before, requestedAt: at, dueAt: later }
}

export const submittedAfter = (items: readonly AskedItem[], { occurredAt, data }: FactOf<'document-submitted'>): readonly AskedItem[] =>
  changed(items, data.item, (before) => ({ ...before, submittedAt: Math.max(before.submittedAt ?? occurredAt, occurredAt) }))

export const checkedAfter = (items: readonly AskedItem[], { occurredAt, data }: FactOf<'document-checked'>): readonly AskedItem[] =>
  changed(items, data.item, (before) => withResult(before, occurredAt, data.result === 'accepted'))

/** Of two results at one instant, the one for him. */
function withResult(before: AskedItem, at: number, accepted: boolean): AskedItem {
  const { checkedAt } = before
  if (checkedAt !== null && at < checkedAt) return before
  return { ...before, checkedAt: at, accepted: at === checkedAt ? before.accepted || accepted : accepted }
}

const unasked = (item: DocumentItem): AskedItem => ({
  item,
  requestedAt: null,
  dueAt: null,
  submittedAt: null,
  checkedAt: null,
  accepted: false,
})

function changed(items: readonly AskedItem[], item: DocumentItem, change: (before: AskedItem) => AskedItem): readonly AskedItem[] {
  const before = items.find((one) => one.item === item) ?? unasked(item)
  const others = items.filter((one) => one !== before)
  return [...others, change(before)].sort((a, b) => (a.item < b.item ? -1 : 1))
}

/** Without what is older; a request that nobody came back to for so long has lapsed. */
export function askedSince(items: readonly AskedItem[], instant: number): readonly AskedItem[] {
  if (items.every(({ requestedAt, submittedAt, checkedAt }) => newest(requestedAt) && newest(submittedAt) && newest(checkedAt)))
    return items
  return items.map(without).filter(({ requestedAt, submittedAt, checkedAt }) => (requestedAt ?? submittedAt ?? checkedAt) !== null)

  function newest(at: number | null): boolean {
    return at === null || at > instant
  }
  function without(one: AskedItem): AskedItem {
    const asked = newest(one.requestedAt) ? one : { ...one, requestedAt: null, dueAt: null }
    const brought = newest(asked.submittedAt) ? asked : { ...asked, submittedAt: null }
    return newest(brought.checkedAt) ? brought : { ...brought, checkedAt: null, accepted: false }
  }
}
