/** A changed policy pack: what differs from the one that decides; it decides from the next start on. */
import type { Change } from '@fairline/contract/views/approval'
import { z } from 'zod'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { findPackFiles, findWaitingPack } from '../store/pack-table.ts'
import { type ApprovalKind, type Asking, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

const HASH_LENGTH_MAX = 128
const PackWish = z.strictObject({
  hash: z
    .string()
    .regex(/^[\w-]+$/)
    .max(HASH_LENGTH_MAX),
})
/** Of a file so many letters are shown on each side. */
const SHOWN = 4_000

const hashOf = ({ hash }: Fields): string => String(hash)

/** Nothing is left to do: the next start looks whether it was agreed on (pack-choice.ts). */
export const packKind: ApprovalKind = {
  ...{ ask: 'platform:run', decide: 'platform:run', lastsMs: USUAL_MS, schema: PackWish, subjectOf: hashOf, aboutOf: hashOf },
  describe,
  carryOut: async () => ({ kind: 'done' }),
}

async function describe({ database, packs }: KindParts, { request }: Asking): Promise<Described> {
  const [before, after] = [await findPackFiles(database, packs.currentId), await findWaitingPack(database, hashOf(request))]
  if (after === undefined) return { ok: false, problem: problemOf('not-found', { detail: 'no start of this server loaded that pack' }) }
  const names = [...new Set([...(before?.keys() ?? []), ...after.keys()])].sort()
  return { ok: true, changes: names.flatMap((name) => changeOf(name, before?.get(name), after.get(name))) }
}

/** The lines that the other side does not have. */
function changeOf(name: string, before: string | undefined, after: string | undefined): Change[] {
  if (before === after) return []
  return [{ field: 'file', of: name, before: linesBeside(before, after), after: linesBeside(after, before) }]
}

function linesBeside(text: string | undefined, other: string | undefined): string | null {
  if (text === undefined) return null
  const known = new Set(other?.split('\n'))
  const lines = text
    .split('\n')
    .filter((line) => !known.has(line))
    .join('\n')
  return lines.length > SHOWN ? `${lines.slice(0, SHOWN)} …` : lines
}
