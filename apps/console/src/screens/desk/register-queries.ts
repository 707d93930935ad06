/** What the rooms of the registers ask, under the desk's own name: whatever is told, they ask again. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Entry, fetchEntry, fetchRegister, fetchStatements, type RegisterKind } from '../../api/desk-registers.ts'
import { DESK_KEY } from './desk-queries.ts'
import { textOf } from './text-of.ts'

export const registerQuery = (kind: RegisterKind, withEnded: boolean) =>
  queryOptions({ queryKey: [...DESK_KEY, 'register', kind, withEnded], queryFn: (given) => fetchRegister(kind, withEnded, given) })
export const entryQuery = (kind: RegisterKind, id: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'entry', kind, id], queryFn: (given) => fetchEntry(kind, id, given) })
export const statementsQuery = queryOptions({ queryKey: [...DESK_KEY, 'statements'], queryFn: fetchStatements })

const OWN_NAME = ['name', 'label', 'product', 'creditor', 'debtor', 'contact', 'topic'] as const
export const ownName = (entry: Entry): string | undefined => OWN_NAME.map((name) => entry[name]).find((name) => typeof name === 'string')

const NAMED = ['project', 'provider', 'group', 'channel', 'borrower', 'facility', 'relation', 'service_provider'] as const

/** What people call an entry. Facilities have no name: they go by their borrower, or else by their channel. */
export function useEntryNames(): (kind: RegisterKind, id: string) => string {
  const all = {
    project: useQuery(registerQuery('project', true)).data,
    provider: useQuery(registerQuery('provider', true)).data,
    group: useQuery(registerQuery('group', true)).data,
    channel: useQuery(registerQuery('channel', true)).data,
    borrower: useQuery(registerQuery('borrower', true)).data,
    facility: useQuery(registerQuery('facility', true)).data,
    relation: useQuery(registerQuery('relation', true)).data,
    service_provider: useQuery(registerQuery('service_provider', true)).data,
  }
  const nameOf = (kind: RegisterKind, id: string): string => {
    const known = NAMED.find((one) => one === kind)
    const entry = known && all[known]?.find((one) => one.id === id)
    if (entry === undefined) return id
    if (kind !== 'facility') return ownName(entry) ?? id
    const channel = nameOf('channel', textOf(entry.channel_id))
    return typeof entry.borrower_id === 'string' ? `${nameOf('borrower', entry.borrower_id)} · ${channel}` : channel
  }
  return nameOf
}
