/**
 * Exactly once, whatever is killed: a real server and its PostgreSQL, killed at seeded moments under load, and the log held against what was sent.
 * `npm run bench -- crash --verify [--points N] [--seed S]`; ends with 1 where anything is lost, doubled, reordered or different, and says where.
 */
import { parseArgs } from 'node:util'
import { type CrashReport, crashRun } from '../e2e/crash/crash-run.ts'
import { PHASES } from '../e2e/crash/kill-points.ts'
import type { FaultKind } from '../e2e/crash/notebook.ts'
import { KILLS } from '../e2e/crash/patient.ts'
import { median, print } from './figure.ts'

const POINTS_PER_ROUND = 50
const FAULTS_SHOWN = 20

const { values } = parseArgs({ options: { verify: { type: 'boolean' }, points: { type: 'string', default: '1000' }, seed: { type: 'string' } } }) // biome-ignore format: one line
const seed = values.seed ?? `${Date.now()}`
const points = Number(values.points)
if (!Number.isInteger(points) || points < 1) throw new Error('--points must be a whole number from 1 on')

console.error(`seed ${seed}`)
const report = await crashRun({ seed, points, pointsPerRound: POINTS_PER_ROUND, say: (line) => console.error(line) })
tell(report)
for (const { kind, about, place } of report.faults.slice(0, FAULTS_SHOWN)) console.error(`${kind}: ${about} (${place})`)
for (const last of report.endedByItself) console.error(`the server ended by itself: ${last}`)
if (report.faults.length > 0) {
  console.error(`${report.faults.length} faults; npm run bench -- crash --verify --points ${points} --seed ${seed}`)
  process.exitCode = 1
}

function tell({ points: killed, events, answers, restarts, endedByItself, seconds, faults }: CrashReport): void {
  const figure = (name: string, value: number, unit: string, more: object = {}) => print('crash', { figure: name, value, unit, ...more })
  figure('points', killed.length, 'kills', { target: points, met: killed.length === points })
  for (const kill of KILLS) figure(`points-${kill}`, killed.filter(({ what }) => what === kill).length, 'kills')
  for (const phase of PHASES) figure(`points-${phase}`, killed.filter((point) => point.phase === phase).length, 'kills')
  figure('points-with-a-request-under-way', killed.filter(({ underWay }) => underWay > 0).length, 'kills')
  figure('events-acknowledged', events, 'events')
  figure('answers', answers, 'answers')
  const kinds: Record<string, FaultKind[]> = {
    lost: ['lost'],
    doubled: ['doubled', 'unsent'],
    reordered: ['reordered', 'gap'],
    'differing-states': ['another-state', 'another-balance', 'rebuild'],
    'differing-answers': ['another-answer', 'refused', 'reused-id-taken'],
    stuck: ['stuck'],
  }
  for (const [name, among] of Object.entries(kinds)) {
    const value = faults.filter(({ kind }) => among.includes(kind)).length
    figure(name, value, 'faults', { target: 0, met: value === 0 })
  }
  figure('restarts', restarts, 'starts of the server')
  figure('restarts-unasked', endedByItself.length, 'ends of the server that nobody killed')
  for (const kill of KILLS) {
    const times = killed.flatMap(({ what, recoveredMs }) => (what === kill && recoveredMs !== undefined ? [recoveredMs] : []))
    if (times.length > 0) figure(`back-after-${kill}`, median(times), 'ms, median')
  }
  figure('seconds', seconds, 's')
}
