/** One simulated person: who he is, how he stands, and what he will do next. */
import type { FactDataOnWire, FactType } from '@fairline/contract/facts'
import type { Loan } from './loan.ts'
import { itemOf, type SimulatedItem } from './message.ts'
import { RandomStream } from './random.ts'
import { REASONS_OF, type Truth, type TruthKind } from './truth.ts'
import type { World } from './world.ts'

/** Each behaviour draws from a stream of its own, and numbers what it says by itself: a new one moves nothing of the others. */
export const BEHAVIOURS = [
  'joining',
  'login',
  'device',
  'score',
  'draw',
  'loan',
  'arrears',
  'inquiry',
  'spree',
  'takeover',
  'ring',
  'profile',
  'consent',
  'income',
  'request',
  'appeal',
] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

export type Segment = 'ordinary' | 'shopper' | 'prober' | 'fraudster'

/** `ring`: where he belongs to one, its number and when it strikes. */
export type Borrower = {
  readonly subject: string
  readonly nth: number
  readonly random: Readonly<Record<Behaviour, RandomStream>>
  readonly told: Record<Behaviour, number>
  readonly segment: Segment
  readonly ring: { readonly nth: number; readonly strikesAt: number } | null
  readonly joinsAt: number
  /** Days from the start of a month until his instalments fall due. */
  readonly dueDays: number
  readonly drawsMonthly: number
  readonly place: string
  device: string
  incomeMinor: number
  shockedUntil: number
  score: number
  /** Moves his next score. */
  scoreShock: number
  cleanMonths: number
  /** As he was last told it. */
  knownScore: number
  /** What he thinks he may draw in all; 0 without a line. */
  limitMinor: number
  loans: Loan[]
  /** 0 current, 1 to 6 months past due, 7 charged off. */
  arrears: number
  arrearsSince: number | null
  /** He never meant to pay. */
  isGone: boolean
  isWithdrawn: boolean
  /** Made, and not yet told. */
  agenda: SimulatedItem[]
}

export const streamsOf = (seed: number, subject: string): Borrower['random'] =>
  Object.fromEntries(BEHAVIOURS.map((behaviour) => [behaviour, new RandomStream(seed, `${subject} ${behaviour}`)])) as Borrower['random']

type Told<T extends FactType> = Readonly<{
  type: T
  data: FactDataOnWire<T>
  at: number
  knownAt?: number
  drawdownId?: string | undefined
}>

/** He, or somebody about him, says something; in whole seconds, as most systems do. */
export function tell<T extends FactType>(borrower: Borrower, behaviour: Behaviour, { type, data, at, knownAt, drawdownId }: Told<T>): void {
  const { subject, told, agenda } = borrower
  const id = `${subject}.${behaviour}.${told[behaviour]++}`
  const knownInSeconds = knownAt === undefined ? undefined : wholeSecond(knownAt)
  agenda.push(itemOf({ id, subject, type, data, at: wholeSecond(at), knownAt: knownInSeconds, drawdownId }))
}

const SECOND_MS = 1_000
const wholeSecond = (at: number): number => Math.floor(at / SECOND_MS) * SECOND_MS

export function reveal(world: World, subject: string, kind: TruthKind, from: number, to: number | null): void {
  const { rightly, wrongly } = REASONS_OF[kind]
  const truth: Truth = { kind, subject, from: instantOf(from), to: to === null ? null : instantOf(to), rightly, wrongly }
  world.onTruth(truth)
}

const instantOf = (at: number): string => new Date(wholeSecond(at)).toISOString()
