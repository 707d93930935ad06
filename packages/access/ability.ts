/**
 * The rules that follow from a set of permissions, asked the same way by the API and by the console.
 *
 * Four eyes  a request is never decided by the person who made it, through whatever account he came: the rule carries the condition.
 */
import { createMongoAbility, type MongoAbility, type RawRuleOf, subject } from '@casl/ability'
import type { Permission } from './permissions.ts'

export type Ability = MongoAbility

/** `maker`: the person behind the account that made the request. */
export type Made = Readonly<{ maker: string }>

const DECIDE = 'approvals:decide' satisfies Permission

const wordsOf = (permission: Permission): { subject: string; action: string } => {
  const at = permission.indexOf(':')
  return { subject: permission.slice(0, at), action: permission.slice(at + 1) }
}

/** `person`: whoever is behind the account; two accounts of one person are one. */
export function abilityOf(permissions: Iterable<Permission>, person: string): Ability {
  const rules: RawRuleOf<MongoAbility>[] = [...permissions].map((permission) => wordsOf(permission))
  rules.push({ ...wordsOf(DECIDE), inverted: true, conditions: { maker: person }, reason: 'nobody approves what he made' })
  return createMongoAbility(rules)
}

export function may(ability: Ability, permission: Permission): boolean {
  const { action, subject: what } = wordsOf(permission)
  return ability.can(action, what)
}

export function mayDecide(ability: Ability, { maker }: Made): boolean {
  const { action, subject: what } = wordsOf(DECIDE)
  return ability.can(action, subject(what, { maker }))
}

/** Of what these permissions would give, what he may not do himself: nobody gives a key more than he has. */
export const lackedBy = (ability: Ability, permissions: Iterable<Permission>): Permission[] =>
  [...permissions].filter((permission) => !may(ability, permission))
