import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableXml } from '../fixtures.ts'
import { loadPolicy, type Value } from '../policy.ts'

const inputs = new Map([['score', { type: 'number' as const, nullable: true }]])
const xml = tableXml({
  name: 'T',
  inputs: { score: 'number' },
  outputs: ['out'],
  rows: [
    ['[1..5)', '1'],
    ['null', '"a"'],
  ],
  annotations: ['reason'],
})

test('a damaged file is refused or read, never a crash; what is read evaluates without one', () => {
  const damage = fc.record({
    at: fc.nat({ max: xml.length }),
    length: fc.nat({ max: 40 }),
    put: fc.constantFrom('', '<', '>', '"', '&', '<rule/>', 'x', '?', '-'),
  })
  fc.assert(
    fc.property(damage, fc.anything(), ({ at, length, put }, score) => {
      const loaded = loadPolicy({ xml: xml.slice(0, at) + put + xml.slice(at + length), file: 'p.dmn', inputs })
      if (!loaded.ok) expect(loaded.diagnostics.filter(({ severity }) => severity === 'error')).not.toEqual([])
      else expect(loaded.policy.evaluate({ score: score as Value }, [...loaded.policy.decisions.keys()]).values).toBeInstanceOf(Map)
    }),
    { numRuns: 500 },
  )
})

test('a byte order mark before the file is no part of it', () => {
  const marked = loadPolicy({ xml: `\uFEFF${xml}`, file: 'p.dmn', inputs })
  expect(marked.ok ? [] : marked.diagnostics.map(({ code }) => code)).not.toContain('xml-malformed')
  expect(loadPolicy({ xml: `x${xml}`, file: 'p.dmn', inputs })).toMatchObject({ ok: false, diagnostics: [{ code: 'xml-malformed' }] })
})
