/** Whether a key that another person approved can still be fetched: by whoever asked for it, in time, and once. */
import { may } from '@fairline/access/ability'
import { KeyWish } from '@fairline/contract/views/keys'
import type { Caller } from '../auth/caller.ts'
import { endFits } from '../auth/make-api-key.ts'
import { wasCollected } from '../store/api-key-table.ts'
import type { Approval } from '../store/approval-table.ts'
import type { Queryable } from '../store/database.ts'

/** After that it is asked for anew: what was agreed on is not kept for later. */
const COLLECT_WITHIN_MS = 72 * 60 * 60_000

/** Of an approval of such a key. */
export function isInTime({ request, doneAt }: Approval, at: number): boolean {
  const { expires_at: end } = KeyWish.parse(request)
  return endFits(end === undefined ? null : Date.parse(end), at) && (doneAt ?? 0) + COLLECT_WITHIN_MS > at
}

export async function mayCollect(database: Queryable, { person, ability }: Caller, approval: Approval, at: number): Promise<boolean> {
  const isHis = approval.maker.person === person && may(ability, 'keys:manage')
  if (!isHis || approval.kind !== 'api-key' || approval.state !== 'done' || !isInTime(approval, at)) return false
  return !(await wasCollected(database, approval.id))
}
