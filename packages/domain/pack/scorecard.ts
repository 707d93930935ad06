import { loadPolicy, type Policy } from '@fairline/policy/policy'
import { feedsIn } from './models.ts'
import { DECISION, POLICY_FILE } from './pack-shape.ts'
import { signalSchema } from './signal-tests.ts'

/** The scorecard of a policy, one line a row: what it tests and what points it gives. Two policies score alike when these are equal. */
function scorecardOf({ decisions }: Pick<Policy, 'decisions'>): string {
  const card = decisions.get(DECISION.score)
  const rows = card?.rows.map(({ cells, points }) => {
    const tests = cells.flatMap((cell, index) => (cell === '-' ? [] : [`${card.inputs[index]?.text} ${cell}`]))
    return `${tests.sort().join(', ') || '-'}: ${JSON.stringify(points)}`
  })
  return (rows ?? []).join('\n')
}

/** The same of the files of a pack, tables and models; undefined where they do not load. */
export function scorecardIn(files: ReadonlyMap<string, string>): string | undefined {
  const { feeds: models } = feedsIn(files)
  const loaded = loadPolicy({ xml: files.get(POLICY_FILE) ?? '', file: POLICY_FILE, inputs: signalSchema, models })
  return loaded.ok ? scorecardOf(loaded.policy) : undefined
}
