/** The life of a hold: when it ends by itself, when a person looks at it, and which steps of the way back are done. */
import type { Fact } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { readReasons } from '../pack/reasons.ts'
import { describeAccount } from './explain.ts'
import {
  burst,
  dataOf,
  device,
  fact,
  granted,
  lastTypes,
  live,
  packOfLife,
  reasonsOfLife,
  score,
  tick,
  verified,
} from './hold-life.fixture.ts'
import { nextWake } from './wake.ts'

const pack = packOfLife()
const held = [...granted, ...burst(10)]
/** SE01 stands from the third device on. */
const PLACED = 10.002

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['a hold is looked at by a person on its day', [...held, tick(PLACED + 3)], 'hold-review-due'],
  ['not before', [...held, tick(PLACED + 2.999)], ''],
  ['and again after as long', [...held, tick(PLACED + 3), tick(PLACED + 6)], 'hold-review-due'],
  ['said once where several days were missed', [...held, tick(PLACED + 6.5)], 'hold-review-due'],
  ['it ends by itself on its last day, though the trigger stays', [...held, tick(PLACED + 7)], 'hold-lifted:expired exemption-ended'],
  ['not before', [...held, tick(PLACED + 3), tick(PLACED + 6), tick(PLACED + 6.999)], ''],
  ['the same evidence does not place it again', [...held, tick(PLACED + 7), tick(PLACED + 8)], ''],
  ['nor does what is heard of late', [...held, tick(PLACED + 7), device('w', 11, 18)], ''],
  ['nor two newer devices', [...held, tick(PLACED + 7), device('p', 18), device('q', 18.1)], ''],
  ['three newer ones do', [...held, tick(PLACED + 7), ...burst(18)], 'hold-placed notice-due'],
  ['of credit nothing is struck: the trigger has to be away once', [...granted, score(600, 10), tick(30), tick(31)], ''],
  ['a newer score that is as low places it again', [...granted, score(600, 10), tick(30), score(600, 31)], 'hold-placed notice-due'],
  [
    'once it was away the next one counts, whatever its date',
    [...granted, score(600, 10), tick(30), score(750, 31), score(600, 32)],
    'hold-placed notice-due',
  ],
  [
    'the proof of who he is does a step, and lifts the hold',
    [...held, verified(11)],
    'step-completed:verify step-completed:calm hold-lifted:cured',
  ],
  ['one that took place before the hold does none', [...held, fact('identity-verified', 9.9, { method: 'document' }, 11)], ''],
  [
    'a document that is good does one',
    [...held, fact('document-checked', 11, { documentId: 'd', item: 'other', result: 'accepted' })],
    'step-completed:bring',
  ],
  ['one that is not does none', [...held, fact('document-checked', 11, { documentId: 'd', item: 'other', result: 'unreadable' })], ''],
  [
    'a step is done once',
    [
      ...held,
      fact('document-checked', 11, { documentId: 'd', item: 'other', result: 'accepted' }),
      fact('document-checked', 12, { documentId: 'e', item: 'other', result: 'accepted' }),
    ],
    '',
  ],
])('%s', (_rule, facts, then) => {
  expect(lastTypes(live(facts, pack))).toBe(then)
})

test('each date of a hold wakes the account', () => {
  const { account } = live(held, pack)
  const placedAt = account.line.holds[0]!.placedAt
  expect(nextWake(account, pack)).toBe(placedAt + 3 * DAY_MS)
  const reviewed = live([tick(PLACED + 3), tick(PLACED + 6)], pack, account).account
  expect(nextWake(reviewed, pack)).toBe(placedAt + 7 * DAY_MS)
  expect(statusOf(live([tick(PLACED + 7)], pack, reviewed).account.line)).toBe('active')
})

test('what is done is shown with its time, what is ours as ours', () => {
  const facts = [...held, fact('document-checked', 11, { documentId: 'd', item: 'other', result: 'accepted' })]
  const { holds } = describeAccount('b', live(facts, pack).account, pack)
  expect(holds[0]!.steps.map(({ id, done_at, ours }) => [id, done_at, ours])).toEqual([
    ['verify', null, false],
    ['calm', null, false],
    ['bring', '1970-01-12T00:00:01.000Z', false],
    ['ours', null, true],
  ])
  expect(holds[0]).toMatchObject({ expires_at: '1970-01-18T00:02:53.800Z', review_at: '1970-01-14T00:02:53.800Z', restoration: null })
})

test('the dates of a hold are in the outcome, so that a log tells them without its pack', () => {
  expect(dataOf(live(held, pack), 'hold-placed')[0]).toMatchObject({
    expiresAt: '1970-01-18T00:02:53.800Z',
    reviewAt: '1970-01-14T00:02:53.800Z',
  })
})

test.each<[fault: string, from: string, to: string, message: string]>([
  ['an unknown signal', 'devices_30d: "[0..9]"', 'devices_31d: "1"', 'cures.calm.done.signals: there is no signal "devices_31d"'],
  ['a test that cannot be read', '"[0..9]"', '"[0.."', 'cures.calm.done.signals: devices_30d'],
  ['a test of another type', '"[0..9]"', '"\\"many\\""', 'cures.calm.done.signals: devices_30d'],
  ['stages that do not rise', 'permille: 500', 'permille: 250', 'reasons.BE01.stages: each must come later'],
  ['stages that do not give all of it', 'permille: 1000', 'permille: 900', 'reasons.BE01.stages: the last must give all of it'],
  ['stages that nothing sets back', ', sets_back_days_past_due: 3', '', 'reasons.BE01.sets_back_days_past_due: must be there'],
])('%s does not load, and says where', (_fault, from, to, message) => {
  const { diagnostics } = readReasons(reasonsOfLife().replace(from, to), 'reasons.yaml')
  expect(diagnostics.map((one) => one.message).join('\n')).toContain(message)
})
