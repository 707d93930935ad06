/** What rows that fired are to a borrower: their reasons, each with the values that show it. */
import { writeInstant } from '@fairline/contract/instant'
import { testsOf } from '@fairline/policy/explain/evidence'
import type { FiredRow } from '@fairline/policy/policy'
import { mergeCauses } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { Signal } from '../signals/signal.ts'
import { type Asked, type Fired, firedOf } from './ask.ts'
import type { Pack } from './pack.ts'

/**
 * The signals that the reason wants shown, each with the test it met in this row, if it was tested there. What holds for every line is shown only where it was:
 * another order than the one that closed this is no evidence.
 */
export function evidence({ pack, source }: Asked, code: string, fired: FiredRow): Evidence[] {
  const found: Evidence[] = []
  for (const { name, signal, test } of shownBy(pack, code, fired)) {
    const besides = signal?.particulars?.(source)
    if (besides !== undefined && test === null) continue
    const at = signal?.dated?.(source) ?? null
    found.push({ signal: name, value: signal?.read(source) ?? null, test, asOf: at === null ? null : writeInstant(at) })
    if (besides !== undefined) found.push(...besides)
  }
  return found
}

/** `signal`: undefined for what the catalogue does not have. */
type Shown = Readonly<{ name: string; signal: Signal | undefined; test: string | null }>

/** What a row shows for a reason is the same each time, and a hold in force asks for it at every review. By pack, table, row and reason. */
const shownBefore = new WeakMap<Pack, Map<string, Map<string, readonly Shown[]>[]>>()

function shownBy(pack: Pack, code: string, { decision, row }: FiredRow): readonly Shown[] {
  const tables = shownBefore.get(pack) ?? new Map<string, Map<string, readonly Shown[]>[]>()
  const rows = tables.get(decision) ?? []
  const ofRow = rows[row] ?? new Map<string, readonly Shown[]>()
  const known = ofRow.get(code)
  if (known !== undefined) return known
  const shown = shownOf(pack, code, { decision, row })
  shownBefore.set(pack, tables)
  tables.set(decision, rows)
  rows[row] = ofRow
  ofRow.set(code, shown)
  return shown
}

function shownOf({ policy, reasons }: Pack, code: string, fired: Pick<FiredRow, 'decision' | 'row'>): readonly Shown[] {
  const tests = new Map(testsOf(policy, fired).map(({ input, test }) => [input, test]))
  return (reasons.get(code)?.evidence ?? []).map((name) => ({ name, signal: signalNamed.get(name), test: tests.get(name) ?? null }))
}

export const causesOf = (asked: Asked, rows: readonly Fired<{ reason: string }>[]): readonly Cause[] =>
  mergeCauses(rows.map((fired) => ({ reason: fired.output.reason, evidence: evidence(asked, fired.output.reason, fired) })))

/** The reason beside a row that gives a plain value. */
export const causesOfRow = (asked: Asked, decision: string): readonly Cause[] =>
  mergeCauses(firedOf<unknown>(asked, decision).flatMap((fired) => causeOfRow(asked, fired)))

export function causeOfRow(asked: Asked, fired: FiredRow): Cause[] {
  const { reason } = fired
  return reason === null || reason === '' ? [] : [{ reason, evidence: evidence(asked, reason, fired) }]
}
