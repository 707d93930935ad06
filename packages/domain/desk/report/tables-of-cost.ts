/** Of cost: what plans expected to pay for borrowing, and what statements showed of it, month by month. What they do not tell is unknown. */
import { writeInstant } from '@fairline/contract/instant'
import { addMonths, type Day, dayText, knownDay } from '../../kernel/day.ts'
import { planInForce, plansOf } from '../funding/plan-record.ts'
import type { ProjectPicture } from '../picture/desk-picture.ts'
import { feesIn, servicesIn } from './paid-cost.ts'
import type { ReportGround } from './report-ground.ts'
import { type Cell, column, money, type ReportTable, words } from './report-table.ts'
import { METHOD_WORDS } from './report-words.ts'

const projectColumn = column('project', 'text', '项目', 'Project')

export function costTable({ book, picture, from, until }: ReportGround): ReportTable {
  const rows = picture.projects.flatMap(({ project }) =>
    plansOf(book, project.id)
      .filter(({ approved }) => approved !== null && approved.at >= from && approved.at < until)
      .map(({ id, head, state, approved }): Cell[] => [
        ...[project.content.name, id, METHOD_WORDS[head.summary.method], writeInstant(approved!.at)],
        ...[state === 'superseded' ? words('已被取代', 'Superseded') : words('生效中', 'In force')],
        money(head.summary.totalCostMinor, project.content.currency),
      ]),
  )
  return {
    id: 'costs',
    title: words('资金成本', 'Cost of funding'),
    from: words(
      '本期核准的计划的预计总成本（息费减存款收益）。',
      'What the plans approved in the time expect to cost in all: interest and fees less income of cash.',
    ),
    columns: [
      ...[projectColumn, column('plan', 'text', '计划', 'Plan'), column('method', 'text', '方法', 'Made by')],
      ...[column('approved_at', 'at', '核准', 'Agreed on'), column('state', 'text', '状态', 'State')],
      column('expected', 'money', '预计成本', 'Expected'),
    ],
    rows,
  }
}

/** The month of the report and those before it. */
const MONTHS_SHOWN = 6
const WHOLE_PPM = 1_000_000

export function costMonthTable(ground: ReportGround): ReportTable {
  const last = knownDay(`${dayText(ground.zone.dayAt(ground.from)).slice(0, 7)}-01`)
  const months = Array.from({ length: MONTHS_SHOWN }, (_, nth) => addMonths(last, nth - MONTHS_SHOWN + 1))
  const rows = ground.picture.projects.flatMap((one) =>
    months.flatMap((month) => {
      const row = monthRow(ground, one, month)
      return row === undefined ? [] : [row]
    }),
  )
  return {
    id: 'cost_months',
    title: words('各月成本：计划与实际', 'Cost by month: plan and fact'),
    from: words(
      '预计：月末生效计划当月应付的利息（含已有借款）与提款手续费，计划月中起算的只含其后部分。实际利息只取流水写明金额的部分；写明含利息却未写明金额的付款列入“利息未写明的付款”，此时合计写作未知。手续费：流水可见的差额与登记的约定费用取其大者。承诺费不在内。',
      'Expected: interest, of what stood open before too, and fees of draws that the plan in force at the end of the month pays in it; a plan that begins within the month holds the rest of it. Interest in fact is what statements tell in figures; payments that hold interest and do not say how much are told apart, and then the sum is unknown. Fees: what a statement shows was kept, or what the line agrees on, whichever is more. Commitment fees are left out.',
    ),
    columns: [
      ...[projectColumn, column('month', 'text', '月份', 'Month'), column('plan', 'text', '计划', 'Plan')],
      ...[column('expected_interest', 'money', '预计利息', 'Interest expected'), column('interest', 'money', '实际利息', 'Interest told')],
      ...[column('untold', 'money', '利息未写明的付款', 'Paid, interest not told'), column('share', 'ppm', '已知占比', 'Share told')],
      ...[column('expected_fees', 'money', '预计手续费', 'Fees expected'), column('fees', 'money', '实际手续费', 'Fees in fact')],
      ...[column('expected', 'money', '预计合计', 'Expected in all'), column('actual', 'money', '实际合计', 'In fact in all')],
      column('seen_to', 'day', '流水截至', 'Statements to'),
    ],
    rows,
  }
}

/** Undefined for an earlier month of which nothing is known. */
function monthRow(ground: ReportGround, { project }: ProjectPicture, first: Day): Cell[] | undefined {
  const { book, at, zone, from } = ground
  const { currency, name } = project.content
  const month = dayText(first).slice(0, 7)
  const plan = planInForce(book, project.id, Math.min(at, zone.startOf(addMonths(first, 1)) - 1))
  const expected = plan?.head.summary.costs?.find((one) => one.month === month)
  const paid = servicesIn(book, project.id, currency, first)
  if (plan === undefined && paid === undefined && zone.startOf(first) !== from) return undefined
  const isUnkept = plan !== undefined && plan.head.summary.costs === undefined
  const planned = (minor: number | undefined): Cell => (minor === undefined ? (isUnkept ? null : '') : money(minor, currency))
  const fees = paid && feesIn(ground, project.id, month)
  const seen = (minor: number | undefined): Cell => money(minor ?? null, currency)
  const [told, untold] = [paid?.ofMinor ?? 0, paid?.untoldMinor ?? 0]
  const isWhole = paid !== undefined && untold === 0
  return [
    ...[name, month, plan?.id ?? words('没有生效的计划', 'No plan stands')],
    ...[planned(expected?.interestMinor), seen(paid?.interestMinor), seen(paid?.untoldMinor)],
    paid === undefined ? null : told + untold === 0 ? '' : Math.floor((told / (told + untold)) * WHOLE_PPM),
    ...[planned(expected?.feesMinor), seen(fees)],
    planned(expected && expected.interestMinor + expected.feesMinor),
    isWhole && fees !== undefined ? money(paid.interestMinor + fees, currency) : null,
    paid?.seenTo ?? '',
  ]
}
