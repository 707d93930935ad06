/** What rows that fired are to a borrower: their reasons, each with the values that show it. */
import { writeInstant } from '@fairline/contract/instant'
import { testsOf } from '@fairline/policy/explain/evidence'
import type { FiredRow } from '@fairline/policy/policy'
import { mergeCauses } from '../line/notice.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import { readSignal, signalNamed } from '../signals/catalogue.ts'
import { type Asked, type Fired, firedOf } from './ask.ts'

/**
 * The signals that the reason wants shown, each with the test it met in this row, if it was tested there. What holds for every line is shown only where it was:
 * another order than the one that closed this is no evidence.
 */
export function evidence({ pack, source }: Asked, code: string, fired: FiredRow): Evidence[] {
  const tests = new Map(testsOf(pack.policy, fired).map(({ input, test }) => [input, test]))
  const shown = pack.reasons.get(code)?.evidence ?? []
  return shown.flatMap((signal) => {
    const { dated, particulars } = signalNamed.get(signal) ?? {}
    const besides = particulars?.(source)
    if (besides !== undefined && !tests.has(signal)) return []
    const at = dated?.(source) ?? null
    const asOf = at === null ? null : writeInstant(at)
    return [{ signal, value: readSignal(signal, source), test: tests.get(signal) ?? null, asOf }, ...(besides ?? [])]
  })
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
