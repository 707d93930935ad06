/** `reasons.yaml` of a pack: what each reason says in Chinese and English, what cures it, and how long it is observed. */
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { DAY_MS } from '../kernel/time.ts'
import { signalNamed } from '../signals/catalogue.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'

const Bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Bilingual = z.infer<typeof Bilingual>

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
  title: Bilingual,
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

export type ReasonsRead = { title: Bilingual; reasons: ReadonlyMap<string, Reason>; diagnostics: readonly PackDiagnostic[] }

/** Every fault at once, each with its line where YAML knows it. */
export function readReasons(content: string, file: string): ReasonsRead {
  const lineCounter = new LineCounter()
  const document = parseDocument(content, { lineCounter })
  const fault = (message: string, line?: number): PackDiagnostic => ({
    ...packFault('reasons-file', file, message),
    ...(line !== undefined && { line }),
  })
  const nothing = { title: { zh: '', en: '' }, reasons: new Map<string, Reason>() }
  if (document.errors.length > 0) {
    return { ...nothing, diagnostics: document.errors.map((error) => fault(error.message, lineCounter.linePos(error.pos[0]).line)) }
  }
  const parsed = ReasonsFile.safeParse(document.toJS())
  if (!parsed.success) {
    return { ...nothing, diagnostics: parsed.error.issues.map(({ path, message }) => fault(`${path.join('.')}: ${message}`)) }
  }
  return linkCures(parsed.data, fault)
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
  return { title: file.title, reasons, diagnostics }
}
