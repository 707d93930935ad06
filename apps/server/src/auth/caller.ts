/** Who asks, and what he may do: whatever way he came in by. */
import { type Ability, abilityOf } from '@fairline/access/ability'
import { permissionsOfRoles, permissionsOfScopes } from '@fairline/access/roles'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { PROOF_LASTS_MS } from '@fairline/domain/access/decide-approval'
import type { FastifyRequest } from 'fastify'
import type { Doer } from '../store/act-table.ts'
import { type AddressRule, openAddressRule } from './address-rule.ts'

export type Caller = {
  /** `key`: a service account. `user`: a person, through a session of his own. */
  readonly kind: 'key' | 'user'
  /** Under which what he does stands in the log: the id of the key, or of the person. */
  readonly actor: string
  /** Whose eyes they are: two accounts of one person have one, and so have the keys that he made. */
  readonly person: string
  readonly organisationId: number
  /** Scopes of a key, roles of a person: also those that give nothing yet. */
  readonly roles: readonly string[]
  readonly ability: Ability
  /** In whose name facts may be sent (contract/fact-entry.ts). */
  readonly senders: ReadonlySet<string>
  /** When he last proved with a fresh code that it is he; null: not in this session, and never with a key. */
  readonly provedAt: number | null
  /** Where he may come from. */
  readonly comesFrom: AddressRule
  /** A limit of its own; null: as many as any other. */
  readonly requestsPerMinute: number | null
}

export type KeyOfCaller = Readonly<{
  id: string
  /** Whoever made it; of one that nobody made, the key itself. */
  person: string
  organisationId: number
  scopes: readonly string[]
  senders: readonly string[]
  addresses: readonly string[]
  requestsPerMinute: number | null
}>

export const callerOfKey = ({ id, person, organisationId, scopes, senders, addresses, requestsPerMinute }: KeyOfCaller): Caller => ({
  kind: 'key',
  actor: id,
  person,
  organisationId,
  roles: scopes,
  ability: abilityOf(permissionsOfScopes(scopes), person),
  senders: new Set(senders),
  provedAt: null,
  comesFrom: openAddressRule(addresses),
  requestsPerMinute,
})

const FROM_ANYWHERE = openAddressRule([])

export type UserOfCaller = Readonly<{
  id: string
  person: string
  organisationId: number
  roles: readonly string[]
  hasSecondFactor: boolean
  provedAt: number | null
}>

/** Whoever approves what others made, or says who may, does so with a second factor: without one such a role gives nothing yet. */
export const needsSecondFactor = (roles: readonly string[]): boolean => permissionsOfRoles(roles).has('approvals:decide')

export function callerOfUser({ id, person, organisationId, roles, hasSecondFactor, provedAt }: UserOfCaller): Caller {
  const given = needsSecondFactor(roles) && !hasSecondFactor ? [] : roles
  return {
    ...{ kind: 'user', actor: id, person, organisationId, roles, provedAt },
    ability: abilityOf(permissionsOfRoles(given), person),
    senders: new Set(OUTSIDE_SENDERS),
    comesFrom: FROM_ANYWHERE,
    requestsPerMinute: null,
  }
}

/** For what takes more than a session that was left open: a fresh code, shown not longer ago than that. */
export const provedWithin = ({ provedAt }: Caller, now: number, withinMs = PROOF_LASTS_MS): boolean =>
  provedAt !== null && now - provedAt < withinMs

/** As an act of his tells it. */
export const doerBy = ({ organisationId, actor, person, roles }: Caller, { ip, id }: Pick<FastifyRequest, 'ip' | 'id'>): Doer => ({
  ...{ organisationId, actor, person, roles },
  address: ip,
  requestId: id,
})
