/**
 * What the simulated world is like, and where each figure is from.
 *
 * Units    shares and chances are of 1, `monthly` is per borrower and month, money in minor units of CNY, scores on 350 to 950.
 * Left out limits and prices (the policy pack decides them), and what the platform answers to a request to raise one.
 */
type Source =
  | 'assumption'
  | 'New York Fed, Survey of Consumer Expectations, Credit Access, February 2024'
  | 'phones in China are replaced every 25 to 40 months, by several reports'
  | 'Consumer Financial Protection Bureau on credit line decreases, and assumption'
  | 'shape of UCI 350 (credit cards in Taiwan), level of published arrears of Ant 2018 to 2020 and Qfin 2024 to 2025'
  | 'share of repeat borrowers told by Qfin, and assumption'

type Parameter<T> = Readonly<{ value: T; source: Source }>

const given = <T>(source: Source, value: T): Parameter<T> => ({ value, source })
const assumed = <T>(value: T): Parameter<T> => given('assumption', value)

const SCE: Source = 'New York Fed, Survey of Consumer Expectations, Credit Access, February 2024'
const ARREARS: Source = 'shape of UCI 350 (credit cards in Taiwan), level of published arrears of Ant 2018 to 2020 and Qfin 2024 to 2025'

/** From `from` upwards. `misses`: a month's chance to go from current to past due; `rolls`: from there to the second month past due. */
export type Band = Readonly<{ from: number; to: number; share: number; misses: number; rolls: number }>

export const PARAMETERS = {
  bands: given<readonly Band[]>(ARREARS, [
    { from: 700, to: 950, share: 0.38, misses: 0.0174, rolls: 0.06 },
    { from: 650, to: 700, share: 0.34, misses: 0.0276, rolls: 0.09 },
    { from: 600, to: 650, share: 0.2, misses: 0.0503, rolls: 0.13 },
    { from: 550, to: 600, share: 0.065, misses: 0.085, rolls: 0.2 },
    { from: 350, to: 550, share: 0.015, misses: 0.122, rolls: 0.3 },
  ]),
  /** From the second month past due to the third, and so on; the last is to charge-off, past 180 days. */
  laterRolls: given<readonly number[]>(ARREARS, [0.75, 0.85, 0.93, 0.95, 0.97]),
  /** Of those who do not roll on. */
  cures: given(ARREARS, 0.97),

  score: assumed({ mean: 675, deviation: 55, min: 350, max: 950, innovation: 8 }),
  scoreAfterOverdueHere: given('Consumer Financial Protection Bureau on credit line decreases, and assumption', { low: -80, high: -40 }),
  scoreAfterOverdueElsewhere: assumed({ low: -60, high: -30 }),
  scoreAfterInquiry: assumed({ low: -8, high: -3 }),
  scoreAfterCleanMonths: assumed({ months: 6, low: 10, high: 25 }),

  drawsMonthly: given('share of repeat borrowers told by Qfin, and assumption', 0.25),
  /** Of the gamma by which borrowers differ: counts of draws are negative binomial, and most draws come from few. */
  drawsShape: given('share of repeat borrowers told by Qfin, and assumption', 0.6),
  drawSize: assumed({ medianMinor: 300_000, sigma: 0.9, minMinor: 50_000, stepMinor: 10_000 }),
  tenorMonths: assumed<readonly (readonly [number | 'other', number])[]>([
    [3, 0.15],
    [6, 0.2],
    [12, 0.55],
    ['other', 0.1],
  ]),
  repaymentMethod: assumed<readonly (readonly ['equal_instalment' | 'interest_only' | 'equal_principal', number])[]>([
    ['equal_instalment', 0.75],
    ['interest_only', 0.15],
    ['equal_principal', 0.1],
  ]),
  /** Of all borrowers, who applies for his line; of those applications: taken back, and offers that are left to lapse. Who has no line applies again. */
  applications: assumed({ share: 0.85, wishes: 0.7, withdrawn: 0.03, lapses: 0.05, atOnce: 0.65, againMonthly: 0.12, approved: 0.7 }),
  /** Of draws, what is quoted first; quotes that he only compares, per draw. He takes that long to read one. */
  quotes: assumed({ share: 0.75, comparedPerDraw: 0.3, minSeconds: 15, maxMinutes: 25 }),
  failedDisbursements: assumed(0.005),

  /** Per loan and month. */
  earlyRepaymentMonthly: assumed(0.04),
  partialRepaymentMonthly: assumed({ chance: 0.01, minPermille: 100, maxPermille: 500 }),
  /** Of payments: some days after the due day, while grace lasts; and sent back by the bank some days later, for want of money. */
  latePayments: assumed({ share: 0.06, maxDays: 3 }),
  bouncedPayments: assumed({ share: 0.004, minDays: 1, maxDays: 2 }),
  /** By the borrower himself; of those, frozen only, and opened again. */
  closures: assumed({ monthly: 0.0015, freezes: 0.7, frozenReopens: 0.8, closedReopens: 0.2, minDays: 10, maxDays: 90 }),
  /** Of all attempts to draw; of those, `technical` are no doing of the borrower. */
  failedDraws: assumed({ share: 0.02, technical: 0.6 }),

  loginDaysMonthly: assumed(12),
  concurrentLoginsMonthly: assumed(0.002),
  phoneChangesMonthly: given('phones in China are replaced every 25 to 40 months, by several reports', 0.03),
  burstDevices: assumed({ min: 3, max: 6, days: 7 }),
  fraudsters: assumed(0.003),
  takeoversMonthly: assumed(0.0002),
  rings: assumed({ perBorrower: 20 / 10_000, members: 8 }),

  /** P(one or more in a year) = 0.44. */
  applicationsMonthly: given(SCE, 0.048),
  shoppers: assumed({ share: 0.05, applicationsMonthly: 1.5, spreesMonthly: 0.06 }),
  probers: assumed({ share: 0.003, attemptsADay: 6, burstsMonthly: 0.12 }),
  increaseRequestsMonthly: given(SCE, 0.013),

  staleMonthly: assumed<readonly (readonly ['phone' | 'address' | 'occupation', number])[]>([
    ['phone', 0.008],
    ['address', 0.01],
    ['occupation', 0.012],
  ]),
  /** Of those changes, within 30 days. */
  notUpdated: assumed(0.4),
  consentWithdrawalsMonthly: assumed(0.0005),
  employerShocksMonthly: assumed({ chance: 0.005, incomeLeft: 0.6, months: 3, score: -20 }),
  overIndebtedMonthly: assumed(0.003),
  /** Of those who are rightly or wrongly restricted; days until it is decided are normal. */
  appeals: assumed({ share: 0.25, upheld: 0.2, reviewDays: 2, reviewDeviation: 1 }),
  /** Of appeals, those that lie about for so long that somebody above hears of them. */
  lateReviews: assumed({ share: 0.08, minDays: 11, maxDays: 22 }),

  /** By the bureau's model: nearly all scores rise, so that their distribution moves (PSI about 0.3); some fall without cause. */
  modelDrift: assumed({ month: 9, months: 2, shift: 40, falseDrops: 0.03, low: -140, high: -110 }),
  /** Among the two lowest bands his credit is weak. */
  weakBelow: given(ARREARS, 600),
  /** Of what he believes he may draw. */
  heavyUse: assumed(0.7),
  /** Enforcements among judgments, defaults among products past due. */
  courtDebts: assumed({ monthly: 0.0004, enforced: 0.5, minDays: 20, maxDays: 120 }),
  linkedDistress: assumed({ monthly: 0.0008, defaults: 0.3, minDays: 10, maxDays: 70 }),
  /** Of drawdowns. Found within a month. */
  misusedMoney: assumed({ perDraw: 0.004, minDays: 2, maxDays: 30 }),
  /** Spent in three weeks, as a multiple of a month's income. */
  gambling: assumed({ monthly: 0.0004, low: 2, high: 5, bets: 8, days: 20 }),
  brokenTerms: assumed({ monthly: 0.0003, minDays: 4, maxDays: 25 }),
  /** Of documents, those that expire within the year; of these, renewed in time. */
  documents: assumed({ share: 0.06, renewedInTime: 0.5, lateDays: 40 }),
  deadCardsMonthly: assumed({ chance: 0.0015, minDays: 1, maxDays: 25 }),
  /** Of consents, those that were given for some months only; of these, renewed in time, or late, or never. */
  shortConsents: assumed({ share: 0.05, minMonths: 3, maxMonths: 9, renewedInTime: 0.5, renewedLate: 0.3, lateDays: 25 }),
  antiFraudOrders: assumed({ monthly: 0.0003, minDays: 2, maxDays: 20 }),
  courtFreezes: assumed({ monthly: 0.0003, minDays: 20, maxDays: 120 }),
  diligence: assumed({ monthly: 0.001, days: 15, inTime: 0.6, lateDays: 30 }),
  operatorMistakes: assumed({ monthly: 0.0003, minDays: 0.2, maxDays: 3 }),
  /** The bureau finds scores that fell without cause after so many days. */
  falseDropFound: assumed({ minDays: 4, maxDays: 12 }),
  incapacityClaims: assumed({ monthly: 0.0001, minDays: 5, maxDays: 40 }),
  rareFaults: assumed({ breakInsMonthly: 1 / 12, minHours: 2, maxHours: 8, funderPausesMonthly: 1 / 6, pauseDays: 2 }),
  outage: assumed({ chanceMonthly: 1 / 3, minMinutes: 20, maxMinutes: 90 }),
  maintenance: assumed({ hours: 2 }),
  /** Who is there from the first month; the others come over a year. */
  earlyBorrowers: assumed({ share: 0.55, arrivalMonths: 12 }),
} as const

export const bandOf = (score: number): Band => PARAMETERS.bands.value.find(({ from }) => score >= from) ?? PARAMETERS.bands.value.at(-1)!

/** Down to what can be drawn, or is handed over, in round figures. */
export const inSteps = (minor: number): number => minor - (minor % PARAMETERS.drawSize.value.stepMinor)

/** The grace of the product, and a day. Who means to miss pays no sooner. */
export const PAST_DUE_AFTER_DAYS = 4
