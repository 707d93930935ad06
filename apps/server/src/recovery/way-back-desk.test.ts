import { fileURLToPath } from 'node:url'
import type { Fact } from '@fairline/contract/facts'
import { encodeAccount } from '@fairline/domain/account/codec'
import { newAccount, step } from '@fairline/domain/account/step'
import { readPack } from '@fairline/domain/pack/pack'
import { describeWayBack } from '@fairline/domain/views/describe-way-back'
import { afterAll, expect, test } from 'vitest'
import { readPackFolder, sha256 } from '../pack-folder.ts'
import { openWayBackDesk } from './way-back-desk.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-09-01T04:00:00Z')
const reading = readPack(await readPackFolder(fileURLToPath(new URL('../../../../policies/cn-consumer', import.meta.url))), sha256)
if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
const { pack } = reading

/** Held for the devices that he used. */
const account = (
  [
    ['borrower-registered', { kind: 'individual', currency: 'CNY' }],
    ['consent-granted', { purpose: 'score' }],
    ['consent-granted', { purpose: 'bureau' }],
    ['identity-verified', { method: 'document' }],
    ['score-updated', { value: 760, rangeMin: 350, rangeMax: 950, source: 'zhima' }],
    ...['a', 'b', 'c', 'd'].map((id) => ['session-started', { device: { id } }] as const),
  ] as const
).reduce((before, [type, data], nth) => {
  const at = START + nth * 60_000
  const outcome = step(before, { type, occurredAt: at, knownAt: at, data } as Fact, pack, { borrower: 'b' })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.account
}, newAccount)
const question = { state: encodeAccount(account), stateHash: 'state', at: START + DAY_MS }

const desk = openWayBackDesk()
afterAll(desk.close)

test('the thread finds what is found here, and each who asks gets his own answer', async () => {
  const here = describeWayBack({ account, pack, at: question.at, stateHash: 'state' })
  expect(here.goals.map(({ answer }) => answer)).toEqual(['plans'])
  const nothingHeld = encodeAccount(newAccount)
  const [one, other, another] = await Promise.all([
    desk.find(pack, question),
    desk.find(pack, { ...question, state: nothingHeld }),
    desk.find(pack, question),
  ])
  expect([one, another]).toEqual([here, here])
  expect(other).toMatchObject({ goals: [] })
})

test('a question that breaks the thread fails, with those behind it; the next one is answered', async () => {
  const broken = desk.find(pack, { ...question, state: new Uint8Array([255, 1, 2]) })
  await expect(broken).rejects.toThrow(/./)
  expect(await desk.find(pack, question)).toMatchObject({ goals: [{ answer: 'plans' }] })
})

test('32 may wait, the next is told so; a pack of another content is asked in a thread of its own', async () => {
  const waiting = Array.from({ length: 32 }, () => desk.find(pack, question))
  expect(await desk.find(pack, question)).toBe('overloaded')
  const newer = { ...pack, hash: 'another' }
  expect(await desk.find(newer, question)).toMatchObject({ goals: [{ answer: 'plans' }] })
  expect(await Promise.all(waiting)).toHaveLength(32)
})
