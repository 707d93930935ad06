/** The default pack finds the true causes, and names them: a small book with many troubles, played through the platform's own core. */
import { expect, test } from 'vitest'
import { defaultPack } from '../bench/default-pack.ts'
import { type CausesMeasured, measureCauses } from './measure-causes.ts'

const BOOK = {
  seed: 7,
  borrowers: 400,
  trouble: 6,
  months: 12,
  startAt: Date.parse('2026-01-01T00:00:00Z'),
  detail: 'sparse',
} as const
const AIM = 0.95
/** Fewer would say nothing. */
const LEAST = 5
const PLAYED_WITHIN_MS = 300_000

/** One line a category: shares, counts, and what went wrong. */
function tableOf({ scores }: CausesMeasured): string {
  const shown = (share: number | null) => (share === null ? '-' : share.toFixed(3))
  const lines = scores.map(
    ({ category, precision, right, accused, recall, found, episodes, wrong, missed }) =>
      `${category.padEnd(12)} precision ${shown(precision)} (${right}/${accused}) recall ${shown(recall)} (${found}/${episodes})` +
      `${wrong.length > 0 ? `  wrong: ${wrong.join('; ')}` : ''}${missed.length > 0 ? `  missed: ${missed.join('; ')}` : ''}`,
  )
  return `\n${lines.join('\n')}`
}

test(
  'of each category, nineteen of twenty accusations are true, and nineteen of twenty serious troubles are found',
  async () => {
    const measured = measureCauses(BOOK, await defaultPack())
    const below = measured.scores.filter(({ precision, recall }) => (precision ?? 0) < AIM || (recall ?? 0) < AIM)
    expect(
      below.map(({ category }) => category),
      tableOf(measured),
    ).toEqual([])
    const few = measured.scores.filter(({ accused, episodes }) => Math.min(accused, episodes) < LEAST)
    expect(
      few.map(({ category }) => category),
      tableOf(measured),
    ).toEqual([])
  },
  PLAYED_WITHIN_MS,
)
