/** `reasons.yaml` of a pack: what each reason says in Chinese and English, what cures it, and how long it is observed. */
import { FACT_TYPES, type FactType } from '@fairline/contract/facts'
import { SET_BACKS } from '@fairline/contract/hold-outcomes'
import { z } from 'zod'
import { DAY_MS } from '../kernel/time.ts'
import type { Stage } from '../line/hold.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { PackDiagnostic } from './diagnostic.ts'
import { compileTests, type SignalTests } from './signal-tests.ts'
import { Bilingual, readYaml, yamlFault } from './yaml-file.ts'

const CATEGORIES = [
  'individual',
  'security',
  'credit',
  'behaviour',
  'consent',
  'information',
  'platform',
  'regulatory',
  'technical',
  'request',
] as const

/** Who answers for a reason: places it in a desk's queue, and says whom an appeal goes to. */
const OWNERS = ['security', 'credit', 'data', 'operations', 'compliance', 'policy', 'funding', 'technology'] as const

const OWNER_OF: Readonly<Record<(typeof CATEGORIES)[number], (typeof OWNERS)[number]>> = {
  individual: 'credit',
  security: 'security',
  credit: 'credit',
  behaviour: 'credit',
  consent: 'data',
  information: 'data',
  platform: 'policy',
  regulatory: 'compliance',
  technical: 'technology',
  request: 'operations',
}

/** Longest observation a pack may ask for. */
const MAX_OBSERVATION_DAYS = 366
const MAX_STAGES = 12
const FULL_PERMILLE = 1_000

/**
 * When a step of the way back is done: once one of these facts arrived after the hold was placed, or while all these signals pass their tests (unary FEEL,
 * as in a cell). `ours`: nothing for the borrower to do; the text says what we will do.
 */
const DoneWhen = z.strictObject({
  facts: z.array(z.enum(FACT_TYPES)).min(1).optional(),
  signals: z.record(z.string(), z.string()).optional(),
})

const Cure = z.strictObject({ ...Bilingual.shape, done: DoneWhen.optional(), ours: z.literal(true).optional() })

/** So much of the limit may be used so many days after the trigger is gone; the last stage is all of it. */
const StageOfFile = z.strictObject({
  after_days: z.int().min(0).max(MAX_OBSERVATION_DAYS),
  permille: z.int().min(0).max(FULL_PERMILLE),
})

const ReasonsFile = z.strictObject({
  format: z.literal(1),
  cures: z.record(z.string(), Cure),
  reasons: z.record(
    z.string(),
    z.strictObject({
      category: z.enum(CATEGORIES),
      text: Bilingual,
      evidence: z.array(z.string()).min(1),
      cures: z.array(z.string()).min(1),
      observation_days: z.int().min(0).max(MAX_OBSERVATION_DAYS),
      wait: Bilingual,
      /** Left out: that of its category. */
      owner: z.enum(OWNERS).optional(),
      /** Of several principal reasons the gravest is told first; 1 is the least. */
      severity: z.int().min(1).max(5).default(3),
      /** A hold of it ends by itself after so many days, whatever the trigger. */
      expires_days: z.int().min(1).max(MAX_OBSERVATION_DAYS).optional(),
      /** A person must have looked at it by then. */
      review_days: z.int().min(1).max(MAX_OBSERVATION_DAYS).optional(),
      /** Instead of all at once. */
      stages: z.array(StageOfFile).min(1).max(MAX_STAGES).optional(),
      /** Being past due with us for more days than that sets it back; together with `stages`. */
      sets_back_days_past_due: z.int().min(0).max(MAX_OBSERVATION_DAYS).optional(),
      /** What becomes of it then: it begins again, or stands until that is over. */
      set_back: z.enum(SET_BACKS).default('reset'),
      /** people: a person gives it, or the platform for all of a book; no row of a table needs to. */
      given_by: z.enum(['tables', 'people']).default('tables'),
      /** The law forbids to tell what is suspected: the text is neutral, and the evidence names documents and dates at most. */
      confidential: z.literal(true).optional(),
      /** Days within which an objection is answered, and the rule of rules.yaml, or the act, that says so. */
      clocks: z.array(z.strictObject({ days: z.int().min(0).max(MAX_OBSERVATION_DAYS), source: z.string() })).default([]),
    }),
  ),
})

export type Done = Readonly<{ facts: readonly FactType[]; signals: SignalTests | null }>
export type Cure = Readonly<{ id: string; text: Bilingual; done: Done | null; isOurs: boolean }>
/** How a hold is given back in stages to whoever makes a commitment. */
export type Restoring = Readonly<{ stages: readonly Stage[]; setsBackDays: number; setBack: (typeof SET_BACKS)[number] }>
export type Reason = Readonly<{
  code: string
  category: (typeof CATEGORIES)[number]
  text: Bilingual
  /** Signals shown to the borrower as evidence, in this order. */
  evidence: readonly string[]
  cures: readonly Cure[]
  observationMs: number
  wait: Bilingual
  owner: (typeof OWNERS)[number]
  severity: number
  expiresMs: number | null
  reviewMs: number | null
  restoring: Restoring | null
  /** Given beside the tables. */
  isGivenByPeople: boolean
  isConfidential: boolean
  clocks: readonly Readonly<{ days: number; source: string }>[]
}>

export type ReasonsRead = { reasons: ReadonlyMap<string, Reason>; diagnostics: readonly PackDiagnostic[] }

export function readReasons(content: string, file: string): ReasonsRead {
  const read = readYaml(content, file, ReasonsFile)
  if (!read.ok) return { reasons: new Map(), diagnostics: read.diagnostics }
  return linkCures(read.value, (message) => yamlFault(file, message))
}

function linkCures(file: z.infer<typeof ReasonsFile>, fault: (message: string) => PackDiagnostic): ReasonsRead {
  const diagnostics: PackDiagnostic[] = []
  const tests = compileTests(Object.entries(file.cures).flatMap(([id, { done }]) => (done?.signals ? [[id, done.signals] as const] : [])))
  diagnostics.push(...tests.faults.map(({ id, message }) => fault(`cures.${id}.done.signals: ${message}`)))
  const reasons = new Map<string, Reason>()
  for (const [code, reason] of Object.entries(file.reasons)) {
    const cures = reason.cures.flatMap((id): Cure[] => {
      const cure = file.cures[id]
      if (cure === undefined) diagnostics.push(fault(`reasons.${code}.cures: there is no cure "${id}"`))
      return cure === undefined ? [] : [cureOf(id, cure, tests.byId.get(id) ?? null)]
    })
    for (const name of reason.evidence)
      if (!signalNamed.has(name)) diagnostics.push(fault(`reasons.${code}.evidence: there is no signal "${name}"`))
    diagnostics.push(...faultsOfStages(reason).map((message) => fault(`reasons.${code}.${message}`)))
    reasons.set(code, reasonOf(code, reason, cures))
  }
  return { reasons, diagnostics }
}

type ReasonOfFile = z.infer<typeof ReasonsFile>['reasons'][string]

/** Each stage is later and more than the one before, and the last gives all of it back. */
function faultsOfStages({ stages, sets_back_days_past_due }: ReasonOfFile): readonly string[] {
  if (stages === undefined)
    return sets_back_days_past_due === undefined ? [] : ['sets_back_days_past_due: there are no stages to be set back']
  const rises = stages.every((stage, index) => {
    const before = stages[index - 1]
    return before === undefined || (stage.after_days > before.after_days && stage.permille > before.permille)
  })
  return [
    ...(rises ? [] : ['stages: each must come later than the one before, and give more']),
    ...(stages.at(-1)?.permille === FULL_PERMILLE ? [] : [`stages: the last must give all of it, ${FULL_PERMILLE}`]),
    ...(sets_back_days_past_due === undefined ? ['sets_back_days_past_due: must be there beside stages'] : []),
  ]
}

const cureOf = (id: string, { zh, en, done, ours }: z.infer<typeof Cure>, signals: SignalTests | null): Cure => ({
  id,
  text: { zh, en },
  done: done === undefined ? null : { facts: done.facts ?? [], signals },
  isOurs: ours === true,
})

const daysOrNull = (days: number | undefined): number | null => (days === undefined ? null : days * DAY_MS)

function reasonOf(code: string, reason: ReasonOfFile, cures: readonly Cure[]): Reason {
  const { category, text, evidence, observation_days, wait, owner, severity, expires_days, review_days, confidential, clocks, given_by } =
    reason
  return {
    code,
    category,
    text,
    evidence,
    cures,
    observationMs: observation_days * DAY_MS,
    wait,
    owner: owner ?? OWNER_OF[category],
    severity,
    expiresMs: daysOrNull(expires_days),
    reviewMs: daysOrNull(review_days),
    restoring: restoringOf(reason),
    isGivenByPeople: given_by === 'people',
    isConfidential: confidential === true,
    clocks,
  }
}

function restoringOf({ stages, sets_back_days_past_due: setsBackDays, set_back: setBack }: ReasonOfFile): Restoring | null {
  if (stages === undefined || setsBackDays === undefined) return null
  return { stages: stages.map(({ after_days: afterDays, permille }) => ({ afterDays, permille })), setsBackDays, setBack }
}
