/**
 * Kills at seeded moments, each while events are unanswered.
 *
 * Phases   streaming: a stream is on its way. working: some time into the load. recovering: soon after the kill before, in the middle of starting
 *          again. quiet: little is going on.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Load } from './client.ts'
import type { Kill, Patient } from './patient.ts'
import type { Random } from './seeded.ts'

export const PHASES = ['streaming', 'working', 'recovering', 'quiet'] as const
export type Phase = (typeof PHASES)[number]

export type KillPoint = {
  readonly what: Kill
  readonly phase: Phase
  /** Requests on their way at that moment, and events not acknowledged. */
  readonly underWay: number
  readonly unanswered: number
  /** Until the first event was acknowledged that was sent after it; undefined where the next kill came first. */
  recoveredMs?: number
}

const LOOK_EVERY_MS = 3
const STUCK_AFTER_MS = 60_000
const REST_MS = 20
const QUIET_REST_MS = 400

export class Stuck extends Error {
  override name = 'Stuck'
}

/** `hear` is told of each kill as it happens. */
export async function killAtPoints(
  count: number,
  { patient, load, random, hear }: { patient: Patient; load: Load; random: Random; hear: (point: KillPoint) => void },
): Promise<KillPoint[]> {
  const points: KillPoint[] = []
  let recovered: Promise<void> = untilAcknowledged(load, performance.now())
  for (let index = 0; index < count; index++) {
    const what = pickKill(random)
    const phase = pickPhase(random)
    load.restMs = phase === 'quiet' ? QUIET_REST_MS : REST_MS
    if (phase !== 'recovering') await recovered
    await delayIn(phase, load, random)
    await waitFor(() => load.unanswered > 0 && patient.kill(what, random), `nothing to kill: ${what}`)
    const killedAt = performance.now()
    const point: KillPoint = { what, phase, underWay: load.underWay, unanswered: load.unanswered }
    points.push(point)
    hear(point)
    recovered = untilAcknowledged(load, killedAt).then(() => {
      if (points.at(-1) === point) point.recoveredMs = performance.now() - killedAt
    })
    recovered.catch(() => {}) // Thrown to whoever awaits it: the next point, or the end.
  }
  await recovered
  return points
}

function pickKill(random: Random): Kill {
  const one = random.next()
  if (one < 0.27) return 'server'
  if (one < 0.35) return 'both'
  return one < 0.65 ? 'postmaster' : 'backend'
}

function pickPhase(random: Random): Phase {
  const one = random.next()
  if (one < 0.45) return 'streaming'
  if (one < 0.6) return 'working'
  return one < 0.85 ? 'recovering' : 'quiet'
}

async function delayIn(phase: Phase, load: Load, random: Random): Promise<void> {
  switch (phase) {
    case 'streaming':
      await waitFor(() => load.streaming > 0, 'no stream')
      return sleep(random.next() * 40)
    case 'working':
      await sleep(random.between(50, 400))
      return waitFor(() => load.underWay > 0, 'no request')
    case 'recovering':
      return sleep(random.chance(0.6) ? random.between(0, 300) : random.between(300, 1_500))
    case 'quiet':
      await sleep(random.between(20, 250))
      return waitFor(() => load.underWay > 0, 'no request')
  }
}

const untilAcknowledged = (load: Load, since: number) => waitFor(() => load.answeredSince > since, 'nothing is acknowledged')

async function waitFor(look: () => boolean, otherwise: string): Promise<void> {
  for (const endsAt = performance.now() + STUCK_AFTER_MS; !look(); await sleep(LOOK_EVERY_MS)) {
    if (performance.now() > endsAt) throw new Stuck(`${otherwise} for ${STUCK_AFTER_MS / 1000} s`)
  }
}
