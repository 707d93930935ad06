/** Who the borrowers are, before anything happens. */
import { BEHAVIOURS, type Borrower, type Segment, streamsOf } from './borrower.ts'
import { DAY_MS, HOUR_MS, LAST_DAY } from './calendar.ts'
import { PARAMETERS } from './parameters.ts'
import { RandomStream } from './random.ts'
import type { World } from './world.ts'

const PLACES = ['hangzhou', 'shanghai', 'chengdu', 'wuhan', 'xian', 'shenzhen', 'changsha', 'zhengzhou', 'nanjing', 'qingdao'] as const
const INCOME = { medianMinor: 750_000, sigma: 0.5 }
const ID_DIGITS = 6
const SECOND_MS = 1_000
const LONGEST_DAY = 31
/** Rings strike once, in this month or later, and within a year. */
const RING_FROM_MONTH = 3

export function borrowersOf(world: World): Borrower[] {
  const rings = ringsOf(world)
  return Array.from({ length: world.borrowers }, (_, nth) => borrowerOf(world, nth, rings.get(nth) ?? null))
}

function borrowerOf(world: World, nth: number, ring: Borrower['ring']): Borrower {
  const subject = `bor_${String(nth + 1).padStart(ID_DIGITS, '0')}`
  const random = streamsOf(world.seed, subject)
  const { joining } = random
  const { drawsMonthly, drawsShape } = PARAMETERS
  const score = startingScore(joining)
  return {
    subject,
    nth,
    random,
    told: Object.fromEntries(BEHAVIOURS.map((behaviour) => [behaviour, 1])) as Borrower['told'],
    segment: segmentOf(joining),
    ring,
    joinsAt: joinsAt(world, joining, ring),
    isApplicant: random.application.chance(PARAMETERS.applications.value.share),
    drawsMonthly: (drawsMonthly.value * joining.gamma(drawsShape.value)) / drawsShape.value,
    place: joining.pick(PLACES),
    device: `${subject}-phone-1`,
    card: `${subject}-card-1`,
    incomeMinor: Math.round(joining.logNormal(INCOME.medianMinor, INCOME.sigma) / 10_000) * 10_000,
    shockedUntil: 0,
    score,
    scoreShock: 0,
    cleanMonths: 0,
    knownScore: score,
    limitMinor: 0,
    lineFrom: 0,
    closedUntil: 0,
    loans: [],
    arrears: 0,
    arrearsSince: null,
    owesSince: null,
    isGone: false,
    isWithdrawn: false,
    isEmployed: true,
    isWorkProven: false,
    weakSince: null,
    heavySince: null,
    agenda: [],
  }
}

/** The band by its share, and within the band as the normal distribution has it. */
function startingScore(random: RandomStream): number {
  const { mean, deviation } = PARAMETERS.score.value
  const band = random.weighted(PARAMETERS.bands.value.map((one) => [one, one.share] as const))
  for (;;) {
    const score = random.normal(mean, deviation)
    if (score >= band.from && score < band.to) return Math.floor(score)
  }
}

function segmentOf(random: RandomStream): Segment {
  const [shoppers, probers, fraudsters] = [PARAMETERS.shoppers.value.share, PARAMETERS.probers.value.share, PARAMETERS.fraudsters.value]
  return random.weighted<Segment>([
    ['shopper', shoppers],
    ['prober', probers],
    ['fraudster', fraudsters],
    ['ordinary', 1 - shoppers - probers - fraudsters],
  ])
}

/** Somebody of a ring is there before it strikes. */
function joinsAt(world: World, random: RandomStream, ring: Borrower['ring']): number {
  const { share, arrivalMonths } = PARAMETERS.earlyBorrowers.value
  const later = random.whole(1, arrivalMonths - 1)
  const { startAt, endAt } = world.monthOf(random.chance(share) || ring !== null ? 0 : later)
  const at = Math.floor(random.between(startAt, endAt - DAY_MS) / SECOND_MS) * SECOND_MS
  // His months begin on a day that every month has.
  return new Date(at).getUTCDate() > LAST_DAY ? at + (LONGEST_DAY - LAST_DAY) * DAY_MS : at
}

function ringsOf({ seed, borrowers, monthOf }: World): ReadonlyMap<number, NonNullable<Borrower['ring']>> {
  const { perBorrower, members } = PARAMETERS.rings.value
  const random = new RandomStream(seed, 'rings')
  const taken = new Map<number, NonNullable<Borrower['ring']>>()
  for (let nth = 0; nth < Math.round(perBorrower * borrowers); nth++) {
    const month = monthOf(random.whole(RING_FROM_MONTH, PARAMETERS.earlyBorrowers.value.arrivalMonths - 1))
    const strikesAt = month.startAt + random.between(2, 25) * DAY_MS
    for (let found = 0; found < members; ) {
      const member = random.whole(0, borrowers - 1)
      if (taken.has(member)) continue
      taken.set(member, { nth, strikesAt: strikesAt + random.between(0, 8) * HOUR_MS })
      found++
    }
  }
  return taken
}
