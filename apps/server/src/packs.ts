/**
 * The policy packs of this server: the one that decides now, and those that decided earlier, read back from the database when asked for.
 *
 * Now      which one decides stands in the database (pack_in_force): each server follows it, from one batch to the next. Whoever needs one pack for several steps
 *          takes it once.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { sha256 } from './pack-folder.ts'
import type { Database } from './store/database.ts'
import { findPackFiles, findPackId, findPackInForce, findWaitingPack, listPackIds, storePack } from './store/pack-table.ts'

export type Packs = {
  readonly current: Pack
  readonly currentId: number
  /** The last few that decided before, and those that were learned since. */
  readonly named: (hash: string) => Pack | undefined
  /** Any that ever decided is named from then on; where none of this content did, nothing happens. */
  readonly learn: (hash: string) => Promise<void>
  /** Any that ever decided. */
  readonly byHash: (hash: string) => Promise<Pack | undefined>
  /** Throws BrokenInvariant for a pack that the log names and nobody stored. */
  readonly byId: (id: number) => Promise<Pack>
  /** Any that decided or was proposed: to be compared, not to decide. */
  readonly stored: (hash: string) => Promise<Pack | undefined>
  /** Decides by the pack that is in force, where another took the place of the one before. Safe to call at any time. */
  readonly follow: () => Promise<void>
  /** Hears that another pack decides. */
  readonly onChange: (hear: (pack: Pack) => void) => void
}

type Deciding = Readonly<{ pack: Pack; id: number }>

export async function openPacks(database: Database, first: Pack, files: ReadonlyMap<string, string>): Promise<Packs> {
  const firstId = await storePack(database, first.hash, files)
  const byId = packReader(database, new Map([[firstId, first]]))
  const earlier = await Promise.all((await listPackIds(database, EARLIER_MAX + 1)).map(byId))
  const named = new Map([...earlier, first].map((pack) => [pack.hash, pack]))
  const byHash: Packs['byHash'] = async (hash) => {
    const known = named.get(hash)
    if (known !== undefined) return known
    const id = await findPackId(database, hash)
    return id === undefined ? undefined : byId(id)
  }
  const follower = openFollower(database, { pack: first, id: firstId }, byId, (pack) => named.set(pack.hash, pack))
  return {
    get current() {
      return follower.deciding().pack
    },
    get currentId() {
      return follower.deciding().id
    },
    named: (hash) => named.get(hash),
    learn: async (hash) => {
      const pack = await byHash(hash)
      if (pack !== undefined) named.set(hash, pack)
    },
    byHash,
    byId,
    stored: openProposed(database, byHash),
    follow: follower.follow,
    onChange: follower.onChange,
  }
}

/** Two looks at once may end in any order: what came later in the database counts. */
function openFollower(database: Database, first: Deciding, byId: Packs['byId'], learn: (pack: Pack) => void) {
  const listeners: ((pack: Pack) => void)[] = [learn]
  let [deciding, nth] = [first, 0]
  return {
    deciding: () => deciding,
    onChange: (hear: (pack: Pack) => void) => void listeners.push(hear),
    follow: async () => {
      const newest = await findPackInForce(database)
      if (newest === undefined || newest.nth <= nth) return
      const pack = await byId(newest.packId)
      if (newest.nth <= nth) return
      const before = deciding
      deciding = { pack, id: newest.packId }
      nth = newest.nth
      if (before.id !== deciding.id) for (const hear of listeners) hear(pack)
    },
  }
}

/** Each takes some tenths of a second to compile when the server starts. */
const EARLIER_MAX = 3

/** Each pack is read and compiled once; a failed reading is tried again by whoever asks next. */
export function packReader(database: Database, known: ReadonlyMap<number, Pack> = new Map()): (id: number) => Promise<Pack> {
  const read = new Map([...known].map(([id, pack]) => [id, Promise.resolve(pack)]))
  return (id) => {
    const before = read.get(id)
    if (before) return before
    const reading = readStoredPack(database, id)
    read.set(id, reading)
    reading.catch(() => read.delete(id))
    return reading
  }
}

/** What waits is looked at again and again: the last few are kept compiled. */
const PROPOSED_MAX = 4

function openProposed(database: Database, byHash: Packs['byHash']): Packs['stored'] {
  const proposed = new Map<string, Pack>()
  return async (hash) => {
    const known = proposed.get(hash) ?? (await byHash(hash))
    if (known !== undefined) return known
    const files = await findWaitingPack(database, hash)
    if (files === undefined) return undefined
    const reading = readPack(files, sha256)
    invariant(reading.ok, 'a pack is kept once it was read without a fault')
    if (proposed.size >= PROPOSED_MAX) proposed.delete(proposed.keys().next().value!)
    proposed.set(hash, reading.pack)
    return reading.pack
  }
}

async function readStoredPack(database: Database, id: number): Promise<Pack> {
  const files = await findPackFiles(database, id)
  invariant(files !== undefined, 'every pack named by the log is stored')
  const reading = readPack(files, sha256, 'to-replay')
  invariant(reading.ok, 'a pack that decided once still reads')
  return reading.pack
}
