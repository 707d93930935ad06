/** Notices of a borrower as he reads them, where they went, and the words they are made of. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { publicId, text } from '../text.ts'
import { pageOf, pageQuery } from './page.ts'

const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
])
const RenderedNotice = z.object({ subject: z.string(), blocks: z.array(Block) }).meta({ id: 'RenderedNotice' })

const DELIVERY_CHANNELS = ['email', 'sms', 'push', 'webhook'] as const
const DELIVERY_STATES = ['waiting', 'sent', 'given-up', 'withheld'] as const

const DeliveryView = z
  .object({
    id: z.string(),
    borrower_id: z.string(),
    /** Of the event in the borrower's log that it tells of; null of a message. */
    sequence: z.int().positive().nullable(),
    type: z.string(),
    channel: z.enum(DELIVERY_CHANNELS),
    endpoint_id: z.string().nullable(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int().nonnegative(),
    queued_at: z.string(),
    /** Of one that waits: the next try. */
    due_at: z.string().nullable(),
    done_at: z.string().nullable(),
    /** Why the last try failed, or nothing is sent; never an address. */
    problem: z.string().nullable(),
  })
  .meta({ id: 'Delivery' })

export const DeliveryQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(DELIVERY_STATES).optional(),
  channel: z.enum(DELIVERY_CHANNELS).optional(),
})
export const DeliveryList = pageOf(DeliveryView).meta({ id: 'DeliveryList' })

/** In the app it is there with the decision; `deliveries` are those beside it. */
export const NoticeView = z
  .object({
    id: z.string(),
    about: z.string(),
    sequence: z.int().positive(),
    /** Of what it tells of, in the record: SHA-256 in hex. */
    leaf: z.string().nullable(),
    at: z.string(),
    hold_id: z.string().nullable(),
    reasons: z.array(z.string()),
    read_at: z.string().nullable(),
    zh: RenderedNotice,
    en: RenderedNotice,
    deliveries: z.array(DeliveryView),
  })
  .meta({ id: 'Notice' })
export const NoticeList = z.object({ data: z.array(NoticeView) }).meta({ id: 'NoticeList' })

/** What a borrower was told before anything happened. */
export const MessageList = z
  .object({
    data: z.array(
      z.object({ key: z.string(), kind: z.string(), subject: Bilingual, text: Bilingual, at: z.string(), read_at: z.string().nullable() }),
    ),
  })
  .meta({ id: 'MessageList' })

const MINUTES_OF_DAY = 1_440
const minute = z
  .int()
  .min(0)
  .max(MINUTES_OF_DAY - 1)

/** What is no notice: each kind can be turned off. `back`: the letter that tells what a hold had taken and he has again. `desk_guidance`: what a desk that he lets see his line asks to be passed on. */
const MESSAGE_KINDS = [
  ...(['near_hold', 'back', 'payment_due', 'on_time', 'freshness', 'borrowing', 'monthly_report', 'learning'] as const),
  'desk_guidance',
] as const

export const ContactWish = z.strictObject({
  language: z.enum(['zh', 'en']),
  email: z.email().max(200).nullable(),
  phone: text(32).nullable(),
  push_token: text(200).nullable(),
  opted_out: z.array(z.enum(MESSAGE_KINDS)).max(MESSAGE_KINDS.length),
  /** Minutes of his day; over midnight where `from` is later. Notices do not wait for them. */
  quiet_hours: z.strictObject({ from: minute, until: minute }).nullable(),
})
/** Addresses are told only as far as he would know them again. */
export const ContactView = z
  .object({
    language: z.enum(['zh', 'en']),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    push: z.boolean(),
    opted_out: z.array(z.string()),
    quiet_hours: z.object({ from: z.int(), until: z.int() }).nullable(),
  })
  .meta({ id: 'Contact' })

const WORDS_MAX = 2_000
const words = z.strictObject({ zh: z.string().min(1).max(WORDS_MAX), en: z.string().min(1).max(WORDS_MAX) })
const TemplateWords = z.strictObject({ subject: words, opening: words, closing: words })

export const TemplateDraft = z.strictObject({ about: text(64), words: TemplateWords })
export const TemplateApproval = z.strictObject({ about: text(64), version: z.int().positive() })

const TemplateVersion = z.object({
  version: z.int().positive(),
  words: z.object({ subject: Bilingual, opening: Bilingual, closing: Bilingual }),
  made_by: z.string(),
  made_at: z.string(),
  approved_by: z.string().nullable(),
  approved_at: z.string().nullable(),
})
/** `pack`: the words of the policy pack, which count where no version is approved. `gaps`: what is filled in such a notice. */
export const TemplateList = z
  .object({
    data: z.array(
      z.object({
        about: z.string(),
        gaps: z.array(z.string()),
        pack: z.object({ subject: Bilingual, opening: Bilingual, closing: Bilingual }),
        versions: z.array(TemplateVersion),
        in_force: z.int().positive().nullable(),
      }),
    ),
  })
  .meta({ id: 'NoticeTemplateList' })
export const TemplateMade = z.object({ about: z.string(), version: z.int().positive() })

/** How these words would look on an example, and what stands in their way. */
export const TemplatePreview = z
  .object({
    faults: z.array(z.object({ part: z.enum(['subject', 'opening', 'closing']), message: z.string() })),
    zh: RenderedNotice,
    en: RenderedNotice,
  })
  .meta({ id: 'NoticeTemplatePreview' })

const TYPES_MAX = 40
export const WebhookWish = z.strictObject({
  id: publicId,
  url: z.url().max(500),
  /** Types as on the wire, such as `fairline.notice-due.v1`. */
  types: z.array(z.string().max(64)).min(1).max(TYPES_MAX),
})
export const WebhookView = z
  .object({
    id: z.string(),
    url: z.string(),
    types: z.array(z.string()),
    state: z.enum(['on', 'off']),
    off_why: z.string().nullable(),
    created_at: z.string(),
    /** Until then the secret of before signs too. */
    previous_secret_until: z.string().nullable(),
  })
  .meta({ id: 'WebhookEndpoint' })
export const WebhookList = z.object({ data: z.array(WebhookView), types: z.array(z.string()) }).meta({ id: 'WebhookEndpointList' })
/** The only time that the secret is told. */
export const WebhookSecret = z.object({ id: z.string(), secret: z.string() }).meta({ id: 'WebhookSecret' })

export const SandboxLetters = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        channel: z.string(),
        borrower_id: z.string(),
        language: z.enum(['zh', 'en']),
        subject: z.string(),
        body: z.string(),
        at: z.string(),
      }),
    ),
  })
  .meta({ id: 'SandboxLetters' })
