/**
 * `rules.yaml` of a pack: regulation as data. Each rule has its dates, the licences it binds, and one check of a closed list that code knows.
 *
 * Units    money in minor units, shares in permille, yearly cost in ppm.
 */
import { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import { currency, positiveMinor } from '@fairline/contract/text'
import { z } from 'zod'
import { type Day, knownDay } from '../kernel/day.ts'
import { Bilingual, fileDate, readYaml, type YamlRead, yamlFaultAt } from '../pack/yaml-file.ts'
import { Licence } from '../product/licence.ts'

export const MOMENTS = ['application', 'draw', 'increase'] as const
export type Moment = (typeof MOMENTS)[number]

const RULES_MAX = 500
const TEXT_MAX = 500

const permille = z.int().min(0).max(1000)
const use = z.enum(['consumption', 'production'])
const none = z.strictObject({})

/** `raised_max_minor`: what the cap is where the lender has switched `is_raised` on. */
const LineCap = z.strictObject({
  use,
  currency,
  max_minor: positiveMinor,
  raised_max_minor: positiveMinor.nullable().default(null),
  is_raised: z.boolean().default(false),
})
/** What a measure may be at most, or at least; null asks only that it is known. */
const Ability = z.strictObject({
  dti_max_permille: z.int().positive().nullable(),
  debt_to_assets_max_permille: z.int().positive().nullable(),
  residual_income_min_minor: z.int().nonnegative().nullable(),
})

/** The checks there are, each with its parameters. */
const CHECKS = {
  line_cap: LineCap,
  bullet_tenor_max: z.strictObject({ max_months: z.int().min(1).max(120) }),
  purpose_prohibited: z.strictObject({ purposes: z.array(z.enum(DRAWDOWN_PURPOSES)).min(1) }),
  partner_share_min: z.strictObject({ min_permille: permille.min(1) }),
  annual_cost_max: z.strictObject({ max_ppm: z.int().positive() }),
  cost_disclosed: none,
  ability_to_pay: Ability,
  draw_purpose_declared: none,
  yearly_reassessment: z.strictObject({ use, beyond_months: z.int().min(1).max(120) }),
} as const

export type CheckName = keyof typeof CHECKS

const line = z.string().min(1).max(TEXT_MAX)

const said = {
  id: z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'must be capitals and digits joined by hyphens'),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters'),
  licence_types: z.array(Licence).min(1),
  instrument: Bilingual,
  /** Null where it is not known for certain. */
  article: line.nullable(),
  effective_from: fileDate,
  /** The last day on which it is in force; null: no end is known. */
  effective_to: fileDate.nullable(),
  source: line,
  /** text: the instrument itself was read. secondary: something that retells it. */
  verified: z.enum(['text', 'secondary', 'no']),
  /** What it asks. */
  text: Bilingual,
}
const checked = { moments: z.array(z.enum(MOMENTS)).min(1), on_fail: z.string().min(1) }

const variant = <N extends CheckName>(name: N) =>
  z.strictObject({ ...said, ...checked, check: z.literal(name), params: CHECKS[name] as (typeof CHECKS)[N] })

/** `check: null`: told for whoever reads the rules, and left to people. */
const RuleEntry = z.discriminatedUnion('check', [
  z.strictObject({ ...said, check: z.null() }),
  variant('line_cap'),
  variant('bullet_tenor_max'),
  variant('purpose_prohibited'),
  variant('partner_share_min'),
  variant('annual_cost_max'),
  variant('cost_disclosed'),
  variant('ability_to_pay'),
  variant('draw_purpose_declared'),
  variant('yearly_reassessment'),
])
type RuleEntry = z.infer<typeof RuleEntry>

const RulesFile = z.strictObject({ format: z.literal(1), rules: z.array(RuleEntry).max(RULES_MAX) })

type Dated<E> = Readonly<Omit<E, 'effective_from' | 'effective_to'> & { effectiveFrom: Day; effectiveTo: Day | null }>
/** Distributes over the checks, so that a check brings its own parameters. */
type OfEach<E> = E extends RuleEntry ? Dated<E> : never
export type Rule = OfEach<RuleEntry>
export type CheckedRule = Exclude<Rule, { check: null }>
export type RuleOf<N extends CheckName> = Extract<Rule, { check: N }>

export const RULES_FILE = 'rules.yaml'

export function readRules(content: string): YamlRead<readonly Rule[]> {
  const read = readYaml(content, RULES_FILE, RulesFile)
  if (!read.ok) return read
  const entries = read.value.rules
  const faults = entries.flatMap((entry, nth) =>
    entryFaults(entry, entries.slice(0, nth)).map(({ field, message }) =>
      yamlFaultAt(content, RULES_FILE, ['rules', nth, ...field], message),
    ),
  )
  if (faults.length > 0) return { ok: false, diagnostics: faults }
  return { ok: true, value: entries.map(dated) }
}

type EntryFault = Readonly<{ field: readonly string[]; message: string }>

function entryFaults(entry: RuleEntry, earlier: readonly RuleEntry[]): EntryFault[] {
  const { id, effective_from, effective_to } = entry
  const faults: EntryFault[] = []
  if (earlier.some((other) => other.id === id)) faults.push({ field: ['id'], message: `there are two rules ${id}` })
  if (effective_to !== null && effective_to < effective_from) faults.push({ field: ['effective_to'], message: 'ends before it begins' })
  if (entry.check !== 'line_cap') return faults
  const { max_minor, raised_max_minor: raised, is_raised } = entry.params
  if (raised !== null && raised <= max_minor) faults.push({ field: ['params', 'raised_max_minor'], message: 'is not above max_minor' })
  if (raised === null && is_raised) faults.push({ field: ['params', 'is_raised'], message: 'there is no raised_max_minor' })
  return faults
}

function dated({ effective_from, effective_to, ...entry }: RuleEntry): Rule {
  const dates = { effectiveFrom: knownDay(effective_from), effectiveTo: effective_to === null ? null : knownDay(effective_to) }
  return { ...entry, ...dates } as Rule
}

export const isInForce = ({ effectiveFrom, effectiveTo }: Rule, on: Day): boolean =>
  effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo)
