/** `reasons.yaml` of a pack: what each reason says in Chinese and English, what cures it, and how long it is observed. */
import { FACT_TYPES } from '@fairline/contract/facts'
import { z } from 'zod'
import { DAY_MS } from '../kernel/time.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { PackDiagnostic } from './diagnostic.ts'
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
const Stage = z.strictObject({
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
      stages: z.array(Stage).min(1).max(MAX_STAGES).optional(),
      /** people: a person gives it, or the platform for all of a book; no row of a table needs to. */
      given_by: z.enum(['tables', 'people']).default('tables'),
      /** The law forbids to tell what is suspected: the text is neutral, and the evidence names documents and dates at most. */
      confidential: z.literal(true).optional(),
      /** Days within which an objection is answered, and the rule of rules.yaml, or the act, that says so. */
      clocks: z.array(z.strictObject({ days: z.int().min(0).max(MAX_OBSERVATION_DAYS), source: z.string() })).default([]),
    }),
  ),
})

export type Cure = Readonly<{ id: string; text: Bilingual; done: z.infer<typeof DoneWhen> | null; isOurs: boolean }>
export type Stage = Readonly<{ afterMs: number; permille: number }>
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
  stages: readonly Stage[]
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
  const reasons = new Map<string, Reason>()
  for (const [code, reason] of Object.entries(file.reasons)) {
    const cures = reason.cures.flatMap((id): Cure[] => {
      const cure = file.cures[id]
      if (cure === undefined) diagnostics.push(fault(`reasons.${code}.cures: there is no cure "${id}"`))
      return cure === undefined ? [] : [cureOf(id, cure)]
    })
    for (const name of reason.evidence)
      if (!signalNamed.has(name)) diagnostics.push(fault(`reasons.${code}.evidence: there is no signal "${name}"`))
    reasons.set(code, reasonOf(code, reason, cures))
  }
  return { reasons, diagnostics }
}

const cureOf = (id: string, { zh, en, done, ours }: z.infer<typeof Cure>): Cure => ({
  id,
  text: { zh, en },
  done: done ?? null,
  isOurs: ours === true,
})

const daysOrNull = (days: number | undefined): number | null => (days === undefined ? null : days * DAY_MS)

type ReasonOfFile = z.infer<typeof ReasonsFile>['reasons'][string]

function reasonOf(code: string, reason: ReasonOfFile, cures: readonly Cure[]): Reason {
  const {
    category,
    text,
    evidence,
    observation_days,
    wait,
    owner,
    severity,
    expires_days,
    review_days,
    stages,
    confidential,
    clocks,
    given_by,
  } = reason
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
    stages: (stages ?? []).map(({ after_days, permille }) => ({ afterMs: after_days * DAY_MS, permille })),
    isGivenByPeople: given_by === 'people',
    isConfidential: confidential === true,
    clocks,
  }
}
