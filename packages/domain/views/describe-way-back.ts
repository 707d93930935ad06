/** A way back as it is told: each step in the words of the pack. */
import { writeInstant } from '@fairline/contract/instant'
import type { WayBack as WayBackView } from '@fairline/contract/views/way-back'
import type { Certificate, Plan } from '@fairline/policy/recourse/problem'
import type { z } from 'zod'
import { invariant } from '../kernel/outcome.ts'
import type { Pack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { nearHolds } from '../recovery/near-holds.ts'
import { isPaid } from '../recovery/possible-actions.ts'
import { type Asked, type Goal, wayBack } from '../recovery/way-back.ts'
import { signalNamed } from '../signals/catalogue.ts'

type View = z.infer<typeof WayBackView>
type GoalView = View['goals'][number]

export function describeWayBack(asked: Asked): View {
  const { account, pack } = asked
  const { at, goals } = wayBack(asked)
  return {
    as_of: writeInstant(at),
    pack: pack.hash,
    currency: account.line.currency,
    assumes: pack.waysBack?.assumes ?? null,
    goals: goals.map((goal) => describeGoal(pack, goal)),
    near_holds: account.line.stage === 'open' ? describeNear(asked, at) : [],
  }
}

function describeGoal(pack: Pack, { scope, holds, recourse }: Goal): GoalView {
  const { answer, certificate } = recourse
  return {
    scope,
    holds: holds.map(({ id, reason, scope: blocks }) => ({ id, reason, scope: blocks })),
    answer,
    plans: recourse.answer === 'none' ? [] : recourse.plans.map((plan) => describePlan(pack, plan)),
    stuck: recourse.answer === 'none' ? [...new Set(recourse.stuck.flatMap(({ reason }) => reason ?? []))] : [],
    gap_minor: recourse.answer === 'bounded' ? recourse.gapMinor : null,
    certificate: describeCertificate(certificate),
  }
}

function describePlan({ waysBack }: Pack, { best, steps, costMinor, reachedAt, days }: Plan): GoalView['plans'][number] {
  return {
    best: [...best],
    steps: steps.map(({ action: id, level, effectiveAt }) => {
      const action = waysBack?.actions.find((one) => one.id === id)
      invariant(action !== undefined, 'a plan is made of actions of the pack')
      return { action: id, text: action.text, amount_minor: isPaid(action) ? level : null, effective_at: writeInstant(effectiveAt) }
    }),
    cost_minor: costMinor,
    reached_at: writeInstant(reachedAt),
    days,
  }
}

const describeCertificate = (certificate: Certificate): GoalView['certificate'] => ({
  policy: certificate.policyHash,
  state: certificate.stateHash,
  honour_until: writeInstant(certificate.honourUntil),
  dates: certificate.dates.map(writeInstant),
  steps_max: certificate.stepsMax,
  horizon_days: certificate.horizonDays,
  lattice: certificate.lattice,
  lower_bound_minor: certificate.lowerBoundMinor,
  nodes: certificate.nodes,
})

function describeNear({ pack, account, book }: Asked, at: number): View['near_holds'] {
  return nearHolds(pack, sourceAt(pack, account, at, book)).map(({ signal: name, ...near }) => {
    const signal = signalNamed.get(name)
    invariant(signal !== undefined, 'a pack tests no more than the catalogue has')
    return { ...near, signal: name, name: { zh: signal.zh, en: signal.en }, unit: signal.unit }
  })
}
