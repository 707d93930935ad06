/** The policy packs of this server: the one that decides now, and those that decided earlier, read back from the database when asked for. */
import { invariant } from '@fairline/domain/kernel/outcome'
import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { sha256 } from './pack-folder.ts'
import type { Database } from './store/database.ts'
import { findPackFiles, storePack } from './store/pack-table.ts'

export type Packs = {
  readonly current: Pack
  readonly currentId: number
  /** Throws BrokenInvariant for a pack that the log names and nobody stored. */
  readonly byId: (id: number) => Promise<Pack>
}

export async function openPacks(database: Database, current: Pack, files: ReadonlyMap<string, string>): Promise<Packs> {
  const currentId = await storePack(database, current.hash, files)
  const byId = packReader(database)
  return { current, currentId, byId: async (id) => (id === currentId ? current : byId(id)) }
}

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
