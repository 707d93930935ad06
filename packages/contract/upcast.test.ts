import { expect, test } from 'vitest'
import { FACT_TYPES } from './facts.ts'
import { chain, upcast } from './upcast.ts'
import { newestVersion } from './versions.ts'

test.each<[what: string, sent: object, lifted: object]>([
  ['a device alone', { deviceId: 'd' }, { device: { id: 'd' } }],
  ['a kind of network', { deviceId: 'd', network: 'home' }, { device: { id: 'd' }, network: { kind: 'home' } }],
  [
    'a network with a name',
    { deviceId: 'd', network: 'public', networkId: 'n' },
    { device: { id: 'd' }, network: { kind: 'public', id: 'n' } },
  ],
  ['a network of no kind', { deviceId: 'd', networkId: 'n' }, { device: { id: 'd' }, network: { kind: 'unknown', id: 'n' } }],
  ['a place', { deviceId: 'd', place: 'p' }, { device: { id: 'd' }, place: 'p' }],
])('a login of the first version with %s', (_what, sent, lifted) => {
  expect(upcast('session-started', 1, sent)).toEqual(lifted)
})

test('data of the newest version stays as it is', () => {
  const data = { device: { id: 'd' } }
  expect(upcast('session-started', 2, data)).toBe(data)
})

test.each(FACT_TYPES)('%s has as many steps as it has earlier versions', (type) => {
  const newest = newestVersion(type)
  expect(() => upcast(type, newest, {})).not.toThrow()
  for (const version of [0, newest + 1, 1.5]) expect(() => upcast(type, version, {})).toThrow(RangeError)
})

test('steps follow one another from where the data stands', () => {
  const note = (step: string) => (data: { steps?: string[] }) => ({ steps: [...(data.steps ?? []), step] })
  const steps = [note('1 to 2'), note('2 to 3')]
  expect(chain(steps)({})).toEqual({ steps: ['1 to 2', '2 to 3'] })
  expect(chain(steps.slice(1))({})).toEqual({ steps: ['2 to 3'] })
  expect(chain([])({})).toEqual({})
})
