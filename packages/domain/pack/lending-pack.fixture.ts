/** The tiny pack, lending by one product: line up to 50,000.00, price 0.03 % or, after a delay, 0.05 % a day. Nothing outside tests imports it. */
import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import type { LedgerRole } from '../ledger/loan-balances.ts'
import type { Calendar } from '../product/calendar.ts'
import { productOf } from '../product/product.ts'
import type { ProductFile } from '../product/product-file.ts'
import type { Pack } from './pack.ts'
import { tinyDmn, tinyFiles, tinyPack, tinyTables } from './tiny-pack.fixture.ts'

const words = { zh: '示例', en: 'example' }
const accounts = Object.fromEntries(LEDGER_ROLES.map((role) => [role, { code: role, ...words, side: 'debit' }])) as Record<
  LedgerRole,
  ProductFile['ledger']['accounts'][LedgerRole]
>
const calendar: Calendar = { id: 'none', title: words, weekend: new Set(), holidays: new Map(), workingDays: new Set(), years: new Map() }

const lendingProduct: ProductFile = {
  format: 1,
  id: 'tiny',
  version: 1,
  title: words,
  for: 'individual',
  launched_on: '2020-01-01',
  keeps_rules_of: ['CN'],
  currency: 'CNY',
  minor_digits: 2,
  time_zone: 'Asia/Shanghai',
  calendar: 'none',
  line: { min_minor: 50_000, max_minor: 20_000_000, step_minor: 10_000 },
  draw: {
    min_minor: 50_000,
    max_minor: null,
    step_minor: 10_000,
    tenors_months: [1, 2, 3, 6, 12],
    methods: ['equal_instalment', 'interest_only', 'equal_principal'],
    default_tenor_months: 12,
    default_method: 'equal_instalment',
    interest_only_max_months: 12,
  },
  interest: { by: 'days', year_days: 365, day_rate_min: 0, day_rate_max: 65_000 },
  due_day: 'same_as_disbursement',
  due_date_moves: 'none',
  grace_days: 3,
  penalty_permille: { overdue: 1_500, misuse: 2_000 },
  compounding: false,
  allocation: ['penalty', 'interest', 'principal'],
  after_early: 'lower_instalments',
  early_repayment: { allowed: true, fee_permille: 0, min_minor: 0 },
  purposes: { allowed: ['consumption'], prohibited: ['house_purchase'] },
  creditor: { name: words, licence: 'consumer_finance' },
  joint_lending: null,
  fees: [],
  disclosure: { reading_seconds: 10, quote_valid_minutes: 30, quote_required: false },
  offer_valid_days: 30,
  inquiries: { score_every_days: null, bureau_every_days: null, retry_after_days: 1 },
  statement_day: 5,
  required_consents: ['score'],
  required_documents: [],
  increase: { after_days: 0, after_cut_days: 0, needs_acceptance: false },
  reassess_every_days: 365,
  temporary_limit: { max_days: 90, max_permille: 200 },
  charge_off_after_days: 180,
  signals_off: [],
  service: {},
  ledger: { accounts },
}

/** Without days off of its own: each day is one of business. */
export function lendingPack(change: Partial<ProductFile> = {}, days: Calendar = calendar): Pack {
  const limit = { ...tinyTables.granted_limit!, rows: [['>= 600', '5000000']] }
  const rate = { ...tinyTables.price!, rows: [['"A"', '40000'], ['"E"', '50000']] } // biome-ignore format: one table
  const pack = tinyPack(tinyFiles(tinyDmn({ ...tinyTables, granted_limit: limit, price: rate })))
  const product = productOf({ ...lendingProduct, ...change }, days)
  return { ...pack, products: new Map([[product.id, product]]), defaultProduct: product, calendars: new Map(), rules: [] }
}
