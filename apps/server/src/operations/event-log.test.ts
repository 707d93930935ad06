import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openDatabaseWatch } from './database-watch.ts'
import { LOG_LEVELS, type LogEventName, openEventLog } from './event-log.ts'

function heard(level: string) {
  const lines: Record<string, unknown>[] = []
  const log = openEventLog(level, { write: (line) => void lines.push(JSON.parse(line)) })
  return { lines, log }
}

test('a line is its level, its moment, its name and its fields, and no more', () => {
  const { lines, log } = heard('info')
  log('commit-slow', { road: 'quick', events: 3, took_ms: 1_500 })
  expect(lines).toEqual([
    { level: 'warn', time: expect.stringMatching(/^\d{4}-/), event: 'commit-slow', road: 'quick', events: 3, took_ms: 1_500 },
  ])
})

test('what is below the level is not written', () => {
  const { lines, log } = heard('warn')
  log('stopped', {})
  log('database-back', { away_ms: 1 })
  expect(lines.map(({ event }) => event)).toEqual(['database-back'])
  expect(() => openEventLog('loud')).toThrow('loud')
})

test('the database is told away once and back once, and may go again', () => {
  const { lines, log } = heard('info')
  let now = 0
  const watch = openDatabaseWatch(log, () => now)
  watch.answered()
  watch.failed(new Error('4711'))
  now = 700
  watch.failed(new Error('4711'))
  watch.answered()
  watch.answered()
  watch.failed(new Error('4711'))
  expect(lines.map(({ event, away_ms }) => [event, away_ms])).toEqual([['database-away', undefined], ['database-back', 700], ['database-away', undefined]]) // biome-ignore format: one line
  expect(JSON.stringify(lines)).not.toContain('4711')
})

/** `| \`name\` | level | … |` */
const ROW = /^\| `([a-z-]+)` \| (info|warn|error) \|/gm

test.each(['operations.md', 'operations.zh-CN.md'])('%s lists every event with its level, and no other', (file) => {
  const page = readFileSync(new URL(`../../../../docs/${file}`, import.meta.url), 'utf8')
  const listed = Object.fromEntries([...page.matchAll(ROW)].map(([, name, level]) => [name as LogEventName, level]))
  expect(listed).toEqual(LOG_LEVELS)
})
