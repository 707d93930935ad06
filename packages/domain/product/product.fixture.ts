/** A product, its calendar, and their files, for tests of what lends by them. Nothing outside tests imports it. */

import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { stringify } from 'yaml'
import { invariant } from '../kernel/outcome.ts'
import { SIDE_OF } from './account-sides.ts'
import { type Product, productOf, readProductFile } from './product.ts'
import { readCalendar } from './read-calendar.ts'

const words = (text: string) => ({ zh: text, en: text })
const accounts = Object.fromEntries(LEDGER_ROLES.map((role, nth) => [role, { code: `${1000 + nth}`, ...words(role), side: SIDE_OF[role] }]))

/** As it stands in a file: money in fen. */
const tinyFields = {
  format: 1,
  id: 'tiny',
  version: 3,
  title: words('tiny'),
  for: 'individual',
  launched_on: '2026-01-01',
  keeps_rules_of: ['CN'],
  currency: 'CNY',
  minor_digits: 2,
  time_zone: 'Asia/Shanghai',
  calendar: 'cn',
  line: { min_minor: 50_000, max_minor: 20_000_000, step_minor: 10_000 },
  draw: {
    min_minor: 50_000,
    max_minor: null,
    step_minor: 10_000,
    tenors_months: { from: 1, to: 12 },
    methods: ['equal_instalment', 'interest_only'],
    default_tenor_months: 12,
    default_method: 'equal_instalment',
    interest_only_max_months: 6,
  },
  interest: { by: 'days', year_days: 365, day_rate_min: 20_000, day_rate_max: 60_000 },
  due_day: 'same_as_disbursement',
  grace_days: 3,
  penalty_permille: { overdue: 1500, misuse: 2000 },
  compounding: false,
  allocation: ['penalty', 'interest', 'principal'],
  after_early: 'lower_instalments',
  early_repayment: { allowed: true, fee_permille: 0, min_minor: 0 },
  purposes: { allowed: ['consumption', 'medical'], prohibited: ['securities'] },
  creditor: { name: words('lender'), licence: 'bank' },
  joint_lending: null,
  fees: [],
  disclosure: { reading_seconds: 10, quote_valid_minutes: 30, quote_required: false },
  offer_valid_days: 30,
  inquiries: { score_every_days: 35, bureau_every_days: null },
  statement_day: 5,
  required_consents: ['score'],
  required_documents: [],
  increase: { after_days: 90, after_cut_days: 180, needs_acceptance: true },
  reassess_every_days: 180,
  temporary_limit: { max_days: 90, max_permille: 200 },
  charge_off_after_days: 180,
  signals_off: [],
  service: { A: { channel: 'phone', review_hours: 4 }, E: { channel: 'app', review_hours: 72 } },
  ledger: { accounts },
}

/** `change`: fields by their path with dots; undefined takes one away. */
export function tinyProductYaml(change: Readonly<Record<string, unknown>> = {}): string {
  const fields = structuredClone(tinyFields) as Record<string, unknown>
  for (const [path, value] of Object.entries(change)) {
    const steps = path.split('.')
    const last = steps.pop()!
    const holder = steps.reduce((object, step) => object[step] as Record<string, unknown>, fields)
    if (value === undefined) delete holder[last]
    else holder[last] = value
  }
  return stringify(fields)
}

export const TINY_CALENDAR = `format: 1
id: cn
title: { zh: 工作日历, en: Business days }
weekend: [saturday, sunday]
years:
  "2026":
    source: announced
    verified: text
    holidays:
      - { from: 2026-01-01, to: 2026-01-03, zh: 元旦, en: New Year }
      - { from: 2026-02-15, to: 2026-02-23, zh: 春节, en: Spring Festival }
    working_days: [2026-01-04, 2026-02-14, 2026-02-28]
`

export function tinyCalendar() {
  const read = readCalendar(TINY_CALENDAR, 'calendars/cn.yaml')
  invariant(read.ok, `the calendar reads: ${JSON.stringify(read)}`)
  return read.value
}

export function tinyProduct(change: Readonly<Record<string, unknown>> = {}): Product {
  const read = readProductFile(tinyProductYaml(change), 'products/tiny.yaml')
  invariant(read.ok, `the product reads: ${JSON.stringify(read)}`)
  return productOf(read.value, tinyCalendar())
}
