/**
 * SQL of `delivery`, as the transaction that tells a desk something sees it: what other systems of its organisation asked to hear of is queued there, and nothing is sent.
 *
 * Order    all that a desk was told is one row of messages to each endpoint, as that of one borrower is: what fails holds up what came later (due-delivery-table.ts).
 */
import type { DeskFact } from '@fairline/domain/desk/model/desk-fact'
import type { Queryable } from './database.ts'

/** Types that can be sent out of a desk. */
export const DESK_TELLABLE = [
  'desk-incident-opened',
  'desk-incident-moved',
  'desk-plan-in-force',
  'desk-task-opened',
  'desk-task-moved',
  'desk-warning-changed',
] as const
export type DeskTellable = (typeof DESK_TELLABLE)[number]

/** Of what a person does or what is worked out; what is only seen, or entered, is told by the desk's own stream. */
const TYPES: Readonly<Record<string, DeskTellable>> = {
  'incident opened': 'desk-incident-opened',
  'incident moved': 'desk-incident-moved',
  'incident escalated': 'desk-incident-moved',
  'plan approved': 'desk-plan-in-force',
  'task opened': 'desk-task-opened',
  'task moved': 'desk-task-moved',
  'reading read': 'desk-warning-changed',
}
export const deskTypeOf = ({ kind, type }: Pick<DeskFact, 'kind' | 'type'>): DeskTellable | undefined => TYPES[`${kind} ${type}`]

/** `organisationId` is in it, as all desks are one borrower to the queue. */
const keyOf = (organisationId: number, sequence: number): string => `desk ${organisationId} ${sequence}`

/** The number of the fact that a message of the queue tells of; undefined of any other message. */
export function deskFactOf(messageKey: string | null): number | undefined {
  const found = /^desk \d+ (\d+)$/.exec(messageKey ?? '')
  return found === null ? undefined : Number(found[1])
}

type ToTell = Pick<DeskFact, 'kind' | 'type'> & Readonly<{ sequence: number }>

export async function queueDeskDeliveries(client: Queryable, organisationId: number, facts: readonly ToTell[], at: number): Promise<void> {
  const told = facts.flatMap((fact) => {
    const type = deskTypeOf(fact)
    return type === undefined ? [] : [{ type, key: keyOf(organisationId, fact.sequence) }]
  })
  if (told.length === 0) return
  await client.query(
    `insert into delivery (organisation_id, bucket, borrower_id, ref, sequence, nth, type, channel, endpoint_id, message_key, is_mandatory, due_at, queued_at)
     select $1, 0, 0, '', 0, 0, told.type, 'webhook', e.id, told.key, true, $4, $4
     from unnest($2::text[], $3::text[]) with ordinality as told(type, key, nth)
       join webhook_endpoint e on e.organisation_id = $1 and e.off_why is null and told.type = any(e.types)
     order by told.nth on conflict do nothing`,
    [organisationId, told.map(({ type }) => type), told.map(({ key }) => key), new Date(at)],
  )
}
