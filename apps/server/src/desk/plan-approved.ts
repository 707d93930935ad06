/** What is told once two people agreed on a plan: it is in force, the one before is not, its open tasks are dropped, and those of the new one are opened. */
import { createHash } from 'node:crypto'
import type { PlanProposal } from '@fairline/contract/desk/plans'
import type { PlanApproved } from '@fairline/domain/desk/funding/plan-record'
import { type Names, type SwitchTask, switchTasks } from '@fairline/domain/desk/funding/switch-tasks'
import { type DeskBook, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import { worksOf } from '@fairline/domain/desk/model/work'
import { amountText } from '@fairline/domain/kernel/amount-text'
import { knownDay } from '@fairline/domain/kernel/day'
import { HOUR_MS } from '@fairline/domain/kernel/time'
import type { z } from 'zod'
import type { Agreed } from '../approvals/approval-kind.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { type GroundParts, zoneOf } from './funding-ground.ts'
import type { KeptPlan } from './plan-store.ts'

type Approving = Readonly<{
  plan: KeptPlan
  before: KeptPlan | undefined
  wish: z.infer<typeof PlanProposal>
  approval: Agreed
  at: number
}>

const SAID = { observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null } as const

export function planApprovedFacts(parts: GroundParts, book: DeskBook, approving: Approving): NewDeskFact[] {
  const { plan, before, wish, approval, at } = approving
  const data: PlanApproved = {
    ...{ approval_id: approval.id, asked_by: approval.maker.actor, approved_by: approval.checker.actor, reason: approval.reason },
    incident_id: wish.incident_id ?? null,
  }
  const approved: NewDeskFact = {
    ...SAID,
    factId: `approval:${approval.id}`,
    type: 'approved',
    kind: 'plan',
    id: wish.plan_id,
    effectiveAt: at,
    data,
  }
  return [
    approved,
    ...(before === undefined ? [] : endedFacts(book, before.record.id, wish.plan_id, at)),
    ...taskFacts(parts, book, approving, plan),
  ]
}

function endedFacts(book: DeskBook, old: string, by: string, at: number): NewDeskFact[] {
  const superseded: NewDeskFact = {
    ...SAID,
    factId: `plan:${old}:superseded`,
    type: 'superseded',
    kind: 'plan',
    id: old,
    effectiveAt: at,
    data: { by },
  }
  const open = worksOf(book, 'task').filter(({ content, state }) => content.plan_id === old && state === 'open')
  const note = '计划已被替代 · Another plan is in force'
  return [
    superseded,
    ...open.map(({ id }): NewDeskFact => {
      const version = storyOf(book, 'task', id).length + 1
      return {
        ...SAID,
        factId: `task:${id}:${version}`,
        type: 'moved',
        kind: 'task',
        id,
        effectiveAt: at,
        data: { state: 'dropped', note },
      }
    }),
  ]
}

const ID_DIGITS = 16

function taskFacts(parts: GroundParts, book: DeskBook, { before, wish, at }: Approving, { body }: KeptPlan): NewDeskFact[] {
  const named = createHash('sha256').update(wish.plan_id).digest('hex').slice(0, ID_DIGITS)
  return switchTasks(body.plan, before?.body.plan, body.input, namesIn(book, wish.project_id, at)).map((task): NewDeskFact => {
    const id = `pt-${named}-${task.step}`
    const { subject, expects } = task
    const data = {
      ...{
        kind: task.kind,
        words: task.words,
        assignee: wish.owner,
        due_at: dueAt(parts, task, at),
        plan_id: wish.plan_id,
        step: task.step,
      },
      ...(wish.incident_id !== undefined && { incident_id: wish.incident_id }),
      ...(subject !== null && { subject }),
      ...(expects !== null && { expects }),
    }
    return { ...SAID, factId: `task:${id}:1`, type: 'opened', kind: 'task', id, effectiveAt: at, data }
  })
}

/** At the desk's own hours; what falls due at once still comes in its order. */
const DUE: Readonly<Record<SwitchTask['kind'], Readonly<{ hour: number; leastMs: number }>>> = {
  repay: { hour: 11, leastMs: HOUR_MS },
  call: { hour: 17, leastMs: 2 * HOUR_MS },
  draw: { hour: 15, leastMs: 3 * HOUR_MS },
}

function dueAt(parts: GroundParts, { kind, dueOn }: SwitchTask, at: number): string {
  const { hour, leastMs } = DUE[kind]
  return new Date(Math.max(zoneOf(parts).startOf(knownDay(dueOn)) + hour * HOUR_MS, at + leastMs)).toISOString()
}

/** What ids stand for at some moment. */
export function namesIn(book: DeskBook, projectId: string, at: number): Names {
  const when = { at, knownAt: at }
  const currency = stateOf(book, 'project', projectId, when)?.content.currency ?? ''
  const channelOf = (id: string) => {
    const facility = stateOf(book, 'facility', id, when)
    return facility && stateOf(book, 'channel', facility.content.channel_id, when)
  }
  const providerOf = (id: string): string[] => {
    const channel = channelOf(id)
    const provider = channel && stateOf(book, 'provider', channel.content.provider_id, when)
    return provider === undefined ? [] : [provider.content.name]
  }
  return {
    ...{ currency, projectId, parties: providerOf, money: (minor) => amountText(BigInt(minor), currency) },
    lineName: (id) => [...providerOf(id), channelOf(id)?.content.product ?? id].join(' '),
    needName: (id) => stateOf(book, 'need', id, when)?.content.name ?? id,
    owedTo: (id) => {
      const debtId = id.split(' ')[0]!
      const debt = stateOf(book, 'debt', debtId, when)
      if (debt !== undefined)
        return { subject: { kind: 'debt', id: debtId }, name: debt.content.creditor, parties: [debt.content.creditor] }
      const need = stateOf(book, 'need', id, when)
      return { subject: { kind: 'need', id }, name: need?.content.name ?? id, parties: [] }
    },
  }
}
