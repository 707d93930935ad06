/** Made-up desks of any size, the same for the same seed: for tests and benches. No name or figure is anybody's. */
import { dateText, dayOf } from './calendar.ts'
import type { FacilityInput, Hazard, NeedInput, PlanInput, ReceiptInput } from './plan-input.ts'

export type SampleSize = {
  readonly seed: number
  readonly facilities: number
  readonly weeks: number
  readonly grid: PlanInput['grid']
  readonly scenarios: number
  /** How much of its lines the desk needs; 0.9 unless said. */
  readonly pressure?: number
  /** Money of banks takes so long and costs more than that of platforms: whoever loses a platform waits. */
  readonly bankLeadDays?: number
}

const AS_OF = '2026-03-02'
const WAN_MINOR = 1_000_000
const WEEK = 7

export function sampleInput({ seed, facilities: count, weeks, grid, scenarios, pressure = 0.9, bankLeadDays }: SampleSize): PlanInput {
  const random = randomOf(seed)
  const start = dayOf(AS_OF)
  const facilities = Array.from({ length: count }, (_, nth) => facilityOf(nth, count, start, weeks, random)).map((line) =>
    bankLeadDays === undefined ? line : slowBank(line, bankLeadDays),
  )
  const limitMinor = facilities.reduce((sum, each) => sum + each.limitMinor, 0)
  const perWeekMinor = Math.round((limitMinor * pressure) / weeks / 1e6) * 1e6
  const needs = needsOf(weeks, start, perWeekMinor, random)
  const receipts = receiptsOf(weeks, start, perWeekMinor, facilities, random)
  return {
    asOf: AS_OF,
    horizonWeeks: weeks,
    grid,
    openingCashMinor: perWeekMinor * 2,
    facilities,
    needs,
    receipts,
    obligations: [{ id: 'lease', amountMinor: Math.round(perWeekMinor / 8), dueOn: dateText(start + 20) }],
    promised: [],
    policy: {
      reserveMinor: perWeekMinor,
      cashYieldPpm: 8_000,
      providerCapPpm: 450_000,
      groupCapPpm: 600_000,
      deMinimisMinor: perWeekMinor * 2,
      leverage: { maxPpm: 650_000, equityMinor: limitMinor, otherDebtMinor: 0 },
      riskWeightPpm: 300_000,
      riskLevelPpm: 950_000,
    },
    hazards: scenarios > 0 ? hazardsOf(facilities) : [],
    scenariosMax: scenarios,
  }
}

type Random = (from: number, to: number) => number

const KINDS = ['online', 'revolver', 'term', 'supply-chain'] as const

function facilityOf(nth: number, count: number, start: number, weeks: number, random: Random): FacilityInput {
  const kind = KINDS[nth % KINDS.length]!
  const isFree = kind === 'online' || kind === 'revolver'
  const limitMinor = Math.round(random(40, 240)) * WAN_MINOR
  return {
    id: `f${nth}`,
    providerId: `p${nth % Math.max(2, Math.ceil(count * 0.62))}`,
    groupIds: kind === 'online' ? ['platforms'] : kind === 'supply-chain' ? ['core-buyers'] : [],
    limitMinor,
    drawnMinor: 0,
    schedule: [],
    availableFrom: dateText(start),
    availableTo: dateText(start + Math.round(random(0.6, 1.2) * weeks * WEEK)),
    leadDays: kind === 'online' ? 0 : kind === 'revolver' ? 2 : kind === 'term' ? 10 : 5,
    minDrawMinor: kind === 'term' ? 10 * WAN_MINOR : WAN_MINOR,
    drawIncrementMinor: 10_000,
    ...(kind === 'online' && { drawsPer28Days: 2 }),
    ratePpm: Math.round(random(RATES[kind][0], RATES[kind][1])),
    dayCount: kind === 'online' ? 'ACT/365F' : 'ACT/360',
    drawFeePpm: kind === 'online' ? 0 : 500,
    fixedFeeMinor: kind === 'term' ? 50_000 : 0,
    repayment: isFree ? 'free' : kind === 'term' ? 'equal-principal' : 'bullet',
    tenorDays: kind === 'term' ? 360 : 90,
    instalments: kind === 'term' ? 12 : 1,
    redrawable: kind !== 'term',
    committed: kind === 'revolver',
    commitmentFeePpm: kind === 'revolver' ? 2_000 : 0,
    callable: kind !== 'online',
    haircutPpm: 0,
    ...(kind === 'supply-chain' && { purposes: ['materials'] }),
  }
}

/** Lines of platforms become cheap and those of banks dear and slow. */
function slowBank(line: FacilityInput, leadDays: number): FacilityInput {
  if (line.leadDays === 0) return { ...line, ratePpm: Math.round(line.ratePpm / 3), drawsPer28Days: 4 }
  return { ...line, leadDays, ratePpm: Math.round(line.ratePpm * 1.5) }
}

const RATES = { online: [90_000, 150_000], revolver: [45_000, 62_000], term: [40_000, 55_000], 'supply-chain': [38_000, 58_000] } as const

function needsOf(weeks: number, start: number, perWeekMinor: number, random: Random): NeedInput[] {
  return Array.from({ length: weeks }, (_, week) => {
    const share = 0.4 + 1.6 * Math.sin((Math.PI * (week + 1)) / (weeks + 1)) * random(0.5, 1.2)
    const kind = week % 4 === 3 ? 'payroll' : week % 2 === 0 ? 'materials' : 'equipment'
    return {
      id: `n${week}`,
      tier: kind === 'payroll' ? 1 : kind === 'materials' ? 2 : 3,
      purpose: kind,
      amountMinor: Math.round(perWeekMinor * share),
      dueOn: dateText(start + week * WEEK + Math.floor(random(0, WEEK))),
      deferrableDays: kind === 'equipment' ? 14 : 0,
      deferCostPpm: 120_000,
    } as const
  })
}

function receiptsOf(
  weeks: number,
  start: number,
  perWeekMinor: number,
  facilities: readonly FacilityInput[],
  random: Random,
): ReceiptInput[] {
  return Array.from({ length: Math.floor(weeks / 3) }, (_, nth) => ({
    id: `r${nth}`,
    amountMinor: Math.round(perWeekMinor * random(1.2, 2.4)),
    expectedOn: dateText(start + (nth * 3 + 2) * WEEK),
    ...(nth % 5 === 4 && facilities[3] && { pledgedTo: facilities[3].id }),
  }))
}

function hazardsOf(facilities: readonly FacilityInput[]): Hazard[] {
  const unique = (ids: readonly string[]): string[] => [...new Set(ids)].sort()
  const ofLines = facilities.map(({ id, callable }): Hazard => {
    const severities = callable ? { closed: 500_000, called: 200_000, cut: 300_000 } : { closed: 700_000, cut: 300_000 }
    return { kind: 'facility', id, weeklyPpm: 800, severities, cutToPpm: 500_000 }
  })
  const ofProviders = unique(facilities.map(({ providerId }) => providerId)).map((id): Hazard => ({ kind: 'provider', id, weeklyPpm: 500 }))
  const ofGroups = unique(facilities.flatMap(({ groupIds }) => groupIds)).map((id): Hazard => ({ kind: 'group', id, weeklyPpm: 400 }))
  return [...ofLines, ...ofProviders, ...ofGroups, { kind: 'receipts', id: 'all', weeklyPpm: 1_000, receiptDelayDays: 21 }]
}

/** A small generator of its own (mulberry32): the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return from + ((to - from) * ((mixed ^ (mixed >>> 14)) >>> 0)) / 2 ** 32
  }
}
