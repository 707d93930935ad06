import { expect, test } from 'vitest'
import { filled } from './filled.ts'

test.each([
  ['{line} is used up ({used} of {limit})', { line: 'A', used: '¥1', limit: '¥2' }, 'A is used up (¥1 of ¥2)'],
  ['{line}已用满（{used} / {limit}）', { line: '甲', used: '', limit: '' }, '甲已用满'],
  ['{line}不可用：{reason}', { line: '甲', reason: '' }, '甲不可用'],
  ['{line} costs {amount}', { line: 'A' }, 'A costs'],
])('%s', (text, values, said) => {
  expect(filled(text, values)).toBe(said)
})
