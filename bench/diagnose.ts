/** How long a diagnosis takes, by how many lines a channel has. */

import { diagnose, type Incident } from '@fairline/domain/desk/diagnosis/diagnose'
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

function msEach(work: () => void): number {
  return 1_000 / perCpuSecond(ROUND, work, 5)
}
