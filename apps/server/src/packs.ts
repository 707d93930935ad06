/** The policy packs of this server: the one that decides now, and those that decided earlier, read back from the database when asked for. */
import { invariant } from '@fairline/domain/kernel/outcome'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { sha256 } from './pack-folder.ts'
import type { Database } from './store/database.ts'
import { findPackFiles, findPackId, listPackIds, storePack } from './store/pack-table.ts'

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
}

export async function openPacks(database: Database, current: Pack, files: ReadonlyMap<string, string>): Promise<Packs> {
  const currentId = await storePack(database, current.hash, files)
  const byId = packReader(database)
  const earlier = await Promise.all((await listPackIds(database, EARLIER_MAX + 1)).filter((id) => id !== currentId).map(byId))
  const named = new Map([...earlier, current].map((pack) => [pack.hash, pack]))
  const byHash: Packs['byHash'] = async (hash) => {
    const known = named.get(hash)
    if (known !== undefined) return known
    const id = await findPackId(database, hash)
    return id === undefined ? undefined : byId(id)
  }
  return {
    current,
    currentId,
    named: (hash) => named.get(hash),
    learn: async (hash) => {
      const pack = await byHash(hash)
      if (pack !== undefined) named.set(hash, pack)
    },
    byHash,
    byId: async (id) => (id === currentId ? current : byId(id)),
  }
}

/** Each takes some tenths of a second to compile when the server starts. */
const EARLIER_MAX = 3

/** Each pack is read and compiled once; a failed reading is tried again by whoever asks next. */
export function packReader(database: Database): (id: number) => Promise<Pack> {
  const read = new Map<number, Promise<Pack>>()
  return (id) => {
    const known = read.get(id)
    if (known) return known
    const reading = readStoredPack(database, id)
    read.set(id, reading)
    reading.catch(() => read.delete(id))
    return reading
  }
}

async function readStoredPack(database: Database, id: number): Promise<Pack> {
  const files = await findPackFiles(database, id)
  invariant(files !== undefined, 'every pack named by the log is stored')
  const reading = readPack(files, sha256, 'to-replay')
  invariant(reading.ok, 'a pack that decided once still reads')
  return reading.pack
}
