/** A report of a desk as a page: HTML that fetches nothing, for the screen and for A4. */
import { amountText, permilleText, ppmText, timesText } from '../../documents/figures.ts'
import { foreign, html, type Language, type Part, say, type Words } from '../../documents/markup.ts'
import { type Column, paragraph, section, table } from '../../documents/page.ts'
import { STYLE } from '../../documents/style.ts'
import { dayText } from '../../kernel/day.ts'
import type { Zone } from '../../kernel/zone.ts'
import type { Cell, CellKind, ReportTable } from './report-table.ts'
import { words } from './report-table.ts'

/** `factsTo`: the newest fact of the desk that is in it. `head`: the record's newest signed head when it was made; null: there was none yet. */
export type ReportHead = Readonly<{
  organisation: string
  month: string
  from: number
  until: number
  at: number
  madeAt: number
  knownAt: number
  factsTo: number
  head: Readonly<{ number: number; root: string; size: number }> | null
  sha256: string
  /** By id of an account. */
  people: ReadonlyMap<string, string>
}>

const TITLE = words('融资台月度报告', 'Monthly pack of the financing desk')
const WORDS = {
  lead: words('{organisation} · {month} · 状态截至 {at}（{zone}）', '{organisation} · {month} · as it stood at {at} ({zone})'),
  facts: words(
    '由融资台事实第 1 至第 {factsTo} 条生成，知悉截至 {knownAt}。',
    'Made from facts 1 to {factsTo} of the desk, as known at {knownAt}.',
  ),
  head: words(
    '生成时存证记录的最新签名树头：第 {number} 号，共 {size} 条，根 {root}。',
    'The newest signed head of the record then: number {number}, of {size} leaves, root {root}.',
  ),
  noHead: words('生成时存证记录尚无签名树头。', 'The record had no signed head yet.'),
  hash: words(
    '内容摘要 SHA-256：{sha256}。按同一月份与知悉时间重新生成，借款人授权未变时摘要相同。',
    'SHA-256 of what it says: {sha256}. Made again for the same month and time of knowledge it is the same, as long as what borrowers consent to is.',
  ),
  none: words('无', 'None'),
  unknown: words('未知', 'Unknown'),
  from: words('依据：', 'Told by: '),
} as const

export function reportPage(head: ReportHead, tables: readonly ReportTable[], language: Language, zone: Zone): string {
  const { organisation, month, at, factsTo, knownAt, sha256 } = head
  const moment = (ms: number): string => minuteText(ms, zone)
  const lead = say(WORDS.lead, language, { organisation: foreign(organisation), month, at: moment(at), zone: zone.name })
  const signed =
    head.head === null ? html`${WORDS.noHead[language]}` : say(WORDS.head, language, { ...head.head, root: foreign(head.head.root) })
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${TITLE[language]} ${month}</title>
<style>${{ markup: `${STYLE}${WIDE}` }}</style>
</head>
<body>
<header><h1>${TITLE[language]}</h1><p>${lead}</p></header>
<article>
${paragraph(say(WORDS.facts, language, { factsTo, knownAt: moment(knownAt) }), 'note')}
${paragraph(signed, 'note')}
${paragraph(say(WORDS.hash, language, { sha256: foreign(sha256) }), 'note')}
${tables.map((one) => section(one.title[language], paragraph(html`${WORDS.from[language]}${one.from[language]}`, 'note'), tableOf(one, { language, zone, people: head.people })))}
</article>
</body>
</html>
`.markup
}

/** Tables of many columns: across the page, in small figures. */
const WIDE = `
@page { size: A4 landscape; margin: 12mm; }
body { max-width: none; }
section { overflow-x: auto; }
table { font-size: .72rem; }
td, th { padding: .2rem .35rem; overflow-wrap: anywhere; }
`

const FIGURES: ReadonlySet<CellKind> = new Set<CellKind>(['count', 'money', 'ppm', 'milli', 'permille', 'minutes'])

/** How cells are told: in which language, by which clock, and with which names. */
export type Telling = Readonly<{ language: Language; zone: Zone; people: ReadonlyMap<string, string> }>

function tableOf({ columns, rows }: ReportTable, telling: Telling) {
  const heads = columns.map(({ label, kind }): Column => ({ label, isFigure: FIGURES.has(kind) }))
  const cells = rows.map((row) => ({ cells: row.map((cell, nth): Part => cellPart(cell, columns[nth]!.kind, telling)) }))
  return table(telling.language, heads, cells, WORDS.none)
}

/** Words of ours need no guard; whatever else is a text was chosen by somebody. Times stay on one line. */
function cellPart(cell: Cell, kind: CellKind, telling: Telling): Part {
  const text = cellText(cell, kind, telling)
  if (typeof cell !== 'string' || text === '') return text
  return kind === 'at' || kind === 'day' ? html`<span class="day">${text}</span>` : foreign(text)
}

const MINOR_DIGITS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, VND: 0 }

/** As a person reads it. */
function cellText(cell: Cell, kind: CellKind, { language, zone, people }: Telling): string {
  if (cell === null) return WORDS.unknown[language]
  if (typeof cell === 'string' && kind === 'people')
    return cell
      .split(' ')
      .map((id) => people.get(id) ?? id)
      .join(' · ')
  if (typeof cell === 'string') return kind === 'at' && cell !== '' ? minuteText(Date.parse(cell), zone) : cell
  if (typeof cell === 'number') return figureText(cell, kind)
  if ('amount_minor' in cell) return `${amountText(cell.amount_minor, MINOR_DIGITS[cell.currency] ?? 2)} ${cell.currency}`
  return (cell as Words)[language]
}

function figureText(figure: number, kind: CellKind): string {
  if (kind === 'ppm') return ppmText(figure)
  if (kind === 'permille') return permilleText(figure)
  return kind === 'milli' ? timesText(figure) : String(figure)
}

const MINUTE_MS = 60_000
const pad = (part: number): string => String(part).padStart(2, '0')

/** In the desk's zone: `2026-11-22 08:00`. */
function minuteText(at: number, zone: Zone): string {
  const day = zone.dayAt(at)
  const minutes = Math.floor((at - zone.startOf(day)) / MINUTE_MS)
  return `${dayText(day)} ${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
}
