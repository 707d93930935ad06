/**
 * How often the platform names the true cause: precision and recall per category, on a made-up book that is played against the default pack.
 * `npm run bench -- truth [BORROWERS] [TROUBLE] [SEED]`. What counts as right and as found: sim/compare-causes.ts.
 */
import { measureCauses } from '@fairline/sim/measure-causes'
import { defaultPack } from './default-pack.ts'
import { print } from './figure.ts'

const [borrowers = 2_000, trouble = 1, seed = 1] = process.argv.slice(2).map(Number)
const TARGET = 0.95

const options = { seed, borrowers, trouble, months: 12, startAt: Date.parse('2026-01-01T00:00:00Z'), detail: 'sparse' } as const
const { scores, decisions, stepUps } = measureCauses(options, await defaultPack())
for (const score of scores) {
  const met = (score.precision ?? 0) >= TARGET && (score.recall ?? 0) >= TARGET
  console.log(JSON.stringify({ bench: 'truth', ...score, target: TARGET, met }, rounded))
}
print('truth', { figure: 'decisions', value: decisions, unit: 'decisions' })
print('truth', { figure: 'step-ups', value: stepUps, unit: 'requests' })

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value
}
