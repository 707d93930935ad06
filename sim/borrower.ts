/** One simulated person: who he is, how he stands, and what he will do next. */
import type { FactType } from '@fairline/contract/facts'
import { DAY_MS } from './calendar.ts'
import type { Condition } from './condition.ts'
import type { Loan } from './loan.ts'
import { type DataToTell, itemOf, type SimulatedItem } from './message.ts'
import { PAST_DUE_AFTER_DAYS } from './parameters.ts'
import { RandomStream } from './random.ts'
import { KINDS, type Needs, type Truth, type TruthKind } from './truth.ts'
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
  'application',
  'quote',
  'payment',
  'closure',
  'record',
  'spending',
  'paper',
  'order',
  'mistake',
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
  /** He applies for his line; the others are granted one when the platform knows enough of them. */
  readonly isApplicant: boolean
  readonly drawsMonthly: number
  readonly place: string
  device: string
  /** The bank card that is bound. */
  card: string
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
  /** Since when he thinks so; until when he has closed it himself. */
  lineFrom: number
  closedUntil: number
  loans: Loan[]
  /** 0 current, 1 to 6 months past due, 7 charged off. */
  arrears: number
  arrearsSince: number | null
  /** When the oldest instalment fell due that he has not paid. */
  owesSince: number | null
  /** He never meant to pay. */
  isGone: boolean
  isWithdrawn: boolean
  /** Or he works for himself. */
  isEmployed: boolean
  /** His work was proven to us once: what never was cannot be out of date. */
  isWorkProven: boolean
  /** Since when his score, as it should be, is among the lowest; since when he has drawn most of what he may. */
  weakSince: number | null
  heavySince: number | null
  /** Made, and not yet told. */
  agenda: SimulatedItem[]
}

export const streamsOf = (seed: number, subject: string): Borrower['random'] =>
  Object.fromEntries(BEHAVIOURS.map((behaviour) => [behaviour, new RandomStream(seed, `${subject} ${behaviour}`)])) as Borrower['random']

type Told<T extends FactType> = Readonly<{
  type: T
  data: DataToTell<T>
  at: number
  knownAt?: number
  only?: Condition
}>

/** He, or somebody about him, says something; in whole seconds, as most systems do. The id of it. */
export function tell<T extends FactType>(borrower: Borrower, behaviour: Behaviour, { type, data, at, knownAt, only }: Told<T>): string {
  const { subject, told, agenda } = borrower
  const id = `${subject}.${behaviour}.${told[behaviour]++}`
  const knownInSeconds = knownAt === undefined ? undefined : wholeSecond(knownAt)
  agenda.push(itemOf({ id, subject, type, data, at: wholeSecond(at), knownAt: knownInSeconds, only }))
  return id
}

const SECOND_MS = 1_000
const wholeSecond = (at: number): number => Math.floor(at / SECOND_MS) * SECOND_MS

/** `serious` where left out. */
export type Revealed = Readonly<{ kind: TruthKind; from: number; to: number | null; serious?: boolean; needs?: Needs }>

export function reveal(world: World, subject: string, { kind, from, to, serious = true, needs = {} }: Revealed): void {
  const truth: Truth = { kind, subject, from: instantOf(from), to: to === null ? null : instantOf(to), serious, ...KINDS[kind] }
  world.onTruth(truth, needs)
}

/** `seenUntil`: the end of the run, where it did not end before. Who pays within the grace of the product was never past due. */
export function revealArrears(world: World, { subject, loans, arrearsSince }: Borrower, to: number | null, seenUntil = to): void {
  const from = arrearsSince!
  const until = (seenUntil ?? Number.POSITIVE_INFINITY) - PAST_DUE_AFTER_MS
  const unpaid = loans.filter(({ dueAts }) => dueAts.some((dueAt) => dueAt >= from && dueAt <= until))
  const loanIds = unpaid.map(({ loanId }) => loanId)
  const serious = (seenUntil ?? Number.POSITIVE_INFINITY) - from > SERIOUS_ARREARS_MS
  reveal(world, subject, { kind: 'missed-instalments', from, to, serious, needs: { loanIds } })
}

/** Past due for more than 30 days is what lenders publish, and what costs them money; most of what is shorter cures by itself. */
const SERIOUS_ARREARS_MS = 31 * DAY_MS

/** Longer than any grace. */
const PAST_DUE_AFTER_MS = PAST_DUE_AFTER_DAYS * DAY_MS

/** What still holds of how he stands. */
export function revealStanding(world: World, { subject, weakSince, heavySince }: Borrower): void {
  if (weakSince !== null) reveal(world, subject, { kind: 'weak-credit', from: weakSince, to: null })
  if (heavySince !== null) reveal(world, subject, { kind: 'heavy-use', from: heavySince, to: null, serious: false })
}

const instantOf = (at: number): string => new Date(wholeSecond(at)).toISOString()
