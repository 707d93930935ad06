import { DAY_MS } from '../../kernel/time.ts'
import type { Evidence } from './causes.ts'
import type { Incident } from './diagnose.ts'
import type { SeenLine } from './likelihood.ts'
import type { Signals } from './parameters.ts'

/** The first ones failed, at these times; the signals are theirs in order. */
export const linesOf = (count: number, failed: readonly number[], signals: readonly Signals[] = []): SeenLine[] =>
  Array.from({ length: count }, (_, nth) => ({ id: `line-${nth}`, failedAt: failed[nth] ?? null, signals: signals[nth] ?? {} }))

export const channel = (lines: readonly SeenLine[], id = 'channel') => ({ id, lines })

export const incident = (
  lines: readonly SeenLine[],
  to: number,
  evidence: Evidence = {},
  siblings: Incident['siblings'] = [],
): Incident => ({
  channel: channel(lines),
  siblings,
  window: { from: to - 28 * DAY_MS, to },
  evidence,
})
