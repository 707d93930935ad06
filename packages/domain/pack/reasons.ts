/** `reasons.yaml` of a pack: what each reason says in Chinese and English, what cures it, and how long it is observed. */
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

/** Longest observation a pack may ask for. */
const MAX_OBSERVATION_DAYS = 366

const ReasonsFile = z.strictObject({
  format: z.literal(1),
  cures: z.record(z.string(), Bilingual),
  reasons: z.record(
    z.string(),
    z.strictObject({
      category: z.enum(CATEGORIES),
      text: Bilingual,
      evidence: z.array(z.string()).min(1),
      cures: z.array(z.string()).min(1),
      observation_days: z.int().min(0).max(MAX_OBSERVATION_DAYS),
      wait: Bilingual,
    }),
  ),
})

export type Cure = Readonly<{ id: string; text: Bilingual }>
export type Reason = Readonly<{
  code: string
  category: (typeof CATEGORIES)[number]
  text: Bilingual
  /** Signals shown to the borrower as evidence, in this order. */
  evidence: readonly string[]
  cures: readonly Cure[]
  observationMs: number
  wait: Bilingual
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
  for (const [code, { category, text, evidence, cures, observation_days, wait }] of Object.entries(file.reasons)) {
    const known = cures.flatMap((id): Cure[] => {
      const cure = file.cures[id]
      if (cure === undefined) diagnostics.push(fault(`reasons.${code}.cures: there is no cure "${id}"`))
      return cure === undefined ? [] : [{ id, text: cure }]
    })
    for (const name of evidence)
      if (!signalNamed.has(name)) diagnostics.push(fault(`reasons.${code}.evidence: there is no signal "${name}"`))
    reasons.set(code, { code, category, text, evidence, cures: known, observationMs: observation_days * DAY_MS, wait })
  }
  return { reasons, diagnostics }
}
