/** API keys of service accounts. A key itself is told once, when it is made. */
import { z } from 'zod'
import { prose, publicId, text } from '../text.ts'
import { pageOf } from './page.ts'

const reason = prose(500)
/** An address, or a network with the length of its prefix: `203.0.113.7`, `10.0.0.0/8`, `2001:db8::/32`. */
const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'must be an address or a network, like 10.0.0.0/8')

const ADDRESSES_MAX = 50
const OVERLAP_MINUTES_MAX = 7 * 24 * 60
const REQUESTS_PER_MINUTE_MAX = 1_000_000

export const KeyWish = z
  .strictObject({
    name: text(100),
    purpose: prose(500),
    scopes: z.array(z.string().max(64)).min(1).max(20),
    /** As which kinds of sender it may send facts; none: it sends none. */
    senders: z.array(z.string().max(64)).max(20).optional(),
    /** Where it may come from; none named: anywhere. */
    addresses: z.array(network).max(ADDRESSES_MAX).optional(),
    expires_at: z.iso.datetime({ offset: true }).optional(),
    /** Left out: as many as any other key. */
    requests_per_minute: z.int().min(1).max(REQUESTS_PER_MINUTE_MAX).optional(),
  })
  .meta({ id: 'KeyWish' })

/** Both work for `overlap_minutes`: a day where it is left out; 0: the former ends at once. */
export const KeyRotation = z
  .strictObject({
    id: publicId,
    overlap_minutes: z.int().min(0).max(OVERLAP_MINUTES_MAX).optional(),
    reason,
  })
  .meta({ id: 'KeyRotation' })

/** The key that two people agreed on, by their approval. */
export const KeyCollection = z.strictObject({ approval_id: publicId }).meta({ id: 'KeyCollection' })

export const KeyRevocation = z.strictObject({ id: publicId, reason }).meta({ id: 'KeyRevocation' })

export const KEY_STATES = ['active', 'ending', 'expired', 'revoked'] as const

export const KeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    purpose: z.string().nullable(),
    /** Its first letters, to tell it from others. */
    prefix: z.string(),
    scopes: z.array(z.string()),
    senders: z.array(z.string()),
    addresses: z.array(z.string()),
    requests_per_minute: z.int().nullable(),
    /** `ending`: it works until `expires_at`. */
    state: z.enum(KEY_STATES),
    created_at: z.string(),
    /** Null: it lies in a file of the server, or is older than this. */
    made_by: z.object({ id: z.string(), name: z.string() }).nullable(),
    expires_at: z.string().nullable(),
    /** To about a minute. Null: never, as far as anybody knows. */
    last_used_at: z.string().nullable(),
    rotated_from: z.string().nullable(),
    revoked_at: z.string().nullable(),
  })
  .meta({ id: 'Key' })

export const KeyPage = pageOf(KeyView).meta({ id: 'KeyPage' })
/** `secret`: shown this once. */
export const KeyMade = z.object({ key: KeyView, secret: z.string() }).meta({ id: 'KeyMade' })
