/** The playbooks of the demo's desk: those for watching and switching are whole, that for a crisis still has something missing, as it happens. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'
import type { DeskPersonRow } from '../../store/desk-people-table.ts'
import { type DemoDays, entry, yuan } from './desk-entry.ts'

type Playbook = DeskEntry<'playbook'>
/** Ids of accounts; undefined: nobody has that role. */
export type DemoPeople = Readonly<{ manager: string | undefined; analyst: string | undefined }>

export function demoPeople(people: readonly DeskPersonRow[]): DemoPeople {
  const of = (role: string) => people.find(({ roles }) => roles.includes(role))?.id
  return { manager: of('desk-manager'), analyst: of('desk-analyst') }
}

/** No playbook names anybody who is not there. */
const contactsOf = (...rows: readonly (readonly [role: string, person: string | undefined, deputy: string | undefined])[]) =>
  rows.flatMap(([role, person, deputy]): Playbook['contacts'] =>
    person === undefined ? [] : [{ role, person, ...(deputy !== undefined && { deputy }) }],
  )

const SWITCH_MESSAGES: Playbook['messages'] = {
  borrower: '您好，项目已启用备用资金，您的借款请按原还款计划还款，不需要为项目另行借款。',
  supplier: '您好，项目付款由备用渠道安排，付款日不变；如有调整，我们会提前三天告知。',
  lender: '您好，我方拟于近日提款，请告知所需材料与最早到账时间。',
  board: '已按三级预案启用备用渠道，存量债务偿付不受影响；每日报送资金情况。',
}

export function playbookFacts(days: DemoDays, { manager, analyst }: DemoPeople): NewDeskFact[] {
  const review_by = days.day(120)
  const watch: Playbook = {
    ...{ name: '额度异常核查', level: 1, triggers: ['line_impaired', 'borrower_red'], sources: [], review_by },
    contacts: contactsOf(['当班分析员', analyst, manager]),
    messages: {
      borrower: '您好，我们看到您的额度状态有变化。请先在官方应用内查看原因，按页面提示完成核验；不要向任何人提供密码或验证码。',
    },
    exit: '原因已查明，额度恢复可用并复查一次无误。',
  }
  const ready: Playbook = {
    ...{ name: '备用渠道预检', level: 2, triggers: ['systemic_likely', 'one_loss_away'], messages: {}, review_by },
    contacts: contactsOf(['融资台负责人', manager, analyst]),
    sources: [
      {
        facility_id: 'bank-rcf',
        amount_minor: yuan(1_000_000),
        purposes: ['payroll', 'supplier'],
        precondition: '电话确认可用额度与到账时间',
      },
    ],
    exit: '排除渠道性原因，且失去任一渠道方仍可支撑 8 周以上。',
  }
  const moves: Playbook = {
    ...{ name: '主渠道中断切换', level: 3, triggers: ['confirmed_and_gap_near', 'reserve_below_floor'], review_by },
    contacts: contactsOf(['财务负责人', manager, analyst], ['提款经办', analyst, manager]),
    sources: [
      {
        facility_id: 'bank-rcf',
        amount_minor: yuan(1_500_000),
        purposes: ['payroll', 'supplier', 'tax'],
        precondition: '提前两天提交用款申请',
      },
      {
        facility_id: 'standby-equity',
        amount_minor: yuan(1_000_000),
        purposes: ['payroll', 'supplier'],
        precondition: '股东会决议（已备模板）',
      },
    ],
    messages: SWITCH_MESSAGES,
    exit: '备用资金到账，8 周内无缺口，备用金回到底线以上。',
  }
  const crisis: Playbook = {
    ...{ name: '多渠道同时中断', level: 4, triggers: ['several_groups', 'gap_at_hand', 'debt_service_at_risk'], review_by },
    contacts: contactsOf(['危机小组组长', manager, undefined]),
    sources: [{ facility_id: 'standby-equity', amount_minor: yuan(2_000_000), purposes: ['debt_service', 'payroll'] }],
    messages: { board: '已启动四级预案，危机小组每日召开资金会，优先保障存量债务与工资。' },
    exit: '债务偿付有保障，两周内无缺口，仅剩一个关联组受影响。',
  }
  return [
    entry('playbook', 'playbook-1', watch, days),
    entry('playbook', 'playbook-2', ready, days),
    entry('playbook', 'playbook-3', moves, days),
    entry('playbook', 'playbook-4', crisis, days),
  ]
}
