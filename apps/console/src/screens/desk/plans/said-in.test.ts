import { expect, test } from 'vitest'
import { saidIn } from './said-in.ts'

test.each([
  ['还款 1 · Repay 1', '还款 1', 'Repay 1'],
  ['联系北方银行', '联系北方银行', '联系北方银行'],
  ['a · b · c', 'a · b · c', 'a · b · c'],
])('%s', (words, zh, en) => {
  expect([saidIn(words, 'zh'), saidIn(words, 'en')]).toEqual([zh, en])
})
