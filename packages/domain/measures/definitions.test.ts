import { expect, test } from 'vitest'
import { approvalDefinitions, flowDefinitions, recoveryDefinitions, restrictionDefinitions } from './definitions.ts'

test('every measure is defined in both languages, with the days that were asked for', () => {
  const all = [...restrictionDefinitions(45), ...recoveryDefinitions, ...flowDefinitions(21), ...approvalDefinitions(10)]
  for (const { term, text } of all) {
    for (const { zh, en } of [term, text]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}|\{\{/u)
    }
  }
  const said = (definitions: readonly { text: { zh: string; en: string } }[]) => definitions.map(({ text }) => text.zh + text.en).join(' ')
  expect(said(restrictionDefinitions(45))).toMatch(/45 天.*45 days/)
  expect(said(flowDefinitions(21))).toMatch(/21 天.*21 days/)
  expect(said(approvalDefinitions(10))).toMatch(/10 人.*fewer than 10/)
})
