/** Keys that people and other keys make: what stands in the way of one, and its row. Nobody gives more than he has, and only the owner of a file gives all. */
import { lackedBy } from '@fairline/access/ability'
import type { Permission } from '@fairline/access/permissions'
import { isScope, permissionsOfScopes } from '@fairline/access/roles'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import type { KeyTerms, NewKey } from '../store/api-key-table.ts'
import { hashKey, keyId, keyPrefix, makeKey } from './api-keys.ts'
import type { Caller } from './caller.ts'

type Fault = Readonly<{ pointer: string; detail: string }>
export type KeyGrant = Readonly<{ scopes: readonly string[]; senders: readonly string[] }>

/** Of one that is asked for. */
export function grantFaults({ scopes, senders }: KeyGrant): Fault[] {
  const known = (scope: string) => isScope(scope) && scope !== 'admin'
  const outside = (sender: string) => OUTSIDE_SENDERS.some((one) => one === sender)
  return [
    ...scopes.flatMap((scope, nth) => (known(scope) ? [] : [{ pointer: `/scopes/${nth}`, detail: 'is no scope that a key can be given' }])),
    ...senders.flatMap((sender, nth) => (outside(sender) ? [] : [{ pointer: `/senders/${nth}`, detail: 'is no sender from outside' }])),
  ]
}

const SENDS = 'events:send' satisfies Permission

/**
 * What such a key could do and whoever makes it could not, in words; none: he may make it.
 *
 * Four eyes  what a key says that speaks as no operator needs no second person (require-key.ts): so only who needs none himself makes such a key.
 */
export function beyondMaker({ scopes, senders }: KeyGrant, maker: Caller, makerIsAgreed: boolean): string[] {
  const gives = permissionsOfScopes(scopes)
  const sends = gives.has(SENDS)
  return [
    ...lackedBy(maker.ability, gives),
    ...(sends ? senders.filter((sender) => !maker.senders.has(sender)).map((sender) => `events as ${sender}`) : []),
    ...(sends && !senders.includes('operator') && !makerIsAgreed ? ['events that take two people'] : []),
  ]
}

type Wish = KeyGrant & KeyTerms & Readonly<{ name: string; rotatedFrom: string | null; approvalId: string | null }>

/** `secret`: to be shown once. */
export function newKey(wish: Wish, { organisationId, actor, person }: Caller, createdAt: number): { row: NewKey; secret: string } {
  const secret = makeKey()
  const sha256 = hashKey(secret)
  const made = { organisationId, createdAt, madeBy: actor, madeByPerson: person }
  return { row: { ...wish, ...made, id: keyId(sha256), prefix: keyPrefix(secret), sha256 }, secret }
}

const END_WITHIN_MS = 100 * 365 * 24 * 60 * 60_000

/** In the future, within a hundred years; null: it does not end. */
export const endFits = (expiresAt: number | null, at: number): boolean =>
  expiresAt === null || (expiresAt > at && expiresAt < at + END_WITHIN_MS)
