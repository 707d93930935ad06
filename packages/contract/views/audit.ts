/** Who saw, did, approved or exported what, when, from where and why. No personal value is in it: borrowers stand under their ids. */
import { z } from 'zod'
import { listed, pageOf, pageQuery, searched } from './page.ts'

const moment = z.iso.datetime({ offset: true })
const named = z.string().max(64)

export const AUDIT_KINDS = ['act', 'fact'] as const

const question = {
  from: moment.optional(),
  until: moment.optional(),
  /** An account or a key. */
  actor: searched.optional(),
  /** Whoever is behind the account. */
  person: searched.optional(),
  /** Names of acts, types of facts. */
  what: listed(named).optional(),
  /** A borrower, a key, an approval: whatever it is about. */
  subject: searched.optional(),
  address: searched.optional(),
  kind: z.enum(AUDIT_KINDS).optional(),
}

export const AuditQuery = z.strictObject({ ...pageQuery, ...question })
export const AuditExportQuery = z.strictObject(question)

const bilingual = z.object({ zh: z.string(), en: z.string() })

export const AuditEntry = z
  .object({
    id: z.string(),
    at: z.string(),
    /** `act`: beside the log. `fact`: said of a borrower or the book, by a person, or a look at personal data. */
    kind: z.enum(AUDIT_KINDS),
    what: z.string(),
    words: bilingual,
    actor: z.object({ id: z.string(), name: z.string() }),
    person: z.string(),
    /** Those he had then; null of a fact, which does not say. */
    roles: z.array(z.string()).nullable(),
    subject: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    reason: z.string().nullable(),
    address: z.string().nullable(),
    request_id: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' })

export const AuditPage = pageOf(AuditEntry).meta({ id: 'AuditPage' })
