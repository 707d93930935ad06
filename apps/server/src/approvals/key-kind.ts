/**
 * An API key with power over the book: what it is to open is agreed on by two, as roles are.
 *
 * Secret   nobody has one yet when it is approved: the key is made when whoever asked fetches it (POST /v1/keys:collect), and shown to him alone, once.
 */
import { keyTakesTwo } from '@fairline/access/roles'
import type { Change } from '@fairline/contract/views/approval'
import { KeyWish } from '@fairline/contract/views/keys'
import { grantFaults } from '../auth/make-api-key.ts'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { type ApprovalKind, type Asking, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

const nameOf = ({ name }: Fields): string => String(name)

export const keyKind: ApprovalKind = {
  ...{ ask: 'keys:manage', decide: 'keys:manage', lastsMs: USUAL_MS, schema: KeyWish, subjectOf: nameOf, aboutOf: nameOf },
  describe,
  carryOut: async () => ({ kind: 'done' }),
}

async function describe({ now }: KindParts, { request }: Asking): Promise<Described> {
  const wish = KeyWish.parse(request)
  const faults = grantFaults({ scopes: wish.scopes, senders: wish.senders ?? [] })
  if (wish.expires_at !== undefined && Date.parse(wish.expires_at) <= now())
    faults.push({ pointer: '/expires_at', detail: 'must lie in the future' })
  if (!keyTakesTwo(wish.scopes)) faults.push({ pointer: '/scopes', detail: 'takes one person: ask at /v1/keys' })
  if (faults.length > 0)
    return {
      ok: false,
      problem: problemOf('invalid-request', { errors: faults.map((one) => ({ ...one, pointer: `/request${one.pointer}` })) }),
    }
  const changes: Change[] = [
    { field: 'key_scopes', before: null, after: [...wish.scopes].sort() },
    { field: 'key_senders', before: null, after: [...(wish.senders ?? [])].sort() },
    { field: 'key_addresses', before: null, after: [...(wish.addresses ?? [])].sort() },
    { field: 'key_ends', before: null, after: wish.expires_at ?? null },
  ]
  return { ok: true, changes: changes.filter(({ after }) => after !== null && (!Array.isArray(after) || after.length > 0)) }
}
