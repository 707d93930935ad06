import { expect, test } from 'vitest'
import { TINY_CALENDAR, tinyProductYaml } from '../product/product.fixture.ts'
import { OFFER_REASON } from '../product/why-not-offered.ts'
import { PAYOUT_REASON } from './not-paid-out.ts'
import { readPack } from './pack.ts'
import { notSha256, tinyFiles, tinyPack, tinyReasons } from './tiny-pack.fixture.ts'

const TABLE_REASONS = [
  'CR01',
  'CR02',
  'CR03',
  'CR10',
  'SE01',
  'BE01',
  'IF08',
  'RG06',
  'IN01',
  'IN02',
  'credit-insufficient',
  'not-assessable',
]
const OFFER_REASONS = [
  ...Object.values(OFFER_REASON),
  ...Object.values(PAYOUT_REASON),
  'BE07',
  'IN06',
  'PL08',
  'limit-by-product',
  'limit-changed-recently',
]
const LENDING_REASONS = [...new Set([...TABLE_REASONS, ...OFFER_REASONS, 'RG01'])]

const rule = (id: string, check: string, params: string, dates = 'effective_from: 2020-01-01, effective_to: null') =>
  `  - { id: ${id}, jurisdiction: CN, licence_types: [bank], instrument: { zh: 办法, en: Measures }, article: null, ${dates},
      check: ${check}, params: ${params}, moments: [draw], on_fail: RG01, source: here, verified: text, text: { zh: 要求, en: asks } }`
const rulesOf = (...rules: string[]) => ['format: 1', 'rules:', ...rules].join('\n')

type Parts = Partial<{ product: Record<string, unknown>; calendar: string; rules: string; reasons: readonly string[]; head: string }>

const filesOf = ({ product = {}, calendar = TINY_CALENDAR, rules, reasons = LENDING_REASONS, head = '' }: Parts): Map<string, string> => {
  const files = new Map(tinyFiles(undefined, tinyReasons([], reasons)))
  files.set('pack.yaml', `${files.get('pack.yaml')}${head}`)
  files.set('products/tiny.yaml', tinyProductYaml(product))
  if (calendar !== '') files.set('calendars/cn.yaml', calendar)
  files.set('rules.yaml', rules ?? rulesOf(rule('CAP', 'line_cap', '{ use: consumption, currency: CNY, max_minor: 20000000 }')))
  return files
}
const faultsOf = (files: ReadonlyMap<string, string>): string[] => {
  const reading = readPack(files, notSha256)
  return reading.ok ? [] : reading.diagnostics.map(({ code, file, message }) => `${code} ${file}: ${message}`)
}

test('a pack without products lends by none, and knows no law', () => {
  const { products, defaultProduct, calendars, rules } = tinyPack()
  expect([products.size, defaultProduct, calendars.size, rules.length]).toEqual([0, null, 0, 0])
})

test('products, calendars and rules come with the pack, without a word', () => {
  const files = filesOf({ head: 'default_product: tiny\n' })
  const reading = readPack(files, notSha256)
  expect(reading.ok ? reading.warnings : reading.diagnostics).toEqual([])
  const pack = tinyPack(files)
  expect([...pack.products.keys(), ...pack.calendars.keys(), ...pack.rules.map(({ id }) => id)]).toEqual(['tiny', 'cn', 'CAP'])
  expect(pack.defaultProduct).toBe(pack.products.get('tiny'))
  expect(pack.products.get('tiny')?.calendar).toBe(pack.calendars.get('cn'))
  expect(tinyPack(filesOf({})).defaultProduct).toBeNull()
})

test('each of these files is part of its identity', () => {
  const hashes = [
    tinyPack(filesOf({})).hash,
    tinyPack(filesOf({ product: { version: 4 } })).hash,
    tinyPack(filesOf({ calendar: TINY_CALENDAR.replace('2026-02-28]', ']') })).hash,
    tinyPack(filesOf({ rules: rulesOf(rule('CAP', 'line_cap', '{ use: consumption, currency: CNY, max_minor: 20000001 }')) })).hash,
  ]
  expect(new Set(hashes).size).toBe(4)
})

test.each<[what: string, parts: Parts, fault: string]>([
  ['a broken product', { product: { version: 0 } }, 'yaml-file products/tiny.yaml: version: Too small'],
  ['a broken calendar', { calendar: 'format: 1' }, 'yaml-file calendars/cn.yaml: id: Invalid input'],
  ['broken rules', { rules: 'format: 1' }, 'yaml-file rules.yaml: rules: Invalid input'],
  ['a missing calendar', { calendar: '' }, 'yaml-file products/tiny.yaml: calendar: there is no calendars/cn.yaml'],
  ['an unknown default', { head: 'default_product: other\n' }, 'yaml-file pack.yaml: default_product: there is no products/other.yaml'],
  ['a grade without service', { product: { 'service.E': undefined } }, 'yaml-file products/tiny.yaml: service: says nothing of grade E'],
  [
    'a price above its bounds',
    { product: { 'interest.day_rate_max': 49_999 } },
    'yaml-file products/tiny.yaml: interest: the price table gives 50000, outside day_rate_min and day_rate_max',
  ],
  [
    'a price below its bounds',
    { product: { 'interest.day_rate_min': 30_001 } },
    'yaml-file products/tiny.yaml: interest: the price table gives 30000, outside day_rate_min and day_rate_max',
  ],
  [
    'a reason of a product without words',
    { reasons: LENDING_REASONS.filter((code) => code !== 'tenor-not-offered') },
    'reason-unknown products/tiny.yaml: reason "tenor-not-offered" is not in reasons.yaml',
  ],
  [
    'a reason of a rule without words',
    { reasons: LENDING_REASONS.filter((code) => code !== 'RG01') },
    'reason-unknown rules.yaml: reason "RG01" is not in reasons.yaml',
  ],
])('%s keeps the pack from loading, and is named', (_what, parts, fault) => {
  expect(faultsOf(filesOf(parts)).map((found) => found.slice(0, fault.length))).toContain(fault)
})

test('a broken product is one fault, though the pack starts with it', () => {
  expect(faultsOf(filesOf({ product: { version: 0 }, head: 'default_product: tiny\n' }))).toHaveLength(1)
})

test('prices and grades at the very bounds are within them', () => {
  expect(faultsOf(filesOf({ product: { 'interest.day_rate_min': 30_000, 'interest.day_rate_max': 50_000 } }))).toEqual([])
})

const joint = (permille: number) => ({
  joint_lending: { partner: { id: 'p', name: { zh: '信托', en: 'Trust' }, licence: 'trust' }, share_permille: permille },
})
const share = rulesOf(rule('SHARE', 'partner_share_min', '{ min_permille: 300 }'))
const bullet = rulesOf(rule('BULLET', 'bullet_tenor_max', '{ max_months: 6 }'))
const purpose = rulesOf(rule('PURPOSE', 'purpose_prohibited', '{ purposes: [travel] }'))
const cost = (ppm: number) => rulesOf(rule('COST', 'annual_cost_max', `{ max_ppm: ${ppm} }`))
const until = (day: string) =>
  rulesOf(rule('COST', 'annual_cost_max', '{ max_ppm: 1 }', `effective_from: 2020-01-01, effective_to: ${day}`))
const since = (day: string) => rulesOf(rule('COST', 'annual_cost_max', '{ max_ppm: 1 }', `effective_from: ${day}, effective_to: null`))

test.each<[what: string, parts: Parts, fault: string | null]>([
  ['a line at the cap', { product: { 'line.max_minor': 20_000_000 } }, null],
  [
    'a line above the cap',
    { product: { 'line.max_minor': 20_010_000 } },
    'breaks rule CAP of rules.yaml: limit_minor is 20010000, the rule says 20000000',
  ],
  ['a line above the cap, for a business', { product: { 'line.max_minor': 20_010_000, for: 'small_business' } }, null],
  ['a line above the cap of another law', { product: { 'line.max_minor': 20_010_000, keeps_rules_of: ['US'] } }, null],
  ['a partner with 30 %', { rules: share, product: joint(300) }, null],
  [
    'a partner with less',
    { rules: share, product: joint(299) },
    'breaks rule SHARE of rules.yaml: partner_permille is 299, the rule says 300',
  ],
  ['six months of interest only', { rules: bullet }, null],
  [
    'a month more',
    { rules: bullet, product: { 'draw.interest_only_max_months': 7 } },
    'breaks rule BULLET of rules.yaml: tenor_months is 7, the rule says 6',
  ],
  [
    'a month more that no tenor reaches',
    { rules: bullet, product: { 'draw.interest_only_max_months': 7, 'draw.tenors_months': [6, 12] } },
    null,
  ],
  [
    'no interest only at all',
    { rules: bullet, product: { 'draw.interest_only_max_months': 7, 'draw.methods': ['equal_instalment'] } },
    null,
  ],
  [
    'a purpose that the law forbids',
    { rules: purpose, product: { 'purposes.allowed': ['consumption', 'travel'] } },
    'breaks rule PURPOSE of rules.yaml: purpose is travel, the rule says travel',
  ],
  ['the dearest rate at the cap', { rules: cost(219_000) }, null],
  ['and above it', { rules: cost(218_999) }, 'breaks rule COST of rules.yaml: annual_cost_ppm is 219000, the rule says 218999'],
  ['a year of 360 days, by months', { rules: cost(216_000), product: { interest: monthly(60_000) } }, null],
  ['a rule that ended before the launch', { rules: until('2025-12-31') }, null],
  [
    'one that ends on its day',
    { rules: until('2026-01-01') },
    'breaks rule COST of rules.yaml: annual_cost_ppm is 219000, the rule says 1',
  ],
  [
    'one that begins on its day',
    { rules: since('2026-01-01') },
    'breaks rule COST of rules.yaml: annual_cost_ppm is 219000, the rule says 1',
  ],
  ['one that begins later', { rules: since('2026-01-02') }, null],
])('%s: %j', (_what, parts, fault) => {
  expect(faultsOf(filesOf(parts))).toEqual(fault === null ? [] : [`rule-broken products/tiny.yaml: ${fault}`])
})

function monthly(dayRateMax: number) {
  return { by: 'months', year_days: 360, day_rate_min: 20_000, day_rate_max: dayRateMax }
}
