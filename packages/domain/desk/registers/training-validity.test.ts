/** For how long a training counts, and who is not trained: on both sides of each edge. */
import { expect, test } from 'vitest'
import { knownDay } from '../../kernel/day.ts'
import { deskOf, type Told, WHEN } from '../model/desk.fixture.ts'
import { type RoleTrained, type TrainingValid, trainingValidity, validityOf } from './training-validity.ts'

const HELD = knownDay('2026-01-31')

test.each<[rule: string, today: string, months: number | null, until: string | null, state: TrainingValid['state']]>([
  ['before it is held it counts for nothing', '2026-01-30', 12, null, 'planned'],
  ['it counts from its day on', '2026-01-31', 12, '2027-01-31', 'valid'],
  ['reminded of thirty days ahead', '2027-01-01', 12, '2027-01-31', 'soon'],
  ['and not of thirty-one', '2026-12-31', 12, '2027-01-31', 'valid'],
  ['it counts on its last day', '2027-01-31', 12, '2027-01-31', 'soon'],
  ['and is over on the next', '2027-02-01', 12, '2027-01-31', 'expired'],
  ['the last day of a shorter month stands for the 31st', '2026-02-28', 1, '2026-02-28', 'soon'],
  ['nobody said for how long', '2026-02-28', null, null, 'unstated'],
])('%s', (_rule, today, months, until, state) => {
  expect(validityOf(HELD, months, knownDay(today))).toEqual({ validUntil: until === null ? null : knownDay(until), state })
})

const TODAY = knownDay('2026-06-01')
const training = (id: string, more: object = {}): Told => [
  ...(['registered', 'training', id] as const),
  { topic: 'x', held_on: '2026-01-01', audience: 'finance_staff', attendees: 1, minutes: 1, valid_months: 12, ...more },
]
const rolesOf = (...told: Told[]): string[] =>
  trainingValidity({ book: deskOf(...told), when: WHEN, today: TODAY }).roles.map(({ role, state }) => `${role} ${state}`)

test.each<[rule: string, told: Told[], finance: RoleTrained['state']]>([
  ['one that counts is enough', [training('a')], 'trained'],
  ['nobody was trained', [], 'lacking'],
  ['borrowers are others', [training('a', { audience: 'borrowers' })], 'lacking'],
  ['what is over counts no more', [training('a', { valid_months: 4 })], 'lacking'],
  ['nor what nobody said how long it counts', [training('a', { valid_months: undefined })], 'lacking'],
  ['nor what is to come', [training('a', { held_on: '2026-06-02' })], 'lacking'],
  ['nor what was taken back', [training('a'), ['ended', 'training', 'a', {}]], 'lacking'],
  ['what ends soon is said to', [training('a', { valid_months: 5, held_on: '2026-01-20' })], 'soon'],
  ['unless another goes on', [training('a', { valid_months: 5, held_on: '2026-01-20' }), training('b', { topic: 'y' })], 'trained'],
])('finance staff: %s', (_rule, told, finance) => {
  expect(rolesOf(...told)).toEqual([`finance_staff ${finance}`, 'management lacking'])
})

test.each<[rule: string, told: Told[], state: TrainingValid['state']]>([
  ['the same again, later', [training('b', { held_on: '2026-05-01' })], 'replaced'],
  ['of one day, one of them stands', [training('b')], 'replaced'],
  ['that is to come', [training('b', { held_on: '2026-06-02' })], 'valid'],
  ['another topic', [training('b', { held_on: '2026-05-01', topic: 'y' })], 'valid'],
  ['other people', [training('b', { held_on: '2026-05-01', audience: 'management' })], 'valid'],
  ['before', [training('b', { held_on: '2025-12-31' })], 'valid'],
])('replaced by %s', (_rule, told, state) => {
  const { trainings } = trainingValidity({ book: deskOf(training('a'), ...told), when: WHEN, today: TODAY })
  expect(trainings.find((one) => one.training.id === 'a')?.state).toBe(state)
})
