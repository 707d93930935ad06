/**
 * What people do once a plan is approved, in their order: what is owed is seen to first, whoever waits is told, and only then is anything asked for.
 *
 * Always   nothing draws by itself: a task asks a person to, and the statement shows that he did.
 * Covers   FIRM_DAYS: what lies behind is decided by the next plan.
 */
import type { Plan } from '@fairline/planner/plan'
import type { PlanInput } from '@fairline/planner/plan-input'
import { FIRM_DAYS } from '@fairline/planner/schedule'
import { dayText, knownDay } from '../../kernel/day.ts'

type Expected = Readonly<{
  kind: 'draw' | 'repayment'
  line?: string
  amount_minor: number
  currency: string
  on: string
  references: readonly string[]
  parties: readonly string[]
}>
export type SwitchTask = Readonly<{
  step: number
  kind: 'repay' | 'call' | 'draw'
  words: string
  dueOn: string
  subject: Readonly<{ kind: 'facility' | 'debt' | 'need' | 'project'; id: string }> | null
  expects: Expected | null
}>

/** Names that people know things by, and that statements bear. */
export type Names = Readonly<{
  currency: string
  projectId: string
  lineName: (id: string) => string
  parties: (lineId: string) => readonly string[]
  /** Of an obligation: the debt it is of, or the need. */
  owedTo: (obligationId: string) => Readonly<{ subject: SwitchTask['subject']; name: string; parties: readonly string[] }>
  needName: (id: string) => string
  money: (minor: number) => string
}>

type Draft = Omit<SwitchTask, 'step'>

/** `before`: the plan that was in force; undefined: there was none. */
export function switchTasks(plan: Plan, before: Pick<Plan, 'draws'> | undefined, input: PlanInput, names: Names): SwitchTask[] {
  const until = dayText(knownDay(plan.asOf) + FIRM_DAYS)
  const drafts = [...owedTasks(plan, input, until, names), ...callTasks(plan, before, names), ...drawTasks(plan, until, names)]
  return drafts.map((draft, nth) => ({ step: nth + 1, ...draft }))
}

const byDay = (a: Draft, b: Draft): number => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1)

/** Obligations, principal of lines that falls due, and what is repaid before time. */
function owedTasks({ asOf, repayments }: Plan, { obligations, facilities }: PlanInput, until: string, names: Names): Draft[] {
  const repay = (line: string, on: string, amountMinor: number): Draft => ({
    kind: 'repay',
    words: `偿还 ${names.lineName(line)} ${names.money(amountMinor)} · Repay ${names.money(amountMinor)} to ${names.lineName(line)}`,
    dueOn: on,
    subject: { kind: 'facility', id: line },
    expects: { ...expected('repayment', amountMinor, on, names, names.parties(line)), line },
  })
  const owed = obligations.map(({ id, amountMinor, dueOn }): Draft => {
    const { subject, name, parties } = names.owedTo(id)
    const words = `到期应付 ${name} ${names.money(amountMinor)} · Pay ${names.money(amountMinor)} owed to ${name}`
    return { kind: 'repay', words, dueOn, subject, expects: expected('repayment', amountMinor, dueOn, names, parties) }
  })
  const principal = facilities.flatMap(({ id, schedule }) => schedule.map(({ on, principalMinor }) => repay(id, on, principalMinor)))
  const early = repayments
    .filter(({ amountMinor }) => amountMinor > 0)
    .map(({ facilityId, on, amountMinor }) => repay(facilityId, on, amountMinor))
  return [...owed, ...principal, ...early].filter(({ dueOn }) => dueOn >= asOf && dueOn < until).sort(byDay)
}

/** Who is paid later, or not at all, is told the same day; so is everybody concerned where draws change. */
function callTasks({ asOf, deferrals, gap, draws }: Plan, before: Pick<Plan, 'draws'> | undefined, names: Names): Draft[] {
  const told = (id: string, words: string): Draft => ({ kind: 'call', words, dueOn: asOf, subject: { kind: 'need', id }, expects: null })
  const later = deferrals.map(({ needId, paidOn }) =>
    told(
      needId,
      `告知“${names.needName(needId)}”的收款方：改为 ${paidOn} 付款 · Tell the payee of “${names.needName(needId)}” that it is paid on ${paidOn}`,
    ),
  )
  const unpaid = (gap?.unpaid ?? [])
    .filter(({ tier }) => tier > 0)
    .map(({ id }) =>
      told(id, `“${names.needName(id)}”暂无资金来源，与收款方商定 · No money for “${names.needName(id)}” yet: agree on it with the payee`),
    )
  const changes = before !== undefined && JSON.stringify(before.draws) !== JSON.stringify(draws)
  const words = '告知供应商：付款来源已切换 · Tell suppliers that they are paid from another line'
  const switched: Draft[] = changes
    ? [{ kind: 'call', words, dueOn: asOf, subject: { kind: 'project', id: names.projectId }, expects: null }]
    : []
  return [...switched, ...later, ...unpaid]
}

function drawTasks({ asOf, draws }: Plan, until: string, names: Names): Draft[] {
  return draws
    .filter(({ isFirm, landsOn }) => isFirm && landsOn < until)
    .map(({ facilityId, requestOn, landsOn, amountMinor }): Draft => {
      const name = names.lineName(facilityId)
      const words = `向 ${name} 申请提款 ${names.money(amountMinor)}，${landsOn} 到账 · Request ${names.money(amountMinor)} from ${name}, to land on ${landsOn}`
      const expects = { ...expected('draw', amountMinor, landsOn, names, names.parties(facilityId)), line: facilityId }
      return { kind: 'draw', words, dueOn: requestOn < asOf ? asOf : requestOn, subject: { kind: 'facility', id: facilityId }, expects }
    })
    .sort(byDay)
}

const expected = (kind: Expected['kind'], amountMinor: number, on: string, { currency }: Names, parties: readonly string[]): Expected => ({
  ...{ kind, amount_minor: amountMinor, currency, on, references: [], parties },
})
