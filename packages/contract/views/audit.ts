/** Who saw, did, approved or exported what, when, from where and why. No personal value is in it: borrowers stand under their ids. */
import { z } from 'zod'
import { listed, pageOf, pageQuery, searched } from './page.ts'

const moment = z.iso.datetime({ offset: true })
const named = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

const AUDIT_KINDS = ['act', 'fact'] as const

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

const REPORT_DAYS_MAX = 400
const DAY_MS = 86_400_000

/** `until` is not in it. */
export const AuditReportQuery = z
  .strictObject({
    from: moment,
    until: moment,
    format: z.enum(['json', 'html', 'pdf', 'csv']).default('json'),
    lang: z.enum(['zh', 'en']).default('zh'),
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), { path: ['until'], error: 'must be later than from' })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= REPORT_DAYS_MAX * DAY_MS, {
    path: ['until'],
    error: `must lie within ${REPORT_DAYS_MAX} days of from`,
  })

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

const count = z.int()
const counted = z.object({
  /** Of all; the rows are the newest of them. */
  count,
  rows: z.array(
    z.object({ at: z.string(), words: bilingual, name: z.string(), subject: z.string().nullable(), reason: z.string().nullable() }),
  ),
})

export const AuditReportView = z
  .object({
    organisation: z.string(),
    from: z.string(),
    until: z.string(),
    at: z.string(),
    /** False where there was more than is counted. */
    is_complete: z.boolean(),
    entries: count,
    roles: z.array(z.object({ role: z.string(), people: count, entries: count })),
    people: z.array(
      z.object({
        ...{ person: z.string(), name: z.string(), roles: z.array(z.string()), sign_ins: count, borrowers_seen: count },
        ...{ looks: count, exports: count, refused: count, entries: count },
      }),
    ),
    looks: z.array(z.object({ purpose: z.string(), count, people: count, borrowers: count })),
    overrides: counted,
    four_eyes: z.array(
      z.object({
        ...{
          kind: z.string(),
          words: bilingual,
          asked: count,
          approved: count,
          rejected: count,
          withdrawn: count,
          expired: count,
          open: count,
        },
        median_ms: z.int().nullable(),
      }),
    ),
    own_refused: count,
    rules: counted,
    keys: counted,
    refused: counted,
  })
  .meta({ id: 'AuditReport' })
