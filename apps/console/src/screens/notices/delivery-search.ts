/** What the address says of the list of deliveries: the names are the API's. */
import type { Delivery } from '../../api/views.ts'
import { choiceOf, present } from '../../parts/search-values.ts'

export const DELIVERY_STATES = ['waiting', 'sent', 'given-up', 'withheld'] as const satisfies readonly Delivery['state'][]
export const DELIVERY_CHANNELS = ['email', 'sms', 'push', 'webhook'] as const satisfies readonly Delivery['channel'][]

export type DeliverySearch = Partial<{ state: Delivery['state']; channel: Delivery['channel'] }>

export const readDeliverySearch = (raw: Record<string, unknown>): DeliverySearch =>
  present<Required<DeliverySearch>>({ state: choiceOf(raw.state, DELIVERY_STATES), channel: choiceOf(raw.channel, DELIVERY_CHANNELS) })
