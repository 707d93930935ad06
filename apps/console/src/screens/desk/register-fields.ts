/** What each register asks for, field by field, and how what is written becomes what is sent. */
import type { RegisterKind } from '../../api/desk-registers.ts'
import { instantOf, wallTime } from '../../format/wall-time.ts'
import type { Field, FieldName } from './register-field.ts'
import { KEPT_UP } from './register-kept-up.ts'
import { textOf } from './text-of.ts'

export const SCOPES = ['board', 'limit', 'balance', 'due_dates', 'score', 'reasons', 'screening', 'inquiries', 'income'] as const

export const TIERS = ['t0', 't1', 't2', 't3'] as const
const project: Field = { name: 'project_id', as: 'entry', kind: 'project' }
const borrower: Field = { name: 'borrower_id', as: 'entry', kind: 'borrower', isFixed: true }
const spread: readonly Field[] = [
  { name: 'p50_minor', as: 'money' },
  { name: 'p10_minor', as: 'money', isOptional: true },
  { name: 'p90_minor', as: 'money', isOptional: true },
]
const EXPECTED_HOURS = 24

/** Kinds that are written here. What they name comes first. */
export const FIELDS = {
  project: [
    { name: 'name', as: 'text' },
    { name: 'starts_on', as: 'day' },
    { name: 'ends_on', as: 'day' },
    { name: 'equity_minor', as: 'money', start: 0 },
    { name: 'reserve_target_minor', as: 'money', start: 0 },
    { name: 'state', as: 'choice', names: ['draft', 'active', 'stressed', 'closed'] },
  ],
  need: [
    { ...project, isFixed: true },
    { name: 'name', as: 'text' },
    { name: 'purpose', as: 'choice', names: ['supplier', 'payroll', 'tax', 'equipment', 'capex', 'debt_service', 'other'] },
    { name: 'tier', as: 'tier', start: 2 },
    ...spread,
    { name: 'due_on', as: 'day' },
    { name: 'deferrable_days', as: 'count', start: 0 },
    { name: 'certainty', as: 'choice', names: ['contracted', 'forecast'] },
  ],
  receipt: [
    { ...project, isFixed: true },
    { name: 'debtor', as: 'text' },
    ...spread,
    { name: 'due_on', as: 'day' },
    { name: 'confirmed', as: 'flag', start: false },
    { name: 'dilution_ppm', as: 'rate', start: 0 },
    { name: 'pledged_to', as: 'entry', kind: 'facility', isOptional: true },
  ],
  debt: [
    { ...project, isOptional: true },
    { name: 'facility_id', as: 'entry', kind: 'facility', isOptional: true },
    { name: 'creditor', as: 'text' },
    { name: 'instalments', as: 'instalments' },
  ],
  borrower: [
    { name: 'label', as: 'text' },
    { name: 'kind', as: 'choice', names: ['person', 'company'], isFixed: true },
  ],
  consent: [
    borrower,
    { name: 'scopes', as: 'scopes', isFixed: true },
    { name: 'purpose', as: 'text', isFixed: true },
    { name: 'granted_at', as: 'moment', isFixed: true },
    { name: 'expires_at', as: 'moment', isFixed: true },
    { name: 'text_sha256', as: 'fingerprint', isFixed: true },
  ],
  enrolment: [
    borrower,
    { name: 'facility_id', as: 'entry', kind: 'facility', isFixed: true },
    { ...project, isOptional: true },
    { name: 'since_on', as: 'day' },
    { name: 'expected_every_hours', as: 'count', start: EXPECTED_HOURS },
    { name: 'joined_because', as: 'text', isOptional: true },
  ],
  group: [
    { name: 'name', as: 'text' },
    { name: 'kind', as: 'choice', names: ['regulator', 'platform_family', 'credit_policy', 'data_source', 'guarantor'] },
  ],
  provider: [
    { name: 'name', as: 'text' },
    { name: 'kind', as: 'choice', names: ['bank', 'platform', 'scf_core', 'factor', 'other'] },
    { name: 'group_ids', as: 'entries', kind: 'group', start: [] },
  ],
  ...KEPT_UP,
} as const satisfies Partial<Record<RegisterKind, readonly Field[]>>

export type WrittenKind = keyof typeof FIELDS
export const isWritten = (kind: RegisterKind): kind is WrittenKind => Object.hasOwn(FIELDS, kind)

/** Written elsewhere, and shown here. */
const SHOWN: Readonly<Record<Exclude<RegisterKind, WrittenKind>, readonly Field[]>> = {
  channel: [
    { name: 'product', as: 'text' },
    { name: 'provider_id', as: 'entry', kind: 'provider' },
    { name: 'family', as: 'choice', names: ['online_line'] },
    { name: 'lifecycle', as: 'choice', names: ['prospect'] },
  ],
  facility: [
    { name: 'channel_id', as: 'entry', kind: 'channel' },
    { name: 'borrower_id', as: 'entry', kind: 'borrower', isOptional: true },
    { name: 'credit_kind', as: 'choice', names: ['business', 'consumer'] },
    { name: 'limit_minor', as: 'money', isOptional: true },
    { name: 'available_to', as: 'day' },
  ],
}
/** Said once, and never changed: what is no longer so is ended. */
export const isSaidOnce = (kind: RegisterKind): boolean => fieldsOf(kind).every(({ isFixed }) => isFixed === true)
export const fieldsOf = (kind: RegisterKind): readonly Field[] => (isWritten(kind) ? FIELDS[kind] : SHOWN[kind])

/** As it stands in the form: amounts in yuan, rates in percent, moments as days of the book. */
export type Instalment = Readonly<{ key: string; due_on: string | undefined; amount: number | null }>
export type Values = Readonly<Partial<Record<FieldName, unknown>>>
type Content = Readonly<Record<string, unknown>>

const [MINOR, PPM_PER_PERCENT, DAY_LENGTH] = [100, 10_000, 10]
const amountOf = (minor: unknown): number => Number(minor) / MINOR
const minorOf = (amount: unknown): number => Math.round(Number(amount) * MINOR)
export const newInstalment = (): Instalment => ({ key: crypto.randomUUID(), due_on: undefined, amount: null })
type Sent = Readonly<{ due_on: string; amount_minor: number }>

function writtenOf({ as }: Field, value: unknown): unknown {
  switch (as) {
    case 'money':
      return amountOf(value)
    case 'rate':
      return Number(value) / PPM_PER_PERCENT
    case 'moment':
      return wallTime(textOf(value)).slice(0, DAY_LENGTH)
    case 'instalments':
      return (value as readonly Sent[]).map(({ due_on, amount_minor }) => ({ ...newInstalment(), due_on, amount: amountOf(amount_minor) }))
    default:
      return value
  }
}

function sentOf({ as }: Field, value: unknown): unknown {
  switch (as) {
    case 'money':
      return minorOf(value)
    case 'rate':
      return Math.round(Number(value) * PPM_PER_PERCENT)
    case 'moment':
      return new Date(instantOf(`${textOf(value)}T00:00`)).toISOString()
    case 'text':
    case 'words':
      return textOf(value).trim()
    case 'instalments':
      return (value as readonly Instalment[]).map(({ due_on, amount }) => ({ due_on, amount_minor: minorOf(amount) }))
    default:
      return value
  }
}

const firstOf = (field: Field): unknown => {
  if (field.start !== undefined) return field.start
  if (field.as === 'choice') return field.names[0]
  if (field.as === 'scopes') return ['board']
  return field.as === 'instalments' ? [newInstalment()] : undefined
}

/** What the form opens with. `entry` undefined: it is a new one. */
export function openingOf(kind: WrittenKind, entry: Content | undefined): Values {
  const fields: readonly Field[] = FIELDS[kind]
  const pairs = fields.map((field) => {
    const value = entry?.[field.name]
    return [field.name, entry === undefined ? firstOf(field) : value === undefined ? undefined : writtenOf(field, value)] as const
  })
  return Object.fromEntries(pairs)
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const isWholeField = (field: Field, value: unknown): boolean => {
  if (field.isOptional === true || field.as === 'entries' || field.as === 'flag') return true
  if (isBlank(value)) return false
  if (field.as !== 'instalments') return true
  return (value as readonly Instalment[]).every(({ due_on, amount }) => due_on !== undefined && (amount ?? 0) > 0)
}
export const isWhole = (kind: WrittenKind, values: Values): boolean =>
  FIELDS[kind].every((field: Field) => isWholeField(field, values[field.name]))

/** What the form does not ask for stays as it was, or is the least that a register takes. */
const RESTS: Readonly<Partial<Record<WrittenKind, Content>>> = { need: { defer_cost_ppm: 0 } }
const ABOUT_IT = ['id', 'version', 'effective_at', 'recorded_at', 'ended_at', 'masked', 'approved', 'policy']
const HAS_CURRENCY: readonly WrittenKind[] = ['project', 'need', 'receipt', 'debt']

/** `currency`: of the project that a new one is of. */
export function contentOf(kind: WrittenKind, values: Values, before: Content | undefined, currency: string): Content {
  const fields: readonly Field[] = FIELDS[kind]
  const asked = new Set<string>([...ABOUT_IT, ...fields.map(({ name }) => name)])
  const kept = Object.fromEntries(Object.entries(before ?? RESTS[kind] ?? {}).filter(([name]) => !asked.has(name)))
  const said = fields.flatMap((field) => {
    const value = values[field.name]
    return field.as !== 'entries' && isBlank(value) ? [] : [[field.name, sentOf(field, value ?? [])] as const]
  })
  return { ...(HAS_CURRENCY.includes(kind) && { currency }), ...kept, ...Object.fromEntries(said) }
}
