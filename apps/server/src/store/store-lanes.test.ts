import { expect, test } from 'vitest'
import { noMetrics } from '../operations/metrics-hooks.ts'
import { COMMIT_SLOW_MS, openCommitted } from './store-lanes.ts'

test.each([
  [COMMIT_SLOW_MS, []],
  [COMMIT_SLOW_MS + 1, [['commit-slow', { road: 'quick', events: 3, took_ms: COMMIT_SLOW_MS + 1 }]]],
])('a commit of %i ms', (ms, told) => {
  const logged: unknown[] = []
  const log = (...line: unknown[]) => void logged.push(line)
  const onCommitted = openCommitted({ log, metrics: noMetrics, databaseWatch: { failed: () => {}, answered: () => {} } })
  onCommitted({ organisationId: 1, road: 'quick', size: 3, seconds: ms / 1000 })
  expect(logged).toEqual(told)
})
