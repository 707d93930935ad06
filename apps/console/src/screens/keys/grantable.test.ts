import { permissionsOfRoles, permissionsOfScopes, SCOPE_NAMES } from '@fairline/access/roles'
import { expect, test } from 'vitest'
import { grantableScopes } from './grantable.ts'

test.each<[rule: string, permissions: readonly string[], scopes: readonly string[]]>([
  ['an administrator', [...permissionsOfRoles(['admin'])], ['audit:read', 'webhooks:manage']],
  [
    'an administrator who reads the ledger too',
    [...permissionsOfRoles(['admin', 'auditor'])],
    ['book:read', 'audit:read', 'webhooks:manage'],
  ],
  ['the root key gives all but its own', [...permissionsOfScopes(['admin'])], SCOPE_NAMES.filter((scope) => scope !== 'admin')],
  ['nobody', [], []],
])('%s', (_rule, permissions, scopes) => {
  expect(grantableScopes(permissions)).toEqual(scopes)
})
