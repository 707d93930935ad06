/** How a desk hears of its lines: doors for webhooks, each of one channel with a secret of its own, and how lenders are asked beside them. */
import { z } from 'zod'
import { publicId, text } from '../text.ts'
import { LENDER_STATES } from './lender.ts'

const URL_MAX = 500
const address = z.url({ protocol: /^https?$/ }).max(URL_MAX)

/** Where a desk that has the code of a line is told that there is something to ask about, signed with this secret (Standard Webhooks). */
export const DeskHook = z
  .strictObject({
    url: address,
    secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and the base64 of 24 bytes or more'),
  })
  .meta({ id: 'DeskHook' })
export type DeskHook = z.infer<typeof DeskHook>
export const DeskHookAnswer = z.object({ subject: z.string() }).meta({ id: 'DeskHookAnswer' })

/** `base_url`: under which lenders reach this server; without one a lender has to be told of the address by hand. */
export const ConnectionWish = z
  .strictObject({ id: publicId, channel_id: publicId, base_url: address.nullable() })
  .meta({ id: 'DeskConnectionWish' })
export const ConnectionNamed = z.strictObject({ id: publicId }).meta({ id: 'DeskConnectionNamed' })
/** `secret`: told this once. `told`, `untold`: lenders of lines that know it now, and that could not be told. */
export const ConnectionSecret = z
  .object({ id: z.string(), address: z.string(), secret: z.string(), told: z.int(), untold: z.int() })
  .meta({ id: 'DeskConnectionSecret' })
/** `subject`: as webhooks name the line; left out: its lender, who is asked to tell of it, names it by the hash of its code. */
export const ConnectionLine = z
  .strictObject({ id: publicId, enrolment_id: publicId, subject: text(200).optional() })
  .meta({ id: 'DeskConnectionLine' })
export const CONNECTED = ['told', 'by_hand', 'not_reached'] as const
export const ConnectionLineAnswer = z
  .object({ enrolment_id: z.string(), subject: z.string(), result: z.enum(CONNECTED) })
  .meta({ id: 'DeskConnectionLineAnswer' })

/** What becomes of one that is genuine. Sent again it is `repeated`, and has no effect. */
export const WebhookTaken = z.object({ result: z.enum(['taken', 'repeated', 'subject_unknown']) }).meta({ id: 'DeskWebhookTaken' })

export const FEED_STATES = ['heard', 'never', 'silent', 'refusing', 'ended'] as const
const Connection = z.object({
  id: z.string(),
  channel_id: z.string(),
  address: z.string(),
  /** `silent`: lenders were seen to change since, and it said nothing. `refusing`: more was refused in the last hour than the early warning bears. */
  state: z.enum(FEED_STATES),
  heard_at: z.string().nullable(),
  taken: z.int(),
  made_at: z.string(),
  ended_at: z.string().nullable(),
  secret_at: z.string(),
  /** Until then the secret of before verifies too. */
  previous_secret_until: z.string().nullable(),
  enrolment_ids: z.array(z.string()),
  /** Of the last day, by reason. */
  refused: z.array(z.object({ why: z.string(), count: z.int(), last_at: z.string() })),
})
const Pulled = z.object({
  enrolment_id: z.string(),
  facility_id: z.string(),
  channel_id: z.string().nullable(),
  label: z.string(),
  connection_id: z.string().nullable(),
  state: z.enum(LENDER_STATES),
  expected_every_seconds: z.int(),
  asked_at: z.string().nullable(),
  answered_at: z.string().nullable(),
  next_at: z.string(),
  failures: z.int(),
  problem: z.string().nullable(),
})
/** `files`: statements that were brought; `quarantined` ones did not prove themselves, and nothing of them counts. */
export const ConnectionsView = z
  .object({
    as_of: z.string(),
    data: z.array(Connection),
    pulled: z.array(Pulled),
    files: z.object({ taken: z.int(), quarantined: z.int(), last_at: z.string().nullable() }),
  })
  .meta({ id: 'DeskConnectionsView' })
