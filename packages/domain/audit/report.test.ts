import { expect, test } from 'vitest'
import { type AskedApproval, type AuditItem, auditReport, LISTED_MAX } from './report.ts'
import { auditReportPage } from './report-page.ts'

const HOUR_MS = 3_600_000
const scope = { organisation: 'bank', from: 0, until: 100 * HOUR_MS, at: 101 * HOUR_MS, isComplete: true }
const words = { zh: '某事', en: 'Something' }

const item = (what: string, person = 'ann', more: Partial<AuditItem> = {}): AuditItem => ({
  ...{ at: 1, what, words, actor: person, actorName: person, person, roles: ['auditor'], subject: null, reason: null, detail: {} },
  ...more,
})
const asked = (state: AskedApproval['state'], decidedAt: number | null = null, kind = 'loan-write-off'): AskedApproval => ({
  ...{ kind, words, state, madeAt: 0, decidedAt },
})
const reportOf = (items: AuditItem[], approvals: AskedApproval[] = []) => auditReport(scope, items, approvals)

test('nothing happened', () => {
  expect(reportOf([])).toEqual({
    ...scope,
    ...{ entries: 0, roles: [], people: [], looks: [], overrides: { count: 0, rows: [] }, fourEyes: [], ownRefused: 0 },
    ...{ rules: { count: 0, rows: [] }, keys: { count: 0, rows: [] }, refused: { count: 0, rows: [] } },
  })
})

test('access: by role and by person, each borrower that was seen once', () => {
  const { roles, people } = reportOf([
    item('signed-in'),
    item('borrower-seen', 'ann', { subject: 'b1' }),
    item('borrower-seen', 'ann', { subject: 'b1', roles: ['auditor', 'admin'] }),
    item('borrower-seen', 'ann', { subject: 'b2' }),
    item('personal-data-revealed', 'bob', { roles: null, subject: 'b1', detail: { purpose: 'audit' } }),
    item('audit-exported', 'bob', { roles: ['admin'] }),
    item('request-refused', 'bob'),
  ])
  expect(roles).toEqual([
    { role: 'admin', people: 2, entries: 2 },
    { role: 'auditor', people: 2, entries: 5 },
  ])
  expect(people).toEqual([
    { person: 'ann', name: 'ann', roles: ['admin', 'auditor'], signIns: 1, borrowersSeen: 2, looks: 0, exports: 0, refused: 0, entries: 4 },
    { person: 'bob', name: 'bob', roles: ['admin', 'auditor'], signIns: 0, borrowersSeen: 0, looks: 1, exports: 1, refused: 1, entries: 3 },
  ])
})

test('looks at personal data: by purpose, with how many people at how many borrowers', () => {
  const look = (person: string, subject: string, purpose: string) =>
    item('personal-data-revealed', person, { subject, detail: { purpose } })
  expect(reportOf([look('ann', 'b1', 'audit'), look('bob', 'b1', 'audit'), look('ann', 'b2', 'fraud_inquiry')]).looks).toEqual([
    { purpose: 'audit', count: 2, people: 2, borrowers: 1 },
    { purpose: 'fraud_inquiry', count: 1, people: 1, borrowers: 1 },
  ])
})

test.each<[what: string, detail: Record<string, unknown>, where: 'overrides' | 'rules' | 'keys' | 'refused' | 'none']>([
  ['appeal-decided', {}, 'overrides'],
  ['operator-error-recorded', {}, 'overrides'],
  ['case-noted', {}, 'none'],
  ['roles-changed', {}, 'rules'],
  ['regulator-order-issued', {}, 'rules'],
  ['approval-carried-out', { kind: 'pack-activation' }, 'rules'],
  ['approval-carried-out', { kind: 'notice-template' }, 'rules'],
  ['approval-carried-out', { kind: 'loan-write-off' }, 'none'],
  ['key-made', {}, 'keys'],
  ['request-refused', {}, 'refused'],
  ['signed-in', {}, 'none'],
])('%s %j is told of under %s', (what, detail, where) => {
  const report = reportOf([item(what, 'ann', { detail, reason: 'why', subject: 's' })])
  const lists = (['overrides', 'rules', 'keys', 'refused'] as const).filter((name) => report[name].count > 0)
  expect(lists).toEqual(where === 'none' ? [] : [where])
})

test('a list holds so many, the newest; its count is whole', () => {
  const many = Array.from({ length: LISTED_MAX + 1 }, (_, at) => item('key-made', 'ann', { at }))
  const { count, rows } = reportOf(many).keys
  expect([count, rows.length, rows[0]!.at, rows.at(-1)!.at]).toEqual([LISTED_MAX + 1, LISTED_MAX, LISTED_MAX, 1])
})

test('four eyes: what became of it, and in what time; one that failed was approved', () => {
  const { fourEyes } = reportOf(
    [],
    [
      asked('done', 1 * HOUR_MS),
      asked('failed', 5 * HOUR_MS),
      asked('rejected', 3 * HOUR_MS),
      asked('withdrawn', 90 * HOUR_MS),
      asked('expired'),
      asked('open'),
      asked('open', null, 'role-change'),
    ],
  )
  expect(fourEyes).toEqual([
    { kind: 'loan-write-off', words, asked: 6, approved: 2, rejected: 1, withdrawn: 1, expired: 1, open: 1, medianMs: 3 * HOUR_MS },
    { kind: 'role-change', words, asked: 1, approved: 0, rejected: 0, withdrawn: 0, expired: 0, open: 1, medianMs: null },
  ])
})

test('who tried to decide on his own request is counted apart', () => {
  const refused = (code: string) => item('request-refused', 'ann', { detail: { code } })
  expect(reportOf([refused('made-by-you'), refused('forbidden')])).toMatchObject({ ownRefused: 1, refused: { count: 2 } })
})

test.each(['zh', 'en'] as const)('as a page in %s: what others wrote is escaped, and what is not whole is said', (language) => {
  const hostile = '<script>alert(1)</script>'
  const report = reportOf([item('key-made', hostile, { reason: hostile, subject: hostile })], [asked('done', HOUR_MS)])
  const page = auditReportPage(report, language)
  expect(page).not.toContain('<script>')
  expect(page).toContain('&lt;script&gt;')
  expect(page).toContain(words[language])
  const note = language === 'zh' ? '记录不完整' : 'not whole'
  expect(page.includes(note)).toBe(false)
  expect(auditReportPage({ ...report, isComplete: false }, language)).toContain(note)
})
