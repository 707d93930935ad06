/** Another policy pack: what it says otherwise than the one in force; once two people agreed, it decides, in every server on this database, from the next batch on. */

import type { Change } from '@fairline/contract/views/approval'
import type { Pack } from '@fairline/domain/pack/pack'
import { packChanges } from '@fairline/domain/pack/pack-changes'
import { z } from 'zod'
import type { Packs } from '../packs.ts'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { putInForce, storePack } from '../store/pack-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

const HASH_LENGTH_MAX = 128
const PackWish = z.strictObject({
  hash: z
    .string()
    .regex(/^[\w-]+$/)
    .max(HASH_LENGTH_MAX),
})

const hashOf = ({ hash }: Fields): string => String(hash)

export const packKind: ApprovalKind = {
  ...{ ask: 'platform:run', decide: 'platform:run', lastsMs: USUAL_MS, schema: PackWish, subjectOf: hashOf, aboutOf: hashOf },
  describe,
  carryOut,
}

/** All books are decided by one pack: those of the organisation whose server it is speak for it. */
async function describe({ packs }: KindParts, { organisationId, request }: Asking): Promise<Described> {
  if (organisationId !== FIRST_ORGANISATION)
    return { ok: false, problem: problemOf('forbidden', { detail: 'the policy is of the organisation whose server it is' }) }
  await packs.follow()
  const after = await packs.stored(hashOf(request))
  if (after === undefined) return { ok: false, problem: problemOf('not-found', { detail: 'nobody proposed that pack' }) }
  return { ok: true, changes: changesTo(packs, after) }
}

/** As long as it waits it is looked at again and again. */
const told = new WeakMap<Pack, Readonly<{ from: string; changes: readonly Change[] }>>()

function changesTo({ current }: Packs, after: Pack): readonly Change[] {
  if (current.hash === after.hash) return []
  const known = told.get(after)
  if (known?.from === current.hash) return known.changes
  const changes = packChanges(current, after).map(changeOf)
  told.set(after, { from: current.hash, changes })
  return changes
}

const changeOf = ({ of, ...change }: ReturnType<typeof packChanges>[number]): Change =>
  ({ ...change, ...(of !== undefined && { of }) }) as Change

/** Stored whole before it decides anything (P8). Done twice under one approval it is in force once. */
async function carryOut({ database, packs }: KindParts, _organisationId: number, { id, request }: Agreed): Promise<Carried> {
  const pack = await packs.stored(hashOf(request))
  if (pack === undefined) return { kind: 'failed', problem: problemOf('not-found', { detail: 'that pack is not kept any more' }) }
  await putInForce(database, await storePack(database, pack.hash, pack.files), { approvalId: id })
  await packs.follow()
  return { kind: 'done' }
}
