import { expect, test } from 'vitest'
import { readFaq } from './faq.ts'

const reasons = new Map([['SE01', { category: 'security' as const }]])
const question = (more: string, id = 'why') =>
  `  - { id: ${id}, question: { zh: 为什么, en: Why }, answer: { zh: 因为, en: Because }${more} }\n`
const file = (...questions: string[]) => `format: 1\nquestions:\n${questions.join('')}`

test.each<[what: string, content: string, faults: string[]]>([
  ['for everybody', file(question('')), []],
  ['tied to a reason that is there', file(question(', reasons: [SE01]')), []],
  ['tied to a category that is there', file(question(', categories: [security]')), []],
  ['tied to no such reason', file(question(', reasons: [SE99]')), ['there is no reason "SE99"']],
  ['tied to no such category', file(question(', categories: [weather]')), ['no reason is of category "weather"']],
  ['twice under one id', file(question(''), question('')), ['there is another question "why"']],
])('a question %s', (_what, content, faults) => {
  const read = readFaq(content, reasons)
  expect(read.diagnostics.map(({ message }) => message.replace(/^.*?: /, ''))).toEqual(faults)
  expect(read.faq.length > 0).toBe(faults.length === 0)
})

test('a pack without questions has none', () => {
  expect(readFaq(undefined, reasons)).toEqual({ faq: [], diagnostics: [] })
})
