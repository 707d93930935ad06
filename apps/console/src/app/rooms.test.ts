import { type Ability, abilityOf, may } from '@fairline/access/ability'
import { permissionsOfRoles, ROLE_NAMES, type Role } from '@fairline/access/roles'
import { expect, test } from 'vitest'
import { neededFor, ROOMS } from './rooms.ts'

/** As the server tells them (GET /v1/session) and the console reads them. */
const isOpen = (role: Role, path: string): boolean => {
  const needed = neededFor(path)
  return needed === undefined || [...permissionsOfRoles([role])].includes(needed)
}
const isOpenTo = (ability: Ability, path: string): boolean => {
  const needed = neededFor(path)
  return needed === undefined || may(ability, needed)
}
const PATHS = ['/', ...Object.keys(ROOMS), '/account', '/styleguide']

const CREDIT = [
  '/',
  '/measures',
  '/applications',
  '/lines',
  '/notices',
  '/cases',
  '/approvals',
  '/loans',
  '/calendar',
  '/record',
  '/platform',
]
const ANYBODY = ['/account', '/styleguide']

test.each<[role: Role, rooms: readonly string[]]>([
  ['admin', [...CREDIT, '/people', '/audit', '/keys']],
  ['risk-analyst', [...CREDIT, '/ledger']],
  ['risk-manager', [...CREDIT, '/ledger']],
  ['operations-agent', [...CREDIT, '/ledger']],
  ['compliance-officer', [...CREDIT, '/ledger', '/audit']],
  ['auditor', [...CREDIT, '/ledger', '/audit']],
  ['desk-manager', ['/approvals']],
  ['desk-viewer', []],
  ['desk-analyst', ['/approvals']],
  ['rehearser', ['/playground']],
])('%s is offered his rooms and no other', (role, rooms) => {
  expect(PATHS.filter((path) => isOpen(role, path)).sort()).toEqual([...rooms, ...ANYBODY].sort())
})

test.each(ROLE_NAMES.map((role) => [role] as const))('of %s the console decides as the server does', (role) => {
  const ability = abilityOf(permissionsOfRoles([role]), 'p1')
  const decided = PATHS.map((path) => [path, isOpen(role, path)])
  expect(decided).toEqual(PATHS.map((path) => [path, isOpenTo(ability, path)]))
})

test.each([
  ['/lines/b1', 'book:read'],
  ['/approvals/apr_1', 'approvals:read'],
  ['/keys/', 'keys:manage'],
  ['/linesmen', undefined],
  ['/constructor', undefined],
  ['/account', undefined],
])('%s needs %s', (path, needed) => {
  expect(neededFor(path)).toBe(needed)
})
