/**
 * One block on a line, and its life: placed for a reason, observed once its trigger is gone, perhaps given back in stages, lifted.
 *
 * Units    `at`, `...At`: epoch milliseconds. `permille`: of the limit that there was.
 * Always   a stage is a cap beside the limit: it never changes the limit (P4).
 */
import { DAY_MS } from '../kernel/time.ts'
import type { Evidence, HoldScope, OutcomeOf } from './outcomes.ts'

export type Hold = Readonly<{
  id: string
  reason: string
  scope: HoldScope
  placedAt: number
  evidence: readonly Evidence[]
  /** Set while the trigger is gone and the hold waits out its observation. */
  observedUntil: number | null
  /** It ends by itself then, whatever the trigger. */
  expiresAt: number | null
  /** A person looks at it by then. */
  reviewAt: number | null
  stepsDone: readonly StepDone[]
  restoration: Restoration | null
}>

/** `cure`: its id in the pack. */
export type StepDone = Readonly<{ cure: string; at: number }>

export type Stage = Readonly<{ afterDays: number; permille: number }>

/** As it was agreed, whatever the pack says by now, and how far it has come. */
export type Restoration = Readonly<{
  commitmentId: string
  /** The limit that there was. */
  ofMinor: number
  stages: readonly Stage[]
  setsBackDays: number
  setBack: OutcomeOf<'restoration-agreed'>['data']['setBack']
  /** From when its days count; null while it waits for the trigger to be gone, or for a debt to be paid. */
  beganAt: number | null
  /** How long it had run when it began to wait. */
  ranMs: number
  stagesReached: number
  checkpointsPassed: number
  setBacks: number
}>

const CHECKPOINT_DAYS = 30

export const restorationMs = ({ stages }: Pick<Restoration, 'stages'>): number => (stages.at(-1)?.afterDays ?? 0) * DAY_MS

export const checkpointsOf = ({ stages }: Pick<Restoration, 'stages'>): number =>
  Math.floor((stages.at(-1)?.afterDays ?? 0) / CHECKPOINT_DAYS)

export const checkpointMs = (nth: number): number => nth * CHECKPOINT_DAYS * DAY_MS

export const permilleOf = ({ stages, stagesReached }: Restoration): number => stages[stagesReached - 1]?.permille ?? 0

/** Rounds down to the minor unit. */
export const stageMinor = (restoration: Restoration, permille = permilleOf(restoration)): number =>
  Number((BigInt(restoration.ofMinor) * BigInt(permille)) / 1000n)

/** A hold on drawing of which a stage is given back stands in the way of nothing within that stage. */
export const blocksDrawing = ({ scope, restoration }: Hold): boolean =>
  scope === 'draw' && (restoration === null || permilleOf(restoration) === 0)

/** The most that may be used of a line that comes back in stages; null where none does. */
export function restoredMinor(holds: readonly Hold[]): number | null {
  let least: number | null = null
  for (const { scope, restoration } of holds) {
    if (scope !== 'draw' || restoration === null) continue
    const minor = stageMinor(restoration)
    if (least === null || minor < least) least = minor
  }
  return least
}

/** Dates alone are no news: they move with every login. */
export const showsTheSame = (before: readonly Evidence[], now: readonly Evidence[]): boolean =>
  before.length === now.length &&
  before.every(({ signal, value, test }, index) => {
    const other = now[index]
    return other?.signal === signal && other.value === value && other.test === test
  })
