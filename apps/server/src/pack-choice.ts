/**
 * Which pack decides from this start on. A folder that holds what it held at the last start says nothing new: what two people put in force meanwhile goes on.
 * Where two people have to agree on a changed one, it is loaded and checked, and the one before goes on deciding until they did.
 *
 * First    pack of a data folder, and any that decided or was agreed on before and is in the folder again: a way back needs nobody's leave.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import { readPack } from '@fairline/domain/pack/pack'
import type { LoadedPack } from './cli/load-pack.ts'
import { sha256 } from './pack-folder.ts'
import { wasDone } from './store/approval-table.ts'
import { FIRST_ORGANISATION } from './store/borrower-key.ts'
import type { Database } from './store/database.ts'
import { listOrganisations } from './store/organisation-table.ts'
import { findFolderSeen, findPackFiles, findPackId, findPackInForce, keepWaitingPack, listPackIds, putInForce } from './store/pack-table.ts'

export type PackApproval = 'required' | 'none'

/** `waiting`: the hash of the loaded one, where it has to wait. */
export type PackChoice = Readonly<{ deciding: LoadedPack; waiting: string | null }>

export async function choosePack(database: Database, loaded: LoadedPack, approval: PackApproval): Promise<PackChoice> {
  const { hash } = loaded.pack
  const atOnce = { deciding: loaded, waiting: null }
  const hasDecided = (await findPackId(database, hash)) !== undefined
  const inForce = await findPackInForce(database)
  if (inForce !== undefined && inForce.hash !== hash && hasDecided && (await findFolderSeen(database)) === hash)
    return { deciding: await readKept(database, inForce.packId), waiting: null }
  if (approval === 'none' || hasDecided) return atOnce
  const before = inForce?.packId ?? (await lastPackId(database))
  if (before === undefined) return atOnce
  const organisation = database.as(FIRST_ORGANISATION)
  if (await wasDone(organisation, FIRST_ORGANISATION, { kind: 'pack-activation', about: hash })) return atOnce
  await keepWaitingPack(database, hash, loaded.files)
  return { deciding: await readKept(database, before), waiting: hash }
}

/** Tells every server on this database, and the next start. */
export async function tellPackInForce(database: Database, packId: number, folderHash: string): Promise<void> {
  const [inForce, seen] = [await findPackInForce(database), await findFolderSeen(database)]
  if (inForce?.packId !== packId || seen !== folderHash) await putInForce(database, packId, { folderHash })
}

async function readKept(database: Database, id: number): Promise<LoadedPack> {
  const files = await findPackFiles(database, id)
  invariant(files !== undefined, 'a pack that decided is stored')
  const reading = readPack(files, sha256, 'to-replay')
  invariant(reading.ok, 'a pack that decided once still reads')
  return { pack: reading.pack, files }
}

/** Where an older release decided: that of the last run, or else the newest. */
async function lastPackId(database: Database): Promise<number | undefined> {
  const first = (await listOrganisations(database)).find(({ id }) => id === FIRST_ORGANISATION)
  return first?.wakesOfPack ?? (await listPackIds(database, 1))[0]
}
