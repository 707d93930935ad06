/**
 * Which pack decides from this start on. Where two people have to agree on it, a changed one is loaded and checked, and the one before goes on deciding until
 * they did and the server starts again.
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
import { findPackFiles, findPackId, keepWaitingPack, listPackIds } from './store/pack-table.ts'

export type PackApproval = 'required' | 'none'

/** `waiting`: the hash of the loaded one, where it has to wait. */
export type PackChoice = Readonly<{ deciding: LoadedPack; waiting: string | null }>

export async function choosePack(database: Database, loaded: LoadedPack, approval: PackApproval): Promise<PackChoice> {
  const { hash } = loaded.pack
  const atOnce = { deciding: loaded, waiting: null }
  if (approval === 'none' || (await findPackId(database, hash)) !== undefined) return atOnce
  const before = await lastPackId(database)
  if (before === undefined) return atOnce
  const organisation = database.as(FIRST_ORGANISATION)
  if (await wasDone(organisation, FIRST_ORGANISATION, { kind: 'pack-activation', about: hash })) return atOnce
  const files = await findPackFiles(database, before)
  invariant(files !== undefined, 'a pack that decided is stored')
  const reading = readPack(files, sha256, 'to-replay')
  invariant(reading.ok, 'a pack that decided once still reads')
  await keepWaitingPack(database, hash, loaded.files)
  return { deciding: { pack: reading.pack, files }, waiting: hash }
}

/** That of the last run, or else the newest. */
async function lastPackId(database: Database): Promise<number | undefined> {
  const first = (await listOrganisations(database)).find(({ id }) => id === FIRST_ORGANISATION)
  return first?.wakesOfPack ?? (await listPackIds(database, 1))[0]
}
