/** The audit report as CSV: one table, its first column the part of the report, then what is counted, and the count or the row itself. */

import { writeInstant } from '@fairline/contract/instant'
import type { AuditReport, Counted } from '@fairline/domain/audit/report'
import { hoursText } from '@fairline/domain/audit/report-page'
import { BYTE_ORDER_MARK, lineOf } from './audit-csv.ts'

type Language = 'zh' | 'en'

export function reportCsv(report: AuditReport, language: Language): string {
  const lines: string[][] = [
    ['part', 'name', 'measure', 'value'],
    ['report', report.organisation, 'from', writeInstant(report.from)],
    ['report', report.organisation, 'until', writeInstant(report.until)],
    ['report', report.organisation, 'complete', String(report.isComplete)],
    ['report', report.organisation, 'entries', String(report.entries)],
    ...report.roles.flatMap(({ role, ...figures }) => measures('roles', role, figures)),
    ...report.people.flatMap(({ person, name, roles, ...figures }) => [
      ['people', person, 'name', name],
      ['people', person, 'roles', roles.join(' ')],
      ...measures('people', person, figures),
    ]),
    ...report.looks.flatMap(({ purpose, ...figures }) => measures('looks', purpose, figures)),
    ...report.fourEyes.flatMap(({ kind: _kind, words, medianMs, ...figures }) => [
      ...measures('four_eyes', words[language], figures),
      ...(medianMs === null ? [] : [['four_eyes', words[language], 'median_hours', hoursText(medianMs)]]),
    ]),
    ['four_eyes', '', 'own_refused', String(report.ownRefused)],
    ...(['overrides', 'rules', 'keys', 'refused'] as const).flatMap((part) => rowsOf(part, report[part], language)),
  ]
  return BYTE_ORDER_MARK + lines.map(lineOf).join('')
}

const measures = (part: string, name: string, figures: Readonly<Record<string, number>>): string[][] =>
  Object.entries(figures).map(([measure, value]) => [part, name, measure, String(value)])

const rowsOf = (part: string, { count, rows }: Counted, language: Language): string[][] => [
  [part, '', 'count', String(count)],
  ...rows.map(({ at, words, name, subject, reason }) => [
    ...[part, words[language], writeInstant(at)],
    [name, subject, reason].filter((text) => text !== null).join(' · '),
  ]),
]
