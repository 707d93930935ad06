/** The audit report of an organisation, from what is stored. */
import { APPROVALS } from '@fairline/contract/approvals'
import { type AuditItem, type AuditReport, auditReport } from '@fairline/domain/audit/report'
import { storiesOfApprovals } from '../store/approval-table.ts'
import { type AuditQuestion, everyAudit } from '../store/audit-list.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import { wordsOf } from './act-words.ts'

/** Whoever has more asks for a shorter time. */
const REPORT_ENTRIES_MAX = 200_000
const AT_ONCE = 2_000

type Wish = Readonly<{ organisationId: number; organisation: string; from: number; until: number; at: number }>

export async function makeReport(
  book: OrganisationDatabase,
  { organisationId, organisation, from, until, at }: Wish,
  most = REPORT_ENTRIES_MAX,
): Promise<AuditReport> {
  const question: AuditQuestion = { from, until, actor: null, person: null, what: null, subject: null, address: null, kind: null }
  const items: AuditItem[] = []
  for await (const page of everyAudit(book, organisationId, question, { atOnce: AT_ONCE, most: most + 1 }))
    for (const row of page) items.push({ ...row, words: wordsOf(row.what) })
  const stories = await storiesOfApprovals(book, organisationId, { from, until, at, most: most + 1 })
  const isComplete = items.length <= most && stories.length <= most
  const asked = stories.slice(0, most).map((one) => ({ ...one, words: APPROVALS[one.kind] }))
  return auditReport({ organisation, from, until, at, isComplete }, items.slice(0, most), asked)
}
