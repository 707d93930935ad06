import { readFact } from '@fairline/contract/cloud-event'
import { expect, test } from 'vitest'
import { envelopeOf, freshExample } from './envelope.ts'
import { FACT_FORMS } from './fact-forms.ts'
import { PRESETS, stepsOf } from './presets.ts'

const NOW = Date.parse('2026-03-01T12:00:00+08:00')

test.each(PRESETS)('every step of %s fits the contract', (preset) => {
  const faults = stepsOf(preset, 'x1').map((step) => {
    const reading = readFact(envelopeOf('demo-1', step, 'e1'), NOW)
    return reading.ok ? [] : reading.faults
  })
  expect(faults.flat()).toEqual([])
})

test.each(Object.keys(FACT_FORMS))('the form of %s begins with something that can be sent', (type) => {
  const data = freshExample(FACT_FORMS[type]!.example, 'x1')
  const reading = readFact(envelopeOf('demo-1', { type, data }, 'e1'), NOW)
  expect(reading.ok ? [] : reading.faults).toEqual([])
})

test('sent twice, an example is about another thing', () => {
  expect(freshExample({ drawdown_id: 'dd1', amount_minor: 5 }, 'x1')).toEqual({ drawdown_id: 'dd1-x1', amount_minor: 5 })
  expect(freshExample({ request_id: 'a', hold_id: 'b' }, 'x1')).toEqual({ request_id: 'a-x1', hold_id: 'b' })
})
