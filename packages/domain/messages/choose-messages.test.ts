/** What of all there is occasion for is said: both sides of each edge. */
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { chooseMessages, type Told } from './choose-messages.ts'
import type { MessageKind } from './message-words.ts'

const NOW = Date.parse('2026-09-03T04:00:00Z')
const daysAgo = (days: number): number => NOW - days * DAY_MS
const may = (kind: MessageKind, key: string, againAfterDays: number | null = null) => ({ kind, key, againAfterDays })
const was = (kind: MessageKind, key: string, days: number): Told => ({ kind, key, at: daysAgo(days) })
const two = { at_most: { count: 2, within_days: 7 } }
const noMost = { at_most: undefined }

test.each([
  ['nothing was said', [], ['near_hold a', 'borrowing b']],
  ['one of another kind yesterday', [was('freshness', 'f', 1)], ['near_hold a']],
  ['two yesterday', [was('freshness', 'f', 1), was('learning', 'l', 1)], []],
  ['two, one of them just within seven days', [was('freshness', 'f', 1), was('learning', 'l', 6.99)], []],
  ['two, one of them seven days ago', [was('freshness', 'f', 1), was('learning', 'l', 7)], ['near_hold a']],
  [
    'reminders and a report, which do not count',
    [was('payment_due', 'p', 1), was('monthly_report', 'm', 1)],
    ['near_hold a', 'borrowing b'],
  ],
] as const)('no more than two in seven days, the most urgent first: %s', (_, told, said) => {
  const candidates = [may('borrowing', 'borrowing b'), may('on_time', 'on_time c'), may('near_hold', 'near_hold a')]
  expect(chooseMessages(candidates, two, told, NOW).map(({ key }) => key)).toEqual(said)
})

test('a reminder of what falls due goes out however much was said', () => {
  const told = [was('freshness', 'f', 1), was('learning', 'l', 1)]
  expect(chooseMessages([may('on_time', 'o'), may('payment_due', 'p')], two, told, NOW).map(({ key }) => key)).toEqual(['p'])
})

test.each([
  [59.99, []],
  [60, ['on_time 6']],
])('a kind that may come again after 60 days, said %s days ago: %j', (days, said) => {
  const candidates = [may('on_time', 'on_time 6', 60)]
  expect(chooseMessages(candidates, noMost, [was('on_time', 'on_time 3', days)], NOW).map(({ key }) => key)).toEqual(said)
})

test('one occasion is told once, however long ago, and takes nobody’s place', () => {
  const told = [was('near_hold', 'near_hold a', 300)]
  const one = { at_most: { count: 1, within_days: 7 } }
  expect(chooseMessages([may('near_hold', 'near_hold a'), may('borrowing', 'b')], one, told, NOW).map(({ key }) => key)).toEqual(['b'])
})

test('of a kind with a pause one is said at a time; of one without, as many as there is room for', () => {
  const both = (again: number | null) => [may('learning', 'l1', again), may('learning', 'l2', again)]
  expect(chooseMessages(both(14), noMost, [], NOW).map(({ key }) => key)).toEqual(['l1'])
  expect(chooseMessages(both(null), noMost, [], NOW).map(({ key }) => key)).toEqual(['l1', 'l2'])
})
