/** What is shown follows what may be done: the server says which permissions these are (packages/access), and refuses what is asked for all the same. */
import type { Permission } from '@fairline/access/permissions'
import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/queries.ts'

export function useMay(permission: Permission): boolean {
  const { data } = useQuery(sessionQuery)
  return data?.permissions.includes(permission) === true
}
