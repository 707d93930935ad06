/** What it takes to see anything in a room. One that shows only refusals is not offered, and says so to whoever has its address. */
import type { Permission } from '@fairline/access/permissions'

/** Beginnings of addresses. What is not listed is for whoever is signed in. */
export const ROOMS = {
  '/measures': 'measures:read',
  '/applications': 'book:read',
  '/lines': 'book:read',
  '/notices': 'book:read',
  '/cases': 'book:read',
  '/approvals': 'approvals:read',
  '/loans': 'book:read',
  '/calendar': 'book:read',
  '/ledger': 'ledger:read',
  '/people': 'people:manage',
  '/audit': 'audit:read',
  '/record': 'record:read',
  '/keys': 'keys:manage',
  '/platform': 'book:read',
  '/playground': 'events:send',
} as const satisfies Readonly<Record<`/${string}`, Permission>>

const HOME: Permission = 'book:read'

/** Undefined: nothing. */
export function neededFor(path: string): Permission | undefined {
  if (path === '/') return HOME
  const room = `/${path.split('/')[1]}`
  return Object.hasOwn(ROOMS, room) ? ROOMS[room as keyof typeof ROOMS] : undefined
}
