/** What the address says of the audit, and the question that comes of it. */
import type { AuditQuestion } from '../../api/control-requests.ts'
import { choiceOf, choicesOf, dayOf, present, textOf } from '../../parts/search-values.ts'

export const AUDIT_KINDS = ['act', 'fact'] as const
type Kind = (typeof AUDIT_KINDS)[number]

/** `from`, `until`: days, both in it. `what`: names of acts. */
export type AuditSearch = Partial<{
  from: string
  until: string
  kind: Kind
  what: string[]
  person: string
  subject: string
  address: string
}>

const NAME = /^[a-z-]{1,64}$/

export const readAuditSearch = (raw: Record<string, unknown>): AuditSearch =>
  present<Required<AuditSearch>>({
    ...{ from: dayOf(raw.from), until: dayOf(raw.until), kind: choiceOf(raw.kind, AUDIT_KINDS) },
    ...{ what: namesOf(raw.what), person: textOf(raw.person), subject: textOf(raw.subject), address: textOf(raw.address) },
  })

/** Which of them there are, the server knows: it may be newer. */
function namesOf(raw: unknown): string[] | undefined {
  const named = Array.isArray(raw) ? raw.map(String) : typeof raw === 'string' ? raw.split(',') : []
  return choicesOf(
    named,
    named.filter((name) => NAME.test(name)),
  )
}

/** Days are those of the reader's clock. */
export function auditQuestion({ from, until, what, ...rest }: AuditSearch): AuditQuestion {
  return {
    ...rest,
    ...(from !== undefined && { from: startOf(from, 0) }),
    ...(until !== undefined && { until: startOf(until, 1) }),
    // As the API reads it: one parameter, with commas.
    ...(what !== undefined && { what: what.join(',') }),
  }
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later).toISOString()
}

export const csvAddress = (search: AuditSearch): string =>
  `/v1/audit.csv?${new URLSearchParams(auditQuestion(search) as Record<string, string>)}`

const REPORT_DAYS = 90
const DAY_MS = 86_400_000

/** Of the days that are asked for; where one is open, of the last ninety. `now`: epoch milliseconds. */
export function reportAddress({ from, until }: AuditSearch, now: number, lang: string): string {
  const end = until === undefined ? now : Date.parse(startOf(until, 1))
  const start = from === undefined ? end - REPORT_DAYS * DAY_MS : Date.parse(startOf(from, 0))
  const period = { from: new Date(start).toISOString(), until: new Date(end).toISOString() }
  return `/v1/audit/report?${new URLSearchParams({ ...period, format: 'html', lang })}`
}
