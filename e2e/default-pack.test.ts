import { knownDay } from '@fairline/domain/kernel/day'
import { runCases } from '@fairline/domain/pack/cases'
import { readPack } from '@fairline/domain/pack/pack'
import { isBusinessDay } from '@fairline/domain/product/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPackFolder, sha256 } from '../apps/server/src/pack-folder.ts'

const folder = new URL('../policies/cn-consumer', import.meta.url).pathname
const files = await readPackFolder(folder)
const reading = readPack(files, sha256)

test('the default pack loads without a word', () => {
  expect(reading.ok ? reading.warnings : reading.diagnostics).toEqual([])
})

test('all of its cases hold', () => {
  if (!reading.ok) throw new Error('the pack does not load')
  const { cases, checks, failures } = runCases(reading.pack)
  expect(failures).toEqual([])
  expect([cases >= 280, checks >= 360]).toEqual([true, true])
})

/** Tables that give a list are not among the statements of proofs.yaml. */
test('more of what speaks against the safety of an account never lifts a hold', () => {
  if (!reading.ok) throw new Error('the pack does not load')
  const { policy } = reading.pack
  const counts = policy.decisions
    .get('security_holds')!
    .inputs.map(({ text }) => text)
    .filter((name) => name !== 'takeover_suspected')
  const holdsOf = (given: Record<string, number | boolean | null>) => policy.evaluate(given, ['security_holds']).fired.map(({ row }) => row)
  const count = fc.option(fc.oneof(fc.nat(12), fc.constantFrom(499, 500)))
  const given = fc.tuple(fc.array(count, { minLength: counts.length, maxLength: counts.length }), fc.boolean(), fc.nat(counts.length - 1))
  fc.assert(
    fc.property(given, fc.nat(500), ([values, isSuspected, nth], more) => {
      const before = { ...Object.fromEntries(counts.map((name, at) => [name, values[at] ?? null])), takeover_suspected: isSuspected }
      const after = { ...before, [counts[nth]!]: (values[nth] ?? 0) + more, takeover_suspected: true }
      expect(holdsOf(after)).toEqual(expect.arrayContaining(holdsOf(before)))
    }),
  )
})

test.each([
  ['granted_limit', '[650..700)', '[650..701)'],
  ['grade', '[640..700)', '[630..700)'],
])('a cell of %s changed to overlap its neighbour is refused with its table and rows', (table, before, after) => {
  const [head, rest] = files.get('policy.dmn')!.split(`<decision id="decision-${table}"`) as [string, string]
  const overlapping = `${head}<decision id="decision-${table}"${rest.replace(before, after)}`
  const changed = readPack(new Map([...files, ['policy.dmn', overlapping]]), sha256)
  const found = changed.ok ? [] : changed.diagnostics.map(({ code, table: where, message }) => `${code} ${where}: ${message}`)
  expect(found[0]).toMatch(new RegExp(`^rows-overlap ${table}: rows \\d+ and \\d+ `))
})

test('it lends by three products, under the calendar and the rules that it brings', () => {
  if (!reading.ok) throw new Error('the pack does not load')
  const { products, defaultProduct, calendars, rules } = reading.pack
  const lines = [...products.values()].map(({ ref, line, draw }) => [ref, line.min_minor, line.max_minor, draw.tenors_months.at(-1)])
  expect(lines).toEqual([
    ['cn-business@1', 200_000, 50_000_000, 24],
    ['cn-consumer@1', 50_000, 20_000_000, 12],
    ['seed-literal@1', 500_000, 2_000_000, 12],
  ])
  expect(defaultProduct?.id).toBe('cn-consumer')
  expect([...(calendars.get('cn')?.years.keys() ?? [])]).toEqual([2025, 2026])
  expect(new Set(rules.map(({ check }) => check)).size).toBe(10)
})

/** Days taken off are worked on other days: what remains is a year without its weekends and the 13 days that the law gives. */
test.each([2025, 2026])('%i has as many business days as the law says', (year) => {
  if (!reading.ok) throw new Error('the pack does not load')
  const calendar = reading.pack.calendars.get('cn')!
  const days = Array.from({ length: 365 }, (_, nth) => knownDay(`${year}-01-01`) + nth)
  expect(days.filter((day) => isBusinessDay(calendar, day))).toHaveLength(365 - 104 - 13)
})

test.each([
  ['cn-consumer', 'max_minor: 20000000', 'max_minor: 20010000', 'breaks rule CN-CF-CAP'],
  ['cn-consumer', 'allowed: [consumption', 'allowed: [house_purchase', 'breaks rule CN-IL-PURPOSE'],
  ['cn-business', 'interest_only_max_months: 12', 'interest_only_max_months: 13', 'breaks rule CN-IL-TENOR'],
  ['cn-business', 'day_rate_max: 65000', 'day_rate_max: 65754', 'breaks rule CN-COST-CAP-BANK'],
  [
    'cn-business',
    'joint_lending: null',
    'joint_lending: { partner: { id: p, name: { zh: 合作方, en: Partner }, licence: trust }, share_permille: 299 }',
    'breaks rule CN-JL-SHARE',
  ],
])('%s with %s changed to %s is refused', (product, before, after, fault) => {
  const path = `products/${product}.yaml`
  const purposes = files.get(path)!.replace(before, after).replace('business_turnover, house_purchase, ', 'business_turnover, ')
  const changed = readPack(new Map([...files, [path, purposes]]), sha256)
  expect((changed.ok ? [] : changed.diagnostics).map(({ message }) => message.slice(0, fault.length))).toContain(fault)
})
