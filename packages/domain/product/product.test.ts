import { snakeKeys } from '@fairline/contract/case'
import { LoanTerms } from '@fairline/contract/terms'
import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { tinyProduct, tinyProductYaml } from './product.fixture.ts'
import { readProductFile } from './product.ts'
import { termsOf } from './terms-of.ts'
import { type DrawWish, OFFER_REASON, type OfferFault, whyNotOffered } from './why-not-offered.ts'

const FILE = 'products/tiny.yaml'
const faultsOf = (change: Record<string, unknown>, file = FILE): string[] => {
  const read = readProductFile(tinyProductYaml(change), file)
  return read.ok ? [] : read.diagnostics.map(({ message }) => message)
}

test('a whole product reads, with all tenors of its range and no move of due dates unless it says so', () => {
  const product = tinyProduct()
  expect([product.ref, product.zone.name, product.calendar.id, product.due_date_moves]).toEqual(['tiny@3', 'Asia/Shanghai', 'cn', 'none'])
  expect(product.draw.tenors_months).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(tinyProduct({ 'draw.tenors_months': [12, 3, 3] }).draw.tenors_months).toEqual([3, 12])
})

test.each<[change: Record<string, unknown>, fault: string]>([
  [{ id: 'other' }, 'id: must be the name of the file: products/other.yaml'],
  [{ title: undefined }, 'title: Invalid input: expected object, received undefined'],
  [{ intrest: 1 }, ': Unrecognized key: "intrest"'],
  [{ for: 'company' }, 'for: Invalid option: expected one of "individual"|"small_business"'],
  [{ launched_on: '2026-02-29' }, 'launched_on: must be a date, written as year, month and day'],
  [{ currency: 'yuan' }, 'currency: must be an ISO 4217 code of three capital letters'],
  [{ time_zone: 'Asia/Peking' }, 'time_zone: is in no time zone database'],
  [{ 'line.max_minor': 40_000 }, 'line.max_minor: is below line.min_minor'],
  [{ 'line.min_minor': 40_000 }, 'line.min_minor: is below draw.min_minor: nothing could be drawn on such a line'],
  [{ 'line.min_minor': 55_000 }, 'line.min_minor: is no multiple of line.step_minor'],
  [{ 'draw.step_minor': 20_000 }, 'draw.min_minor: is no multiple of draw.step_minor'],
  [{ 'draw.max_minor': 40_000 }, 'draw.max_minor: is below draw.min_minor'],
  [{ 'draw.max_minor': 20_010_000 }, 'draw.max_minor: is above line.max_minor'],
  [{ 'draw.max_minor': 65_000 }, 'draw.max_minor: is no multiple of draw.step_minor'],
  [{ 'draw.tenors_months': { from: 12, to: 11 } }, 'draw.tenors_months: a range begins before it ends'],
  [{ 'draw.tenors_months': [3, 6] }, 'draw.default_tenor_months: is none of draw.tenors_months'],
  [{ 'draw.default_method': 'equal_principal' }, 'draw.default_method: is none of draw.methods'],
  [{ 'draw.default_method': 'interest_only' }, 'draw.default_tenor_months: is above draw.interest_only_max_months'],
  [{ 'interest.day_rate_max': 19_999 }, 'interest.day_rate_max: is below interest.day_rate_min'],
  [{ 'interest.year_days': 366 }, 'interest.year_days: Invalid input'],
  [{ due_day: 29 }, 'due_day: Too big: expected number to be <=28'],
  [{ compounding: true }, 'compounding: Invalid input: expected false'],
  [{ penalty_permille: { overdue: 1600, misuse: 1550 } }, 'penalty_permille.misuse: is below penalty_permille.overdue'],
  [{ allocation: ['interest', 'interest', 'principal'] }, 'allocation: names each part once'],
  [
    { early_repayment: { allowed: false, fee_permille: 1, min_minor: 0 } },
    'early_repayment.fee_permille: is a fee for what is not allowed',
  ],
  [{ 'purposes.prohibited': ['medical'] }, 'purposes.prohibited: medical: both allowed and prohibited'],
  [{ 'purposes.allowed': ['gambling'] }, 'purposes.allowed.0: Invalid option: expected one of "consumption"|'],
  [{ 'creditor.licence': 'friend' }, 'creditor.licence: Invalid option: expected one of "bank"|'],
  [{ 'ledger.accounts.cash': undefined }, 'ledger.accounts.cash: Invalid input: expected object, received undefined'],
  [{ 'ledger.accounts.cash.side': 'credit' }, 'ledger.accounts.cash.side: must be debit: that is where this account grows'],
  [{ 'ledger.accounts.cash.code': '1001' }, 'ledger.accounts: have codes of their own'],
])('%j is a fault: %s', (change, fault) => {
  expect(faultsOf(change).map((message) => message.slice(0, fault.length))).toContain(fault)
})

test.each<[what: string, value: unknown, lineOfFault: string]>([
  ['the field', 40_000, '  max_minor: 40000'],
  ['the nearest around it where it is missing', undefined, '  min_minor: 50000'],
])('a fault has the line of %s', (_what, value, lineOfFault) => {
  const content = tinyProductYaml({ 'line.max_minor': value })
  const read = readProductFile(content, FILE)
  const lines = read.ok ? [] : read.diagnostics.map(({ line = 0 }) => content.split('\n')[line - 1])
  expect(lines).toEqual([lineOfFault])
})

test.each<[change: Record<string, unknown>]>([
  [{ 'draw.max_minor': 50_000 }],
  [{ 'draw.max_minor': 20_000_000 }],
  [{ 'interest.day_rate_max': 20_000 }],
  [{ penalty_permille: { overdue: 1500, misuse: 1500 } }],
  [{ due_day: 28 }],
  [{ 'line.step_minor': undefined, 'line.min_minor': 55_001 }],
])('%j is just within', (change) => {
  expect(faultsOf(change)).toEqual([])
})

const wish: DrawWish = { amountMinor: 100_000, tenorMonths: 12, method: 'equal_instalment', purpose: 'consumption' }
const bounded = { 'draw.max_minor': 1_000_000 }

test.each<[change: Partial<DrawWish>, faults: OfferFault[]]>([
  [{}, []],
  [{ amountMinor: 50_000 }, []],
  [{ amountMinor: 1_000_000 }, []],
  [{ amountMinor: 40_000 }, [{ code: 'amount-below-minimum', minMinor: 50_000 }]],
  [
    { amountMinor: 49_999 },
    [
      { code: 'amount-below-minimum', minMinor: 50_000 },
      { code: 'amount-not-a-step', stepMinor: 10_000 },
    ],
  ],
  [{ amountMinor: 0 }, [{ code: 'amount-below-minimum', minMinor: 50_000 }]],
  [{ amountMinor: 1_010_000 }, [{ code: 'amount-above-maximum', maxMinor: 1_000_000 }]],
  [
    { amountMinor: 1_000_001 },
    [
      { code: 'amount-above-maximum', maxMinor: 1_000_000 },
      { code: 'amount-not-a-step', stepMinor: 10_000 },
    ],
  ],
  [{ amountMinor: 50_001 }, [{ code: 'amount-not-a-step', stepMinor: 10_000 }]],
  [{ tenorMonths: 1 }, []],
  [{ tenorMonths: 0 }, [{ code: 'tenor-not-offered', tenorsMonths: tinyProduct().draw.tenors_months }]],
  [{ tenorMonths: 13 }, [{ code: 'tenor-not-offered', tenorsMonths: tinyProduct().draw.tenors_months }]],
  [{ method: 'interest_only', tenorMonths: 6 }, []],
  [{ method: 'interest_only', tenorMonths: 7 }, [{ code: 'interest-only-too-long', maxMonths: 6 }]],
  [{ method: 'equal_principal' }, [{ code: 'method-not-offered', methods: ['equal_instalment', 'interest_only'] }]],
  [{ purpose: null }, [{ code: 'purpose-missing' }]],
  [{ purpose: 'medical' }, []],
  [{ purpose: 'securities' }, [{ code: 'purpose-prohibited', prohibited: ['securities'] }]],
  [{ purpose: 'travel' }, [{ code: 'purpose-not-offered', allowed: ['consumption', 'medical'] }]],
])('%j is answered with %j', (change, faults) => {
  expect(whyNotOffered(tinyProduct(bounded), { ...wish, ...change })).toEqual(faults)
})

test('without a bound of its own a drawdown may be as high as a line, and no number is an amount below the minimum', () => {
  expect(whyNotOffered(tinyProduct(), { ...wish, amountMinor: 20_000_000 })).toEqual([])
  expect(whyNotOffered(tinyProduct(), { ...wish, amountMinor: 20_010_000 })).toEqual([
    { code: 'amount-above-maximum', maxMinor: 20_000_000 },
  ])
  expect(whyNotOffered(tinyProduct(), { ...wish, amountMinor: Number.NaN })[0]?.code).toBe('amount-below-minimum')
})

test('all that is wrong is told at once, always in one order', () => {
  const faults = whyNotOffered(tinyProduct(), { amountMinor: 1, tenorMonths: 13, method: 'interest_only', purpose: null })
  const codes = ['amount-below-minimum', 'amount-not-a-step', 'tenor-not-offered', 'interest-only-too-long', 'purpose-missing']
  expect(faults.map(({ code }) => code)).toEqual(codes)
  expect(codes.every((code) => Object.keys(OFFER_REASON).includes(code))).toBe(true)
})

test('the terms of a loan are those of the product and the choice', () => {
  const joint = { partner: { id: 'b', name: { zh: '银行', en: 'Bank' }, licence: 'bank' }, share_permille: 700 }
  const terms = termsOf(tinyProduct({ joint_lending: joint }), {
    method: 'interest_only',
    tenorMonths: 3,
    dayRate: 20_000,
    disbursedOn: knownDay('2026-01-31'),
  })
  expect(LoanTerms.safeParse(snakeKeys(terms)).success).toBe(true)
  expect(terms).toEqual({
    product: 'tiny@3',
    method: 'interest_only',
    tenorMonths: 3,
    dayRate: 20_000,
    interestBy: 'days',
    yearDays: 365,
    dueDay: 31,
    graceDays: 3,
    penaltyPermille: 1500,
    misusePenaltyPermille: 2000,
    allocation: ['penalty', 'interest', 'principal'],
    afterEarly: 'lower_instalments',
    partner: { name: '银行', permille: 700 },
  })
})

test('a due day of its own needs no day of disbursement; one that follows it does', () => {
  const choice = { method: 'equal_instalment', tenorMonths: 3, dayRate: 60_000 } as const
  expect(termsOf(tinyProduct({ due_day: 8 }), choice)).toMatchObject({ dueDay: 8, partner: null })
  expect(() => termsOf(tinyProduct(), choice)).toThrow('where the due day follows the disbursement, its day is told')
})

test.each([19_999, 60_001])('a day rate of %i is none of the product', (dayRate) => {
  const choice = { method: 'equal_instalment', tenorMonths: 3, dayRate } as const
  expect(() => termsOf(tinyProduct({ due_day: 8 }), choice)).toThrow('a day rate is one that the product may ask')
})
