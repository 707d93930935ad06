import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newReader, newWriter, written } from '../kernel/bytes.ts'
import type { Hold } from './hold.ts'
import { noRecovery } from './recovery.ts'
import { plainLife, readRecovery, writeRecovery } from './recovery-codec.ts'

const plain: Hold = { id: 'hd_b_1', reason: 'SE01', scope: 'draw', placedAt: 2, evidence: [], observedUntil: null, ...plainLife }
const instant = fc.nat(2_000_000_000_000)
const stage = fc.record({ afterDays: fc.nat(400), permille: fc.nat(1_000) })
const restoration = fc.record({
  commitmentId: fc.string(),
  ofMinor: fc.nat(),
  stages: fc.array(stage, { maxLength: 4 }),
  setsBackDays: fc.nat(30),
  setBack: fc.constantFrom('reset' as const, 'extend' as const),
  beganAt: fc.option(instant),
  ranMs: instant,
  stagesReached: fc.nat(4),
  checkpointsPassed: fc.nat(12),
  setBacks: fc.nat(9),
})
const hold = fc
  .record({
    expiresAt: fc.option(instant),
    reviewAt: fc.option(instant),
    stepsDone: fc.array(fc.record({ cure: fc.string(), at: instant }), { maxLength: 3 }),
    restoration: fc.option(restoration),
  })
  .map((life): Hold => ({ ...plain, ...life }))
const recovery = fc.record({
  exemptions: fc.array(
    fc.record({
      reason: fc.string(),
      scope: fc.constantFrom('draw' as const, 'profile' as const),
      at: instant,
      signals: fc.array(fc.string()),
    }),
    { maxLength: 3 },
  ),
  appeals: fc.array(fc.record({ appealId: fc.string(), holdId: fc.string() }), { maxLength: 3 }),
  increase: fc.option(fc.record({ requestId: fc.string(), holdId: fc.string(), wishMinor: fc.option(fc.nat()), until: instant })),
  plans: fc.array(fc.record({ planId: fc.string(), holdIds: fc.array(fc.string()), policyHash: fc.string(), honourUntil: instant }), {
    maxLength: 4,
  }),
  closedFor: fc.constantFrom([], [{ reason: 'CR03', evidence: [{ signal: 'days_past_due', value: 181, test: '> 180', asOf: null }] }]),
})

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.array(hold, { maxLength: 3 }), recovery, (holds, remembered) => {
      const writer = newWriter()
      writeRecovery(writer, { holds, recovery: remembered })
      const reader = newReader(written(writer))
      const bare = holds.map((one) => ({ ...one, ...plainLife }))
      expect(readRecovery(reader, bare)).toEqual({ holds, recovery: remembered })
      expect(reader.offset).toBe(reader.bytes.length)
    }),
  )
})

test('of a line with nothing to say it is one byte', () => {
  const writer = newWriter()
  writeRecovery(writer, { holds: [plain], recovery: noRecovery })
  expect(writer.length).toBe(1)
})
