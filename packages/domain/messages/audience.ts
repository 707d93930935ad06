/**
 * To whom a message of `messages.yaml` goes, in which words, and how often: by segments, which are conditions on signals, and by what he was told before.
 *
 * Never    a segment of what must not be told, or of whom he is linked to: a message would say it.
 */
import { z } from 'zod'
import { compileTests, type SignalTests } from '../pack/signal-tests.ts'
import { Bilingual } from '../pack/yaml-file.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { SignalFamily } from '../signals/families.ts'

const DAYS_MAX = 366
const SegmentName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, digits and underscores')

/** All tests of a segment pass for whoever is in it; a value that nobody knows passes none (P9). */
export const Segments = z.record(SegmentName, z.record(z.string(), z.string()))

/** Of all that nobody waits for, no more than `count` in so many days. */
export const AtMost = z.strictObject({ count: z.int().min(1).max(100), within_days: z.int().min(1).max(DAYS_MAX) })

/** `to`, `not_to`: in any of them; left out, it goes to everybody. `instead`: other words for a segment; the first that he is in counts. */
export const audience = {
  to: z.array(SegmentName).min(1).optional(),
  not_to: z.array(SegmentName).default([]),
  again_after_days: z.int().min(1).max(DAYS_MAX).optional(),
  instead: z.array(z.strictObject({ to: SegmentName, subject: Bilingual, text: Bilingual })).default([]),
}
export type Audience = Readonly<z.infer<z.ZodObject<typeof audience>>>

const UNTOLD: ReadonlySet<SignalFamily | undefined> = new Set<SignalFamily>(['takeover', 'fraud_graph'])

type Fault = Readonly<{ path: readonly PropertyKey[]; message: string }>

export function compileSegments(segments: z.infer<typeof Segments>): {
  segments: ReadonlyMap<string, SignalTests>
  faults: readonly Fault[]
} {
  const untold = Object.entries(segments).flatMap(([name, tests]) =>
    Object.keys(tests)
      .filter((signal) => UNTOLD.has(signalNamed.get(signal)?.family))
      .map((signal) => ({ path: ['segments', name, signal], message: 'a message must not depend on what nobody may be told' })),
  )
  const { byId, faults } = compileTests(Object.entries(segments))
  return { segments: byId, faults: [...untold, ...faults.map(({ id, message }) => ({ path: ['segments', id], message }))] }
}

/** Segments that are named and not there. */
export function strangeSegments({ to = [], not_to, instead }: Audience, known: Pick<ReadonlySet<string>, 'has'>): readonly Fault[] {
  const named = (path: readonly PropertyKey[], name: string): Fault[] =>
    known.has(name) ? [] : [{ path, message: `there is no segment "${name}"` }]
  return [
    ...to.flatMap((name, nth) => named(['to', nth], name)),
    ...not_to.flatMap((name, nth) => named(['not_to', nth], name)),
    ...instead.flatMap((one, nth) => named(['instead', nth, 'to'], one.to)),
  ]
}

export const isMeantFor = ({ to, not_to }: Audience, isIn: (segment: string) => boolean): boolean =>
  (to === undefined || to.some(isIn)) && !not_to.some(isIn)
