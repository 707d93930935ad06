/** The demo's organisation, key and settings: there after the first start, and the same ever after. */
import { join } from 'node:path'
import { FORMAT } from '@fairline/domain/account/codec'
import { HOUR_MS, monthsAfter } from '@fairline/sim/calendar'
import { ensureAdministrator } from '../auth/admin-key.ts'
import { describeBug } from '../describe-bug.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { Database } from '../store/database.ts'
import { ensureOrganisation, type Organisation } from '../store/organisation-table.ts'
import { type DemoSettings, readDemoSettings, writeDemoSettings } from './demo-settings.ts'
import { ensureDeskOrganisation } from './desk/demo-desk.ts'

export const DEMO_ORGANISATION = 'demo'
/** Of the first borrower of the book: whoever tries it signs in as him. */
export const DEMO_BORROWER_PHONE = '13800000000'
const HISTORY_MONTHS = 12
const SEED = 20_260
const PACE = 300

export const demoKeyFile = (dataDir: string): string => join(dataDir, 'demo-key')

/** `deskId`: the organisation of the financing desk that watches some of its lines. */
export type DemoBook = {
  readonly organisation: Organisation
  readonly deskId: number
  readonly key: string
  readonly settings: DemoSettings
}

type DemoPlace = Readonly<{ dataDir: string; borrowers: number; now: number; log: EventLog }>

/** Undefined where that failed, which is logged: a demo is no reason not to serve. */
export async function tryDemoBook(database: Database, place: DemoPlace): Promise<DemoBook | undefined> {
  try {
    return await ensureDemoBook(database, place)
  } catch (error) {
    place.log('demo-failed', describeBug(error))
    return undefined
  }
}

async function ensureDemoBook(database: Database, { dataDir, borrowers, now }: DemoPlace): Promise<DemoBook> {
  const organisation = await ensureOrganisation(database, { name: DEMO_ORGANISATION, clock: 'log', accountFormat: FORMAT })
  const key = await ensureAdministrator(database, { path: demoKeyFile(dataDir), name: 'demo', organisationId: organisation.id })
  const deskId = await ensureDeskOrganisation(database)
  const before = await readDemoSettings(dataDir)
  if (before !== undefined) return { organisation, deskId, key, settings: before }
  if (organisation.watermark !== null) throw new Error('a demo book was begun with settings that are not in this data folder')
  const settings = newSettings(borrowers, now)
  await writeDemoSettings(dataDir, settings)
  return { organisation, deskId, key, settings }
}

/** Its history ends with the hour that has just ended. */
function newSettings(borrowers: number, now: number): DemoSettings {
  const startAt = monthsAfter(Math.floor(now / HOUR_MS) * HOUR_MS, -HISTORY_MONTHS)
  return {
    seed: SEED,
    borrowers,
    start_at: new Date(startAt).toISOString(),
    months: HISTORY_MONTHS,
    history: null,
    pace: PACE,
    paused: false,
  }
}
