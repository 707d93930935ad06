/**
 * How long a diagnosis takes, by how many lines a channel has; and how often it names the true cause of incidents that its own model made up, each cause as often as any
 * other. That flatters it: real incidents follow no model.
 */

import { CAUSES, type EvidenceId } from '@fairline/domain/desk/diagnosis/causes'
import { diagnose, type Incident } from '@fairline/domain/desk/diagnosis/diagnose'
import { chances, drawn } from '@fairline/domain/desk/diagnosis/diagnosis.fixture'
import { DEFAULT_PARAMETERS } from '@fairline/domain/desk/diagnosis/parameters'
import { nextProbes } from '@fairline/domain/desk/diagnosis/probes'
import { DAY_MS, HOUR_MS } from '@fairline/domain/kernel/time'
import { perCpuSecond, print } from './figure.ts'

const NOW = 28 * DAY_MS
const ROUND = 10
const BOUND_MS = 5

/** Half of the lines failed, as they would after a change of policy; two siblings of as many lines. */
function incidentOf(lines: number, run: number): Incident {
  const channel = (id: string) => ({
    id,
    lines: Array.from({ length: lines }, (_, nth) => ({
      id: `${id}-${nth}`,
      failedAt: nth % 2 === 0 ? NOW - ((nth * 7919 + run * 104_729) % (12 * HOUR_MS)) : null,
      signals: nth % 3 === 0 ? ({ B1: 'red' } as const) : {},
    })),
  })
  return {
    channel: channel('channel'),
    siblings: [channel('sibling-1'), channel('sibling-2')],
    window: { from: NOW - 28 * DAY_MS, to: NOW },
    evidence: { second_source_contradicts: false, transport_errors: false },
  }
}

for (const lines of [8, 40, 100]) {
  const incidents = Array.from({ length: ROUND }, (_, run) => incidentOf(lines, run))
  const each = msEach(() => {
    for (const incident of incidents) diagnose(incident, DEFAULT_PARAMETERS)
  })
  print('diagnose', {
    figure: `diagnose-${lines}-lines`,
    value: each,
    unit: 'cpu-ms',
    ...(lines <= 40 && { target: BOUND_MS, met: each <= BOUND_MS }),
  })
}

const incidents = Array.from({ length: ROUND }, (_, run) => incidentOf(8, run))
const probing = msEach(() => {
  for (const incident of incidents) nextProbes(incident, 2, DEFAULT_PARAMETERS)
})
print('diagnose', { figure: 'next-probes-8-lines', value: probing, unit: 'cpu-ms' })

const EVEN = { ...DEFAULT_PARAMETERS, priors: { individual: 0.2, policy: 0.2, regulatory: 0.2, maintenance: 0.2, technical: 0.2 } }
const TRIES = 200

for (const lines of [3, 6, 12, 30]) {
  print('diagnose', { figure: `true-cause-first-${lines}-lines`, value: rightShare(lines, []), unit: '%' })
  print('diagnose', {
    figure: `true-cause-first-${lines}-lines-asked`,
    value: rightShare(lines, ['second_source_contradicts', 'maintenance_notice', 'policy_notice', 'regulator_notice']),
    unit: '%',
  })
}

/** Of incidents in which at least one line failed. */
function rightShare(lines: number, asked: readonly EvidenceId[]): number {
  const chance = chances(lines)
  let right = 0
  for (const cause of CAUSES) {
    for (let tried = 0; tried < TRIES; ) {
      const incident = drawn(cause, lines, EVEN, chance, asked)
      if (incident.channel.lines.every(({ failedAt }) => failedAt === null)) continue
      tried++
      const { sharesPpm } = diagnose(incident, EVEN)
      if (CAUSES.every((other) => other === cause || sharesPpm[other] < sharesPpm[cause])) right++
    }
  }
  return (100 * right) / (TRIES * CAUSES.length)
}

function msEach(work: () => void): number {
  return 1_000 / perCpuSecond(ROUND, work, 5)
}
