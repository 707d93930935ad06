/** Whom the funding serves, as far as the registers tell: what they do not hold is said to be unknown, and is never estimated. */
import { CREDIT_KINDS } from '@fairline/contract/desk/purposes'
import { permille } from '../../kernel/ratio.ts'
import { medianOf } from '../measures/parts.ts'
import { isOpen, statesOf } from '../model/desk-book.ts'
import { ofField } from '../status/seen-value.ts'
import type { ReportGround } from './report-ground.ts'
import { type Cell, column, type ReportTable, words } from './report-table.ts'
import { CREDIT_WORDS } from './report-words.ts'

type Applied = Readonly<{ outcome: 'approved' | 'rejected'; took_hours: number }>

export function inclusionTable(ground: ReportGround): ReportTable {
  const { book, at, knownAt, picture } = ground
  const applied = applicationsIn(ground)
  const open = <K extends 'borrower' | 'facility'>(kind: K) => statesOf(book, kind, { at, knownAt }).filter((one) => isOpen(one))
  const [borrowers, facilities] = [open('borrower'), open('facility')]
  const held = new Map(borrowers.map(({ id }) => [id, facilities.filter(({ content }) => content.borrower_id === id)]))
  const several = [...held.values()].filter((own) => new Set(own.map(({ content }) => content.channel_id)).size > 1).length
  const approved = applied.filter(({ outcome }) => outcome === 'approved').length
  const families = new Set([...picture.channels.values()].map(({ channel }) => channel.state.content.family))
  const rows: Cell[][] = [
    [words('借款人：自然人', 'Borrowers: persons'), borrowers.filter(({ content }) => content.kind === 'person').length, '', ''],
    [words('借款人：企业', 'Borrowers: companies'), borrowers.filter(({ content }) => content.kind === 'company').length, '', ''],
    ...CREDIT_KINDS.map((kind): Cell[] => [
      CREDIT_WORDS[kind],
      facilities.filter(({ content }) => content.credit_kind === kind).length,
      '',
      '',
    ]),
    [words('可选渠道多于一个的借款人', 'Borrowers with more than one channel'), several, '', ''],
    [words('渠道种类', 'Families of channels'), families.size, '', ''],
    [words('申请：已有结果', 'Applications decided'), applied.length, '', ''],
    [words('申请通过率', 'Applications approved'), '', applied.length === 0 ? null : permille(approved, applied.length), ''],
    [words('申请用时中位数（小时）', 'Median hours of an application'), medianOf(applied.map(({ took_hours }) => took_hours)), '', ''],
    ...UNKNOWN.map(([what, why]): Cell[] => [what, null, '', why]),
  ]
  return {
    id: 'inclusion',
    title: words('普惠与 ESG 指标', 'Inclusion and ESG'),
    from: words(
      '由借款人、额度与渠道的登记和观察得出。台账没有的不估算。',
      'By what is registered and observed of borrowers, lines and channels. What the registers do not hold is not estimated.',
    ),
    columns: [
      ...[column('figure', 'text', '指标', 'Figure'), column('count', 'count', '数量', 'Count')],
      ...[column('share', 'permille', '占比', 'Share'), column('note', 'text', '说明', 'Note')],
    ],
    rows,
  }
}

const UNKNOWN = [
  [words('小微企业', 'Small and micro companies'), words('台账不记录企业规模', 'The registers do not hold the size of a company')],
  [words('按地区分布', 'By region'), words('台账不记录所在地', 'The registers do not hold where a borrower is')],
  [
    words('首贷户', 'First-time borrowers'),
    words('台账不含借款人在别处的信贷历史', 'The registers do not hold what a borrower borrowed elsewhere'),
  ],
  [words('绿色用途', 'Green purposes'), words('用途登记不区分是否绿色', 'Purposes are not told apart by whether they are green')],
] as const

/** Applications of which the channels told in the time. */
const applicationsIn = ({ picture, seenOf, from, until }: ReportGround): Applied[] =>
  [...picture.channels.keys()].flatMap((id) =>
    ofField(seenOf('channel', id), 'application')
      .filter(({ effectiveAt }) => effectiveAt >= from && effectiveAt < until)
      .map(({ value }) => value as Applied),
  )
