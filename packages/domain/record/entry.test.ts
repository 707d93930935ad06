import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { type EventEntry, eventText } from './entry.ts'

const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
const anyEntry: fc.Arbitrary<EventEntry> = fc.record({
  ...{
    actor: fc.string(),
    borrower_id: fc.bigInt({ min: 0n }).map(String),
    bucket: fc.nat(63),
    content_hash: fc.uuid(),
    data: hex,
    decision: hex,
  },
  ...{ event_id: fc.string(), key: fc.uuid(), known_at: fc.maxSafeInteger(), occurred_at: fc.maxSafeInteger(), organisation_id: fc.nat(9) },
  ...{ pack: hex, recorded_at: fc.maxSafeInteger(), schema_version: fc.nat(9), sequence: fc.nat(), source: fc.string(), type: fc.string() },
})

test('the text of an event is the canonical one', () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      expect(eventText(entry)).toBe(canonicalJson(entry))
    }),
  )
})

test('two events that differ in anything have two texts', () => {
  fc.assert(
    fc.property(anyEntry, anyEntry, (one, other) => {
      for (const name of Object.keys(one) as (keyof EventEntry)[]) {
        if (one[name] !== other[name]) expect(eventText({ ...one, [name]: other[name] })).not.toBe(eventText(one))
      }
    }),
  )
})
