/** How fast the simulator makes a book, against writing the same items as JSON. */
import { simulate } from '@fairline/sim/simulate'
import { perCpuSecond, print } from './figure.ts'

const BOOK = { seed: 1, borrowers: 2_000, months: 12, startAt: Date.parse('2026-01-01T00:00:00Z') }
const RUNS = 5

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
