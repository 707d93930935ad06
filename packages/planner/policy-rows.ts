/** Caps of the policy, on the path on which nothing fails. What stands open today and breaks a cap is let be; nothing may add to it. */

import { dueColumn, heldDebt, heldOn, type Path, runOffOn } from './path.ts'
import { committedFee } from './path-rows.ts'
import type { Holder, PlanCase } from './plan-case.ts'
import type { ModelBuilder } from './sparse-model.ts'

export type CapRow = {
  readonly kind: 'provider' | 'group' | 'service-cover'
  readonly id: string
  readonly bucket: number
  readonly row: number
}

const INFINITE = Number.POSITIVE_INFINITY
const PPM = 1e6
const DAYS_A_QUARTER = 91

export function addPolicyRows(builder: ModelBuilder, plan: PlanCase, spine: Path): CapRow[] {
  const { policy } = plan.input
  const rows: CapRow[] = []
  for (const bucket of plan.grid.starts.keys()) {
    const add = (kind: 'provider' | 'group', holders: readonly Holder[], capPpm: number | undefined): void => {
      if (capPpm === undefined) return
      for (const holder of holders)
        rows.push({ kind, id: holder.id, bucket, row: addCap(builder, plan, spine, kind, holder, capPpm / PPM, bucket) })
    }
    add('provider', plan.providers, policy.providerCapPpm)
    add('group', plan.groups, policy.groupCapPpm)
  }
  if (policy.minServiceCoverPpm !== undefined) rows.push(...addServiceCover(builder, plan, spine, policy.minServiceCoverPpm / PPM))
  return rows
}

function addCap(
  builder: ModelBuilder,
  plan: PlanCase,
  { balances, debt, course }: Path,
  kind: string,
  { id, facilities }: Holder,
  share: number,
  bucket: number,
): number {
  const allowed = plan.input.policy.deMinimisMinor / PPM
  const lines = facilities.map((nth) => [nth, plan.facilities[nth]!] as const)
  const held = lines.reduce((sum, [, line]) => sum + heldOn(line, course.overlay, bucket), 0)
  const beyond = Math.max(0, held - share * heldDebt(plan, course.overlay, bucket) - allowed)
  const runOff = lines.reduce((sum, [nth, line]) => sum + runOffOn(course, line, nth, bucket), 0)
  const row = builder.row(-INFINITE, allowed + (course.overlay.capAdd.get(`${kind}:${id}`) ?? 0) + beyond - runOff)
  for (const [nth] of lines) builder.entry(balances[nth]![bucket]!, 1)
  builder.entry(debt[bucket]!, -share)
  return row
}

/** Quarters of 13 weeks: what debt asks for, against what comes in less payroll, tax and suppliers. Repaying freely before time is no service. */
function addServiceCover(builder: ModelBuilder, plan: PlanCase, spine: Path, cover: number): CapRow[] {
  const quarters = new Map<number, number[]>()
  for (const [bucket, start] of plan.grid.starts.entries()) {
    const quarter = Math.floor((start - plan.grid.starts[0]!) / DAYS_A_QUARTER)
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), bucket])
  }
  return [...quarters].map(([quarter, buckets]) => {
    const known = buckets.reduce((sum, bucket) => sum + knownService(plan, spine, bucket), 0)
    const earned = Math.max(
      0,
      buckets.reduce((sum, bucket) => sum + earnedIn(plan, bucket), 0),
    )
    const open = buckets.reduce((sum, bucket) => sum + openInterest(plan, spine, bucket), 0)
    const row = builder.row(-INFINITE, Math.max(earned / cover, known + open) - known)
    for (const bucket of buckets) addService(builder, plan, spine, bucket)
    return { kind: 'service-cover', id: String(quarter + 1), bucket: buckets[0]!, row }
  })
}

function addService(builder: ModelBuilder, plan: PlanCase, spine: Path, bucket: number): void {
  for (const [nth, line] of plan.facilities.entries()) {
    if (bucket > 0) builder.entry(spine.balances[nth]![bucket - 1]!, line.interest[bucket - 1]!)
    for (const due of line.duesPaid[bucket]!) builder.entry(dueColumn(spine, nth, due), due.share + due.stub * line.rate)
  }
}

const openInterest = (plan: PlanCase, { course }: Path, bucket: number): number =>
  plan.facilities.reduce(
    (sum, line) => sum + (bucket > 0 && !course.overlay.called.has(line.facility.id) ? line.opening * line.interest[bucket - 1]! : 0),
    0,
  )

const knownService = (plan: PlanCase, { course }: Path, bucket: number): number =>
  plan.facilities.reduce(
    (sum, line) =>
      sum + (course.overlay.called.has(line.facility.id) ? 0 : line.service[bucket]!) + (bucket > 0 ? committedFee(line, bucket - 1) : 0),
    plan.obligations[bucket]!,
  )

const earnedIn = (plan: PlanCase, bucket: number): number =>
  plan.input.needs.reduce(
    (left, { tier }, nth) => left - (tier < 3 && plan.needBucket[nth] === bucket ? plan.needAmount[nth]! : 0),
    plan.receipts[bucket]!,
  )
