/** How fast the default pack is evaluated, against copying its inputs through JSON. */

import { readFact } from '@fairline/contract/cloud-event'
import { newLine } from '@fairline/domain/line/line'
import { assessLine } from '@fairline/domain/pack/assess'
import { readSignals } from '@fairline/domain/signals/catalogue'
import { foldFact, newSignals } from '@fairline/domain/signals/signals'
import { defaultPack } from './default-pack.ts'
import { perCpuSecond, print } from './figure.ts'
import { eventOf } from './synthetic-book.ts'

const BORROWERS = 2_000
const NOW = Date.parse('2026-12-31T00:00:00Z')
const DECISIONS = ['behaviour_score', 'grade', 'holds', 'grant', 'granted_limit', 'limit_factor', 'price']

const pack = await defaultPack()
const sources = Array.from({ length: BORROWERS }, (_, borrower) => {
  let signals = newSignals
  for (let nth = 0; nth < 12; nth++) {
    const reading = readFact(eventOf(borrower, nth), NOW)
    if (reading.ok) signals = foldFact(signals, reading.value.fact)
  }
  return { signals, line: newLine, at: signals.asOf, scale: pack.scoreScale, draw: null }
})
const inputs = sources.map(readSignals)

const copy = perCpuSecond(BORROWERS, () => {
  for (const one of inputs) JSON.parse(JSON.stringify(one))
})
print('policy', { figure: 'json-copy-of-inputs', value: copy, unit: 'copies/cpu-s' })

const evaluate = perCpuSecond(BORROWERS, () => {
  for (const one of inputs) pack.policy.evaluate(one, DECISIONS)
})
print('policy', { figure: 'evaluate', value: evaluate, unit: 'evaluations/cpu-s', against: 'json-copy-of-inputs', ratio: evaluate / copy })

const assess = perCpuSecond(BORROWERS, () => {
  for (const source of sources) assessLine(pack, source)
})
print('policy', {
  figure: 'assess-with-reasons',
  value: assess,
  unit: 'assessments/cpu-s',
  against: 'json-copy-of-inputs',
  ratio: assess / copy,
})
