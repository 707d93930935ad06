/** Of projects: measures and their bounds, plans and what statements showed of them, gaps and switches, covenants, and debts ahead. */
import { writeInstant } from '@fairline/contract/instant'
import { dayText, knownDay } from '../../kernel/day.ts'
import { type PlanRecord, planInForce, plansOf } from '../funding/plan-record.ts'
import { expectsOf, matchesOf } from '../funding/statement-record.ts'
import { switchOf } from '../funding/switch-record.ts'
import type { Covenant } from '../measures/covenants.ts'
import { sum } from '../measures/parts.ts'
import { switchMinutes } from '../measures/switch-time.ts'
import { isOpen, statesOf } from '../model/desk-book.ts'
import { shownEntry } from '../model/desk-consent.ts'
import { worksOf } from '../model/work.ts'
import type { ProjectPicture } from '../picture/desk-picture.ts'
import type { ReportGround } from './report-ground.ts'
import { type Cell, column, money, type ReportTable, words } from './report-table.ts'
import { COVENANT_WORDS } from './report-words.ts'

const projectColumn = column('project', 'text', '项目', 'Project')

export function measureTable({ picture }: ReportGround): ReportTable {
  const rows = picture.projects.map(({ project, measures }): Cell[] => {
    const { currency } = project.content
    const of = (minor: number | null) => money(minor, currency)
    return [
      ...[project.content.name, of(measures.cashMinor), of(measures.headroomMinor), of(measures.blockedMinor)],
      ...[measures.coveragePpm, measures.hhiReachPpm, project.policy?.concentration_max_ppm ?? '', measures.effectiveSourcesMilli],
      ...[measures.leveragePpm, measures.debtServiceCoveragePpm, measures.maturityWallPpm],
    ]
  })
  return {
    id: 'measures',
    title: words('流动性与集中度', 'Liquidity and concentration'),
    from: words(
      '由期末的登记与观察计算；集中度为各资金方份额的平方和，上限取双人核准的项目限额。',
      'Worked out from registers and observations at the end of the time. Concentration is the sum of the squared shares of providers; its bound is the one that two people agreed on.',
    ),
    columns: [
      ...[projectColumn, column('cash', 'money', '现金', 'Cash'), column('headroom', 'money', '有效可用额', 'Effective headroom')],
      ...[column('blocked', 'money', '用途不符', 'Blocked by purpose'), column('coverage', 'ppm', '13 周覆盖', 'Coverage of 13 weeks')],
      ...[column('concentration', 'ppm', '集中度', 'Concentration'), column('bound', 'ppm', '集中度上限', 'Its bound')],
      ...[column('sources', 'milli', '有效来源数', 'Effective sources'), column('leverage', 'ppm', '杠杆率', 'Leverage')],
      ...[column('service', 'ppm', '偿债覆盖率', 'Debt service cover'), column('wall', 'ppm', '到期高峰', 'Maturity wall')],
    ],
    rows,
  }
}

export function planFactTable({ book, from, until, zone, at }: ReportGround): ReportTable {
  const met = new Map(matchesOf(book).map((match) => [match.task_id, match]))
  const [first, last] = [dayText(zone.dayAt(from)), dayText(zone.dayAt(until - 1))]
  const moves = worksOf(book, 'task').flatMap((task) => {
    const expects = expectsOf(task)
    return expects === undefined || expects.on < first || expects.on > last ? [] : [{ task, expects }]
  })
  const today = dayText(zone.dayAt(at))
  const rows = moves.map(({ task, expects }): Cell[] => {
    const match = met.get(task.id)
    const nothing =
      task.state === 'dropped'
        ? words('已取消', 'Dropped')
        : expects.on > today
          ? words('未到期', 'Not due yet')
          : words('流水未见', 'Not seen in a statement')
    return [
      ...[
        typeof task.content.plan_id === 'string' ? task.content.plan_id : '',
        expects.kind === 'draw' ? words('提款', 'Draw') : words('还款', 'Repayment'),
        expects.line ?? '',
      ],
      ...[expects.on, money(expects.amount_minor, expects.currency)],
      ...[match?.booked_on ?? '', match === undefined ? '' : money(match.amount_minor, expects.currency)],
      match === undefined ? nothing : money(match.difference_minor, expects.currency),
    ]
  })
  return {
    id: 'plan_and_fact',
    title: words('计划与实际', 'Plan and fact'),
    from: words('核准计划的每一步与银行流水逐笔核对。', 'Each step of approved plans against the entries of statements.'),
    columns: [
      ...[column('plan', 'text', '计划', 'Plan'), column('kind', 'text', '事项', 'What'), column('line', 'text', '额度', 'Line')],
      ...[column('on', 'day', '计划日', 'Planned on'), column('planned', 'money', '计划金额', 'Planned')],
      ...[
        column('booked_on', 'day', '入账日', 'Booked on'),
        column('fact', 'money', '实际金额', 'In fact'),
        column('difference', 'money', '差额', 'Difference'),
      ],
    ],
    rows,
  }
}

const DAYS_A_WEEK = 7

/** Null: no plan stands, so it is not known. Empty: none as far as the plan goes. */
export function weeksToGap(plan: PlanRecord | undefined, today: number): number | null | '' {
  if (plan === undefined) return null
  const { gap } = plan.head.summary
  return gap === null ? '' : Math.max(0, Math.floor((knownDay(gap.firstOn) - today) / DAYS_A_WEEK))
}

const inForce = ({ book, at }: ReportGround, { project }: ProjectPicture) => planInForce(book, project.id, at)

export function gapTable(ground: ReportGround): ReportTable {
  const rows = ground.picture.projects.map((one): Cell[] => {
    const plan = inForce(ground, one)
    const gap = plan?.head.summary.gap ?? null
    const { currency, name } = one.project.content
    return [
      ...[name, plan?.id ?? words('没有生效的计划', 'No plan stands'), weeksToGap(plan, ground.today)],
      ...[
        gap?.firstOn ?? '',
        gap === null ? (plan === undefined ? null : '') : money(gap.peakMinor, currency),
        plan?.head.summary.endsOn ?? '',
      ],
    ]
  })
  return {
    id: 'gaps',
    title: words('资金缺口', 'Gaps'),
    from: words(
      '由双人核准、期末生效的计划得出；没有生效计划的写作未知。',
      'By the plan that two people agreed on and that stood at the end of the time; without one it is not known.',
    ),
    columns: [
      ...[projectColumn, column('plan', 'text', '计划', 'Plan'), column('weeks', 'count', '距首个缺口（周）', 'Weeks to the first gap')],
      ...[
        column('first_on', 'day', '首个缺口', 'First gap'),
        column('peak', 'money', '最大缺口', 'Largest gap'),
        column('ends_on', 'day', '计划止于', 'Plan ends'),
      ],
    ],
    rows,
  }
}

export function switchTable({ book, picture, from, until }: ReportGround): ReportTable {
  const plans = picture.projects.flatMap(({ project }) => plansOf(book, project.id))
  const rows = plans.flatMap(({ id, head, approved }): Cell[][] => {
    const found = switchOf(book, id)
    if (approved === null || found?.incidentId == null || approved.at < from || approved.at >= until) return []
    const { firstSeenAt, fundsAt } = found.time
    return [
      [
        ...[id, head.project_id, found.incidentId, writeInstant(firstSeenAt), writeInstant(approved.at)],
        ...[fundsAt === null ? words('尚未到账', 'Not there yet') : writeInstant(fundsAt), switchMinutes(found.time) ?? ''],
        `${approved.asked_by} ${approved.approved_by}`,
      ],
    ]
  })
  return {
    id: 'switches',
    title: words('切换备用渠道', 'Switches to a backup'),
    from: words('从首次发现到流水显示备用资金到账。', 'From what was first observed until a statement shows backup funds in the account.'),
    columns: [
      ...[column('plan', 'text', '计划', 'Plan'), projectColumn, column('incident', 'text', '事件', 'Incident')],
      ...[column('began_at', 'at', '首次发现', 'First observed'), column('approved_at', 'at', '核准', 'Agreed on')],
      ...[
        column('funds_at', 'at', '资金到账', 'Funds there'),
        column('minutes', 'minutes', '用时（分钟）', 'Minutes'),
        column('by', 'people', '提请与核准', 'Asked and approved by'),
      ],
    ],
    rows,
  }
}

const COVENANT_STATES: Readonly<Record<Covenant['state'], Cell>> = {
  kept: words('符合', 'Kept'),
  near: words('接近界限', 'Near its bound'),
  broken: words('不符合', 'Not kept'),
  unknown: null,
}

export function covenantTable({ picture }: ReportGround): ReportTable {
  const rows = picture.projects.flatMap(({ project, measures }) =>
    measures.covenants.map((one): Cell[] => [
      ...[project.content.name, one.facilityId, COVENANT_WORDS[one.measure], one.words, one.atLeastPpm ?? '', one.atMostPpm ?? ''],
      ...[one.foundPpm, one.roomPpm, COVENANT_STATES[one.state]],
    ]),
  )
  return {
    id: 'covenants',
    title: words('约定指标', 'Covenants'),
    from: words(
      '额度登记的约定与项目指标对照。台账算不出的指标写作未知，须人工核对。',
      'What facilities agree on against the measures of the project. What the registers cannot tell is unknown, and for a person to check.',
    ),
    columns: [
      ...[
        projectColumn,
        column('line', 'text', '额度', 'Line'),
        column('measure', 'text', '指标', 'Measure'),
        column('words', 'text', '约定', 'As agreed'),
      ],
      ...[column('least', 'ppm', '不低于', 'At least'), column('most', 'ppm', '不高于', 'At most')],
      ...[
        column('found', 'ppm', '期末', 'Found'),
        column('room', 'ppm', '余量占界限', 'Room left of the bound'),
        column('met', 'text', '结论', 'So'),
      ],
    ],
    rows,
  }
}

const AHEAD_DAYS = [30, 60, 90] as const

export function debtTable({ book, today, at, knownAt, scopesOfLine }: ReportGround): ReportTable {
  const rows = statesOf(book, 'debt', { at, knownAt })
    .filter((one) => isOpen(one))
    .map(({ id, content }): Cell[] => {
      const isMasked = shownEntry('debt', content, scopesOfLine, id).masked.length > 0
      const due = content.instalments.map((one) => ({ on: knownDay(one.due_on), minor: one.amount_minor })).sort((a, b) => a.on - b.on)
      const within = (days: number) => sum(due.filter(({ on }) => on >= today && on - today < days).map(({ minor }) => minor))
      const next = due.find(({ on }) => on >= today)
      const figures = isMasked ? [null, null, null, null] : AHEAD_DAYS.map((days) => money(within(days), content.currency))
      return [id, content.creditor, isMasked ? null : next === undefined ? '' : dayText(next.on), ...figures.slice(0, AHEAD_DAYS.length)]
    })
  return {
    id: 'debts',
    title: words('到期债务', 'Debts ahead'),
    from: words('登记的债务从期末起的应还金额。', 'Of the debts in the register, what falls due after the end of the time.'),
    columns: [
      ...[
        column('debt', 'text', '债务', 'Debt'),
        column('creditor', 'text', '债权人', 'Creditor'),
        column('next_on', 'day', '下次到期', 'Next due'),
      ],
      ...AHEAD_DAYS.map((days) => column(`days_${days}`, 'money', `${days} 天内`, `Within ${days} days`)),
    ],
    rows,
  }
}
