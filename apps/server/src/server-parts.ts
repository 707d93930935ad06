/** The parts that a server is put together from (running-server.ts), in the order in which they need each other. */
import { openApprovalDesk } from './approvals/approval-desk.ts'
import { askForPack } from './approvals/ask-for-pack.ts'
import { openActDesk } from './audit/act-desk.ts'
import { ensureAdminKey } from './auth/admin-key.ts'
import { openKeyring } from './auth/api-keys.ts'
import { openRateLimits, type Rates } from './auth/rates.ts'
import { openSessions } from './auth/sessions.ts'
import { tryDemoBook } from './demo/demo-book.ts'
import { openDesk } from './desk/open-desk.ts'
import { openDocumentDesk } from './documents/document-desk.ts'
import { openLiveFeed } from './live/live-feed.ts'
import { openNotices } from './notices/open-notices.ts'
import { openDatabaseWatch } from './operations/database-watch.ts'
import { type EventLog, noLog } from './operations/event-log.ts'
import { noMetrics } from './operations/metrics-hooks.ts'
import { choosePack, tellPackInForce } from './pack-choice.ts'
import { openPacks, type Packs } from './packs.ts'
import { openFollower } from './projections/follower.ts'
import { ensureRecordKeys } from './record/record-keys.ts'
import { openSigner } from './record/signer.ts'
import { type BookClocks, openBookClocks } from './scheduler/book-clocks.ts'
import { openKeyUpkeep } from './sealing/key-upkeep.ts'
import { ensureMasterKeys } from './sealing/master-key-file.ts'
import { openSealing, type Sealing } from './sealing/sealing.ts'
import type { ServerOptions } from './server-options.ts'
import type { Database } from './store/database.ts'
import { feedName } from './store/event-feed.ts'
import { openKnownBooks } from './store/known-books.ts'
import type { Lanes } from './store/lanes.ts'
import { listOrganisations } from './store/organisation-table.ts'

/** What everything else is given: the database, the policy that decides, the keys, and the books with their clocks. */
export async function openInside(options: ServerOptions, database: Database) {
  const { dataDir, loaded, now, log = noLog, metrics = noMetrics } = options
  const adminKey = await ensureAdminKey(database, dataDir)
  const { deciding, waiting } = await choosePack(database, loaded, options.packApproval ?? 'none')
  const packs = await openPacks(database, deciding.pack, deciding.files)
  await tellPackInForce(database, packs.currentId, loaded.pack.hash)
  await packs.follow()
  packs.onChange(({ hash }) => log('pack-in-force', { pack: hash }))
  const [masterKeys, databaseWatch] = [await ensureMasterKeys(dataDir), openDatabaseWatch(log, now)]
  const keyUpkeep = openKeyUpkeep({ database, keyring: masterKeys, log, databaseWatch })
  const demoBook = options.demo && (await tryDemoBook(database, { dataDir, borrowers: options.demo.borrowers, now: now(), log }))
  const clocks = openBookClocks(await listOrganisations(database), now)
  const sealing = openSealing(masterKeys)
  const inside = { database, packs, books: openKnownBooks(), sealing, clocks, now, log, metrics, databaseWatch }
  return { inside, adminKey, waiting, keyUpkeep, demoBook }
}

type Begun = Awaited<ReturnType<typeof openInside>>
type DeskParts = Begun['inside'] &
  Pick<Begun, 'adminKey' | 'waiting'> & {
    readonly lanes: Lanes
    readonly onFailure: (error: unknown) => void
    readonly perMinute: Rates | undefined
  }

/** Where people and systems are known, and what takes two of them is kept. */
export async function openDesks({ adminKey, waiting, onFailure, perMinute, ...parts }: DeskParts) {
  const { database, packs, clocks, now } = parts
  const [keyring, sessions] = [openKeyring(database, now, onFailure), openSessions(database, now)]
  const approvals = openApprovalDesk({ ...parts, sessions })
  if (waiting !== null) await askForPack({ approvals, keyring, adminKey }, waiting)
  const [acts, rates] = [openActDesk({ ...parts, onFailure }), openRateLimits(now, perMinute)]
  return { keyring, sessions, rates, acts, approvals, documents: openDocumentDesk({ packs, clocks }) }
}

type OutletParts = Pick<ServerOptions, 'now' | 'dataDir' | 'ports' | 'mail' | 'webhookReach'> & {
  readonly database: Database
  readonly packs: Packs
  readonly sealing: Sealing
  readonly clocks: BookClocks
  readonly log: EventLog
  readonly isBusy: () => boolean
  readonly onFailure: (error: unknown) => void
}

/** All that hears of what was committed: views, the live feed, what is sent to others, and whoever signs. */
export async function openOutlets({ ports: portMode = 'sandbox', ...parts }: OutletParts) {
  const { database, isBusy, onFailure } = parts
  const follower = openFollower(parts)
  const live = openLiveFeed({ database, name: await feedName(database), isBusy, onFailure })
  const desk = openDesk({ ...parts, webhookReach: parts.webhookReach ?? 'public' })
  const notices = openNotices({ ...parts, mail: parts.mail, webhookReach: parts.webhookReach ?? 'public', portMode, random: Math.random })
  const signer = openSigner({ ...parts, keys: await ensureRecordKeys(parts.dataDir) })
  const committed = (organisationId: number, events: number) => {
    follower.committed(organisationId)
    live.committed(organisationId)
    notices.deliverer.committed(organisationId)
    signer.committed(organisationId, events)
  }
  return { follower, live, desk, notices, signer, committed }
}
