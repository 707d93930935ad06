/** The audit report as a page: HTML that fetches nothing, for the screen and for A4. */
import { foreign, html, type Language, type Markup, nothing, type Part, say, type Words } from '../documents/markup.ts'
import { type Column, paragraph, section, table } from '../documents/page.ts'
import { STYLE } from '../documents/style.ts'
import type { AuditReport, Counted } from './report.ts'
import { COLUMN, PURPOSES, REPORT } from './report-words.ts'

/** `roleWords`: of roles; what it does not know is told as it is. */
export function auditReportPage(report: AuditReport, language: Language, roleWords: Readonly<Record<string, Words>> = {}): string {
  const role = (name: string): Part => roleWords[name]?.[language] ?? foreign(name)
  const { from, until, at, organisation, entries, isComplete } = report
  const lead = say(REPORT.lead, language, { organisation: foreign(organisation), from: minuteText(from), until: minuteText(until) })
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${REPORT.title[language]}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header><h1>${REPORT.title[language]}</h1><p>${lead}</p></header>
<article>
${paragraph(say(REPORT.made, language, { at: minuteText(at), entries }), 'note')}
${isComplete ? nothing : paragraph(html`<b>${REPORT.partial[language]}</b>`)}
${sectionsOf(report, language, role)}
</article>
</body>
</html>
`.markup
}

const figures = (...labels: readonly Words[]): Column[] => labels.map((label) => ({ label, isFigure: true }))
const texts = (...labels: readonly Words[]): Column[] => labels.map((label) => ({ label }))

function sectionsOf(report: AuditReport, language: Language, role: (name: string) => Part): Markup[] {
  const of = (title: Words, columns: readonly Column[], rows: readonly (readonly Part[])[]): Markup =>
    section(
      title[language],
      table(
        language,
        columns,
        rows.map((cells) => ({ cells })),
        REPORT.none,
      ),
    )
  const list = (title: Words, counted: Counted): Markup => section(title[language], ...listOf(counted, language))
  return [
    of(
      REPORT.roles,
      [...texts(COLUMN.role), ...figures(COLUMN.peopleCount, COLUMN.entries)],
      report.roles.map((one) => [role(one.role), one.people, one.entries]),
    ),
    of(REPORT.people, PEOPLE, peopleRows(report, role)),
    of(
      REPORT.looks,
      [...texts(COLUMN.purpose), ...figures(COLUMN.count, COLUMN.peopleCount, COLUMN.borrowers)],
      report.looks.map((one) => [PURPOSES[one.purpose]?.[language] ?? foreign(one.purpose), one.count, one.people, one.borrowers]),
    ),
    list(REPORT.overrides, report.overrides),
    of(REPORT.fourEyes, EYES, eyesRows(report, language)),
    paragraph(say(REPORT.own, language, { count: report.ownRefused })),
    list(REPORT.rules, report.rules),
    list(REPORT.keys, report.keys),
    list(REPORT.refused, report.refused),
  ]
}

const PEOPLE: readonly Column[] = [
  ...texts(COLUMN.person, COLUMN.roles),
  ...figures(COLUMN.signIns, COLUMN.borrowersSeen, COLUMN.looks, COLUMN.exports, COLUMN.refused, COLUMN.entries),
]

const peopleRows = ({ people }: AuditReport, role: (name: string) => Part): Part[][] =>
  people.map((one) => [
    html`${foreign(one.name)}<br>${foreign(one.person)}`,
    one.roles.map((name, nth) => html`${nth === 0 ? nothing : html`<br>`}${role(name)}`),
    ...[one.signIns, one.borrowersSeen, one.looks, one.exports, one.refused, one.entries],
  ])

const EYES: readonly Column[] = [
  ...texts(COLUMN.kind),
  ...figures(COLUMN.asked, COLUMN.approved, COLUMN.rejected, COLUMN.withdrawn, COLUMN.expired, COLUMN.open, COLUMN.median),
]

const eyesRows = ({ fourEyes }: AuditReport, language: Language): Part[][] =>
  fourEyes.map((one) => [
    one.words[language],
    ...[one.asked, one.approved, one.rejected, one.withdrawn, one.expired, one.open],
    one.medianMs === null ? '' : hoursText(one.medianMs),
  ])

function listOf({ count, rows }: Counted, language: Language): Markup[] {
  const cells = rows.map(({ at, words, name, subject, reason }) => ({
    cells: [
      minuteText(at),
      words[language],
      foreign(name),
      subject === null ? '' : foreign(subject),
      reason === null ? '' : foreign(reason),
    ],
  }))
  const columns = texts(COLUMN.at, COLUMN.kind, COLUMN.person, COLUMN.subject, COLUMN.reason)
  const listed = table(language, columns, cells, REPORT.none)
  return count > rows.length ? [paragraph(say(REPORT.shown, language, { count, shown: rows.length })), listed] : [listed]
}

const HOUR_TENTHS_MS = 360_000
/** To a tenth, rounded half up. */
export function hoursText(ms: number): string {
  const tenths = Math.floor(ms / HOUR_TENTHS_MS + 0.5)
  return `${Math.floor(tenths / 10)}.${tenths % 10}`
}

/** In UTC: `2026-11-22 08:00`. */
const minuteText = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ')
