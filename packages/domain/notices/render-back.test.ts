/** The letter about what he has again: in both languages, with nothing unfilled, nothing confidential and nothing that is not so. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Hold } from '../line/hold.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { givenBack } from './given-back.ts'
import { type BackToRender, renderBack } from './render-back.ts'
import { textOf } from './rendered.ts'
import { faultsOf, gapsFor } from './templates.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))

function packOf(given: ReadonlyMap<string, string>): Pack {
  const reading = readPack(given, notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}
const pack = packOf(files)
const AT = Date.parse('2026-09-01T04:00:00Z')

const lifted = (reason: string, holdId = reason): LineOutcome => ({ type: 'hold-lifted', data: { holdId, reason } })
const placed = (reason: string): LineOutcome => ({
  type: 'hold-placed',
  data: { holdId: `new ${reason}`, scope: 'draw', cause: { reason, evidence: [] } },
})
const stage = (holdId: string, permille: number): LineOutcome => ({
  type: 'restoration-advanced',
  data: { holdId, stage: 1, permille, usableMinor: permille * 100 },
})
const completed = (holdId: string): LineOutcome => ({ type: 'restoration-completed', data: { holdId, commitmentId: 'c' } })

test.each<[rule: string, outcomes: LineOutcome[], then: string]>([
  ['nothing was held', [], ''],
  ['a hold is lifted', [lifted('SE01')], 'hold-lifted'],
  ['a request that was under review has its own answer', [lifted('PL07')], ''],
  ['placed alone is not back', [placed('SE01')], ''],
  ['lifted and placed again is no news', [lifted('SE01'), placed('SE01')], ''],
  ['another that is placed hides nothing', [lifted('SE01'), placed('CR02')], 'hold-lifted'],
  ['of two, the one that stays away', [lifted('SE01'), lifted('CR02'), placed('SE01')], 'hold-lifted'],
  ['a stage', [stage('CR02', 500)], 'restoration-advanced'],
  ['a stage that gives nothing', [stage('CR02', 0)], ''],
  ['one thousandth is something', [stage('CR02', 1)], 'restoration-advanced'],
  ['the end of a restoration', [completed('CR02'), lifted('CR02')], 'restoration-completed hold-lifted'],
  ['that comes back at once', [completed('CR02'), lifted('CR02'), placed('CR02')], ''],
])('%s', (_rule, outcomes, then) => {
  expect(
    givenBack(outcomes)
      .map(({ type }) => type)
      .join(' '),
  ).toBe(then)
})

const hold = (reason: string, more: Partial<Hold> = {}): Hold => ({
  id: reason,
  reason,
  scope: 'draw',
  placedAt: AT - 1,
  evidence: [],
  observedUntil: null,
  expiresAt: null,
  reviewAt: null,
  stepsDone: [],
  restoration: null,
  ...more,
})
const restoring = (stagesReached: number): Hold =>
  hold('CR02', {
    restoration: {
      commitmentId: 'c',
      ofMinor: 500_000,
      stages: [
        { afterDays: 30, permille: 500 },
        { afterDays: 60, permille: 1000 },
      ],
      setsBackDays: 0,
      setBack: 'reset',
      beganAt: AT,
      ranMs: 0,
      stagesReached,
      checkpointsPassed: 0,
      setBacks: 0,
    },
  })
const told = (outcomes: LineOutcome[], holds: Hold[] = [], status: 'active' | 'suspended' = 'active'): BackToRender => {
  const line = { status, currency: 'CNY', limitMinor: 500_000, drawnMinor: 100_000, availableMinor: 400_000 }
  return { outcomes, holds, at: AT, borrower: 'b1', line, pack, product: pack.defaultProduct }
}

const NAMES = { zh: { SE01: '短期内频繁更换设备', CR02: '信用分短期大幅下降' }, en: { SE01: 'Frequent device changes', CR02: 'Sharp fall of your credit score' } } // biome-ignore format: one table

test.each<[rule: string, given: BackToRender, zh: string[], en: string[], not: string[]]>([
  [
    'a hold is lifted, and nothing else stands',
    told([lifted('SE01')]),
    ['自2026年9月1日起', `已解除：${NAMES.zh.SE01}`, '现在可借金额：4,000.00元。', '我的额度'],
    ['Since 1 September 2026', `Lifted: ${NAMES.en.SE01}`, 'You may draw CNY 4,000.00 now.', 'the page of your line'],
    ['仍然有效', 'still stands', NAMES.zh.CR02],
  ],
  [
    'another stands: nothing can be drawn, whatever is free',
    told([lifted('SE01')], [hold('CR02')], 'suspended'),
    [`已解除：${NAMES.zh.SE01}`, '目前还不能借款。', '仍然有效的限制', `借款：${NAMES.zh.CR02}`],
    [`Lifted: ${NAMES.en.SE01}`, 'You cannot draw yet.', 'What still stands', `drawing: ${NAMES.en.CR02}`],
    ['4,000.00'],
  ],
  [
    'one on increases stands: drawing goes on',
    told([lifted('SE01')], [hold('CR02', { scope: 'increase' })]),
    ['现在可借金额：4,000.00元。', `提额：${NAMES.zh.CR02}`],
    ['You may draw CNY 4,000.00 now.', `increases of the limit: ${NAMES.en.CR02}`],
    [],
  ],
  [
    'two at once are told together',
    told([lifted('SE01'), lifted('CR02')]),
    [`已解除：${NAMES.zh.SE01}`, `已解除：${NAMES.zh.CR02}`],
    [`Lifted: ${NAMES.en.SE01}`, `Lifted: ${NAMES.en.CR02}`],
    ['仍然有效'],
  ],
  [
    'a stage is told with what it lets him use, and does not stand beside',
    told([stage('CR02', 500)], [restoring(1)]),
    [`逐步恢复：${NAMES.zh.CR02}，目前最多可使用2,500.00元`],
    [`Coming back in stages: ${NAMES.en.CR02}; up to CNY 2,500.00 may be used so far`],
    ['已解除：', '仍然有效'],
  ],
  [
    'a restoration that is complete is a hold that was lifted',
    told([stage('CR02', 1000), completed('CR02'), lifted('CR02')]),
    [`已解除：${NAMES.zh.CR02}`],
    [`Lifted: ${NAMES.en.CR02}`],
    ['逐步恢复'],
  ],
  [
    'a confidential reason is not named, lifted or standing',
    told([lifted('RG04'), lifted('SE01')], [hold('RG04', { placedAt: AT - 2 })], 'suspended'),
    ['已解除：另一项限制', '借款：另一项限制'],
    ['Lifted: another restriction', 'drawing: another restriction'],
    ['需要补充材料', 'Documents needed', 'RG04'],
  ],
  [
    'nor one that the pack does not know',
    told([lifted('XX99')]),
    ['已解除：另一项限制'],
    ['Lifted: another restriction'],
    ['XX99', 'undefined'],
  ],
])('%s', (_rule, given, zh, en, not) => {
  for (const [language, parts] of [
    ['zh', zh],
    ['en', en],
  ] as const) {
    const rendered = renderBack(given, language)!
    const text = `${rendered.subject}\n${textOf(rendered)}`
    for (const part of parts) expect(text).toContain(part)
    for (const part of [...not, '{', 'undefined']) expect(text).not.toContain(part)
  }
})

test.each<[rule: string, given: BackToRender, isTold: boolean]>([
  ['held again for the same since', told([lifted('SE01')], [hold('SE01', { placedAt: AT + 1 })]), false],
  ['at the very moment', told([lifted('SE01')], [hold('SE01', { placedAt: AT })]), false],
  ['another hold of that reason from before', told([lifted('SE01', 'x')], [hold('SE01')]), true],
  ['a stage that was set back since', told([stage('CR02', 500)], [restoring(0)]), false],
  ['a stage of a hold that is gone: its end is told for itself', told([stage('CR02', 500)]), false],
  ['nothing of it was a hold', told([placed('SE01')]), false],
])('is it still so: %s', (_rule, given, isTold) => {
  expect(renderBack(given, 'zh') !== undefined).toBe(isTold)
})

describe('words', () => {
  const words = (zh: string) => ({ subject: { zh, en: zh }, opening: { zh: 'x', en: 'x' }, closing: { zh: 'x', en: 'x' } })

  test('there is no answer by a day, as there is nothing to object to', () => {
    expect([gapsFor('back').includes('answered_by'), gapsFor('any').includes('answered_by')]).toEqual([false, true])
    expect([faultsOf('back', words('{available}')), faultsOf('back', words('{answered_by}'))]).toMatchObject([[], [{ part: 'subject' }]])
  })

  test('an organisation has its own; what is available is nothing while another hold stands', () => {
    const own = { ...told([lifted('SE01')], [hold('CR02')], 'suspended'), template: words('{available} of {limit}') }
    expect(renderBack(own, 'en')!.subject).toBe('CNY 0.00 of CNY 5,000.00')
  })

  test.each([
    ['without the file', new Map([...files].filter(([path]) => path !== 'notices.yaml'))],
    ['without the kind', new Map([...files, ['notices.yaml', files.get('notices.yaml')!.replace(/\n {2}back:[\s\S]*$/, '\n')]])],
  ])('a pack %s says it in plain words, not in those of a notice', (_which, given) => {
    const { subject } = renderBack({ ...told([lifted('SE01')]), pack: packOf(given) }, 'en')!
    expect(subject).toBe('Your credit line: a restriction was lifted or eased')
  })
})
