/** Two server processes on one database, the same clients at both, duplicates across them: exactly once, in order, and the log explains the book. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../apps/server/src/testing/test-database.ts'
import { defaultPack } from '../bench/default-pack.ts'
import { newLoad, runClient } from './crash/client.ts'
import { eventSource } from './crash/event-source.ts'
import { openNotebook } from './crash/notebook.ts'
import { seeded } from './crash/seeded.ts'
import { verifyRound } from './crash/verify-round.ts'
import { fairline, newDataFolder, type Server, serve, stop } from './fairline-process.ts'

const CLIENTS = 6
/** Few, so that both servers want the same rows at the same time. */
const BORROWERS = 12
const BOOK_MS = 30 * 86_400_000
const LOAD_MS = 6_000

let testing: TestDatabase
let servers: Server[] = []
const folders = [newDataFolder(), newDataFolder()]

beforeAll(async () => {
  testing = await testDatabase()
  servers = await Promise.all(folders.map(({ dataDir }) => serve(dataDir, { DATABASE_URL: testing.url, FAIRLINE_PORTS: 'external' })))
})
afterAll(async () => {
  await Promise.all(servers.map(stop))
  for (const { remove } of folders) remove()
  await testing?.drop()
})

test('whichever server is asked, every event is there once, in the order of its sender, with one answer', async () => {
  const seed = `${Date.now()}`
  const notebook = openNotebook()
  const startAt = Date.now() - BOOK_MS
  const load = { ...newLoad(), restMs: 5 }
  const clients = Array.from({ length: CLIENTS }, (_, client) => {
    const random = seeded(`${seed} ${client}`)
    const source = eventSource({ client, round: 'both', borrowers: BORROWERS, random, startAt })
    return runClient({ source, random, notebook, load, address: () => random.pick(servers) })
  })
  await sleep(LOAD_MS)
  load.ending = true
  await Promise.all(clients)
  await verifyRound({ notebook, pack: await defaultPack(), address: servers[0]!, database: testing.url, prefix: 'both-' })
  expect(notebook.faults, `seed ${seed}`).toEqual([])
  expect(notebook.entries.size).toBeGreaterThan(CLIENTS * BORROWERS)
  const check = await fairline(['rebuild', '--check'], { FAIRLINE_DATA: folders[1]!.dataDir, DATABASE_URL: testing.url }).ended
  expect([check.code, check.output]).toEqual([0, expect.stringContaining('nothing differs')])
  const record = await fairline(['verify'], { FAIRLINE_DATA: folders[1]!.dataDir, DATABASE_URL: testing.url }).ended
  expect([record.code, record.output]).toEqual([0, expect.stringContaining('the record is whole')])
})
