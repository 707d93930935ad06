import { expect, test } from 'vitest'
import { readPack } from './pack.ts'
import { notSha256, tinyDmn, tinyFiles, tinyReasons, tinyTables } from './tiny-pack.fixture.ts'

const withTables = (change: Readonly<Record<string, Partial<(typeof tinyTables)[string]>>>): string =>
  tinyDmn({
    ...tinyTables,
    ...Object.fromEntries(Object.entries(change).map(([name, table]) => [name, { ...tinyTables[name]!, ...table }])),
  })

function faultsOf(dmn: string, reasons = tinyReasons(), about = ''): string[] {
  const files = new Map([...tinyFiles(dmn, reasons)].map(([path, text]) => [path, path === 'pack.yaml' ? text + about : text]))
  const reading = readPack(files, notSha256)
  if (reading.ok) return []
  return reading.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`)
}

test('a pack that decided once is read for replay, whatever is asked of a new one', () => {
  const files = tinyFiles(tinyDmn(), ofSecurity(''))
  expect([readPack(files, notSha256).ok, readPack(files, notSha256, 'to-replay').ok]).toEqual([false, true])
})

const ofSecurity = (end: string): string => tinyReasons().replace('  SE01: { category: credit,', `  SE01: { category: security, ${end}`)

test.each<[what: string, end: string, faults: readonly string[]]>([
  ['without an end', '', ['hold-without-end: reason "SE01" is one of security and never ends: give it expires_days or review_days']],
  ['that ends by itself', 'expires_days: 7,', []],
  ['that a person looks at', 'review_days: 7,', []],
])('a hold for security %s', (_what, end, faults) => {
  expect(faultsOf(tinyDmn(), ofSecurity(end))).toEqual(faults)
})

const linkHold = (scope: string) =>
  withTables({
    holds: {
      inputs: ['fraud_links', 'devices_since_verification_30d', 'score_drop_180d', 'failed_draws_24h'],
      rows: [
        ['>= 1', '-', '-', '-', '"SE01"', `"${scope}"`],
        ['>= 1', '>= 3', '-', '-', '"SE01"', '"draw"'],
        ['-', '-', '>= 100', '-', '"CR02"', '"draw"'],
        ['-', '-', '-', '>= 2', '"BE01"', '"draw"'],
      ],
    },
  })
const linkDraw = (outcome: string) =>
  withTables({
    drawdown: {
      inputs: ['draw_purpose', 'identity_verified', 'score', 'fraud_link_kind'],
      rows: [
        ['"securities"', '-', '-', '-', '"decline"', '"RG06"', 'true'],
        ['-', '-', '-', '"device"', `"${outcome}"`, '"SE01"', 'false'],
        ['-', 'true', '>= 600', '-', '"approve"', '""', 'false'],
      ],
    },
  })
const shown = tinyReasons().replace(
  'devices_since_verification_30d, devices_30d',
  'devices_since_verification_30d, fraud_links, fraud_link_kind',
)

test.each<[what: string, dmn: string, faults: readonly string[]]>([
  ['stops increases', linkHold('increase'), []],
  ['stops drawing', linkHold('draw'), ['fraud-link-alone: a link to others alone may not give scope "draw", only increase']],
  ['declines a drawdown', linkDraw('decline'), ['fraud-link-alone: a link to others alone may not give outcome "decline", only approve']],
  ['lets one pass', linkDraw('approve'), []],
])('a link to others alone %s', (_what, dmn, faults) => {
  expect(faultsOf(dmn, shown)).toEqual(faults)
})

test.each<[what: string, about: string, fault: string | undefined]>([
  ['for all', 'signals_off: { all: [network] }', undefined],
  ['for a jurisdiction that no product keeps', 'signals_off: { CN: [network] }', 'signals_off.CN: no product keeps the rules'],
  ['that there is not', 'signals_off: { all: [moods] }', 'signals_off.all.0'],
  ['of nothing', 'signals_off: { all: [] }', 'signals_off.all'],
  ['for no jurisdiction', 'signals_off: { china: [network] }', 'signals_off.china'],
])('a family of signals switched off %s', (_what, about, fault) => {
  expect(faultsOf(tinyDmn(), tinyReasons(), about)[0]).toEqual(fault === undefined ? undefined : expect.stringContaining(fault))
})
