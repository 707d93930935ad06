/**
 * `cases.yaml` of a pack: for each kind of case by when it is answered, by what rule of law or promise of ours, and who hears of it when that comes near or
 * has passed.
 *
 * Units    days: whole days after the day of its arrival; it is late from the first moment of the day behind the last of them.
 */
import { CASE_KINDS } from '@fairline/contract/facts/case-facts'
import { z } from 'zod'
import type { PackDiagnostic } from './diagnostic.ts'
import { readYaml } from './yaml-file.ts'

export const CASES_FILE = 'cases.yaml'

const DAYS_MAX = 366
const STEPS_MAX = 20

/** `days_before` or `days_after` the earliest deadline: exactly one of them. */
const EscalationStep = z
  .strictObject({
    days_before: z.int().min(1).max(DAYS_MAX).optional(),
    days_after: z.int().min(0).max(DAYS_MAX).optional(),
    to: z.string().min(1).max(64),
  })
  .refine(({ days_before, days_after }) => (days_before === undefined) !== (days_after === undefined), {
    error: 'must have either days_before or days_after',
  })

/** `extends_to`: where the rule allows it, for what is complex and then for what is special; each longer than the one before. */
const Clock = z
  .strictObject({
    days: z.int().min(0).max(DAYS_MAX),
    source: z.string().min(1).max(64),
    extends_to: z.array(z.int().min(1).max(DAYS_MAX)).max(STEPS_MAX).default([]),
  })
  .refine(({ days, extends_to }) => extends_to.every((longer, nth) => longer > (extends_to[nth - 1] ?? days)), {
    error: 'must be extended to longer and longer times',
  })

const PlanOfKind = z.strictObject({
  clocks: z.array(Clock).min(1).max(STEPS_MAX),
  escalations: z.array(EscalationStep).max(STEPS_MAX).default([]),
})

const CasesFile = z.strictObject({ format: z.literal(1), kinds: z.partialRecord(z.enum(CASE_KINDS), PlanOfKind) })

export type CaseKind = (typeof CASE_KINDS)[number]
/** `offsetDays`: from the deadline; below 0 is before it. */
export type Escalation = Readonly<{ offsetDays: number; to: string }>
export type CaseClock = Readonly<{ days: number; source: string; extendsTo: readonly number[] }>
export type CasePlan = Readonly<{ clocks: readonly CaseClock[]; escalations: readonly Escalation[] }>
export type CasePlansRead = Readonly<{ casePlans: ReadonlyMap<CaseKind, CasePlan>; diagnostics: readonly PackDiagnostic[] }>

/** A pack may have no such file: then only the clocks of its reasons run. */
export function readCasePlans(content: string | undefined): CasePlansRead {
  if (content === undefined) return { casePlans: new Map(), diagnostics: [] }
  const read = readYaml(content, CASES_FILE, CasesFile)
  if (!read.ok) return { casePlans: new Map(), diagnostics: read.diagnostics }
  const plans = Object.entries(read.value.kinds).map(([kind, plan]) => [kind as CaseKind, planOf(plan)] as const)
  return { casePlans: new Map(plans), diagnostics: [] }
}

const planOf = ({ clocks, escalations }: z.infer<typeof PlanOfKind>): CasePlan => ({
  clocks: clocks.map(({ days, source, extends_to: extendsTo }) => ({ days, source, extendsTo })),
  escalations: escalations
    .map(({ days_before, days_after, to }) => ({ offsetDays: days_before === undefined ? days_after! : -days_before, to }))
    .sort((a, b) => a.offsetDays - b.offsetDays),
})
