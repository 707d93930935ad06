import { expect, test } from 'vitest'
import { fingerprint } from './fingerprint.ts'

test('fingerprints stay the same for ever: they are stored', () => {
  expect(['', 'a', 'device-1', '设备一'].map(fingerprint)).toMatchInlineSnapshot(`
    [
      241267579138301,
      132667264814814,
      88161888903365,
      57412566485851,
    ]
  `)
})

test('near identifiers do not meet', () => {
  const seen = new Set(Array.from({ length: 200_000 }, (_, n) => fingerprint(`device-${n}`)))
  expect(seen.size).toBe(200_000)
})

test('all 48 bits are in use', () => {
  const prints = Array.from({ length: 1_000 }, (_, n) => fingerprint(`${n}`))
  for (let bit = 0; bit < 48; bit++) {
    const ones = prints.filter((print) => Math.floor(print / 2 ** bit) % 2 === 1).length
    expect(ones, `bit ${bit}`).toBeGreaterThan(400)
    expect(ones, `bit ${bit}`).toBeLessThan(600)
  }
})
