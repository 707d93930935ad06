/** What the ids in a plan stand for, as the desk calls them. */
import { useQuery } from '@tanstack/react-query'
import { boardQuery, channelsQuery, facilitiesQuery, groupsQuery, planningQuery, providersQuery } from '../desk-queries.ts'

export type Names = Readonly<{
  line: (id: string) => string
  provider: (id: string) => string
  /** A common cause. */
  group: (id: string) => string
  /** A need, a debt or a receipt. */
  flow: (id: string) => string
  currency: string
}>

/** A borrower's line by the label the desk gave him; a company's own by who provides what. `project` empty: of none in particular. */
export function usePlanNames(project: string): Names {
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const { data: channels = [] } = useQuery(channelsQuery)
  const { data: providers = [] } = useQuery(providersQuery)
  const { data: groups = [] } = useQuery(groupsQuery)
  const { data: board = [] } = useQuery(boardQuery)
  const { data: ground } = useQuery({ ...planningQuery(project), enabled: project !== '' })
  const provider = (id: string): string => providers.find((one) => one.id === id)?.name ?? id
  const group = (id: string): string => groups.find((one) => one.id === id)?.name ?? id
  const line = (id: string): string => {
    const label = board.find(({ facility_id }) => facility_id === id)?.label
    const channel = channels.find((one) => one.id === facilities.find((facility) => facility.id === id)?.channel_id)
    if (label !== undefined) return label
    return channel === undefined ? id : `${provider(channel.provider_id)} ${channel.product}`
  }
  const flow = (id: string): string => {
    const first = id.split(' ')[0]
    return (
      ground?.needs.find((need) => need.id === id)?.name ??
      ground?.debts.find((debt) => debt.id === first)?.creditor ??
      ground?.receipts.find((receipt) => receipt.id === id)?.debtor ??
      id
    )
  }
  return { line, provider, group, flow, currency: ground?.project.currency ?? 'CNY' }
}
