/**
 * What a desk looks at, with his consent, before a borrower joins a project: his record and his ability to repay.
 *
 * Always   each criterion is met, not met, or not known; what is not known is not met, and never counts against him.
 * Never    a score, a rank or a promise: the lender decides about his line, and people of the desk about the project.
 * Kept     bands alone, by the desk's marks of that day (`screening-marks.ts`); values are looked at and forgotten.
 */
import { type DeskEntry, SCREENING_CRITERIA, type ScreeningCriterion } from '@fairline/contract/desk/entries'
import { type Band, bandOf } from '../warning/indicator.ts'
import type { Values } from '../warning/values.ts'
import { SCREENED_BY, type ScreeningMarks } from './screening-marks.ts'
import type { Recommendation, ScreeningResult } from './screening-words.ts'

export type ScreeningBands = DeskEntry<'screening'>['bands']
export type Finding = Readonly<{ criterion: ScreeningCriterion; result: ScreeningResult; band: Band | null }>
/** `first`: what stands in the way, or is to be found out, in the order of the criteria. */
export type Screening = Readonly<{ findings: readonly Finding[]; recommendation: Recommendation; first: readonly ScreeningCriterion[] }>

/** Without these nobody can tell, and beyond the desk's last mark in one of them is "not yet". All else can be put right on the way. */
const DECISIVE: readonly ScreeningCriterion[] = ['overdue', 'record', 'ability']

/** By the desk's marks; of what is not known there is no band. */
export function screeningBandsOf(values: Values, marks: ScreeningMarks): ScreeningBands {
  const bands: { -readonly [Key in ScreeningCriterion]?: Band } = {}
  for (const criterion of SCREENING_CRITERIA) {
    const [, value] = SCREENED_BY[criterion]
    const band = bandOf(marks(criterion), { [value]: values[value] })
    if (band !== null) bands[criterion] = band
  }
  return bands
}

export function screeningOf(bands: ScreeningBands): Screening {
  const findings = SCREENING_CRITERIA.map((criterion): Finding => {
    const band = bands[criterion] ?? null
    return { criterion, band, result: band === null ? 'unknown' : band === 'normal' ? 'met' : 'not_met' }
  })
  return { findings, ...recommendationOf(findings) }
}

/** The first that fits: what bars before what nobody knows, and that before what can be put right. */
function recommendationOf(findings: readonly Finding[]): Omit<Screening, 'findings'> {
  const named = (fits: (finding: Finding) => boolean) => findings.filter(fits).map(({ criterion }) => criterion)
  const isDecisive = ({ criterion }: Finding): boolean => DECISIVE.includes(criterion)
  const barring = named((one) => isDecisive(one) && one.band === 'red')
  if (barring.length > 0) return { recommendation: 'not_yet', first: barring }
  const untold = named((one) => isDecisive(one) && one.result === 'unknown')
  if (untold.length > 0) return { recommendation: 'cannot_tell', first: untold }
  const open = named(({ result }) => result !== 'met')
  return open.length > 0 ? { recommendation: 'fit_with_conditions', first: open } : { recommendation: 'fit', first: [] }
}

const PPM = 1_000_000n

/** What he pays on debts a month over what he earns, in parts per million, rounded up: never lighter than it is. Null: he earns nothing, or nobody knows. */
export function serviceSharePpm(incomeMinor: number, serviceMinor: number): number | null {
  if (incomeMinor <= 0) return null
  const [income, service] = [BigInt(incomeMinor), BigInt(serviceMinor)]
  const share = (service * PPM + income - 1n) / income
  return share > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(share)
}
