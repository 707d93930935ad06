/** Who may do what: the table of roles, and the one thing that no role gives. */
import { expect, test } from 'vitest'
import { abilityOf, lackedBy, may, mayDecide } from './ability.ts'
import { PERMISSION_NAMES, type Permission } from './permissions.ts'
import { permissionsOfRoles, permissionsOfScopes, ROLE_NAMES, ROLES, SCOPE_NAMES, SCOPES } from './roles.ts'

test.each(ROLE_NAMES.map((role) => [role] as const))('%s may do what its role says and nothing else', (role) => {
  const ability = abilityOf(permissionsOfRoles([role]), 'p1')
  const given: readonly Permission[] = ROLES[role].may
  for (const permission of PERMISSION_NAMES)
    expect([permission, may(ability, permission)]).toEqual([permission, given.includes(permission)])
})

test.each(SCOPE_NAMES.map((scope) => [scope] as const))('a key with the scope %s may do what it says and nothing else', (scope) => {
  const ability = abilityOf(permissionsOfScopes([scope]), 'key_1')
  const given: readonly Permission[] = SCOPES[scope]
  for (const permission of PERMISSION_NAMES)
    expect([permission, may(ability, permission)]).toEqual([permission, given.includes(permission)])
})

test('several roles add up, and one that nobody knows gives nothing', () => {
  const both = permissionsOfRoles(['auditor', 'rehearser', 'emperor', '__proto__'])
  expect([...both].sort()).toEqual([...ROLES.auditor.may, ...ROLES.rehearser.may].sort())
  expect(permissionsOfRoles([]).size).toBe(0)
  expect(permissionsOfScopes(['constructor', 'toString']).size).toBe(0)
})

const READING = /:(read|find)$/
test.each([['auditor'], ['desk-viewer']] as const)('%s changes nothing', (role) => {
  for (const permission of ROLES[role].may) expect(permission).toMatch(READING)
})

test('whoever manages people and keys decides on no borrower', () => {
  const admin = permissionsOfRoles(['admin'])
  const decides: Permission[] = [
    'appeals:decide',
    'applications:review',
    'limits:propose',
    'loans:write-off',
    'personal:reveal',
    'events:send',
    'bulk-corrections:release',
  ]
  for (const permission of decides) expect([permission, admin.has(permission)]).toEqual([permission, false])
})

test('nobody decides on what he made, through whatever account he comes', () => {
  const manager = abilityOf(permissionsOfRoles(['risk-manager']), 'person-1')
  expect(mayDecide(manager, { maker: 'person-2' })).toBe(true)
  expect(mayDecide(manager, { maker: 'person-1' })).toBe(false)
  expect(mayDecide(abilityOf(permissionsOfRoles(['admin', 'compliance-officer']), 'person-1'), { maker: 'person-1' })).toBe(false)
  expect(mayDecide(abilityOf(permissionsOfScopes(['admin']), 'key_1'), { maker: 'key_1' })).toBe(false)
  expect(mayDecide(abilityOf(permissionsOfRoles(['auditor']), 'person-1'), { maker: 'person-2' })).toBe(false)
})

test.each<[rule: string, own: readonly Permission[], given: readonly Permission[], lacked: readonly Permission[]]>([
  ['what he has he may give', ['book:read', 'audit:read'], ['audit:read'], []],
  ['and all of it', ['book:read'], ['book:read'], []],
  ['one more he may not', ['book:read'], ['book:read', 'ledger:read'], ['ledger:read']],
  ['whoever has nothing gives nothing', [], ['book:read'], ['book:read']],
  ['nothing is always given', [], [], []],
])('of what a key would get, %s', (_rule, own, given, lacked) => {
  expect(lackedBy(abilityOf(own, 'p1'), given)).toEqual(lacked)
})
