/** A piece of evidence as a page to hand in by the official route: HTML that fetches nothing, for the screen and for A4. */
import { amountText, ppmText } from '../../documents/figures.ts'
import { foreign, html, type Language, type Words } from '../../documents/markup.ts'
import { factsTable, paragraph, section, table } from '../../documents/page.ts'
import { STYLE } from '../../documents/style.ts'
import { CASH_FLOW_NOTES, SOURCES, VERDICTS } from './cash-flow-words.ts'
import type { RecoveryEvidence } from './recovery-evidence.ts'

const words = (zh: string, en: string): Words => ({ zh, en })
const TITLE = words('企业经营现金流说明', 'Operating cash flow of the enterprise')
const WORDS = {
  lead: words('用于申请重新评估的材料', 'Handed in for a new assessment'),
  facts: words('结论', 'What it shows'),
  project: words('项目', 'Project'),
  asOf: words('截至月份', 'Up to the month'),
  verdict: words('趋势', 'Trend'),
  last: words('最近三个月月均净额', 'Net a month, average of the last three'),
  before: words('此前三个月月均净额', 'Net a month, average of the three before'),
  row: words('连续非负月数', 'Months in a row not below zero'),
  coverage: words('对到期债务的覆盖率（近三个月）', 'Coverage of debts that fell due (last three months)'),
  months: words('逐月', 'Month by month'),
  month: words('月份', 'Month'),
  inflow: words('经营流入', 'Operating inflow'),
  outflow: words('经营流出', 'Operating outflow'),
  net: words('净额', 'Net'),
  due: words('到期债务', 'Debts that fell due'),
  source: words('依据', 'Source'),
  none: words('没有到期债务', 'None fell due'),
  unknown: words('未知', 'Not known'),
  hash: words('内容摘要 SHA-256：', 'SHA-256 of what it says: '),
} as const

const MINOR_DIGITS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0 }
const SHOWN = 16

export function evidencePage({ data }: RecoveryEvidence, language: Language): string {
  const { trend, months, currency, sha256 } = data
  const money = (minor: number | null): string =>
    minor === null ? WORDS.unknown[language] : `${amountText(minor, MINOR_DIGITS[currency] ?? 2)} ${currency}`
  const amount = (minor: number): string => amountText(minor, MINOR_DIGITS[currency] ?? 2)
  const facts = factsTable(language, [
    [WORDS.project, foreign(data.project)],
    [WORDS.asOf, data.as_of],
    [WORDS.verdict, VERDICTS[trend.verdict][language]],
    [WORDS.last, money(trend.lastAverageMinor)],
    [WORDS.before, money(trend.beforeAverageMinor)],
    [WORDS.row, String(trend.nonNegativeInARow)],
    [WORDS.coverage, trend.coveragePpm === null ? WORDS.none[language] : ppmText(trend.coveragePpm)],
  ])
  const figure = (label: Words) => ({ label, isFigure: true })
  const columns = [{ label: WORDS.month }, ...[WORDS.inflow, WORDS.outflow, WORDS.net, WORDS.due].map(figure), { label: WORDS.source }]
  const rows = months.map(
    ({ month, inflow_minor: inflow, outflow_minor: outflow, due_debt_minor: due, source, evidence_sha256: hash }) => ({
      cells: [
        ...[month, amount(inflow), amount(outflow), amount(inflow - outflow), amount(due)],
        html`${SOURCES[source]?.[language] ?? source} ${hash.slice(0, SHOWN)}`,
      ],
    }),
  )
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${TITLE[language]}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header><h1>${TITLE[language]}</h1><p>${WORDS.lead[language]} · ${foreign(data.project)}</p></header>
<article>
${section(WORDS.facts[language], facts)}
${section(`${WORDS.months[language]} (${currency})`, table(language, columns, rows))}
${Object.values(CASH_FLOW_NOTES).map((note) => paragraph(html`${note[language]}`, 'note'))}
${paragraph(html`${WORDS.hash[language]}${foreign(sha256)}`, 'note')}
</article>
</body>
</html>
`.markup
}
