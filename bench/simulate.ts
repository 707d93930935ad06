/** How fast the simulator makes a book, against writing the same items as JSON; and how fast it is played against the default pack. */
import { play } from '@fairline/sim/play'
import { simulate } from '@fairline/sim/simulate'
import { defaultPack } from './default-pack.ts'
import { perCpuSecond, print } from './figure.ts'

const BOOK = { seed: 1, borrowers: 2_000, months: 12, startAt: Date.parse('2026-01-01T00:00:00Z') }
const RUNS = 5
/** The platform's core takes far longer than making what it is asked: fewer people, fewer runs. */
const PLAYED = { ...BOOK, borrowers: 300, detail: 'sparse' } as const
const RUNS_PLAYED = 2

for (const detail of ['full', 'sparse'] as const) {
  const items = [...simulate({ ...BOOK, detail })]
  const write = perCpuSecond(items.length, () => void items.map(({ message }) => JSON.stringify(message).length), RUNS)
  print('simulate', { figure: `${detail}-events`, value: items.length, unit: 'events' })
  const made = perCpuSecond(
    items.length,
    () => {
      for (const _item of simulate({ ...BOOK, detail }));
    },
    RUNS,
  )
  print('simulate', {
    figure: `${detail}-made`,
    value: made,
    unit: 'events/cpu-s',
    against: 'writing as JSON',
    ratio: made / write,
    target: 200_000,
    met: made >= 200_000,
  })
}

const pack = await defaultPack()
const messages = [...play(simulate(PLAYED), { pack })]
const played = perCpuSecond(
  messages.length,
  () => {
    for (const _message of play(simulate(PLAYED), { pack }));
  },
  RUNS_PLAYED,
)
print('simulate', { figure: 'sparse-played', value: played, unit: 'events/cpu-s', target: 5_000, met: played >= 5_000 })
